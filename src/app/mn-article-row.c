/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-row.h"

#include "mn-accessible.h"
#include "mn-text-line.h"

#include <glib/gi18n.h>

struct _MnArticleRow
{
  GtkWidget      parent_instance;

  MnArticleItem *item;
  GtkWidget     *box;
  GtkLabel      *title;
  MnTextLine    *source;
  MnTextLine    *progress;
  GtkImage      *status;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnArticleRow, mn_article_row, GTK_TYPE_WIDGET)

static char *
describe_source (MnArticle *article)
{
  g_autoptr (GDateTime) added = g_date_time_new_from_unix_local (article->added);
  g_autofree char *date = NULL;

  if (article->published != NULL)
    date = g_strdup (article->published);
  else if (added != NULL)
    date = g_date_time_format (added, "%x");
  if (article->publisher != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", article->publisher, date);
  if (article->publisher != NULL)
    return g_strdup (article->publisher);
  return g_steal_pointer (&date);
}

static char *
describe_progress (MnArticle *article)
{
  g_autofree char *mentions = NULL;
  g_autofree char *claims = NULL;

  if (article->n_mentions == 0 && article->n_claims == 0)
    return g_strdup (_("Nothing marked yet"));
  mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", article->n_mentions), article->n_mentions);
  claims = g_strdup_printf (ngettext ("%u claim", "%u claims", article->n_claims), article->n_claims);
  return g_strdup_printf ("%s · %s", mentions, claims);
}

static void
update (MnArticleRow *self)
{
  static const char *const icons[] = { NULL, "document-edit-symbolic", "object-select-symbolic" };
  const char *const names[] = { _("To do"), _("In progress"), _("Done") };
  MnArticle *article = self->item != NULL ? mn_article_item_get_article (self->item) : NULL;
  g_autofree char *source = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *spoken = NULL;

  if (article == NULL)
    {
      gtk_label_set_text (self->title, "");
      return;
    }
  source = describe_source (article);
  progress = describe_progress (article);
  gtk_label_set_text (self->title, article->title);
  mn_text_line_set_text (self->source, source);
  mn_text_line_set_text (self->progress, progress);
  spoken = g_strdup_printf ("%s · %s", article->title, progress);
  mn_accessible_name_row (GTK_WIDGET (self), spoken);
  gtk_widget_set_visible (GTK_WIDGET (self->status), article->status != MN_ARTICLE_TO_DO);
  if (article->status != MN_ARTICLE_TO_DO)
    gtk_image_set_from_icon_name (self->status, icons[article->status]);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), names[article->status]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, names[article->status],
                                  -1);
}

static void
set_item (MnArticleRow  *self,
          MnArticleItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify::article", G_CALLBACK (update), self);
  update (self);
}

static void
mn_article_row_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, MN_ARTICLE_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_row_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      set_item (MN_ARTICLE_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_row_dispose (GObject *object)
{
  MnArticleRow *self = MN_ARTICLE_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_article_row_parent_class)->dispose (object);
}

static void
mn_article_row_class_init (MnArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_article_row_get_property;
  object_class->set_property = mn_article_row_set_property;
  object_class->dispose = mn_article_row_dispose;

  /**
   * MnArticleRow:item:
   *
   * The article to show.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, MN_TYPE_ARTICLE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MN_TYPE_TEXT_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnArticleRow, box);
  gtk_widget_class_bind_template_child (widget_class, MnArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, MnArticleRow, source);
  gtk_widget_class_bind_template_child (widget_class, MnArticleRow, progress);
  gtk_widget_class_bind_template_child (widget_class, MnArticleRow, status);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_article_row_init (MnArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

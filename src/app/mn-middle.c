/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-middle.h"

#include <glib/gi18n.h>

struct _MnMiddle
{
  AdwBin        parent_instance;

  MnWorkspace  *workspace;

  GtkBox       *article_box;
  GtkWidget    *article;
  MnEntityPage *page;
  GtkWidget    *bar;
  GtkLabel     *bar_name;
  GtkLabel     *bar_position;
  gboolean      is_at_hand; /* the bar shows while the article does */
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnMiddle, mn_middle, ADW_TYPE_BIN)

static gboolean
is_page (MnMiddle *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->page));
}

static void
update_bar (MnMiddle *self)
{
  MnEntity *entity = mn_entity_page_get_entity (self->page);
  g_autofree char *text = NULL;
  guint position, n;

  gtk_widget_set_visible (self->bar, self->is_at_hand && entity != NULL);
  if (!self->is_at_hand || entity == NULL)
    return;
  gtk_label_set_text (self->bar_name, entity->name);
  if (mn_entity_page_get_position (self->page, &position, &n))
    /* Translators: which mention of an entity, and of how many */
    text = g_strdup_printf (g_dngettext (NULL, "%u of %u", "%u of %u", n), position + 1, n);
  gtk_label_set_text (self->bar_position, text != NULL ? text : "");
}

/* Not by a stack: a screen reader would find what that does not show */
static void
show_page (MnMiddle *self,
           gboolean  is_page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->article_box), !is_page);
  gtk_widget_set_visible (GTK_WIDGET (self->page), is_page);
  mn_entity_page_set_active (self->page, is_page);
  if (!is_page)
    update_bar (self);
}

/* Whatever goes to a place in the article, or to another article */
static void
on_go (MnMiddle *self)
{
  show_page (self, FALSE);
}

static gboolean
mn_middle_grab_focus (GtkWidget *widget)
{
  MnMiddle *self = MN_MIDDLE (widget);

  return gtk_widget_grab_focus (is_page (self) ? GTK_WIDGET (self->page) : self->article);
}

static void
mn_middle_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, MN_MIDDLE (object)->article);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_middle_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  MnMiddle *self = MN_MIDDLE (object);

  switch (id)
    {
    case PROP_ARTICLE:
      self->article = g_value_get_object (value);
      if (self->article != NULL)
        gtk_box_append (self->article_box, self->article);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_middle_dispose (GObject *object)
{
  g_clear_object (&MN_MIDDLE (object)->workspace);

  G_OBJECT_CLASS (mn_middle_parent_class)->dispose (object);
}

static void
mn_middle_class_init (MnMiddleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_middle_get_property;
  object_class->set_property = mn_middle_set_property;
  object_class->dispose = mn_middle_dispose;
  widget_class->grab_focus = mn_middle_grab_focus;

  /**
   * MnMiddle:article:
   *
   * The pane with the article.
   */
  properties[PROP_ARTICLE]
      = g_param_spec_object ("article", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MN_TYPE_ENTITY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-middle.ui");
  gtk_widget_class_bind_template_child (widget_class, MnMiddle, article_box);
  gtk_widget_class_bind_template_child (widget_class, MnMiddle, page);
  gtk_widget_class_bind_template_child (widget_class, MnMiddle, bar);
  gtk_widget_class_bind_template_child (widget_class, MnMiddle, bar_name);
  gtk_widget_class_bind_template_child (widget_class, MnMiddle, bar_position);
}

static void
mn_middle_init (MnMiddle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_middle_set_workspace:
 * @self: a middle
 * @workspace: what the window has in hand
 */
void
mn_middle_set_workspace (MnMiddle    *self,
                         MnWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  mn_entity_page_set_workspace (self->page, workspace);
  g_signal_connect_object (workspace, "reveal", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "select", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
}

/**
 * mn_middle_get_page:
 * @self: a middle
 *
 * Returns: (transfer none): the page, whether it shows or not
 */
MnEntityPage *
mn_middle_get_page (MnMiddle *self)
{
  return self->page;
}

/**
 * mn_middle_get_entity:
 * @self: a middle
 *
 * Returns: (transfer none) (nullable): the entity whose page shows; %NULL where the article does
 */
const MnId *
mn_middle_get_entity (MnMiddle *self)
{
  return is_page (self) ? mn_entity_page_get_id (self->page) : NULL;
}

/**
 * mn_middle_show_entity:
 * @self: a middle
 * @entity: an entity of the library
 *
 * Shows its page in the place of the article, with the keyboard in it.
 */
void
mn_middle_show_entity (MnMiddle   *self,
                       const MnId *entity)
{
  mn_entity_page_show_entity (self->page, entity);
  show_page (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/**
 * mn_middle_show_article:
 * @self: a middle
 *
 * Shows the article again.
 */
void
mn_middle_show_article (MnMiddle *self)
{
  show_page (self, FALSE);
}

/**
 * mn_middle_set_at_hand:
 * @self: a middle
 * @is_at_hand: whether the bar is wanted above the article
 *
 * Keeps the page at hand while the article shows, or no longer.
 */
void
mn_middle_set_at_hand (MnMiddle *self,
                       gboolean  is_at_hand)
{
  self->is_at_hand = is_at_hand;
  update_bar (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-duplicate-row.h"

#include "mn-accessible.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* Uses are counted as far as this */
#define MOST_USES 1000

struct _MnDuplicateRow
{
  GtkWidget        parent_instance;

  MnLibrary       *library;
  MnDuplicateItem *item;
  GtkWidget       *box;
  GtkLabel        *kept_name;
  GtkLabel        *kept_uses;
  GtkLabel        *merged_name;
  GtkLabel        *merged_uses;
  GtkLabel        *reason;
};

enum
{
  MERGE,
  DISMISS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnDuplicateRow, mn_duplicate_row, GTK_TYPE_WIDGET)

static const char *
describe_reason (MnDuplicateReason reason)
{
  switch (reason)
    {
    case MN_DUPLICATE_LINK:
      return _("Same link");
    case MN_DUPLICATE_NAME:
      return _("Same name");
    case MN_DUPLICATE_ALIAS:
      return _("One is called like the other");
    case MN_DUPLICATE_NEAR:
      return _("One letter apart");
    case MN_DUPLICATE_INITIALS:
      return _("Initials");
    case MN_DUPLICATE_SURNAME:
    default:
      return _("Same surname");
    }
}

static char *
describe_uses (MnDuplicateRow *self,
               MnEntity       *entity)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (self->library);
  MnTagset *tagset = mn_library_get_tagset (self->library);
  const char *type = mn_tag_words_translate (mn_tags_get_label (&tagset->entity_types, entity->type));
  guint n = (guint) MAX (mn_snapshot_count_uses (snapshot, &entity->record.id, MOST_USES, NULL), 0);
  g_autofree char *uses = NULL;

  if (n >= MOST_USES)
    /* Translators: %u is a round number, of which there are that many or more */
    uses = g_strdup_printf (_("%u uses or more"), n);
  else
    uses = g_strdup_printf (g_dngettext (NULL, "%u use", "%u uses", n), n);
  return g_strdup_printf ("%s · %s", type, uses);
}

static void
update (MnDuplicateRow *self)
{
  MnEntity *kept = mn_duplicate_item_get_kept (self->item);
  MnEntity *merged = mn_duplicate_item_get_merged (self->item);
  const char *reason = describe_reason (mn_duplicate_item_get_reason (self->item));
  g_autofree char *kept_uses = describe_uses (self, kept);
  g_autofree char *merged_uses = describe_uses (self, merged);
  /* Translators: two names, and why they may be one */
  g_autofree char *spoken = g_strdup_printf (_("%s and %s: %s"), kept->name, merged->name, reason);

  gtk_label_set_text (self->kept_name, kept->name);
  gtk_label_set_text (self->kept_uses, kept_uses);
  gtk_label_set_text (self->merged_name, merged->name);
  gtk_label_set_text (self->merged_uses, merged_uses);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_sensitive (self->box, !mn_duplicate_item_is_busy (self->item));
  mn_accessible_name_row (GTK_WIDGET (self), spoken);
}

static void
on_swap (MnDuplicateRow *self)
{
  mn_duplicate_item_swap (self->item);
}

static void
on_merge (MnDuplicateRow *self)
{
  g_signal_emit (self, signals[MERGE], 0, self->item);
}

static void
on_dismiss (MnDuplicateRow *self)
{
  g_signal_emit (self, signals[DISMISS], 0, self->item);
}

static void
mn_duplicate_row_dispose (GObject *object)
{
  MnDuplicateRow *self = MN_DUPLICATE_ROW (object);

  mn_duplicate_row_show (self, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_duplicate_row_parent_class)->dispose (object);
}

static void
mn_duplicate_row_class_init (MnDuplicateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_duplicate_row_dispose;

  /**
   * MnDuplicateRow::merge:
   * @self: a row
   * @item: what it shows, which is to be merged
   */
  signals[MERGE] = g_signal_new ("merge", MN_TYPE_DUPLICATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 MN_TYPE_DUPLICATE_ITEM);

  /**
   * MnDuplicateRow::dismiss:
   * @self: a row
   * @item: what it shows, which are two
   */
  signals[DISMISS] = g_signal_new ("dismiss", MN_TYPE_DUPLICATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, MN_TYPE_DUPLICATE_ITEM);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-duplicate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnDuplicateRow, box);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicateRow, kept_name);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicateRow, kept_uses);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicateRow, merged_name);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicateRow, merged_uses);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicateRow, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_swap);
  gtk_widget_class_bind_template_callback (widget_class, on_merge);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss);
}

static void
mn_duplicate_row_init (MnDuplicateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_duplicate_row_show:
 * @self: a row
 * @library: (nullable): the library that they are of
 * @item: (nullable): what to show
 */
void
mn_duplicate_row_show (MnDuplicateRow  *self,
                       MnLibrary       *library,
                       MnDuplicateItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->library, library);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}

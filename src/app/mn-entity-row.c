/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-row.h"

#include "mn-accessible.h"
#include "mn-library.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"
#include "mn-text-line.h"

struct _MnEntityRow
{
  GtkWidget     parent_instance;

  MnDocument   *document;
  MnEntityItem *item;
  GtkWidget    *swatch;
  GtkWidget    *name;
  GtkWidget    *count;
};

G_DEFINE_FINAL_TYPE (MnEntityRow, mn_entity_row, GTK_TYPE_WIDGET)

static void
update (MnEntityRow *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (self->document));
  const char *type = mn_entity_item_get_entity_type (self->item);
  const char *label = mn_entity_item_get_label (self->item);
  gboolean is_header = mn_entity_item_is_header (self->item);
  g_autofree char *n = g_strdup_printf ("%u", mn_entity_item_get_n (self->item));
  g_autofree char *spoken = NULL;

  if (is_header)
    label = mn_tag_words_translate (label);
  spoken = g_strdup_printf ("%s · %s", label, n);

  mn_text_line_set_text (MN_TEXT_LINE (self->name), label);
  mn_text_line_set_text (MN_TEXT_LINE (self->count), n);
  mn_swatch_set_tag (MN_SWATCH (self->swatch), mn_tags_find (&tagset->entity_types, type));
  gtk_widget_set_visible (self->swatch, !is_header);
  /* GTK gives the keyboard to no row that cannot be selected, and the list begins with one: it would let nobody in */
  gtk_widget_set_focusable (GTK_WIDGET (self), is_header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  mn_accessible_name_row (GTK_WIDGET (self), spoken);
  if (is_header)
    gtk_widget_add_css_class (GTK_WIDGET (self), "group-header");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "group-header");
}

static void
mn_entity_row_dispose (GObject *object)
{
  MnEntityRow *self = MN_ENTITY_ROW (object);

  mn_entity_row_show (self, NULL, NULL);
  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->count, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_entity_row_parent_class)->dispose (object);
}

static void
mn_entity_row_class_init (MnEntityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_entity_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* Not by a template: the list makes some two hundred rows at once while an article opens */
static void
mn_entity_row_init (MnEntityRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->swatch = mn_swatch_new (NULL, FALSE);
  self->name = g_object_new (MN_TYPE_TEXT_LINE, "hexpand", TRUE, NULL);
  self->count = g_object_new (MN_TYPE_TEXT_LINE, "is-number", TRUE, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
}

/**
 * mn_entity_row_show:
 * @self: a row
 * @document: (nullable): the document that mentions the entity
 * @item: (nullable): what to show
 */
void
mn_entity_row_show (MnEntityRow  *self,
                    MnDocument   *document,
                    MnEntityItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (mn_document_get_library (self->document), self);
  g_set_object (&self->document, document);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  g_signal_connect_swapped (mn_document_get_library (document), "notify::tagset", G_CALLBACK (update), self);
  update (self);
}

/**
 * mn_entity_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
MnEntityItem *
mn_entity_row_get_item (MnEntityRow *self)
{
  return self->item;
}

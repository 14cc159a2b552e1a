/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-attribute-row.h"

#include "mn-attribute-text.h"

#include <glib/gi18n.h>

struct _MnAttributeRow
{
  GtkWidget   parent_instance;

  GtkLabel   *title;
  GtkLabel   *value;
  GtkWidget  *remove;
  MnAttribute attribute;
};

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnAttributeRow, mn_attribute_row, GTK_TYPE_WIDGET)

static void
on_clicked (MnAttributeRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
mn_attribute_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_attribute_row_parent_class)->dispose (object);
}

static void
mn_attribute_row_finalize (GObject *object)
{
  mn_struct_clear (&mn_attribute_info, &MN_ATTRIBUTE_ROW (object)->attribute);

  G_OBJECT_CLASS (mn_attribute_row_parent_class)->finalize (object);
}

static void
mn_attribute_row_class_init (MnAttributeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_attribute_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_attribute_row_finalize;

  /**
   * MnAttributeRow::remove:
   * @self: a row
   */
  signals[REMOVE]
      = g_signal_new ("remove", MN_TYPE_ATTRIBUTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-attribute-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnAttributeRow, title);
  gtk_widget_class_bind_template_child (widget_class, MnAttributeRow, value);
  gtk_widget_class_bind_template_child (widget_class, MnAttributeRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
mn_attribute_row_init (MnAttributeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_attribute_row_new:
 * @attribute: an attribute of a record
 * @label: what it is called
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mn_attribute_row_new (const MnAttribute *attribute,
                      const char        *label)
{
  MnAttributeRow *self = g_object_new (MN_TYPE_ATTRIBUTE_ROW, NULL);
  g_autofree char *text = mn_attribute_value_to_text (attribute->value);
  /* Translators: %s is what a field is called that the tagset no longer has */
  g_autofree char *title = g_strdup_printf (_("%s, Not Asked for Here"), label);
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), label);

  mn_struct_copy (&mn_attribute_info, &self->attribute, attribute);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->value, text);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  return GTK_WIDGET (self);
}

/**
 * mn_attribute_row_get_attribute:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
const MnAttribute *
mn_attribute_row_get_attribute (MnAttributeRow *self)
{
  return &self->attribute;
}

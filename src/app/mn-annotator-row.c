/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-annotator-row.h"

#include <glib/gi18n.h>

struct _MnAnnotatorRow
{
  AdwActionRow    parent_instance;

  GtkCheckButton *check;
  GtkWidget      *rename;
  MnId            annotator;
};

G_DEFINE_FINAL_TYPE (MnAnnotatorRow, mn_annotator_row, ADW_TYPE_ACTION_ROW)

static void
mn_annotator_row_class_init (MnAnnotatorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-annotator-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnAnnotatorRow, check);
  gtk_widget_class_bind_template_child (widget_class, MnAnnotatorRow, rename);
}

static void
mn_annotator_row_init (MnAnnotatorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_annotator_row_new:
 * @annotator: an annotator
 *
 * Returns: (transfer floating): a row, to be put where `app.annotator` and `preferences.rename-annotator` are
 */
GtkWidget *
mn_annotator_row_new (MnAnnotator *annotator)
{
  MnAnnotatorRow *self = g_object_new (MN_TYPE_ANNOTATOR_ROW, NULL);
  g_autofree char *rename = g_strdup_printf (_("Rename “%s”"), annotator->name);
  char id[MN_ID_STRING_SIZE];

  self->annotator = annotator->record.id;
  mn_id_to_string (&self->annotator, id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), annotator->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->check), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->rename), "s", id);
  gtk_widget_set_tooltip_text (self->rename, rename);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rename), GTK_ACCESSIBLE_PROPERTY_LABEL, rename, -1);
  return GTK_WIDGET (self);
}

/**
 * mn_annotator_row_is_of:
 * @self: a row
 * @annotator: who
 *
 * Returns: whether it shows them
 */
gboolean
mn_annotator_row_is_of (MnAnnotatorRow *self,
                        const MnId     *annotator)
{
  return mn_id_equal (&self->annotator, annotator);
}

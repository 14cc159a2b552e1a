/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-hidden-marks.h"

#include "mn-layer-census.h"

#include <glib/gi18n.h>

struct _MnHiddenMarks
{
  GtkWidget    parent_instance;

  MnWorkspace *workspace;
  MnDocument  *document;
  GtkWidget   *button;
  guint        counting;
};

G_DEFINE_FINAL_TYPE (MnHiddenMarks, mn_hidden_marks, GTK_TYPE_WIDGET)

static guint
count (MnHiddenMarks *self)
{
  MnLayers *layers = mn_workspace_get_layers (self->workspace);
  g_autoptr (MnLayerCensus) census = NULL;

  if (self->document == NULL || mn_layers_shows_all (layers))
    return 0;
  census = mn_layer_census_new (self->document, layers);
  return mn_layer_census_get_n_hidden (census);
}

static gboolean
count_now (gpointer user_data)
{
  MnHiddenMarks *self = user_data;
  guint n = count (self);
  g_autofree char *label = NULL;

  self->counting = 0;
  label = g_strdup_printf (g_dngettext (NULL, "%u mark hidden · Show All", "%u marks hidden · Show All", n), n);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return G_SOURCE_REMOVE;
}

/* After the frame that shows the marks, however many changes come at once */
static void
queue_count (MnHiddenMarks *self)
{
  if (self->counting == 0)
    self->counting = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, count_now, self, NULL);
}

static void
on_document (MnHiddenMarks *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
    }
  queue_count (self);
}

static void
mn_hidden_marks_dispose (GObject *object)
{
  MnHiddenMarks *self = MN_HIDDEN_MARKS (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_hidden_marks_parent_class)->dispose (object);
}

static void
mn_hidden_marks_class_init (MnHiddenMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_hidden_marks_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_hidden_marks_init (MnHiddenMarks *self)
{
  self->button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "doc.show-all-layers");
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_add_css_class (self->button, "hidden-marks");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * mn_hidden_marks_set_workspace:
 * @self: a sign
 * @workspace: whose marks it counts
 */
void
mn_hidden_marks_set_workspace (MnHiddenMarks *self,
                               MnWorkspace   *workspace)
{
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_layers (workspace), "changed", G_CALLBACK (queue_count), self,
                           G_CONNECT_SWAPPED);
  on_document (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-preferences-window.h"

#include "mn-annotator-dialog.h"
#include "mn-annotator-row.h"

struct _MnPreferencesWindow
{
  AdwWindow        parent_instance;

  GtkListBox      *annotators;
  GtkSwitch       *suggest_names;
  GtkSwitch       *suggest_claims;
  GtkSpinButton   *notice_seconds;
  MnLibrary       *library;
  MnAnnotatorList *list;
};

G_DEFINE_FINAL_TYPE (MnPreferencesWindow, mn_preferences_window, ADW_TYPE_WINDOW)

/* A list that was filled anew has lost the keyboard */
static void
focus_row (MnPreferencesWindow *self,
           const MnId          *annotator)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->annotators));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (mn_annotator_row_is_of (MN_ANNOTATOR_ROW (row), annotator))
      gtk_widget_grab_focus (row);
}

static void
on_added (GtkWindow *parent,
          MnChange  *change,
          gpointer   user_data G_GNUC_UNUSED)
{
  MnRecord *annotator = mn_change_get_item (change, 0)->after;
  char id[MN_ID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (parent), "app.annotator", "s", mn_id_to_string (&annotator->id, id));
  focus_row (MN_PREFERENCES_WINDOW (parent), &annotator->id);
}

static void
new_action (GtkWidget  *widget,
            const char *name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  mn_annotator_dialog_present (GTK_WINDOW (widget), MN_PREFERENCES_WINDOW (widget)->library, NULL, on_added, NULL);
}

static void
on_renamed (GtkWindow *parent,
            MnChange  *change,
            gpointer   user_data G_GNUC_UNUSED)
{
  focus_row (MN_PREFERENCES_WINDOW (parent), &mn_change_get_item (change, 0)->after->id);
}

static void
rename_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  MnPreferencesWindow *self = MN_PREFERENCES_WINDOW (widget);
  MnAnnotator *annotator = NULL;
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    annotator = mn_annotator_list_find (self->list, &id);
  if (annotator != NULL)
    mn_annotator_dialog_present (GTK_WINDOW (self), self->library, annotator, on_renamed, NULL);
}

static GtkWidget *
new_row (gpointer item,
         gpointer user_data G_GNUC_UNUSED)
{
  return mn_annotator_row_new (mn_annotator_item_get_annotator (item));
}

static void
mn_preferences_window_dispose (GObject *object)
{
  MnPreferencesWindow *self = MN_PREFERENCES_WINDOW (object);

  g_clear_object (&self->library);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (mn_preferences_window_parent_class)->dispose (object);
}

static void
mn_preferences_window_class_init (MnPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MnPreferencesWindow, annotators);
  gtk_widget_class_bind_template_child (widget_class, MnPreferencesWindow, suggest_names);
  gtk_widget_class_bind_template_child (widget_class, MnPreferencesWindow, suggest_claims);
  gtk_widget_class_bind_template_child (widget_class, MnPreferencesWindow, notice_seconds);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "preferences.new-annotator", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "preferences.rename-annotator", "s", rename_action);
}

static void
mn_preferences_window_init (MnPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_preferences_window_new:
 * @library: whose annotators
 * @annotators: all of them
 * @settings: the settings of the program
 *
 * Returns: (transfer none): a window that has `app.annotator` to be given to it
 */
GtkWindow *
mn_preferences_window_new (MnLibrary       *library,
                           MnAnnotatorList *annotators,
                           GSettings       *settings)
{
  MnPreferencesWindow *self = g_object_new (MN_TYPE_PREFERENCES_WINDOW, NULL);
  gboolean can_edit = !mn_library_is_read_only (library);

  self->library = g_object_ref (library);
  self->list = g_object_ref (annotators);
  gtk_list_box_bind_model (self->annotators, G_LIST_MODEL (annotators), new_row, NULL, NULL);
  g_settings_bind (settings, "suggest-names", self->suggest_names, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "suggest-claims", self->suggest_claims, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notice-seconds", self->notice_seconds, "value", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.new-annotator", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.rename-annotator", can_edit);
  return GTK_WINDOW (self);
}

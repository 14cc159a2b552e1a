/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-annotators.h"

#include "mn-annotator-dialog.h"
#include "mn-preferences-window.h"
#include "mn-window.h"

#include <glib/gi18n.h>

struct _MnAnnotators
{
  GObject          parent_instance;

  GtkApplication  *application; /* which owns this */
  MnLibrary       *library;
  GSettings       *settings;
  MnAnnotatorList *list;
};

G_DEFINE_FINAL_TYPE (MnAnnotators, mn_annotators, G_TYPE_OBJECT)

static GAction *
get_action (MnAnnotators *self,
            const char   *name)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self->application), name);
}

/* Whoever annotated is gone where somebody undid their making from the history; there is always one */
static void
update (MnAnnotators *self)
{
  const MnId *current = mn_library_get_annotator (self->library);
  g_autofree char *remembered = g_settings_get_string (self->settings, "annotator");
  g_autoptr (GError) error = NULL;
  char id[MN_ID_STRING_SIZE];

  if (mn_annotator_list_find (self->list, current) == NULL
      && !mn_library_use_annotator (self->library, NULL, g_get_user_name (), &error))
    g_debug ("Nobody can annotate: %s", error->message);
  mn_id_to_string (mn_library_get_annotator (self->library), id);
  g_simple_action_set_state (G_SIMPLE_ACTION (get_action (self, "annotator")), g_variant_new_string (id));
  if (!g_str_equal (remembered, id))
    g_settings_set_string (self->settings, "annotator", id);
}

static void
tell (MnAnnotators *self,
      MnAnnotator  *annotator)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  g_autofree char *message = g_strdup_printf (_("You annotate as “%s” now"), annotator->name);

  if (MN_IS_WINDOW (window))
    mn_window_add_toast (MN_WINDOW (window), message, NULL, NULL);
}

static void
use (MnAnnotators *self,
     const MnId   *id)
{
  MnAnnotator *annotator = mn_annotator_list_find (self->list, id);
  g_autoptr (GError) error = NULL;

  if (annotator == NULL || mn_id_equal (id, mn_library_get_annotator (self->library)))
    return;
  if (mn_library_use_annotator (self->library, id, annotator->name, &error))
    tell (self, annotator);
  else
    g_debug ("The annotator could not be read: %s", error->message);
}

static void
do_annotator (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *value,
              gpointer       user_data)
{
  MnId id;

  if (mn_id_parse (g_variant_get_string (value, NULL), &id))
    use (user_data, &id);
}

static void
on_named (GtkWindow *parent G_GNUC_UNUSED,
          MnChange  *change,
          gpointer   user_data)
{
  use (user_data, &mn_change_get_item (change, 0)->after->id);
}

static void
do_new_annotator (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  MnAnnotators *self = user_data;

  mn_annotator_dialog_present (gtk_application_get_active_window (self->application), self->library, NULL, on_named,
                               self);
}

static void
do_preferences (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  MnAnnotators *self = user_data;
  GtkWindow *window = mn_preferences_window_new (self->library, self->list, self->settings);

  gtk_window_set_transient_for (window, gtk_application_get_active_window (self->application));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (self->application));
  gtk_window_present (window);
}

static void
mn_annotators_finalize (GObject *object)
{
  MnAnnotators *self = MN_ANNOTATORS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mn_annotators_parent_class)->finalize (object);
}

static void
mn_annotators_class_init (MnAnnotatorsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_annotators_finalize;
}

static void
mn_annotators_init (MnAnnotators *self G_GNUC_UNUSED)
{
}

/**
 * mn_annotators_new:
 * @application: the program, which must outlive this
 * @library: its library, in which somebody annotates already
 * @settings: where that is remembered
 *
 * Returns: (transfer full): who annotates in the program
 */
MnAnnotators *
mn_annotators_new (GtkApplication *application,
                   MnLibrary      *library,
                   GSettings      *settings)
{
  static const GActionEntry entries[] = {
    { .name = "annotator", .parameter_type = "s", .state = "''", .change_state = do_annotator },
    { .name = "new-annotator", .activate = do_new_annotator },
    { .name = "preferences", .activate = do_preferences },
  };
  MnAnnotators *self = g_object_new (MN_TYPE_ANNOTATORS, NULL);

  self->application = application;
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->list = mn_annotator_list_new (library);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (get_action (self, "new-annotator")), !mn_library_is_read_only (library));
  /* after the list, which follows the same signal */
  g_signal_connect_object (library, "annotators-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "config.h"

#include "mn-application.h"

#include "mn-accessible.h"
#include "mn-annotators.h"
#include "mn-sqlite-store.h"
#include "mn-window.h"

#include <glib/gi18n.h>

#define POLL_MS 500

struct _MnApplication
{
  AdwApplication parent_instance;

  char          *path; /* of the library */
  MnLibrary     *library;
  MnAnnotators  *annotators;
  GSettings     *settings;
  guint          poll;
};

G_DEFINE_FINAL_TYPE (MnApplication, mn_application, ADW_TYPE_APPLICATION)

/* Other processes may write to the library too (design: Threads) */
static gboolean
on_poll (gpointer user_data)
{
  MnApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->library != NULL && window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)))
    mn_store_poll (mn_library_get_store (self->library));
  return G_SOURCE_CONTINUE;
}

static gboolean
open_library (MnApplication *self,
              GError       **error)
{
  g_autofree char *annotator = g_settings_get_string (self->settings, "annotator");
  g_autofree char *default_path = mn_sqlite_store_default_path ();
  const char *path = self->path != NULL ? self->path : default_path;
  const char *name = g_get_real_name ();
  g_autoptr (MnStore) store = NULL;
  g_autoptr (MnLibrary) library = NULL;
  MnId id = MN_ID_NONE;

  store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, error);
  if (store == NULL)
    return FALSE;
  library = mn_library_new (store, error);
  if (library == NULL)
    return FALSE;

  mn_id_parse (annotator, &id);
  if (g_strcmp0 (name, "Unknown") == 0 || *name == '\0')
    name = g_get_user_name ();
  if (!mn_library_use_annotator (library, &id, name, error))
    return FALSE;
  self->annotators = mn_annotators_new (GTK_APPLICATION (self), library, self->settings);
  self->library = g_steal_pointer (&library);
  self->poll = g_timeout_add (POLL_MS, on_poll, self);
  return TRUE;
}

static void
on_library_picked (GtkNativeDialog *dialog,
                   int              response,
                   MnApplication   *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_free (self->path);
      self->path = g_file_get_path (file);
      g_application_activate (G_APPLICATION (self));
    }
  g_application_release (G_APPLICATION (self));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
pick_library (MnApplication *self)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Open Another Library"), NULL, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  g_application_hold (G_APPLICATION (self));
  g_signal_connect (dialog, "response", G_CALLBACK (on_library_picked), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_problem_response (AdwMessageDialog *dialog G_GNUC_UNUSED,
                     const char       *response,
                     MnApplication    *self)
{
  if (g_strcmp0 (response, "other") == 0)
    pick_library (self);
  else if (g_strcmp0 (response, "again") == 0)
    g_application_activate (G_APPLICATION (self));
}

/* There is no library to show: says why and what can be done, and leaves the file as it is */
static void
tell_library_problem (MnApplication *self,
                      const GError  *problem)
{
  GtkWidget *dialog = adw_message_dialog_new (NULL, _("The library could not be opened"), problem->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "quit", _("_Quit"), "other", _("_Other Library…"),
                                    "again", _("Try _Again"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "quit");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again", ADW_RESPONSE_SUGGESTED);
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  gtk_window_set_title (GTK_WINDOW (dialog), _("Manicule"));
  g_signal_connect (dialog, "response", G_CALLBACK (on_problem_response), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window to work in: the one in front, else a new one; NULL where there is no library for it */
static MnWindow *
get_window (MnApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (MN_IS_WINDOW (window))
    return MN_WINDOW (window);
  if (self->library == NULL && !open_library (self, &error))
    {
      tell_library_problem (self, error);
      return NULL;
    }
  return mn_window_new (GTK_APPLICATION (self), self->library, self->settings);
}

static void
mn_application_activate (GApplication *application)
{
  MnWindow *window = get_window (MN_APPLICATION (application));

  if (window == NULL)
    return;
  mn_window_reopen_last (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
mn_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint G_GNUC_UNUSED)
{
  MnWindow *window = get_window (MN_APPLICATION (application));

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  mn_window_open_files (window, files, (guint) n_files);
}

static int
mn_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  MnApplication *self = MN_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Manicule %s\n", MN_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^ay", &self->path))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static int
mn_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **argument = arguments + 1; arguments[0] != NULL && *argument != NULL; argument++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (command_line, *argument));
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  else
    g_application_activate (application);
  return 0;
}

static void
do_quit (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  GtkApplication *application = user_data;
  GtkWindow *window;

  /* closing lets each window put its state and what is half typed in safety */
  while ((window = gtk_application_get_active_window (application)) != NULL)
    {
      gtk_window_close (window);
      if (gtk_application_get_active_window (application) == window)
        break;
    }
}

static void
do_new_window (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  MnApplication *self = user_data;

  if (self->library != NULL)
    gtk_window_present (GTK_WINDOW (mn_window_new (GTK_APPLICATION (self), self->library, self->settings)));
}

static void
do_about (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  GtkApplication *application = user_data;

  adw_show_about_window (gtk_application_get_active_window (application), "application-name", _("Manicule"),
                         "application-icon", MN_APP_ID, "version", MN_VERSION, "developer-name",
                         _("The Manicule developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Mark up articles by hand: who and what is mentioned, who claims what, and whether it holds. "
                           "Everything stays on your own disk."),
                         /* Translators: your name, one line each */
                         "translator-credits", _("translator-credits"), NULL);
}

static void
mn_application_startup (GApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "app.new-window", { "<Control>n", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "win.close", { "<Control>w", NULL } },
    { "win.open", { "<Control>o", NULL } },
    { "win.paste", { "<Control><Shift>v", NULL } },
    { "win.import", { "<Control>i", NULL } },
    { "win.export('article')", { "<Control>e", NULL } },
    { "win.export('library')", { "<Control><Shift>e", NULL } },
    { "win.history", { "<Control>h", NULL } },
    { "win.tagset", { "<Control><Shift>t", NULL } },
    { "win.claims", { "<Control>b", NULL } },
    { "win.back", { "<Alt>Left", NULL } },
    { "win.forward", { "<Alt>Right", NULL } },
    { "win.layers", { "<Control>l", NULL } },
    { "win.jump", { "<Control>k", NULL } },
    { "win.show-entity", { "<Alt>Return", "<Alt>KP_Enter", NULL } },
    { "win.step-mention(false)", { "<Alt>Down", NULL } },
    { "win.step-mention(true)", { "<Alt>Up", NULL } },
    { "win.find", { "<Control>f", NULL } },
    { "win.find-next", { "<Control>g", "F3", NULL } },
    { "win.find-previous", { "<Control><Shift>g", "<Shift>F3", NULL } },
    { "win.search", { "<Control><Shift>f", NULL } },
    { "view.library", { "F9", NULL } },
    { "view.inspector", { "<Shift>F9", "<Control>F9", NULL } },
    { "win.focus-text", { "<Control>t", NULL } },
    { "win.menu", { "F10", NULL } },
    { "win.show-help-overlay", { "<Control>question", "<Control>slash", NULL } },
  };
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = do_quit },
    { .name = "new-window", .activate = do_new_window },
    { .name = "about", .activate = do_about },
  };
  MnApplication *self = MN_APPLICATION (application);

  G_APPLICATION_CLASS (mn_application_parent_class)->startup (application);

  self->settings = g_settings_new (MN_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
  gtk_window_set_default_icon_name (MN_APP_ID);
  mn_accessible_mend_buttons ();
  mn_accessible_mend_menus ();
}

static void
mn_application_shutdown (GApplication *application)
{
  MnApplication *self = MN_APPLICATION (application);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->annotators);
  g_clear_object (&self->library);

  G_APPLICATION_CLASS (mn_application_parent_class)->shutdown (application);
}

static void
mn_application_finalize (GObject *object)
{
  MnApplication *self = MN_APPLICATION (object);

  g_clear_object (&self->annotators);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_free (self->path);

  G_OBJECT_CLASS (mn_application_parent_class)->finalize (object);
}

static void
mn_application_class_init (MnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mn_application_finalize;
  application_class->activate = mn_application_activate;
  application_class->open = mn_application_open;
  application_class->startup = mn_application_startup;
  application_class->shutdown = mn_application_shutdown;
  application_class->handle_local_options = mn_application_handle_local_options;
  application_class->command_line = mn_application_command_line;
}

static void
mn_application_init (MnApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 'l', 0, G_OPTION_ARG_FILENAME, NULL, N_("Use another library than your own"), N_("FILE") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { .long_name = NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[ARTICLE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _("Mark up articles by hand"));
}

/**
 * mn_application_new:
 *
 * Returns: (transfer full): the program
 */
MnApplication *
mn_application_new (void)
{
  return g_object_new (MN_TYPE_APPLICATION, "application-id", MN_APP_ID, "resource-base-path",
                       "/org/manicule/Manicule", "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

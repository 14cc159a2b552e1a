/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-cli"

#include "mn-cli.h"

#include "mn-sqlite-store.h"

#include <glib/gi18n.h>
#include <stdlib.h>

const MnCommand mn_cli_commands[] = {
  { "add", N_("FILE…"), N_("read articles into the library"), mn_cli_add },
  { "list", "[--json]", N_("list the articles"), mn_cli_list },
  { "show", N_("ARTICLE"), N_("print the text with its annotations"), mn_cli_show },
  { "search", N_("QUERY"), N_("search titles and texts"), mn_cli_search },
  { "import", N_("--format F FILE…"), N_("read annotations made elsewhere"), mn_cli_import },
  { "export", N_("--format F [-o FILE] [ARTICLE…]"), N_("write annotations to a file"), mn_cli_export },
  { "formats", NULL, N_("list what can be read and written"), mn_cli_formats },
  { "check", "[--repair]", N_("prove the library sound"), mn_cli_check },
  { NULL, NULL, NULL, NULL },
};

/**
 * mn_cli_complain:
 * @format: what is wrong
 * @...: what goes into it
 *
 * Says something on standard error.
 */
void
mn_cli_complain (const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("manicule-cli: %s\n", message);
}

/**
 * mn_cli_misused:
 * @command: the name of a command
 * @message: how it was used wrongly
 *
 * Returns: %MN_CLI_USAGE
 */
int
mn_cli_misused (const char *command,
                const char *message)
{
  mn_cli_complain (_("%s: %s; see “manicule-cli %s --help”"), command, message, command);
  return MN_CLI_USAGE;
}

/**
 * mn_cli_parse:
 * @command: the name of a command
 * @entries: (nullable): its options
 * @argc: (inout): how many arguments there are
 * @argv: (inout): the command's arguments, its name first; options are taken out of them
 * @status: (out): with what to exit where this returns %FALSE
 *
 * Parses the options of a command, and prints its help if that is asked for.
 *
 * Returns: whether to go on
 */
gboolean
mn_cli_parse (const char         *command,
              const GOptionEntry *entries,
              int                *argc,
              char             ***argv,
              int                *status)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;
  const GOptionEntry help[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_("Show this help"), NULL },
    { .long_name = NULL },
  };

  for (const MnCommand *known = mn_cli_commands; known->name != NULL; known++)
    if (g_str_equal (known->name, command))
      {
        context = g_option_context_new (known->arguments != NULL ? _(known->arguments) : NULL);
        g_option_context_set_summary (context, _(known->summary));
      }
  /* our own --help, since GOption's ends the program with status 0 behind our back */
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = mn_cli_misused (command, error->message);
      return FALSE;
    }
  if (wants_help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *status = MN_CLI_DONE;
      return FALSE;
    }
  return TRUE;
}

static gboolean
note_there_is_one (MnRecord *record G_GNUC_UNUSED,
                   gpointer  user_data)
{
  *(gboolean *) user_data = TRUE;
  return FALSE;
}

/* An import brings its own annotators: one of ours in a new library would be one that the exported library did not have */
static gboolean
use_known_annotator (MnLibrary *library,
                     GError   **error)
{
  gboolean is_known = FALSE;

  return mn_snapshot_each (mn_library_get_snapshot (library), MN_RECORD_ANNOTATOR, note_there_is_one, &is_known, NULL,
                           error)
         && (!is_known || mn_library_use_annotator (library, NULL, g_get_user_name (), error));
}

/**
 * mn_cli_open:
 * @cli: what the commands share
 * @for_writing: whether the library may be made, and will be changed
 *
 * Opens the library and complains where that fails.
 *
 * Returns: whether it is open
 */
gboolean
mn_cli_open (MnCli   *cli,
             gboolean for_writing)
{
  g_autofree char *own = mn_sqlite_store_default_path ();
  const char *path = cli->library_path != NULL ? cli->library_path : own;
  g_autoptr (GError) error = NULL;

  /* one's own library need not exist yet; one that is named must, unless something is going to be put in */
  if (!for_writing && cli->library_path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      mn_cli_complain (_("there is no library “%s”"), path);
      return FALSE;
    }
  cli->store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);
  if (cli->store != NULL)
    cli->library = mn_library_new (cli->store, &error);
  if (cli->library != NULL && for_writing
      && !use_known_annotator (cli->library, &error))
    g_clear_object (&cli->library);
  if (cli->library == NULL)
    {
      mn_cli_complain ("%s", error->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * mn_cli_find_article:
 * @cli: what the commands share
 * @given: an id or the beginning of one
 * @id: (out): the id
 *
 * Finds an article and complains where there is none or more than one.
 *
 * Returns: whether there is exactly one
 */
gboolean
mn_cli_find_article (MnCli      *cli,
                     const char *given,
                     MnId       *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mn_snapshot_find_article (mn_library_get_snapshot (cli->library), given, 2, &error);

  if (found == NULL)
    mn_cli_complain ("%s", error->message);
  else if (found->len == 0)
    mn_cli_complain (_("there is no article “%s” in the library"), given);
  else if (found->len > 1)
    mn_cli_complain (_("more than one article begins with “%s”"), given);
  else
    {
      *id = ((MnRecord *) found->pdata[0])->id;
      return TRUE;
    }
  return FALSE;
}

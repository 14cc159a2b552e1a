/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-cli"

#include "config.h"

#include "mn-cli.h"

#include "mn-memory.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#define USAGE_WIDTH 44

static void
print_help (void)
{
  g_print ("%s\n\n", _("Usage: manicule-cli [--library FILE] COMMAND [ARGUMENT…]"));
  g_print ("%s\n\n", _("Work with a library of marked-up articles without a display."));
  for (const MnCommand *command = mn_cli_commands; command->name != NULL; command++)
    {
      const char *arguments = command->arguments != NULL ? _(command->arguments) : NULL;
      g_autofree char *usage = g_strjoin (" ", command->name, arguments, NULL);
      /* by characters: printf counts bytes */
      int gap = MAX (USAGE_WIDTH - (int) g_utf8_strlen (usage, -1), 0);

      g_print ("  %s%*s %s\n", usage, gap, "", _(command->summary));
    }
  g_print ("\n%s\n", _("“manicule-cli COMMAND --help” tells more of each. Without --library it is the user’s own library.\n"
                       "An ARTICLE is an id or an unambiguous beginning of one. Exit status: 0 done, 1 could not, 2 used "
                       "wrongly."));
}

static int
run_command (MnCli *cli,
             int    argc,
             char **argv)
{
  for (const MnCommand *command = mn_cli_commands; command->name != NULL; command++)
    if (g_str_equal (argv[0], command->name))
      return command->run (cli, argc, argv);

  mn_cli_complain (_("there is no command “%s”; “manicule-cli --help” lists them"), argv[0]);
  return MN_CLI_USAGE;
}

/* Options before the command are the program's, those after it the command's */
static int
run (MnCli *cli,
     int    argc,
     char **argv)
{
  int at = 1;

  for (; at < argc && argv[at][0] == '-'; at++)
    {
      if (g_str_equal (argv[at], "--help") || g_str_equal (argv[at], "-h"))
        {
          print_help ();
          return MN_CLI_DONE;
        }
      if (g_str_equal (argv[at], "--version"))
        {
          g_print ("Manicule %s\n", MN_VERSION);
          return MN_CLI_DONE;
        }
      if (g_str_has_prefix (argv[at], "--library="))
        {
          g_free (cli->library_path);
          cli->library_path = g_strdup (argv[at] + strlen ("--library="));
        }
      else if ((g_str_equal (argv[at], "--library") || g_str_equal (argv[at], "-l")) && at + 1 < argc)
        {
          g_free (cli->library_path);
          cli->library_path = g_strdup (argv[++at]);
        }
      else
        {
          mn_cli_complain (_("the option “%s” is unknown or lacks its value"), argv[at]);
          return MN_CLI_USAGE;
        }
    }
  if (at == argc)
    {
      print_help ();
      return MN_CLI_USAGE;
    }
  return run_command (cli, argc - at, argv + at);
}

int
main (int    argc,
      char **argv)
{
  const char *localedir = g_getenv ("MANICULE_LOCALEDIR");
  MnCli cli = { 0 };
  int status;

  mn_memory_give_back_large_blocks ();
  setlocale (LC_ALL, "");
  /* not installed: the catalogues are where the build has put them */
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : MN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  signal (SIGXFSZ, SIG_IGN); /* a file size limit shall be an error of the write */
  g_set_prgname ("manicule-cli");

  status = run (&cli, argc, argv);
  g_clear_object (&cli.library);
  g_clear_object (&cli.store);
  g_free (cli.library_path);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-cli"

#include "mn-cli.h"

#include "mn-sqlite-store.h"

#include <glib/gi18n.h>

static void
report (const char *message,
        gpointer    user_data)
{
  guint *n_problems = user_data;

  g_print ("%s\n", message);
  (*n_problems)++;
}

int
mn_cli_check (MnCli *cli,
              int    argc,
              char **argv)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 'r', 0, G_OPTION_ARG_NONE, &repair, N_("Rebuild what can be; save what is readable of a damaged file"),
      NULL },
    { .long_name = NULL },
  };
  g_autoptr (GError) error = NULL;
  int status = MN_CLI_DONE;
  guint n_problems = 0;

  if (!mn_cli_parse ("check", entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return mn_cli_misused ("check", _("it takes no arguments"));
  if (!mn_cli_open (cli, FALSE))
    return MN_CLI_FAILED;
  if (!mn_sqlite_store_check (cli->store, repair, report, &n_problems, NULL, &error) && error != NULL)
    {
      mn_cli_complain ("%s", error->message);
      return MN_CLI_FAILED;
    }
  if (n_problems > 0)
    return MN_CLI_FAILED;
  g_print ("%s\n", _("The library is sound"));
  return MN_CLI_DONE;
}

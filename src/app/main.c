/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mn-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

int
main (int    argc,
      char **argv)
{
  const char *localedir = g_getenv ("MANICULE_LOCALEDIR");
  g_autoptr (MnApplication) application = NULL;

  setlocale (LC_ALL, "");
  /* not installed: the catalogues are where the build has put them */
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : MN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* a file size limit shall be an error of the write, not the end of the program */
  signal (SIGXFSZ, SIG_IGN);
  g_set_prgname (MN_APP_ID);
  g_set_application_name (_("Manicule"));

  application = mn_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

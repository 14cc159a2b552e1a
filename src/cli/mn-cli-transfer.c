/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-cli"

#include "mn-cli.h"

#include "mn-format.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* Finds the format that was asked for, and complains where there is none */
static const MnFormat *
find_format (const char *command,
             const char *id,
             int        *status)
{
  const MnFormat *format = id != NULL ? mn_format_find (id) : NULL;

  if (id == NULL)
    *status = mn_cli_misused (command, _("no format is named with --format"));
  else if (format == NULL)
    {
      mn_cli_complain (_("there is no format “%s”; “manicule-cli formats” lists them"), id);
      *status = MN_CLI_USAGE;
    }
  return format;
}

static void
print_count (const char    *name,
             MnImportCount *count)
{
  if (count->added > 0 || count->skipped > 0)
    g_print ("%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\n", name, count->added, count->skipped);
}

static void
print_report (MnImportReport *report)
{
  print_count ("articles", &report->articles);
  print_count ("entities", &report->entities);
  print_count ("mentions", &report->mentions);
  print_count ("claims", &report->claims);
  print_count ("remarks", &report->remarks);
  print_count ("relations", &report->relations);
}

int
mn_cli_import (MnCli *cli,
               int    argc,
               char **argv)
{
  g_autofree char *id = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &id, N_("What the files are in"), N_("FORMAT") },
    { .long_name = NULL },
  };
  const MnFormat *format;
  MnImportOptions options;
  int status = MN_CLI_DONE;

  if (!mn_cli_parse ("import", entries, &argc, &argv, &status))
    return status;
  format = find_format ("import", id, &status);
  if (format == NULL)
    return status;
  if (!mn_format_can_import (format))
    {
      mn_cli_complain (_("the format “%s” can only be written"), id);
      return MN_CLI_USAGE;
    }
  if (argc < 2)
    return mn_cli_misused ("import", _("no file is named"));
  if (!mn_cli_open (cli, TRUE))
    return MN_CLI_FAILED;

  options.annotator = *mn_library_get_annotator (cli->library);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);
      g_autoptr (GError) error = NULL;
      MnImportReport report = { 0 };

      if (mn_format_import_file (format, cli->store, file, &options, &report, NULL, NULL, NULL, &error))
        print_report (&report);
      else
        {
          mn_cli_complain ("%s", error->message);
          status = MN_CLI_FAILED;
        }
    }
  return status;
}

static gboolean
write_export (MnCli               *cli,
              const MnFormat      *format,
              const MnExportScope *scope,
              const char          *path,
              GError             **error)
{
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (cli->store, error);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GFile) file = NULL;

  if (snapshot == NULL)
    return FALSE;
  if (path == NULL || g_str_equal (path, "-"))
    {
      stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      return mn_format_export (format, snapshot, scope, stream, NULL, NULL, NULL, error)
             && g_output_stream_close (stream, NULL, error);
    }
  file = g_file_new_for_commandline_arg (path);
  if (mn_store_owns_file (cli->store, file))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s: the library itself is kept in this file"), path);
      return FALSE;
    }
  return mn_format_export_to_file (format, snapshot, scope, file, NULL, NULL, NULL, error);
}

int
mn_cli_export (MnCli *cli,
               int    argc,
               char **argv)
{
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &id, N_("What to write"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to write it; “-” is standard output"), N_("FILE") },
    { .long_name = NULL },
  };
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autoptr (GError) error = NULL;
  const MnFormat *format;
  MnExportScope scope;
  int status = MN_CLI_DONE;

  if (!mn_cli_parse ("export", entries, &argc, &argv, &status))
    return status;
  format = find_format ("export", id, &status);
  if (format == NULL)
    return status;
  if (!mn_format_can_export (format))
    {
      mn_cli_complain (_("the format “%s” can only be read"), id);
      return MN_CLI_USAGE;
    }
  if (!mn_cli_open (cli, FALSE))
    return MN_CLI_FAILED;
  for (int i = 1; i < argc; i++)
    {
      MnId article;

      if (!mn_cli_find_article (cli, argv[i], &article))
        return MN_CLI_FAILED;
      g_array_append_val (articles, article);
    }
  scope = (MnExportScope){ (const MnId *) articles->data, articles->len };
  if (!write_export (cli, format, articles->len > 0 ? &scope : NULL, path, &error))
    {
      mn_cli_complain ("%s", error->message);
      return MN_CLI_FAILED;
    }
  return MN_CLI_DONE;
}

int
mn_cli_formats (MnCli *cli G_GNUC_UNUSED,
                int    argc,
                char **argv)
{
  const MnFormat *const *formats;
  guint n_formats;
  int status = MN_CLI_DONE;

  if (!mn_cli_parse ("formats", NULL, &argc, &argv, &status))
    return status;
  formats = mn_format_list (&n_formats);
  for (guint i = 0; i < n_formats; i++)
    {
      const char *lost = mn_format_get_cannot_hold (formats[i]);
      const char *use = !mn_format_can_import (formats[i])   ? _("write")
                        : !mn_format_can_export (formats[i]) ? _("read")
                                                             : _("read, write");

      g_print ("%s\t%s\t%s\t%s\n", formats[i]->id, use, mn_format_get_label (formats[i]),
               lost != NULL ? lost : _("holds everything"));
    }
  return MN_CLI_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-cli"

#include "mn-cli.h"

#include "mn-json-writer.h"
#include "mn-reader.h"
#include "mn-time.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#define PAGE_SIZE 256

static void
print_article (const MnId *id,
               const char *title)
{
  char text[MN_ID_STRING_SIZE];

  g_print ("%s\t%s\n", mn_id_to_string (id, text), title);
}

static gboolean
add_file (MnCli      *cli,
          const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = mn_reader_read_file (file, NULL, &error);
  g_autoptr (MnChange) change = NULL;
  MnId id;

  if (reading == NULL)
    {
      mn_cli_complain ("%s", error->message);
      return FALSE;
    }
  if (mn_library_find_duplicate (cli->library, reading->article->source.sha256, &id))
    {
      mn_cli_complain (_("%s: is in the library already"), path);
      print_article (&id, reading->article->title);
      return TRUE;
    }
  if (reading->encoding_guessed)
    mn_cli_complain (_("%s: taken to be in the encoding %s"), path, reading->encoding);
  if (reading->n_replaced > 0)
    mn_cli_complain (ngettext ("%s: %u control character was replaced", "%s: %u control characters were replaced",
                               reading->n_replaced),
                     path, reading->n_replaced);
  change = mn_library_change_to_add (cli->library, mn_article_edit (reading->article), reading->original);
  mn_change_set_source (change, MN_CHANGE_BY_COMMAND);
  if (!mn_store_apply (cli->store, change, NULL, &error))
    {
      mn_cli_complain ("%s: %s", path, error->message);
      return FALSE;
    }
  print_article (&reading->article->record.id, reading->article->title);
  return TRUE;
}

int
mn_cli_add (MnCli *cli,
            int    argc,
            char **argv)
{
  g_autoptr (GError) error = NULL;
  int status = MN_CLI_DONE;

  if (!mn_cli_parse ("add", NULL, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return mn_cli_misused ("add", _("no file is named"));
  if (!mn_cli_open (cli, TRUE))
    return MN_CLI_FAILED;
  if (!mn_library_use_annotator (cli->library, NULL, g_get_user_name (), &error))
    {
      mn_cli_complain ("%s", error->message);
      return MN_CLI_FAILED;
    }
  for (int i = 1; i < argc; i++)
    if (!add_file (cli, argv[i]))
      status = MN_CLI_FAILED;
  return status;
}

static void
write_json_article (MnArticle *article,
                    gboolean   is_first)
{
  g_autoptr (GString) out = g_string_new (is_first ? "\n " : ",\n ");
  char text[MAX (MN_ID_STRING_SIZE, MN_TIME_SIZE)];
  MnJsonWriter writer;

  mn_json_writer_init (&writer, out);
  mn_json_writer_begin_object (&writer);
  mn_json_writer_key (&writer, "id");
  mn_json_writer_string (&writer, mn_id_to_string (&article->record.id, text));
  mn_json_writer_key (&writer, "title");
  mn_json_writer_string (&writer, article->title);
  mn_json_writer_key (&writer, "byline");
  mn_json_writer_string (&writer, article->byline);
  mn_json_writer_key (&writer, "publisher");
  mn_json_writer_string (&writer, article->publisher);
  mn_json_writer_key (&writer, "uri");
  mn_json_writer_string (&writer, article->uri);
  mn_json_writer_key (&writer, "published");
  mn_json_writer_string (&writer, article->published);
  mn_json_writer_key (&writer, "status");
  mn_json_writer_string (&writer, mn_article_status_names[article->status]);
  mn_json_writer_key (&writer, "added");
  mn_json_writer_string (&writer, mn_time_to_string (article->added, text));
  mn_json_writer_key (&writer, "mentions");
  mn_json_writer_int (&writer, article->n_mentions);
  mn_json_writer_key (&writer, "claims");
  mn_json_writer_int (&writer, article->n_claims);
  mn_json_writer_end_object (&writer);
  g_print ("%s", out->str);
}

int
mn_cli_list (MnCli *cli,
             int    argc,
             char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Print JSON instead of lines"), NULL },
    { .long_name = NULL },
  };
  MnArticleFilter filter = { -1, NULL, MN_ORDER_ADDED };
  int status = MN_CLI_DONE;
  guint n_listed;
  gint64 offset = 0;

  if (!mn_cli_parse ("list", entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return mn_cli_misused ("list", _("it takes no arguments"));
  if (!mn_cli_open (cli, FALSE))
    return MN_CLI_FAILED;

  if (as_json)
    g_print ("[");
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) articles
          = mn_snapshot_list_articles (mn_library_get_snapshot (cli->library), &filter, offset, PAGE_SIZE, &error);

      if (articles == NULL)
        {
          mn_cli_complain ("%s", error->message);
          return MN_CLI_FAILED;
        }
      n_listed = articles->len;
      for (guint i = 0; i < n_listed; i++)
        {
          MnArticle *article = articles->pdata[i];

          if (as_json)
            write_json_article (article, offset + i == 0);
          else
            print_article (&article->record.id, article->title);
        }
      offset += n_listed;
    }
  while (n_listed == PAGE_SIZE);
  if (as_json)
    g_print ("%s]\n", offset > 0 ? "\n" : "");
  return MN_CLI_DONE;
}

/* The words of a hit are bold on a terminal and bare in a file */
static char *
format_excerpt (const char *excerpt)
{
  gboolean is_terminal = isatty (STDOUT_FILENO) && g_getenv ("NO_COLOR") == NULL;
  GString *out = g_string_new (NULL);

  for (const char *at = excerpt; *at != '\0'; at++)
    if (*at == '\002' || *at == '\003')
      g_string_append (out, !is_terminal ? "" : *at == '\002' ? "\033[1m" : "\033[0m");
    else
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

int
mn_cli_search (MnCli *cli,
               int    argc,
               char **argv)
{
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  int status = MN_CLI_DONE;

  if (!mn_cli_parse ("search", NULL, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return mn_cli_misused ("search", _("there is nothing to search for"));
  if (!mn_cli_open (cli, FALSE))
    return MN_CLI_FAILED;

  words = g_strjoinv (" ", argv + 1);
  hits = mn_snapshot_search (mn_library_get_snapshot (cli->library), words, 1000, &error);
  if (hits == NULL)
    {
      mn_cli_complain ("%s", error->message);
      return MN_CLI_FAILED;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      MnSearchHit *hit = hits->pdata[i];
      g_autofree char *excerpt = format_excerpt (hit->excerpt);
      char text[MN_ID_STRING_SIZE];

      g_print ("%s\t%s\t%s\n", mn_id_to_string (&hit->article, text), hit->title, excerpt);
    }
  return MN_CLI_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-formats MODE …: does one thing once and prints the milliseconds it took and its peak RSS in KiB.
 *
 * The floors are what nobody could beat: the same rows through bare SQLite, the same bytes through write(). */

#include "bare.h"
#include "make-library.h"

#include "mn-format.h"
#include "mn-memory.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static void
make (const char *path,
      guint       n_articles,
      guint       n_mentions)
{
  g_autoptr (MnStore) store = bare_open_store (path);
  MnId annotator = make_annotator (store);
  BenchArticle size = { (gsize) n_mentions * 100, n_mentions, 0 };

  for (guint i = 0; i < n_articles; i++)
    make_article (store, &annotator, &size, i);
}

static void
export_ours (const char *path,
             const char *out)
{
  g_autoptr (MnStore) store = bare_open_store (path);
  g_autoptr (GFile) file = g_file_new_for_path (out);
  g_autoptr (MnSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  snapshot = mn_store_open_snapshot (store, &error);
  if (!mn_format_export_to_file (mn_format_find ("manicule"), snapshot, NULL, file, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  bare_print_result (began);
}

/* Touches every value of a row, as whoever writes it must */
static guint64
step_all (sqlite3    *db,
          const char *sql)
{
  sqlite3_stmt *statement = bare_prepare (db, sql);
  guint64 sum = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const void *value = sqlite3_column_blob (statement, i);

        sum += value != NULL ? (guint64) sqlite3_column_bytes (statement, i) : 0;
      }
  sqlite3_finalize (statement);
  return sum;
}

static void
export_floor (const char *path,
              const char *out,
              gsize       n_bytes)
{
  static char buffer[65536];
  sqlite3 *db = bare_open (path);
  gint64 began = g_get_monotonic_time ();
  int fd = open (out, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  memset (buffer, 'x', sizeof buffer);
  step_all (db, "SELECT * FROM articles");
  step_all (db, "SELECT text, blocks FROM texts");
  step_all (db, "SELECT * FROM entities");
  step_all (db, "SELECT * FROM mentions ORDER BY article, id");
  for (gsize done = 0; done < n_bytes;)
    {
      gssize n = write (fd, buffer, MIN (sizeof buffer, n_bytes - done));

      if (n <= 0)
        g_error ("%s could not be written", out);
      done += (gsize) n;
    }
  fsync (fd);
  close (fd);
  bare_print_result (began);
  sqlite3_close (db);
}

static void
import_ours (const char *in,
             const char *path)
{
  g_autoptr (MnStore) store = bare_open_store (path);
  g_autoptr (GFile) file = g_file_new_for_path (in);
  g_autoptr (GError) error = NULL;
  MnImportOptions options = { make_annotator (store) };
  MnImportReport report = { 0 };
  gint64 began = g_get_monotonic_time ();

  if (!mn_format_import_file (mn_format_find ("manicule"), store, file, &options, &report, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  bare_print_result (began);
}

static void
import_floor (const char *source,
              const char *path)
{
  g_autoptr (GBytes) schema = g_resources_lookup_data ("/org/manicule/Manicule/schema.sql", 0, NULL);
  g_autofree char *sql = g_strndup (g_bytes_get_data (schema, NULL), g_bytes_get_size (schema));
  sqlite3 *from = bare_open (source);
  BareRows annotators = bare_read_rows (from, "annotators", -1);
  BareRows articles = bare_read_rows (from, "articles", -1);
  BareRows texts = bare_read_rows (from, "texts", 0);
  BareRows entities = bare_read_rows (from, "entities", -1);
  BareRows names = bare_read_rows (from, "entity_names", -1);
  BareRows mentions = bare_read_rows (from, "mentions", 0);
  sqlite3 *db = bare_open (path);
  gint64 began;

  bare_execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
               "PRAGMA wal_autocheckpoint = 4000");
  bare_execute (db, "BEGIN");
  bare_execute (db, sql);
  bare_execute (db, "COMMIT");
  began = g_get_monotonic_time ();
  bare_insert_rows (db, "annotators", &annotators);
  bare_insert_rows (db, "entities", &entities);
  bare_insert_rows (db, "entity_names", &names);
  bare_insert_rows (db, "articles", &articles);
  bare_insert_rows (db, "texts", &texts);
  bare_execute (db, "INSERT INTO search (search) VALUES ('rebuild')");
  bare_insert_rows (db, "mentions", &mentions);
  bare_print_result (began);
  sqlite3_close (db);
  sqlite3_close (from);
}

int
main (int    argc,
      char **argv)
{
  const char *mode = argc > 1 ? argv[1] : "";

  mn_memory_give_back_large_blocks (); /* as manicule-cli does, which imports and exports like this */
  if (g_str_equal (mode, "make") && argc == 5)
    make (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]));
  else if (g_str_equal (mode, "export-ours") && argc == 4)
    export_ours (argv[2], argv[3]);
  else if (g_str_equal (mode, "export-floor") && argc == 5)
    export_floor (argv[2], argv[3], (gsize) g_ascii_strtoull (argv[4], NULL, 10));
  else if (g_str_equal (mode, "import-ours") && argc == 4)
    import_ours (argv[2], argv[3]);
  else if (g_str_equal (mode, "import-floor") && argc == 4)
    import_floor (argv[2], argv[3]);
  else
    {
      g_printerr ("bench-formats: make LIBRARY ARTICLES MENTIONS | export-ours LIBRARY FILE | export-floor LIBRARY FILE "
                  "BYTES | import-ours FILE LIBRARY | import-floor LIBRARY NEW\n");
      return 2;
    }
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-formats MODE …: does one thing once and prints the milliseconds it took and its peak RSS in KiB.
 *
 * The floors are what nobody could beat: the same rows through bare SQLite, the same bytes through write(). */

#include "make-library.h"

#include "mn-format.h"
#include "mn-memory.h"
#include "mn-sqlite-store.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static void
print_result (gint64 began)
{
  double ms = (double) (g_get_monotonic_time () - began) / 1000;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.1f %ld\n", ms, usage.ru_maxrss);
}

static MnStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
make (const char *path,
      guint       n_articles,
      guint       n_mentions)
{
  g_autoptr (MnStore) store = open_store (path);
  MnId annotator = make_annotator (store);
  BenchArticle size = { (gsize) n_mentions * 100, n_mentions, 0 };

  for (guint i = 0; i < n_articles; i++)
    make_article (store, &annotator, &size, i);
}

static void
export_ours (const char *path,
             const char *out)
{
  g_autoptr (MnStore) store = open_store (path);
  g_autoptr (GFile) file = g_file_new_for_path (out);
  g_autoptr (MnSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  snapshot = mn_store_open_snapshot (store, &error);
  if (!mn_format_export_to_file (mn_format_find ("manicule"), snapshot, NULL, file, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  print_result (began);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
execute (sqlite3    *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", path);
  return db;
}

/* Touches every value of a row, as whoever writes it must */
static guint64
step_all (sqlite3    *db,
          const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
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
  sqlite3 *db = open_bare (path);
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
  print_result (began);
  sqlite3_close (db);
}

static void
import_ours (const char *in,
             const char *path)
{
  g_autoptr (MnStore) store = open_store (path);
  g_autoptr (GFile) file = g_file_new_for_path (in);
  g_autoptr (GError) error = NULL;
  MnImportOptions options = { make_annotator (store) };
  MnImportReport report = { 0 };
  gint64 began = g_get_monotonic_time ();

  if (!mn_format_import_file (mn_format_find ("manicule"), store, file, &options, &report, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  print_result (began);
}

/* A table's rows in memory, so that reading them is not what is measured */
typedef struct
{
  GPtrArray *values; /* of sqlite3_value */
  int        n_columns;
  int        article; /* which column says the article, or -1 */
} Rows;

static Rows
read_rows (sqlite3    *db,
           const char *table,
           int         article)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *statement = prepare (db, sql);
  Rows rows = { g_ptr_array_new (), sqlite3_column_count (statement), article };

  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < rows.n_columns; i++)
      g_ptr_array_add (rows.values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
  sqlite3_finalize (statement);
  return rows;
}

static void
insert_rows (sqlite3    *db,
             const char *table,
             Rows       *rows)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  gint64 last = -1;

  g_string_append_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < rows->n_columns; i++)
    g_string_append (sql, ",?");
  g_string_append_c (sql, ')');
  statement = prepare (db, sql->str);

  execute (db, "BEGIN IMMEDIATE");
  for (guint row = 0; row < rows->values->len; row += (guint) rows->n_columns)
    {
      gint64 article = rows->article >= 0 ? sqlite3_value_int64 (rows->values->pdata[row + (guint) rows->article]) : last;

      if (article != last && last >= 0)
        execute (db, "COMMIT; BEGIN IMMEDIATE");
      last = article;
      for (int i = 0; i < rows->n_columns; i++)
        sqlite3_bind_value (statement, i + 1, rows->values->pdata[row + (guint) i]);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s: %s", table, sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }
  execute (db, "COMMIT");
  sqlite3_finalize (statement);
}

static void
import_floor (const char *source,
              const char *path)
{
  g_autoptr (GBytes) schema = g_resources_lookup_data ("/org/manicule/Manicule/schema.sql", 0, NULL);
  g_autofree char *sql = g_strndup (g_bytes_get_data (schema, NULL), g_bytes_get_size (schema));
  sqlite3 *from = open_bare (source);
  Rows annotators = read_rows (from, "annotators", -1);
  Rows articles = read_rows (from, "articles", -1);
  Rows texts = read_rows (from, "texts", 0);
  Rows entities = read_rows (from, "entities", -1);
  Rows names = read_rows (from, "entity_names", -1);
  Rows mentions = read_rows (from, "mentions", 0);
  sqlite3 *db = open_bare (path);
  gint64 began;

  execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
               "PRAGMA wal_autocheckpoint = 4000");
  execute (db, "BEGIN");
  execute (db, sql);
  execute (db, "COMMIT");
  began = g_get_monotonic_time ();
  insert_rows (db, "annotators", &annotators);
  insert_rows (db, "entities", &entities);
  insert_rows (db, "entity_names", &names);
  insert_rows (db, "articles", &articles);
  insert_rows (db, "texts", &texts);
  execute (db, "INSERT INTO search (search) VALUES ('rebuild')");
  insert_rows (db, "mentions", &mentions);
  print_result (began);
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

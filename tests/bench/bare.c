/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare.h"

#include "mn-sqlite-store.h"

#include <sys/resource.h>

void
bare_print_result (gint64 began)
{
  double ms = (double) (g_get_monotonic_time () - began) / 1000;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.1f %ld\n", ms, usage.ru_maxrss);
}

MnStore *
bare_open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

sqlite3_stmt *
bare_prepare (sqlite3    *db,
              const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

void
bare_execute (sqlite3    *db,
              const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

sqlite3 *
bare_open (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", path);
  return db;
}

BareRows
bare_read_rows (sqlite3    *db,
                const char *table,
                int         article)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *statement = bare_prepare (db, sql);
  BareRows rows = { g_ptr_array_new (), sqlite3_column_count (statement), article };

  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < rows.n_columns; i++)
      g_ptr_array_add (rows.values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
  sqlite3_finalize (statement);
  return rows;
}

void
bare_insert_rows (sqlite3    *db,
                  const char *table,
                  BareRows   *rows)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  gint64 last = -1;

  g_string_append_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < rows->n_columns; i++)
    g_string_append (sql, ",?");
  g_string_append_c (sql, ')');
  statement = bare_prepare (db, sql->str);

  bare_execute (db, "BEGIN IMMEDIATE");
  for (guint row = 0; row < rows->values->len; row += (guint) rows->n_columns)
    {
      gint64 article = rows->article >= 0 ? sqlite3_value_int64 (rows->values->pdata[row + (guint) rows->article]) : last;

      if (article != last && last >= 0)
        bare_execute (db, "COMMIT; BEGIN IMMEDIATE");
      last = article;
      for (int i = 0; i < rows->n_columns; i++)
        sqlite3_bind_value (statement, i + 1, rows->values->pdata[row + (guint) i]);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s: %s", table, sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }
  bare_execute (db, "COMMIT");
  sqlite3_finalize (statement);
}

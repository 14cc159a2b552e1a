/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-store.h"

#include <sqlite3.h>

/* What the floors are made of: rows through bare SQLite */

/* A table's rows in memory, so that reading them is not what is measured */
typedef struct
{
  GPtrArray *values; /* of sqlite3_value */
  int        n_columns;
  int        article; /* which column says the article, or -1 */
} BareRows;

void          bare_print_result (gint64       began);
MnStore      *bare_open_store   (const char  *path);
sqlite3      *bare_open         (const char  *path);
sqlite3_stmt *bare_prepare      (sqlite3     *db,
                                 const char  *sql);
void          bare_execute      (sqlite3     *db,
                                 const char  *sql);
BareRows      bare_read_rows    (sqlite3     *db,
                                 const char  *table,
                                 int          article);
void          bare_insert_rows  (sqlite3     *db,
                                 const char  *table,
                                 BareRows    *rows);

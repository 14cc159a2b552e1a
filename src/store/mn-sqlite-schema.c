/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-schema.h"

#include "mn-record-json.h"
#include "mn-sqlite-claim-rows.h"
#include "mn-sqlite-claim-texts.h"
#include "mn-store.h"
#include "mn-tagset.h"

#include <glib/gi18n-lib.h>

#define STRINGIFY(x) #x
#define STRING_OF(x) STRINGIFY (x)

/* The step from each version to the next, by the version it starts from; version 1 is the first. What it makes is what
 * schema.sql makes in an empty file. */
static const char *const migrations[MN_SCHEMA_VERSION] = {
  [1] = "CREATE TABLE rejections (\n"
        "  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,\n"
        "  start   INTEGER NOT NULL,\n"
        "  stop    INTEGER NOT NULL,\n"
        "  entity  BLOB NOT NULL,\n"
        "  PRIMARY KEY (article, start, stop, entity)\n"
        ") STRICT, WITHOUT ROWID",
  [2] = "CREATE TABLE claim_texts (\n"
        "  key       INTEGER PRIMARY KEY,\n"
        "  claim     BLOB NOT NULL UNIQUE REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,\n"
        "  statement TEXT NOT NULL,\n"
        "  quote     TEXT NOT NULL\n"
        ") STRICT;\n"
        "CREATE VIRTUAL TABLE claim_search USING fts5 (\n"
        "  statement, quote, content = 'claim_texts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'\n"
        ");\n"
        "CREATE VIRTUAL TABLE claim_words USING fts5vocab (claim_search, row);\n"
        MN_ADD_CLAIM_TEXTS ";\n"
        "INSERT INTO claim_search (claim_search) VALUES ('rebuild')",
  [3] = "CREATE TABLE claim_rows (\n"
        "  key      INTEGER PRIMARY KEY AUTOINCREMENT,\n"
        "  claim    BLOB NOT NULL UNIQUE,\n"
        "  article  INTEGER NOT NULL,\n"
        "  place    INTEGER NOT NULL,\n"
        "  kind     TEXT,\n"
        "  state    INTEGER NOT NULL,\n"
        "  priority INTEGER NOT NULL,\n"
        "  claimant TEXT NOT NULL,\n"
        "  text     TEXT NOT NULL\n"
        ") STRICT;\n"
        "CREATE INDEX claim_rows_by_article ON claim_rows (article, place, kind, state, priority);\n"
        "CREATE INDEX claim_rows_by_claimant ON claim_rows (claimant);\n"
        "CREATE INDEX claim_rows_by_text ON claim_rows (substr(text, 1, 40));\n"
        "CREATE TABLE claim_verdicts (\n"
        "  claim     INTEGER NOT NULL REFERENCES claim_rows (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,\n"
        "  annotator BLOB NOT NULL,\n"
        "  verdict   TEXT NOT NULL,\n"
        "  PRIMARY KEY (claim, annotator)\n"
        ") STRICT, WITHOUT ROWID;\n"
        "CREATE TABLE article_dates (\n"
        "  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,\n"
        "  date    TEXT NOT NULL\n"
        ") STRICT;\n"
        "CREATE INDEX article_dates_by_date ON article_dates (date);",
};

/* What a step works out besides from the records that are there, or NULL */
static gboolean (*const fills[MN_SCHEMA_VERSION]) (MnConnection *connection, GError **error) = {
  [3] = mn_claim_rows_fill,
};

/**
 * mn_schema_inspect:
 * @connection: a connection
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_NOT_OURS or %MN_STORE_ERROR_NEWER
 *
 * Looks what a file is, without touching it.
 *
 * Returns: what it is, %MN_LIBRARY_UNKNOWN with @error set where it cannot be used
 */
MnLibraryState
mn_schema_inspect (MnConnection *connection,
                   GError      **error)
{
  GError *problem = NULL;
  gint64 application = mn_connection_read_number (connection, "PRAGMA application_id", &problem);
  gint64 version = problem == NULL ? mn_connection_read_number (connection, "PRAGMA user_version", &problem) : 0;
  gint64 n_tables
      = problem == NULL ? mn_connection_read_number (connection, "SELECT count(*) FROM sqlite_schema", &problem) : 0;

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return MN_LIBRARY_UNKNOWN;
    }
  if (application == 0 && version == 0 && n_tables == 0)
    return MN_LIBRARY_EMPTY;
  if (application != MN_APPLICATION_ID || version < 1)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOT_OURS, _("“%s” is not a library of Manicule"),
                   connection->path);
      return MN_LIBRARY_UNKNOWN;
    }
  if (version > MN_SCHEMA_VERSION)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NEWER,
                   _("The library “%s” was made by a newer version of Manicule and is left as it is"),
                   connection->path);
      return MN_LIBRARY_UNKNOWN;
    }
  return version < MN_SCHEMA_VERSION ? MN_LIBRARY_OLDER : MN_LIBRARY_CURRENT;
}

/**
 * mn_schema_run:
 * @connection: a connection inside a write transaction, on an empty file
 * @error: where to put a #MN_STORE_ERROR
 *
 * Makes the tables and says whose they are.
 *
 * Returns: whether all went well
 */
gboolean
mn_schema_run (MnConnection *connection,
               GError      **error)
{
  g_autoptr (GBytes) schema
      = g_resources_lookup_data ("/org/manicule/Manicule/schema.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return schema != NULL
         && mn_connection_execute (connection,
                                   "PRAGMA application_id = " STRING_OF (MN_APPLICATION_ID) ";"
                                   "PRAGMA user_version = " STRING_OF (MN_SCHEMA_VERSION),
                                   error)
         && mn_connection_execute (connection, g_bytes_get_data (schema, NULL), error);
}

static gboolean
add_tagset (MnConnection *connection,
            GError      **error)
{
  g_autoptr (MnTagset) tagset = mn_tagset_load_preset (MN_TAGSET_DEFAULT, error);
  g_autofree char *body = tagset != NULL ? mn_record_to_json (tagset) : NULL;
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ADD_TAGSET);

  if (body == NULL)
    return FALSE;
  mn_query_bind_int (&query, 1, 0);
  mn_query_bind_text (&query, 2, body, -1);
  return mn_query_finish (&query, error);
}

static gboolean
commit (MnConnection *connection,
        gboolean      written,
        GError      **error)
{
  if (written && mn_connection_run (connection, MN_SQL_COMMIT, error))
    return TRUE;
  if (!sqlite3_get_autocommit (connection->db))
    mn_connection_run (connection, MN_SQL_ROLLBACK, NULL);
  return FALSE;
}

/**
 * mn_schema_create:
 * @connection: a connection that writes, under the lock
 * @error: where to put a #MN_STORE_ERROR
 *
 * Makes a library of an empty file, in one transaction; does nothing where another process was first.
 *
 * Returns: whether the file is a library now
 */
gboolean
mn_schema_create (MnConnection *connection,
                  GError      **error)
{
  MnLibraryState state;

  if (!mn_connection_run (connection, MN_SQL_BEGIN_WRITE, error))
    return FALSE;
  state = mn_schema_inspect (connection, error);
  return commit (connection,
                 state == MN_LIBRARY_CURRENT
                     || (state == MN_LIBRARY_EMPTY && mn_schema_run (connection, error) && add_tagset (connection, error)),
                 error);
}

/**
 * mn_schema_migrate:
 * @connection: a connection that writes, under the lock
 * @error: where to put a #MN_STORE_ERROR
 *
 * Takes a library of an older version to this one, in one transaction.
 *
 * Returns: whether it is of this version now
 */
gboolean
mn_schema_migrate (MnConnection *connection,
                   GError      **error)
{
  gboolean written = TRUE;
  gint64 version;

  if (!mn_connection_run (connection, MN_SQL_BEGIN_WRITE, error))
    return FALSE;
  version = mn_connection_read_number (connection, "PRAGMA user_version", error);
  for (; written && version > 0 && version < MN_SCHEMA_VERSION; version++)
    written = mn_connection_execute (connection, migrations[version], error)
              && (fills[version] == NULL || fills[version](connection, error));
  return commit (connection,
                 version == MN_SCHEMA_VERSION && written
                     && mn_connection_execute (connection, "PRAGMA user_version = " STRING_OF (MN_SCHEMA_VERSION), error),
                 error);
}

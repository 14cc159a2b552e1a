/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-id.h"
#include "mn-sqlite-statements.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** MN_BUSY_MS: how long SQLite waits for programs that know nothing of our lock, as its own shell. */
#define MN_BUSY_MS 5000

/**
 * MnConnectionMode:
 * @MN_CONNECTION_WRITE: reads and writes; made where there is none
 * @MN_CONNECTION_READ: reads only, `query_only`
 * @MN_CONNECTION_IMMUTABLE: reads a file that nobody can write, in a folder that nobody can write
 */
typedef enum
{
  MN_CONNECTION_WRITE,
  MN_CONNECTION_READ,
  MN_CONNECTION_IMMUTABLE,
} MnConnectionMode;

/**
 * MnConnection:
 * @db: the connection
 * @path: the library, for messages
 * @statements: those prepared so far
 * @is_taken: which of them are in use
 * @is_remote: whether the library is on a network file system
 * @is_broken: whether an error of input or output says that it must be opened anew
 * @n_wal_bytes: how long the log was after the last commit
 * @annotator_key: the annotator that a row last named
 * @annotator_id: who that is; forgotten when others may have written
 *
 * One connection to a library with its prepared statements, for one thread at a time.
 */
typedef struct
{
  sqlite3      *db;
  char         *path;
  sqlite3_stmt *statements[MN_N_STATEMENTS];
  gboolean      is_taken[MN_N_STATEMENTS];
  gboolean      is_remote;
  gboolean      is_broken;
  gint64        n_wal_bytes;
  gint64        annotator_key;
  MnId          annotator_id;
} MnConnection;

/**
 * MnQuery:
 * @connection: what it runs on
 * @which: which statement
 * @statement: its own, %NULL where it could not be prepared
 * @is_spare: whether another run of the same statement was under way, so that it needed one of its own
 * @rc: what the last step said
 *
 * One run of a statement. Ends with its scope, so that no read transaction stays open behind it.
 */
typedef struct
{
  MnConnection *connection;
  MnStatement   which;
  sqlite3_stmt *statement;
  gboolean      is_spare;
  int           rc;
} MnQuery;

MnConnection *mn_connection_open        (const char       *path,
                                         MnConnectionMode  mode,
                                         gboolean          may_create,
                                         GError          **error);
void          mn_connection_close       (MnConnection     *self);
gboolean      mn_connection_execute     (MnConnection     *self,
                                         const char       *sql,
                                         GError          **error);
gint64        mn_connection_read_number (MnConnection     *self,
                                         const char       *sql,
                                         GError          **error);
void          mn_connection_set_error   (MnConnection     *self,
                                         int               rc,
                                         GError          **error);
gboolean      mn_connection_run         (MnConnection     *self,
                                         MnStatement       which,
                                         GError          **error);
gboolean      mn_file_system_is_remote  (gint64            type);

MnQuery       mn_query                  (MnConnection     *connection,
                                         MnStatement       which);
void          mn_query_clear            (MnQuery          *self);
gboolean      mn_query_step             (MnQuery          *self);
gboolean      mn_query_finish           (MnQuery          *self,
                                         GError          **error);
void          mn_query_bind_int         (MnQuery          *self,
                                         int               position,
                                         gint64            value);
void          mn_query_bind_id          (MnQuery          *self,
                                         int               position,
                                         const MnId       *id);
void          mn_query_bind_text        (MnQuery          *self,
                                         int               position,
                                         const char       *text,
                                         gssize            n_bytes);
void          mn_query_bind_blob        (MnQuery          *self,
                                         int               position,
                                         gconstpointer     data,
                                         gsize             n_bytes);
gint64        mn_query_get_int          (MnQuery          *self,
                                         int               column);
MnId          mn_query_get_id           (MnQuery          *self,
                                         int               column);
const char   *mn_query_get_text         (MnQuery          *self,
                                         int               column,
                                         gsize            *n_bytes);
gconstpointer mn_query_get_blob         (MnQuery          *self,
                                         int               column,
                                         gsize            *n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnConnection, mn_connection_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnQuery, mn_query_clear)

G_END_DECLS

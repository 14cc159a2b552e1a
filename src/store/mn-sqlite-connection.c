/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-connection.h"

#include "mn-sqlite-claim-texts.h"
#include "mn-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <sys/vfs.h>

/* The largest row: the before images of one change. No row can be longer than the file that holds it */
#define MAX_LENGTH (512 << 20)

const char *const mn_statement_texts[MN_N_STATEMENTS] = {
#define MN_STATEMENT(name, sql) [MN_SQL_##name] = sql,
#include "mn-sqlite-statements.inc"
#undef MN_STATEMENT
};

/**
 * mn_file_system_is_remote:
 * @type: the `f_type` of statfs(2)
 *
 * Write-ahead logging needs shared memory between all who have the library open, which network file systems do not
 * give; what is behind FUSE is not known.
 *
 * Returns: whether a rollback journal must do
 */
gboolean
mn_file_system_is_remote (gint64 type)
{
  switch ((guint32) type)
    {
    case 0x00006969: /* NFS */
    case 0x0000517b: /* SMB */
    case 0xff534d42: /* CIFS */
    case 0xfe534d42: /* SMB 2 */
    case 0x65735546: /* FUSE */
    case 0x01021997: /* 9P */
    case 0x00c36400: /* Ceph */
    case 0x5346414f: /* AFS */
    case 0x6b414653: /* kAFS */
    case 0x73757245: /* Coda */
    case 0x0000564c: /* NCP */
    case 0x01161970: /* GFS2 */
    case 0x7461636f: /* OCFS2 */
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * mn_connection_set_error:
 * @self: a connection
 * @rc: an extended result code
 * @error: where to put a #MN_STORE_ERROR
 *
 * Says in words what SQLite says in a number.
 */
void
mn_connection_set_error (MnConnection *self,
                         int           rc,
                         GError      **error)
{
  int last_errno = errno; /* of a COMMIT, SQLite does not keep it */
  int code = rc & 0xff;
  int system_errno = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  if (system_errno == 0)
    system_errno = last_errno;

  if (code == SQLITE_IOERR)
    self->is_broken = TRUE;
  if (code == SQLITE_IOERR && (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG))
    code = SQLITE_FULL;

  switch (code)
    {
    case SQLITE_FULL:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL,
                   _("The library “%s” could not be written: the disk is full"), self->path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY,
                   _("The library “%s” could not be written: it is read-only"), self->path);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT, _("The library “%s” is damaged: %s"), self->path,
                   sqlite3_errstr (code));
      break;
    case SQLITE_NOTADB:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOT_OURS, _("“%s” is not a library of Manicule"), self->path);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY,
                   _("The library “%s” could not be used: another program keeps it locked"), self->path);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                   _("The library “%s” was not changed: something the change needs is no longer there, or something it "
                     "removes is still in use"),
                   self->path);
      break;
    case SQLITE_TOOBIG:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED,
                   _("The library “%s” was not changed: the change is too large"), self->path);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _("The library “%s” could not be opened: %s"),
                   self->path, g_strerror (system_errno != 0 ? system_errno : EACCES));
      break;
    case SQLITE_IOERR:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _("The library “%s” could not be read or written: %s"),
                   self->path, g_strerror (system_errno != 0 ? system_errno : EIO));
      break;
    default:
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _("The library “%s” could not be used: %s"), self->path,
                   self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (rc));
      break;
    }
}

/**
 * mn_connection_execute:
 * @self: a connection
 * @sql: statements of ours, never anything made from data
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether all went well
 */
gboolean
mn_connection_execute (MnConnection *self,
                       const char   *sql,
                       GError      **error)
{
  int rc;

  errno = 0;
  rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return TRUE;
  mn_connection_set_error (self, rc, error);
  return FALSE;
}

/**
 * mn_connection_read_number:
 * @self: a connection
 * @sql: a statement of ours that asks for a number
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: the number, -1 on an error
 */
gint64
mn_connection_read_number (MnConnection *self,
                           const char   *sql,
                           GError      **error)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (statement);
      if (rc == SQLITE_ROW)
        number = sqlite3_column_int64 (statement, 0);
    }
  sqlite3_finalize (statement);
  if (rc != SQLITE_ROW)
    mn_connection_set_error (self, rc, error);
  return number;
}

static int
note_wal_size (gpointer    data,
               sqlite3    *db G_GNUC_UNUSED,
               const char *name G_GNUC_UNUSED,
               int         n_pages)
{
  MnConnection *self = data;

  self->n_wal_bytes = (gint64) n_pages * 4096;
  return SQLITE_OK;
}

static gboolean
configure (MnConnection    *self,
           MnConnectionMode mode,
           GError         **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },         { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },           { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, MN_BUSY_MS);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
  sqlite3_limit (self->db, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->db, SQLITE_LIMIT_EXPR_DEPTH, 100);

  /* None of these touches the file: it may turn out not to be ours */
  if (!mn_connection_execute (self,
                              "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA recursive_triggers = OFF;"
                              "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
                              "PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -8192",
                              error))
    return FALSE;
  if (mode == MN_CONNECTION_WRITE)
    sqlite3_wal_hook (self->db, note_wal_size, self);
  else if (!mn_connection_execute (self, "PRAGMA query_only = ON", error))
    return FALSE;
  return TRUE;
}

/**
 * mn_connection_open:
 * @path: the library's file, which is there and regular unless @may_create
 * @mode: how to open it
 * @may_create: whether to make the file
 * @error: where to put a #MN_STORE_ERROR
 *
 * Opens a connection with all settings that do not touch the file.
 *
 * Returns: (transfer full) (nullable): a connection
 */
MnConnection *
mn_connection_open (const char      *path,
                    MnConnectionMode mode,
                    gboolean         may_create,
                    GError         **error)
{
  g_autoptr (MnConnection) self = g_new0 (MnConnection, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  struct statfs place;
  int rc;

  self->path = g_strdup (path);
  flags |= mode == MN_CONNECTION_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  if (may_create)
    flags |= SQLITE_OPEN_CREATE;

  if (mode == MN_CONNECTION_IMMUTABLE)
    {
      g_autofree char *uri = g_filename_to_uri (path, NULL, error);
      g_autofree char *immutable = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;

      if (immutable == NULL)
        return NULL;
      rc = sqlite3_open_v2 (immutable, &self->db, flags | SQLITE_OPEN_URI, NULL);
    }
  else
    rc = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (rc != SQLITE_OK)
    {
      mn_connection_set_error (self, rc, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  self->is_remote = statfs (path, &place) == 0 && mn_file_system_is_remote ((gint64) place.f_type);

  return g_steal_pointer (&self);
}

/**
 * mn_connection_close:
 * @self: (transfer full): a connection; no query may be under way
 *
 * Closes it without a checkpoint.
 */
void
mn_connection_close (MnConnection *self)
{
  for (guint i = 0; i < MN_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

/**
 * mn_connection_run:
 * @self: a connection
 * @which: a statement without parameters and rows
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether all went well
 */
gboolean
mn_connection_run (MnConnection *self,
                   MnStatement   which,
                   GError      **error)
{
  g_auto (MnQuery) query = mn_query (self, which);

  return mn_query_finish (&query, error);
}

/**
 * mn_query:
 * @connection: a connection
 * @which: a statement
 *
 * Begins a run of a statement; its parameters are to be bound, then it is stepped.
 *
 * Returns: a query, for g_auto()
 */
MnQuery
mn_query (MnConnection *connection,
          MnStatement   which)
{
  MnQuery self = { connection, which, NULL, connection->is_taken[which], SQLITE_OK };
  sqlite3_stmt **place = self.is_spare ? &self.statement : &connection->statements[which];

  if (*place == NULL)
    self.rc = sqlite3_prepare_v3 (connection->db, mn_statement_texts[which], -1,
                                  self.is_spare ? 0 : SQLITE_PREPARE_PERSISTENT, place, NULL);
  self.statement = *place;
  if (!self.is_spare)
    connection->is_taken[which] = TRUE;
  return self;
}

/**
 * mn_query_clear:
 * @self: a query, or one all zero that was not begun
 *
 * Ends the run.
 */
void
mn_query_clear (MnQuery *self)
{
  if (self->connection == NULL)
    return;
  if (self->is_spare)
    sqlite3_finalize (self->statement);
  else
    {
      if (self->statement != NULL)
        {
          sqlite3_reset (self->statement);
          sqlite3_clear_bindings (self->statement);
        }
      self->connection->is_taken[self->which] = FALSE;
    }
}

/**
 * mn_query_step:
 * @self: a query
 *
 * Returns: whether there is a row; if not, mn_query_finish() tells why
 */
gboolean
mn_query_step (MnQuery *self)
{
  if (self->statement == NULL)
    return FALSE;
  errno = 0;
  self->rc = sqlite3_step (self->statement);
  return self->rc == SQLITE_ROW;
}

/**
 * mn_query_finish:
 * @self: a query
 * @error: where to put a #MN_STORE_ERROR
 *
 * Runs it if it has not been stepped; a caller that has all the rows it wants need not step to the end.
 *
 * Returns: whether all went well
 */
gboolean
mn_query_finish (MnQuery *self,
                 GError **error)
{
  if (self->statement != NULL && self->rc == SQLITE_OK)
    mn_query_step (self);
  if (self->rc == SQLITE_ROW || self->rc == SQLITE_DONE)
    return TRUE;
  mn_connection_set_error (self->connection, self->rc, error);
  return FALSE;
}

/**
 * mn_query_bind_int:
 * @self: a query
 * @position: which parameter, from 1
 * @value: what it is
 */
void
mn_query_bind_int (MnQuery *self,
                   int      position,
                   gint64   value)
{
  sqlite3_bind_int64 (self->statement, position, value);
}

/**
 * mn_query_bind_id:
 * @self: a query
 * @position: which parameter, from 1
 * @id: (nullable): what it is, which must live as long; none is null
 */
void
mn_query_bind_id (MnQuery    *self,
                  int         position,
                  const MnId *id)
{
  if (id != NULL && !mn_id_is_none (id))
    sqlite3_bind_blob (self->statement, position, id->bytes, sizeof id->bytes, SQLITE_STATIC);
}

/**
 * mn_query_bind_text:
 * @self: a query
 * @position: which parameter, from 1
 * @text: (nullable): what it is, which must live as long
 * @n_bytes: its length, or -1 where it ends with a NUL
 */
void
mn_query_bind_text (MnQuery    *self,
                    int         position,
                    const char *text,
                    gssize      n_bytes)
{
  if (text == NULL)
    return;
  /* what is too long for SQLite must not be left unbound, and so null, in silence */
  if (sqlite3_bind_text64 (self->statement, position, text, n_bytes < 0 ? strlen (text) : (guint64) n_bytes,
                           SQLITE_STATIC, SQLITE_UTF8)
      == SQLITE_TOOBIG)
    self->rc = SQLITE_TOOBIG;
}

/**
 * mn_query_bind_blob:
 * @self: a query
 * @position: which parameter, from 1
 * @data: what it is, which must live as long
 * @n_bytes: its length
 */
void
mn_query_bind_blob (MnQuery      *self,
                    int           position,
                    gconstpointer data,
                    gsize         n_bytes)
{
  if (n_bytes == 0)
    sqlite3_bind_zeroblob (self->statement, position, 0);
  else if (sqlite3_bind_blob64 (self->statement, position, data, n_bytes, SQLITE_STATIC) == SQLITE_TOOBIG)
    self->rc = SQLITE_TOOBIG;
}

/**
 * mn_query_get_int:
 * @self: a query on a row
 * @column: which column, from 0
 *
 * Returns: its number, 0 for null
 */
gint64
mn_query_get_int (MnQuery *self,
                  int      column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * mn_query_get_id:
 * @self: a query on a row
 * @column: which column, from 0
 *
 * Returns: its id; none for null and for what is no id
 */
MnId
mn_query_get_id (MnQuery *self,
                 int      column)
{
  const void *bytes = sqlite3_column_blob (self->statement, column);
  MnId id = MN_ID_NONE;

  if (bytes != NULL && sqlite3_column_bytes (self->statement, column) == sizeof id.bytes)
    memcpy (id.bytes, bytes, sizeof id.bytes);
  return id;
}

/**
 * mn_query_get_text:
 * @self: a query on a row
 * @column: which column, from 0
 * @n_bytes: (out) (optional): its length
 *
 * Returns: (transfer none) (nullable): its text, which lives until the next step; %NULL for null and for what is not
 *   UTF-8
 */
const char *
mn_query_get_text (MnQuery *self,
                   int      column,
                   gsize   *n_bytes)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, column);
  gsize n = text != NULL ? (gsize) sqlite3_column_bytes (self->statement, column) : 0;

  if (n_bytes != NULL)
    *n_bytes = n;
  return text != NULL && g_utf8_validate_len (text, n, NULL) ? text : NULL;
}

/**
 * mn_query_get_blob:
 * @self: a query on a row
 * @column: which column, from 0
 * @n_bytes: (out): its length
 *
 * Returns: (transfer none) (nullable): its bytes, which live until the next step
 */
gconstpointer
mn_query_get_blob (MnQuery *self,
                   int      column,
                   gsize   *n_bytes)
{
  gconstpointer bytes = sqlite3_column_blob (self->statement, column);

  *n_bytes = (gsize) sqlite3_column_bytes (self->statement, column);
  return bytes;
}

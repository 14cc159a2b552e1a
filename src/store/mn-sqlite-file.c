/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-file.h"

#include "mn-sqlite-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail_to_open (const char *path,
              const char *reason,
              GError    **error)
{
  g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _("The library “%s” could not be opened: %s"), path,
               reason);
  return FALSE;
}

/* A library must have one name, for its lock stands beside it */
static char *
follow_links (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real = realpath (absolute, NULL);
  char *real_folder;
  char *followed;

  if (real == NULL)
    {
      real_folder = realpath (folder, NULL);
      followed = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
      free (real_folder);
      return followed;
    }
  followed = g_strdup (real);
  free (real);
  return followed;
}

/* Whether a file can be there. It is not opened to see: closing it again would drop the locks that other connections of
 * this process have on it (sqlite.org/howtocorrupt.html, section 2.2), and opening a pipe would wait for its other end */
static gboolean
look_at (const char *path,
         gboolean    may_create,
         gboolean   *is_there,
         GError    **error)
{
  struct stat info;

  *is_there = stat (path, &info) == 0;
  if (*is_there && S_ISDIR (info.st_mode))
    return fail_to_open (path, _("it is a folder"), error);
  if (*is_there && !S_ISREG (info.st_mode))
    return fail_to_open (path, _("it is not a regular file"), error);
  if (!*is_there && (errno != ENOENT || !may_create))
    return fail_to_open (path, errno == ENOENT ? _("there is no such file") : g_strerror (errno), error);
  return TRUE;
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, MN_STORE_ERROR,
               errno == EROFS || errno == EACCES ? MN_STORE_ERROR_READ_ONLY : MN_STORE_ERROR_FAILED,
               _("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
has_journal_mode (MnConnection *connection,
                  const char   *wanted)
{
  sqlite3_stmt *statement = NULL;
  gboolean has = FALSE;

  if (sqlite3_prepare_v2 (connection->db, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    has = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), wanted) == 0;
  sqlite3_finalize (statement);
  return has;
}

/* Brings a file to what this program writes. Only what needs writing takes the lock */
static gboolean
prepare (MnLibraryFile *self,
         MnLibraryState state,
         GError       **error)
{
  const char *mode = self->writer->is_remote ? "truncate" : "wal";
  gboolean has_mode = has_journal_mode (self->writer, mode);
  gboolean is_ready = TRUE;

  if (state == MN_LIBRARY_CURRENT && has_mode)
    return TRUE;
  if (!mn_lock_wait (&self->lock, MN_LOCK_TIMEOUT_MS, self->path, NULL, error))
    return FALSE;
  if (!has_mode)
    is_ready = mn_connection_execute (self->writer,
                                      self->writer->is_remote ? "PRAGMA journal_mode = TRUNCATE"
                                                              : "PRAGMA journal_mode = WAL",
                                      error);
  if (is_ready && state == MN_LIBRARY_EMPTY)
    is_ready = mn_schema_create (self->writer, error);
  else if (is_ready && state == MN_LIBRARY_OLDER)
    is_ready = mn_schema_migrate (self->writer, error);
  mn_lock_release (&self->lock);
  return is_ready;
}

/* Opens it to be written. That it is read-only is %MN_STORE_ERROR_READ_ONLY, or a file that cannot be opened so */
static gboolean
open_for_writing (MnLibraryFile *self,
                  gboolean       may_create,
                  GError       **error)
{
  MnLibraryState state;

  self->writer = mn_connection_open (self->path, MN_CONNECTION_WRITE, may_create, error);
  if (self->writer == NULL)
    return FALSE;
  if (sqlite3_db_readonly (self->writer->db, "main") == 1)
    {
      mn_connection_set_error (self->writer, SQLITE_READONLY, error);
      return FALSE;
    }
  state = mn_schema_inspect (self->writer, error);
  if (state == MN_LIBRARY_UNKNOWN)
    return FALSE;
  if (state == MN_LIBRARY_EMPTY && !may_create)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOT_OURS, _("“%s” is not a library of Manicule"), self->path);
      return FALSE;
    }
  return mn_lock_open (&self->lock, self->path, error) && prepare (self, state, error);
}

static gboolean
can_read (MnLibraryFile   *self,
          MnConnectionMode mode,
          GError         **error)
{
  g_autoptr (MnConnection) connection = mn_connection_open (self->path, mode, FALSE, error);
  MnLibraryState state = connection != NULL ? mn_schema_inspect (connection, error) : MN_LIBRARY_UNKNOWN;

  if (state == MN_LIBRARY_UNKNOWN)
    return FALSE;
  if (state != MN_LIBRARY_CURRENT)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY,
                   state == MN_LIBRARY_EMPTY
                       ? _("“%s” is empty and cannot be written")
                       : _("The library “%s” was made by an older version of Manicule and cannot be brought to this one: "
                           "it is read-only"),
                   self->path);
      return FALSE;
    }
  self->mode = mode;
  return TRUE;
}

/* write-ahead logging wants to write beside the library even to read it. Where that cannot be, a library whose log is
 * empty can be read as if nobody ever wrote to it: nobody can */
static gboolean
open_for_reading (MnLibraryFile *self,
                  GError       **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) problem = NULL;
  struct stat info;

  if (can_read (self, MN_CONNECTION_READ, &problem))
    return TRUE;
  if ((g_error_matches (problem, MN_STORE_ERROR, MN_STORE_ERROR_FAILED)
       || g_error_matches (problem, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY))
      && access (self->path, R_OK) == 0 && (stat (log, &info) != 0 || info.st_size == 0))
    return can_read (self, MN_CONNECTION_IMMUTABLE, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * mn_library_file_open:
 * @self: a file
 * @path: where it is
 * @flags: how to open it
 * @error: where to put a #MN_STORE_ERROR
 *
 * Looks whether a file is a library that can be used, makes it where it may and must, and opens it to be written where
 * that can be. A file that is none, or of a newer program, is left as it is.
 *
 * Returns: whether it can be used
 */
gboolean
mn_library_file_open (MnLibraryFile    *self,
                      const char       *path,
                      MnSqliteOpenFlags flags,
                      GError          **error)
{
  gboolean may_create = (flags & MN_SQLITE_OPEN_CREATE) && !(flags & MN_SQLITE_OPEN_READ_ONLY);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GError) problem = NULL;
  gboolean is_there;

  *self = (MnLibraryFile){ .mode = MN_CONNECTION_READ, .lock = { .fd = -1 } };
  if (!look_at (absolute, may_create, &is_there, error) || (!is_there && !make_folder (absolute, error)))
    return FALSE;
  self->path = follow_links (absolute);
  if (flags & MN_SQLITE_OPEN_READ_ONLY)
    return open_for_reading (self, error);
  if (open_for_writing (self, may_create, &problem))
    return TRUE;

  g_clear_pointer (&self->writer, mn_connection_close);
  mn_lock_close (&self->lock);
  if (is_there
      && (g_error_matches (problem, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY)
          || g_error_matches (problem, MN_STORE_ERROR, MN_STORE_ERROR_FAILED)))
    return open_for_reading (self, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * mn_library_file_clear:
 * @self: a file
 */
void
mn_library_file_clear (MnLibraryFile *self)
{
  g_clear_pointer (&self->writer, mn_connection_close);
  mn_lock_close (&self->lock);
  g_clear_pointer (&self->path, g_free);
}

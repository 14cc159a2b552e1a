/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-whole-file.h"
#include "mn-format.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _MnWholeFile
{
  GOutputStream *stream;

  /* of a local file; -1 and NULL for others, which GIO replaces in its own way */
  int            folder;
  int            fd;
  char          *name;
  char          *temporary; /* NULL when it has become the file */
};

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, (gint) g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static MnWholeFile *
new_whole_file (void)
{
  MnWholeFile *self = g_new0 (MnWholeFile, 1);

  self->folder = -1;
  self->fd = -1;
  return self;
}

static gboolean
create_temporary (MnWholeFile *self,
                  GError     **error)
{
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf (".manicule-%08x.tmp", g_random_int ());

      self->fd = openat (self->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      if (self->fd >= 0)
        {
          self->temporary = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }
  return fail (error);
}

/* Where a link leads, so that the file it stands for is replaced and not the link; as g_file_replace() has it */
static char *
resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy;

  if (resolved == NULL)
    return g_strdup (path); /* not there yet */
  copy = g_strdup (resolved);
  free (resolved);
  return copy;
}

static MnWholeFile *
create_local (const char *given_path,
              GError    **error)
{
  g_autoptr (MnWholeFile) self = new_whole_file ();
  g_autofree char *path = resolve (given_path);
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat old;
  gboolean is_there = stat (path, &old) == 0;

  if (is_there && !S_ISREG (old.st_mode))
    {
      g_set_error_literal (error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_NOT_A_FILE,
                           S_ISDIR (old.st_mode) ? _("this is a folder, not a file")
                                                 : _("this is a device or a pipe, not a file"));
      return NULL;
    }

  self->name = g_path_get_basename (path);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder < 0)
    {
      fail (error);
      return NULL;
    }
  if (!create_temporary (self, error))
    return NULL;
  if (is_there && fchmod (self->fd, old.st_mode & 07777) != 0)
    {
      fail (error);
      return NULL;
    }
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

/**
 * mn_whole_file_create:
 * @file: where it shall appear, replaced if it is there, with its permissions kept
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Begins a file. In a local folder it is written beside its place under another name; links are followed.
 *
 * Returns: (transfer full) (nullable): it
 */
MnWholeFile *
mn_whole_file_create (GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (MnWholeFile) self = NULL;
  GFileOutputStream *stream;

  if (g_file_is_native (file) && g_file_peek_path (file) != NULL)
    return create_local (g_file_peek_path (file), error);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return NULL;
  self = new_whole_file ();
  self->stream = G_OUTPUT_STREAM (stream);
  return g_steal_pointer (&self);
}

/**
 * mn_whole_file_get_stream:
 * @self: a file being written
 *
 * Returns: (transfer none): where to write
 */
GOutputStream *
mn_whole_file_get_stream (MnWholeFile *self)
{
  return self->stream;
}

/**
 * mn_whole_file_finish:
 * @self: a file, all written
 * @cancellable: (nullable): stops it before it appears
 * @error: where to put what went wrong
 *
 * Lets the file appear, safe on the disk.
 *
 * Returns: whether it is there
 */
gboolean
mn_whole_file_finish (MnWholeFile   *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  int fd = self->fd;

  if (!g_output_stream_flush (self->stream, cancellable, error))
    return FALSE;
  if (self->temporary == NULL)
    return g_output_stream_close (self->stream, cancellable, error);

  if (fsync (fd) != 0)
    return fail (error);
  self->fd = -1;
  if (close (fd) != 0)
    return fail (error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (renameat (self->folder, self->temporary, self->folder, self->name) != 0)
    return fail (error);
  g_clear_pointer (&self->temporary, g_free);
  /* some file systems cannot sync a folder; then the name is as safe as it can be */
  if (fsync (self->folder) != 0 && errno != EINVAL && errno != ENOTSUP)
    return fail (error);
  return TRUE;
}

/**
 * mn_whole_file_free:
 * @self: (transfer full): a file, which goes if it was not finished
 */
void
mn_whole_file_free (MnWholeFile *self)
{
  if (self->stream != NULL && self->folder < 0 && !g_output_stream_is_closed (self->stream))
    {
      /* closing under a cancelled cancellable is how GIO is told to leave what was there */
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      g_cancellable_cancel (cancelled);
      g_output_stream_close (self->stream, cancelled, NULL);
    }
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    unlinkat (self->folder, self->temporary, 0);
  if (self->folder >= 0)
    close (self->folder);
  g_clear_object (&self->stream);
  g_free (self->temporary);
  g_free (self->name);
  g_free (self);
}

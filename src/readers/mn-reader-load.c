/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-reader-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (256 * 1024)

/* Reads on: up to @n_bytes, 0 at the end, -1 with an error */
typedef gssize (*ReadPiece) (gpointer      source,
                             void         *bytes,
                             gsize         n_bytes,
                             GCancellable *cancellable,
                             GError      **error);

static void
refuse_size (const char *label,
             GError    **error)
{
  g_autofree char *limit = g_format_size_full (MN_READER_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_TOO_LARGE,
               /* Translators: the file in quotation marks, then a size: “64.0 MiB” */
               _("%s is too large: articles of up to %s can be read"), label, limit);
}

static void
refuse_kind (const char *label,
             gboolean    is_folder,
             GError    **error)
{
  g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_NOT_A_FILE,
               is_folder ? _("%s is a folder, not a file") : _("%s is a device or a pipe, not a file"), label);
}

static void
refuse_errno (const char *label,
              int         code,
              GError    **error)
{
  GIOErrorEnum io = g_io_error_from_errno (code);

  switch (code)
    {
    case ENOENT:
      g_set_error (error, G_IO_ERROR, (int) io, _("%s does not exist"), label);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, G_IO_ERROR, (int) io, _("%s cannot be read: you have no permission to"), label);
      break;
    case ENXIO: /* a socket */
      refuse_kind (label, FALSE, error);
      break;
    default:
      g_set_error (error, G_IO_ERROR, (int) io, _("%s cannot be read: %s"), label, g_strerror (code));
      break;
    }
}

/* GIO's errors as they are, with the file named before */
static void
name_file (const char *label,
           GError    **error)
{
  if (error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (error, "%s: ", label);
}

/* The size that a file claims is not believed: those of /proc say 0, and others grow */
static GBytes *
read_all (ReadPiece     read_piece,
          gpointer      source,
          gsize         expected,
          const char   *label,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GByteArray) all = g_byte_array_sized_new ((guint) MIN (expected, MN_READER_MAX_BYTES) + 1);
  g_autofree guint8 *piece = g_malloc (PIECE);

  while (TRUE)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      n = read_piece (source, piece, PIECE, cancellable, error);
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&all));
      if (all->len + (gsize) n > MN_READER_MAX_BYTES)
        {
          refuse_size (label, error);
          return NULL;
        }
      g_byte_array_append (all, piece, (guint) n);
    }
}

typedef struct
{
  int         fd;
  const char *label;
} NativeSource;

static gssize
read_native_piece (gpointer      source,
                   void         *bytes,
                   gsize         n_bytes,
                   G_GNUC_UNUSED GCancellable *cancellable,
                   GError      **error)
{
  NativeSource *native = source;
  gssize n;

  do
    n = read (native->fd, bytes, n_bytes);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    refuse_errno (native->label, errno, error);
  return n;
}

static GBytes *
load_opened (int           fd,
             const char   *label,
             GCancellable *cancellable,
             GError      **error)
{
  NativeSource native = { fd, label };
  struct stat status;

  if (fstat (fd, &status) != 0)
    {
      refuse_errno (label, errno, error);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      refuse_kind (label, S_ISDIR (status.st_mode), error);
      return NULL;
    }
  if (status.st_size > MN_READER_MAX_BYTES)
    {
      refuse_size (label, error);
      return NULL;
    }
  return read_all (read_native_piece, &native, (gsize) status.st_size, label, cancellable, error);
}

static GBytes *
load_native (const char   *path,
             const char   *label,
             GCancellable *cancellable,
             GError      **error)
{
  /* O_NONBLOCK: opening a pipe that nobody writes to would wait forever */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  GBytes *bytes;

  if (fd < 0)
    {
      refuse_errno (label, errno, error);
      return NULL;
    }
  bytes = load_opened (fd, label, cancellable, error);
  close (fd);
  return bytes;
}

static gssize
read_stream_piece (gpointer      source,
                   void         *bytes,
                   gsize         n_bytes,
                   GCancellable *cancellable,
                   GError      **error)
{
  return g_input_stream_read (source, bytes, n_bytes, cancellable, error);
}

static GBytes *
load_stream (GFile        *file,
             const char   *label,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  GBytes *bytes;
  goffset size;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    {
      name_file (label, error);
      return NULL;
    }
  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_DIRECTORY:
    case G_FILE_TYPE_MOUNTABLE:
      refuse_kind (label, TRUE, error);
      return NULL;
    case G_FILE_TYPE_SPECIAL:
      refuse_kind (label, FALSE, error);
      return NULL;
    case G_FILE_TYPE_REGULAR:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_UNKNOWN: /* a web server knows no types */
    default:
      break;
    }
  size = g_file_info_get_size (info);
  if (size > MN_READER_MAX_BYTES)
    {
      refuse_size (label, error);
      return NULL;
    }

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    {
      name_file (label, error);
      return NULL;
    }
  bytes = read_all (read_stream_piece, stream, size > 0 ? (gsize) size : 0, label, cancellable, error);
  if (bytes == NULL && error != NULL && (*error)->domain == G_IO_ERROR)
    name_file (label, error);
  return bytes;
}

/* Returns: (transfer full) (nullable): a file's bytes, if it is a plain file of bearable size */
GBytes *
mn_reader_load (GFile        *file,
                const char   *label,
                GCancellable *cancellable,
                GError      **error)
{
  if (g_file_is_native (file))
    return load_native (g_file_peek_path (file), label, cancellable, error);
  return load_stream (file, label, cancellable, error);
}

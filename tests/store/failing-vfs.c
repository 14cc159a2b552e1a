/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing-vfs.h"

#include <errno.h>
#include <sqlite3.h>

/* Set while nothing runs; only the countdowns and whether it struck change while something does */
static gint counts[2];
static int rcs[2];
static gboolean is_sticky;
static gint has_struck;

static sqlite3_vfs *system_vfs;
static sqlite3_vfs vfs;

/* Libraries and their logs have methods of their own */
typedef struct
{
  sqlite3_io_methods        ours; /* first, so that a file's methods are one of these */
  const sqlite3_io_methods *systems;
} Methods;

static Methods methods[4];
static GMutex mutex;

static gboolean
strikes (Failing what)
{
  gint count = g_atomic_int_get (&counts[what]);
  gboolean struck;

  if (count == 0)
    return FALSE;
  count = g_atomic_int_add (&counts[what], -1) - 1;
  struck = count == 0 || (is_sticky && count < 0);
  if (struck)
    {
      g_atomic_int_set (&has_struck, TRUE);
      errno = rcs[what] == SQLITE_FULL ? ENOSPC : EIO;
      if (is_sticky)
        g_atomic_int_set (&counts[what], 1); /* the next one too */
    }
  return struck;
}

static const sqlite3_io_methods *
systems_of (sqlite3_file *file)
{
  return ((const Methods *) file->pMethods)->systems;
}

static int
write_or_fail (sqlite3_file *file,
               const void   *data,
               int           n_bytes,
               sqlite3_int64 offset)
{
  return strikes (FAIL_WRITE) ? rcs[FAIL_WRITE] : systems_of (file)->xWrite (file, data, n_bytes, offset);
}

static int
sync_or_fail (sqlite3_file *file,
              int           flags)
{
  return strikes (FAIL_SYNC) ? rcs[FAIL_SYNC] : systems_of (file)->xSync (file, flags);
}

static int
open_file (sqlite3_vfs  *self G_GNUC_UNUSED,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *flags_out)
{
  int rc = system_vfs->xOpen (system_vfs, name, file, flags, flags_out);
  gsize i = 0;

  if (rc != SQLITE_OK || file->pMethods == NULL)
    return rc;
  g_mutex_lock (&mutex);
  while (methods[i].systems != NULL && methods[i].systems != file->pMethods)
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (methods));
  if (methods[i].systems == NULL)
    {
      methods[i].systems = file->pMethods;
      methods[i].ours = *file->pMethods;
      methods[i].ours.xWrite = write_or_fail;
      methods[i].ours.xSync = sync_or_fail;
    }
  g_mutex_unlock (&mutex);
  file->pMethods = &methods[i].ours;
  return rc;
}

void
failing_vfs_register (void)
{
  system_vfs = sqlite3_vfs_find (NULL);
  vfs = *system_vfs;
  vfs.zName = "failing";
  vfs.pNext = NULL;
  vfs.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* Lets the @which-th operation fail, from 1, and all after it if @ever_after */
void
failing_vfs_arm (Failing  what,
                 guint    which,
                 int      rc,
                 gboolean ever_after)
{
  rcs[what] = rc;
  is_sticky = ever_after;
  g_atomic_int_set (&has_struck, FALSE);
  g_atomic_int_set (&counts[what], (gint) which);
}

/* Lets all go well again; whether anything had failed */
gboolean
failing_vfs_disarm (void)
{
  g_atomic_int_set (&counts[FAIL_WRITE], 0);
  g_atomic_int_set (&counts[FAIL_SYNC], 0);
  return g_atomic_int_get (&has_struck);
}

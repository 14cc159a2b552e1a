/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"
#define _GNU_SOURCE /* F_OFD_SETLK */

#include "mn-sqlite-lock.h"

#include "mn-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* From 1 ms on and doubling: whoever holds it is done in one most of the time */
#define LONGEST_PAUSE_US 16000

/**
 * mn_lock_open:
 * @self: a lock
 * @library: the library's file
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_READ_ONLY where the folder cannot be written
 *
 * Opens the lock file, making it if it is not there. It stays: removing it would let two hold one name.
 *
 * Returns: whether it is open
 */
gboolean
mn_lock_open (MnLock     *self,
              const char *library,
              GError    **error)
{
  self->path = g_strconcat (library, ".lock", NULL);
  self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (self->fd >= 0)
    return TRUE;
  g_set_error (error, MN_STORE_ERROR,
               errno == EROFS || errno == EACCES || errno == EPERM
                   ? MN_STORE_ERROR_READ_ONLY
                   : (errno == ENOSPC || errno == EDQUOT ? MN_STORE_ERROR_FULL : MN_STORE_ERROR_FAILED),
               _("The lock “%s” of the library could not be opened: %s"), self->path, g_strerror (errno));
  return FALSE;
}

/**
 * mn_lock_close:
 * @self: a lock
 *
 * Closes it, and so releases it.
 */
void
mn_lock_close (MnLock *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->path, g_free);
}

static int
set_lock (MnLock *self,
          short   type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET };

  return fcntl (self->fd, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

/**
 * mn_lock_try:
 * @self: a lock
 *
 * Returns: whether it was free and is held now
 */
gboolean
mn_lock_try (MnLock *self)
{
  return set_lock (self, F_WRLCK) == 0;
}

/**
 * mn_lock_wait:
 * @self: a lock
 * @timeout_ms: how long to wait
 * @library: the library's file, for messages
 * @cancellable: (nullable): stops the waiting
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_BUSY after @timeout_ms
 *
 * Returns: whether it is held now
 */
gboolean
mn_lock_wait (MnLock       *self,
              guint         timeout_ms,
              const char   *library,
              GCancellable *cancellable,
              GError      **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  gulong pause_us = 1000;

  for (;;)
    {
      int problem = set_lock (self, F_WRLCK);

      if (problem == 0)
        return TRUE;
      if (problem != EAGAIN && problem != EACCES && problem != EINTR)
        {
          g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _("The library “%s” could not be locked: %s"),
                       library, g_strerror (problem));
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () >= end)
        {
          g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY,
                       _("The library “%s” could not be used: another program keeps it locked"), library);
          return FALSE;
        }
      g_usleep (pause_us);
      pause_us = MIN (2 * pause_us, LONGEST_PAUSE_US);
    }
}

/**
 * mn_lock_release:
 * @self: a lock that is held
 */
void
mn_lock_release (MnLock *self)
{
  set_lock (self, F_UNLCK);
}

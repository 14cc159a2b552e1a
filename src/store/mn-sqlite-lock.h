/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MN_LOCK_TIMEOUT_MS: how long to wait for another program to finish writing. */
#define MN_LOCK_TIMEOUT_MS 10000

/**
 * MnLock:
 * @fd: the open lock file, or -1
 * @path: where it is
 *
 * The lock beside a library, `LIBRARY.lock`. SQLite before 3.51.3 can damage a library in write-ahead logging when two
 * connections write or checkpoint in the same moment; so all of ours, in every thread and process, do so under this one
 * (reliability, “Decided on top of it”). An open file description lock (fcntl(2)) belongs to the open file and not the
 * process, so that threads keep each other out as well, and goes when the process does, however it ends.
 */
typedef struct
{
  int   fd;
  char *path;
} MnLock;

gboolean mn_lock_open     (MnLock       *self,
                           const char   *library,
                           GError      **error);
void     mn_lock_close    (MnLock       *self);
gboolean mn_lock_try      (MnLock       *self);
gboolean mn_lock_wait     (MnLock       *self,
                           guint         timeout_ms,
                           const char   *library,
                           GCancellable *cancellable,
                           GError      **error);
void     mn_lock_release  (MnLock       *self);

G_END_DECLS

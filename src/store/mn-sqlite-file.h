/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-connection.h"
#include "mn-sqlite-lock.h"
#include "mn-sqlite-store.h"

G_BEGIN_DECLS

/**
 * MnLibraryFile:
 * @path: where it is, all links followed
 * @mode: how those who read open it
 * @writer: (nullable): the connection that writes, %NULL where it can only be read
 * @lock: the lock beside it, open where @writer is
 *
 * A library that was found fit to be used.
 */
typedef struct
{
  char             *path;
  MnConnectionMode  mode;
  MnConnection     *writer;
  MnLock            lock;
} MnLibraryFile;

gboolean mn_library_file_open  (MnLibraryFile      *self,
                                const char         *path,
                                MnSqliteOpenFlags   flags,
                                GError            **error);
void     mn_library_file_clear (MnLibraryFile      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnLibraryFile, mn_library_file_clear)

G_END_DECLS

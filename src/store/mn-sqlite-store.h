/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

/**
 * MnSqliteOpenFlags:
 * @MN_SQLITE_OPEN_CREATE: make the library, and its folder, where there is none
 * @MN_SQLITE_OPEN_READ_ONLY: read it only
 *
 * How to open a library.
 */
typedef enum
{
  MN_SQLITE_OPEN_CREATE    = 1 << 0,
  MN_SQLITE_OPEN_READ_ONLY = 1 << 1,
} MnSqliteOpenFlags;

/**
 * MnCheckFunc:
 * @message: something that is not as it should be, or what was done about it, for a reader of it
 * @user_data: what was given
 *
 * Takes what a check found.
 */
typedef void (*MnCheckFunc) (const char *message,
                             gpointer    user_data);

#define MN_TYPE_SQLITE_STORE (mn_sqlite_store_get_type ())

/**
 * MnSqliteStore:
 *
 * A library in one SQLite file. One thread of its own does all the writing; get_snapshot(), poll() and the signals are
 * for the thread that opened it, in its main context; the rest may be called from any.
 *
 * A program that writes libraries must ignore SIGXFSZ, as early as in its main: a limit on the size of files is then an
 * error like that of a full disk, and not the end of the process.
 */
G_DECLARE_FINAL_TYPE (MnSqliteStore, mn_sqlite_store, MN, SQLITE_STORE, GObject)

MnStore  *mn_sqlite_store_open             (const char        *path,
                                            MnSqliteOpenFlags  flags,
                                            GError           **error);
void      mn_sqlite_store_close            (MnStore           *self);
char     *mn_sqlite_store_default_path     (void);
void      mn_sqlite_store_set_lock_timeout (MnStore           *self,
                                            guint              timeout_ms);
gboolean  mn_sqlite_store_check            (MnStore           *self,
                                            gboolean           repair,
                                            MnCheckFunc        report,
                                            gpointer           user_data,
                                            GCancellable      *cancellable,
                                            GError           **error);

G_END_DECLS

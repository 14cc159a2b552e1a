/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-snapshot.h"
#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

#define MN_TYPE_SQLITE_SNAPSHOT (mn_sqlite_snapshot_get_type ())

G_DECLARE_FINAL_TYPE (MnSqliteSnapshot, mn_sqlite_snapshot, MN, SQLITE_SNAPSHOT, GObject)

MnSqliteSnapshot *mn_sqlite_snapshot_new            (MnConnection      *connection);
MnConnection     *mn_sqlite_snapshot_get_connection (MnSqliteSnapshot  *self);

G_END_DECLS

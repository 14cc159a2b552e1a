/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-history-entry.h"
#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

GPtrArray *mn_history_list (MnConnection *connection,
                            const MnId   *article,
                            gint64        before,
                            guint         limit,
                            GError      **error);
GPtrArray *mn_history_list_of (MnConnection *connection,
                               MnRecordKind  kind,
                               const MnId   *id,
                               gint64        revision,
                               guint         limit,
                               GError      **error);

G_END_DECLS

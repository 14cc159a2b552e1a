/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-query.h"
#include "mn-sqlite-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GArray     *mn_claims_find  (MnConnection        *connection,
                             const MnClaimQuery  *query,
                             MnClaimKeysFunc      function,
                             gpointer             user_data,
                             GCancellable        *cancellable,
                             GError             **error);
gint64      mn_claims_count (MnConnection        *connection,
                             GError             **error);
MnClaimRow *mn_claims_read  (MnConnection        *connection,
                             guint32              key,
                             GError             **error);

G_END_DECLS

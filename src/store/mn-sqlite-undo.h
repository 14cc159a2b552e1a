/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-journal.h"

G_BEGIN_DECLS

GPtrArray *mn_undo (MnConnection        *connection,
                    const MnUndoRequest *request,
                    gint64              *seq,
                    guint8               hash[MN_HASH_SIZE],
                    GCancellable        *cancellable,
                    GError             **error);

G_END_DECLS

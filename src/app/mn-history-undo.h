/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

void     mn_history_undo_async  (MnLibrary            *library,
                                 GArray               *seqs,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean mn_history_undo_finish (GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS

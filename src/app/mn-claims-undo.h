/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

void  mn_claims_undo_note   (MnLibrary           *library,
                             MnChange            *change);
void  mn_claims_undo_async  (MnLibrary           *library,
                             gboolean             redo,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
char *mn_claims_undo_finish (MnLibrary           *library,
                             GAsyncResult        *result,
                             GError             **error);

G_END_DECLS

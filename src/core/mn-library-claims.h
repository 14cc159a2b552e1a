/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

void      mn_library_edit_claims_async  (MnLibrary           *self,
                                         const guint32       *keys,
                                         guint                n_keys,
                                         gint64               revision,
                                         const char          *label,
                                         MnModifyFunc         modify,
                                         gpointer             modify_data,
                                         GDestroyNotify       destroy,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
MnChange *mn_library_edit_claims_finish (MnLibrary           *self,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-edits.h"

G_BEGIN_DECLS

void mn_document_modify_async (MnDocument         *self,
                               gconstpointer       record,
                               const char         *label,
                               const MnId         *group,
                               MnModifyFunc        modify,
                               gpointer            modify_data,
                               GDestroyNotify      destroy,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);

G_END_DECLS

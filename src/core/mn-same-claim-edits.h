/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-document.h"

G_BEGIN_DECLS

/* What is done with claims that say the same: each is one change, one transaction, one step of undo */

void      mn_document_join_claims_async     (MnDocument           *self,
                                             const MnId           *from,
                                             const MnId           *to,
                                             const char           *type,
                                             const char           *label,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void      mn_document_take_verdict_async    (MnDocument           *self,
                                             const MnId           *claim,
                                             const MnVerdict      *verdict,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void      mn_library_spread_verdict_async   (MnLibrary            *self,
                                             const MnId           *claim,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
MnChange *mn_library_spread_verdict_finish  (MnLibrary            *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS

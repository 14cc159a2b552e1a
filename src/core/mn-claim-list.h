/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-item.h"
#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_CLAIM_LIST (mn_claim_list_get_type ())

/**
 * MnClaimList:
 *
 * Claims of the library as a #GListModel of #MnClaimItem. A worker finds them, and the list keeps nothing of them but
 * their keys, four bytes each; what is shown of a claim is read when its row comes into view. It follows what is
 * changed, here and elsewhere.
 */
G_DECLARE_FINAL_TYPE (MnClaimList, mn_claim_list, MN, CLAIM_LIST, GObject)

MnClaimList        *mn_claim_list_new       (MnLibrary          *library);
const MnClaimQuery *mn_claim_list_get_query (MnClaimList        *self);
void                mn_claim_list_set_query (MnClaimList        *self,
                                             const MnClaimQuery *query);
guint32             mn_claim_list_get_key   (MnClaimList        *self,
                                             guint               position);
gboolean            mn_claim_list_find_key  (MnClaimList        *self,
                                             guint32             key,
                                             guint              *position);
gint64              mn_claim_list_get_total (MnClaimList        *self);
gboolean            mn_claim_list_is_busy   (MnClaimList        *self);
void                mn_claim_list_set_held  (MnClaimList        *self,
                                             gboolean            is_held);

G_END_DECLS

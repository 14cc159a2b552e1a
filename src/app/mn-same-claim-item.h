/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-same-claims.h"

G_BEGIN_DECLS

#define MN_TYPE_SAME_CLAIM_ITEM (mn_same_claim_item_get_type ())

/**
 * MnSameClaimItem:
 *
 * A claim in a list that says the same as the current one, as it was last found.
 */
G_DECLARE_FINAL_TYPE (MnSameClaimItem, mn_same_claim_item, MN, SAME_CLAIM_ITEM, GObject)

MnSameClaimItem   *mn_same_claim_item_new (MnSameClaim     *same);
const MnSameClaim *mn_same_claim_item_get (MnSameClaimItem *self);
void               mn_same_claim_item_set (MnSameClaimItem *self,
                                           MnSameClaim     *same);

G_END_DECLS

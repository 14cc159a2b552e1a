/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-query.h"

G_BEGIN_DECLS

#define MN_TYPE_CLAIM_ITEM (mn_claim_item_get_type ())

/**
 * MnClaimItem:
 *
 * A row of a #MnClaimList: stays the same object while what is shown of its claim is swapped for newer states.
 */
G_DECLARE_FINAL_TYPE (MnClaimItem, mn_claim_item, MN, CLAIM_ITEM, GObject)

MnClaimItem      *mn_claim_item_new     (guint32      key,
                                         MnClaimRow  *row);
guint32           mn_claim_item_get_key (MnClaimItem *self);
const MnClaimRow *mn_claim_item_get_row (MnClaimItem *self);
void              mn_claim_item_set_row (MnClaimItem *self,
                                         MnClaimRow  *row);

G_END_DECLS

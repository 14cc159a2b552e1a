/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-search.h"
#include "mn-entity.h"

G_BEGIN_DECLS

#define MN_TYPE_RELATE_ITEM (mn_relate_item_get_type ())

/**
 * MnRelateItem:
 *
 * A claim or an entity that something may be related to.
 */
G_DECLARE_FINAL_TYPE (MnRelateItem, mn_relate_item, MN, RELATE_ITEM, GObject)

MnRelateItem *mn_relate_item_new_claim  (MnClaimHit   *hit);
MnRelateItem *mn_relate_item_new_entity (MnEntity     *entity,
                                         const char   *type);
MnRecord     *mn_relate_item_get_record (MnRelateItem *self);
const char   *mn_relate_item_get_words  (MnRelateItem *self);
const char   *mn_relate_item_get_detail (MnRelateItem *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity-duplicates.h"

G_BEGIN_DECLS

#define MN_TYPE_DUPLICATE_ITEM (mn_duplicate_item_get_type ())

/**
 * MnDuplicateItem:
 *
 * Two entities in a list that may be one: which of them would stay, and whether that is dealt with. Emits `changed` when
 * what it shows may be another.
 */
G_DECLARE_FINAL_TYPE (MnDuplicateItem, mn_duplicate_item, MN, DUPLICATE_ITEM, GObject)

/* What becomes of a pair; any other number is the change that merged one of the two */
#define MN_DUPLICATE_OPEN 0
#define MN_DUPLICATE_DISMISSED -1

MnDuplicateItem  *mn_duplicate_item_new        (MnDuplicate     *duplicate);
MnEntity         *mn_duplicate_item_get_kept   (MnDuplicateItem *self);
MnEntity         *mn_duplicate_item_get_merged (MnDuplicateItem *self);
MnDuplicateReason mn_duplicate_item_get_reason (MnDuplicateItem *self);
void              mn_duplicate_item_swap       (MnDuplicateItem *self);
gboolean          mn_duplicate_item_has        (MnDuplicateItem *self,
                                                const MnId      *entity);
gint64            mn_duplicate_item_get_state  (MnDuplicateItem *self);
void              mn_duplicate_item_set_state  (MnDuplicateItem *self,
                                                gint64           state);
gboolean          mn_duplicate_item_is_busy    (MnDuplicateItem *self);
void              mn_duplicate_item_set_busy   (MnDuplicateItem *self,
                                                gboolean         is_busy);
void              mn_duplicate_item_refresh    (MnDuplicateItem *self);

G_END_DECLS

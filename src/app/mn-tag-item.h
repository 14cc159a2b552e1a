/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tag-fields.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MN_TYPE_TAG_ITEM (mn_tag_item_get_type ())

/**
 * MnTagItem:
 *
 * A tag or a cue in the list of the tagset editor. It stays the same while what it says changes.
 */
G_DECLARE_FINAL_TYPE (MnTagItem, mn_tag_item, MN, TAG_ITEM, GObject)

MnTagItem        *mn_tag_item_new         (MnTagset         *tagset,
                                           const MnTagPlace *place);
void              mn_tag_item_set         (MnTagItem        *self,
                                           MnTagset         *tagset,
                                           const MnTagPlace *place);
const MnTagPlace *mn_tag_item_get_place   (MnTagItem        *self);
MnTagset         *mn_tag_item_get_tagset  (MnTagItem        *self);
const MnTag      *mn_tag_item_get_tag     (MnTagItem        *self);
char             *mn_tag_item_get         (MnTagItem        *self,
                                           MnTagField        field);
gboolean          mn_tag_item_is          (MnTagItem        *self,
                                           const MnTagPlace *place);
char             *mn_tag_item_dup_title   (MnTagItem        *self);
char             *mn_tag_item_dup_detail  (MnTagItem        *self);

guint             mn_tag_items_count      (MnTagset         *tagset,
                                           MnTagList         list);
void              mn_tag_items_place      (MnTagset         *tagset,
                                           MnTagList         list,
                                           guint             position,
                                           MnTagPlace       *place);
void              mn_tag_items_fill       (GListStore       *items,
                                           MnTagset         *tagset,
                                           MnTagList         list);

G_END_DECLS

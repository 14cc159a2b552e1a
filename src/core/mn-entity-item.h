/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity.h"

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_ITEM (mn_entity_item_get_type ())

/**
 * MnEntityItem:
 *
 * A row of an #MnEntityList: an entity, or the head of a group of one type.
 */
G_DECLARE_FINAL_TYPE (MnEntityItem, mn_entity_item, MN, ENTITY_ITEM, GObject)

gboolean      mn_entity_item_is_header       (MnEntityItem *self);
MnEntity     *mn_entity_item_get_entity      (MnEntityItem *self);
const char   *mn_entity_item_get_entity_type (MnEntityItem *self);
const char   *mn_entity_item_get_label       (MnEntityItem *self);
guint         mn_entity_item_get_n           (MnEntityItem *self);

/* For the list that it is a row of */
void          mn_entity_item_set_entity      (MnEntityItem *self,
                                              MnEntity     *entity);
void          mn_entity_item_set_n           (MnEntityItem *self,
                                              guint         n);
MnEntityItem *mn_entity_item_new             (MnEntity     *entity);
MnEntityItem *mn_entity_item_new_header      (const char   *type,
                                              const char   *label);
gboolean      mn_entity_item_is_shown        (MnEntityItem *self);
void          mn_entity_item_set_shown       (MnEntityItem *self,
                                              gboolean      is_shown);
void          mn_entity_item_refresh         (MnEntityItem *self);
gboolean      mn_entity_item_has_words       (MnEntityItem *self,
                                              const char   *folded);
int           mn_entity_item_compare         (gconstpointer a,
                                              gconstpointer b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-entity-item.h"
#include "mn-layers.h"

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_LIST (mn_entity_list_get_type ())

/**
 * MnEntityList:
 *
 * The entities that a document mentions, grouped by type in the order of the tagset and sorted by name, each group
 * after its head: a #GListModel of #MnEntityItem that follows the document at the cost of what changed.
 */
G_DECLARE_FINAL_TYPE (MnEntityList, mn_entity_list, MN, ENTITY_LIST, GObject)

MnEntityList *mn_entity_list_new             (MnDocument   *document);
void          mn_entity_list_set_filter      (MnEntityList *self,
                                              const char   *words);
void          mn_entity_list_set_layers      (MnEntityList *self,
                                              MnLayers     *layers);
guint         mn_entity_list_get_n_entities  (MnEntityList *self);
gboolean      mn_entity_list_find            (MnEntityList *self,
                                              const MnId   *entity,
                                              guint        *position);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-layers.h"

G_BEGIN_DECLS

#define MN_TYPE_LAYER_ITEM (mn_layer_item_get_type ())

/**
 * MnLayerItem:
 *
 * A layer in a list, to be shown or hidden.
 */
G_DECLARE_FINAL_TYPE (MnLayerItem, mn_layer_item, MN, LAYER_ITEM, GObject)

MnLayerItem *mn_layer_item_new         (const char  *layer,
                                        const char  *label,
                                        gint         n,
                                        gboolean     is_shown);
const char  *mn_layer_item_get_layer   (MnLayerItem *self);
const char  *mn_layer_item_get_label   (MnLayerItem *self);
gint         mn_layer_item_get_n       (MnLayerItem *self);
gboolean     mn_layer_item_is_shown    (MnLayerItem *self);
void         mn_layer_item_set_shown   (MnLayerItem *self,
                                        gboolean     is_shown);

G_END_DECLS

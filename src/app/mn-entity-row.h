/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-entity-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_ROW (mn_entity_row_get_type ())

/**
 * MnEntityRow:
 *
 * One entity in the inspector's list and how often it is mentioned, or the heading of those of a type.
 */
G_DECLARE_FINAL_TYPE (MnEntityRow, mn_entity_row, MN, ENTITY_ROW, GtkWidget)

void          mn_entity_row_show     (MnEntityRow  *self,
                                      MnDocument   *document,
                                      MnEntityItem *item);
MnEntityItem *mn_entity_row_get_item (MnEntityRow  *self);

G_END_DECLS

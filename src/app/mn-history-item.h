/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-history-entry.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define MN_TYPE_HISTORY_ITEM (mn_history_item_get_type ())

/**
 * MnHistoryItem:
 *
 * A change in a list, and how it is told.
 */
G_DECLARE_FINAL_TYPE (MnHistoryItem, mn_history_item, MN, HISTORY_ITEM, GObject)

MnHistoryItem  *mn_history_item_new         (MnHistoryEntry *entry);
MnHistoryEntry *mn_history_item_get_entry   (MnHistoryItem  *self);
char           *mn_history_item_tell_what   (MnHistoryItem  *self);
char           *mn_history_item_tell_who    (MnHistoryItem  *self);
char           *mn_history_item_tell_where  (MnHistoryItem  *self);

G_END_DECLS

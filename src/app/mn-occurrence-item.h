/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-occurrences.h"

G_BEGIN_DECLS

#define MN_TYPE_OCCURRENCE_ITEM (mn_occurrence_item_get_type ())

/**
 * MnOccurrenceItem:
 *
 * An occurrence in a list, and whether it is to be marked.
 */
G_DECLARE_FINAL_TYPE (MnOccurrenceItem, mn_occurrence_item, MN, OCCURRENCE_ITEM, GObject)

MnOccurrenceItem *mn_occurrence_item_new            (MnOccurrence     *occurrence);
MnOccurrence     *mn_occurrence_item_get_occurrence (MnOccurrenceItem *self);
gboolean          mn_occurrence_item_is_wanted      (MnOccurrenceItem *self);
void              mn_occurrence_item_set_wanted     (MnOccurrenceItem *self,
                                                     gboolean          is_wanted);

G_END_DECLS

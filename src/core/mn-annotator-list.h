/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_ANNOTATOR_ITEM (mn_annotator_item_get_type ())

/**
 * MnAnnotatorItem:
 *
 * An annotator in a #MnAnnotatorList, as they are called when the list is made.
 */
G_DECLARE_FINAL_TYPE (MnAnnotatorItem, mn_annotator_item, MN, ANNOTATOR_ITEM, GObject)

#define MN_TYPE_ANNOTATOR_LIST (mn_annotator_list_get_type ())

/**
 * MnAnnotatorList:
 *
 * The annotators of a library, by name: a #GListModel of #MnAnnotatorItem that follows the library.
 */
G_DECLARE_FINAL_TYPE (MnAnnotatorList, mn_annotator_list, MN, ANNOTATOR_LIST, GObject)

MnAnnotator     *mn_annotator_item_get_annotator (MnAnnotatorItem *self);

MnAnnotatorList *mn_annotator_list_new           (MnLibrary       *library);
MnAnnotator     *mn_annotator_list_find          (MnAnnotatorList *self,
                                                  const MnId      *id);

G_END_DECLS

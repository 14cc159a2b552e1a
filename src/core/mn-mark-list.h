/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

#define MN_TYPE_MARK_ITEM (mn_mark_item_get_type ())

/**
 * MnMarkItem:
 *
 * A row of an #MnMarkList: stays the same object while its mark is swapped for newer states.
 */
G_DECLARE_FINAL_TYPE (MnMarkItem, mn_mark_item, MN, MARK_ITEM, GObject)

MnRecord   *mn_mark_item_get_mark (MnMarkItem   *self);

#define MN_TYPE_MARK_LIST (mn_mark_list_get_type ())

/**
 * MnMarkList:
 *
 * The marks of one kind in a document, in the order of reading: a #GListModel of #MnMarkItem that makes the items when
 * they are asked for and follows the document at the cost of what changed.
 */
G_DECLARE_FINAL_TYPE (MnMarkList, mn_mark_list, MN, MARK_LIST, GObject)

MnMarkList *mn_mark_list_new      (MnDocument   *document,
                                   MnRecordKind  kind,
                                   const MnId   *entity);
gboolean    mn_mark_list_find     (GListModel   *model,
                                   MnRecord     *mark,
                                   guint        *position);

G_END_DECLS

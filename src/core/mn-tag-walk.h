/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-snapshot.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/**
 * MnTagFunc:
 * @record: a record
 * @list: a list of tags
 * @id: the interned id of a tag of that list, which @record has
 * @user_data: what was given
 *
 * Takes one use of a tag; one that a record has twice is told twice.
 */
typedef void (*MnTagFunc) (MnRecord   *record,
                           MnTagList   list,
                           const char *id,
                           gpointer    user_data);

/**
 * MnTagProgressFunc:
 * @done: how much is done, from 0 to 1
 * @user_data: what was given
 *
 * Tells how far a walk through the library is, in the thread of the walk.
 */
typedef void (*MnTagProgressFunc) (double   done,
                                   gpointer user_data);

void     mn_tag_walk_record  (MnRecord           *record,
                              MnTagFunc           function,
                              gpointer            user_data);
gboolean mn_tag_walk_library (MnSnapshot         *snapshot,
                              MnRecordFunc        function,
                              gpointer            user_data,
                              MnTagProgressFunc   progress,
                              gpointer            progress_data,
                              GCancellable       *cancellable,
                              GError            **error);

G_END_DECLS

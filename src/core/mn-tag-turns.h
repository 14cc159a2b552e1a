/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-tag-walk.h"

G_BEGIN_DECLS

/**
 * MnTagTurn:
 * @list: a list of tags
 * @from: the interned id of a tag that goes
 * @to: (nullable): the interned id of what takes its place, or %NULL where nothing does
 *
 * What becomes of the uses of a tag. Where nothing takes its place, mentions and entities of a type go, relations of a
 * type go, and claims lose the kind, stance, participant, verdict or attribute.
 */
typedef struct
{
  MnTagList   list;
  const char *from;
  const char *to;
} MnTagTurn;

gboolean mn_tag_turns_apply (const MnTagTurn    *turns,
                             guint               n_turns,
                             MnSnapshot         *snapshot,
                             MnChange           *change,
                             MnTagProgressFunc   progress,
                             gpointer            progress_data,
                             GCancellable       *cancellable,
                             GError            **error);

G_END_DECLS

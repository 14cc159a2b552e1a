/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"
#include "mn-relation.h"

G_BEGIN_DECLS

/**
 * MnRelationSide:
 * @relation: a relation
 * @is_outgoing: whether it goes out from what was asked about
 * @other: what it joins that with, a claim or an entity
 * @title: (nullable): of a claim, what its article is called
 *
 * A relation as seen from one of its ends. Atomically counted.
 */
typedef struct
{
  MnRelation *relation;
  gboolean    is_outgoing;
  MnRecord   *other;
  char       *title;
} MnRelationSide;

MnRelationSide *mn_relation_side_ref       (MnRelationSide      *self);
void            mn_relation_side_unref     (MnRelationSide      *self);

void            mn_relation_sides_async    (MnLibrary           *library,
                                            const MnId          *end,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray      *mn_relation_sides_finish   (MnLibrary           *library,
                                            GAsyncResult        *result,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnRelationSide, mn_relation_side_unref)

G_END_DECLS

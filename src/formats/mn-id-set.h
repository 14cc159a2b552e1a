/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-id.h"

G_BEGIN_DECLS

/**
 * MnIdSet:
 *
 * A set of ids, as large as the ids themselves and little more: an import knows a million of them. All zero is empty.
 */
typedef struct
{
  MnId *slots; /* none where free */
  gsize n_slots;
  gsize n_ids;
} MnIdSet;

gboolean mn_id_set_add      (MnIdSet       *self,
                             const MnId    *id);
gboolean mn_id_set_contains (const MnIdSet *self,
                             const MnId    *id);
MnId    *mn_id_set_sort     (const MnIdSet *self);
void     mn_id_set_clear    (MnIdSet       *self);

G_END_DECLS

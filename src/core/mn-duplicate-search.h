/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity-duplicates.h"

G_BEGIN_DECLS

/**
 * MnDuplicatePair:
 * @a: which entity
 * @b: which other one, further behind
 * @score: how likely they are one, up to 100
 * @reason: a reason to think so
 */
typedef struct
{
  guint             a;
  guint             b;
  guint             score;
  MnDuplicateReason reason;
} MnDuplicatePair;

GArray *mn_duplicate_search (GPtrArray     *entities,
                             GCancellable  *cancellable);

G_END_DECLS

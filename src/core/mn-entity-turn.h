/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-claim.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

/* What refers to an entity, in every article, is turned to another one or to none. All add to the change that is being
 * built, from one snapshot, in any thread. */

/**
 * MnEntityTurn:
 * @snapshot: the library as it is
 * @change: the change that is being built
 * @from: what is referred to
 * @to: what shall be, or none
 * @mentions: (nullable): a set of ids of mentions: only those are turned, and what names @from by them
 */
typedef struct
{
  MnSnapshot *snapshot;
  MnChange   *change;
  MnId        from;
  MnId        to;
  GHashTable *mentions;
} MnEntityTurn;

MnEntity *mn_entity_turn_get       (MnSnapshot          *snapshot,
                                    const MnId          *id,
                                    GError             **error);
gboolean  mn_entity_turn_referents (const MnEntityTurn  *self,
                                    MnClaimBuilder      *claim);
gboolean  mn_entity_turn_mentions  (const MnEntityTurn  *self,
                                    GError             **error);
gboolean  mn_entity_turn_claims    (const MnEntityTurn  *self,
                                    GHashTable          *done,
                                    GError             **error);

G_END_DECLS

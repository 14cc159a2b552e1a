/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-concordance.h"
#include "mn-entity-fact.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

/**
 * MnLinesFunc:
 * @lines: (transfer full) (element-type MnConcordanceLine): some lines; may be none
 * @n_mentions: how many mentions there are
 * @user_data: what was given
 *
 * Takes lines as they are cut.
 */
typedef void (*MnLinesFunc) (GPtrArray *lines,
                             guint      n_mentions,
                             gpointer   user_data);

/**
 * MnEntityReading:
 * @entity: which entity
 * @known: (element-type MnId gint64): the mentions that were read before, by id, and the newest revision of what their
 *   lines say; what is still so is not read again
 * @take: takes lines that are new or say something else now
 * @user_data: for @take
 * @record: (nullable): the entity as it is; %NULL where there is none
 * @gone: (element-type MnId): those of @known that are no more
 * @claims: (element-type MnEntityFact): its claims
 * @relations: (element-type MnEntityFact): its relations
 *
 * One reading of all that a snapshot says of an entity, for a worker.
 */
typedef struct
{
  MnId        entity;
  GHashTable *known;
  MnLinesFunc take;
  gpointer    user_data;
  MnEntity   *record;
  GArray     *gone;
  GPtrArray  *claims;
  GPtrArray  *relations;
} MnEntityReading;

MnEntityReading *mn_entity_reading_new  (const MnId      *entity,
                                         GHashTable      *known);
void             mn_entity_reading_free (MnEntityReading *self);
gboolean         mn_entity_reading_run  (MnEntityReading *self,
                                         MnSnapshot      *snapshot,
                                         GCancellable    *cancellable,
                                         GError         **error);
GHashTable      *mn_entity_reading_new_known (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnEntityReading, mn_entity_reading_free)

G_END_DECLS

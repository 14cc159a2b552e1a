/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-relation.h"

G_BEGIN_DECLS

/**
 * MnFactFlags:
 * @MN_FACT_BY: a claim that the entity makes
 * @MN_FACT_ABOUT: a claim that the entity takes part in or is named in
 * @MN_FACT_FROM: a relation that goes out from it
 * @MN_FACT_TO: a relation that goes to it
 *
 * What an entity has to do with a claim or relation.
 */
typedef enum
{
  MN_FACT_BY = 1 << 0,
  MN_FACT_ABOUT = 1 << 1,
  MN_FACT_FROM = 1 << 2,
  MN_FACT_TO = 1 << 3,
} MnFactFlags;

#define MN_TYPE_ENTITY_FACT (mn_entity_fact_get_type ())

/**
 * MnEntityFact:
 *
 * A claim or a relation of an entity, with the names that it takes to say it. Made by a worker; it never changes.
 */
G_DECLARE_FINAL_TYPE (MnEntityFact, mn_entity_fact, MN, ENTITY_FACT, GObject)

MnEntityFact *mn_entity_fact_new       (gconstpointer record,
                                        MnFactFlags   flags,
                                        const char   *title,
                                        const char   *other);
MnRecord     *mn_entity_fact_get_record (MnEntityFact *self);
MnFactFlags   mn_entity_fact_get_flags (MnEntityFact *self);
const char   *mn_entity_fact_get_title (MnEntityFact *self);
const char   *mn_entity_fact_get_other (MnEntityFact *self);
gboolean      mn_entity_fact_equals    (MnEntityFact *self,
                                        MnEntityFact *other);

G_END_DECLS

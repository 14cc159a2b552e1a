/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-concordance.h"
#include "mn-entity-fact.h"
#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_SURVEY (mn_entity_survey_get_type ())

/**
 * MnEntitySurvey:
 *
 * All that a library says of one entity: it is a #GListModel of #MnConcordanceLine, its mentions in every article, in no
 * order, and has lists of #MnEntityFact, its claims and relations. A worker reads them article by article, and they come as
 * they are found; what changes later, here or in another process, is taken up while the survey is active, and what did not
 * change stays where it is.
 */
G_DECLARE_FINAL_TYPE (MnEntitySurvey, mn_entity_survey, MN, ENTITY_SURVEY, GObject)

MnEntitySurvey *mn_entity_survey_new           (MnLibrary      *library,
                                                const MnId     *entity);
void            mn_entity_survey_set_active    (MnEntitySurvey *self,
                                                gboolean        is_active);
void            mn_entity_survey_stop          (MnEntitySurvey *self);
const MnId     *mn_entity_survey_get_id        (MnEntitySurvey *self);
MnEntity       *mn_entity_survey_get_entity    (MnEntitySurvey *self);
GListModel     *mn_entity_survey_get_claims    (MnEntitySurvey *self);
GListModel     *mn_entity_survey_get_relations (MnEntitySurvey *self);
gboolean        mn_entity_survey_is_loading    (MnEntitySurvey *self);
guint           mn_entity_survey_get_n_expected (MnEntitySurvey *self);

G_END_DECLS

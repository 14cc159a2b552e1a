/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribute.h"
#include "mn-span.h"

G_BEGIN_DECLS

typedef enum
{
  MN_FORM_UNKNOWN,
  MN_FORM_DIRECT,
  MN_FORM_MIXED,
  MN_FORM_INDIRECT,
} MnForm;

typedef enum
{
  MN_CERTAINTY_UNSTATED,
  MN_CERTAINTY_CERTAIN,
  MN_CERTAINTY_PROBABLE,
  MN_CERTAINTY_POSSIBLE,
} MnCertainty;

typedef enum
{
  MN_CLAIM_UNCHECKED,
  MN_CLAIM_IN_PROGRESS,
  MN_CLAIM_CHECKED,
} MnClaimState;

typedef enum
{
  MN_PRIORITY_UNKNOWN,
  MN_PRIORITY_LOW,
  MN_PRIORITY_NORMAL,
  MN_PRIORITY_HIGH,
} MnPriority;

typedef enum
{
  MN_EVIDENCE_CONTEXT,
  MN_EVIDENCE_SUPPORTS,
  MN_EVIDENCE_REFUTES,
} MnEvidenceStance;

/**
 * MnReferent:
 * @entity: an entity, or none
 * @mention: the mention that names it, or none
 *
 * Somebody in an attribution: an entity with the mention that names it; a mention alone, an unnamed source (“local
 * sources”); neither, somebody unsaid (“alleged”).
 */
typedef struct
{
  MnId entity;
  MnId mention;
} MnReferent;

/**
 * MnAttribution:
 * @claimant: who says it
 * @on_behalf_of: (nullable): for whom
 * @addressee: (nullable): to whom
 * @channel: (nullable): by what
 * @cues: the words that say so (“told AFP”)
 * @stance: a stance of the tagset
 * @certainty: an #MnCertainty, as the claimant puts it
 *
 * One link of the chain that a claim came by, outermost first.
 */
typedef struct
{
  MnReferent  claimant;
  MnReferent *on_behalf_of;
  MnReferent *addressee;
  MnReferent *channel;
  MnSpans     cues;
  const char *stance;
  gint        certainty;
} MnAttribution;

/**
 * MnParticipant:
 * @mention: a mention of the claim's article
 * @role: a participant role of the tagset
 */
typedef struct
{
  MnId        mention;
  const char *role;
} MnParticipant;

/**
 * MnVerdict:
 * @value: a verdict of the tagset
 * @annotator: whose it is
 * @date: when it was given, seconds since 1970 in UTC
 * @reasoning: why, or %NULL
 */
typedef struct
{
  const char *value;
  MnId        annotator;
  gint64      date;
  char       *reasoning;
} MnVerdict;

/**
 * MnEvidence:
 * @id: its own id
 * @uri: where it stands outside the library, or %NULL
 * @seen: when that was seen, seconds since 1970 in UTC
 * @article: the article of the library it stands in, or none
 * @spans: where in that
 * @title: what it is called
 * @quote: what it says
 * @stance: an #MnEvidenceStance
 * @note: a remark
 * @made: who added it
 */
typedef struct
{
  MnId         id;
  char        *uri;
  gint64       seen;
  MnId         article;
  MnSpans      spans;
  char        *title;
  char        *quote;
  gint         stance;
  char        *note;
  MnProvenance made;
} MnEvidence;

typedef MN_ARRAY (MnAttribution) MnAttributions;
typedef MN_ARRAY (MnParticipant) MnParticipants;
typedef MN_ARRAY (MnVerdict) MnVerdicts;
typedef MN_ARRAY (MnEvidence) MnEvidences;

/**
 * MnClaim:
 * @kind: a claim kind of the tagset
 * @form: an #MnForm
 * @statement: what it says in one plain sentence, or %NULL
 * @spans: its content
 * @attributions: who says it; none is the article's own voice
 * @participants: what it is about
 * @state: an #MnClaimState
 * @priority: an #MnPriority
 * @verdicts: one for each annotator
 * @evidence: what it stands on
 * @attributes: what the tagset adds
 * @note: a remark
 *
 * Something said in an article that holds or does not hold.
 */
struct _MnClaim
{
  struct _MnRecord record;
  const char      *kind;
  gint             form;
  char            *statement;
  MnSpans          spans;
  MnAttributions   attributions;
  MnParticipants   participants;
  gint             state;
  gint             priority;
  MnVerdicts       verdicts;
  MnEvidences      evidence;
  MnAttributes     attributes;
  char            *note;
};

MN_DECLARE_RECORD (MnClaim, mn_claim)

extern const MnStructInfo mn_referent_info;
extern const MnStructInfo mn_attribution_info;
extern const MnStructInfo mn_participant_info;
extern const MnStructInfo mn_verdict_info;
extern const MnStructInfo mn_evidence_info;
extern const char *const  mn_form_names[];
extern const char *const  mn_certainty_names[];
extern const char *const  mn_claim_state_names[];
extern const char *const  mn_priority_names[];
extern const char *const  mn_evidence_stance_names[];

const MnVerdict *mn_claim_get_verdict (MnClaim        *self,
                                       const MnId     *annotator);
void             mn_claim_set_verdict (MnClaimBuilder *builder,
                                       const MnId     *annotator,
                                       const char     *value,
                                       const char     *reasoning);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim.h"

const char *const mn_form_names[] = { NULL, "direct", "mixed", "indirect", MN_NAMES_END };
const char *const mn_certainty_names[] = { "unstated", "certain", "probable", "possible", MN_NAMES_END };
const char *const mn_claim_state_names[] = { "unchecked", "in progress", "checked", MN_NAMES_END };
const char *const mn_priority_names[] = { NULL, "low", "normal", "high", MN_NAMES_END };
const char *const mn_evidence_stance_names[] = { "context", "supports", "refutes", MN_NAMES_END };

static const MnFieldInfo referent_fields[] = {
  { "entity", MN_FIELD_ID, offsetof (MnReferent, entity), 0, NULL, NULL },
  { "mention", MN_FIELD_ID, offsetof (MnReferent, mention), 0, NULL, NULL },
};
const MnStructInfo mn_referent_info = MN_STRUCT_INFO (MnReferent, referent_fields);

static const MnFieldInfo attribution_fields[] = {
  { "claimant", MN_FIELD_STRUCT, offsetof (MnAttribution, claimant), MN_FIELD_REQUIRED, &mn_referent_info, NULL },
  { "onBehalfOf", MN_FIELD_POINTER, offsetof (MnAttribution, on_behalf_of), 0, &mn_referent_info, NULL },
  { "addressee", MN_FIELD_POINTER, offsetof (MnAttribution, addressee), 0, &mn_referent_info, NULL },
  { "channel", MN_FIELD_POINTER, offsetof (MnAttribution, channel), 0, &mn_referent_info, NULL },
  { "cues", MN_FIELD_ARRAY, offsetof (MnAttribution, cues), 0, &mn_span_info, NULL },
  { "stance", MN_FIELD_WORD, offsetof (MnAttribution, stance), 0, NULL, NULL },
  { "certainty", MN_FIELD_ENUM, offsetof (MnAttribution, certainty), MN_FIELD_REQUIRED, NULL, mn_certainty_names },
};
const MnStructInfo mn_attribution_info = MN_STRUCT_INFO (MnAttribution, attribution_fields);

static const MnFieldInfo participant_fields[] = {
  { "mention", MN_FIELD_ID, offsetof (MnParticipant, mention), MN_FIELD_REQUIRED, NULL, NULL },
  { "role", MN_FIELD_WORD, offsetof (MnParticipant, role), MN_FIELD_REQUIRED, NULL, NULL },
};
const MnStructInfo mn_participant_info = MN_STRUCT_INFO (MnParticipant, participant_fields);

static const MnFieldInfo verdict_fields[] = {
  { "value", MN_FIELD_WORD, offsetof (MnVerdict, value), MN_FIELD_REQUIRED, NULL, NULL },
  { "annotator", MN_FIELD_ID, offsetof (MnVerdict, annotator), 0, NULL, NULL },
  { "date", MN_FIELD_TIME, offsetof (MnVerdict, date), 0, NULL, NULL },
  { "reasoning", MN_FIELD_STRING, offsetof (MnVerdict, reasoning), 0, NULL, NULL },
};
const MnStructInfo mn_verdict_info = MN_STRUCT_INFO (MnVerdict, verdict_fields);

static const MnFieldInfo evidence_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnEvidence, id), MN_FIELD_REQUIRED, NULL, NULL },
  { "uri", MN_FIELD_STRING, offsetof (MnEvidence, uri), 0, NULL, NULL },
  { "seen", MN_FIELD_TIME, offsetof (MnEvidence, seen), 0, NULL, NULL },
  { "article", MN_FIELD_ID, offsetof (MnEvidence, article), 0, NULL, NULL },
  { "spans", MN_FIELD_ARRAY, offsetof (MnEvidence, spans), 0, &mn_span_info, NULL },
  { "title", MN_FIELD_STRING, offsetof (MnEvidence, title), 0, NULL, NULL },
  { "quote", MN_FIELD_STRING, offsetof (MnEvidence, quote), 0, NULL, NULL },
  { "stance", MN_FIELD_ENUM, offsetof (MnEvidence, stance), MN_FIELD_REQUIRED, NULL, mn_evidence_stance_names },
  { "note", MN_FIELD_STRING, offsetof (MnEvidence, note), 0, NULL, NULL },
  MN_PROVENANCE_FIELDS (MnEvidence, made),
};
const MnStructInfo mn_evidence_info = MN_STRUCT_INFO (MnEvidence, evidence_fields);

static const MnFieldInfo claim_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnClaim, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "kind", MN_FIELD_WORD, offsetof (MnClaim, kind), 0, NULL, NULL },
  { "form", MN_FIELD_ENUM, offsetof (MnClaim, form), 0, NULL, mn_form_names },
  { "statement", MN_FIELD_STRING, offsetof (MnClaim, statement), 0, NULL, NULL },
  { "spans", MN_FIELD_ARRAY, offsetof (MnClaim, spans), MN_FIELD_REQUIRED, &mn_span_info, NULL },
  { "attributions", MN_FIELD_ARRAY, offsetof (MnClaim, attributions), 0, &mn_attribution_info, NULL },
  { "participants", MN_FIELD_ARRAY, offsetof (MnClaim, participants), 0, &mn_participant_info, NULL },
  { "state", MN_FIELD_ENUM, offsetof (MnClaim, state), MN_FIELD_REQUIRED, NULL, mn_claim_state_names },
  { "priority", MN_FIELD_ENUM, offsetof (MnClaim, priority), 0, NULL, mn_priority_names },
  { "verdicts", MN_FIELD_ARRAY, offsetof (MnClaim, verdicts), 0, &mn_verdict_info, NULL },
  { "evidence", MN_FIELD_ARRAY, offsetof (MnClaim, evidence), 0, &mn_evidence_info, NULL },
  { "attributes", MN_FIELD_ARRAY, offsetof (MnClaim, attributes), 0, &mn_attribute_info, NULL },
  { "note", MN_FIELD_STRING, offsetof (MnClaim, note), 0, NULL, NULL },
  MN_PROVENANCE_FIELDS (MnClaim, record.made),
};

MN_DEFINE_RECORD (MnClaim, mn_claim, MN_RECORD_CLAIM, claim_fields)

/**
 * mn_claim_get_verdict:
 * @self: a claim
 * @annotator: whose verdict
 *
 * Returns: (transfer none) (nullable): their verdict, which lives as long as @self
 */
const MnVerdict *
mn_claim_get_verdict (MnClaim    *self,
                      const MnId *annotator)
{
  for (guint i = 0; i < self->verdicts.n; i++)
    if (mn_id_equal (&self->verdicts.items[i].annotator, annotator))
      return &self->verdicts.items[i];
  return NULL;
}

/**
 * mn_claim_set_verdict:
 * @builder: a claim being changed
 * @annotator: whose verdict
 * @value: (nullable): a verdict of the tagset, or %NULL to take it back
 * @reasoning: (nullable): why
 *
 * Sets one annotator's verdict, dated now, and leaves everybody else's alone.
 */
void
mn_claim_set_verdict (MnClaimBuilder *builder,
                      const MnId     *annotator,
                      const char     *value,
                      const char     *reasoning)
{
  MnVerdict *verdict = (MnVerdict *) mn_claim_get_verdict (builder, annotator);

  if (value == NULL)
    {
      if (verdict != NULL)
        mn_array_remove (&mn_verdict_info, &builder->verdicts, (guint) (verdict - builder->verdicts.items));
      return;
    }
  if (verdict == NULL)
    {
      verdict = mn_array_add (&mn_verdict_info, &builder->verdicts);
      verdict->annotator = *annotator;
    }
  verdict->value = g_intern_string (value);
  verdict->date = g_get_real_time () / G_USEC_PER_SEC;
  g_free (verdict->reasoning);
  verdict->reasoning = g_strdup (reasoning);
}

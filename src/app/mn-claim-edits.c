/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-edits.h"

#include <glib/gi18n.h>

static char *
get_statement (gconstpointer record,
               MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnClaim *) record)->statement);
}

static void
set_statement (gpointer    builder,
               const char *text,
               MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnClaimBuilder *) builder)->statement);
  ((MnClaimBuilder *) builder)->statement = g_strdup (text);
}

static char *
get_note (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnClaim *) record)->note);
}

static void
set_note (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnClaimBuilder *) builder)->note);
  ((MnClaimBuilder *) builder)->note = g_strdup (text);
}

static char *
get_reasoning (gconstpointer record,
               MnLibrary    *library)
{
  const MnVerdict *verdict = mn_claim_get_verdict (record, mn_library_get_annotator (library));

  return verdict != NULL ? g_strdup (verdict->reasoning) : NULL;
}

/* Reasoning belongs to a verdict: without one there is nothing to hold it, and the field is not there */
static void
set_reasoning (gpointer    builder,
               const char *text,
               MnLibrary  *library)
{
  const MnId *annotator = mn_library_get_annotator (library);
  const MnVerdict *verdict = mn_claim_get_verdict (builder, annotator);

  if (verdict != NULL)
    mn_claim_set_verdict (builder, annotator, verdict->value, text);
}

const MnTextBinding mn_claim_statement_binding = { N_("Change Statement"), get_statement, set_statement, NULL };
const MnTextBinding mn_claim_note_binding = { N_("Change Note"), get_note, set_note, NULL };
const MnTextBinding mn_claim_reasoning_binding = { N_("Change Reasoning"), get_reasoning, set_reasoning, NULL };

/** mn_claim_set_kind: a #MnSetFunc */
void
mn_claim_set_kind (gpointer    builder,
                   const char *value,
                   const MnId *annotator G_GNUC_UNUSED)
{
  ((MnClaimBuilder *) builder)->kind = g_intern_string (value);
}

/** mn_claim_set_form: a #MnSetFunc */
void
mn_claim_set_form (gpointer    builder,
                   const char *value,
                   const MnId *annotator G_GNUC_UNUSED)
{
  ((MnClaimBuilder *) builder)->form = MAX (mn_enum_from_name (mn_form_names, value), 0);
}

/** mn_claim_set_state: a #MnSetFunc */
void
mn_claim_set_state (gpointer    builder,
                    const char *value,
                    const MnId *annotator G_GNUC_UNUSED)
{
  ((MnClaimBuilder *) builder)->state = MAX (mn_enum_from_name (mn_claim_state_names, value), 0);
}

/** mn_claim_set_priority: a #MnSetFunc; %NULL is none */
void
mn_claim_set_priority (gpointer    builder,
                       const char *value,
                       const MnId *annotator G_GNUC_UNUSED)
{
  ((MnClaimBuilder *) builder)->priority = MAX (mn_enum_from_name (mn_priority_names, value), 0);
}

/** mn_claim_set_verdict_value: a #MnSetFunc; the reasoning stays */
void
mn_claim_set_verdict_value (gpointer    builder,
                            const char *value,
                            const MnId *annotator)
{
  const MnVerdict *verdict = mn_claim_get_verdict (builder, annotator);
  g_autofree char *reasoning = verdict != NULL ? g_strdup (verdict->reasoning) : NULL;

  mn_claim_set_verdict (builder, annotator, value, reasoning);
}

/** mn_claim_remove_piece: a #MnSetFunc; @value is where the piece begins. The last one stays */
void
mn_claim_remove_piece (gpointer    builder,
                       const char *value,
                       const MnId *annotator G_GNUC_UNUSED)
{
  MnClaimBuilder *claim = builder;

  if (claim->spans.n > 1)
    mn_form_remove_span (&claim->spans, value);
}

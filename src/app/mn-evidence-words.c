/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-evidence-words.h"

#include "mn-claim-search.h"
#include "mn-form.h"

#include <glib/gi18n.h>

#define N_SAID 160

/**
 * mn_evidence_stance_label:
 * @stance: an #MnEvidenceStance
 *
 * Returns: (transfer none): what to call it
 */
const char *
mn_evidence_stance_label (gint stance)
{
  switch (stance)
    {
    case MN_EVIDENCE_SUPPORTS:
      return C_("evidence", "Supports");
    case MN_EVIDENCE_REFUTES:
      return C_("evidence", "Refutes");
    default:
      return C_("evidence", "Context");
    }
}

/**
 * mn_evidence_use_describe:
 * @use: a use of a stretch as evidence
 *
 * Returns: (transfer full): for or against what it is
 */
char *
mn_evidence_use_describe (const MnEvidenceUse *use)
{
  g_autofree char *words = mn_form_shorten (mn_claim_get_words (use->claim), N_SAID);

  switch (use->evidence->stance)
    {
    case MN_EVIDENCE_SUPPORTS:
      /* Translators: %s is what a claim says */
      return g_strdup_printf (_("Evidence for: %s"), words);
    case MN_EVIDENCE_REFUTES:
      /* Translators: %s is what a claim says */
      return g_strdup_printf (_("Evidence against: %s"), words);
    default:
      /* Translators: %s is what a claim says */
      return g_strdup_printf (_("Context of: %s"), words);
    }
}

/**
 * mn_evidence_dup_seen:
 * @seen: when something was seen, in seconds since 1970 in UTC; 0 for unknown
 *
 * Returns: (transfer full): the same as mn_evidence_parse_seen() takes it, in the time of this place
 */
char *
mn_evidence_dup_seen (gint64 seen)
{
  g_autoptr (GDateTime) time = seen != 0 ? g_date_time_new_from_unix_local (seen) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/**
 * mn_evidence_parse_seen:
 * @text: a day, as in “2026-01-09”, with or without a time after it, as in “14:30”; or nothing
 * @seen: (out): that, in seconds since 1970 in UTC; 0 for nothing
 *
 * Returns: whether it is one
 */
gboolean
mn_evidence_parse_seen (const char *text,
                        gint64     *seen)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = g_strsplit (stripped, " ", 2);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *iso = NULL;
  g_autoptr (GDateTime) time = NULL;

  *seen = 0;
  if (*stripped == '\0')
    return TRUE;
  iso = g_strdup_printf ("%sT%s:00", parts[0], parts[1] != NULL ? g_strstrip (parts[1]) : "00:00");
  time = g_date_time_new_from_iso8601 (iso, zone);
  if (time == NULL)
    return FALSE;
  *seen = g_date_time_to_unix (time);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-edits.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who says a thing and by which words stands this near to it, in code points */
#define REACH 600

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

static MnAttribution *
outermost (MnClaimBuilder *claim)
{
  return claim->attributions.n > 0 ? &claim->attributions.items[0] : NULL;
}

/** mn_claim_set_stance: a #MnSetFunc */
void
mn_claim_set_stance (gpointer    builder,
                     const char *value,
                     const MnId *annotator G_GNUC_UNUSED)
{
  MnAttribution *link = outermost (builder);

  if (link != NULL)
    link->stance = g_intern_string (value);
}

/** mn_claim_set_certainty: a #MnSetFunc */
void
mn_claim_set_certainty (gpointer    builder,
                        const char *value,
                        const MnId *annotator G_GNUC_UNUSED)
{
  MnAttribution *link = outermost (builder);

  if (link != NULL)
    link->certainty = MAX (mn_enum_from_name (mn_certainty_names, value), 0);
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

/** mn_claim_clear_attribution: a #MnSetFunc; what is left is the article's own voice, or the rest of the chain */
void
mn_claim_clear_attribution (gpointer    builder,
                            const char *value G_GNUC_UNUSED,
                            const MnId *annotator G_GNUC_UNUSED)
{
  MnClaimBuilder *claim = builder;

  if (claim->attributions.n > 0)
    mn_array_remove (&mn_attribution_info, &claim->attributions, 0);
}

static void
remove_span_at (MnSpans    *spans,
                const char *start)
{
  gint64 at = g_ascii_strtoll (start, NULL, 10);

  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start == at)
      {
        mn_array_remove (&mn_span_info, spans, i);
        return;
      }
}

/** mn_claim_remove_piece: a #MnSetFunc; @value is where the piece begins. The last one stays */
void
mn_claim_remove_piece (gpointer    builder,
                       const char *value,
                       const MnId *annotator G_GNUC_UNUSED)
{
  MnClaimBuilder *claim = builder;

  if (claim->spans.n > 1)
    remove_span_at (&claim->spans, value);
}

/** mn_claim_remove_cue: a #MnSetFunc; @value is where the cue begins */
void
mn_claim_remove_cue (gpointer    builder,
                     const char *value,
                     const MnId *annotator G_GNUC_UNUSED)
{
  MnAttribution *link = outermost (builder);

  if (link != NULL)
    remove_span_at (&link->cues, value);
}

typedef struct
{
  MnText       *text;
  guint         start;
  guint         end;
  MnAttribution attribution;
} CueEdit;

static void
free_cue_edit (gpointer data)
{
  CueEdit *edit = data;

  mn_text_unref (edit->text);
  mn_struct_clear (&mn_attribution_info, &edit->attribution);
  g_free (edit);
}

static MnAttribution *
need_attribution (MnClaimBuilder *claim)
{
  MnAttribution *link = outermost (claim);

  if (link == NULL)
    {
      link = mn_array_add (&mn_attribution_info, &claim->attributions);
      link->stance = g_intern_static_string ("asserts");
    }
  return link;
}

static void
add_cue (gpointer builder,
         gpointer user_data)
{
  CueEdit *edit = user_data;

  mn_spans_add (&need_attribution (builder)->cues, edit->text, edit->start, edit->end);
}

typedef struct
{
  const MnId *entity;
  gint        place;
  MnId        found;
  gint        distance;
} Naming;

static gboolean
take_nearest (MnRecord *mark,
              guint     piece,
              gpointer  user_data)
{
  Naming *naming = user_data;
  gint distance;

  if (mn_record_kind (mark) != MN_RECORD_MENTION || !mn_id_equal (&((MnMention *) mark)->entity, naming->entity))
    return TRUE;
  distance = ABS (mn_mark_get_spans (mark)->items[piece].start - naming->place);
  if (mn_id_is_none (&naming->found) || distance < naming->distance)
    {
      naming->found = mark->id;
      naming->distance = distance;
    }
  return TRUE;
}

/**
 * mn_claim_find_naming:
 * @document: a document
 * @claim: a claim of it
 * @entity: who makes the claim
 *
 * Returns: the mention that names them, the nearest within reach of a sentence or two; none where there is none
 */
MnId
mn_claim_find_naming (MnDocument *document,
                      MnClaim    *claim,
                      const MnId *entity)
{
  gint start = MAX (mn_spans_first (&claim->spans), 0), end = MAX (mn_spans_last (&claim->spans), 0);
  Naming naming = { entity, start, MN_ID_NONE, 0 };

  mn_span_index_foreach (mn_document_get_index (document), (guint) MAX (start - REACH, 0), (guint) end + REACH,
                         take_nearest, &naming);
  return naming.found;
}

/**
 * mn_claim_form_add_cue:
 * @workspace: a workspace with a selection
 * @claim: a claim
 *
 * Makes the selection a cue of the claim: the words that say who says so.
 */
void
mn_claim_form_add_cue (MnWorkspace *workspace,
                       MnClaim     *claim)
{
  MnDocument *document = mn_workspace_get_document (workspace);
  CueEdit *edit;
  guint start, end;

  if (!mn_workspace_get_selection (workspace, &start, &end))
    {
      mn_workspace_tell (workspace, _("Select the words in the text first"), FALSE);
      return;
    }
  edit = g_new0 (CueEdit, 1);
  edit->text = mn_text_ref (mn_document_get_text (document));
  edit->start = start;
  edit->end = end;
  mn_document_modify_mark_async (document, &claim->record.id, _("Add Cue"), NULL, add_cue, edit, free_cue_edit,
                                 mn_workspace_finish_edit, g_object_ref (workspace));
}

/* The nearest place of the same words before the claim, or else after: “told AFP” stands beside each of its claims */
static gboolean
find_words_near (MnText     *text,
                 gint        near,
                 const char *words,
                 guint      *start)
{
  const char *utf8 = mn_text_get_utf8 (text);
  gint best = -1;

  for (const char *at = strstr (utf8, words); at != NULL; at = strstr (at + 1, words))
    {
      gint offset = (gint) mn_text_byte_to_offset (text, (gsize) (at - utf8));

      if (best < 0 || ABS (offset - near) < ABS (best - near))
        best = offset;
    }
  *start = (guint) MAX (best, 0);
  return best >= 0 && ABS (best - near) < REACH;
}

static void
repeat_attribution (gpointer builder,
                    gpointer user_data)
{
  CueEdit *edit = user_data;
  MnClaimBuilder *claim = builder;
  MnAttribution *link = need_attribution (claim);
  const MnAttribution *last = &edit->attribution;

  link->claimant = last->claimant;
  link->stance = last->stance;
  link->certainty = last->certainty;
  for (guint i = 0; i < last->cues.n; i++)
    {
      const char *words = last->cues.items[i].quote;
      guint start;

      if (find_words_near (edit->text, mn_spans_first (&claim->spans), words, &start))
        mn_spans_add (&link->cues, edit->text, start, start + (guint) g_utf8_strlen (words, -1));
    }
}

/**
 * mn_claim_form_repeat:
 * @workspace: a workspace
 * @claim: a claim
 * @last: the attribution of another one
 *
 * Gives the claim the same claimant, stance and certainty, and the same cue where its words stand nearby.
 */
void
mn_claim_form_repeat (MnWorkspace         *workspace,
                      MnClaim             *claim,
                      const MnAttribution *last)
{
  MnDocument *document = mn_workspace_get_document (workspace);
  CueEdit *edit = g_new0 (CueEdit, 1);

  edit->text = mn_text_ref (mn_document_get_text (document));
  mn_struct_copy (&mn_attribution_info, &edit->attribution, last);
  edit->attribution.claimant.mention = mn_claim_find_naming (document, claim, &last->claimant.entity);
  mn_document_modify_mark_async (document, &claim->record.id, _("Set Claimant"), NULL, repeat_attribution, edit,
                                 free_cue_edit, mn_workspace_finish_edit, g_object_ref (workspace));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-claims.h"

#include "mn-attribution-edits.h"
#include "mn-claim-edits.h"
#include "mn-link-edits.h"
#include "mn-participants.h"
#include "mn-statement.h"
#include "mn-tag-words.h"
#include "mn-workspace-actions.h"

#include <glib/gi18n.h>

/* Words stand this near to the claim that they belong to, in code points */
#define REACH 600

/* The actions of the group `doc` on the current claim, or on the one at the caret */

static MnClaim *
find_claim (MnWorkspace *self)
{
  MnRecord *mark = mn_workspace_get_current (self);

  if (mn_workspace_get_document (self) == NULL)
    return NULL;
  if (mark == NULL || mn_record_kind (mark) != MN_RECORD_CLAIM)
    mark = mn_workspace_find_at_caret (self, MN_RECORD_CLAIM);
  if (mark == NULL)
    mn_workspace_tell (self, _("Choose a claim first"), FALSE);
  return (MnClaim *) mark;
}

/**
 * mn_workspace_find_near_claim:
 * @self: a workspace
 *
 * Finds the claim that words selected by the arrow keys are to belong to.
 *
 * Returns: (transfer none) (nullable): the claim that is current, or was so last and stands near the caret
 */
MnRecord *
mn_workspace_find_near_claim (MnWorkspace *self)
{
  MnRecord *claim = mn_workspace_get_last_claim (self);
  gint caret = (gint) mn_workspace_get_caret (self);
  const MnSpans *spans;

  if (claim == NULL || claim == mn_workspace_get_current (self))
    return claim;
  spans = mn_mark_get_spans (claim);
  if (mn_spans_first (spans) < 0 || caret < mn_spans_first (spans) - REACH || caret > mn_spans_last (spans) + REACH)
    return NULL;
  return claim;
}

/* The claim that what is selected is to be a part of; it is the current one then */
static MnClaim *
take_claim (MnWorkspace *self)
{
  MnRecord *claim = mn_workspace_find_near_claim (self);

  if (claim == NULL)
    return find_claim (self);
  mn_workspace_set_current (self, &claim->id);
  return (MnClaim *) claim;
}

static void
do_add_cue (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter G_GNUC_UNUSED,
            gpointer       user_data)
{
  MnClaim *claim = take_claim (user_data);

  if (claim != NULL)
    mn_link_add_cue (user_data, claim, mn_claim_get_cue_link (claim));
}

/* A verdict on its way into a claim */
typedef struct
{
  MnWorkspace *workspace;
  char        *value; /* NULL to take it back */
} Judging;

static void
apply_verdict (gpointer builder,
               gpointer user_data)
{
  Judging *judging = user_data;

  mn_claim_set_verdict_value (builder, judging->value,
                              mn_library_get_annotator (mn_workspace_get_library (judging->workspace)));
}

/* The form may be folded away, and a colour alone says nothing to some */
static void
on_judged (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Judging *judging = user_data;
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (judging->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  g_autofree char *message = NULL;

  if (error != NULL)
    mn_workspace_fail (judging->workspace, error);
  else if (change != NULL && judging->value == NULL)
    mn_workspace_tell (judging->workspace, _("Your verdict is taken back"), FALSE);
  else if (change != NULL)
    {
      message = g_strdup_printf (_("Your verdict: %s"),
                                 mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, judging->value)));
      mn_workspace_tell (judging->workspace, message, FALSE);
    }
  g_object_unref (judging->workspace);
  g_free (judging->value);
  g_free (judging);
}

static void
do_set_verdict (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter,
                gpointer       user_data)
{
  MnWorkspace *self = user_data;
  const char *value = g_variant_get_string (parameter, NULL);
  MnClaim *claim = find_claim (self);
  Judging *judging;

  if (claim == NULL)
    return;
  judging = g_new0 (Judging, 1);
  judging->workspace = g_object_ref (self);
  judging->value = *value != '\0' ? g_strdup (value) : NULL;
  mn_document_modify_mark_async (mn_workspace_get_document (self), &claim->record.id, _("Change Verdict"), NULL,
                                 apply_verdict, judging, NULL, on_judged, judging);
}

/* Whoever was first to say it in a sentence of their own is right */
static void
apply_statement (gpointer builder,
                 gpointer user_data)
{
  MnClaimBuilder *claim = builder;

  if (claim->statement == NULL)
    claim->statement = g_strdup (user_data);
}

static void
do_use_statement (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  MnClaim *claim = find_claim (self);
  char *statement;

  if (claim == NULL)
    return;
  if (claim->statement != NULL)
    mn_workspace_tell (self, _("This claim has a statement already"), FALSE);
  else if ((statement = mn_statement_offer (document, claim)) == NULL)
    mn_workspace_tell (self, _("No statement can be read from these words"), FALSE);
  else
    mn_document_modify_mark_async (document, &claim->record.id, _("Change Statement"), NULL, apply_statement, statement,
                                   g_free, mn_workspace_finish_edit, g_object_ref (self));
}

static void
do_accept_participants (GSimpleAction *action G_GNUC_UNUSED,
                        GVariant      *parameter G_GNUC_UNUSED,
                        gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  MnClaim *claim = find_claim (self);
  g_autoptr (GArray) offered = claim != NULL ? mn_participants_offer (document, claim) : NULL;

  if (offered == NULL)
    return;
  if (offered->len == 0)
    mn_workspace_tell (self, _("No mention in this claim is left to be a participant"), FALSE);
  else
    mn_document_accept_participants_async (document, &claim->record.id, (MnParticipant *) (gpointer) offered->data,
                                           offered->len, mn_workspace_finish_edit, g_object_ref (self));
}

typedef struct
{
  guint      start;
  guint      end;
  MnMention *found;
} Touched;

/* The longest mention that lies in what is selected */
static gboolean
take_longest (MnRecord *mark,
              guint     piece G_GNUC_UNUSED,
              gpointer  user_data)
{
  Touched *touched = user_data;
  MnMention *mention = (MnMention *) mark;
  const MnSpans *spans = mn_mark_get_spans (mark);
  gint first = mn_spans_first (spans);
  gint last = mn_spans_last (spans);

  if (mn_record_kind (mark) != MN_RECORD_MENTION || first < (gint) touched->start || last > (gint) touched->end)
    return TRUE;
  if (touched->found == NULL
      || last - first > mn_spans_last (&touched->found->spans) - mn_spans_first (&touched->found->spans))
    touched->found = mention;
  return TRUE;
}

static void
do_add_participant (GSimpleAction *action G_GNUC_UNUSED,
                    GVariant      *parameter G_GNUC_UNUSED,
                    gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self));
  MnClaim *claim = take_claim (self);
  Touched touched = { 0, 0, NULL };
  MnParticipant participant;
  gboolean is_inside;

  if (claim == NULL)
    return;
  if (!mn_workspace_get_selection (self, &touched.start, &touched.end))
    {
      mn_workspace_tell (self, _("Select the words in the text first"), FALSE);
      return;
    }
  mn_span_index_foreach (mn_document_get_index (document), touched.start, touched.end, take_longest, &touched);
  if (touched.found == NULL)
    {
      mn_workspace_tell (self, _("Mark what is selected first: only a mention can be a participant"), FALSE);
      return;
    }
  is_inside = mn_spans_touch (&claim->spans, touched.start, touched.end);
  participant.mention = touched.found->record.id;
  participant.role = mn_participants_guess_role (&claim->participants, tagset, touched.found, is_inside);
  if (participant.role != NULL)
    mn_document_accept_participants_async (document, &claim->record.id, &participant, 1, mn_workspace_finish_edit,
                                           g_object_ref (self));
}

/**
 * mn_workspace_add_claim_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the group `doc`: add-cue, which makes the selection a cue; set-verdict (s), with the empty string to take it
 * back; use-statement, which takes the sentence that is offered; accept-participants, all that are offered, and
 * add-participant, the mention that is selected.
 */
void
mn_workspace_add_claim_actions (MnWorkspace *self,
                                GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "add-cue", .activate = do_add_cue },
    { .name = "set-verdict", .activate = do_set_verdict, .parameter_type = "s" },
    { .name = "use-statement", .activate = do_use_statement },
    { .name = "accept-participants", .activate = do_accept_participants },
    { .name = "add-participant", .activate = do_add_participant },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}

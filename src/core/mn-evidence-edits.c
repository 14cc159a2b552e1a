/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-evidence-edits.h"

#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* What an edit was asked for, until its turn comes */
typedef struct
{
  MnId       claim;
  MnId       id;       /* which evidence goes */
  MnEvidence expected; /* what the change was made on */
  MnEvidence evidence;
  char      *label;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  mn_struct_clear (&mn_evidence_info, &request->expected);
  mn_struct_clear (&mn_evidence_info, &request->evidence);
  g_free (request->label);
  g_free (request);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_changed (GError **error)
{
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                       _("The evidence has been changed or removed in the meantime"));
}

static MnChange *
build_addition (MnDocument *self,
                gpointer    user_data,
                GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnClaim) claim = mn_turn_find (self, MN_RECORD_CLAIM, &request->claim, error);
  MnClaimBuilder *after;
  MnEvidence *added;
  MnChange *change;

  if (claim == NULL)
    return NULL;
  after = mn_claim_edit (claim);
  added = mn_array_add (&mn_evidence_info, &after->evidence);
  mn_struct_copy (&mn_evidence_info, added, &request->evidence);
  added->id = mn_id_new ();
  added->made.annotator = *mn_library_get_annotator (mn_document_get_library (self));
  added->made.created = added->made.modified = now ();
  change = mn_turn_new_change (self, _("Add Evidence"));
  /* picked elsewhere, it is taken back there as well as where the claim is */
  mn_change_set_library_wide (change, !mn_id_equal (&claim->record.article, mn_document_get_id (self)));
  mn_change_modify (change, claim, after);
  return change;
}

static MnChange *
build_change (MnDocument *self,
              gpointer    user_data,
              GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnClaim) claim = mn_turn_find (self, MN_RECORD_CLAIM, &request->claim, error);
  const MnEvidence *held;
  MnClaimBuilder *after;
  MnEvidence *changed;
  MnChange *change;

  if (claim == NULL)
    return NULL;
  held = mn_claim_get_evidence (claim, &request->expected.id);
  if (held == NULL || !mn_struct_equal (&mn_evidence_info, held, &request->expected))
    {
      set_changed (error);
      return NULL;
    }
  if (mn_struct_equal (&mn_evidence_info, held, &request->evidence))
    return NULL;
  after = mn_claim_edit (claim);
  changed = &after->evidence.items[held - claim->evidence.items];
  mn_struct_clear (&mn_evidence_info, changed);
  mn_struct_copy (&mn_evidence_info, changed, &request->evidence);
  changed->made.modified = now ();
  change = mn_turn_new_change (self, request->label);
  mn_change_modify (change, claim, after);
  return change;
}

static MnChange *
build_removal (MnDocument *self,
               gpointer    user_data,
               GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnClaim) claim = mn_turn_find (self, MN_RECORD_CLAIM, &request->claim, error);
  const MnEvidence *held = claim != NULL ? mn_claim_get_evidence (claim, &request->id) : NULL;
  MnClaimBuilder *after;
  MnChange *change;

  if (claim == NULL)
    return NULL;
  if (held == NULL)
    {
      set_changed (error);
      return NULL;
    }
  after = mn_claim_edit (claim);
  mn_array_remove (&mn_evidence_info, &after->evidence, (guint) (held - claim->evidence.items));
  change = mn_turn_new_change (self, _("Remove Evidence"));
  mn_change_modify (change, claim, after);
  return change;
}

static void
queue (MnDocument         *self,
       MnBuildFunc         build,
       const Request      *request,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  mn_document_edit_async (self, build, g_memdup2 (request, sizeof *request), free_request, callback, user_data);
}

/**
 * mn_document_add_evidence_async:
 * @self: a document
 * @claim: a claim of its library, in whatever article
 * @evidence: what it stands on; its id and who made it are set when its turn comes
 * @callback: called when it is durable
 * @user_data: for @callback
 */
void
mn_document_add_evidence_async (MnDocument         *self,
                                const MnId         *claim,
                                const MnEvidence   *evidence,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request request = { .claim = *claim };

  mn_struct_copy (&mn_evidence_info, &request.evidence, evidence);
  queue (self, build_addition, &request, callback, user_data);
}

/**
 * mn_document_change_evidence_async:
 * @self: a document
 * @claim: a claim of its library
 * @label: what is done, for people
 * @expected: the evidence as it was shown; where it is another by then, nothing is written (%MN_STORE_ERROR_CONFLICT)
 * @evidence: the same as it shall be
 * @callback: called when it is durable
 * @user_data: for @callback
 */
void
mn_document_change_evidence_async (MnDocument         *self,
                                   const MnId         *claim,
                                   const char         *label,
                                   const MnEvidence   *expected,
                                   const MnEvidence   *evidence,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Request request = { .claim = *claim, .label = g_strdup (label) };

  mn_struct_copy (&mn_evidence_info, &request.expected, expected);
  mn_struct_copy (&mn_evidence_info, &request.evidence, evidence);
  queue (self, build_change, &request, callback, user_data);
}

/**
 * mn_document_remove_evidence_async:
 * @self: a document
 * @claim: a claim of its library
 * @evidence: the id of evidence of it; where that is gone, %MN_STORE_ERROR_CONFLICT
 * @callback: called when it is gone
 * @user_data: for @callback
 */
void
mn_document_remove_evidence_async (MnDocument         *self,
                                   const MnId         *claim,
                                   const MnId         *evidence,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Request request = { .claim = *claim, .id = *evidence };

  queue (self, build_removal, &request, callback, user_data);
}

/**
 * mn_evidence_init_span:
 * @self: zeroed evidence, to be cleared with mn_struct_clear()
 * @document: an article
 * @start: where a stretch of it begins, in code points
 * @end: where it ends
 *
 * Makes evidence of a stretch of an article: its title, what stands there, and that it supports.
 *
 * Returns: %FALSE where nothing stands there
 */
gboolean
mn_evidence_init_span (MnEvidence *self,
                       MnDocument *document,
                       guint       start,
                       guint       end)
{
  if (!mn_spans_add (&self->spans, mn_document_get_text (document), start, end))
    return FALSE;
  self->article = *mn_document_get_id (document);
  self->title = g_strdup (mn_document_get_article (document)->title);
  self->quote = mn_spans_get_quote (&self->spans);
  self->stance = MN_EVIDENCE_SUPPORTS;
  self->seen = now ();
  return TRUE;
}

/**
 * mn_claim_get_evidence:
 * @claim: a claim
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the evidence of that id, which lives as long as @claim
 */
const MnEvidence *
mn_claim_get_evidence (MnClaim    *claim,
                       const MnId *id)
{
  for (guint i = 0; i < claim->evidence.n; i++)
    if (mn_id_equal (&claim->evidence.items[i].id, id))
      return &claim->evidence.items[i];
  return NULL;
}

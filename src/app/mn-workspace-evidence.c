/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-evidence.h"

#include "mn-claim-search.h"
#include "mn-evidence-edits.h"
#include "mn-form.h"
#include "mn-pending-evidence.h"

#include <glib/gi18n.h>

/* How much of a claim a message says */
#define N_SAID 60

/**
 * mn_workspace_get_current_claim:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the current mark where that is a claim
 */
MnClaim *
mn_workspace_get_current_claim (MnWorkspace *self)
{
  MnRecord *current = mn_workspace_get_current (self);

  return current != NULL && mn_record_kind (current) == MN_RECORD_CLAIM ? (MnClaim *) current : NULL;
}

/**
 * mn_claim_get_place:
 * @claim: a claim
 *
 * Returns: (transfer floating): what `win.go-to-mark` takes to go to it, in whatever article it stands
 */
GVariant *
mn_claim_get_place (MnClaim *claim)
{
  char article[MN_ID_STRING_SIZE], id[MN_ID_STRING_SIZE];

  return g_variant_new ("(ss)", mn_id_to_string (&claim->record.article, article),
                        mn_id_to_string (&claim->record.id, id));
}

static void
do_pick_evidence (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnClaim *claim = mn_workspace_get_current_claim (self);

  if (claim != NULL)
    mn_pending_evidence_begin (mn_pending_evidence_of (mn_workspace_get_library (self)), claim);
  else
    mn_workspace_tell (self, _("Choose the claim first that you want evidence for"), FALSE);
}

typedef struct
{
  MnWorkspace *workspace;
  MnClaim     *claim;
} Using;

static void
on_used (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Using *using = user_data;
  g_autoptr (MnWorkspace) self = using->workspace;
  g_autoptr (MnClaim) claim = using->claim;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  MnPendingEvidence *pending = mn_pending_evidence_of (mn_workspace_get_library (self));
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  if (error != NULL)
    {
      mn_workspace_fail (self, error);
      return;
    }
  if (mn_pending_evidence_get_claim (pending) != NULL
      && mn_id_equal (&mn_pending_evidence_get_claim (pending)->record.id, &claim->record.id))
    mn_pending_evidence_end (pending);
  words = mn_form_shorten (mn_claim_get_words (claim), N_SAID);
  /* the button of a message has no room for a parameter: a message that comes in its place has another action */
  g_object_set_data_full (G_OBJECT (self), "evidenced-claim", g_variant_ref_sink (mn_claim_get_place (claim)),
                          (GDestroyNotify) g_variant_unref);
  /* Translators: a passage was made evidence; %s is what the claim says */
  message = g_strdup_printf (_("Evidence added to “%s”"), words);
  mn_workspace_offer (self, message, _("_Show Claim"), "win.go-to-evidenced-claim");
}

static void
do_use_evidence (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  MnClaim *claim = mn_pending_evidence_get_claim (mn_pending_evidence_of (mn_workspace_get_library (self)));
  MnEvidence evidence = { 0 };
  Using *using;
  guint start, end;

  if (document == NULL)
    return;
  if (claim == NULL)
    mn_workspace_tell (self, _("No claim waits for evidence: pick some from the form of a claim"), FALSE);
  else if (!mn_workspace_get_selection (self, &start, &end) || !mn_evidence_init_span (&evidence, document, start, end))
    mn_workspace_tell (self, _("Select the passage first"), FALSE);
  else
    {
      using = g_new (Using, 1);
      *using = (Using){ g_object_ref (self), mn_claim_ref (claim) };
      mn_document_add_evidence_async (document, &claim->record.id, &evidence, on_used, using);
    }
  mn_struct_clear (&mn_evidence_info, &evidence);
}

static void
do_cancel_evidence (GSimpleAction *action G_GNUC_UNUSED,
                    GVariant      *parameter G_GNUC_UNUSED,
                    gpointer       user_data)
{
  mn_workspace_cancel_evidence (user_data);
}

/**
 * mn_workspace_cancel_evidence:
 * @self: a workspace
 *
 * Lets no claim wait for evidence any longer.
 *
 * Returns: whether one did
 */
gboolean
mn_workspace_cancel_evidence (MnWorkspace *self)
{
  MnPendingEvidence *pending = mn_pending_evidence_of (mn_workspace_get_library (self));
  gboolean is_pending = mn_pending_evidence_get_claim (pending) != NULL;

  mn_pending_evidence_end (pending);
  return is_pending;
}

/**
 * mn_workspace_add_evidence_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the actions of the group `doc`: pick-evidence, use-evidence, cancel-evidence.
 */
void
mn_workspace_add_evidence_actions (MnWorkspace *self,
                                   GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "pick-evidence", .activate = do_pick_evidence },
    { .name = "use-evidence", .activate = do_use_evidence },
    { .name = "cancel-evidence", .activate = do_cancel_evidence },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}

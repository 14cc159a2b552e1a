/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-same-claim-edits.h"

#include "mn-claim-repeats.h"
#include "mn-edits.h"
#include "mn-library-change.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* Two claims that are to be joined, until their turn comes */
typedef struct
{
  MnId        from;
  MnId        to;
  const char *type;
  char       *label;
} Joining;

static void
free_joining (gpointer data)
{
  Joining *joining = data;

  g_free (joining->label);
  g_free (joining);
}

static gboolean
are_joined (MnSnapshot    *snapshot,
            const Joining *joining,
            GError       **error)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (snapshot, &joining->from, error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      MnRelation *relation = relations->pdata[i];

      if (g_strcmp0 (relation->type, joining->type) == 0
          && (mn_id_equal (&relation->from.id, &joining->to) || mn_id_equal (&relation->to.id, &joining->to)))
        return TRUE;
    }
  return relations == NULL;
}

static MnChange *
build_joint (MnDocument *self,
             gpointer    user_data,
             GError    **error)
{
  const Joining *joining = user_data;
  MnRelationBuilder *relation;
  MnChange *change;

  if (mn_turn_get_mark (self, &joining->from, error) == NULL
      || are_joined (mn_library_get_snapshot (mn_document_get_library (self)), joining, error))
    return NULL;
  change = mn_turn_new_change (self, joining->label);
  relation = mn_relation_new ();
  relation->type = joining->type;
  relation->from = (MnEnd){ MN_END_CLAIM, joining->from };
  relation->to = (MnEnd){ MN_END_CLAIM, joining->to };
  mn_change_create (change, relation);
  return change;
}

/**
 * mn_document_join_claims_async:
 * @self: a document
 * @from: a claim of it
 * @to: a claim of the library
 * @type: %MN_RELATION_REPEATS or %MN_RELATION_CONTRADICTS
 * @label: what is done, for people
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Relates two claims, unless they are so related, either way round. Ends with mn_document_edit_finish().
 */
void
mn_document_join_claims_async (MnDocument         *self,
                               const MnId         *from,
                               const MnId         *to,
                               const char         *type,
                               const char         *label,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Joining *joining = g_new (Joining, 1);

  *joining = (Joining){ *from, *to, g_intern_string (type), g_strdup (label) };
  mn_document_edit_async (self, build_joint, joining, free_joining, callback, user_data);
}

typedef struct
{
  const char *value;
  MnId        annotator;
  char       *reasoning;
} Taking;

static void
free_taking (gpointer data)
{
  Taking *taking = data;

  g_free (taking->reasoning);
  g_free (taking);
}

static void
take_verdict (gpointer builder,
              gpointer user_data)
{
  const Taking *taking = user_data;

  mn_claim_set_verdict (builder, &taking->annotator, taking->value, taking->reasoning);
}

/**
 * mn_document_take_verdict_async:
 * @self: a document
 * @claim: a claim of it
 * @verdict: what whoever is annotating has said of one that says the same
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives a claim a verdict with its reasoning. Ends with mn_document_edit_finish().
 */
void
mn_document_take_verdict_async (MnDocument         *self,
                                const MnId         *claim,
                                const MnVerdict    *verdict,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Taking *taking = g_new (Taking, 1);

  *taking = (Taking){ verdict->value, *mn_library_get_annotator (mn_document_get_library (self)),
                      g_strdup (verdict->reasoning) };
  mn_document_modify_mark_async (self, claim, _("Change Verdict"), NULL, take_verdict, taking, free_taking, callback,
                                 user_data);
}

typedef struct
{
  MnId annotator;
  MnId claim;
} Spreading;

static MnChange *
build_spreading (MnSnapshot   *snapshot,
                 gpointer      data,
                 GCancellable *cancellable G_GNUC_UNUSED,
                 GError      **error)
{
  const Spreading *spreading = data;

  return mn_claim_change_to_spread_verdict (snapshot, &spreading->claim, &spreading->annotator, error);
}

/**
 * mn_library_spread_verdict_async:
 * @self: a library
 * @claim: a claim on which whoever is annotating has a verdict
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives the verdict to the claims that say the same, as mn_claim_change_to_spread_verdict() says.
 */
void
mn_library_spread_verdict_async (MnLibrary          *self,
                                 const MnId         *claim,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Spreading *spreading = g_new (Spreading, 1);

  *spreading = (Spreading){ *mn_library_get_annotator (self), *claim };
  mn_library_build_change_async (self, build_spreading, spreading, g_free, NULL, callback, user_data);
}

/**
 * mn_library_spread_verdict_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL without an error where there was nothing to do
 */
MnChange *
mn_library_spread_verdict_finish (MnLibrary    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  return mn_library_build_change_finish (self, result, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-repeats.h"

#include "mn-relation.h"
#include "mn-store.h"

#include <glib/gi18n-lib.h>

/* Where so many claims hang together, nobody meant all of them */
#define MOST_CLAIMS 10000

typedef struct
{
  MnSnapshot *snapshot;
  GHashTable *seen;  /* MnId */
  GPtrArray  *found; /* MnClaim; those past what has been looked from are still to be looked from */
} Group;

static gboolean
take_claim (Group       *self,
            const MnId  *id,
            GError     **error)
{
  g_autoptr (GError) problem = NULL;
  MnClaim *claim;

  if (!g_hash_table_add (self->seen, g_memdup2 (id, sizeof *id)))
    return TRUE;
  claim = mn_snapshot_get (self->snapshot, MN_RECORD_CLAIM, &MN_ID_NONE, id, &problem);
  if (claim != NULL)
    g_ptr_array_add (self->found, (gpointer) claim);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
look_from (Group       *self,
           const MnId  *id,
           GError     **error)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->snapshot, id, error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      MnRelation *relation = relations->pdata[i];
      const MnId *other = mn_id_equal (&relation->from.id, id) ? &relation->to.id : &relation->from.id;

      if (g_strcmp0 (relation->type, MN_RELATION_REPEATS) == 0 && !take_claim (self, other, error))
        return FALSE;
    }
  return relations != NULL;
}

/**
 * mn_claim_repeats_list:
 * @snapshot: a snapshot
 * @claim: a claim
 * @error: where to put a #MN_STORE_ERROR
 *
 * Finds all claims that say the same as one because they repeat it, it repeats them, or both are joined so by others.
 * For any thread.
 *
 * Returns: (transfer full) (element-type MnClaim) (nullable): the others, the nearest first
 */
GPtrArray *
mn_claim_repeats_list (MnSnapshot *snapshot,
                       const MnId *claim,
                       GError    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
  Group group = { snapshot, seen, found };

  g_hash_table_add (seen, g_memdup2 (claim, sizeof *claim));
  if (!look_from (&group, claim, error))
    return NULL;
  for (guint i = 0; i < found->len && found->len < MOST_CLAIMS; i++)
    if (!look_from (&group, &((MnRecord *) found->pdata[i])->id, error))
      return NULL;
  return g_steal_pointer (&found);
}

/**
 * mn_verdicts_agree:
 * @a: (nullable): a verdict
 * @b: (nullable): another
 *
 * Returns: whether both say the same, whatever the reasoning
 */
gboolean
mn_verdicts_agree (const MnVerdict *a,
                   const MnVerdict *b)
{
  return a == b || (a != NULL && b != NULL && g_strcmp0 (a->value, b->value) == 0);
}

/**
 * mn_claim_change_to_spread_verdict:
 * @snapshot: a snapshot that sees one moment's state
 * @claim: a claim
 * @annotator: whose verdict on it is given to others
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where the claim, or the verdict, is gone
 *
 * Makes the change that gives a verdict, with its reasoning, to all claims that say the same, as mn_claim_repeats_list()
 * finds them, and on which @annotator has none or another one. For any thread.
 *
 * Returns: (transfer full) (nullable): a change; %NULL without an error where all have it
 */
MnChange *
mn_claim_change_to_spread_verdict (MnSnapshot *snapshot,
                                   const MnId *claim,
                                   const MnId *annotator,
                                   GError    **error)
{
  g_autoptr (GPtrArray) others = mn_claim_repeats_list (snapshot, claim, error);
  g_autoptr (MnClaim) judged
      = others != NULL ? mn_snapshot_get (snapshot, MN_RECORD_CLAIM, &MN_ID_NONE, claim, error) : NULL;
  const MnVerdict *verdict = judged != NULL ? mn_claim_get_verdict (judged, annotator) : NULL;
  g_autoptr (MnChange) change = NULL;

  if (others == NULL || (error != NULL && *error != NULL))
    return NULL;
  if (verdict == NULL)
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                           _("The verdict that was to be given to other claims is gone"));
      return NULL;
    }
  change = mn_change_new (_("Give Verdict to Repeating Claims"), annotator);
  mn_change_set_library_wide (change, TRUE);
  for (guint i = 0; i < others->len; i++)
    {
      MnClaim *other = others->pdata[i];
      MnClaimBuilder *after;

      if (mn_verdicts_agree (mn_claim_get_verdict (other, annotator), verdict))
        continue;
      after = mn_claim_edit (other);
      mn_claim_set_verdict (after, annotator, verdict->value, verdict->reasoning);
      mn_change_modify (change, other, after);
    }
  return mn_change_get_n_items (change) > 0 ? g_steal_pointer (&change) : NULL;
}

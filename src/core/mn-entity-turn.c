/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-turn.h"

#include "mn-mention.h"
#include "mn-store.h"

#include <glib/gi18n-lib.h>

/**
 * mn_entity_turn_get:
 * @snapshot: a snapshot
 * @id: which entity
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where it is gone, else what kept it from being read
 *
 * Returns: (transfer full) (nullable): the entity as it is
 */
MnEntity *
mn_entity_turn_get (MnSnapshot *snapshot,
                    const MnId *id,
                    GError    **error)
{
  g_autoptr (GError) problem = NULL;
  MnEntity *entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (entity == NULL)
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT, _("The entity is no longer in the library"));
  return entity;
}

static gboolean
is_meant (const MnEntityTurn *self,
          const MnId         *mention)
{
  return self->mentions == NULL || g_hash_table_contains (self->mentions, mention);
}

static gboolean
turn_referent (const MnEntityTurn *self,
               MnReferent         *referent)
{
  if (referent == NULL || !mn_id_equal (&referent->entity, &self->from) || !is_meant (self, &referent->mention))
    return FALSE;
  referent->entity = self->to;
  return TRUE;
}

/**
 * mn_entity_turn_referents:
 * @self: what is turned to what
 * @claim: a claim that is being changed
 *
 * Turns whoever a claim says it is by, for, to and through.
 *
 * Returns: whether it named the entity
 */
gboolean
mn_entity_turn_referents (const MnEntityTurn *self,
                          MnClaimBuilder     *claim)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < claim->attributions.n; i++)
    {
      MnAttribution *link = &claim->attributions.items[i];

      is_changed |= turn_referent (self, &link->claimant);
      is_changed |= turn_referent (self, link->on_behalf_of);
      is_changed |= turn_referent (self, link->addressee);
      is_changed |= turn_referent (self, link->channel);
    }
  return is_changed;
}

/**
 * mn_entity_turn_mentions:
 * @self: what is turned to what
 * @error: where to put a #MN_STORE_ERROR
 *
 * Turns mentions, which keep their type.
 *
 * Returns: whether the library could be asked
 */
gboolean
mn_entity_turn_mentions (const MnEntityTurn *self,
                         GError            **error)
{
  g_autoptr (GPtrArray) mentions = mn_snapshot_mentions_of (self->snapshot, &self->from, error);

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      MnMention *mention = mentions->pdata[i];
      MnMentionBuilder *after;

      if (!is_meant (self, &mention->record.id))
        continue;
      after = mn_mention_edit (mention);
      after->entity = self->to;
      mn_change_modify (self->change, mention, after);
    }
  return mentions != NULL;
}

/**
 * mn_entity_turn_claims:
 * @self: what is turned to what
 * @done: (nullable): the set of ids of articles whose claims the change has already
 * @error: where to put a #MN_STORE_ERROR
 *
 * Turns what claims refer to.
 *
 * Returns: whether the library could be asked
 */
gboolean
mn_entity_turn_claims (const MnEntityTurn *self,
                       GHashTable         *done,
                       GError            **error)
{
  g_autoptr (GPtrArray) claims = mn_snapshot_claims_of (self->snapshot, &self->from, error);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      MnClaim *claim = claims->pdata[i];
      MnClaimBuilder *after;

      if (done != NULL && g_hash_table_contains (done, &claim->record.article))
        continue;
      after = mn_claim_edit (claim);
      if (mn_entity_turn_referents (self, after))
        mn_change_modify (self->change, claim, after);
      else
        mn_record_unref (after);
    }
  return claims != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-chain.h"

struct _MnChain
{
  MnRecord *mark;     /* where it begins; NULL where it is that of an entity */
  MnId      entity;   /* that mentions refer to, or none */
  GArray   *mentions; /* of MnId: of a claim, whom it names */
};

static void
add_referent (MnChain          *self,
              const MnReferent *referent)
{
  if (referent != NULL && !mn_id_is_none (&referent->mention))
    g_array_append_val (self->mentions, referent->mention);
}

static void
add_sources (MnChain *self,
             MnClaim *claim)
{
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *link = &claim->attributions.items[i];

      add_referent (self, &link->claimant);
      add_referent (self, link->on_behalf_of);
      add_referent (self, link->addressee);
      add_referent (self, link->channel);
    }
}

/**
 * mn_chain_new:
 * @mark: (nullable): a mark
 *
 * Returns: (transfer full): what belongs together with it; nothing without a mark
 */
MnChain *
mn_chain_new (MnRecord *mark)
{
  MnChain *self = g_new0 (MnChain, 1);

  self->mentions = g_array_new (FALSE, FALSE, sizeof (MnId));
  if (mark == NULL)
    return self;
  self->mark = mn_record_ref (mark);
  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    self->entity = ((MnMention *) mark)->entity;
  else if (mn_record_kind (mark) == MN_RECORD_CLAIM)
    add_sources (self, (MnClaim *) mark);
  return self;
}

/**
 * mn_chain_new_of:
 * @entity: the id of an entity
 *
 * Returns: (transfer full): its mentions
 */
MnChain *
mn_chain_new_of (const MnId *entity)
{
  MnChain *self = mn_chain_new (NULL);

  self->entity = *entity;
  return self;
}

/**
 * mn_chain_free:
 * @self: (transfer full): a chain
 */
void
mn_chain_free (MnChain *self)
{
  g_clear_pointer (&self->mark, mn_record_unref);
  g_array_unref (self->mentions);
  g_free (self);
}

/**
 * mn_chain_has:
 * @self: a chain
 * @mark: a mark
 *
 * Returns: whether it is one of those
 */
gboolean
mn_chain_has (const MnChain *self,
              MnRecord      *mark)
{
  if (self->mark != NULL && mn_id_equal (&self->mark->id, &mark->id))
    return TRUE;
  if (mn_record_kind (mark) != MN_RECORD_MENTION)
    return FALSE;
  if (!mn_id_is_none (&self->entity))
    return mn_id_equal (&self->entity, &((MnMention *) mark)->entity);
  for (guint i = 0; i < self->mentions->len; i++)
    if (mn_id_equal (&g_array_index (self->mentions, MnId, i), &mark->id))
      return TRUE;
  return FALSE;
}

/**
 * mn_chain_get_claim:
 * @self: a chain
 *
 * Returns: (transfer none) (nullable): the claim it is that of
 */
MnClaim *
mn_chain_get_claim (const MnChain *self)
{
  return self->mark != NULL && mn_record_kind (self->mark) == MN_RECORD_CLAIM ? (MnClaim *) self->mark : NULL;
}

/**
 * mn_chain_foreach:
 * @self: a chain
 * @document: where its marks are
 * @function: (scope call): takes each of them, in no order
 * @user_data: for @function
 */
void
mn_chain_foreach (const MnChain *self,
                  MnDocument    *document,
                  MnRecordFunc   function,
                  gpointer       user_data)
{
  gboolean has_entity = !mn_id_is_none (&self->entity);

  if (self->mark != NULL && !has_entity && !function (self->mark, user_data))
    return;
  if (has_entity)
    mn_document_foreach_mention (document, &self->entity, function, user_data);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      MnRecord *mention = mn_document_get_mark (document, &g_array_index (self->mentions, MnId, i));

      if (mention != NULL && !function (mention, user_data))
        return;
    }
}

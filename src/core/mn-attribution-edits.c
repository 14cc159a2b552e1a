/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-attribution-edits.h"

#include "mn-entity-edits.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* Who shall have a part in an attribution, until its turn comes */
typedef struct
{
  MnId        claim;
  MnLinkPlace place;
  MnParty     party;
  gboolean    is_set;
  MnReferent  referent;
  char       *new_name;
  char       *new_type;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  mn_link_place_clear (&request->place);
  g_free (request->new_name);
  g_free (request->new_type);
  g_free (request);
}

/**
 * mn_link_place_init:
 * @self: what to fill
 * @claim: a claim
 * @index: which link of its chain; 0 of a claim that has none is the one to be made
 *
 * Notes a link as it is now, to find it again later. To be ended with mn_link_place_clear().
 */
void
mn_link_place_init (MnLinkPlace *self,
                    MnClaim     *claim,
                    guint        index)
{
  *self = (MnLinkPlace){ .index = index, .n_links = claim->attributions.n };
  if (index < claim->attributions.n)
    mn_struct_copy (&mn_attribution_info, &self->seen, &claim->attributions.items[index]);
}

/**
 * mn_link_place_clear:
 * @self: a place
 *
 * Frees what it holds.
 */
void
mn_link_place_clear (MnLinkPlace *self)
{
  mn_struct_clear (&mn_attribution_info, &self->seen);
}

/**
 * mn_link_place_find:
 * @self: the place of a link
 * @claim: the claim as it is when the turn of an edit has come
 *
 * Finds the link that was seen: where it was, or, when others came before it or went, where it is now. Where there was none
 * and still is none, one is made.
 *
 * Returns: (transfer none) (nullable): the link; %NULL where it has gone
 */
MnAttribution *
mn_link_place_find (const MnLinkPlace *self,
                    MnClaimBuilder    *claim)
{
  MnAttributions *links = &claim->attributions;

  if (self->n_links == 0 && links->n == 0)
    return mn_claim_insert_link (claim, 0);
  if (self->n_links == 0)
    return &links->items[0];
  if (self->index < links->n && mn_struct_equal (&mn_attribution_info, &links->items[self->index], &self->seen))
    return &links->items[self->index];
  for (guint i = 0; i < links->n; i++)
    if (mn_struct_equal (&mn_attribution_info, &links->items[i], &self->seen))
      return &links->items[i];
  /* it was changed by what was asked just before */
  return links->n == self->n_links && self->index < links->n ? &links->items[self->index] : NULL;
}

static MnReferent **
get_place (MnAttribution *link,
           MnParty        party)
{
  switch (party)
    {
    case MN_PARTY_ON_BEHALF_OF:
      return &link->on_behalf_of;
    case MN_PARTY_ADDRESSEE:
      return &link->addressee;
    case MN_PARTY_CHANNEL:
      return &link->channel;
    case MN_PARTY_CLAIMANT:
    default:
      return NULL;
    }
}

/**
 * mn_attribution_get_party:
 * @self: a link of a chain
 * @party: a part in it
 *
 * Returns: (transfer none) (nullable): who has it; %NULL for nobody, which a claimant never is
 */
const MnReferent *
mn_attribution_get_party (const MnAttribution *self,
                          MnParty              party)
{
  return party == MN_PARTY_CLAIMANT ? &self->claimant : *get_place ((MnAttribution *) self, party);
}

/**
 * mn_attribution_set_party:
 * @self: a link of a chain that is being changed
 * @party: a part in it
 * @referent: (nullable): who has it; %NULL for nobody, of a claimant for somebody unsaid
 *
 * Says who has a part in an attribution.
 */
void
mn_attribution_set_party (MnAttribution    *self,
                          MnParty           party,
                          const MnReferent *referent)
{
  MnReferent unsaid = { MN_ID_NONE, MN_ID_NONE };
  MnReferent **place = get_place (self, party);

  if (place == NULL)
    {
      self->claimant = referent != NULL ? *referent : unsaid;
      return;
    }
  g_free (*place);
  *place = referent != NULL ? g_memdup2 (referent, sizeof *referent) : NULL;
}

/**
 * mn_claim_insert_link:
 * @claim: a claim being changed
 * @index: what the new link shall be, counted from the outermost
 *
 * Adds a link to the chain: somebody unsaid who asserts it.
 *
 * Returns: (transfer none): the link
 */
MnAttribution *
mn_claim_insert_link (MnClaimBuilder *claim,
                      guint           index)
{
  MnAttribution *link;

  g_return_val_if_fail (index <= claim->attributions.n, NULL);

  link = mn_array_add (&mn_attribution_info, &claim->attributions);
  link->stance = g_intern_static_string ("asserts");
  mn_claim_move_link (claim, claim->attributions.n - 1, index);
  return &claim->attributions.items[index];
}

/**
 * mn_claim_remove_link:
 * @claim: a claim being changed
 * @index: which link
 *
 * Removes a link of the chain, and no other. What is left may be the article's own voice.
 */
void
mn_claim_remove_link (MnClaimBuilder *claim,
                      guint           index)
{
  if (index < claim->attributions.n)
    mn_array_remove (&mn_attribution_info, &claim->attributions, index);
}

/**
 * mn_claim_move_link:
 * @claim: a claim being changed
 * @index: which link
 * @to: what it shall be
 *
 * Moves a link of the chain; those between make way.
 */
void
mn_claim_move_link (MnClaimBuilder *claim,
                    guint           index,
                    guint           to)
{
  MnAttributions *links = &claim->attributions;
  int step = to > index ? 1 : -1;

  g_return_if_fail (index < links->n && to < links->n);

  for (; index != to; index = (guint) ((int) index + step))
    {
      MnAttribution *other = &links->items[(int) index + step];
      MnAttribution moved = links->items[index];

      links->items[index] = *other;
      *other = moved;
    }
}

/**
 * mn_claim_get_cue_link:
 * @claim: a claim
 *
 * Returns: which link of the chain a cue is of where nobody says which: the first that has none, else the outermost
 */
guint
mn_claim_get_cue_link (MnClaim *claim)
{
  for (guint i = 0; i < claim->attributions.n; i++)
    if (claim->attributions.items[i].cues.n == 0)
      return i;
  return 0;
}

static const char *
get_label (MnParty party)
{
  switch (party)
    {
    case MN_PARTY_ON_BEHALF_OF:
      return _("Set On Behalf Of");
    case MN_PARTY_ADDRESSEE:
      return _("Set Addressee");
    case MN_PARTY_CHANNEL:
      return _("Set Channel");
    case MN_PARTY_CLAIMANT:
    default:
      return _("Set Claimant");
    }
}

static MnChange *
build_party (MnDocument *self,
             gpointer    user_data,
             GError    **error)
{
  Request *request = user_data;
  MnClaim *claim = (MnClaim *) mn_turn_get_mark (self, &request->claim, error);
  g_autoptr (MnClaimBuilder) after = NULL;
  g_autoptr (MnChange) change = NULL;
  MnAttribution *link;

  if (claim == NULL)
    return NULL;
  change = mn_turn_new_change (self, get_label (request->party));
  after = mn_claim_edit (claim);
  link = mn_link_place_find (&request->place, after);
  if (link == NULL)
    return NULL;
  if (request->new_name != NULL
      && !mn_entity_edits_find_or_make (self, change, request->new_type, request->new_name, &request->referent.entity,
                                        error))
    return NULL;
  mn_attribution_set_party (link, request->party, request->is_set ? &request->referent : NULL);
  if (mn_record_equal (claim, after))
    return NULL;
  mn_change_modify (change, claim, g_steal_pointer (&after));
  return g_steal_pointer (&change);
}

/**
 * mn_document_set_party_async:
 * @self: a document
 * @claim: which claim
 * @place: which link of its chain
 * @party: which part in it
 * @referent: (nullable): who has it; its entity is ignored where @new_name is given; %NULL for nobody
 * @new_name: (nullable): the name of an entity to find or make
 * @new_type: (nullable): its type
 * @callback: called when it is durable; ends with mn_document_edit_finish()
 * @user_data: for @callback
 *
 * Says who makes a claim, for whom, to whom, or by what, in a link of its chain, which is made if there is none. One
 * change, with the entity that is made for it.
 */
void
mn_document_set_party_async (MnDocument         *self,
                             const MnId         *claim,
                             const MnLinkPlace  *place,
                             MnParty             party,
                             const MnReferent   *referent,
                             const char         *new_name,
                             const char         *new_type,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Request *request = g_new0 (Request, 1);

  request->claim = *claim;
  request->place.index = place->index;
  request->place.n_links = place->n_links;
  mn_struct_copy (&mn_attribution_info, &request->place.seen, &place->seen);
  request->party = party;
  request->is_set = referent != NULL || new_name != NULL;
  if (referent != NULL)
    request->referent = *referent;
  request->new_name = g_strdup (new_name);
  request->new_type = g_strdup (new_type);
  mn_document_edit_async (self, build_party, request, free_request, callback, user_data);
}

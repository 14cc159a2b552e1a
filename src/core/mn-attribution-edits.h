/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* The chain of attributions that a claim came by, outermost first, and what changes it */

/**
 * MnParty:
 * @MN_PARTY_CLAIMANT: who says it
 * @MN_PARTY_ON_BEHALF_OF: for whom
 * @MN_PARTY_ADDRESSEE: to whom
 * @MN_PARTY_CHANNEL: by what
 *
 * Somebody's part in an attribution.
 */
typedef enum
{
  MN_PARTY_CLAIMANT,
  MN_PARTY_ON_BEHALF_OF,
  MN_PARTY_ADDRESSEE,
  MN_PARTY_CHANNEL,
} MnParty;

#define MN_N_PARTIES (MN_PARTY_CHANNEL + 1)

/**
 * MnLinkPlace:
 * @index: which link of the chain, counted from the outermost
 * @n_links: how many it had then
 * @seen: the link as it was then; all unset of a claim that had none
 *
 * A link of a chain as somebody saw it. Links have no ids of their own, and the chain may be another when the turn of an
 * edit comes.
 */
typedef struct
{
  guint         index;
  guint         n_links;
  MnAttribution seen;
} MnLinkPlace;

void              mn_link_place_init          (MnLinkPlace          *self,
                                               MnClaim              *claim,
                                               guint                 index);
void              mn_link_place_clear         (MnLinkPlace          *self);
MnAttribution    *mn_link_place_find          (const MnLinkPlace    *self,
                                               MnClaimBuilder       *claim);

const MnReferent *mn_attribution_get_party    (const MnAttribution  *self,
                                               MnParty               party);
void              mn_attribution_set_party    (MnAttribution        *self,
                                               MnParty               party,
                                               const MnReferent     *referent);

MnAttribution    *mn_claim_insert_link        (MnClaimBuilder       *claim,
                                               guint                 index);
void              mn_claim_remove_link        (MnClaimBuilder       *claim,
                                               guint                 index);
void              mn_claim_move_link          (MnClaimBuilder       *claim,
                                               guint                 index,
                                               guint                 to);
guint             mn_claim_get_cue_link       (MnClaim              *claim);

void              mn_document_set_party_async (MnDocument           *self,
                                               const MnId           *claim,
                                               const MnLinkPlace    *place,
                                               MnParty               party,
                                               const MnReferent     *referent,
                                               const char           *new_name,
                                               const char           *new_type,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

G_END_DECLS

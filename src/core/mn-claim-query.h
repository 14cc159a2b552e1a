/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"

G_BEGIN_DECLS

/**
 * MnClaimOrder:
 *
 * What claims of the library are sorted by. Those that are equal in it stand by article, in the order of reading.
 */
typedef enum
{
  MN_CLAIM_ORDER_TEXT,
  MN_CLAIM_ORDER_CLAIMANT,
  MN_CLAIM_ORDER_KIND,
  MN_CLAIM_ORDER_VERDICT,
  MN_CLAIM_ORDER_STATE,
  MN_CLAIM_ORDER_PRIORITY,
  MN_CLAIM_ORDER_ARTICLE,
  MN_CLAIM_ORDER_DATE,
} MnClaimOrder;

/** MN_CLAIM_WITHOUT: as the verdict of a #MnClaimQuery, that there is none; as its kind likewise. */
#define MN_CLAIM_WITHOUT ""

/**
 * MnClaimQuery:
 * @order: what they are sorted by
 * @is_descending: whether in the other direction
 * @annotator: whose verdicts are meant
 * @kinds: (array zero-terminated=1): claim kinds in the order in which to sort by them
 * @verdicts: (array zero-terminated=1): verdicts, likewise
 * @words: (nullable): what their statement or quotation must have, each word, as typed
 * @claimant: (nullable): what the name of the claimant must have, likewise
 * @verdict: (nullable): the verdict they must have; %MN_CLAIM_WITHOUT for none
 * @kind: (nullable): the kind they must be of; %MN_CLAIM_WITHOUT for none
 * @state: the #MnClaimState they must be in, or -1
 * @article: the article they must stand in, or none
 *
 * Which claims of the library to list, and how.
 */
typedef struct
{
  MnClaimOrder order;
  gboolean     is_descending;
  MnId         annotator;
  char       **kinds;
  char       **verdicts;
  char        *words;
  char        *claimant;
  char        *verdict;
  char        *kind;
  gint         state;
  MnId         article;
} MnClaimQuery;

/**
 * MnClaimRow:
 * @claim: the claim
 * @title: the title of its article
 * @date: when that was published as far as it is known (EDTF), else the day it was added
 * @claimant: (nullable): who makes the claim, outermost; %NULL for the article itself and for somebody unsaid
 *
 * What is shown of a claim among those of the library.
 */
typedef struct
{
  MnClaim *claim;
  char    *title;
  char    *date;
  char    *claimant;
} MnClaimRow;

/**
 * MnClaimKeysFunc:
 * @keys: (element-type guint32): the keys found so far, in order
 * @user_data: what was given
 *
 * Is told once, early, what a listing begins with.
 */
typedef void (*MnClaimKeysFunc) (GArray  *keys,
                                 gpointer user_data);

MnClaimQuery *mn_claim_query_new         (void);
MnClaimQuery *mn_claim_query_copy        (const MnClaimQuery *self);
gboolean      mn_claim_query_is_filtered (const MnClaimQuery *self);
void          mn_claim_query_free        (MnClaimQuery       *self);
void          mn_claim_row_free          (MnClaimRow         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnClaimQuery, mn_claim_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnClaimRow, mn_claim_row_free)

G_END_DECLS

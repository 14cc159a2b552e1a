/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-likeness.h"
#include "mn-claim.h"
#include "mn-store.h"

G_BEGIN_DECLS

/** MN_MOST_SAME_CLAIMS: so many claims are shown at most that say the same as one. */
#define MN_MOST_SAME_CLAIMS 5

/**
 * MnSameClaim:
 * @claim: a claim of the library
 * @likeness: whether it says the same as another one, or would but for its figures
 * @score: how like it is, from 0 to 1
 * @relation: the type of a relation that joins the two already, or %NULL
 * @claimant: who makes it, or %NULL where nobody is said to
 * @title: the title of its article
 * @published: when that was published, as EDTF, or %NULL
 *
 * A claim of the library that says what another one says. Counted atomically.
 */
typedef struct
{
  MnClaim    *claim;
  MnLikeness  likeness;
  double      score;
  const char *relation;
  char       *claimant;
  char       *title;
  char       *published;
} MnSameClaim;

/**
 * MnSameClaims:
 * @claims: (element-type MnSameClaim): claims that say the same, the likeliest first
 * @n_to_judge: on how many claims that are joined with it by *repeats* the annotator has another verdict, or none
 * @judged: (nullable): the nearest of those on which they have one, where they have none on it itself
 *
 * What the library knows of a claim that says the same.
 */
typedef struct
{
  GPtrArray *claims;
  guint      n_to_judge;
  MnClaim   *judged;
} MnSameClaims;

MnSameClaim  *mn_same_claim_ref          (MnSameClaim          *self);
void          mn_same_claim_unref        (MnSameClaim          *self);
void          mn_same_claims_free        (MnSameClaims         *self);
MnSameClaims *mn_same_claims_find        (MnSnapshot           *snapshot,
                                          const MnId           *claim,
                                          const MnId           *annotator,
                                          GCancellable         *cancellable,
                                          GError              **error);
void          mn_same_claims_find_async  (MnStore              *store,
                                          const MnId           *claim,
                                          const MnId           *annotator,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
MnSameClaims *mn_same_claims_find_finish (MnStore              *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSameClaims, mn_same_claims_free)

G_END_DECLS

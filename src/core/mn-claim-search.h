/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-library.h"

G_BEGIN_DECLS

/**
 * MnClaimHit:
 * @claim: a claim of the library
 * @title: what its article is called
 * @claimant: (nullable): who makes it, outermost; %NULL for the article's own voice
 * @score: how likely it is meant
 *
 * A claim that was found. Atomically counted.
 */
typedef struct
{
  MnClaim *claim;
  char    *title;
  char    *claimant;
  guint    score;
} MnClaimHit;

MnClaimHit *mn_claim_hit_ref       (MnClaimHit          *self);
void        mn_claim_hit_unref     (MnClaimHit          *self);

char       *mn_claim_get_words     (MnClaim             *claim);

void        mn_claim_search_async  (MnLibrary           *library,
                                    const char          *typed,
                                    MnClaim             *like,
                                    guint                limit,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GPtrArray  *mn_claim_search_finish (MnLibrary           *library,
                                    GAsyncResult        *result,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnClaimHit, mn_claim_hit_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-terms.h"

G_BEGIN_DECLS

/**
 * MnLikeness:
 * @MN_LIKENESS_NONE: they say different things, though it may be of the same
 * @MN_LIKENESS_SAME: they say the same
 * @MN_LIKENESS_FIGURES_DIFFER: they would, were it not that their figures exclude each other
 *
 * How two claims stand to each other as far as their words tell.
 */
typedef enum
{
  MN_LIKENESS_NONE,
  MN_LIKENESS_SAME,
  MN_LIKENESS_FIGURES_DIFFER,
} MnLikeness;

/**
 * MnWeighFunc:
 * @stem: a word
 * @user_data: what was given
 *
 * Returns: how much it tells that two claims share this word: the more, the rarer it is
 */
typedef double (*MnWeighFunc) (const char *stem,
                               gpointer    user_data);

double     mn_claim_weigh    (gint64              n_with,
                              gint64              n_claims);
MnLikeness mn_claim_likeness (const MnClaimTerms *a,
                              const MnClaimTerms *b,
                              MnWeighFunc         weigh,
                              gpointer            user_data,
                              double             *score);

G_END_DECLS

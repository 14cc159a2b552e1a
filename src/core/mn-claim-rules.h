/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-claim.h"
#include "mn-claimant.h"
#include "mn-passages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnClaimRule:
 * @MN_CLAIM_RULE_QUOTE_THEN_CUE: “…,” said X
 * @MN_CLAIM_RULE_CUE_THEN_QUOTE: X said: “…”
 * @MN_CLAIM_RULE_QUOTE_GOES_ON: “…,” said X. “…”
 * @MN_CLAIM_RULE_NAME_COLON: X: “…”
 * @MN_CLAIM_RULE_CALLED: X called it “…”
 * @MN_CLAIM_RULE_QUOTE_ALONE: “…”
 * @MN_CLAIM_RULE_CUE_THAT: X said that …
 * @MN_CLAIM_RULE_CUE_CLAUSE: X said …
 * @MN_CLAIM_RULE_CLAUSE_CUE: …, X said
 * @MN_CLAIM_RULE_ACCORDING_TO: according to X, …
 * @MN_CLAIM_RULE_HEARSAY: … allegedly …
 *
 * Why something is proposed as a claim.
 */
typedef enum
{
  MN_CLAIM_RULE_QUOTE_THEN_CUE,
  MN_CLAIM_RULE_CUE_THEN_QUOTE,
  MN_CLAIM_RULE_QUOTE_GOES_ON,
  MN_CLAIM_RULE_NAME_COLON,
  MN_CLAIM_RULE_CALLED,
  MN_CLAIM_RULE_QUOTE_ALONE,
  MN_CLAIM_RULE_CUE_THAT,
  MN_CLAIM_RULE_CUE_CLAUSE,
  MN_CLAIM_RULE_CLAUSE_CUE,
  MN_CLAIM_RULE_ACCORDING_TO,
  MN_CLAIM_RULE_HEARSAY,
} MnClaimRule;

/**
 * MnClaimProposal:
 * @start: where what is said begins, in code points
 * @end: where it ends
 * @rest_start: where the rest of it begins that the attribution parts from it (“The deal, he said, is off”); equal to
 *   @rest_end where there is none
 * @rest_end: where that ends
 * @cues: the words that attribute it (“said”, “in a statement”)
 * @n_cues: how many stretches they are, up to 2
 * @has_claimant: whether it is told who says it
 * @claimant_start: where who says it stands
 * @claimant_end: where that ends
 * @claimant_mention: the known mention that this is, or none
 * @form: an #MnForm
 * @rule: why it is proposed, an #MnClaimRule
 *
 * What may be a claim. No stretch has blanks at its edges.
 */
typedef struct
{
  guint     start;
  guint     end;
  guint     rest_start;
  guint     rest_end;
  MnStretch cues[2];
  guint     n_cues;
  gboolean  has_claimant;
  guint     claimant_start;
  guint     claimant_end;
  MnId      claimant_mention;
  gint      form;
  gint      rule;
} MnClaimProposal;

GArray     *mn_claim_rules_propose (const MnText       *text,
                                    const MnBlocks     *blocks,
                                    const GPtrArray    *cues,
                                    const GArray       *mentions,
                                    GCancellable       *cancellable);
const char *mn_claim_rule_explain  (MnClaimRule         rule);

G_END_DECLS

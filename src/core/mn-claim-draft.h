/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-rules.h"
#include "mn-saying.h"

G_BEGIN_DECLS

/* What the rules of mn-claim-cues.c and mn-claim-rules.c work on together */

#define MN_CLAIM_DRAFT_NO_QUOTE G_MAXUINT

/* So many quoted words say nothing alone, they only keep their distance */
#define MN_CLAIM_DRAFT_MAX_SCARE 3

/**
 * MnClaimDraft:
 * @reading: the sentence being read
 * @mentions: (nullable): known mentions, ascending
 * @proposals: (element-type MnClaimProposal): what is proposed so far
 * @is_used: (element-type gboolean): for each quotation of the sentence whether it belongs to a proposal
 * @first: the sentence's first proposal
 * @floor: the token before which all belongs to what was found already
 * @previous: the newest proposal of the sentence before
 * @has_previous: whether there is one in the same passage
 * @pending: a short quotation that was the sentence before, until this one tells whether it is said; else empty
 *
 * The sentence being read and what is proposed.
 */
typedef struct
{
  MnClaimReading reading;
  const GArray  *mentions;
  GArray        *proposals;
  GArray        *is_used;
  guint          first;
  guint          floor;
  guint          previous;
  gboolean       has_previous;
  MnStretch      pending;
} MnClaimDraft;

static inline gboolean
mn_claim_draft_is_dash (gunichar c)
{
  return c == '-' || c == 0x2013 || c == 0x2014;
}

static inline guint
mn_claim_draft_n_tokens (const MnClaimDraft *self)
{
  return self->reading.tokens->len;
}

static inline const MnToken *
mn_claim_draft_token (const MnClaimDraft *self,
                      guint               token)
{
  return mn_claim_reading_token (&self->reading, token);
}

static inline gboolean
mn_claim_draft_has_class (const MnClaimDraft *self,
                          guint               token,
                          guint               classes)
{
  return (mn_claim_draft_token (self, token)->classes & classes) != 0;
}

static inline gunichar
mn_claim_draft_char (const MnClaimDraft *self,
                     guint               offset)
{
  return mn_claim_reading_char (&self->reading, offset);
}

gboolean         mn_claim_draft_is_used      (const MnClaimDraft *self,
                                              guint               quote);
void             mn_claim_draft_use_quote    (MnClaimDraft *self,
                                              guint         quote);
MnStretch        mn_claim_draft_trim_quote   (const MnClaimDraft *self,
                                              const MnQuote      *quote);
MnStretch        mn_claim_draft_get_clause   (const MnClaimDraft *self,
                                              guint               first,
                                              guint               end);
MnClaimProposal *mn_claim_draft_add          (MnClaimDraft *self,
                                              MnStretch     content,
                                              MnForm        form,
                                              MnClaimRule   rule);
MnClaimProposal *mn_claim_draft_add_clause   (MnClaimDraft *self,
                                              MnStretch     content,
                                              MnClaimRule   rule);
void             mn_claim_draft_set_claimant (MnClaimProposal  *proposal,
                                              const MnClaimant *claimant);
void             mn_claim_draft_set_cues     (const MnClaimDraft *self,
                                              MnClaimProposal    *proposal,
                                              guint               index);
void             mn_claim_draft_attribute    (const MnClaimDraft *self,
                                              MnClaimProposal    *proposal,
                                              const MnClaimant   *claimant,
                                              guint               index);
gboolean         mn_claim_draft_is_parted    (const MnClaimDraft *self,
                                              const MnQuote      *quote);
gboolean         mn_claim_draft_ends_clause  (const MnClaimDraft *self,
                                              const MnQuote      *quote);
gunichar         mn_claim_draft_mark_before  (const MnClaimDraft *self,
                                              guint               offset);
gboolean         mn_claim_draft_opens_clause (const MnClaimDraft *self,
                                              const MnQuote      *quote);
guint            mn_claim_draft_quote_before (const MnClaimDraft *self,
                                              guint               offset);
guint            mn_claim_draft_quote_after  (const MnClaimDraft *self,
                                              guint               offset);
guint            mn_claim_draft_end_offset   (const MnClaimDraft *self,
                                              guint               token);

void             mn_claim_draft_take_cue     (MnClaimDraft *self,
                                              guint         index);

G_END_DECLS

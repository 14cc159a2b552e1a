/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-draft.h"

#include "mn-words.h"

/**
 * mn_claim_draft_is_used:
 * @self: a sentence being read
 * @quote: one of its quotations
 *
 * Returns: whether it belongs to a proposal
 */
gboolean
mn_claim_draft_is_used (const MnClaimDraft *self,
                        guint               quote)
{
  return g_array_index (self->is_used, gboolean, quote);
}

/**
 * mn_claim_draft_use_quote:
 * @self: a sentence being read
 * @quote: one of its quotations
 *
 * Notes that it belongs to a proposal.
 */
void
mn_claim_draft_use_quote (MnClaimDraft *self,
                          guint         quote)
{
  g_array_index (self->is_used, gboolean, quote) = TRUE;
}

/* The first quotation that begins at @offset or later */
static guint
quote_after (const MnClaimDraft *self,
             guint               offset)
{
  guint low = 0;
  guint high = self->reading.n_quotes;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->reading.quotes[middle].start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_loose (gunichar c)
{
  return c == ',' || c == ';' || c == ':' || mn_claim_draft_is_dash (c) || g_unichar_isspace (c);
}

/* Whether a bracket at the end was opened before @start */
static gboolean
is_closing_alone (const MnClaimDraft *self,
                  guint               start,
                  guint               end)
{
  if (mn_claim_draft_char (self, end - 1) != ')')
    return FALSE;
  for (guint at = start; at < end; at++)
    if (mn_claim_draft_char (self, at) == '(')
      return FALSE;
  return TRUE;
}

/* Whether the last character joins what is said to what follows. The stop ends the sentence, not what is said; that of
 * “U.S.” belongs to the word */
static gboolean
is_loose_end (const MnClaimDraft *self,
              guint               start,
              guint               end)
{
  gunichar c = mn_claim_draft_char (self, end - 1);
  gunichar before = mn_claim_draft_char (self, end - 2);

  if (c == ')')
    return is_closing_alone (self, start, end);
  if (c != '.' || end - start < 3)
    return is_loose (c);
  return before == ')'
         || (g_unichar_isalnum (before) && g_unichar_isalnum (mn_claim_draft_char (self, end - 3)));
}

/* What the reading has from @start to @end, without the punctuation that joins it to the rest */
static MnStretch
trim (const MnClaimDraft *self,
      guint               start,
      guint               end)
{
  while (start < end && is_loose (mn_claim_draft_char (self, start)))
    start++;
  while (start < end && is_loose_end (self, start, end))
    end--;
  return (MnStretch){ start, end };
}

/**
 * mn_claim_draft_trim_quote:
 * @self: a sentence being read
 * @quote: one of its quotations
 *
 * Returns: what is quoted, without blanks and commas at its edges
 */
MnStretch
mn_claim_draft_trim_quote (const MnClaimDraft *self,
                           const MnQuote      *quote)
{
  MnStretch inner = { quote->inner_start, quote->inner_end };

  while (inner.start < inner.end && g_unichar_isspace (mn_claim_draft_char (self, inner.start)))
    inner.start++;
  while (inner.start < inner.end && (mn_claim_draft_char (self, inner.end - 1) == ','
                                     || g_unichar_isspace (mn_claim_draft_char (self, inner.end - 1))))
    inner.end--;
  return inner;
}

/**
 * mn_claim_draft_get_clause:
 * @self: a sentence being read
 * @first: a token
 * @end: the token to stop before
 *
 * Returns: the stretch of some tokens, with the marks of the quotations that it begins or ends in, without the
 * punctuation that joins it to the rest
 */
MnStretch
mn_claim_draft_get_clause (const MnClaimDraft *self,
                           guint               first,
                           guint               end)
{
  guint from = mn_claim_draft_token (self, first)->start;
  guint to = end < mn_claim_draft_n_tokens (self) ? mn_claim_draft_token (self, end)->start : self->reading.end;
  guint quote = quote_after (self, from);

  if (mn_claim_draft_token (self, first)->is_quoted && quote > 0)
    from = self->reading.quotes[quote - 1].start;
  if (end < mn_claim_draft_n_tokens (self))
    {
      quote = quote_after (self, to);
      if (mn_claim_draft_token (self, end)->is_quoted && quote > 0)
        to = self->reading.quotes[quote - 1].start;
    }
  return trim (self, from, to);
}

/**
 * mn_claim_draft_add:
 * @self: a sentence being read
 * @content: what is said
 * @form: an #MnForm
 * @rule: why it is proposed
 *
 * Returns: (transfer none): a new proposal, until the next is added
 */
MnClaimProposal *
mn_claim_draft_add (MnClaimDraft *self,
                    MnStretch     content,
                    MnForm        form,
                    MnClaimRule   rule)
{
  MnClaimProposal proposal = { .start = content.start, .end = content.end, .form = form, .rule = rule };

  proposal.claimant_mention = MN_ID_NONE;
  g_array_append_val (self->proposals, proposal);
  return &g_array_index (self->proposals, MnClaimProposal, self->proposals->len - 1);
}

/**
 * mn_claim_draft_add_clause:
 * @self: a sentence being read
 * @content: what is said
 * @rule: why it is proposed
 *
 * Proposes a clause, with the quotations in it.
 *
 * Returns: (transfer none): the proposal, until the next is added
 */
MnClaimProposal *
mn_claim_draft_add_clause (MnClaimDraft *self,
                           MnStretch     content,
                           MnClaimRule   rule)
{
  MnForm form = MN_FORM_INDIRECT;

  for (guint i = quote_after (self, content.start);
       i < self->reading.n_quotes && self->reading.quotes[i].start < content.end; i++)
    {
      mn_claim_draft_use_quote (self, i);
      form = MN_FORM_MIXED;
    }
  return mn_claim_draft_add (self, content, form, rule);
}

/**
 * mn_claim_draft_set_claimant:
 * @proposal: a proposal
 * @claimant: who says it, or nobody
 *
 * Notes who says it.
 */
void
mn_claim_draft_set_claimant (MnClaimProposal  *proposal,
                             const MnClaimant *claimant)
{
  if (!claimant->is_found)
    return;
  proposal->has_claimant = TRUE;
  proposal->claimant_start = claimant->start;
  proposal->claimant_end = claimant->end;
  proposal->claimant_mention = claimant->mention;
}

static void
add_cue (const MnClaimDraft *self,
         MnClaimProposal    *proposal,
         const MnCue        *cue)
{
  proposal->cues[proposal->n_cues++]
      = (MnStretch){ mn_claim_draft_token (self, cue->first)->start, mn_claim_draft_token (self, cue->end - 1)->end };
}

/**
 * mn_claim_draft_set_cues:
 * @self: a sentence being read
 * @proposal: a proposal
 * @index: one of the sentence’s cues
 *
 * Notes by what it is attributed, with what goes with the cue (“in a statement”).
 */
void
mn_claim_draft_set_cues (const MnClaimDraft *self,
                         MnClaimProposal    *proposal,
                         guint               index)
{
  const MnCue *cue = mn_claim_reading_cue (&self->reading, index);

  add_cue (self, proposal, cue);
  if (index + 1 < self->reading.cues->len && cue->phrase->kind != MN_CUE_SOURCE)
    {
      const MnCue *next = mn_claim_reading_cue (&self->reading, index + 1);

      if (next->phrase->kind == MN_CUE_MANNER && next->first - cue->end <= 6)
        add_cue (self, proposal, next);
    }
}

/**
 * mn_claim_draft_attribute:
 * @self: a sentence being read
 * @proposal: a proposal
 * @claimant: who says it, or nobody
 * @index: one of the sentence’s cues
 *
 * Notes who says it and by what it is attributed.
 */
void
mn_claim_draft_attribute (const MnClaimDraft *self,
                          MnClaimProposal    *proposal,
                          const MnClaimant   *claimant,
                          guint               index)
{
  mn_claim_draft_set_cues (self, proposal, index);
  mn_claim_draft_set_claimant (proposal, claimant);
}

/**
 * mn_claim_draft_is_parted:
 * @self: a sentence being read
 * @quote: one of its quotations
 *
 * Returns: whether what is quoted ends as a sentence does, or a comma parts it from what follows
 */
gboolean
mn_claim_draft_is_parted (const MnClaimDraft *self,
                          const MnQuote      *quote)
{
  gunichar last = mn_claim_draft_char (self, quote->inner_end - 1);

  return last == ',' || mn_words_is_stop (last) || mn_claim_draft_is_dash (last)
         || mn_claim_draft_char (self, quote->end) == ',';
}

/**
 * mn_claim_draft_ends_clause:
 * @self: a sentence being read
 * @quote: one of its quotations
 *
 * Returns: whether nothing of its clause follows it
 */
gboolean
mn_claim_draft_ends_clause (const MnClaimDraft *self,
                            const MnQuote      *quote)
{
  gunichar c = mn_claim_draft_char (self, quote->end);

  return c == 0 || c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == ')'
         || mn_claim_draft_is_parted (self, quote);
}

/**
 * mn_claim_draft_mark_before:
 * @self: a sentence being read
 * @offset: a place in the text
 *
 * Returns: the character before it that is no blank, 0 where the sentence begins
 */
gunichar
mn_claim_draft_mark_before (const MnClaimDraft *self,
                            guint               offset)
{
  while (offset > self->reading.start && g_unichar_isspace (mn_claim_draft_char (self, offset - 1)))
    offset--;
  return offset > self->reading.start ? mn_claim_draft_char (self, offset - 1) : 0;
}

/**
 * mn_claim_draft_opens_clause:
 * @self: a sentence being read
 * @quote: one of its quotations
 *
 * Returns: whether nothing of its clause stands before it
 */
gboolean
mn_claim_draft_opens_clause (const MnClaimDraft *self,
                             const MnQuote      *quote)
{
  guint first = mn_claim_reading_token_after (&self->reading, quote->start);
  gunichar before = mn_claim_draft_mark_before (self, quote->start);

  for (guint at = self->floor; at < first; at++)
    if (first - self->floor > 2 || !mn_claim_draft_has_class (self, at, MN_WORD_OPENER | MN_WORD_AND))
      return before == ':' || mn_claim_draft_is_dash (before) || mn_words_is_stop (before);
  return TRUE;
}

/**
 * mn_claim_draft_quote_before:
 * @self: a sentence being read
 * @offset: a place in the text
 *
 * Returns: the quotation that ends last before it, %MN_CLAIM_DRAFT_MN_CLAIM_DRAFT_NO_QUOTE where that belongs to a
 * proposal
 */
guint
mn_claim_draft_quote_before (const MnClaimDraft *self,
                             guint               offset)
{
  guint quote = quote_after (self, offset);

  if (quote == 0 || mn_claim_draft_is_used (self, quote - 1) || self->reading.quotes[quote - 1].end > offset)
    return MN_CLAIM_DRAFT_NO_QUOTE;
  return quote - 1;
}

/**
 * mn_claim_draft_quote_after:
 * @self: a sentence being read
 * @offset: a place in the text
 *
 * Returns: the quotation that begins first behind it, %MN_CLAIM_DRAFT_MN_CLAIM_DRAFT_NO_QUOTE where that belongs to a
 * proposal
 */
guint
mn_claim_draft_quote_after (const MnClaimDraft *self,
                            guint               offset)
{
  guint quote = quote_after (self, offset);

  return quote < self->reading.n_quotes && !mn_claim_draft_is_used (self, quote) ? quote : MN_CLAIM_DRAFT_NO_QUOTE;
}

/**
 * mn_claim_draft_end_offset:
 * @self: a sentence being read
 * @token: a token
 *
 * Returns: where the token before it ends
 */
guint
mn_claim_draft_end_offset (const MnClaimDraft *self,
                           guint               token)
{
  return token > 0 ? mn_claim_draft_token (self, token - 1)->end : self->reading.start;
}

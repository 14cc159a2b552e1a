/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-rules.h"

#include "mn-claim-draft.h"

#include <glib/gi18n-lib.h>

/* “The Long Way Home”: what things are called is not said */
static gboolean
is_title (const MnClaimDraft *self,
          const MnQuote      *quote)
{
  guint at = mn_claim_reading_token_after (&self->reading, quote->start);

  if (mn_claim_draft_is_parted (self, quote) && mn_claim_draft_char (self, quote->inner_end - 1) != ',')
    return FALSE;
  for (; at < mn_claim_draft_n_tokens (self) && mn_claim_draft_token (self, at)->end <= quote->end; at++)
    if (!mn_claim_draft_token (self, at)->is_capital
        && mn_claim_draft_token (self, at)->end - mn_claim_draft_token (self, at)->start > 3)
      return FALSE;
  return TRUE;
}

static gboolean
is_whole (const MnClaimDraft *self)
{
  for (guint at = 0; at < mn_claim_draft_n_tokens (self); at++)
    if (!mn_claim_draft_token (self, at)->is_quoted)
      return FALSE;
  return TRUE;
}

/* A quotation without a cue in its sentence: X: “…”, or what goes on from the sentence before, or alone */
static void
take_quote (MnClaimDraft *self,
            guint         index,
            gboolean      whole)
{
  const MnQuote *quote = &self->reading.quotes[index];
  guint first = mn_claim_reading_token_after (&self->reading, quote->start);
  MnStretch content = mn_claim_draft_trim_quote (self, quote);
  MnClaimProposal *proposal;

  if (content.start >= content.end)
    return;
  if (first > 0 && mn_claim_draft_mark_before (self, quote->start) == ':')
    {
      MnClaimant claimant = mn_claimant_first (&self->reading, 0, first, self->mentions);

      if (claimant.is_found && claimant.is_name && claimant.last == first)
        {
          proposal = mn_claim_draft_add (self, content, MN_FORM_DIRECT, MN_CLAIM_RULE_NAME_COLON);
          mn_claim_draft_set_claimant (proposal, &claimant);
          return;
        }
    }
  if (whole && self->has_previous && g_array_index (self->proposals, MnClaimProposal, self->previous).n_cues > 0)
    {
      MnClaimProposal previous = g_array_index (self->proposals, MnClaimProposal, self->previous);

      proposal = mn_claim_draft_add (self, content, MN_FORM_DIRECT, MN_CLAIM_RULE_QUOTE_GOES_ON);
      previous.start = proposal->start;
      previous.end = proposal->end;
      previous.rest_start = previous.rest_end = 0;
      previous.form = proposal->form;
      previous.rule = proposal->rule;
      *proposal = previous;
      return;
    }
  /* a whole sentence ends like one; otherwise it is a title in a list */
  if (whole && !mn_claim_draft_is_parted (self, quote))
    return;
  if (whole && quote->n_words <= MN_CLAIM_DRAFT_MAX_SCARE)
    self->pending = content;
  else if (quote->n_words > MN_CLAIM_DRAFT_MAX_SCARE && !is_title (self, quote))
    mn_claim_draft_add (self, content, whole ? MN_FORM_DIRECT : MN_FORM_MIXED, MN_CLAIM_RULE_QUOTE_ALONE);
}

static void
take_unit (MnClaimDraft      *self,
           const MnClaimUnit *unit,
           const MnQuote     *quotes,
           guint              n_quotes)
{
  gboolean whole;

  self->has_previous = self->proposals->len > self->first && self->reading.passage == unit->passage;
  if (self->reading.passage != unit->passage)
    self->pending = (MnStretch){ 0, 0 };
  self->previous = self->proposals->len - 1;
  self->first = self->proposals->len;
  self->floor = 0;
  g_array_set_size (self->is_used, 0);
  g_array_set_size (self->is_used, n_quotes);
  mn_claim_reading_read (&self->reading, unit, quotes, n_quotes);

  for (guint i = 0; i < self->reading.cues->len; i++)
    if (mn_claim_reading_cue (&self->reading, i)->first >= self->floor)
      mn_claim_draft_take_cue (self, i);
  self->pending = (MnStretch){ 0, 0 };
  whole = n_quotes > 0 && is_whole (self);
  for (guint i = 0; i < n_quotes; i++)
    if (!mn_claim_draft_is_used (self, i))
      take_quote (self, i, whole);
}

static int
compare_proposals (gconstpointer a,
                   gconstpointer b)
{
  const MnClaimProposal *left = a;
  const MnClaimProposal *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return (left->end < right->end) - (left->end > right->end);
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const MnClaimMention *left = a;
  const MnClaimMention *right = b;

  return (left->start > right->start) - (left->start < right->start);
}

static void
take_units (MnClaimDraft *self,
            const GArray *units,
            const GArray *quotes,
            GCancellable *cancellable)
{
  guint quote = 0;

  for (guint i = 0; i < units->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const MnClaimUnit *unit = &g_array_index (units, MnClaimUnit, i);
      guint first = quote;

      while (quote < quotes->len && g_array_index (quotes, MnQuote, quote).start < unit->end)
        quote++;
      take_unit (self, unit, &g_array_index (quotes, MnQuote, first), quote - first);
    }
}

/**
 * mn_claim_rules_propose:
 * @text: a text
 * @blocks: its structure
 * @cues: (element-type MnCueWord): words and phrases that attribute, as of mn_cues_of_language()
 * @mentions: (nullable) (element-type MnClaimMention): known mentions of who may speak, in any order
 * @cancellable: (nullable): to stop it
 *
 * Finds what may be claims, by quotation marks and words that attribute alone. A quotation is one claim, however many
 * sentences it has; one that the attribution parts (“…,” he said, “…”) has a rest; one that begins a sentence of its
 * own after the attribution (“…,” he said. “…”) is a claim of its own with the same claimant. A clause ends without its
 * stop. Up to three quoted words without a cue are no claim. Reads @text only and may be called in any thread; takes
 * time linear in its length.
 *
 * Returns: (transfer full) (nullable) (element-type MnClaimProposal): they, in the order of the text; %NULL where
 *   @cancellable stopped it
 */
GArray *
mn_claim_rules_propose (const MnText          *text,
                        const MnBlocks        *blocks,
                        const GPtrArray       *cues,
                        const GArray          *mentions,
                        GCancellable          *cancellable)
{
  g_autoptr (MnClaimWords) words = mn_claim_words_new (cues);
  g_autoptr (GArray) quotes = mn_quotes_find (text, blocks, cancellable);
  g_autoptr (GArray) units = mn_claim_units_find (text, blocks, quotes, cancellable);
  g_autoptr (GArray) is_used = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GArray) sorted = mentions != NULL ? g_array_copy ((GArray *)mentions) : NULL;
  g_autoptr (GArray) proposals = g_array_new (FALSE, TRUE, sizeof (MnClaimProposal));
  MnClaimDraft self = { .mentions = sorted, .proposals = proposals, .is_used = is_used };

  if (sorted != NULL)
    g_array_sort (sorted, compare_mentions);
  mn_claim_reading_init (&self.reading, text, words);
  take_units (&self, units, quotes, cancellable);
  mn_claim_reading_clear (&self.reading);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  g_array_sort (proposals, compare_proposals);
  return g_steal_pointer (&proposals);
}

/**
 * mn_claim_rule_explain:
 * @rule: why something is proposed
 *
 * Returns: (transfer none): the same in a sentence of the user's language, without a full stop
 */
const char *
mn_claim_rule_explain (MnClaimRule rule)
{
  static const char *const sentences[] = {
    [MN_CLAIM_RULE_QUOTE_THEN_CUE] = N_ ("The quotation is followed by a word of saying"),
    [MN_CLAIM_RULE_CUE_THEN_QUOTE] = N_ ("A word of saying leads to the quotation"),
    [MN_CLAIM_RULE_QUOTE_GOES_ON] = N_ ("The quotation goes on from what is said in the sentence before"),
    [MN_CLAIM_RULE_NAME_COLON] = N_ ("A name and a colon stand before the quotation"),
    [MN_CLAIM_RULE_CALLED] = N_ ("Somebody calls or describes something in the quoted words"),
    [MN_CLAIM_RULE_QUOTE_ALONE] = N_ ("More than three words are quoted, and nothing tells whose they are"),
    [MN_CLAIM_RULE_CUE_THAT] = N_ ("A word of saying and “that” lead to the clause"),
    [MN_CLAIM_RULE_CUE_CLAUSE] = N_ ("The clause follows a word of saying"),
    [MN_CLAIM_RULE_CLAUSE_CUE] = N_ ("The clause is followed by a word of saying"),
    [MN_CLAIM_RULE_ACCORDING_TO] = N_ ("The sentence tells according to whom it is so"),
    [MN_CLAIM_RULE_HEARSAY] = N_ ("A word tells that somebody unnamed says so"),
  };

  g_return_val_if_fail ((guint)rule < G_N_ELEMENTS (sentences), "");

  return _ (sentences[rule]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-draft.h"

#define MAX_BETWEEN 15
#define MAX_SUBJECT 25
#define MIN_CLAUSE 4
#define MAX_CALLED 8
#define MAX_TO_COMMA 40

/* Whether from the quotation to the verb there is only who speaks: “X said”, “X, a teacher, told” */
static gboolean
is_subject_between (const MnClaimDraft *self,
                    const MnSaying     *saying,
                    guint               first)
{
  if (saying->verb == first)
    return TRUE;
  if (saying->verb - first > MAX_SUBJECT || !saying->before.is_found || saying->before.first < first)
    return FALSE;
  if (mn_claim_draft_has_class (self, first,
                                MN_WORD_AND | MN_WORD_THAT | MN_WORD_WHO | MN_WORD_WHAT | MN_WORD_PREPOSITION))
    return FALSE;
  for (guint at = first + 1; at <= saying->before.first; at++)
    if (mn_claim_draft_token (self, at)->gap > MN_GAP_BLANK)
      return FALSE;
  return saying->before.first - first <= MIN_CLAUSE;
}

/* The rest of a quotation that the attribution parts: “…,” he said, “…” */
static void
add_rest (MnClaimDraft    *self,
          MnClaimProposal *proposal,
          guint            from,
          guint            next_cue)
{
  guint rest = mn_claim_draft_quote_after (self, mn_claim_draft_end_offset (self, from));
  const MnQuote *quote;
  guint first;
  gunichar before;

  if (rest == MN_CLAIM_DRAFT_NO_QUOTE)
    return;
  quote = &self->reading.quotes[rest];
  first = mn_claim_reading_token_after (&self->reading, quote->start);
  before = mn_claim_draft_mark_before (self, quote->start);
  if (first - from > MAX_BETWEEN || (before != ',' && !mn_claim_draft_is_dash (before)))
    return;
  if (next_cue < self->reading.cues->len && mn_claim_reading_cue (&self->reading, next_cue)->first < first)
    return;
  proposal->rest_start = mn_claim_draft_trim_quote (self, quote).start;
  proposal->rest_end = mn_claim_draft_trim_quote (self, quote).end;
  mn_claim_draft_use_quote (self, rest);
  self->floor = mn_claim_reading_token_after (&self->reading, quote->end);
}

/* “…,” X said; also “He called it a ‘…,’” X said, where the clause is what is said */
static gboolean
take_quote_before (MnClaimDraft   *self,
                   const MnSaying *saying)
{
  guint index = mn_claim_draft_quote_before (self, mn_claim_draft_token (self, saying->verb)->start);
  const MnQuote *quote;
  MnClaimant claimant;
  MnClaimProposal *proposal;
  guint first;

  if (index == MN_CLAIM_DRAFT_NO_QUOTE || saying->cue->phrase->is_participle)
    return FALSE;
  quote = &self->reading.quotes[index];
  first = mn_claim_reading_token_after (&self->reading, quote->end);
  if (saying->verb == first && saying->cue->phrase->kind == MN_CUE_TELLING)
    return FALSE;
  if (!mn_claim_draft_is_parted (self, quote) || !is_subject_between (self, saying, first))
    return FALSE;

  claimant = mn_saying_claimant (saying);
  if (saying->verb == first)
    claimant = mn_claimant_after (&self->reading, saying->cue->end, self->mentions);
  if (mn_claim_draft_opens_clause (self, quote))
    {
      proposal = mn_claim_draft_add (self, mn_claim_draft_trim_quote (self, quote), MN_FORM_DIRECT,
                                     MN_CLAIM_RULE_QUOTE_THEN_CUE);
      mn_claim_draft_use_quote (self, index);
    }
  else
    proposal = mn_claim_draft_add_clause (self, mn_claim_draft_get_clause (self, self->floor, first),
                                          MN_CLAIM_RULE_CLAUSE_CUE);
  mn_claim_draft_attribute (self, proposal, &claimant, saying->index);
  self->floor = claimant.is_found ? MAX (claimant.last, saying->cue->end) : saying->cue->end;
  if (proposal->form == MN_FORM_DIRECT)
    add_rest (self, proposal, self->floor, saying->index + 1);
  return TRUE;
}

/* Whether a cue that says something stands before @token */
static gboolean
has_cue_between (const MnClaimDraft *self,
                 guint               index,
                 guint               token)
{
  for (guint i = index + 1; i < self->reading.cues->len; i++)
    {
      const MnCue *cue = mn_claim_reading_cue (&self->reading, i);

      if (cue->first >= token)
        return FALSE;
      if (cue->phrase->kind != MN_CUE_MANNER)
        return TRUE;
    }
  return FALSE;
}

/* Whether the quotation that begins with token @first is what the cue before it introduces */
static gboolean
introduces (const MnClaimDraft *self,
            const MnSaying     *saying,
            const MnQuote      *quote,
            guint               first)
{
  gunichar mark = mn_claim_draft_mark_before (self, quote->start);

  if (mark == ':' || mark == ',' || mn_claim_draft_is_dash (mark))
    return TRUE;
  if (first == saying->cue->end)
    return mn_claim_draft_ends_clause (self, quote)
           && (quote->n_words > MN_CLAIM_DRAFT_MAX_SCARE || saying->cue->phrase->kind == MN_CUE_PLAIN);
  return mn_claim_draft_has_class (self, first - 1, MN_WORD_THAT) && mn_claim_draft_ends_clause (self, quote);
}

/* The quotation behind the cue, with no other cue and up to @most words between, and the token it begins with */
static guint
find_quote_after (const MnClaimDraft *self,
                  const MnSaying     *saying,
                  guint               most,
                  guint              *first)
{
  guint index = mn_claim_draft_quote_after (self, mn_claim_draft_end_offset (self, saying->cue->end));

  if (index == MN_CLAIM_DRAFT_NO_QUOTE)
    return index;
  *first = mn_claim_reading_token_after (&self->reading, self->reading.quotes[index].start);
  if (*first - saying->cue->end > most || has_cue_between (self, saying->index, *first))
    return MN_CLAIM_DRAFT_NO_QUOTE;
  return index;
}

/* X said: “…” */
static gboolean
take_quote_after (MnClaimDraft   *self,
                  const MnSaying *saying)
{
  guint first;
  guint index = find_quote_after (self, saying, MAX_BETWEEN, &first);
  const MnQuote *quote;
  MnClaimProposal *proposal;
  MnClaimant claimant;

  if (index == MN_CLAIM_DRAFT_NO_QUOTE)
    return FALSE;
  quote = &self->reading.quotes[index];
  if (!introduces (self, saying, quote, first))
    return FALSE;

  claimant = mn_saying_claimant (saying);
  if (!claimant.is_found && !saying->is_passive && saying->cue->end < first)
    claimant = mn_claimant_after (&self->reading, saying->cue->end, self->mentions);
  proposal = mn_claim_draft_add (self, mn_claim_draft_trim_quote (self, quote), MN_FORM_DIRECT,
                                 MN_CLAIM_RULE_CUE_THEN_QUOTE);
  mn_claim_draft_use_quote (self, index);
  mn_claim_draft_attribute (self, proposal, &claimant, saying->index);
  self->floor = mn_claim_reading_token_after (&self->reading, quote->end);
  return TRUE;
}

/* X called it “…” */
static gboolean
take_called (MnClaimDraft   *self,
             const MnSaying *saying)
{
  guint first;
  guint index = find_quote_after (self, saying, MAX_CALLED, &first);
  const MnQuote *quote;
  MnClaimProposal *proposal;
  MnClaimant claimant;

  if (index == MN_CLAIM_DRAFT_NO_QUOTE || saying->is_passive)
    return FALSE;
  quote = &self->reading.quotes[index];
  if (first == saying->cue->end || quote->n_words < 2)
    return FALSE;
  for (guint at = saying->cue->end; at < first; at++)
    if (mn_claim_draft_token (self, at)->gap > MN_GAP_BLANK)
      return FALSE;

  claimant = mn_saying_claimant (saying);
  proposal = mn_claim_draft_add (self, mn_claim_draft_trim_quote (self, quote), MN_FORM_MIXED, MN_CLAIM_RULE_CALLED);
  mn_claim_draft_use_quote (self, index);
  mn_claim_draft_attribute (self, proposal, &claimant, saying->index);
  /* “described … as” is one cue in two pieces */
  if (mn_claim_draft_has_class (self, first - 1, MN_WORD_AS) && proposal->n_cues == 1)
    proposal->cues[proposal->n_cues++]
        = (MnStretch){ mn_claim_draft_token (self, first - 1)->start, mn_claim_draft_token (self, first - 1)->end };
  return TRUE;
}

static void
skip_joints (const MnClaimDraft *self,
             guint              *first,
             guint               end)
{
  while (*first < end && mn_claim_draft_has_class (self, *first, MN_WORD_AND)
         && !mn_claim_draft_token (self, *first)->is_quoted)
    (*first)++;
}

/* The next token with a comma before it */
static guint
find_comma (const MnClaimDraft *self,
            guint               from)
{
  guint at = from;

  while (at < mn_claim_draft_n_tokens (self) && at - from < MAX_TO_COMMA
         && (mn_claim_draft_token (self, at)->gap < MN_GAP_COMMA || mn_claim_draft_token (self, at)->is_quoted))
    at++;
  return at;
}

/* X said that …, X said … */
static gboolean
take_clause_after (MnClaimDraft   *self,
                   const MnSaying *saying)
{
  MnClaimant claimant = mn_saying_claimant (saying);
  MnClaimRule rule = MN_CLAIM_RULE_CUE_THAT;
  MnClaimProposal *proposal;
  MnStretch content;
  guint first, end;

  if (!mn_saying_find_that (saying, &first))
    {
      rule = MN_CLAIM_RULE_CUE_CLAUSE;
      if (!mn_saying_find_clause (saying, &first))
        return FALSE;
    }
  end = mn_saying_clause_end (saying, first);
  if (mn_claim_draft_has_class (self, MAX (saying->verb, 1) - 1, MN_WORD_WHO))
    end = MIN (end, find_comma (self, first + 1)); /* “X, who said that …, left” */
  content = mn_claim_draft_get_clause (self, first, end);
  if (end < first + 2 || content.start >= content.end)
    return FALSE;
  if (!claimant.is_found && !saying->is_passive && !mn_claim_draft_has_class (self, saying->cue->end, MN_WORD_THAT))
    claimant = mn_claimant_after (&self->reading, saying->cue->end, self->mentions);
  proposal = mn_claim_draft_add_clause (self, content, rule);
  mn_claim_draft_attribute (self, proposal, &claimant, saying->index);
  self->floor = first;
  return TRUE;
}

/* What is said around an attribution between commas: …, he said, … Fails where it is too short to be said */
static gboolean
add_around ( MnClaimDraft    *self,
            const MnSaying   *saying,
            const MnClaimant *claimant,
            guint             end,
            guint             after,
            MnClaimRule       rule)
{
  guint first = self->floor;
  guint rest_end = after;
  MnClaimProposal *proposal;

  skip_joints (self, &first, end);
  if (after < mn_claim_draft_n_tokens (self) && mn_claim_draft_token (self, after)->gap == MN_GAP_COMMA
      && mn_claim_draft_token (self, end)->gap == MN_GAP_COMMA
      && (claimant->first < saying->cue->first || saying->cue->phrase->kind == MN_CUE_SOURCE)
      && !mn_claim_draft_has_class (self, after, MN_WORD_AND | MN_WORD_WHO))
    rest_end = mn_saying_clause_end (saying, after);
  if (rest_end > after && rest_end - after < 2)
    rest_end = after;
  if (first >= end || end - first + (rest_end - after) < MIN_CLAUSE)
    return FALSE;

  proposal = mn_claim_draft_add_clause (self, mn_claim_draft_get_clause (self, first, end), rule);
  if (rest_end > after)
    {
      MnStretch rest = mn_claim_draft_get_clause (self, after, rest_end);

      proposal->rest_start = rest.start;
      proposal->rest_end = rest.end;
    }
  mn_claim_draft_attribute (self, proposal, claimant, saying->index);
  self->floor = rest_end;
  return TRUE;
}

/* …, X said; …, said X */
static gboolean
take_clause_before (MnClaimDraft   *self,
                    const MnSaying *saying)
{
  MnClaimant claimant = saying->before;
  guint end = claimant.is_found ? claimant.first : saying->verb;
  guint after = saying->cue->end;

  if (saying->is_passive || saying->cue->phrase->is_participle || end <= self->floor
      || mn_claim_draft_token (self, end)->gap != MN_GAP_COMMA)
    return FALSE;
  /* “If you ask, I wrote about it” */
  if (mn_claim_draft_has_class (self, self->floor, MN_WORD_PREPOSITION | MN_WORD_WHAT | MN_WORD_BLOCKER)
      && saying->cue->phrase->kind != MN_CUE_PLAIN && !claimant.is_name)
    return FALSE;
  if (end == saying->verb)
    {
      if (saying->cue->phrase->kind == MN_CUE_TELLING)
        return FALSE;
      claimant = mn_claimant_after (&self->reading, after, self->mentions);
      if (!claimant.is_found)
        return FALSE;
      after = claimant.last;
    }
  return mn_saying_ends (saying, after) && add_around (self, saying, &claimant, end, after, MN_CLAIM_RULE_CLAUSE_CUE);
}

/* “…?” X asked. The sentence before was only a quotation, and this one only says whose */
static gboolean
take_sentence_before (MnClaimDraft   *self,
                      const MnSaying *saying)
{
  MnClaimProposal *proposal;

  if (!(self->has_previous || self->pending.end > 0) || self->floor > 0 || saying->cue->phrase->is_participle
      || !saying->before.is_found || saying->before.first > MIN_CLAUSE || !mn_saying_ends (saying, saying->cue->end))
    return FALSE;
  if (mn_claim_draft_has_class (self, 0, MN_WORD_WHAT | MN_WORD_PREPOSITION))
    return FALSE;
  if (self->pending.end > 0)
    mn_claim_draft_add (self, self->pending, MN_FORM_DIRECT, MN_CLAIM_RULE_QUOTE_ALONE);
  proposal = &g_array_index (self->proposals, MnClaimProposal, self->pending.end > 0 ? self->first : self->previous);
  if (proposal->rule != MN_CLAIM_RULE_QUOTE_ALONE || proposal->form != MN_FORM_DIRECT)
    return FALSE;
  proposal->rule = MN_CLAIM_RULE_QUOTE_THEN_CUE;
  mn_claim_draft_attribute (self, proposal, &saying->before, saying->index);
  self->floor = saying->cue->end;
  return TRUE;
}

/* “según dijo X”: the verb goes with it */
static guint
skip_verb_of_source (const MnClaimDraft *self,
                     guint               index)
{
  const MnCue *cue = mn_claim_reading_cue (&self->reading, index);

  if (index + 1 < self->reading.cues->len)
    {
      const MnCue *next = mn_claim_reading_cue (&self->reading, index + 1);

      if (next->first == cue->end)
        return next->end;
    }
  return cue->end;
}

/* According to X, …; …, according to X */
static gboolean
take_source (MnClaimDraft *self,
             guint         index)
{
  const MnCue *cue = mn_claim_reading_cue (&self->reading, index);
  MnSaying saying = {
    &self->reading, self->mentions, index, cue, self->floor, cue->first, FALSE, { .is_found = FALSE }
  };
  MnClaimant claimant = mn_claimant_after (&self->reading, skip_verb_of_source (self, index), self->mentions);
  MnClaimProposal *proposal;
  guint quote, first;

  if (!claimant.is_found)
    return FALSE;
  quote = mn_claim_draft_quote_before (self, mn_claim_draft_token (self, cue->first)->start);
  if (quote != MN_CLAIM_DRAFT_NO_QUOTE && mn_claim_draft_is_parted (self, &self->reading.quotes[quote])
      && mn_claim_reading_token_after (&self->reading, self->reading.quotes[quote].end) == cue->first
      && mn_claim_draft_opens_clause (self, &self->reading.quotes[quote]))
    {
      proposal = mn_claim_draft_add (self, mn_claim_draft_trim_quote (self, &self->reading.quotes[quote]),
                                     MN_FORM_DIRECT, MN_CLAIM_RULE_ACCORDING_TO);
      mn_claim_draft_use_quote (self, quote);
      mn_claim_draft_attribute (self, proposal, &claimant, index);
      self->floor = claimant.last;
      return TRUE;
    }
  if (cue->first > (mn_claim_draft_has_class (self, 0, MN_WORD_AND) ? 1u : 0u))
    {
      /* where a clause was found already, it and who says it are what this source says */
      if (cue->first < self->floor + 2 || self->floor > 0)
        self->floor = 0;
      return add_around (self, &saying, &claimant, cue->first, claimant.last, MN_CLAIM_RULE_ACCORDING_TO);
    }
  first = find_comma (self, claimant.last);
  if (first + 2 >= mn_claim_draft_n_tokens (self) || mn_claim_draft_token (self, first)->gap < MN_GAP_COMMA)
    return FALSE;
  proposal = mn_claim_draft_add_clause (
      self, mn_claim_draft_get_clause (self, first, mn_saying_clause_end (&saying, first)), MN_CLAIM_RULE_ACCORDING_TO);
  mn_claim_draft_attribute (self, proposal, &claimant, index);
  self->floor = first;
  return TRUE;
}

/* … allegedly …: the sentence is what somebody unsaid says */
static void
take_hearsay (MnClaimDraft *self,
              guint         index)
{
  MnClaimProposal *proposal;

  if (self->proposals->len > self->first)
    return;
  proposal = mn_claim_draft_add_clause (self, mn_claim_draft_get_clause (self, 0, mn_claim_draft_n_tokens (self)),
                                        MN_CLAIM_RULE_HEARSAY);
  mn_claim_draft_set_cues (self, proposal, index);
}

/**
 * mn_claim_draft_take_cue:
 * @self: a sentence being read
 * @index: one of its cues
 *
 * Proposes what the cue attributes.
 */
void
mn_claim_draft_take_cue (MnClaimDraft *self,
                         guint         index)
{
  const MnCue *cue = mn_claim_reading_cue (&self->reading, index);
  MnSaying saying;

  if (cue->phrase->kind == MN_CUE_MANNER)
    return;
  if (cue->phrase->kind == MN_CUE_HEARSAY)
    take_hearsay (self, index);
  else if (cue->phrase->kind == MN_CUE_SOURCE)
    take_source (self, index);
  else if (!mn_saying_read (&saying, &self->reading, self->mentions, index, self->floor))
    return;
  else if (cue->phrase->kind == MN_CUE_CALLING)
    take_called (self, &saying);
  else if (!take_quote_before (self, &saying) && !take_quote_after (self, &saying)
           && !take_clause_after (self, &saying) && !take_sentence_before (self, &saying))
    take_clause_before (self, &saying);
}

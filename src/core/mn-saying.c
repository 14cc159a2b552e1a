/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-saying.h"

#define MAX_BETWEEN 12
#define MAX_CLAUSE 400
#define MAX_NEXT_CUES 16

static gboolean
has_class (const MnClaimReading *reading,
           guint                 token,
           guint                 classes)
{
  return (mn_claim_reading_token (reading, token)->classes & classes) != 0;
}

static guint
get_gap (const MnClaimReading *reading,
         guint                 token)
{
  return mn_claim_reading_token (reading, token)->gap;
}

static gboolean
is_joined (const MnClaimReading *reading,
           guint                 token)
{
  return get_gap (reading, token) <= MN_GAP_BLANK && !mn_claim_reading_token (reading, token)->is_quoted;
}

/* “Mohammed Said told”: a name that looks like a cue */
static gboolean
is_name_part (const MnSaying *self)
{
  const MnToken *token = mn_claim_reading_token (self->reading, self->cue->first);

  return token->is_capital && token->gap <= MN_GAP_BLANK;
}

/* Finds where the verb begins; “has not said”, “would say” and “the report” say nothing */
static gboolean
find_verb (MnSaying *self)
{
  const MnClaimReading *reading = self->reading;
  const MnCuePhrase *phrase = self->cue->phrase;

  while (self->verb > self->floor && is_joined (reading, self->verb)
         && has_class (reading, self->verb - 1, MN_WORD_AUXILIARY))
    {
      self->verb--;
      if (has_class (reading, self->verb, MN_WORD_BE))
        self->is_passive = !phrase->is_participle;
    }
  if (self->verb == self->floor || !is_joined (reading, self->verb))
    return TRUE;
  if (has_class (reading, self->verb - 1, MN_WORD_BLOCKER | MN_WORD_DETERMINER))
    return FALSE;
  return phrase->is_participle || !has_class (reading, self->verb - 1, MN_WORD_PREPOSITION);
}

/**
 * mn_saying_read:
 * @self: (out caller-allocates): what is found
 * @reading: a sentence
 * @mentions: (nullable) (element-type MnClaimMention): known mentions, ascending
 * @index: one of its cues
 * @floor: the token before which all belongs to what was found already
 *
 * Finds the verb of a cue and who stands before it.
 *
 * Returns: whether something is said there: not in “did not say”, “the report”
 */
gboolean
mn_saying_read (MnSaying             *self,
                const MnClaimReading *reading,
                const GArray         *mentions,
                guint                 index,
                guint                 floor)
{
  const MnCue *cue = mn_claim_reading_cue (reading, index);

  *self = (MnSaying){ .reading = reading, .mentions = mentions, .index = index, .cue = cue, .verb = cue->first };
  self->floor = MIN (floor, cue->first);
  if (get_gap (reading, cue->first) == MN_GAP_APOSTROPHE || is_name_part (self) || !find_verb (self))
    return FALSE;
  self->before = mn_claimant_before (reading, self->verb, self->floor, mentions);
  if (cue->phrase->kind == MN_CUE_NOUN_TOO)
    return self->before.is_found
           && (self->before.is_name || self->before.last == self->before.first + 1);
  return TRUE;
}

/* Whether the verb takes who speaks from the clause before: “…, adding”, “… and said”, “by saying” */
static gboolean
leans_back (const MnSaying *self)
{
  if (self->cue->phrase->is_participle)
    return TRUE;
  return self->verb > self->floor && has_class (self->reading, self->verb - 1, MN_WORD_AND);
}

/**
 * mn_saying_claimant:
 * @self: a verb of saying
 *
 * Returns: who speaks, before the verb or in the clause before; nobody where the verb is passive
 */
MnClaimant
mn_saying_claimant (const MnSaying *self)
{
  MnClaimant none = { .is_found = FALSE };

  if (self->is_passive)
    return none;
  if (leans_back (self) && !(self->before.is_found && self->before.is_name && is_joined (self->reading, self->verb)))
    return mn_claimant_first (self->reading, 0, self->verb, self->mentions);
  if (self->before.is_found)
    return self->before;
  return none;
}

/* In Spanish who speaks may stand between: “dijo X que” */
static gboolean
is_que (const MnClaimReading *reading,
        guint                 token)
{
  return has_class (reading, token, MN_WORD_THAT)
         && mn_claim_reading_char (reading, mn_claim_reading_token (reading, token)->start) == 'q';
}

/* Whether from @token to “that” there is only to whom, where and when */
static gboolean
may_lead_to_that (const MnSaying *self,
                  guint           token)
{
  if (self->cue->phrase->kind == MN_CUE_TELLING)
    return is_joined (self->reading, token);
  return has_class (self->reading, token, MN_WORD_PREPOSITION | MN_WORD_TIME | MN_WORD_AUXILIARY);
}

/**
 * mn_saying_find_that:
 * @self: a verb of saying
 * @content: (out): the first token of what is said
 *
 * Finds “that” behind the verb: “said that”, “told AFP on Friday that”, “dijo X que”.
 *
 * Returns: whether it is there
 */
gboolean
mn_saying_find_that (const MnSaying *self,
                     guint          *content)
{
  const MnClaimReading *reading = self->reading;
  guint n = reading->tokens->len;
  guint at = self->cue->end;

  if (at >= n)
    return FALSE;
  for (; at < n && at - self->cue->end < MAX_BETWEEN; at++)
    {
      if (get_gap (reading, at) > MN_GAP_COMMA || mn_claim_reading_token (reading, at)->is_quoted)
        return FALSE;
      if (has_class (reading, at, MN_WORD_THAT))
        break;
      if (has_class (reading, at, MN_WORD_AND | MN_WORD_WHO | MN_WORD_WHAT | MN_WORD_BE | MN_WORD_BLOCKER))
        return FALSE;
    }
  if (at + 1 >= n || !has_class (reading, at, MN_WORD_THAT))
    return FALSE;
  if (at > self->cue->end)
    {
      /* “wrote a book that”, “added since that time” */
      if (!(is_que (reading, at) && !self->before.is_found) && !may_lead_to_that (self, self->cue->end))
        return FALSE;
      if (has_class (reading, at - 1, MN_WORD_PREPOSITION | MN_WORD_DETERMINER))
        return FALSE;
    }
  /* “said that is wrong”: the word is what is spoken of */
  *content = has_class (reading, at + 1, MN_WORD_BE) ? at : at + 1;
  return TRUE;
}

static gboolean
begins_cue (const MnSaying *self,
            guint           token)
{
  const GArray *cues = self->reading->cues;

  return self->index + 1 < cues->len && mn_claim_reading_cue (self->reading, self->index + 1)->first == token;
}

/* Whether a clause may begin with @token, right behind the verb */
static gboolean
may_begin_clause (const MnClaimReading *reading,
                  guint                 token)
{
  if (token + 2 >= reading->tokens->len || get_gap (reading, token) != MN_GAP_BLANK)
    return FALSE;
  if (has_class (reading, token, MN_WORD_PREPOSITION | MN_WORD_THAT | MN_WORD_AND | MN_WORD_WHAT | MN_WORD_AUXILIARY))
    return FALSE;
  if (has_class (reading, token, MN_WORD_VAGUE | MN_WORD_BLOCKER))
    return has_class (reading, token, MN_WORD_PRONOUN) && is_joined (reading, token + 1);
  return TRUE;
}

/**
 * mn_saying_find_clause:
 * @self: a verb of saying
 * @content: (out): the first token of what is said
 *
 * Finds a clause that follows the verb without “that”: “said the deal was off”, “told AFP it was”. Only few verbs have
 * one, and only where it is told who speaks.
 *
 * Returns: whether it is there
 */
gboolean
mn_saying_find_clause (const MnSaying *self,
                       guint          *content)
{
  const MnClaimReading *reading = self->reading;
  guint at = self->cue->end;
  MnClaimant addressee;

  if (self->is_passive || at >= reading->tokens->len)
    return FALSE;
  /* “…, saying it was”, but not “a saying” */
  if (self->cue->phrase->is_participle ? get_gap (reading, self->verb) != MN_GAP_COMMA : !self->before.is_found)
    return FALSE;
  if (self->before.is_found && self->before.first > self->floor && is_joined (reading, self->before.first)
      && has_class (reading, self->before.first - 1, MN_WORD_WHAT | MN_WORD_WHO))
    return FALSE; /* “what he said”, “which he says was” */
  switch (self->cue->phrase->kind)
    {
    case MN_CUE_PLAIN:
      if (has_class (reading, at, MN_WORD_TIME) && at + 1 < reading->tokens->len)
        at++;
      break;
    case MN_CUE_TELLING:
      addressee = mn_claimant_after (reading, at, NULL);
      at = addressee.is_found ? addressee.last : at + 1;
      if (at >= reading->tokens->len || !has_class (reading, at, MN_WORD_DETERMINER | MN_WORD_PRONOUN))
        return FALSE;
      break;
    default:
      return FALSE;
    }
  *content = at;
  return !begins_cue (self, at) && may_begin_clause (reading, at);
}

/**
 * mn_saying_ends:
 * @self: a verb of saying
 * @token: the token behind it and, where they follow, who speaks
 *
 * Returns: whether nothing is said behind it: the sentence ends, a comma comes, or only where and when
 */
gboolean
mn_saying_ends (const MnSaying *self,
                guint           token)
{
  const MnClaimReading *reading = self->reading;

  if (token >= reading->tokens->len || get_gap (reading, token) >= MN_GAP_COMMA)
    return TRUE;
  if (self->cue->phrase->kind == MN_CUE_TELLING)
    {
      MnClaimant addressee = mn_claimant_after (reading, token, NULL);

      if (!addressee.is_found)
        return TRUE;
      token = addressee.last;
      if (token >= reading->tokens->len || get_gap (reading, token) >= MN_GAP_COMMA)
        return TRUE;
    }
  if (begins_cue (self, token) || has_class (reading, token, MN_WORD_TIME))
    return TRUE;
  if (!has_class (reading, token, MN_WORD_PREPOSITION))
    return FALSE;
  /* “said at the meeting”, but of the others only “wrote on Friday”: they may have an object there */
  return self->cue->phrase->kind == MN_CUE_PLAIN || self->cue->phrase->kind == MN_CUE_TELLING
         || (token + 1 < reading->tokens->len && has_class (reading, token + 1, MN_WORD_TIME));
}

/* Where the clause that ends before @next's attribution ends, or none where that is inside the clause */
static gboolean
ends_before (const MnSaying *next,
             guint          *end)
{
  const MnClaimReading *reading = next->reading;
  guint at = next->verb;

  if (next->cue->phrase->kind == MN_CUE_HEARSAY || next->cue->phrase->kind == MN_CUE_MANNER)
    return FALSE;
  if (next->before.is_found && !next->cue->phrase->is_participle && next->cue->phrase->kind != MN_CUE_SOURCE)
    at = next->before.first;
  *end = at;
  if (at > next->floor && has_class (reading, at - 1, MN_WORD_AND) && get_gap (reading, at) == MN_GAP_BLANK)
    {
      *end = at - 1;
      return TRUE;
    }
  return get_gap (reading, at) == MN_GAP_COMMA || get_gap (reading, at) == MN_GAP_OTHER;
}

/**
 * mn_saying_clause_end:
 * @self: a verb of saying
 * @content: the first token of the clause that is said
 *
 * Returns: the token after it: the end of the sentence, or where the next attribution begins (“… and Y said”)
 */
guint
mn_saying_clause_end (const MnSaying *self,
                      guint           content)
{
  const GArray *cues = self->reading->cues;
  guint last = MIN (cues->len, self->index + 1 + MAX_NEXT_CUES);
  guint end;

  for (guint i = self->index + 1; i < last; i++)
    {
      MnSaying next;

      if (mn_claim_reading_cue (self->reading, i)->first > content
          && mn_saying_read (&next, self->reading, NULL, i, content) && ends_before (&next, &end) && end > content)
        return end;
    }
  return MIN (self->reading->tokens->len, content + MAX_CLAUSE);
}

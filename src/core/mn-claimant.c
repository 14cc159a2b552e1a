/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claimant.h"

#include "mn-words.h"

/* A phrase is looked for this many words far, so that no sentence can make it slow */
#define MAX_PHRASE 10
#define MAX_APPOSITION 24
#define MAX_BARE 4

#define NO_HEAD \
  (MN_WORD_PREPOSITION | MN_WORD_BE | MN_WORD_BLOCKER | MN_WORD_THAT | MN_WORD_AND | MN_WORD_WHO | MN_WORD_WHAT \
   | MN_WORD_PRONOUN)

static const MnToken *
peek (const MnClaimReading *reading,
      guint                 token)
{
  return mn_claim_reading_token (reading, token);
}

static gboolean
is_joined (const MnClaimReading *reading,
           guint                 token)
{
  return peek (reading, token)->gap <= MN_GAP_BLANK && !peek (reading, token)->is_quoted;
}

static gboolean
has_class (const MnClaimReading *reading,
           guint                 token,
           guint                 classes)
{
  return (peek (reading, token)->classes & classes) != 0;
}

/* What a sentence's beginning made large: it is no name there */
static gboolean
is_opener (const MnClaimReading *reading,
           guint                 token)
{
  return has_class (reading, token, MN_WORD_OPENER | MN_WORD_DETERMINER | MN_WORD_PRONOUN);
}

static gboolean
is_capital_name (const MnClaimReading *reading,
                 guint                 token)
{
  return peek (reading, token)->is_capital && !peek (reading, token)->is_quoted && !is_opener (reading, token);
}

/* A name's second half may be small: “Yong-hyun” */
static gboolean
is_name_word (const MnClaimReading *reading,
              guint                 token)
{
  return is_capital_name (reading, token)
         || (token > 0 && peek (reading, token)->gap == MN_GAP_HYPHEN && is_capital_name (reading, token - 1));
}

/* “Trump’s” is no part of the name behind it, “O’Brien” is */
static gboolean
joins_name (const MnClaimReading *reading,
            guint                 token)
{
  return is_joined (reading, token)
         && (peek (reading, token)->gap != MN_GAP_APOSTROPHE || peek (reading, token)->is_capital);
}

static gboolean
is_particle (const MnClaimReading *reading,
             guint                 token)
{
  return mn_words_is_particle (reading->text, peek (reading, token)->start, peek (reading, token)->end);
}

/* The first word of the name that @token ends: capitalised words, with up to three small ones between two of them */
static guint
grow_left (const MnClaimReading *reading,
           guint                 token,
           guint                 floor)
{
  guint first = token;
  guint at = token;

  while (at > floor && joins_name (reading, at) && token - at < MAX_PHRASE)
    {
      at--;
      if (is_name_word (reading, at))
        first = at;
      else if (first - at > 3 || peek (reading, at)->is_capital || !is_particle (reading, at))
        break;
    }
  return first;
}

/* The token after the name that begins with @token */
static guint
grow_right (const MnClaimReading *reading,
            guint                 token)
{
  guint end = token + 1;

  for (guint at = end; at < reading->tokens->len && joins_name (reading, at) && at - token < MAX_PHRASE; at++)
    {
      if ((peek (reading, at)->is_capital || is_name_word (reading, at)) && !has_class (reading, at, MN_WORD_TIME))
        end = at + 1;
      else if (at - end >= 3 || !is_particle (reading, at))
        break;
    }
  return end;
}

static MnClaimant
make_claimant (const MnClaimReading *reading,
               guint                 first,
               guint                 end,
               gboolean              is_name)
{
  MnClaimant self = { .is_found = TRUE, .is_name = is_name, .first = first, .last = end, .mention = MN_ID_NONE };

  self.start = peek (reading, first)->start;
  self.end = peek (reading, end - 1)->end;
  if (is_name)
    mn_words_skip_titles (reading->text, self.end - 1, &self.start, self.end);
  return self;
}

/* The first known mention that ends behind @start */
static guint
find_mention (const GArray *mentions,
              guint         start)
{
  guint low = 0;
  guint high = mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (mentions, MnClaimMention, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

#define MAX_MENTIONS 32

/* A known mention that touches who speaks is who speaks: of several, the one that shares most with it */
static void
adopt_mention (MnClaimant   *self,
               const GArray *mentions)
{
  MnClaimant found = *self;
  guint best = 0;
  guint at;

  if (mentions == NULL || !self->is_found)
    return;
  at = find_mention (mentions, self->end);
  for (guint n = 0; at > 0 && n < MAX_MENTIONS; n++)
    {
      const MnClaimMention *mention = &g_array_index (mentions, MnClaimMention, --at);
      guint start = MAX (mention->start, self->start);
      guint end = MIN (mention->end, self->end);

      if (start >= end)
        continue;
      /* “the ministry” in “a spokesman of the ministry” does not speak */
      if (mention->start > self->start && !self->is_name && mention->end >= self->end
          && mention->end - mention->start < (self->end - self->start) / 2)
        continue;
      if (end - start > best || (end - start == best && mention->end - mention->start < found.end - found.start))
        {
          best = end - start;
          found.start = mention->start;
          found.end = mention->end;
          found.mention = mention->id;
          found.is_name = TRUE;
        }
    }
  *self = found;
}

/* Whether a phrase may begin with @token without an article: where nothing of the same clause stands before it */
static gboolean
begins_clause (const MnClaimReading *reading,
               guint                 token,
               guint                 floor)
{
  return token == floor || !is_joined (reading, token)
         || has_class (reading, token - 1, MN_WORD_AND | MN_WORD_THAT | MN_WORD_WHAT | MN_WORD_WHO);
}

static gboolean
is_possessive (const MnClaimReading *reading,
               guint                 token)
{
  return token < reading->tokens->len && peek (reading, token)->gap == MN_GAP_APOSTROPHE
         && peek (reading, token)->end - peek (reading, token)->start == 1
         && mn_claim_reading_char (reading, peek (reading, token)->start) == 's';
}

/* The token that the noun phrase up to @last begins with, or none: “a spokesman for the ministry”, “local sources” */
static gboolean
find_phrase_start (const MnClaimReading *reading,
                   guint                 last,
                   guint                 floor,
                   guint                *first)
{
  guint at = last;
  gboolean has_start = FALSE;

  while (last - at < MAX_PHRASE + MAX_BARE)
    {
      if (has_class (reading, at, MN_WORD_DETERMINER))
        {
          *first = at;
          has_start = TRUE;
        }
      else if (at > floor && is_possessive (reading, at) && is_name_word (reading, at - 1))
        {
          *first = at = grow_left (reading, at - 1, floor);
          has_start = TRUE;
        }
      else if (has_class (reading, at, NO_HEAD & ~(guint) MN_WORD_PREPOSITION)
               || (has_class (reading, at, MN_WORD_PREPOSITION)
                   && (at == last || !has_class (reading, at, MN_WORD_LINKING))))
        return has_start;
      if (at == floor || !is_joined (reading, at))
        break;
      /* before an article only “of” goes on: “a spokesman of the ministry” */
      if (has_start && *first == at && !has_class (reading, at - 1, MN_WORD_LINKING | MN_WORD_DETERMINER))
        return TRUE;
      if (has_class (reading, at - 1, NO_HEAD & ~(guint) MN_WORD_LINKING & ~(guint) MN_WORD_PREPOSITION))
        break;
      if (has_class (reading, at - 1, MN_WORD_PREPOSITION) && !has_class (reading, at - 1, MN_WORD_LINKING))
        return has_start;
      at--;
    }
  /* “local sources”, “critics of the deal”: without an article, at the beginning of a clause */
  if ((has_start ? *first : last + 1) - at <= MAX_BARE && begins_clause (reading, at, floor))
    {
      *first = at;
      return TRUE;
    }
  return has_start;
}

/* “the head of NASA”: the name alone does not speak */
static gboolean
is_inside_phrase (const MnClaimReading *reading,
                  guint                 first,
                  guint                 floor)
{
  guint at = first;

  if (at > floor && is_joined (reading, at) && has_class (reading, at - 1, MN_WORD_DETERMINER))
    at--;
  return at > floor && is_joined (reading, at) && has_class (reading, at - 1, MN_WORD_LINKING);
}

static MnClaimant
phrase_before (const MnClaimReading *reading,
               guint                 last,
               guint                 floor)
{
  MnClaimant none = { .is_found = FALSE };
  guint first;

  if (peek (reading, last)->is_quoted)
    return none;
  if (has_class (reading, last, MN_WORD_PRONOUN))
    return make_claimant (reading, last, last + 1, FALSE);
  if (is_name_word (reading, last))
    {
      first = grow_left (reading, last, floor);
      if (!is_inside_phrase (reading, first, floor) || !find_phrase_start (reading, last, floor, &first))
        return make_claimant (reading, first, last + 1, TRUE);
      return make_claimant (reading, first, last + 1, FALSE);
    }
  if (find_phrase_start (reading, last, floor, &first))
    return make_claimant (reading, first, last + 1, FALSE);
  return none;
}

/* “X, a teacher, told”: the name before the comma that is nearest and has one */
static MnClaimant
behind_apposition (const MnClaimReading *reading,
                   guint                 token,
                   guint                 floor)
{
  MnClaimant none = { .is_found = FALSE };

  for (guint at = token - 1; at > floor && token - at < MAX_APPOSITION; at--)
    {
      if (peek (reading, at)->gap == MN_GAP_OTHER)
        return none;
      if (peek (reading, at)->gap == MN_GAP_COMMA && is_name_word (reading, at - 1))
        {
          MnClaimant found = phrase_before (reading, at - 1, floor);

          found.last = token;
          return found;
        }
    }
  return none;
}

/**
 * mn_claimant_before:
 * @reading: a sentence
 * @token: the first token of a verb of saying, with what belongs to it (“has also said”)
 * @floor: the first token to look at
 * @mentions: (nullable) (element-type MnClaimMention): known mentions, ascending
 *
 * Finds who speaks where they stand before the verb: a pronoun, a name, a noun phrase with an article, or what begins the
 * clause (“local sources”); behind an apposition too, and for “who” the name it stands for.
 *
 * Returns: who speaks, with `is_found` unset where nobody does
 */
MnClaimant
mn_claimant_before (const MnClaimReading *reading,
                    guint                 token,
                    guint                 floor,
                    const GArray         *mentions)
{
  MnClaimant found = { .is_found = FALSE };

  if (token <= floor || token >= reading->tokens->len)
    return found;
  if (peek (reading, token)->gap == MN_GAP_COMMA)
    found = behind_apposition (reading, token, floor);
  else if (!is_joined (reading, token))
    return found;
  else if (!has_class (reading, token - 1, MN_WORD_WHO))
    found = phrase_before (reading, token - 1, floor);
  else if (token - 1 > floor && peek (reading, token - 1)->gap <= MN_GAP_COMMA)
    {
      /* “the resignation of X, who”: the name speaks, not the resignation */
      if (is_name_word (reading, token - 2))
        found = make_claimant (reading, grow_left (reading, token - 2, floor), token - 1, TRUE);
      else
        found = phrase_before (reading, token - 2, floor);
      found.last = token;
    }
  adopt_mention (&found, mentions);
  return found;
}

/* The token after the noun phrase that begins with @first */
static guint
find_phrase_end (const MnClaimReading *reading,
                 guint                 first)
{
  guint at = first + 1;

  for (; at < reading->tokens->len && is_joined (reading, at) && at - first < MAX_PHRASE; at++)
    {
      if (has_class (reading, at, MN_WORD_TIME | (NO_HEAD & ~(guint) MN_WORD_PREPOSITION)))
        break;
      if (has_class (reading, at, MN_WORD_PREPOSITION) && !has_class (reading, at, MN_WORD_LINKING))
        break;
      if (has_class (reading, at, MN_WORD_DETERMINER) && !has_class (reading, at - 1, MN_WORD_LINKING))
        break;
    }
  return at;
}

/* In “the president Gustavo Petro” and “the minister, Ana Ruiz,” the name that ends it */
static gboolean
find_name_in (const MnClaimReading *reading,
              guint                 first,
              guint                 end,
              guint                *name)
{
  *name = grow_left (reading, end - 1, first);
  if (*name > first && is_name_word (reading, end - 1)
      && !has_class (reading, *name - 1, MN_WORD_LINKING | MN_WORD_DETERMINER))
    return TRUE;
  *name = end;
  return end < reading->tokens->len && peek (reading, end)->gap == MN_GAP_COMMA && is_name_word (reading, end)
         && grow_right (reading, end) > end + 1;
}

/**
 * mn_claimant_after:
 * @reading: a sentence
 * @token: the token after a verb of saying or “according to”
 * @mentions: (nullable) (element-type MnClaimMention): known mentions, ascending
 *
 * Finds who speaks where they stand behind: “said X”, “dijo el presidente X”.
 *
 * Returns: who speaks, with `is_found` unset where nobody does
 */
MnClaimant
mn_claimant_after (const MnClaimReading *reading,
                   guint                 token,
                   const GArray         *mentions)
{
  MnClaimant found = { .is_found = FALSE };
  guint end, name;

  if (token >= reading->tokens->len || !is_joined (reading, token))
    return found;
  if (has_class (reading, token, MN_WORD_PRONOUN))
    found = make_claimant (reading, token, token + 1, FALSE);
  else if (is_name_word (reading, token) && !has_class (reading, token, MN_WORD_TIME))
    {
      end = grow_right (reading, token);
      found = is_possessive (reading, end) ? make_claimant (reading, token, find_phrase_end (reading, token), FALSE)
                                           : make_claimant (reading, token, end, TRUE);
    }
  else if (!has_class (reading, token, NO_HEAD | MN_WORD_TIME))
    {
      end = find_phrase_end (reading, token);
      if (!find_name_in (reading, token, end, &name))
        found = make_claimant (reading, token, end, FALSE);
      else
        {
          found = make_claimant (reading, name, name < end ? end : grow_right (reading, name), TRUE);
          found.first = token;
        }
    }
  adopt_mention (&found, mentions);
  return found;
}

/**
 * mn_claimant_first:
 * @reading: a sentence
 * @floor: the first token to look at
 * @limit: the token to stop before
 * @mentions: (nullable) (element-type MnClaimMention): known mentions, ascending
 *
 * Finds who a sentence is about, for verbs that take it from there: “X praised the plan, adding …”. That is the pronoun it
 * begins with or the name near its beginning.
 *
 * Returns: who that is, with `is_found` unset where it is not plain
 */
MnClaimant
mn_claimant_first (const MnClaimReading *reading,
                   guint                 floor,
                   guint                 limit,
                   const GArray         *mentions)
{
  MnClaimant found = { .is_found = FALSE };

  for (guint at = floor; at < limit && at < floor + MAX_BARE; at++)
    {
      guint end;

      if (peek (reading, at)->is_quoted || has_class (reading, at, MN_WORD_PREPOSITION | MN_WORD_WHAT))
        break;
      if (at == floor && has_class (reading, at, MN_WORD_PRONOUN))
        found = make_claimant (reading, at, at + 1, FALSE);
      else if (is_name_word (reading, at))
        {
          end = MIN (grow_right (reading, at), limit);
          /* one capital word may be an adjective with the name behind it: “Venezuelan opposition leader Ana Ruiz” */
          if (end > at + 1 || !found.is_found)
            found = make_claimant (reading, at, end, TRUE);
          at = end - 1;
        }
      if (found.is_found && (found.last > found.first + 1 || !found.is_name))
        break;
    }
  adopt_mention (&found, mentions);
  return found;
}

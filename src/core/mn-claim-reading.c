/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-reading.h"

#include <string.h>

/**
 * mn_claim_reading_init:
 * @self: a reading
 * @text: a text
 * @words: what words mean; both must outlive @self
 */
void
mn_claim_reading_init (MnClaimReading     *self,
                       const MnText       *text,
                       const MnClaimWords *words)
{
  *self = (MnClaimReading){
    .text = text,
    .words = words,
    .tokens = g_array_new (FALSE, FALSE, sizeof (MnToken)),
    .cues = g_array_new (FALSE, FALSE, sizeof (MnCue)),
    .chars = g_array_new (FALSE, FALSE, sizeof (gunichar)),
    .word = g_string_new (NULL),
    .heads = g_ptr_array_new (),
  };
}

/**
 * mn_claim_reading_clear:
 * @self: a reading
 */
void
mn_claim_reading_clear (MnClaimReading *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->cues, g_array_unref);
  g_clear_pointer (&self->chars, g_array_unref);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  if (self->word != NULL)
    g_string_free (g_steal_pointer (&self->word), TRUE);
}

/**
 * mn_claim_reading_char:
 * @self: a reading
 * @offset: a place in the text
 *
 * Returns: the character there, 0 outside the sentence
 */
gunichar
mn_claim_reading_char (const MnClaimReading *self,
                       guint                 offset)
{
  if (offset < self->start || offset >= self->end)
    return 0;
  return g_array_index (self->chars, gunichar, offset - self->start);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static MnGap
weigh (gunichar c)
{
  switch (c)
    {
    case '-':
    case 0x2010:
    case 0x2011:
    case '&':
      return MN_GAP_HYPHEN;
    case '\'':
    case 0x2019:
      return MN_GAP_APOSTROPHE;
    case '.':
      return MN_GAP_POINT;
    case ',':
      return MN_GAP_COMMA;
    default:
      return g_unichar_isspace (c) ? MN_GAP_BLANK : MN_GAP_OTHER;
    }
}

/* An apostrophe after which a blank comes, and a hyphen between blanks, are no parts of words */
static MnGap
join_gaps (MnGap so_far,
           MnGap next,
           guint n)
{
  if (n == 0)
    return next;
  if (so_far == MN_GAP_POINT && next == MN_GAP_BLANK)
    return n == 1 ? MN_GAP_POINT : MN_GAP_OTHER;
  if (so_far == MN_GAP_HYPHEN || (next == MN_GAP_HYPHEN && so_far <= MN_GAP_BLANK))
    return MN_GAP_OTHER;
  return MAX (so_far, next);
}

static void
decode (MnClaimReading *self)
{
  const char *at = mn_text_get_utf8 (self->text) + mn_text_offset_to_byte (self->text, self->start);

  g_array_set_size (self->chars, self->end - self->start);
  for (guint i = 0; i < self->chars->len; i++, at = g_utf8_next_char (at))
    g_array_index (self->chars, gunichar, i) = g_utf8_get_char (at);
}

/* A long word is none of ours */
#define MAX_WORD 20

static void
add_token (MnClaimReading *self,
           guint           start,
           guint           end,
           MnGap           gap)
{
  gunichar first = mn_claim_reading_char (self, start);
  MnToken token = { .start = start, .end = end, .gap = gap };
  const GPtrArray *phrases = NULL;

  g_string_truncate (self->word, 0);
  for (guint at = start; at < end && at < start + MAX_WORD; at++)
    g_string_append_unichar (self->word, g_unichar_tolower (mn_claim_reading_char (self, at)));
  token.is_capital = g_unichar_isupper (first) || g_unichar_istitle (first);
  token.classes = mn_claim_words_get_classes (self->words, self->word->str, &phrases) & 0x3ffff;
  if (gap == MN_GAP_APOSTROPHE)
    {
      if (strcmp (self->word->str, "t") == 0)
        token.classes = MN_WORD_BLOCKER;
      else if (strcmp (self->word->str, "s") == 0)
        token.classes = 0;
    }
  else if (token.is_capital)
    token.classes &= ~(guint) MN_WORD_AUXILIARY; /* “Kelly” is no adverb */
  g_array_append_val (self->tokens, token);
  g_ptr_array_add (self->heads, (gpointer) phrases);
}

static void
mark_quoted (MnClaimReading *self)
{
  guint quote = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      MnToken *token = mn_claim_reading_token (self, i);

      while (quote < self->n_quotes && self->quotes[quote].end <= token->start)
        quote++;
      token->is_quoted = quote < self->n_quotes && self->quotes[quote].start < token->start;
    }
}

static void
find_tokens (MnClaimReading *self)
{
  MnGap gap = MN_GAP_OTHER;
  guint n_gap = 1;
  guint at = self->start;

  g_array_set_size (self->tokens, 0);
  g_ptr_array_set_size (self->heads, 0);
  while (at < self->end)
    {
      guint end = at;

      while (is_word_char (mn_claim_reading_char (self, end)))
        end++;
      if (end > at)
        {
          add_token (self, at, end, gap);
          at = end;
          n_gap = 0;
          continue;
        }
      gap = join_gaps (gap, weigh (mn_claim_reading_char (self, at)), n_gap);
      n_gap++;
      at++;
    }
}

static gboolean
matches (MnClaimReading    *self,
         const MnCuePhrase *phrase,
         guint              first)
{
  if (first + phrase->n_words > self->tokens->len)
    return FALSE;
  for (guint i = 1; i < phrase->n_words; i++)
    {
      const MnToken *token = mn_claim_reading_token (self, first + i);
      g_autofree char *word = NULL;
      g_autofree char *small = NULL;

      if (token->gap != MN_GAP_BLANK || token->end - token->start > MAX_WORD)
        return FALSE;
      word = mn_text_slice (self->text, token->start, token->end);
      small = g_utf8_strdown (word, -1);
      if (strcmp (small, phrase->words[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static const MnCuePhrase *
match_any (MnClaimReading *self,
           guint           first)
{
  const GPtrArray *phrases = g_ptr_array_index (self->heads, first);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    if (matches (self, phrases->pdata[i], first))
      return phrases->pdata[i];
  return NULL;
}

static void
find_cues (MnClaimReading *self)
{
  g_array_set_size (self->cues, 0);
  for (guint i = 0; i < self->tokens->len;)
    {
      const MnToken *token = mn_claim_reading_token (self, i);
      const MnCuePhrase *phrase = NULL;

      if (!token->is_quoted && token->gap != MN_GAP_HYPHEN)
        phrase = match_any (self, i);
      if (phrase != NULL)
        {
          MnCue cue = { i, i + phrase->n_words, phrase };

          g_array_append_val (self->cues, cue);
          i = cue.end;
        }
      else
        i++;
    }
}

/**
 * mn_claim_reading_read:
 * @self: a reading
 * @unit: a sentence with its quotations whole
 * @quotes: the quotations that begin in it; must live as long as the reading is of this sentence
 * @n_quotes: how many they are
 *
 * Reads the next sentence.
 */
void
mn_claim_reading_read (MnClaimReading    *self,
                       const MnClaimUnit *unit,
                       const MnQuote     *quotes,
                       guint              n_quotes)
{
  self->start = unit->start;
  self->end = unit->end;
  self->passage = unit->passage;
  self->quotes = quotes;
  self->n_quotes = n_quotes;
  decode (self);
  find_tokens (self);
  mark_quoted (self);
  find_cues (self);
}

/**
 * mn_claim_reading_token_after:
 * @self: a reading
 * @offset: a place in the text
 *
 * Returns: the first token that begins there or later, the number of tokens where none does
 */
guint
mn_claim_reading_token_after (const MnClaimReading *self,
                              guint                 offset)
{
  guint low = 0;
  guint high = self->tokens->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (mn_claim_reading_token (self, middle)->start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

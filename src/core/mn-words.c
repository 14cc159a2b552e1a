/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-words.h"

#include "mn-entity.h"
#include "mn-titles.h"

#include <string.h>

/* A name is looked for this far at most to either side, so that no text can make it slow */
#define MAX_NAME 200

/* Scripts that put no blanks between words: each character is taken as a word of its own */
static gboolean
is_unspaced (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  /* the sound mark of kana, which Unicode gives to both of its scripts and so to none */
  if (c == 0x30fc || c == 0xff70)
    return TRUE;
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_word_char (gunichar c)
{
  return c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_');
}

/**
 * mn_words_are_joined:
 * @earlier: the character before @before, or 0
 * @before: a character, or 0
 * @after: the one after it, or 0
 * @later: the one after that, or 0
 *
 * The one rule of where words end. An apostrophe or a hyphen ends one too; where scripts put no blanks between words,
 * each character does.
 *
 * Returns: whether no word ends between @before and @after
 */
gboolean
mn_words_are_joined (gunichar earlier,
                     gunichar before,
                     gunichar after,
                     gunichar later)
{
  if (is_word_char (before) && is_word_char (after))
    return !(is_unspaced (before) || is_unspaced (after)) || g_unichar_ismark (after);
  /* 1,000 and 3.5 are each one word */
  if (before == '.' || before == ',')
    return g_unichar_isdigit (after) && g_unichar_isdigit (earlier);
  if (after == '.' || after == ',')
    return g_unichar_isdigit (before) && g_unichar_isdigit (later);
  return FALSE;
}

/* Whether no word ends between the characters before and after @offset */
static gboolean
is_inside_word (const MnText *text,
                guint         offset)
{
  if (offset == 0 || offset >= mn_text_get_length (text))
    return FALSE;
  return mn_words_are_joined (offset >= 2 ? mn_text_get_char (text, offset - 2) : 0,
                              mn_text_get_char (text, offset - 1),
                              mn_text_get_char (text, offset),
                              mn_text_get_char (text, offset + 1));
}

/**
 * mn_words_trim:
 * @text: a text
 * @start: (inout): where a stretch begins
 * @end: (inout): where it ends
 *
 * Takes the blanks off both ends.
 *
 * Returns: whether anything is left
 */
gboolean
mn_words_trim (const MnText *text,
               guint        *start,
               guint        *end)
{
  *end = MIN (*end, mn_text_get_length (text));
  while (*start < *end && g_unichar_isspace (mn_text_get_char (text, *start)))
    (*start)++;
  while (*start < *end && g_unichar_isspace (mn_text_get_char (text, *end - 1)))
    (*end)--;
  return *start < *end;
}

/**
 * mn_words_snap:
 * @text: a text
 * @start: (inout): where a selection begins
 * @end: (inout): where it ends
 *
 * Takes the blanks off both ends and grows the selection to whole words. An apostrophe or a hyphen ends a word too:
 * “she|’s”, “US|-made”.
 *
 * Returns: whether anything is selected
 */
gboolean
mn_words_snap (const MnText *text,
               guint        *start,
               guint        *end)
{
  if (!mn_words_trim (text, start, end))
    return FALSE;

  while (is_inside_word (text, *start))
    (*start)--;
  while (is_inside_word (text, *end))
    (*end)++;
  return TRUE;
}

/**
 * mn_words_word_at:
 * @text: a text
 * @offset: where the caret is
 * @start: (out): where the word begins
 * @end: (out): where it ends
 *
 * Finds the word around the caret, or the one that ends there.
 *
 * Returns: whether there is one
 */
gboolean
mn_words_word_at (const MnText *text,
                  guint         offset,
                  guint        *start,
                  guint        *end)
{
  if (!is_word_char (mn_text_get_char (text, offset)))
    {
      if (offset == 0 || !is_word_char (mn_text_get_char (text, offset - 1)))
        return FALSE;
      offset--;
    }
  *start = offset;
  *end = offset + 1;
  return mn_words_snap (text, start, end);
}

static gboolean
is_capitalised (const MnText *text,
                guint         start)
{
  gunichar c = mn_text_get_char (text, start);

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/**
 * mn_word_is_particle:
 * @word: a word, as it is written
 *
 * Tells words that stand small inside names, in the languages that capitalise names: “Charles de Gaulle”, “Bank of
 * England”.
 *
 * Returns: whether it is one
 */
gboolean
mn_word_is_particle (const char *word)
{
  static const char *const particles[]
      = { "a",  "al", "af", "ap", "av", "bin", "bint", "ben", "da", "das", "de",  "dei", "del", "della", "dem",
          "den", "der", "des", "di", "do", "dos", "du", "e",  "el", "ibn", "la",  "las", "le",  "les",   "lo",
          "los", "of", "og", "op", "san", "st", "ten", "ter", "the", "van", "vom", "von", "y",   "zu",    "zum", NULL };

  return g_strv_contains (particles, word);
}

/**
 * mn_words_is_particle:
 * @text: a text
 * @start: where a word begins
 * @end: where it ends
 *
 * Returns: whether it is a particle, see mn_word_is_particle()
 */
gboolean
mn_words_is_particle (const MnText *text,
                      guint         start,
                      guint         end)
{
  g_autofree char *word = NULL;

  if (end - start > 5)
    return FALSE;
  word = mn_text_slice (text, start, end);
  return mn_word_is_particle (word);
}

/**
 * mn_words_is_closing_quote:
 * @c: a character
 *
 * Returns: whether it can end what is quoted or in brackets
 */
gboolean
mn_words_is_closing_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION;
}

/**
 * mn_words_is_opening_quote:
 * @c: a character
 *
 * Returns: whether it can begin what is quoted or in brackets
 */
gboolean
mn_words_is_opening_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x00bf || c == 0x00a1
         || g_unichar_type (c) == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean
is_wide_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff61;
}

/**
 * mn_words_is_stop:
 * @c: a character
 *
 * Returns: whether a sentence may end with it
 */
gboolean
mn_words_is_stop (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061f || c == 0x06d4 || c == 0x0964 || is_wide_stop (c);
}

/* Whether the full stop at @offset belongs to an initial or an abbreviation: “J.”, “U.S.”, “Mr.”, “e.g.” */
static gboolean
is_abbreviation (const MnText *text,
                 guint         offset)
{
  static const char *const known[]
      = { "mr", "mrs", "ms", "dr", "st", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "rev", "hon",
          "sr",  "sra", "jr", "vs", "etc", "no", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul",
          "aug", "sep", "sept", "oct", "nov", "dec", "approx", "est", "fig", "bzw", "ca", "nr", "z", "usw", NULL };
  guint start, end;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  if (mn_text_get_char (text, offset) != '.' || offset == 0)
    return FALSE;
  if (!mn_words_word_at (text, offset - 1, &start, &end) || end != offset)
    return FALSE;
  if (end - start == 1)
    return g_unichar_isalpha (mn_text_get_char (text, start));
  if (end - start > 6)
    return FALSE;
  word = mn_text_slice (text, start, end);
  folded = g_utf8_strdown (word, -1);
  return g_strv_contains (known, folded);
}

/**
 * mn_words_begins_sentence:
 * @text: a text
 * @offset: where there is no blank
 *
 * Tells whether a sentence ends before @offset, given that it does not begin a paragraph, by what stands between.
 *
 * Returns: whether one begins there
 */
gboolean
mn_words_begins_sentence (const MnText *text,
                          guint         offset)
{
  guint at = offset;
  gunichar c;

  if (at > 0 && is_wide_stop (mn_text_get_char (text, at - 1)))
    return TRUE;
  while (at > 0 && mn_words_is_opening_quote (mn_text_get_char (text, at - 1)))
    at--;
  if (at == 0)
    return TRUE;
  if (!g_unichar_isspace (mn_text_get_char (text, at - 1)))
    return FALSE;
  while (at > 0 && g_unichar_isspace (c = mn_text_get_char (text, at - 1)))
    {
      if (c == '\n' && at > 1 && mn_text_get_char (text, at - 2) == '\n')
        return TRUE;
      at--;
    }
  while (at > 0 && mn_words_is_closing_quote (mn_text_get_char (text, at - 1)))
    at--;
  if (at == 0 || !mn_words_is_stop (mn_text_get_char (text, at - 1)))
    return FALSE;
  c = mn_text_get_char (text, offset);
  if (g_unichar_islower (c))
    return FALSE; /* “Really?” she asked */
  return !is_abbreviation (text, at - 1);
}

/* Whether the word is one that only a sentence's beginning made large: it stands small elsewhere in the text */
static gboolean
is_common_word (const MnText *text,
                guint         start,
                guint         end)
{
  /* “Thousands of Maduro supporters”: a number of things that needs not be met twice */
  static const char *const amounts[] = { "thousands", "hundreds", "dozens", "millions", "billions", "scores", "tens",
                                         "miles", "cientos", "decenas", "millones", "tausende", "hunderte", "dutzende",
                                         "millionen", "most", "many", "some", "several", "members", NULL };
  /* No name by themselves, even where a short text has them only large */
  static const char *const never[]
      = { "a", "after", "all", "although", "an", "and", "as", "at", "aus", "because", "before", "but", "by", "das", "der",
          "die", "during", "ein", "eine", "el", "ella", "en", "er", "es", "even", "every", "for", "from", "he", "her",
          "his", "how", "however", "i", "if", "ihr", "in", "is", "it", "its", "la", "las", "los", "meanwhile", "my", "no",
          "not", "of", "on", "one", "or", "our", "pero", "por", "se", "she", "sie", "since", "so", "still", "su", "that",
          "the", "their", "then", "there", "these", "they", "this", "those", "to", "un", "una", "under", "until", "we",
          "what", "when", "where", "which", "while", "who", "why", "wir", "with", "yet", "you", "your", NULL };
  g_autofree char *word = mn_text_slice (text, start, end);
  g_autofree char *small = g_utf8_strdown (word, -1);
  gsize n_bytes = strlen (small);
  const char *all = mn_text_get_utf8 (text);
  const char *at = all;

  if (g_strv_contains (amounts, small) || g_strv_contains (never, small))
    return TRUE;
  while ((at = strstr (at, small)) != NULL)
    {
      gboolean begins = at == all || !is_word_char (g_utf8_get_char (g_utf8_prev_char (at)));

      if (begins && !is_word_char (g_utf8_get_char (at + n_bytes)))
        return TRUE;
      at += n_bytes;
    }
  return FALSE;
}

/**
 * mn_words_begins_name:
 * @text: a text
 * @start: where a word begins
 *
 * Returns: whether the word is large as names are, and not only because it begins a sentence
 */
gboolean
mn_words_begins_name (const MnText *text,
                      guint         start)
{
  guint first, last;

  if (!is_capitalised (text, start))
    return FALSE;
  return !mn_words_begins_sentence (text, start) || !mn_words_word_at (text, start, &first, &last)
         || !is_common_word (text, first, last);
}

/* What may stand between two words of one name: a blank, a hyphen, an apostrophe inside a word, the point of an initial */
static gboolean
joins_name (const MnText *text,
            guint         end,
            guint         next)
{
  guint at = end;

  if (at < next && mn_text_get_char (text, at) == '.' && is_abbreviation (text, at))
    at++;
  if (at == next)
    return at > end;
  if (next - at != 1)
    return FALSE;
  switch (mn_text_get_char (text, at))
    {
    case ' ':
    case 0x00a0:
    case '-':
    case 0x2010:
    case 0x2011:
    case '&':
    case '\n':
      return !mn_words_begins_sentence (text, next);
    case '\'':
    case 0x2019:
      return end - at == 0 && is_capitalised (text, next);
    default:
      return FALSE;
    }
}

static gboolean
next_word (const MnText *text,
           guint         end,
           guint        *word_start,
           guint        *word_end)
{
  guint at = end;

  while (at < mn_text_get_length (text) && at < end + 3 && !is_word_char (mn_text_get_char (text, at)))
    at++;
  return mn_words_word_at (text, at, word_start, word_end) && *word_start >= end && joins_name (text, end, *word_start);
}

static gboolean
previous_word (const MnText *text,
               guint         start,
               guint        *word_start,
               guint        *word_end)
{
  guint at = start;

  while (at > 0 && start - at < 3 && !is_word_char (mn_text_get_char (text, at - 1)))
    at--;
  if (at == 0)
    return FALSE;
  return mn_words_word_at (text, at - 1, word_start, word_end) && *word_end <= start
         && joins_name (text, *word_end, start);
}

static void
grow_right (const MnText *text,
            guint        *end)
{
  guint limit = *end + MAX_NAME;
  guint at = *end;
  guint start;

  while (at < limit && next_word (text, at, &start, &at))
    {
      if (is_capitalised (text, start))
        *end = at;
      else if (!mn_words_is_particle (text, start, at))
        return;
    }
}

static void
grow_left (const MnText *text,
           guint        *start)
{
  guint limit = *start > MAX_NAME ? *start - MAX_NAME : 0;
  guint at = *start;
  guint end;

  while (at > limit && previous_word (text, at, &at, &end))
    {
      if (is_capitalised (text, at))
        {
          if (mn_words_begins_sentence (text, at) && is_common_word (text, at, end))
            return;
          *start = at;
        }
      else if (!mn_words_is_particle (text, at, end))
        return;
    }
}

/**
 * mn_words_name_at:
 * @text: a text
 * @offset: where the caret is
 * @start: (out): where the name begins
 * @end: (out): where it ends
 *
 * Finds the name around the caret: the run of capitalised words, joined by particles (de, del, of, van, bin, al-…), not
 * across a sentence's start, a comma or a quotation mark; where nothing is capitalised, the word. A sentence's first
 * word is part of it only where it stands small nowhere in the text.
 *
 * Returns: whether there is a word at all
 */
gboolean
mn_words_name_at (const MnText *text,
                  guint         offset,
                  guint        *start,
                  guint        *end)
{
  guint left, right;

  if (!mn_words_word_at (text, offset, start, end))
    return FALSE;

  left = *start;
  right = *end;
  if (!is_capitalised (text, left))
    {
      if (!mn_words_is_particle (text, left, right))
        return TRUE;
      grow_left (text, &left);
      grow_right (text, &right);
      /* a particle belongs to a name only between its words */
      if (left == *start || right == *end)
        return TRUE;
    }
  else
    {
      grow_left (text, &left);
      grow_right (text, &right);
    }
  *start = left;
  *end = right;
  return TRUE;
}

static gboolean
is_title (const MnText *text,
          guint         start,
          guint         end)
{
  g_autofree char *word = mn_text_slice (text, start, end);
  g_autofree char *folded = mn_name_fold (word);

  return mn_title_is_one (folded);
}

/**
 * mn_words_skip_titles:
 * @text: a text
 * @offset: where the caret is
 * @start: (inout): where the name begins
 * @end: where it ends
 *
 * Takes what somebody is off their name, unless the caret is in it: “US President Donald Trump”, with the caret in
 * “Trump”, names Donald Trump.
 */
void
mn_words_skip_titles (const MnText *text,
                      guint         offset,
                      guint        *start,
                      guint         end)
{
  guint at = *start;
  guint word_start, word_end, next_start, next_end;

  while (mn_words_word_at (text, at, &word_start, &word_end) && word_end < end)
    {
      if (!next_word (text, word_end, &next_start, &next_end) || next_start > offset)
        return;
      if (is_title (text, word_start, word_end))
        *start = next_start;
      at = next_start;
    }
}

/**
 * mn_words_paragraph_at:
 * @text: a text
 * @blocks: its structure
 * @offset: where the caret is
 * @start: (out): where the paragraph begins
 * @end: (out): where it ends
 *
 * Finds the block around the caret, or else the line.
 *
 * Returns: whether there is anything
 */
gboolean
mn_words_paragraph_at (const MnText   *text,
                       const MnBlocks *blocks,
                       guint           offset,
                       guint          *start,
                       guint          *end)
{
  guint low = 0;
  guint high = blocks->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if ((guint) blocks->items[middle].end < offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < blocks->n && (guint) blocks->items[low].start <= offset)
    {
      *start = (guint) blocks->items[low].start;
      *end = (guint) blocks->items[low].end;
      return *start < *end;
    }
  *start = *end = offset;
  while (*start > 0 && mn_text_get_char (text, *start - 1) != '\n')
    (*start)--;
  while (*end < mn_text_get_length (text) && mn_text_get_char (text, *end) != '\n')
    (*end)++;
  return *start < *end;
}

/**
 * mn_words_sentence_at:
 * @text: a text
 * @blocks: its structure; a sentence lies within one block
 * @offset: where the caret is
 * @start: (out): where the sentence begins
 * @end: (out): where it ends
 *
 * Finds the sentence around the caret, with the quotation marks that belong to it.
 *
 * Returns: whether there is one
 */
gboolean
mn_words_sentence_at (const MnText   *text,
                      const MnBlocks *blocks,
                      guint           offset,
                      guint          *start,
                      guint          *end)
{
  guint first, last;

  mn_words_paragraph_at (text, blocks, offset, &first, &last);
  *start = MIN (offset, last);
  /* a caret in the blanks after a sentence means the one it follows, unless that is another block's */
  while (*start > first && g_unichar_isspace (mn_text_get_char (text, *start)))
    (*start)--;
  *end = *start + 1;
  while (*start > first
         && (g_unichar_isspace (mn_text_get_char (text, *start)) || !mn_words_begins_sentence (text, *start)))
    (*start)--;
  while (*start > first && mn_words_is_opening_quote (mn_text_get_char (text, *start - 1)))
    (*start)--;
  while (*end < last
         && (g_unichar_isspace (mn_text_get_char (text, *end)) || !mn_words_begins_sentence (text, *end)))
    (*end)++;
  while (*end > *start && *end < last && mn_words_is_opening_quote (mn_text_get_char (text, *end - 1)))
    (*end)--;
  return mn_words_trim (text, start, end);
}

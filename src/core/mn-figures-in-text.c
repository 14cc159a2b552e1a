/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-figures-in-text.h"

#include "mn-number-words.h"
#include "mn-value-words.h"
#include "mn-word-reader.h"

#include <string.h>

/* So many words say a number at most: “between 30 million and 50 million” */
#define LONGEST_NUMBER 8
/* So many words, the number among them, begin a figure at most: “a little more than 31” */
#define LONGEST_LEAD 5
/* So many words say what is counted at most: “Venezuelan political prisoners” */
#define LONGEST_UNIT 3
/* So many words say a date at most that a number is not to be taken from: “5 May 2019” */
#define LONGEST_DATE 4

/* What cannot be of a unit: what is counted ends before it */
#define ENDS_UNIT \
  (MN_WORD_PREPOSITION | MN_WORD_PRONOUN | MN_WORD_AUXILIARY | MN_WORD_BE | MN_WORD_BLOCKER | MN_WORD_THAT | MN_WORD_AND \
   | MN_WORD_WHO | MN_WORD_WHAT | MN_WORD_AS | MN_WORD_TIME)

/* A word between blanks, without the punctuation around it */
typedef struct
{
  gsize    start;
  gsize    end;
  gboolean is_last;   /* a comma or a full stop follows */
  gboolean is_number; /* it has a digit, or is a number in words */
} Chunk;

typedef struct
{
  const char         *text;
  const char         *language;
  GArray             *chunks;
  const MnClaimWords *words;
} Scan;

static void
clear_figure (gpointer data)
{
  mn_value_free (((MnFigureInText *) data)->value);
}

static gboolean
is_of_number (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || strchr ("%+-~", (int) MIN (c, 127)) != NULL;
}

static gboolean
is_number (const Scan *self,
           const char *from,
           const char *end)
{
  g_autofree char *word = g_strndup (from, (gsize) (end - from));
  MnWordReader reader;

  if (strpbrk (word, "0123456789") != NULL)
    return TRUE;
  return mn_word_reader_init (&reader, word, mn_languages_from_tag (self->language)) && mn_number_words_find (&reader);
}

static void
add_chunk (Scan       *self,
           const char *from,
           const char *to)
{
  const char *end = to;
  Chunk chunk;

  while (from < end && !is_of_number (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (end > from && !is_of_number (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (end == from)
    return;
  chunk = (Chunk){ (gsize) (from - self->text), (gsize) (end - self->text), end < to, is_number (self, from, end) };
  g_array_append_val (self->chunks, chunk);
}

static void
split (Scan *self)
{
  const char *from = self->text;

  for (const char *at = self->text;; at = g_utf8_next_char (at))
    {
      gboolean is_end = *at == '\0';

      if (!is_end && !g_unichar_isspace (g_utf8_get_char (at)))
        continue;
      add_chunk (self, from, at);
      if (is_end)
        return;
      from = at;
    }
}

/* How many words there are from one on that no punctuation parts, as far as a limit */
static guint
count_together (const Scan *self,
                guint       first,
                guint       limit)
{
  guint n = 1;

  while (n < limit && first + n < self->chunks->len && !g_array_index (self->chunks, Chunk, first + n - 1).is_last)
    n++;
  return n;
}

static MnValue *
read (const Scan *self,
      guint       first,
      guint       n,
      const char *type)
{
  gsize start = g_array_index (self->chunks, Chunk, first).start;
  g_autofree char *words = g_strndup (self->text + start, g_array_index (self->chunks, Chunk, first + n - 1).end - start);

  return mn_value_from_words (words, type, NULL, self->language, NULL);
}

static gboolean
has_digit (const Scan *self,
           guint       first,
           guint       n)
{
  gsize end = g_array_index (self->chunks, Chunk, first + n - 1).end;

  for (gsize at = g_array_index (self->chunks, Chunk, first).start; at < end; at++)
    if (g_ascii_isdigit (self->text[at]))
      return TRUE;
  return FALSE;
}

/* Whether a number comes within the words that may lead to it: “no fewer than 31” */
static gboolean
leads_to_number (const Scan *self,
                 guint       first)
{
  for (guint i = first; i < self->chunks->len && i < first + LONGEST_LEAD; i++)
    if (g_array_index (self->chunks, Chunk, i).is_number)
      return TRUE;
  return FALSE;
}

/* A date is no figure, nor is a year alone. Returns: how many words it has, 0 where there is none */
static guint
skip_date (const Scan *self,
           guint       first)
{
  for (guint n = count_together (self, first, LONGEST_DATE); n > 0; n--)
    {
      g_autoptr (MnValue) date = has_digit (self, first, n) ? read (self, first, n, "date") : NULL;

      if (date != NULL)
        return n;
    }
  return 0;
}

static gboolean
can_be_unit (const Scan *self,
             guint       which)
{
  const Chunk *chunk = &g_array_index (self->chunks, Chunk, which);
  g_autofree char *word = g_utf8_strdown (self->text + chunk->start, (gssize) (chunk->end - chunk->start));
  const GPtrArray *phrases;

  return g_unichar_isalpha (g_utf8_get_char (word))
         && (mn_claim_words_get_classes (self->words, word, &phrases) & ENDS_UNIT) == 0;
}

/* The number whose words begin at one, without what it counts. Returns: how many words it has */
static guint
read_number (const Scan *self,
             guint       first,
             MnValue   **value)
{
  guint limit = count_together (self, first, LONGEST_NUMBER);
  guint n_read = 0;

  for (guint n = 1; n <= limit; n++)
    {
      MnValue *longer = read (self, first, n, "figure");

      if (longer != NULL && longer->unit != NULL && g_unichar_isalpha (g_utf8_get_char (longer->unit)) && *value != NULL
          && (*value)->unit == NULL)
        {
          /* more than the number: unless that is money, “30 dollars” */
          gboolean is_money = g_ascii_isupper (longer->unit[0]) && strlen (longer->unit) == 3;

          if (!is_money)
            g_clear_pointer (&longer, mn_value_free);
        }
      else if (longer != NULL && longer->unit != NULL && strchr (longer->unit, ' ') != NULL)
        g_clear_pointer (&longer, mn_value_free);
      if (longer == NULL)
        continue;
      g_clear_pointer (value, mn_value_free);
      *value = longer;
      n_read = n;
    }
  return n_read;
}

/* Returns: how many words after a number say what it counts */
static guint
read_unit (const Scan *self,
           guint       next,
           MnValue    *value)
{
  guint n = 0;
  gsize start;

  if (value->unit != NULL || next >= self->chunks->len || g_array_index (self->chunks, Chunk, next - 1).is_last)
    return 0;
  for (guint limit = count_together (self, next, LONGEST_UNIT); n < limit && can_be_unit (self, next + n);)
    n++;
  if (n == 0)
    return 0;
  start = g_array_index (self->chunks, Chunk, next).start;
  value->unit = g_strndup (self->text + start, g_array_index (self->chunks, Chunk, next + n - 1).end - start);
  return n;
}

/**
 * mn_figures_in_text:
 * @text: what somebody says
 * @language: (nullable): its language as BCP 47
 * @words: what small words mean
 *
 * Finds the figures in running text, each with what it counts as far as that follows at once: “at least 31 vessels”.
 * Dates and years are none.
 *
 * Returns: (transfer full) (element-type MnFigureInText): the figures in their order
 */
GArray *
mn_figures_in_text (const char         *text,
                    const char         *language,
                    const MnClaimWords *words)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (MnFigureInText));
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  Scan self = { text, language, chunks, words };
  guint i = 0;

  g_array_set_clear_func (figures, clear_figure);
  split (&self);
  while (i < chunks->len)
    {
      gboolean may_begin = leads_to_number (&self, i);
      guint n = may_begin ? skip_date (&self, i) : 0;
      MnFigureInText figure = { NULL, g_array_index (chunks, Chunk, i).start, 0 };

      if (may_begin && n == 0)
        n = read_number (&self, i, &figure.value);
      if (figure.value != NULL)
        {
          figure.end = g_array_index (chunks, Chunk, i + n - 1).end;
          n += read_unit (&self, i + n, figure.value);
          g_array_append_val (figures, figure);
        }
      i += MAX (n, 1);
    }
  return figures;
}

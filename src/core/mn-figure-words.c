/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-figure-words.h"

#include "mn-number-words.h"
#include "mn-unit-words.h"

#include <math.h>
#include <string.h>

#define ANY MN_LANGUAGES_ANY
#define EN MN_LANGUAGES_ENGLISH
#define ES MN_LANGUAGES_SPANISH

/* Numbers outside of these are written with an exponent, or lose digits; 0 is fine */
#define SMALLEST 1e-4
#define LARGEST 1e15

/* Before the number */
static const MnPhrase qualifiers[] = {
  { ANY, "~", MN_QUALIFIER_ABOUT },
  { EN, "about", MN_QUALIFIER_ABOUT },
  { EN, "around", MN_QUALIFIER_ABOUT },
  { EN, "some", MN_QUALIFIER_ABOUT },
  { EN, "nearly", MN_QUALIFIER_ABOUT },
  { EN, "almost", MN_QUALIFIER_ABOUT },
  { EN, "roughly", MN_QUALIFIER_ABOUT },
  { EN, "approximately", MN_QUALIFIER_ABOUT },
  { EN, "an estimated", MN_QUALIFIER_ABOUT },
  { EN, "close to", MN_QUALIFIER_ABOUT },
  { EN, "circa", MN_QUALIFIER_ABOUT },
  { EN, "ca.", MN_QUALIFIER_ABOUT },
  { EN, "c.", MN_QUALIFIER_ABOUT },
  { ES, "unos", MN_QUALIFIER_ABOUT },
  { ES, "unas", MN_QUALIFIER_ABOUT },
  { ES, "casi", MN_QUALIFIER_ABOUT },
  { ES, "cerca de", MN_QUALIFIER_ABOUT },
  { ES, "alrededor de", MN_QUALIFIER_ABOUT },
  { ES, "en torno a", MN_QUALIFIER_ABOUT },
  { ES, "aproximadamente", MN_QUALIFIER_ABOUT },
  { ANY, "≥", MN_QUALIFIER_AT_LEAST },
  { EN, "at least", MN_QUALIFIER_AT_LEAST },
  { EN, "no fewer than", MN_QUALIFIER_AT_LEAST },
  { EN, "no less than", MN_QUALIFIER_AT_LEAST },
  { EN, "not less than", MN_QUALIFIER_AT_LEAST },
  { EN, "a minimum of", MN_QUALIFIER_AT_LEAST },
  { ES, "al menos", MN_QUALIFIER_AT_LEAST },
  { ES, "por lo menos", MN_QUALIFIER_AT_LEAST },
  { ES, "como minimo", MN_QUALIFIER_AT_LEAST },
  { ES, "un minimo de", MN_QUALIFIER_AT_LEAST },
  { ES, "no menos de", MN_QUALIFIER_AT_LEAST },
  { ANY, "≤", MN_QUALIFIER_AT_MOST },
  { EN, "at most", MN_QUALIFIER_AT_MOST },
  { EN, "up to", MN_QUALIFIER_AT_MOST },
  { EN, "as many as", MN_QUALIFIER_AT_MOST },
  { EN, "as much as", MN_QUALIFIER_AT_MOST },
  { EN, "no more than", MN_QUALIFIER_AT_MOST },
  { EN, "not more than", MN_QUALIFIER_AT_MOST },
  { EN, "a maximum of", MN_QUALIFIER_AT_MOST },
  { ES, "hasta", MN_QUALIFIER_AT_MOST },
  { ES, "como maximo", MN_QUALIFIER_AT_MOST },
  { ES, "un maximo de", MN_QUALIFIER_AT_MOST },
  { ES, "no mas de", MN_QUALIFIER_AT_MOST },
  { ANY, ">", MN_QUALIFIER_OVER },
  { EN, "over", MN_QUALIFIER_OVER },
  { EN, "more than", MN_QUALIFIER_OVER },
  { EN, "greater than", MN_QUALIFIER_OVER },
  { EN, "above", MN_QUALIFIER_OVER },
  { EN, "exceeding", MN_QUALIFIER_OVER },
  { EN, "upwards of", MN_QUALIFIER_OVER },
  { ES, "mas de", MN_QUALIFIER_OVER },
  { ES, "por encima de", MN_QUALIFIER_OVER },
  { ES, "superior a", MN_QUALIFIER_OVER },
  { ANY, "<", MN_QUALIFIER_UNDER },
  { EN, "under", MN_QUALIFIER_UNDER },
  { EN, "fewer than", MN_QUALIFIER_UNDER },
  { EN, "less than", MN_QUALIFIER_UNDER },
  { EN, "below", MN_QUALIFIER_UNDER },
  { ES, "menos de", MN_QUALIFIER_UNDER },
  { ES, "por debajo de", MN_QUALIFIER_UNDER },
  { ES, "inferior a", MN_QUALIFIER_UNDER },
};

/* After it */
static const MnPhrase late_qualifiers[] = {
  { ANY, "+", MN_QUALIFIER_AT_LEAST },
  { EN, "-plus", MN_QUALIFIER_AT_LEAST },
  { EN, "or more", MN_QUALIFIER_AT_LEAST },
  { ES, "o mas", MN_QUALIFIER_AT_LEAST },
  { EN, "or less", MN_QUALIFIER_AT_MOST },
  { EN, "or fewer", MN_QUALIFIER_AT_MOST },
  { ES, "o menos", MN_QUALIFIER_AT_MOST },
  { EN, "or so", MN_QUALIFIER_ABOUT },
};

/* Words that say nothing about how many */
static const MnPhrase fillers[] = {
  { EN, "the", 0 },      { EN, "all", 0 },         { EN, "only", 0 },        { EN, "just", 0 },
  { EN, "well", 0 },     { EN, "slightly", 0 },    { EN, "exactly", 0 },     { EN, "a total of", 0 },
  { EN, "a record", 0 }, { ES, "el", 0 },          { ES, "los", 0 },         { ES, "las", 0 },
  { ES, "solo", 0 },     { ES, "exactamente", 0 }, { ES, "un total de", 0 },
};
/* “A $30 million deal”, “un 30 %” */
static const MnPhrase articles[] = { { EN, "a", 0 }, { EN, "an", 0 }, { ES, "un", 0 } };

typedef enum
{
  RANGE_NONE,
  RANGE_FROM,
  RANGE_BETWEEN,
} Range;

static const MnPhrase openers[] = {
  { EN, "between", RANGE_BETWEEN }, { EN, "from", RANGE_FROM }, { ES, "entre", RANGE_BETWEEN },
  { ES, "de", RANGE_FROM },         { ES, "del", RANGE_FROM },  { ES, "desde", RANGE_FROM },
};
static const MnPhrase ands[] = { { EN, "and", 0 }, { ES, "y", 0 }, { ES, "e", 0 } };
static const MnPhrase tos[] = { { ANY, "-", 0 }, { EN, "to", 0 }, { ES, "a", 0 }, { ES, "al", 0 }, { ES, "hasta", 0 } };

/* “One of the largest” counts nothing */
static const MnPhrase of[] = { { EN, "of", 0 }, { ES, "de", 0 } };

/* A number with what its signs say is counted */
typedef struct
{
  MnNumber    number;
  const char *sign;
} Amount;

/* A figure while it is read */
typedef struct
{
  Amount      low;
  Amount      high;
  MnQualifier qualifier;
} Figure;

static void
skip_fillers (MnWordReader *reader)
{
  guint start;

  while (MN_TAKE (reader, fillers) != NULL)
    ;
  start = reader->at;
  if (!mn_unit_words_find_money (reader) /* A$20 */ && MN_TAKE (reader, articles) != NULL
      && mn_word_reader_peek (reader, 0)->kind != MN_WORD_DIGITS && !mn_unit_words_find_money (reader))
    reader->at = start;
}

static gboolean
read_amount (MnWordReader *reader,
             gboolean      may_join,
             Amount       *amount)
{
  const char *after;

  skip_fillers (reader);
  amount->sign = mn_unit_words_take_money (reader);
  if (!mn_number_words_read (reader, amount->sign != NULL, may_join, &amount->number))
    return FALSE;
  after = mn_unit_words_take_sign (reader);
  if (amount->sign != NULL && after != NULL)
    return FALSE;
  if (after != NULL)
    amount->sign = after;
  return TRUE;
}

/* “30 to 50 million”: both are millions. “500 to 2 million” starts at 500. */
static void
share_factor (MnNumber       *low,
              const MnNumber *high)
{
  if (low->factor == 1 && high->factor > 1 && low->value <= high->value / high->factor)
    low->value = mn_number_words_tidy (low->value * high->factor);
}

/* Reads on from the first amount where the figure has two */
static gboolean
read_range (MnWordReader *reader,
            Range         range,
            Figure       *figure)
{
  guint start = reader->at;
  gboolean has_second = (range == RANGE_BETWEEN ? MN_TAKE (reader, ands) : MN_TAKE (reader, tos)) != NULL
                        && read_amount (reader, TRUE, &figure->high);

  if (!has_second)
    {
      reader->at = start;
      figure->high = figure->low;
      return range == RANGE_NONE;
    }
  if (figure->qualifier != MN_QUALIFIER_EXACT && figure->qualifier != MN_QUALIFIER_ABOUT)
    return FALSE;
  if (figure->low.sign != NULL && figure->high.sign != NULL && strcmp (figure->low.sign, figure->high.sign) != 0)
    return FALSE;
  if (figure->high.sign == NULL)
    figure->high.sign = figure->low.sign;
  share_factor (&figure->low.number, &figure->high.number);
  figure->qualifier = MN_QUALIFIER_BETWEEN;
  return figure->low.number.value < figure->high.number.value;
}

/* “100 or more people”, and with @is_last “100 people or more” */
static gboolean
read_late_qualifier (MnWordReader *reader,
                     gboolean      is_last,
                     Figure       *figure)
{
  MnWordReader ahead = *reader;
  guint n_words;
  const MnPhrase *found;

  if (is_last)
    ahead.at = MAX (reader->at, MAX (reader->n_words, 2) - 2);
  found = mn_word_reader_find (&ahead, late_qualifiers, G_N_ELEMENTS (late_qualifiers), &n_words);
  if (found == NULL)
    return TRUE;
  if (figure->qualifier != MN_QUALIFIER_EXACT)
    return FALSE;
  figure->qualifier = (MnQualifier) found->value;
  if (!is_last)
    reader->at += n_words;
  else
    mn_word_reader_end_before (reader, ahead.at);
  return TRUE;
}

static gboolean
can_be_written (double value)
{
  return value == 0 || (fabs (value) >= SMALLEST && fabs (value) < LARGEST);
}

static MnValue *
make_value (const Figure *figure,
            const char   *unit)
{
  double low = figure->low.number.value;
  double high = figure->high.number.value;

  if (!can_be_written (low) || !can_be_written (high))
    return NULL;
  if (figure->qualifier == MN_QUALIFIER_AT_LEAST || figure->qualifier == MN_QUALIFIER_OVER)
    high = NAN;
  if (figure->qualifier == MN_QUALIFIER_AT_MOST || figure->qualifier == MN_QUALIFIER_UNDER)
    low = NAN;
  return mn_value_new_figure (low, high, *unit != '\0' ? unit : NULL, figure->qualifier);
}

/**
 * mn_figure_words_read:
 * @reader: at its first word
 *
 * Reads a figure: a qualifier or none, a number or two, and what they count.
 *
 * Returns: (transfer full) (nullable): it; %NULL where any word is left that it does not understand
 */
MnValue *
mn_figure_words_read (MnWordReader *reader)
{
  Figure figure = { .qualifier = MN_QUALIFIER_EXACT };
  const MnPhrase *found;
  Range range;
  g_autofree char *unit = NULL;

  skip_fillers (reader);
  found = MN_TAKE (reader, qualifiers);
  if (found != NULL)
    figure.qualifier = (MnQualifier) found->value;
  found = MN_TAKE (reader, openers);
  range = found != NULL ? (Range) found->value : RANGE_NONE;

  if (!read_amount (reader, range != RANGE_BETWEEN, &figure.low) || !read_range (reader, range, &figure)
      || !read_late_qualifier (reader, FALSE, &figure) || !read_late_qualifier (reader, TRUE, &figure))
    return NULL;
  if (figure.high.number.value == 1 && figure.high.sign == NULL && MN_FIND (reader, of) != NULL)
    return NULL;
  unit = mn_unit_words_read_rest (reader, figure.high.sign, figure.high.number.is_fraction);
  return unit != NULL ? make_value (&figure, unit) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-number-words.h"

#include "mn-unit-words.h"

#include <math.h>
#include <string.h>

#define ANY MN_LANGUAGES_ANY
#define EN MN_LANGUAGES_ENGLISH
#define ES MN_LANGUAGES_SPANISH

/* “A” million is one, “a” man no figure */
static const MnPhrase articles[] = { { EN, "a", 1 }, { EN, "an", 1 }, { ES, "un", 1 }, { ES, "una", 1 } };

static const MnPhrase small[] = {
  { EN, "zero", 0 },            { EN, "one", 1 },           { EN, "two", 2 },           { EN, "three", 3 },
  { EN, "four", 4 },            { EN, "five", 5 },          { EN, "six", 6 },           { EN, "seven", 7 },
  { EN, "eight", 8 },           { EN, "nine", 9 },          { EN, "ten", 10 },          { EN, "eleven", 11 },
  { EN, "twelve", 12 },         { EN, "thirteen", 13 },     { EN, "fourteen", 14 },     { EN, "fifteen", 15 },
  { EN, "sixteen", 16 },        { EN, "seventeen", 17 },    { EN, "eighteen", 18 },     { EN, "nineteen", 19 },
  { EN, "twenty", 20 },         { EN, "thirty", 30 },       { EN, "forty", 40 },        { EN, "fifty", 50 },
  { EN, "sixty", 60 },          { EN, "seventy", 70 },      { EN, "eighty", 80 },       { EN, "ninety", 90 },
  { ES, "cero", 0 },            { ES, "uno", 1 },           { ES, "un", 1 },            { ES, "una", 1 },
  { ES, "dos", 2 },             { ES, "tres", 3 },          { ES, "cuatro", 4 },        { ES, "cinco", 5 },
  { ES, "seis", 6 },            { ES, "siete", 7 },         { ES, "ocho", 8 },          { ES, "nueve", 9 },
  { ES, "diez", 10 },           { ES, "once", 11 },         { ES, "doce", 12 },         { ES, "trece", 13 },
  { ES, "catorce", 14 },        { ES, "quince", 15 },       { ES, "dieciseis", 16 },    { ES, "diecisiete", 17 },
  { ES, "dieciocho", 18 },      { ES, "diecinueve", 19 },   { ES, "veinte", 20 },       { ES, "veintiuno", 21 },
  { ES, "veintiun", 21 },       { ES, "veintiuna", 21 },    { ES, "veintidos", 22 },    { ES, "veintitres", 23 },
  { ES, "veinticuatro", 24 },   { ES, "veinticinco", 25 },  { ES, "veintiseis", 26 },   { ES, "veintisiete", 27 },
  { ES, "veintiocho", 28 },     { ES, "veintinueve", 29 },  { ES, "treinta", 30 },      { ES, "cuarenta", 40 },
  { ES, "cincuenta", 50 },      { ES, "sesenta", 60 },      { ES, "setenta", 70 },      { ES, "ochenta", 80 },
  { ES, "noventa", 90 },        { ES, "cien", 100 },        { ES, "ciento", 100 },      { ES, "doscientos", 200 },
  { ES, "doscientas", 200 },    { ES, "trescientos", 300 }, { ES, "trescientas", 300 }, { ES, "cuatrocientos", 400 },
  { ES, "cuatrocientas", 400 }, { ES, "quinientos", 500 },  { ES, "quinientas", 500 },  { ES, "seiscientos", 600 },
  { ES, "seiscientas", 600 },   { ES, "setecientos", 700 }, { ES, "setecientas", 700 }, { ES, "ochocientos", 800 },
  { ES, "ochocientas", 800 },   { ES, "novecientos", 900 }, { ES, "novecientas", 900 },
};

/* The Spanish billón is a million millions */
static const MnPhrase factors[] = {
  { EN, "dozen", 12 },      { EN, "hundred", 1e2 },   { EN, "thousand", 1e3 },  { EN, "million", 1e6 },
  { EN, "billion", 1e9 },   { EN, "trillion", 1e12 }, { ES, "docena", 12 },     { ES, "docenas", 12 },
  { ES, "mil", 1e3 },       { ES, "millon", 1e6 },    { ES, "millones", 1e6 },  { ES, "millardo", 1e9 },
  { ES, "millardos", 1e9 }, { ES, "billon", 1e12 },   { ES, "billones", 1e12 },
};

/* Spanish says “mil” for a thousand, and never “un mil” */
static const MnPhrase bare_factors[] = { { ES, "mil", 1e3 } };

/* K is the kelvin after a blank */
static const MnPhrase glued_factors[] = { { ANY, "k", 1e3 } };
static const MnPhrase short_factors[] = {
  { ANY, "mn", 1e6 }, { ANY, "mln", 1e6 }, { ANY, "bn", 1e9 }, { ANY, "tn", 1e12 }
};

/* These are metres, bytes and tonnes of anything but money */
static const MnPhrase money_factors[] = { { ANY, "m", 1e6 }, { EN, "b", 1e9 }, { EN, "t", 1e12 } };

static const MnPhrase halves[] = { { EN, "and a half", 0.5 }, { ES, "y medio", 0.5 }, { ES, "y media", 0.5 } };
static const MnPhrase half_of_a[] = {
  { EN, "half a", 0.5 }, { EN, "half an", 0.5 }, { ES, "medio", 0.5 }, { ES, "media", 0.5 }
};
static const MnPhrase half_of_all[] = { { EN, "half", 0.5 }, { ES, "la mitad", 0.5 }, { ES, "mitad", 0.5 } };

static const MnPhrase denominators[] = {
  { EN, "half", 2 },     { EN, "third", 3 },    { EN, "thirds", 3 },   { EN, "quarter", 4 }, { EN, "quarters", 4 },
  { EN, "fifth", 5 },    { EN, "fifths", 5 },   { EN, "sixth", 6 },    { EN, "sixths", 6 },  { EN, "seventh", 7 },
  { EN, "sevenths", 7 }, { EN, "eighth", 8 },   { EN, "eighths", 8 },  { EN, "ninth", 9 },   { EN, "ninths", 9 },
  { EN, "tenth", 10 },   { EN, "tenths", 10 },  { ES, "tercio", 3 },   { ES, "tercios", 3 }, { ES, "cuarto", 4 },
  { ES, "cuartos", 4 },  { ES, "quinto", 5 },   { ES, "quintos", 5 },  { ES, "sexto", 6 },   { ES, "sextos", 6 },
  { ES, "septimo", 7 },  { ES, "septimos", 7 }, { ES, "octavo", 8 },   { ES, "octavos", 8 }, { ES, "noveno", 9 },
  { ES, "novenos", 9 },  { ES, "decimo", 10 },  { ES, "decimos", 10 },
};

/* “A third vessel” is one vessel; a third of them, or a third and no more, is a part */
static const MnPhrase after_fraction[] = { { EN, "of", 0 }, { EN, "the", 0 }, { ES, "de", 0 }, { ES, "del", 0 } };

/* A number while its words are added up */
typedef struct
{
  double   total;      /* what the magnitudes so far came to */
  double   group;      /* what waits for the next one: of “two million three hundred”, 300 */
  double   room;       /* the next word must say less than that: after “twenty” 10 */
  double   last;       /* the last magnitude */
  double   factor;     /* what may be shared with another number: see MnNumber */
  double   half;       /* of which “and a half” speaks */
  gboolean has_any;
  gboolean is_article; /* only “a” was said */
} Sum;

typedef enum
{
  STEP_DONE,
  STEP_TAKEN,
  STEP_WRONG,
} Step;

/**
 * mn_number_words_tidy:
 * @value: a product or a sum of decimals
 *
 * Returns: it in 15 digits, which is all that was said: 1.1 × 1000 is 1100
 */
double
mn_number_words_tidy (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.15g", value), NULL);
}

/* Whether @sign parts @digits into thousands up to @end: one to three digits, then threes */
static gboolean
parts_thousands (const char *digits,
                 const char *end,
                 char        sign)
{
  const char *next = memchr (digits, sign, (gsize) (end - digits));

  if (next == NULL)
    next = end;
  if (next == digits || next - digits > 3 || *digits == '0')
    return FALSE;
  for (; next < end; next += 4)
    if (*next != sign || end - next < 4 || strspn (next + 1, "0123456789") < 3 || g_ascii_isdigit (next[4]))
      return FALSE;
  return TRUE;
}

/* What a lone comma or dot is before exactly three digits: 1,200 and 1.200 differ by language. In Spain a comma is the
 * decimal sign and in Mexico the dot, so that there 1,200 may be either. '\0' where it is anybody's guess. */
static char
sign_of_decimals (char        sign,
                  MnLanguages languages)
{
  if (sign == ',')
    return (languages & EN) != 0 ? '.' : '\0';
  if ((languages & EN) != 0 && (languages & ES) == 0)
    return '.';
  return (languages & ES) != 0 && (languages & EN) == 0 ? ',' : '\0';
}

/* Finds the decimal sign of @digits ('\0' where the language leaves it open) and what parts its thousands */
static char
find_decimals (const char *digits,
               char       *thousands,
               MnLanguages languages)
{
  const char *dot = strrchr (digits, '.');
  const char *comma = strrchr (digits, ',');
  const char *space = strchr (digits, ' ');
  const char *sign = dot > comma ? dot : comma;
  gboolean is_alone = sign != NULL && strchr (digits, *sign) == sign;

  *thousands = space != NULL ? ' ' : (sign == NULL ? ',' : (*sign == '.' ? ',' : '.'));
  if (sign == NULL || (dot != NULL && comma != NULL) || space != NULL)
    return sign != NULL ? *sign : '.';
  if (!is_alone) /* 1.200.000 */
    {
      *thousands = *sign;
      return *sign == '.' ? ',' : '.';
    }
  if (strlen (sign) == 4 && parts_thousands (digits, sign + 4, *sign))
    {
      char decimals = sign_of_decimals (*sign, languages);

      *thousands = decimals == *sign ? *thousands : *sign;
      return decimals;
    }
  /* 12,5 is a slip or a list in English */
  return *sign == ',' && (languages & (EN | ES)) == EN ? '\0' : *sign;
}

static gboolean
read_digits (const char *digits,
             MnLanguages languages,
             double     *value)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char thousands;
  char decimals = find_decimals (digits, &thousands, languages);
  const char *end = decimals != '\0' ? strchr (digits, decimals) : NULL;

  if (decimals == '\0')
    return FALSE;
  if (end == NULL)
    end = digits + strlen (digits);
  else if (strspn (end + 1, "0123456789") != strlen (end + 1))
    return FALSE;
  if (strspn (digits, "0123456789") != (gsize) (end - digits) && !parts_thousands (digits, end, thousands))
    return FALSE;
  for (const char *at = digits; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (plain, *at);
    else if (at == end)
      g_string_append_c (plain, '.');
  *value = g_ascii_strtod (plain->str, NULL);
  return TRUE;
}

static gboolean
take_hyphen (MnWordReader *reader)
{
  return mn_word_reader_peek (reader, 0)->is_glued && mn_word_reader_take_sign (reader, "-");
}

static gboolean
add_small (Sum   *sum,
           double value)
{
  if (value >= sum->room)
    return FALSE;
  sum->group += value;
  sum->room = value < 20 ? 0 : (value < 100 ? 10 : 100);
  sum->half = 1;
  sum->factor = 1;
  sum->has_any = TRUE;
  sum->is_article = FALSE;
  return TRUE;
}

/* Twenty-one, one hundred and five, treinta y uno */
static Step
take_small (MnWordReader *reader,
            Sum          *sum,
            gboolean      may_join)
{
  guint start = reader->at;
  const MnPhrase *found;
  gboolean is_joined = FALSE;

  if (sum->has_any && sum->room == 10)
    is_joined = take_hyphen (reader);
  if (sum->has_any && may_join && !is_joined)
    {
      static const MnPhrase and[] = { { EN, "and", 100 }, { ES, "y", 10 } };
      const MnPhrase *join = MN_TAKE (reader, and);

      /* in English after hundreds, in Spanish after tens */
      if (join != NULL && (join->value == 10 ? sum->room != 10 : sum->room < 100))
        {
          reader->at = start;
          return STEP_DONE;
        }
    }
  if (!sum->has_any && MN_FIND (reader, articles) != NULL)
    return STEP_WRONG; /* “un barco” may be any ship */
  found = MN_TAKE (reader, small);
  if (found != NULL && add_small (sum, found->value))
    return STEP_TAKEN;
  reader->at = start;
  return found != NULL ? STEP_WRONG : STEP_DONE;
}

static gboolean
multiply (Sum     *sum,
          double   by,
          gboolean is_bare)
{
  gboolean is_whole = sum->total == 0 || sum->total < by;

  if (by < 1000) /* a hundred, a dozen */
    {
      if (sum->group <= 0 || sum->group >= 100 || (by == 12 && sum->total > 0))
        return FALSE;
      sum->group *= by;
      sum->room = by == 100 ? 100 : 0;
    }
  else
    {
      if (sum->total + sum->group == 0 && !is_bare)
        return FALSE;
      if (!is_whole && (sum->group == 0 || by >= sum->last))
        return FALSE;
      if (is_bare && sum->total + sum->group == 0)
        sum->group = 1;
      sum->total = is_whole ? (sum->total + sum->group) * by : sum->total + sum->group * by;
      sum->group = 0;
      sum->room = 1000;
      sum->last = by;
    }
  sum->factor = is_whole ? sum->factor * by : 1;
  sum->half = by;
  sum->has_any = TRUE;
  sum->is_article = FALSE;
  return TRUE;
}

static const MnPhrase *
take_short_factor (MnWordReader *reader,
                   gboolean      is_money)
{
  guint start = reader->at;
  const MnPhrase *found = NULL;

  if (mn_word_reader_peek (reader, 0)->is_glued)
    found = MN_TAKE (reader, glued_factors);
  if (found == NULL)
    found = MN_TAKE (reader, short_factors);
  if (found == NULL)
    {
      found = MN_TAKE (reader, money_factors);
      if (found != NULL && !is_money && !mn_unit_words_find_money (reader))
        {
          reader->at = start;
          found = NULL;
        }
    }
  return found;
}

static Step
take_factor (MnWordReader *reader,
             Sum          *sum)
{
  gboolean is_bare = MN_FIND (reader, bare_factors) != NULL;
  const MnPhrase *found = MN_TAKE (reader, factors);

  if (found == NULL)
    return STEP_DONE;
  return multiply (sum, found->value, is_bare) ? STEP_TAKEN : STEP_WRONG;
}

/* Two and a half million; dos millones y medio */
static Step
take_half (MnWordReader *reader,
           Sum          *sum)
{
  const MnPhrase *found = sum->has_any && sum->half != 100 ? MN_TAKE (reader, halves) : NULL;

  if (found == NULL)
    return STEP_DONE;
  if (sum->half == 1 || sum->half == 12)
    sum->group += found->value * sum->half;
  else
    sum->total += found->value * sum->half;
  sum->factor = 1;
  sum->half = 100; /* not twice */
  sum->room = 0;
  return STEP_TAKEN;
}

/* One after the other, as long as they make a number */
static gboolean
add_up (MnWordReader *reader,
        Sum          *sum,
        gboolean      may_join)
{
  Step step;

  do
    {
      step = may_join ? take_half (reader, sum) : STEP_DONE;
      if (step == STEP_DONE)
        step = take_factor (reader, sum);
      if (step == STEP_DONE)
        step = take_small (reader, sum, may_join);
    }
  while (step == STEP_TAKEN);
  return step == STEP_DONE && sum->has_any && !sum->is_article;
}

static gboolean
is_before_rest (const MnWordReader *reader)
{
  return mn_word_reader_is_at_end (reader) || MN_FIND (reader, after_fraction) != NULL;
}

static guint
common_divisor (guint a,
                guint b)
{
  return b == 0 ? a : common_divisor (b, a % b);
}

/* Two thirds, a quarter, half; not “two quarters”, which are half a year */
static gboolean
read_fraction (MnWordReader *reader,
               MnNumber     *number)
{
  guint start = reader->at;
  const MnPhrase *parts = MN_TAKE (reader, half_of_all);
  const MnPhrase *of;

  number->is_fraction = TRUE;
  number->factor = 1;
  if (parts != NULL && is_before_rest (reader))
    {
      number->value = parts->value;
      return TRUE;
    }
  reader->at = start;
  parts = MN_TAKE (reader, articles);
  if (parts == NULL)
    parts = MN_TAKE (reader, small);
  if (parts != NULL)
    take_hyphen (reader);
  of = parts != NULL ? MN_TAKE (reader, denominators) : NULL;
  if (of != NULL && is_before_rest (reader) && parts->value >= 1 && parts->value < of->value
      && common_divisor ((guint) parts->value, (guint) of->value) == 1)
    {
      number->value = parts->value / of->value;
      return TRUE;
    }
  reader->at = start;
  return FALSE;
}

static gboolean
read_sum_of_digits (MnWordReader *reader,
                    Sum          *sum,
                    gboolean      is_money)
{
  const MnPhrase *factor;

  if (!read_digits (mn_word_reader_peek (reader, 0)->folded, reader->languages, &sum->group))
    return FALSE;
  reader->at++;
  sum->room = 0;
  sum->half = 1;
  sum->has_any = TRUE;
  factor = take_short_factor (reader, is_money);
  return factor == NULL || multiply (sum, factor->value, FALSE);
}

/* “A” and “half a”, which only a magnitude may follow */
static void
take_article (MnWordReader *reader,
              Sum          *sum)
{
  guint start = reader->at;
  const MnPhrase *found = MN_TAKE (reader, half_of_a);

  if (found == NULL)
    found = MN_TAKE (reader, articles);
  if (found == NULL)
    return;
  if (MN_FIND (reader, factors) == NULL || MN_FIND (reader, bare_factors) != NULL)
    {
      reader->at = start;
      return;
    }
  sum->group = found->value;
  sum->room = 0;
  sum->is_article = TRUE;
}

/**
 * mn_number_words_read:
 * @reader: where a number may stand
 * @is_money: whether a currency stands before it, so that “30m” are millions
 * @may_join: whether “and” may be a part of it: “one hundred and five”, but “between one hundred and five hundred”
 * @number: (out): what it comes to
 *
 * Reads digits (`1,200`, in Spanish `1.200`, `1 200` with spaces that do not break the line, decimals) and words
 * (“twenty-one”, “a dozen”, “half a million”, “two and a half million”, “two thirds”, “mil millones”). One comma or dot
 * with three digits after it means a thousand in one language and a decimal in another: it is read by the language, and
 * refused where that does not tell. Of a couple, a few, hundreds nobody knows how many they are.
 *
 * Returns: whether it is one; @reader is then after it
 */
gboolean
mn_number_words_read (MnWordReader *reader,
                      gboolean      is_money,
                      gboolean      may_join,
                      MnNumber     *number)
{
  Sum sum = { .room = 1000, .factor = 1 };
  guint start = reader->at;
  gboolean is_negative;

  if (read_fraction (reader, number))
    return TRUE;
  is_negative = mn_word_reader_take_sign (reader, "-");
  if (mn_word_reader_peek (reader, 0)->kind != MN_WORD_DIGITS)
    take_article (reader, &sum);
  else if ((is_negative && !mn_word_reader_peek (reader, 0)->is_glued)
           || !read_sum_of_digits (reader, &sum, is_money))
    {
      reader->at = start;
      return FALSE;
    }
  /* two of thirds that are no fraction may be anything */
  if (!add_up (reader, &sum, may_join) || MN_FIND (reader, denominators) != NULL)
    {
      reader->at = start;
      return FALSE;
    }
  number->value = mn_number_words_tidy ((sum.total + sum.group) * (is_negative ? -1 : 1));
  number->factor = sum.factor;
  number->is_fraction = FALSE;
  return TRUE;
}

/**
 * mn_number_words_find:
 * @reader: where a number may stand
 *
 * Returns: whether the next word says a number of two or more
 */
gboolean
mn_number_words_find (const MnWordReader *reader)
{
  const MnPhrase *found = MN_FIND (reader, small);

  return (found != NULL && found->value >= 2) || MN_FIND (reader, factors) != NULL;
}

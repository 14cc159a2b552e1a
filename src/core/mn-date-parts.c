/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-date-parts.h"

#include "mn-number-words.h"

#include <string.h>

#define ANY MN_LANGUAGES_ANY
#define EN MN_LANGUAGES_ENGLISH
#define ES MN_LANGUAGES_SPANISH

static const MnPhrase months[] = {
  { EN, "january", 1 },    { EN, "february", 2 },  { EN, "march", 3 },     { EN, "april", 4 },
  { EN, "may", 5 },        { EN, "june", 6 },      { EN, "july", 7 },      { EN, "august", 8 },
  { EN, "september", 9 },  { EN, "october", 10 },  { EN, "november", 11 }, { EN, "december", 12 },
  { EN, "jan", 1 },        { EN, "feb", 2 },       { EN, "mar", 3 },       { EN, "apr", 4 },
  { EN, "jun", 6 },        { EN, "jul", 7 },       { EN, "aug", 8 },       { EN, "sep", 9 },
  { EN, "sept", 9 },       { EN, "oct", 10 },      { EN, "nov", 11 },      { EN, "dec", 12 },
  { ES, "enero", 1 },      { ES, "febrero", 2 },   { ES, "marzo", 3 },     { ES, "abril", 4 },
  { ES, "mayo", 5 },       { ES, "junio", 6 },     { ES, "julio", 7 },     { ES, "agosto", 8 },
  { ES, "septiembre", 9 }, { ES, "setiembre", 9 }, { ES, "octubre", 10 },  { ES, "noviembre", 11 },
  { ES, "diciembre", 12 }, { ES, "ene", 1 },       { ES, "feb", 2 },       { ES, "mar", 3 },
  { ES, "abr", 4 },        { ES, "jun", 6 },       { ES, "jul", 7 },       { ES, "ago", 8 },
  { ES, "sep", 9 },        { ES, "sept", 9 },      { ES, "oct", 10 },      { ES, "nov", 11 },
  { ES, "dic", 12 },
};

/* EDTF numbers them 21 to 24 */
static const MnPhrase seasons[] = {
  { EN, "spring", 21 },    { EN, "summer", 22 }, { EN, "autumn", 23 }, { EN, "fall", 23 },     { EN, "winter", 24 },
  { ES, "primavera", 21 }, { ES, "verano", 22 }, { ES, "otono", 23 },  { ES, "invierno", 24 },
};

static const MnPhrase weekdays[] = {
  { EN, "monday", 1 },   { EN, "tuesday", 2 },   { EN, "wednesday", 3 }, { EN, "thursday", 4 }, { EN, "friday", 5 },
  { EN, "saturday", 6 }, { EN, "sunday", 7 },    { EN, "mon", 1 },       { EN, "tue", 2 },      { EN, "tues", 2 },
  { EN, "wed", 3 },      { EN, "thu", 4 },       { EN, "thurs", 4 },     { EN, "fri", 5 },      { ES, "lunes", 1 },
  { ES, "martes", 2 },   { ES, "miercoles", 3 }, { ES, "jueves", 4 },    { ES, "viernes", 5 },  { ES, "sabado", 6 },
  { ES, "domingo", 7 },
};

static const MnPhrase nears_before[] = {
  { EN, "last", MN_NEAR_LAST },
  { EN, "past", MN_NEAR_LAST },
  { EN, "this past", MN_NEAR_LAST },
  { EN, "next", MN_NEAR_NEXT },
  { EN, "coming", MN_NEAR_NEXT },
  { EN, "this coming", MN_NEAR_NEXT },
  { EN, "this", MN_NEAR_THIS_WEEK },
  { EN, "this week", MN_NEAR_THIS_WEEK }, /* “this week’s Thursday” */
  { EN, "last week", MN_NEAR_LAST_WEEK },
  { EN, "next week", MN_NEAR_NEXT_WEEK },
  { ES, "pasado", MN_NEAR_LAST },
  { ES, "proximo", MN_NEAR_NEXT },
  { ES, "este", MN_NEAR_THIS_WEEK },
};
static const MnPhrase nears_after[] = {
  { EN, "this week", MN_NEAR_THIS_WEEK },
  { EN, "of this week", MN_NEAR_THIS_WEEK },
  { EN, "last week", MN_NEAR_LAST_WEEK },
  { EN, "of last week", MN_NEAR_LAST_WEEK },
  { EN, "next week", MN_NEAR_NEXT_WEEK },
  { EN, "of next week", MN_NEAR_NEXT_WEEK },
  { ES, "pasado", MN_NEAR_LAST },
  { ES, "proximo", MN_NEAR_NEXT },
  { ES, "que viene", MN_NEAR_NEXT },
  { ES, "de esta semana", MN_NEAR_THIS_WEEK },
  { ES, "de la semana pasada", MN_NEAR_LAST_WEEK },
  { ES, "de la proxima semana", MN_NEAR_NEXT_WEEK },
  { ES, "de la semana que viene", MN_NEAR_NEXT_WEEK },
};

static const MnPhrase articles[] = { { EN, "the", 0 }, { ES, "el", 0 }, { ES, "la", 0 } };
static const MnPhrase of[] = { { EN, "of", 0 }, { ES, "de", 0 }, { ES, "del", 0 } };
static const MnPhrase year_words[] = { { EN, "year", 0 }, { ES, "ano", 0 } };
static const MnPhrase first_days[] = { { EN, "first", 1 }, { ES, "primero", 1 } };
static const MnPhrase ordinal_signs[] = {
  { EN, "st", 0 }, { EN, "nd", 0 }, { EN, "rd", 0 }, { EN, "th", 0 }, { ES, "º", 0 }, { ES, ".º", 0 },
  { ES, "°", 0 },
};

static const MnPhrase decade_signs[] = { { EN, "s", 0 }, { EN, "'s", 0 } };
static const MnPhrase decade_words[] = {
  { ES, "anos", 0 },          { ES, "los", 0 },                { ES, "los anos", 0 }, { ES, "decada de", 0 },
  { ES, "decada de los", 0 }, { ES, "decada de los anos", 0 },
};

static const MnPhrase ordinals[] = {
  { EN, "first", 1 },   { EN, "second", 2 }, { EN, "third", 3 },  { EN, "fourth", 4 }, { ES, "primer", 1 },
  { ES, "segundo", 2 }, { ES, "tercer", 3 }, { ES, "cuarto", 4 },
};
/* How many months they have */
static const MnPhrase parts_of_years[] = {
  { EN, "quarter", 3 }, { EN, "half", 6 }, { ES, "trimestre", 3 }, { ES, "semestre", 6 },
};
static const MnPhrase short_parts_of_years[] = { { EN, "q", 3 }, { EN, "h", 6 } };

/* The next word as a whole number of @n_digits at most, or -1 */
static int
peek_digits (MnDateReader *self,
             guint         ahead,
             guint         n_min,
             guint         n_max)
{
  const MnWord *word = mn_word_reader_peek (self->words, ahead);
  gsize n = strlen (word->folded);

  if (word->kind != MN_WORD_DIGITS || n < n_min || n > n_max || strspn (word->folded, "0123456789") != n)
    return -1;
  return (int) g_ascii_strtoll (word->folded, NULL, 10);
}

static gboolean
is_glued_sign (MnDateReader *self,
               guint         ahead,
               const char   *sign)
{
  const MnWord *word = mn_word_reader_peek (self->words, ahead);

  return word->is_glued && strcmp (word->folded, sign) == 0 && mn_word_reader_peek (self->words, ahead + 1)->is_glued;
}

static gboolean
take_year_digits (MnDateReader *self,
                  MnDatePart   *part)
{
  const MnWord *after = mn_word_reader_peek (self->words, 1);
  int year = peek_digits (self, 0, 4, 4);

  if (year < 1000 || year > 2999 || (after->kind == MN_WORD_LETTERS && after->is_glued))
    return FALSE;
  part->year = year;
  self->words->at++;
  return TRUE;
}

/* The year after a month or day: “, 2026”, “de 2026”, “of last year” */
static gboolean
take_year_after (MnDateReader *self,
                 MnDatePart   *part)
{
  guint start = self->words->at;

  if (!mn_word_reader_take_sign (self->words, ","))
    MN_TAKE (self->words, of);
  MN_TAKE (self->words, articles);
  part->year = mn_date_parts_relative_year (self);
  if (part->year != 0)
    return TRUE;
  MN_TAKE (self->words, year_words);
  if (take_year_digits (self, part))
    return TRUE;
  self->words->at = start;
  return FALSE;
}

static gboolean
take_month (MnDateReader *self,
            MnDatePart   *part)
{
  const MnPhrase *found = MN_TAKE (self->words, months);

  if (found == NULL)
    return FALSE;
  part->month = (int) found->value;
  if (mn_word_reader_peek (self->words, 0)->is_glued)
    mn_word_reader_take_sign (self->words, "."); /* Jan. */
  return TRUE;
}

static gboolean
take_day (MnDateReader *self,
          MnDatePart   *part)
{
  int day = peek_digits (self, 0, 1, 2);

  if (day < 1 || day > 31)
    return FALSE;
  part->day = day;
  self->words->at++;
  if (mn_word_reader_peek (self->words, 0)->is_glued)
    MN_TAKE (self->words, ordinal_signs);
  return TRUE;
}

/* “El dos de mayo” */
static gboolean
take_day_word (MnDateReader *self,
               MnDatePart   *part)
{
  const MnPhrase *found = MN_TAKE (self->words, first_days);
  MnNumber number;

  if (found != NULL)
    {
      part->day = (int) found->value;
      return TRUE;
    }
  if (mn_word_reader_peek (self->words, 0)->kind != MN_WORD_LETTERS
      || !mn_number_words_read (self->words, FALSE, TRUE, &number) || number.is_fraction || number.value < 1
      || number.value > 31)
    return FALSE;
  part->day = (int) number.value;
  return part->day == number.value;
}

/* 8 January 2026, the 8th of January, 8 de enero de 2026 */
static gboolean
read_day_month (MnDateReader *self,
                MnDatePart   *part)
{
  guint start = self->words->at;

  if (take_day (self, part) || take_day_word (self, part))
    {
      MN_TAKE (self->words, of);
      if (take_month (self, part))
        {
          take_year_after (self, part);
          return TRUE;
        }
    }
  self->words->at = start;
  *part = (MnDatePart){ 0 };
  return FALSE;
}

/* January 8, 2026 */
static gboolean
read_month_day (MnDateReader *self,
                MnDatePart   *part)
{
  guint start = self->words->at;

  if (take_month (self, part))
    {
      MN_TAKE (self->words, articles);
      if (take_day (self, part))
        {
          take_year_after (self, part);
          return TRUE;
        }
    }
  self->words->at = start;
  *part = (MnDatePart){ 0 };
  return FALSE;
}

/* February 2024, last January, spring 2024 */
static gboolean
read_month (MnDateReader *self,
            MnDatePart   *part)
{
  guint start = self->words->at;
  const MnPhrase *near = MN_TAKE (self->words, nears_before);
  const MnPhrase *season = near == NULL ? MN_TAKE (self->words, seasons) : NULL;

  if (season != NULL)
    part->month = (int) season->value;
  else if (!take_month (self, part))
    {
      self->words->at = start;
      return FALSE;
    }
  if (near == NULL && take_year_after (self, part))
    return TRUE;
  if (near == NULL)
    near = MN_TAKE (self->words, nears_after);
  if (near != NULL && season == NULL && self->published != NULL)
    {
      part->year = mn_near_date_year_of_month (self->published, part->month, (MnNear) near->value);
      self->used_date = TRUE;
    }
  if (near == NULL || part->year != 0)
    return TRUE;
  self->words->at = start;
  *part = (MnDatePart){ 0 };
  return FALSE;
}

static gboolean
read_iso (MnDateReader *self,
          MnDatePart   *part)
{
  int year = peek_digits (self, 0, 4, 4);
  int month = peek_digits (self, 2, 2, 2);
  int day = peek_digits (self, 4, 2, 2);

  if (year < 1000 || month < 1 || month > 12 || !is_glued_sign (self, 1, "-"))
    return FALSE;
  part->year = year;
  part->month = month;
  if (day > 0 && is_glued_sign (self, 3, "-"))
    {
      part->day = day;
      self->words->at += 5;
      return TRUE;
    }
  /* 2011-12 may be two years */
  if (month > year % 100)
    return FALSE;
  self->words->at += 3;
  return TRUE;
}

/* Three numbers with the same sign between them, up to the end of a word; the last has four digits */
static const char *
scan_numeric (const char *text,
              int         parts[3])
{
  char sign = '\0';

  for (guint i = 0; i < 3; i++)
    {
      gsize n = strspn (text, "0123456789");

      if (i == 2 ? n != 4 : (n < 1 || n > 2))
        return NULL;
      parts[i] = (int) g_ascii_strtoll (text, NULL, 10);
      text += n;
      if (i == 2)
        break;
      if (*text == '\0' || strchr ("/.-", *text) == NULL || (i == 1 && *text != sign))
        return NULL;
      sign = *text++;
    }
  return text;
}

/* 13/08/2026, 13.08.2026, 08-13-2026: what of it is the day, where only one of them can be */
static gboolean
read_numeric (MnDateReader *self,
              MnDatePart   *part)
{
  const char *text = self->words->text;
  int parts[3] = { 0 };
  const char *end = scan_numeric (text + mn_word_reader_peek (self->words, 0)->start, parts);
  gboolean is_day_first = parts[0] > 12;
  int month = is_day_first ? parts[1] : parts[0];
  int day = is_day_first ? parts[0] : parts[1];

  if (mn_word_reader_is_at_end (self->words) || end == NULL || parts[2] < 1000)
    return FALSE;
  if (month > 12 || (day <= 12 && day != month))
    return FALSE;
  *part = (MnDatePart){ .year = parts[2], .month = month, .day = day };
  while (!mn_word_reader_is_at_end (self->words) && text + mn_word_reader_peek (self->words, 0)->start < end)
    self->words->at++;
  return TRUE;
}

/* The 1990s, the ’90s, los años 90, los noventa. The twenties may be of two centuries, the fifties are not. */
static gboolean
read_decade (MnDateReader *self,
             gboolean      has_article,
             MnDatePart   *part)
{
  guint start = self->words->at;
  gboolean has_word = MN_TAKE (self->words, decade_words) != NULL;
  gboolean is_short = mn_word_reader_take_sign (self->words, "'") || has_article || has_word;
  int year = peek_digits (self, 0, 2, 4);
  MnNumber number;

  if (year >= 0)
    self->words->at++;
  else if (has_word && mn_number_words_read (self->words, FALSE, FALSE, &number) && number.value < 100)
    year = (int) number.value;
  if (year >= 0 && (MN_TAKE (self->words, decade_signs) != NULL || has_word)
      && (year >= 1000 ? year <= 2999 && year % 100 != 0 : is_short && year >= 50 && year < 100) && year % 10 == 0)
    {
      part->year = year >= 1000 ? year : 1900 + year;
      part->is_decade = TRUE;
      return TRUE;
    }
  self->words->at = start;
  return FALSE;
}

/* The first quarter of 2024, Q1 2024: EDTF has numbers for them only at its level 2, so they are intervals */
static gboolean
read_part_of_year (MnDateReader *self,
                   MnDatePeriod *period)
{
  guint start = self->words->at;
  const MnPhrase *n_months = MN_TAKE (self->words, short_parts_of_years);
  int number = 0;

  if (n_months != NULL)
    {
      number = mn_word_reader_peek (self->words, 0)->is_glued ? peek_digits (self, 0, 1, 1) : 0;
      self->words->at++;
    }
  else
    {
      const MnPhrase *ordinal = MN_TAKE (self->words, ordinals);

      n_months = ordinal != NULL ? MN_TAKE (self->words, parts_of_years) : NULL;
      number = ordinal != NULL ? (int) ordinal->value : 0;
    }
  if (n_months == NULL || number < 1 || number * (int) n_months->value > 12 || !take_year_after (self, &period->from))
    {
      self->words->at = start;
      return FALSE;
    }
  period->is_interval = TRUE;
  period->to.year = period->from.year;
  period->to.month = number * (int) n_months->value;
  period->from.month = period->to.month - (int) n_months->value + 1;
  return TRUE;
}

/* Thursday, last Friday, jueves pasado; Thursday, 8 January */
static gboolean
read_weekday (MnDateReader *self,
              MnDatePart   *part)
{
  guint start = self->words->at;
  const MnPhrase *near = MN_TAKE (self->words, nears_before);
  const MnPhrase *found = MN_TAKE (self->words, weekdays);
  GDate date;

  if (found != NULL && near == NULL)
    {
      guint after = self->words->at;

      mn_word_reader_take_sign (self->words, ".");
      mn_word_reader_take_sign (self->words, ",");
      MN_TAKE (self->words, articles);
      if (read_day_month (self, part) || read_month_day (self, part))
        {
          part->weekday = (int) found->value;
          return TRUE;
        }
      self->words->at = after;
      near = MN_TAKE (self->words, nears_after);
    }
  if (found == NULL || self->published == NULL)
    {
      self->words->at = start;
      return FALSE;
    }
  mn_near_date_weekday (self->published, (GDateWeekday) found->value,
                        near != NULL ? (MnNear) near->value : MN_NEAR_LATEST, &date);
  self->used_date = TRUE;
  *part = (MnDatePart){ .year = g_date_get_year (&date), .month = (int) g_date_get_month (&date),
                        .day = g_date_get_day (&date) };
  return TRUE;
}

/**
 * mn_date_parts_read_year:
 * @self: a reader
 * @part: (out): the year
 *
 * Returns: whether a year of four digits stands there
 */
gboolean
mn_date_parts_read_year (MnDateReader *self,
                         MnDatePart   *part)
{
  guint start = self->words->at;

  MN_TAKE (self->words, year_words);
  if (take_year_digits (self, part))
    return TRUE;
  self->words->at = start;
  return FALSE;
}

/**
 * mn_date_parts_read_day:
 * @self: a reader
 * @part: (out): the day, and the year if there is one
 *
 * Reads the one end of “5 to 8 January” or “January 5–8, 2026” that has no month of its own.
 *
 * Returns: whether it stands there
 */
gboolean
mn_date_parts_read_day (MnDateReader *self,
                        MnDatePart   *part)
{
  MN_TAKE (self->words, articles);
  if (!take_day (self, part))
    return FALSE;
  take_year_after (self, part);
  return TRUE;
}

/**
 * mn_date_parts_read_calendar:
 * @self: a reader
 * @period: (out): what it comes to
 *
 * Reads a date that is said by the calendar: a day, a month, a season, a year, a decade, or a part of a year.
 *
 * Returns: whether one stands there
 */
gboolean
mn_date_parts_read_calendar (MnDateReader *self,
                             MnDatePeriod *period)
{
  guint start = self->words->at;
  gboolean has_article = MN_TAKE (self->words, articles) != NULL;

  *period = (MnDatePeriod){ 0 };
  if (read_iso (self, &period->from) || read_numeric (self, &period->from) || read_part_of_year (self, period))
    return TRUE;
  *period = (MnDatePeriod){ 0 };
  if (read_weekday (self, &period->from) || mn_date_parts_read_relative (self, period)
      || read_day_month (self, &period->from) || read_month_day (self, &period->from)
      || read_month (self, &period->from) || read_decade (self, has_article, &period->from)
      || mn_date_parts_read_year (self, &period->from))
    return TRUE;
  *period = (MnDatePeriod){ 0 };
  self->words->at = start;
  return FALSE;
}

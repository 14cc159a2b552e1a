/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-date-words.h"

#include "mn-date-parts.h"
#include "mn-value-text.h"

#include <string.h>

#define ANY MN_LANGUAGES_ANY
#define EN MN_LANGUAGES_ENGLISH
#define ES MN_LANGUAGES_SPANISH

typedef enum
{
  OPENER_IN,      /* nothing that matters */
  OPENER_PERHAPS, /* Spanish “de 2019 a 2021”, or “de 2019” */
  OPENER_FROM,
  OPENER_BETWEEN,
  OPENER_SINCE,
  OPENER_UNTIL,
} Opener;

static const MnPhrase openers[] = {
  { EN, "on", OPENER_IN },           { EN, "in", OPENER_IN },         { EN, "during", OPENER_IN },
  { EN, "of", OPENER_IN },           { EN, "back in", OPENER_IN },    { EN, "from", OPENER_FROM },
  { EN, "between", OPENER_BETWEEN }, { EN, "since", OPENER_SINCE },   { EN, "ever since", OPENER_SINCE },
  { EN, "until", OPENER_UNTIL },     { EN, "till", OPENER_UNTIL },    { EN, "up until", OPENER_UNTIL },
  { ES, "en", OPENER_IN },           { ES, "durante", OPENER_IN },    { ES, "de", OPENER_PERHAPS },
  { ES, "del", OPENER_PERHAPS },     { ES, "entre", OPENER_BETWEEN }, { ES, "desde", OPENER_SINCE },
  { ES, "hasta", OPENER_UNTIL },
};
static const MnPhrase ands[] = { { EN, "and", 0 }, { ES, "y", 0 } };
static const MnPhrase tos[] = {
  { ANY, "-", 0 }, { EN, "to", 0 },    { EN, "until", 0 }, { EN, "till", 0 }, { EN, "through", 0 }, { ES, "a", 0 },
  { ES, "al", 0 }, { ES, "hasta", 0 },
};

/* Dates that are not exact; EDTF's ~ */
static const MnPhrase abouts[] = {
  { ANY, "~", 0 },         { EN, "about", 0 },         { EN, "around", 0 },          { EN, "on or about", 0 },
  { EN, "roughly", 0 },    { EN, "approximately", 0 }, { EN, "circa", 0 },           { EN, "ca.", 0 },
  { EN, "c.", 0 },         { ES, "hacia", 0 },         { ES, "alrededor de", 0 },    { ES, "alrededor del", 0 },
  { ES, "en torno a", 0 }, { ES, "en torno al", 0 },   { ES, "aproximadamente", 0 },
};

/* A part of a day, which a date does not tell */
static const MnPhrase day_parts_before[] = {
  { EN, "early", 0 }, { EN, "late", 0 }, { EN, "early on", 0 }, { EN, "late on", 0 }
};
static const MnPhrase day_parts[] = {
  { EN, "morning", 0 },       { EN, "afternoon", 0 },    { EN, "evening", 0 },      { EN, "night", 0 },
  { ES, "por la manana", 0 }, { ES, "por la tarde", 0 }, { ES, "por la noche", 0 }, { ES, "en la manana", 0 },
  { ES, "en la tarde", 0 },   { ES, "en la noche", 0 },  { ES, "de madrugada", 0 }, { ES, "noche", 0 },
  { EN, "at noon", 0 },       { EN, "at midnight", 0 },  { ES, "al mediodia", 0 },  { ES, "a medianoche", 0 },
};
static const MnPhrase ats[] = {
  { EN, "at", 0 }, { EN, "at around", 0 }, { EN, "at about", 0 }, { ES, "a las", 0 }, { ES, "a la", 0 },
};
static const MnPhrase clock_words[] = {
  { EN, "am", 0 },           { EN, "pm", 0 },          { EN, "a.m", 0 },         { EN, "p.m", 0 },
  { EN, "a.m.", 0 },         { EN, "p.m.", 0 },        { ES, "a.m", 0 },         { ES, "p.m", 0 },
  { ES, "a.m.", 0 },         { ES, "p.m.", 0 },        { ES, "am", 0 },          { ES, "pm", 0 },
  { ANY, "h", 0 },           { EN, "o'clock", 0 },     { ES, "horas", 0 },       { ANY, "gmt", 0 },
  { ANY, "utc", 0 },         { ANY, "cet", 0 },        { ANY, "cest", 0 },       { EN, "bst", 0 },
  { EN, "et", 0 },           { EN, "est", 0 },         { EN, "edt", 0 },         { EN, "pt", 0 },
  { EN, "pst", 0 },          { EN, "pdt", 0 },         { EN, "local time", 0 },  { ES, "hora local", 0 },
  { ES, "de la manana", 0 }, { ES, "de la tarde", 0 }, { ES, "de la noche", 0 }, { ES, "de la madrugada", 0 },
};

/* 10:30, 10 a.m., 10.30 GMT */
static gboolean
skip_clock (MnWordReader *words,
            gboolean      has_at)
{
  gboolean is_clock = has_at;

  if (mn_word_reader_peek (words, 0)->kind != MN_WORD_DIGITS || strlen (mn_word_reader_peek (words, 0)->folded) > 5)
    return FALSE;
  words->at++;
  while (strcmp (mn_word_reader_peek (words, 0)->folded, ":") == 0
         && mn_word_reader_peek (words, 1)->kind == MN_WORD_DIGITS)
    {
      words->at += 2;
      is_clock = TRUE;
    }
  while (MN_TAKE (words, clock_words) != NULL)
    is_clock = TRUE;
  return is_clock;
}

/* The time of day after a date, which is not a part of it */
static void
skip_time (MnWordReader *words)
{
  guint start;

  MN_TAKE (words, day_parts);
  start = words->at;
  if (strcmp (mn_word_reader_peek (words, 0)->folded, "t") == 0 && mn_word_reader_peek (words, 0)->is_glued)
    {
      /* 2026-01-08T10:00Z */
      while (mn_word_reader_peek (words, 0)->is_glued && !mn_word_reader_is_at_end (words))
        words->at++;
      return;
    }
  mn_word_reader_take_sign (words, ",");
  if (!skip_clock (words, MN_TAKE (words, ats) != NULL))
    words->at = start;
}

/* Fills in the year from the article's date, and judges the date */
static gboolean
complete (MnDateReader *reader,
          MnDatePart   *part)
{
  GDate date;

  if (part->year == 0 && part->month >= 1 && part->month <= 12 && reader->published != NULL)
    {
      part->year = part->day != 0 ? mn_near_date_year_of_day (reader->published, part->month, part->day)
                                  : mn_near_date_year_of_month (reader->published, part->month, MN_NEAR_LATEST);
      reader->used_date = TRUE;
    }
  if (part->year == 0 || part->day == 0)
    return part->year != 0;
  if (!g_date_valid_dmy ((GDateDay) part->day, (GDateMonth) part->month, (GDateYear) part->year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) part->day, (GDateMonth) part->month, (GDateYear) part->year);
  return part->weekday == 0 || part->weekday == (int) g_date_get_weekday (&date);
}

/* “2019-21”; not “2011-12”, which may be a month */
static gboolean
read_short_year (MnDateReader     *reader,
                 const MnDatePart *from,
                 MnDatePart       *to)
{
  const MnWord *word = mn_word_reader_peek (reader->words, 0);
  int year;

  if (from->month != 0 || from->is_decade || word->kind != MN_WORD_DIGITS || strlen (word->folded) != 2)
    return FALSE;
  year = (int) g_ascii_strtoll (word->folded, NULL, 10);
  if (year <= from->year % 100 || (year <= 12 && reader->words->text[word[-1].start] == '-'))
    return FALSE;
  to->year = from->year / 100 * 100 + year;
  reader->words->at++;
  return TRUE;
}

static gboolean
is_later (const MnDatePart *from,
          const MnDatePart *to)
{
  if (from->year != to->year)
    return from->year < to->year;
  /* seasons have numbers beyond those of the months */
  if (from->month == 0 || to->month == 0 || (from->month > 12) != (to->month > 12))
    return FALSE;
  if (from->month != to->month)
    return from->month < to->month;
  return from->day != 0 && from->day < to->day;
}

/* What only one end of a range says holds for both: “5 to 8 January”, “January to March 2024” */
static gboolean
share (MnDateReader *reader,
       MnDatePart   *from,
       MnDatePart   *to)
{
  if (from->month == 0 && from->year == 0)
    from->month = to->day != 0 ? to->month : 0;
  if (to->month == 0 && to->day != 0)
    to->month = from->day != 0 ? from->month : 0;
  if ((from->day != 0 && from->month == 0) || (to->day != 0 && to->month == 0))
    return FALSE;
  if (to->year == 0 && from->year != 0)
    to->year = from->year + (to->month < from->month);
  if (!complete (reader, to))
    return FALSE;
  if (from->year == 0)
    from->year = to->year - (from->month > to->month);
  return complete (reader, from) && is_later (from, to);
}

/* The other end of a range, where there is one: %FALSE where what stands there is none */
static gboolean
read_other_end (MnDateReader *reader,
                Opener        opener,
                MnDatePeriod *period)
{
  MnDatePeriod other = { 0 };

  if ((opener == OPENER_BETWEEN ? MN_TAKE (reader->words, ands) : MN_TAKE (reader->words, tos)) == NULL)
    return opener != OPENER_BETWEEN && opener != OPENER_FROM
           && (period->is_interval ? opener != OPENER_SINCE : complete (reader, &period->from));
  if (period->is_interval || period->from.is_about || opener == OPENER_UNTIL)
    return FALSE;
  if (!read_short_year (reader, &period->from, &other.from) && !mn_date_parts_read_calendar (reader, &other)
      && !mn_date_parts_read_day (reader, &other.from))
    return FALSE;
  if (other.from.day != 0)
    skip_time (reader->words);
  period->to = other.from;
  period->is_interval = TRUE;
  return !other.is_interval && !other.from.is_about && share (reader, &period->from, &period->to);
}

static gboolean
read_period (MnDateReader *reader,
             Opener        opener,
             MnDatePeriod *period)
{
  if (!mn_date_parts_read_calendar (reader, period) && !mn_date_parts_read_day (reader, &period->from))
    return FALSE;
  if (period->from.day != 0 && !period->is_interval)
    skip_time (reader->words);
  return read_other_end (reader, opener, period);
}

static void
append_part (GString          *edtf,
             const MnDatePart *part)
{
  if (part->is_decade)
    g_string_append_printf (edtf, "%03dX", part->year / 10);
  else
    g_string_append_printf (edtf, "%04d", part->year);
  if (part->month != 0)
    g_string_append_printf (edtf, "-%02d", part->month);
  if (part->day != 0)
    g_string_append_printf (edtf, "-%02d", part->day);
  if (part->is_about)
    g_string_append_c (edtf, '~');
}

static MnValue *
make_value (const MnDatePeriod *period,
            Opener              opener)
{
  g_autoptr (GString) edtf = g_string_new (opener == OPENER_UNTIL ? "../" : NULL);

  append_part (edtf, &period->from);
  if (period->is_interval)
    {
      g_string_append_c (edtf, '/');
      append_part (edtf, &period->to);
    }
  else if (opener == OPENER_SINCE)
    g_string_append (edtf, "/..");
  return mn_edtf_is_valid (edtf->str) ? mn_value_new_date (edtf->str) : NULL;
}

/**
 * mn_date_words_read:
 * @reader: at its first word
 * @published: (nullable): the article's day
 * @used_date: (out): whether the value was worked out from it
 *
 * Reads a date: a day, a month, a season, a year, a decade, a quarter, or a range of them, by the calendar (“8 January
 * 2026”, “spring 2024”, “from 2019 to 2021”) or from the article's day (“Thursday”, “Jan. 8”, “last month”, “two days
 * ago”). “About” makes it approximate (`2010~`), “since” and “until” an open interval (`2024-02/..`). A time of day
 * after a date is passed over. There is no value for what EDTF cannot say, “early 2024” and “mid-January”, and for what
 * may be two days, 08/01/2026.
 *
 * Returns: (transfer full) (nullable): it; %NULL where any word is left that it does not understand
 */
MnValue *
mn_date_words_read (MnWordReader *reader,
                    const GDate  *published,
                    gboolean     *used_date)
{
  MnDateReader dates = { .words = reader, .published = published };
  MnDatePeriod period = { 0 };
  MnValue *value = NULL;
  const MnPhrase *found = MN_TAKE (reader, openers);
  Opener opener = found != NULL ? (Opener) found->value : OPENER_IN;
  gboolean is_about = MN_TAKE (reader, abouts) != NULL;
  gboolean has_day_part = !is_about && MN_TAKE (reader, day_parts_before) != NULL;

  if (!read_period (&dates, opener, &period) || !mn_word_reader_is_at_end (reader))
    return NULL;
  /* an interval is not about, open at one side, or a part of a day */
  if (period.is_interval && (is_about || has_day_part || opener == OPENER_UNTIL))
    return NULL;
  if (has_day_part && period.from.day == 0)
    return NULL;
  period.from.is_about |= is_about;
  value = make_value (&period, opener);
  *used_date = value != NULL && dates.used_date;
  return value;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-date-parts.h"
#include "mn-number-words.h"

#include <math.h>

#define EN MN_LANGUAGES_ENGLISH
#define ES MN_LANGUAGES_SPANISH

/* Nobody counts further back than that from an article's date */
#define MAX_AGO 500

/* What is said from the article's day: how many days, weeks, months or years ahead. Without the article before it. */
static const MnPhrase days[] = {
  { EN, "today", 0 },
  { EN, "tonight", 0 },
  { EN, "this morning", 0 },
  { EN, "this afternoon", 0 },
  { EN, "this evening", 0 },
  { EN, "yesterday", -1 },
  { EN, "last night", -1 },
  { EN, "tomorrow", 1 },
  { EN, "day before yesterday", -2 },
  { EN, "day after tomorrow", 2 },
  { ES, "hoy", 0 },
  { ES, "esta manana", 0 },
  { ES, "esta tarde", 0 },
  { ES, "esta noche", 0 },
  { ES, "ayer", -1 },
  { ES, "anoche", -1 },
  { ES, "manana", 1 },
  { ES, "anteayer", -2 },
  { ES, "antes de ayer", -2 },
  { ES, "pasado manana", 2 },
};

static const MnPhrase weeks[] = {
  { EN, "this week", 0 },
  { EN, "last week", -1 },
  { EN, "next week", 1 },
  { ES, "esta semana", 0 },
  { ES, "semana pasada", -1 },
  { ES, "pasada semana", -1 },
  { ES, "proxima semana", 1 },
  { ES, "semana proxima", 1 },
  { ES, "semana que viene", 1 },
};

static const MnPhrase months[] = {
  { EN, "this month", 0 },
  { EN, "last month", -1 },
  { EN, "next month", 1 },
  { ES, "este mes", 0 },
  { ES, "mes pasado", -1 },
  { ES, "pasado mes", -1 },
  { ES, "proximo mes", 1 },
  { ES, "mes proximo", 1 },
  { ES, "mes que viene", 1 },
};

static const MnPhrase years[] = {
  { EN, "this year", 0 },
  { EN, "last year", -1 },
  { EN, "next year", 1 },
  { ES, "este ano", 0 },
  { ES, "ano pasado", -1 },
  { ES, "pasado ano", -1 },
  { ES, "proximo ano", 1 },
  { ES, "ano proximo", 1 },
  { ES, "ano que viene", 1 },
};

/* “Earlier this week”: some day of it, so that the week is what is known */
static const MnPhrase some_time_in[] = { { EN, "earlier", 0 }, { EN, "later", 0 } };

typedef enum
{
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

static const MnPhrase units[] = {
  { EN, "day", UNIT_DAY },    { EN, "days", UNIT_DAY },    { EN, "week", UNIT_WEEK },
  { EN, "weeks", UNIT_WEEK }, { EN, "month", UNIT_MONTH }, { EN, "months", UNIT_MONTH },
  { EN, "year", UNIT_YEAR },  { EN, "years", UNIT_YEAR },  { ES, "dia", UNIT_DAY },
  { ES, "dias", UNIT_DAY },   { ES, "semana", UNIT_WEEK }, { ES, "semanas", UNIT_WEEK },
  { ES, "mes", UNIT_MONTH },  { ES, "meses", UNIT_MONTH }, { ES, "ano", UNIT_YEAR },
  { ES, "anos", UNIT_YEAR },
};
static const MnPhrase one[] = { { EN, "a", 1 }, { EN, "an", 1 }, { ES, "un", 1 }, { ES, "una", 1 } };
static const MnPhrase ago[] = { { EN, "ago", 0 } };
static const MnPhrase ago_before[] = { { ES, "hace", 0 } };

static void
set_day (MnDatePart  *part,
         const GDate *date)
{
  part->year = g_date_get_year (date);
  part->month = (int) g_date_get_month (date);
  part->day = g_date_get_day (date);
}

static void
set_month (MnDatePart  *part,
           const GDate *date,
           int          n_ahead)
{
  int n_months = g_date_get_year (date) * 12 + (int) g_date_get_month (date) - 1 + n_ahead;

  part->year = n_months / 12;
  part->month = n_months % 12 + 1;
}

/* From Monday to Sunday, as in ISO 8601 */
static void
set_week (MnDatePeriod *period,
          const GDate  *published,
          int           n_ahead)
{
  MnNear near = n_ahead == 0 ? MN_NEAR_THIS_WEEK : (n_ahead < 0 ? MN_NEAR_LAST_WEEK : MN_NEAR_NEXT_WEEK);
  GDate date;

  period->is_interval = TRUE;
  mn_near_date_weekday (published, G_DATE_MONDAY, near, &date);
  set_day (&period->from, &date);
  mn_near_date_weekday (published, G_DATE_SUNDAY, near, &date);
  set_day (&period->to, &date);
}

static void
set_ahead (MnDateReader *self,
           Unit          unit,
           int           n_ahead,
           MnDatePeriod *period)
{
  GDate date = *self->published;

  self->used_date = TRUE;
  switch (unit)
    {
    case UNIT_WEEK:
      set_week (period, self->published, n_ahead);
      break;
    case UNIT_MONTH:
      set_month (&period->from, self->published, n_ahead);
      break;
    case UNIT_YEAR:
      period->from.year = g_date_get_year (self->published) + n_ahead;
      break;
    case UNIT_DAY:
    default:
      mn_near_date_shift (&date, n_ahead);
      set_day (&period->from, &date);
      break;
    }
}

static gboolean
read_number_of (MnDateReader *self,
                Unit         *unit,
                int          *n)
{
  const MnPhrase *found = MN_TAKE (self->words, one);
  MnNumber number = { .value = 1 };

  if (found == NULL && !mn_number_words_read (self->words, FALSE, TRUE, &number))
    return FALSE;
  if (number.value != floor (number.value) || number.value < 1 || number.value > MAX_AGO)
    return FALSE;
  found = MN_TAKE (self->words, units);
  *n = (int) number.value;
  *unit = found != NULL ? (Unit) found->value : UNIT_DAY;
  return found != NULL;
}

/* “Two days ago” is a day; “two weeks ago” is about then, “two years ago” about that year */
static gboolean
read_ago (MnDateReader *self,
          MnDatePeriod *period)
{
  guint start = self->words->at;
  gboolean is_before = MN_TAKE (self->words, ago_before) != NULL;
  Unit unit;
  int n;

  if (!read_number_of (self, &unit, &n) || (!is_before && MN_TAKE (self->words, ago) == NULL))
    {
      self->words->at = start;
      return FALSE;
    }
  period->from.is_about = unit != UNIT_DAY;
  if (unit == UNIT_WEEK)
    set_ahead (self, UNIT_DAY, -7 * n, period);
  else
    set_ahead (self, unit, -n, period);
  return TRUE;
}

/**
 * mn_date_parts_relative_year:
 * @self: a reader
 *
 * Goes past “this year”, “last year”, “next year”.
 *
 * Returns: that year, or 0 where it is not said, or the article's date is not known
 */
int
mn_date_parts_relative_year (MnDateReader *self)
{
  const MnPhrase *found = self->published != NULL ? MN_TAKE (self->words, years) : NULL;

  if (found == NULL)
    return 0;
  self->used_date = TRUE;
  return g_date_get_year (self->published) + (int) found->value;
}

/**
 * mn_date_parts_read_relative:
 * @self: a reader
 * @period: (out): what it comes to
 *
 * Reads what is said from the article's day: “yesterday”, “last month”, “two days ago”. A week goes from Monday to
 * Sunday.
 *
 * Returns: whether it stands there, and the article's date is known
 */
gboolean
mn_date_parts_read_relative (MnDateReader *self,
                             MnDatePeriod *period)
{
  guint start = self->words->at;
  gboolean is_some_time;
  const MnPhrase *found;

  if (self->published == NULL)
    return FALSE;
  if (read_ago (self, period))
    return TRUE;

  is_some_time = MN_TAKE (self->words, some_time_in) != NULL;
  if ((found = MN_TAKE (self->words, weeks)) != NULL)
    set_ahead (self, UNIT_WEEK, (int) found->value, period);
  else if ((found = MN_TAKE (self->words, months)) != NULL)
    set_ahead (self, UNIT_MONTH, (int) found->value, period);
  else if ((found = MN_TAKE (self->words, years)) != NULL)
    set_ahead (self, UNIT_YEAR, (int) found->value, period);
  else if (!is_some_time && (found = MN_TAKE (self->words, days)) != NULL)
    set_ahead (self, UNIT_DAY, (int) found->value, period);
  if (found == NULL)
    self->words->at = start;
  return found != NULL;
}

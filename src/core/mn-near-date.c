/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-near-date.h"

#include <stdio.h>
#include <string.h>

/* So far ahead of the article a day without a year may be */
#define N_DAYS_AHEAD 30
/* So far back it may be in the year before */
#define N_DAYS_BACK 90
#define N_MONTHS_BACK 3

/**
 * mn_near_date_parse:
 * @published: (nullable): an article's date in EDTF
 * @date: (out): its day
 *
 * Returns: whether it is known to the day, without doubt, in the years 1000 to 9000
 */
gboolean
mn_near_date_parse (const char *published,
                    GDate      *date)
{
  guint year, month, day;
  int n = 0;

  if (published == NULL || strnlen (published, 10) < 10 || !g_ascii_isdigit (published[0])
      || sscanf (published, "%4u-%2u-%2u%n", &year, &month, &day, &n) != 3 || n != 10
      || (published[n] != '\0' && published[n] != 'T'))
    return FALSE;
  if (year < 1000 || year > 9000 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * mn_near_date_year_of_day:
 * @published: an article's day
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * News leaves out the year where it is clear: the newest such day up to 30 days after the article is meant, where it is
 * in the article's year or at most 90 days before the article. What is further away may as well be the coming one: in
 * May, “3 November” is an election to come, or one that was.
 *
 * Returns: the year of that day, or 0 where it is not clear
 */
int
mn_near_date_year_of_day (const GDate *published,
                          int          month,
                          int          day)
{
  int this_year = g_date_get_year (published);

  for (int year = this_year + 1; year >= this_year - 1; year--)
    {
      GDate date;
      int n_ahead;

      if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        continue;
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      n_ahead = g_date_days_between (published, &date);
      if (n_ahead <= N_DAYS_AHEAD)
        return year == this_year || n_ahead >= -N_DAYS_BACK ? year : 0;
    }
  return 0;
}

/**
 * mn_near_date_year_of_month:
 * @published: an article's day
 * @month: 1 to 12
 * @near: %MN_NEAR_LATEST, or what was said of it: “last January”, “this January”, “next January”
 *
 * A month alone is the newest that has begun, where that was in the article's year or at most three months ago. “Last
 * March” in June may be of this year or of the year before, so it is clear only where March has not been yet; likewise
 * “next”.
 *
 * Returns: the year of that month, or 0 where it is not clear
 */
int
mn_near_date_year_of_month (const GDate *published,
                            int          month,
                            MnNear       near)
{
  int this_year = g_date_get_year (published);
  int n_ahead = month - (int) g_date_get_month (published);

  switch (near)
    {
    case MN_NEAR_THIS_WEEK:
      return this_year;
    case MN_NEAR_LAST:
      return n_ahead >= 0 ? this_year - 1 : 0;
    case MN_NEAR_NEXT:
      return n_ahead <= 0 ? this_year + 1 : 0;
    case MN_NEAR_LATEST:
      if (n_ahead <= 0)
        return this_year;
      return n_ahead >= 12 - N_MONTHS_BACK ? this_year - 1 : 0;
    case MN_NEAR_LAST_WEEK:
    case MN_NEAR_NEXT_WEEK:
    default:
      return 0;
    }
}

/**
 * mn_near_date_shift:
 * @date: a day
 * @n_days: how far to move it, back where negative
 */
void
mn_near_date_shift (GDate *date,
                    int    n_days)
{
  if (n_days >= 0)
    g_date_add_days (date, (guint) n_days);
  else
    g_date_subtract_days (date, (guint) -n_days);
}

/**
 * mn_near_date_weekday:
 * @published: an article's day
 * @weekday: a day of the week
 * @near: which one
 * @date: (out): that day
 */
void
mn_near_date_weekday (const GDate *published,
                      GDateWeekday weekday,
                      MnNear       near,
                      GDate       *date)
{
  int n_ahead = (int) weekday - (int) g_date_get_weekday (published); /* in the same week */

  switch (near)
    {
    case MN_NEAR_LAST:
      n_ahead -= n_ahead >= 0 ? 7 : 0;
      break;
    case MN_NEAR_NEXT:
      n_ahead += n_ahead <= 0 ? 7 : 0;
      break;
    case MN_NEAR_THIS_WEEK:
      break;
    case MN_NEAR_LAST_WEEK:
      n_ahead -= 7;
      break;
    case MN_NEAR_NEXT_WEEK:
      n_ahead += 7;
      break;
    case MN_NEAR_LATEST:
    default:
      n_ahead -= n_ahead > 0 ? 7 : 0;
      break;
    }
  *date = *published;
  mn_near_date_shift (date, n_ahead);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-time.h"

#include <string.h>

static void
put_digits (char  *to,
            guint  n_digits,
            gint64 value)
{
  while (n_digits-- > 0)
    {
      to[n_digits] = (char) ('0' + value % 10);
      value /= 10;
    }
}

/**
 * mn_time_to_string:
 * @time: seconds since 1970 in UTC, in the years 0 to 9999
 * @text: where to write it
 *
 * Writes ISO 8601 (`2026-01-09T10:00:00Z`). A million records have two million times, so the date is worked out here,
 * from days to year, month and day, by the calendar's 400-year cycle with years beginning in March.
 *
 * Returns: (transfer none): @text
 */
const char *
mn_time_to_string (gint64 time,
                   char   text[MN_TIME_SIZE])
{
  gint64 days = time / 86400;
  gint64 seconds = time % 86400;
  gint64 era, day_of_era, year_of_era, day_of_year, month, year;

  if (seconds < 0)
    {
      seconds += 86400;
      days--;
    }
  days += 719468; /* from 0000-03-01 to 1970-01-01 */
  era = (days >= 0 ? days : days - 146096) / 146097;
  day_of_era = days - era * 146097;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month = (5 * day_of_year + 2) / 153;
  year = year_of_era + era * 400 + (month >= 10);

  put_digits (text, 4, CLAMP (year, 0, 9999));
  text[4] = '-';
  put_digits (text + 5, 2, month < 10 ? month + 3 : month - 9);
  text[7] = '-';
  put_digits (text + 8, 2, day_of_year - (153 * month + 2) / 5 + 1);
  text[10] = 'T';
  put_digits (text + 11, 2, seconds / 3600);
  text[13] = ':';
  put_digits (text + 14, 2, seconds / 60 % 60);
  text[16] = ':';
  put_digits (text + 17, 2, seconds % 60);
  text[19] = 'Z';
  text[20] = '\0';
  return text;
}

/* The number that @n_digits digits make, or -1 where one of them is none */
static int
take_digits (const char *from,
             guint       n_digits)
{
  int value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (from[i]))
        return -1;
      value = value * 10 + (from[i] - '0');
    }
  return value;
}

static int
days_in_month (int year,
               int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && is_leap);
}

/* Reads exactly what mn_time_to_string() writes: an import has two million of them, and GDateTime takes 40 times as long */
static gboolean
parse_canonical (const char *text,
                 gint64     *time)
{
  int year, month, day, hour, minute, second;
  gint64 era, year_of_era, day_of_year, days;

  if (strlen (text) != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
      || text[19] != 'Z')
    return FALSE;
  year = take_digits (text, 4);
  month = take_digits (text + 5, 2);
  day = take_digits (text + 8, 2);
  hour = take_digits (text + 11, 2);
  minute = take_digits (text + 14, 2);
  second = take_digits (text + 17, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month (year, month) || hour < 0 || hour > 23
      || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;

  year -= month <= 2; /* years begin in March, as above */
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  days = era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
  *time = days * 86400 + hour * 3600 + minute * 60 + second;
  return TRUE;
}

/**
 * mn_time_parse:
 * @text: a time in ISO 8601 with its zone
 * @time: (out): seconds since 1970 in UTC; a fraction is cut off
 *
 * Returns: whether @text is one
 */
gboolean
mn_time_parse (const char *text,
               gint64     *time)
{
  g_autoptr (GDateTime) parsed = NULL;

  if (parse_canonical (text, time))
    return TRUE;
  parsed = g_date_time_new_from_iso8601 (text, NULL);
  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix (parsed);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-near-date.h"
#include "mn-word-reader.h"

G_BEGIN_DECLS

/**
 * MnDatePart:
 * @year: 0 where it is not said
 * @month: 1 to 12, 21 to 24 for spring to winter, 0 where it is not said
 * @day: 0 where it is not said
 * @weekday: the day of the week that was said of it, or 0
 * @is_decade: whether the last digit of @year is not known
 * @is_about: whether it is no more than about then
 *
 * What is said of a date.
 */
typedef struct
{
  int      year;
  int      month;
  int      day;
  int      weekday;
  gboolean is_decade;
  gboolean is_about;
} MnDatePart;

/**
 * MnDatePeriod:
 * @from: a date, or where the period begins
 * @to: where it ends
 * @is_interval: whether it is a period
 *
 * What a few words say: a date, or a week or a quarter, which EDTF writes as an interval.
 */
typedef struct
{
  MnDatePart from;
  MnDatePart to;
  gboolean   is_interval;
} MnDatePeriod;

/**
 * MnDateReader:
 * @words: the words
 * @published: (nullable): the article's day
 * @used_date: whether anything was worked out from it
 *
 * What dates are read from.
 */
typedef struct
{
  MnWordReader *words;
  const GDate  *published;
  gboolean      used_date;
} MnDateReader;

gboolean mn_date_parts_read_year     (MnDateReader *self,
                                      MnDatePart   *part);
gboolean mn_date_parts_read_calendar (MnDateReader *self,
                                      MnDatePeriod *period);
gboolean mn_date_parts_read_day      (MnDateReader *self,
                                      MnDatePart   *part);
gboolean mn_date_parts_read_relative (MnDateReader *self,
                                      MnDatePeriod *period);
int      mn_date_parts_relative_year (MnDateReader *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MnNear:
 * @MN_NEAR_LATEST: “Thursday”: the last one, which may be the article's own day
 * @MN_NEAR_LAST: “last Thursday”: before the article's day
 * @MN_NEAR_NEXT: “next Thursday”: after it
 * @MN_NEAR_THIS_WEEK: “this Thursday”: of the article's week, which begins on Monday
 * @MN_NEAR_LAST_WEEK: “Thursday last week”
 * @MN_NEAR_NEXT_WEEK: “Thursday next week”
 *
 * Which of the many days of a name is meant.
 */
typedef enum
{
  MN_NEAR_LATEST,
  MN_NEAR_LAST,
  MN_NEAR_NEXT,
  MN_NEAR_THIS_WEEK,
  MN_NEAR_LAST_WEEK,
  MN_NEAR_NEXT_WEEK,
} MnNear;

gboolean mn_near_date_parse         (const char  *published,
                                     GDate       *date);
int      mn_near_date_year_of_day   (const GDate *published,
                                     int          month,
                                     int          day);
int      mn_near_date_year_of_month (const GDate *published,
                                     int          month,
                                     MnNear       near);
void     mn_near_date_weekday       (const GDate *published,
                                     GDateWeekday weekday,
                                     MnNear       near,
                                     GDate       *date);
void     mn_near_date_shift         (GDate       *date,
                                     int          n_days);

G_END_DECLS

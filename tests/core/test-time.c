/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-time.h"

#include <gio/gio.h>

/* From the first second that GDateTime knows to the last one that has four digits of years */
#define FIRST G_GINT64_CONSTANT (-62135596800)
#define LAST  G_GINT64_CONSTANT (253402300799)

static void
assert_agrees_with_glib (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *rest = g_date_time_format (date, "%m-%dT%H:%M:%SZ");
  g_autofree char *expected = g_strdup_printf ("%04d-%s", g_date_time_get_year (date), rest); /* %Y is not padded */
  char text[MN_TIME_SIZE];
  gint64 again = 0;

  g_assert_cmpstr (mn_time_to_string (time, text), ==, expected);
  g_assert_true (mn_time_parse (text, &again));
  g_assert_cmpint (again, ==, time);
}

static void
test_agrees_with_glib (void)
{
  assert_agrees_with_glib (FIRST);
  assert_agrees_with_glib (LAST);
  assert_agrees_with_glib (-1);
  assert_agrees_with_glib (0);
  /* a prime number of seconds, so that every hour, minute, day and month has its turn */
  for (gint64 time = FIRST; time <= LAST; time += 4999999)
    assert_agrees_with_glib (time);
}

static void
test_knows_leap_years (void)
{
  static const char *const days[] = { "2000-02-29", "2024-02-29", "0004-02-29", "9996-02-29" };
  static const char *const no_days[] = { "1900-02-29", "2023-02-29", "2100-02-29", "2024-02-30", "2024-04-31" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = g_strconcat (days[i], "T12:30:59Z", NULL);
      char again[MN_TIME_SIZE];
      gint64 time = 0;

      g_assert_true (mn_time_parse (text, &time));
      g_assert_cmpstr (mn_time_to_string (time, again), ==, text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no_days); i++)
    {
      g_autofree char *text = g_strconcat (no_days[i], "T12:30:59Z", NULL);
      gint64 time = 0;

      g_assert_false (mn_time_parse (text, &time));
    }
}

static void
test_reads_other_forms_of_iso_8601 (void)
{
  static const char *const texts[] = { "2026-01-09T11:00:00+01:00", "20260109T100000Z", "2026-01-09T10:00:00.75Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 time = 0;

      g_assert_true (mn_time_parse (texts[i], &time));
      g_assert_cmpint (time, ==, 1767952800);
    }
}

static void
test_refuses_what_is_no_time (void)
{
  static const char *const texts[] = {
    "", "now", "2026-01-09", "2026-01-09T10:00:00", "2026-13-09T10:00:00Z", "2026-00-09T10:00:00Z",
    "2026-01-00T10:00:00Z", "2026-01-09T24:00:00Z", "2026-01-09T10:60:00Z", "2026-01-09T10:00:75Z",
    "2026-01-0aT10:00:00Z", "2026/01/09T10:00:00Z", "0000-01-01T00:00:00Z", "2026-01-09T10:00:00Z ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 time = 0;

      if (mn_time_parse (texts[i], &time))
        g_error ("read as a time: %s", texts[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/agrees-with-glib-over-ten-thousand-years", test_agrees_with_glib);
  g_test_add_func ("/time/knows-leap-years", test_knows_leap_years);
  g_test_add_func ("/time/reads-other-forms-of-iso-8601", test_reads_other_forms_of_iso_8601);
  g_test_add_func ("/time/refuses-what-is-no-time", test_refuses_what_is_no_time);
  return g_test_run ();
}

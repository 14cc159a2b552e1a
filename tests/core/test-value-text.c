/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-value-text.h"

#include <math.h>
#include <string.h>

static void
test_knows_dates (void)
{
  static const char *const good[] = { "2024", "2024-02", "2026-01-08", "2026-01-08~", "199X", "19XX", "2024-XX", "2024-21",
                                      "2024-01/2024-03", "../2024", "2024/..", "2024-02-29", "2026-01-09T10:00Z",
                                      "199X-12", "2024-02-XX", "2024-XX-XX", "2024-02?", "2024%", "-0044-03-15", "Y-17000",
                                      "2024/", "/2024", "2004-02-01~/2005" };
  static const char *const bad[] = { "", "hello", "2024-13", "2024-02-30", "2023-02-29", "24", "2024-1", "2024/13-01/x",
                                     "2024-02-30/2024-03", "Thursday", "199X-13", "2024-00", "2026-01-09T25:00Z",
                                     "2026-01-09T10:99", "..", "/", "2024-02-01/2024-02-31", "XXXX", "2024~~", " 2024" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    if (!mn_edtf_is_valid (good[i]))
      {
        g_test_message ("refused: %s", good[i]);
        g_test_fail ();
      }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (mn_edtf_is_valid (bad[i]))
      {
        g_test_message ("accepted: %s", bad[i]);
        g_test_fail ();
      }
}

static void
assert_figure (const char *text,
               double      low,
               double      high,
               const char *unit,
               MnQualifier qualifier)
{
  static const char *const types[] = { "figure", "work", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (MnValue) value = mn_value_from_text (text, types[i]);

      g_assert_nonnull (value);
      g_assert_cmpint (value->kind, ==, MN_VALUE_FIGURE);
      g_assert_cmpint (value->qualifier, ==, qualifier);
      g_assert_cmpstr (value->unit, ==, unit);
      g_assert_true (isnan (low) ? isnan (value->low) : value->low == low);
      g_assert_true (isnan (high) ? isnan (value->high) : value->high == high);
    }
}

static void
test_reads_figures (void)
{
  assert_figure ("at least 31 vessels", 31, NAN, "vessels", MN_QUALIFIER_AT_LEAST);
  assert_figure ("between 30 million and 50 million barrels", 30e6, 50e6, "barrels", MN_QUALIFIER_BETWEEN);
  assert_figure ("over 800", 800, NAN, NULL, MN_QUALIFIER_OVER);
  assert_figure ("under 5 %", NAN, 5, "%", MN_QUALIFIER_UNDER);
  assert_figure ("at most 12%", NAN, 12, "%", MN_QUALIFIER_AT_MOST);
  assert_figure ("About 1,200 men", 1200, 1200, "men", MN_QUALIFIER_ABOUT);
  assert_figure ("31", 31, 31, NULL, MN_QUALIFIER_EXACT);
  assert_figure ("1,200,000", 1.2e6, 1.2e6, NULL, MN_QUALIFIER_EXACT);
  assert_figure ("between 30 and 50 million barrels", 30e6, 50e6, "barrels", MN_QUALIFIER_BETWEEN);
  assert_figure ("between 500 and 2 million", 500, 2e6, NULL, MN_QUALIFIER_BETWEEN);
  assert_figure ("12%", 12, 12, "%", MN_QUALIFIER_EXACT);
  assert_figure ("1.2 trillion yen", 1.2e12, 1.2e12, "yen", MN_QUALIFIER_EXACT);
  assert_figure ("1200 trillion yen", 1.2e15, 1.2e15, "yen", MN_QUALIFIER_EXACT);
  assert_figure ("-3.5 degrees", -3.5, -3.5, "degrees", MN_QUALIFIER_EXACT);
}

static void
test_takes_four_digits_for_a_year (void)
{
  g_autoptr (MnValue) year = mn_value_from_text ("2024", "work");
  g_autoptr (MnValue) number = mn_value_from_text ("2024 boats", "work");

  g_assert_cmpint (year->kind, ==, MN_VALUE_DATE);
  g_assert_cmpint (number->kind, ==, MN_VALUE_FIGURE);
}

static void
test_goes_by_the_type (void)
{
  static const char *const digits[] = { "1200", "2024%", "-3000", " 1066 " };
  static const char *const dates[] = { "2024-02", "199X", "2024/2025" };
  static const char *const figures[] = { "31", "1,200", "about 1200", "2024 boats" };

  for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      g_autoptr (MnValue) date = mn_value_from_text (digits[i], "date");
      g_autoptr (MnValue) figure = mn_value_from_text (digits[i], "figure");

      g_assert_cmpint (date->kind, ==, MN_VALUE_DATE);
      g_assert_cmpint (figure->kind, ==, MN_VALUE_FIGURE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_null (mn_value_from_text (dates[i], "figure"));
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_null (mn_value_from_text (figures[i], "date"));
}

static void
test_tells_what_the_type_wants (void)
{
  g_autofree char *date = mn_value_check_text ("31 vessels", "date");
  g_autofree char *figure = mn_value_check_text ("2024-02", "figure");

  g_assert_nonnull (strstr (date, "a date"));
  g_assert_null (strstr (date, "figure"));
  g_assert_nonnull (strstr (figure, "a figure"));
  g_assert_null (strstr (figure, "date"));
  g_assert_null (mn_value_check_text ("31 vessels", "figure"));
  g_assert_null (mn_value_check_text ("2024-02", "date"));
  g_assert_null (mn_value_check_text (NULL, "date"));
}

static void
test_tells_what_is_neither (void)
{
  static const char *const texts[] = { "", "many", "between 5 and 3", "between 5", "at least", "1.2.3", "12men", "--4", "12,5",
                                       "1,20", "1,2000", ",500", "about", "inf", "nan", "0x10" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *problem = mn_value_check_text (texts[i], NULL);

      if (problem == NULL)
        {
          g_test_message ("accepted: %s", texts[i]);
          g_test_fail ();
        }
    }
}

static void
test_reads_what_it_writes (void)
{
  static const char *const units[] = { NULL, "vessels", "%", "barrels of oil" };

  for (guint i = 0; i < 5000; i++)
    {
      double scale = pow (10, g_test_rand_int_range (0, 17));
      double low = round (g_test_rand_double_range (0, scale) * 100) / 100;
      double high = low + round (g_test_rand_double_range (0, scale));
      MnQualifier qualifier = (MnQualifier) g_test_rand_int_range (MN_QUALIFIER_EXACT, MN_QUALIFIER_BETWEEN + 1);
      g_autoptr (MnValue) value = NULL;
      g_autoptr (MnValue) again = NULL;
      g_autofree char *text = NULL;

      if (qualifier == MN_QUALIFIER_EXACT || qualifier == MN_QUALIFIER_ABOUT)
        high = low;
      else if (qualifier == MN_QUALIFIER_AT_LEAST || qualifier == MN_QUALIFIER_OVER)
        high = NAN;
      else if (qualifier != MN_QUALIFIER_BETWEEN)
        low = NAN;
      value = mn_value_new_figure (low, high, units[i % G_N_ELEMENTS (units)], qualifier);
      text = mn_value_to_text (value);
      again = mn_value_from_text (text, "figure");
      if (again == NULL || !mn_struct_equal (&mn_value_info, value, again))
        g_test_message ("not read back: %s", text);
      g_assert_nonnull (again);
      g_assert_true (mn_struct_equal (&mn_value_info, value, again));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/knows-dates", test_knows_dates);
  g_test_add_func ("/value/reads-figures", test_reads_figures);
  g_test_add_func ("/value/takes-four-digits-for-a-year", test_takes_four_digits_for_a_year);
  g_test_add_func ("/value/goes-by-the-type-of-the-mention", test_goes_by_the_type);
  g_test_add_func ("/value/tells-what-the-type-wants", test_tells_what_the_type_wants);
  g_test_add_func ("/value/tells-what-is-neither", test_tells_what_is_neither);
  g_test_add_func ("/value/reads-what-it-writes", test_reads_what_it_writes);
  return g_test_run ();
}

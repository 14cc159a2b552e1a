/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-value-words.h"

#include "mn-value-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* A Friday */
#define PUBLISHED "2026-01-09"

typedef struct
{
  const char *words;
  const char *said; /* as mn_value_to_text() writes it; NULL for none */
} Case;

/* Checks what must be true of every value, whatever was read */
static void
assert_sound (const MnValue *value,
              const char    *words)
{
  g_autofree char *text = mn_value_to_text (value);
  g_autoptr (MnValue) again = NULL;

  again = mn_value_from_text (text, value->kind == MN_VALUE_FIGURE ? "figure" : "date");
  if (again == NULL || !mn_struct_equal (&mn_value_info, value, again))
    {
      g_test_message ("“%s” was read as “%s”, which is not read back", words, text);
      g_test_fail ();
    }
}

static void
check (const Case *cases,
       gsize       n_cases,
       const char *type,
       const char *published,
       const char *language,
       gboolean    expects_used_date)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      gboolean used_date = TRUE;
      g_autoptr (MnValue) value = mn_value_from_words (cases[i].words, type, published, language, &used_date);
      g_autofree char *text = mn_value_to_text (value);

      if (value != NULL)
        assert_sound (value, cases[i].words);
      if (g_strcmp0 (text, cases[i].said) != 0 || used_date != (expects_used_date && value != NULL))
        {
          g_test_message ("“%s” was read as %s, not %s; used date: %d", cases[i].words, text, cases[i].said, used_date);
          g_test_fail ();
        }
    }
}

#define CHECK_FIGURES(cases, language) check (cases, G_N_ELEMENTS (cases), "figure", PUBLISHED, language, FALSE)
#define CHECK_DATES(cases, language) check (cases, G_N_ELEMENTS (cases), "date", NULL, language, FALSE)
#define CHECK_NEAR_DATES(cases, language) check (cases, G_N_ELEMENTS (cases), "date", PUBLISHED, language, TRUE)

static void
test_reads_digits (void)
{
  static const Case cases[] = {
    { "31", "31" },
    { "107 individuals", "107 individuals" },
    { "1,200 men", "1200 men" },
    { "1,234,567", "1234567" },
    { "1\u00a0200\u202f000 men", "1200000 men" },
    { "1\u2009200", "1200" },
    { "1 200 men", NULL },
    { "3.5 degrees", "3.5 degrees" },
    { "1.234 points", "1.234 points" },
    { "-3.5 degrees", "-3.5 degrees" },
    { "−5%", "-5 %" },
    { "0.125", "0.125" },
    { "1,200.50", "1200.5" },
    { "1.200,50", "1200.5" },
    { "1.200.000", "1200000" },
    { "“31 vessels,”", "31 vessels" },
    { "a total of 31 vessels", "31 vessels" },
    { "the 31\n  big   vessels", "31 big vessels" },
    { "two F-16s", "2 F-16s" },
    { "30 million barrels of Venezuelan crude", "30000000 barrels of Venezuelan crude" },
    { "5 of the men", "5 the men" },
    { "5km", "5 km" },
    { "30°C", "30 °C" },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_magnitudes (void)
{
  static const Case cases[] = {
    { "30 million barrels", "30000000 barrels" },
    { "1.1 thousand", "1100" },
    { "2.01 thousand", "2010" },
    { "2.3 million", "2300000" },
    { "1.2 trillion yen", "1200000000000 JPY" },
    { "5bn people", "5000000000 people" },
    { "5 bn", "5000000000" },
    { "10k", "10000" },
    { "3mn", "3000000" },
    { "$30m", "30000000 $" },
    { "30m euros", "30000000 EUR" },
    { "$1.2T", "1200000000000 $" },
    { "£5B", "5000000000 GBP" },
    { "30m", NULL },
    { "30m high", NULL },
    { "300 K", "300 K" },
    { "5G", NULL },
    { "millions of people", NULL },
    { "30 thousands", NULL },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_number_words (void)
{
  static const Case cases[] = {
    { "five Spanish citizens", "5 Spanish citizens" },
    { "nineteen", "19" },
    { "Twenty-one men", "21 men" },
    { "twenty one men", "21 men" },
    { "a hundred people", "100 people" },
    { "one hundred and five", "105" },
    { "two hundred fifty-three", "253" },
    { "twelve hundred", "1200" },
    { "two million three hundred thousand", "2300000" },
    { "a thousand and one nights", "1001 nights" },
    { "two dozen", "24" },
    { "a dozen eggs", "12 eggs" },
    { "half a dozen", "6" },
    { "half a million", "500000" },
    { "two and a half million", "2500000" },
    { "3 hundred", "300" },
    { "a couple", NULL },
    { "a couple of people", NULL },
    { "a few", NULL },
    { "dozens", NULL },
    { "hundreds of people", NULL },
    { "thousands of Maduro supporters", NULL },
    { "a man", NULL },
    { "two three", NULL },
    { "two thousand five thousand", NULL },
    { "five or six", NULL },
    { "one person", "1 person" },
    { "one of the largest", NULL },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_parts (void)
{
  static const Case cases[] = {
    { "half", "0.5" },
    { "half of voters", "0.5 of voters" },
    { "half the population", "0.5 the population" },
    { "more than half", "over 0.5" },
    { "three quarters", "0.75" },
    { "a quarter of the crew", "0.25 of the crew" },
    { "one-fifth", "0.2" },
    { "one half", "0.5" },
    { "two quarters", NULL },
    { "a third man", NULL },
    { "third", NULL },
    { "31st", NULL },
    { "the first", NULL },
    { "2/3 of voters", NULL },
  };
  g_autoptr (MnValue) thirds = mn_value_from_words ("two thirds of voters", "figure", NULL, "en", NULL);

  g_assert_cmpfloat (thirds->low, ==, 2.0 / 3);
  g_assert_cmpstr (thirds->unit, ==, "of voters");
  CHECK_FIGURES (cases, "en");
}

static void
test_reads_percent_and_money (void)
{
  static const Case cases[] = {
    { "12%", "12 %" },
    { "12 percent", "12 %" },
    { "12 per cent of voters", "12 % of voters" },
    { "2 percentage points", "2 percentage points" },
    { "$30 million", "30000000 $" },
    { "a $30 million deal", "30000000 $ deal" },
    { "US$30 million", "30000000 USD" },
    { "30 million US dollars", "30000000 USD" },
    { "U.S. dollars", NULL },
    { "30 dollars", "30 dollars" },
    { "€5", "5 EUR" },
    { "5 €", "5 EUR" },
    { "EUR 5 million", "5000000 EUR" },
    { "5 million euros in aid", "5000000 EUR in aid" },
    { "£5.50", "5.5 GBP" },
    { "5 pounds", "5 pounds" },
    { "A$20", "20 AUD" },
    { "$70 a barrel", "70 $ a barrel" },
    { "$30 million to $50 million", "between 30000000 and 50000000 $" },
    { "$30 to €50", NULL },
    { "$30 €", NULL },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_qualifiers (void)
{
  static const Case cases[] = {
    { "about 1,200 men", "about 1200 men" },
    { "some 31 vessels", "about 31 vessels" },
    { "nearly half", "about 0.5" },
    { "~800", "about 800" },
    { "c. 800", "about 800" },
    { "circa 800", "about 800" },
    { "at least 31 vessels", "at least 31 vessels" },
    { "at least 100 people dead", "at least 100 people dead" },
    { "no fewer than 31", "at least 31" },
    { "a minimum of 5 years", "at least 5 years" },
    { "up to 50 million barrels", "at most 50000000 barrels" },
    { "no more than ten", "at most 10" },
    { "over 800 political prisoners", "over 800 political prisoners" },
    { "well over 800", "over 800" },
    { "more than a dozen", "over 12" },
    { "upwards of 30%", "over 30 %" },
    { "fewer than 20 people", "under 20 people" },
    { "just under 5%", "under 5 %" },
    { "100 or more people", "at least 100 people" },
    { "100 people or more", "at least 100 people" },
    { "800+", "at least 800" },
    { "100-plus boats", "at least 100 boats" },
    { "20 or so", "about 20" },
    { "at least 20 or so", NULL },
    { "at least", NULL },
    { "more than double", NULL },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_ranges (void)
{
  static const Case cases[] = {
    { "between 30 million and 50 million barrels", "between 30000000 and 50000000 barrels" },
    { "between 30 and 50 million barrels", "between 30000000 and 50000000 barrels" },
    { "from 30 to 50 million", "between 30000000 and 50000000" },
    { "30 to 50 million barrels of oil", "between 30000000 and 50000000 barrels of oil" },
    { "30–50 people", "between 30 and 50 people" },
    { "30-50%", "between 30 and 50 %" },
    { "30% to 50%", "between 30 and 50 %" },
    { "two to three hundred men", "between 200 and 300 men" },
    { "between one hundred and two hundred", "between 100 and 200" },
    { "some 30 to 50 men", "between 30 and 50 men" },
    { "between 500 and 2 million", "between 500 and 2000000" },
    { "1,000 to 2,000", "between 1000 and 2000" },
    { "$30–50 million", "between 30000000 and 50000000 $" },
    { "between 50 and 30", NULL },
    { "between 5", NULL },
    { "from 5", NULL },
    { "at least 30 to 50", NULL },
    { "31 vessels and 107 individuals", NULL },
    { "five people and six dogs", NULL },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_figures_in_spanish (void)
{
  static const Case cases[] = {
    { "1.200 personas", "1200 personas" },
    { "1.200.000 personas", "1200000 personas" },
    { "1,5 millones de barriles", "1500000 barriles" },
    { "1.5 millones", "1500000" },
    { "3,5 grados", "3.5 grados" },
    { "30 por ciento", "30 %" },
    { "un 30 % de los votantes", "30 % de los votantes" },
    { "veintiún hombres", "21 hombres" },
    { "treinta y uno", "31" },
    { "dieciséis barcos", "16 barcos" },
    { "mil novecientos noventa", "1990" },
    { "mil millones de dólares", "1000000000 dólares" },
    { "30 mil millones", "30000000000" },
    { "dos billones", "2000000000000" },
    { "un millón", "1000000" },
    { "dos millones y medio", "2500000" },
    { "medio millón", "500000" },
    { "media docena", "6" },
    { "dos tercios", "0.6666666666666666" },
    { "más de la mitad", "over 0.5" },
    { "al menos 31 buques", "at least 31 buques" },
    { "no menos de diez", "at least 10" },
    { "hasta 50 millones", "at most 50000000" },
    { "más de 800 presos políticos", "over 800 presos políticos" },
    { "menos de 20", "under 20" },
    { "unos 100 hombres", "about 100 hombres" },
    { "cerca de 100", "about 100" },
    { "casi 100", "about 100" },
    { "entre 30 y 50 millones de barriles", "between 30000000 and 50000000 barriles" },
    { "entre treinta y cuarenta", "between 30 and 40" },
    { "de 30 a 50 millones", "between 30000000 and 50000000" },
    { "30 a 50", "between 30 and 50" },
    { "100 o más", "at least 100" },
    { "1,200 personas", NULL },
    { "un barco", NULL },
    { "un par", NULL },
    { "miles de personas", NULL },
    { "cientos", NULL },
    { "cinco o seis", NULL },
    { "5 million", NULL },
  };

  CHECK_FIGURES (cases, "es");
  CHECK_FIGURES (cases, "es-VE");
}

static void
test_reads_both_languages_where_none_is_known (void)
{
  static const Case cases[] = {
    { "at least 31 vessels", "at least 31 vessels" },
    { "más de 800 presos", "over 800 presos" },
    { "12 millones", "12000000" },
    { "20 miles", "20 miles" },
    { "30 por ciento", "30 %" },
    { "1,200 men", "1200 men" },
    { "12,5 %", "12.5 %" },
    { "1.200 personas", NULL },
    { "30 Millionen Barrel", NULL },
  };
  static const Case dates[] = { { "8 January 2026", "2026-01-08" }, { "8 de enero de 2026", "2026-01-08" } };

  CHECK_FIGURES (cases, NULL);
  CHECK_FIGURES (cases, "und");
  CHECK_DATES (dates, NULL);
}

static void
test_reads_no_words_of_other_languages (void)
{
  static const Case figures[] = {
    { "31", "31" },       { "31 %", "31 %" },      { "€31", "31 EUR" },     { "31 Boote", NULL },
    { "about 31", NULL }, { "1,200", NULL },       { "1.200", NULL },       { "30 à 50", NULL },
    { "30-50", "between 30 and 50" },
  };
  static const Case dates[] = { { "2026-01-08", "2026-01-08" }, { "2019", "2019" }, { "8 mars 2026", NULL } };

  CHECK_FIGURES (figures, "fr");
  CHECK_DATES (dates, "fr");
}

static void
test_tells_decimals_from_thousands_by_language (void)
{
  static const Case english[] = { { "1,200", "1200" }, { "1.200", "1.2" }, { "12,5", NULL }, { "1,20", NULL } };
  static const Case broken[] = { { "1,2,3", NULL },    { "1.2.3", NULL },       { "1,200,50", NULL },
                                 { "1.200.50", NULL }, { "12,3456,789", NULL }, { "0,125,000", NULL },
                                 { "1,200.5.6", NULL }, { "1234,567,890", NULL } };

  CHECK_FIGURES (english, "en");
  CHECK_FIGURES (broken, "en");
  CHECK_FIGURES (broken, "es");
  CHECK_FIGURES (broken, NULL);
}

static void
test_refuses_figures_it_cannot_hold (void)
{
  static const Case cases[] = {
    { "12345678901234567890", NULL }, { "1000000 trillion", NULL }, { "0.00001", NULL }, { "", NULL },
    { " ", NULL },                    { "many", NULL },             { "five -", NULL },  { "12men", NULL },
    { "inf", NULL },                  { "26-year-old", NULL },      { "%", NULL },       { "nan", NULL },
    { "0x10", NULL },                 { "and 5", NULL },            { "--4", NULL },
  };

  CHECK_FIGURES (cases, "en");
}

static void
test_reads_calendar_dates (void)
{
  static const Case cases[] = {
    { "February 2024", "2024-02" },
    { "since February 2024", "2024-02/.." },
    { "until 2021", "../2021" },
    { "February, 2024", "2024-02" },
    { "Feb. 2024", "2024-02" },
    { "Sept 2024", "2024-09" },
    { "8 January 2026", "2026-01-08" },
    { "8\u00a0January\u00a02026", "2026-01-08" },
    { "January 8, 2026", "2026-01-08" },
    { "January 8th, 2026,", "2026-01-08" },
    { "the 8th of January 2026", "2026-01-08" },
    { "on Jan. 8, 2026", "2026-01-08" },
    { "Thursday, January 8, 2026", "2026-01-08" },
    { "Friday, January 8, 2026", NULL },
    { "January 8, 2026 at 10:30 GMT", "2026-01-08" },
    { "January 8, 2026, 10 a.m.", "2026-01-08" },
    { "2026-01-08", "2026-01-08" },
    { "2026-01-08T10:00Z", "2026-01-08" },
    { "2024-02", "2024-02" },
    { "2026-02-30", NULL },
    { "30 February 2024", NULL },
    { "29 February 2023", NULL },
    { "13/08/2026", "2026-08-13" },
    { "08/13/2026", "2026-08-13" },
    { "13.8.2026", "2026-08-13" },
    { "08/08/2026", "2026-08-08" },
    { "08/01/2026", NULL },
    { "08/01/26", NULL },
    { "13/08", NULL },
    { "2019", "2019" },
    { "in 2019", "2019" },
    { "the year 2019", "2019" },
    { "about 2010", "2010~" },
    { "circa 2010", "2010~" },
    { "about January 8, 2026", "2026-01-08~" },
    { "spring 2024", "2024-21" },
    { "the summer of 2024", "2024-22" },
    { "fall 2024", "2024-23" },
    { "winter 2024", "2024-24" },
    { "early 2024", NULL },
    { "mid-January 2024", NULL },
    { "end of 2024", NULL },
    { "before 2024", NULL },
    { "12", NULL },
    { "3000", NULL },
  };

  CHECK_DATES (cases, "en");
}

static void
test_reads_decades_and_parts_of_years (void)
{
  static const Case cases[] = {
    { "the 1990s", "199X" },
    { "1990's", "199X" },
    { "the ’90s", "199X" },
    { "the 50s", "195X" },
    { "the 2010s", "201X" },
    { "about the 1990s", "199X~" },
    { "the 1980s to the 1990s", "198X/199X" },
    { "the 20s", NULL },
    { "his 50s", NULL },
    { "50s", NULL },
    { "the 1900s", NULL },
    { "1995s", NULL },
    { "the first quarter of 2024", "2024-01/2024-03" },
    { "the fourth quarter of 2024", "2024-10/2024-12" },
    { "Q2 2024", "2024-04/2024-06" },
    { "the second half of 2024", "2024-07/2024-12" },
    { "Q5 2024", NULL },
    { "the third half of 2024", NULL },
    { "Q", NULL },
  };

  CHECK_DATES (cases, "en");
}

static void
test_reads_intervals (void)
{
  static const Case cases[] = {
    { "2019-2021", "2019/2021" },
    { "2019–2021", "2019/2021" },
    { "from 2019 to 2021", "2019/2021" },
    { "between 2019 and 2021", "2019/2021" },
    { "2019–21", "2019/2021" },
    { "2023-24", "2023/2024" },
    { "2011–12", "2011/2012" },
    { "2011-12", NULL },
    { "5 to 8 January 2026", "2026-01-05/2026-01-08" },
    { "January 5–8, 2026", "2026-01-05/2026-01-08" },
    { "from 30 December to 3 January 2026", "2025-12-30/2026-01-03" },
    { "January to March 2024", "2024-01/2024-03" },
    { "December to March 2024", "2023-12/2024-03" },
    { "January 5, 2026 to March 3", "2026-01-05/2026-03-03" },
    { "spring to autumn 2024", "2024-21/2024-23" },
    { "2021 to 2019", NULL },
    { "from 2019", NULL },
    { "between 2019", NULL },
    { "January 2024 to 2024", NULL },
    { "about 2019 to 2021", NULL },
    { "until 2019 to 2021", NULL },
    { "31 to 30 June 2024", NULL },
  };

  CHECK_DATES (cases, "en");
}

static void
test_reads_days_by_the_article (void)
{
  static const Case cases[] = {
    { "Thursday", "2026-01-08" },
    { "on Thursday", "2026-01-08" },
    { "Thursday night", "2026-01-08" },
    { "late Thursday", "2026-01-08" },
    { "Thursday’s", "2026-01-08" },
    { "Friday", "2026-01-09" },
    { "Saturday", "2026-01-03" },
    { "last Friday", "2026-01-02" },
    { "last Thursday", "2026-01-08" },
    { "next Monday", "2026-01-12" },
    { "next Friday", "2026-01-16" },
    { "this Sunday", "2026-01-11" },
    { "this week’s Thursday", "2026-01-08" },
    { "Monday of last week", "2025-12-29" },
    { "since Thursday", "2026-01-08/.." },
    { "Monday to Wednesday", "2026-01-05/2026-01-07" },
    { "Monday at 10:30", "2026-01-05" },
    { "today", "2026-01-09" },
    { "yesterday", "2026-01-08" },
    { "tomorrow", "2026-01-10" },
    { "last night", "2026-01-08" },
    { "the day before yesterday", "2026-01-07" },
    { "two days ago", "2026-01-07" },
    { "ten days ago", "2025-12-30" },
    { "two weeks ago", "2025-12-26~" },
    { "Saturday to Monday", "2026-01-03/2026-01-05" },
    { "Thursday to Saturday", NULL },
    { "early this morning", "2026-01-09" },
    { "Thursdays", NULL },
    { "now", NULL },
    { "10000000 days ago", NULL },
    { "half a day ago", NULL },
  };

  CHECK_NEAR_DATES (cases, "en");
}

static void
test_reads_longer_spans_by_the_article (void)
{
  static const Case cases[] = {
    { "this week", "2026-01-05/2026-01-11" },
    { "Earlier this week", "2026-01-05/2026-01-11" },
    { "last week", "2025-12-29/2026-01-04" },
    { "next week", "2026-01-12/2026-01-18" },
    { "this month", "2026-01" },
    { "last month", "2025-12" },
    { "next month", "2026-02" },
    { "this year", "2026" },
    { "last year", "2025" },
    { "later this year", "2026" },
    { "three months ago", "2025-10~" },
    { "a year ago", "2025~" },
    { "last January", "2025-01" },
    { "next March", NULL },
    { "January of last year", "2025-01" },
    { "the first quarter of this year", "2026-01/2026-03" },
    { "since last week", NULL },
    { "last summer", NULL },
  };

  CHECK_NEAR_DATES (cases, "en");
}

static void
test_finds_the_year_where_it_is_left_out (void)
{
  static const Case cases[] = {
    { "Jan. 8", "2026-01-08" },
    { "8 January", "2026-01-08" },
    { "Thursday, January 8", "2026-01-08" },
    { "Friday, January 8", NULL },
    { "Jan. 20", "2026-01-20" },
    { "February 8", "2026-02-08" },
    { "February 9", NULL },
    { "December 29", "2025-12-29" },
    { "October 11", "2025-10-11" },
    { "October 10", NULL },
    { "29 February", NULL },
    { "March 14", NULL },
    { "5 to 8 January", "2026-01-05/2026-01-08" },
    { "December 29 to January 3", "2025-12-29/2026-01-03" },
    { "in January", "2026-01" },
    { "December", "2025-12" },
    { "October", "2025-10" },
    { "September", NULL },
    { "February", NULL },
  };
  static const Case in_may[] = { { "November 3", NULL }, { "January 8", "2026-01-08" }, { "March", "2026-03" } };

  CHECK_NEAR_DATES (cases, "en");
  check (in_may, G_N_ELEMENTS (in_may), "date", "2026-05-01", "en", TRUE);
}

static void
test_reads_dates_in_spanish (void)
{
  static const Case cases[] = {
    { "8 de enero de 2026", "2026-01-08" },
    { "el 8 de enero del 2026", "2026-01-08" },
    { "jueves, 8 de enero de 2026", "2026-01-08" },
    { "1.º de enero de 2026", "2026-01-01" },
    { "el primero de enero de 2026", "2026-01-01" },
    { "dos de mayo de 2024", "2024-05-02" },
    { "enero de 2024", "2024-01" },
    { "en 2019", "2019" },
    { "en el año 2019", "2019" },
    { "desde 2019", "2019/.." },
    { "hasta 2021", "../2021" },
    { "de 2019 a 2021", "2019/2021" },
    { "desde 2019 hasta 2021", "2019/2021" },
    { "entre 2019 y 2021", "2019/2021" },
    { "del 5 al 8 de enero de 2026", "2026-01-05/2026-01-08" },
    { "hacia 2010", "2010~" },
    { "primavera de 2024", "2024-21" },
    { "otoño de 2024", "2024-23" },
    { "los años 90", "199X" },
    { "los noventa", "199X" },
    { "la década de 1990", "199X" },
    { "el primer trimestre de 2024", "2024-01/2024-03" },
    { "8 de enero de 2026 a las 10:30", "2026-01-08" },
    { "a principios de 2024", NULL },
    { "mediados de enero", NULL },
  };
  static const Case near[] = {
    { "el jueves", "2026-01-08" },
    { "jueves por la noche", "2026-01-08" },
    { "el jueves pasado", "2026-01-08" },
    { "el pasado viernes", "2026-01-02" },
    { "el próximo lunes", "2026-01-12" },
    { "el lunes que viene", "2026-01-12" },
    { "miércoles", "2026-01-07" },
    { "ayer", "2026-01-08" },
    { "hoy", "2026-01-09" },
    { "mañana", "2026-01-10" },
    { "anteayer", "2026-01-07" },
    { "pasado mañana", "2026-01-11" },
    { "esta semana", "2026-01-05/2026-01-11" },
    { "la semana pasada", "2025-12-29/2026-01-04" },
    { "el mes pasado", "2025-12" },
    { "el año pasado", "2025" },
    { "este año", "2026" },
    { "enero de este año", "2026-01" },
    { "hace dos días", "2026-01-07" },
    { "hace un año", "2025~" },
    { "8 de enero", "2026-01-08" },
    { "del 5 al 8 de enero", "2026-01-05/2026-01-08" },
    { "desde el jueves", "2026-01-08/.." },
  };

  CHECK_DATES (cases, "es");
  CHECK_NEAR_DATES (near, "es");
}

static void
test_needs_the_date_of_the_article_for_relative_words (void)
{
  static const Case cases[] = {
    { "Thursday", NULL },   { "today", NULL },         { "last month", NULL },          { "Jan. 8", NULL },
    { "January", NULL },    { "two days ago", NULL },  { "January of last year", NULL }, { "this week", NULL },
    { "last March", NULL }, { "Monday to Wednesday", NULL },
  };
  static const char *const dates[]
      = { NULL, "", "2026", "2026-01", "2026-01-09~", "2026-02-30", "0001-01-01", "yesterday" };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    check (cases, G_N_ELEMENTS (cases), "date", dates[i], "en", FALSE);
}

static void
test_uses_the_date_of_the_article_only_where_it_must (void)
{
  static const Case cases[] = {
    { "8 January 2026", "2026-01-08" }, { "2019", "2019" }, { "Thursday, January 8, 2026", "2026-01-08" }
  };

  check (cases, G_N_ELEMENTS (cases), "date", PUBLISHED, "en", FALSE);
  check (cases, G_N_ELEMENTS (cases), "date", "2026-01-09T10:00Z", "en", FALSE);
}

static void
test_reads_only_what_the_type_says (void)
{
  g_autoptr (MnValue) date = mn_value_from_words ("31 vessels", "date", PUBLISHED, "en", NULL);
  g_autoptr (MnValue) figure = mn_value_from_words ("Thursday", "figure", PUBLISHED, "en", NULL);
  g_autoptr (MnValue) person = mn_value_from_words ("2019", "person", PUBLISHED, "en", NULL);
  g_autoptr (MnValue) year = mn_value_from_words ("2019", "date", NULL, NULL, NULL);
  g_autoptr (MnValue) number = mn_value_from_words ("2019", "figure", NULL, NULL, NULL);

  g_assert_null (date);
  g_assert_null (figure);
  g_assert_null (person);
  g_assert_cmpint (year->kind, ==, MN_VALUE_DATE);
  g_assert_cmpint (number->kind, ==, MN_VALUE_FIGURE);
}

/* Every locale that there is: at least C, and those with a decimal comma and the dotless i */
static void
test_reads_the_same_in_every_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "tr_TR.UTF-8", "es_ES.UTF-8", "C.UTF-8", "C" };
  static const Case figures[] = { { "2.5 MILLION", "2500000" }, { "AT LEAST SIX", "at least 6" } };
  static const Case dates[] = { { "FRIDAY, JULY 3, 2026", "2026-07-03" } };

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_ALL, locales[i]) != NULL)
      {
        CHECK_FIGURES (figures, "en");
        CHECK_DATES (dates, "en");
      }
}

static void
read_every_way (const char *words)
{
  static const char *const languages[] = { "en", "es", NULL, "fr" };
  static const char *const types[] = { "date", "figure" };

  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (types); i++)
    {
      g_autoptr (MnValue) value = mn_value_from_words (words, types[i % 2], i % 3 == 0 ? NULL : "2024-02-29",
                                                       languages[i / 2], NULL);

      if (value != NULL)
        assert_sound (value, words);
    }
}

static void
test_survives_any_bytes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char bytes[48];
      guint n = (guint) g_test_rand_int_range (0, sizeof bytes);

      for (guint j = 0; j < n; j++)
        bytes[j] = (char) g_test_rand_int_range (1, 256);
      bytes[n] = '\0';
      read_every_way (bytes);
    }
}

/* Words that are understood, in any order, say only what holds together */
static void
test_makes_sound_values_of_any_words (void)
{
  static const char *const pieces[] = {
    "about",   "at least", "between", "and",     "from",  "to",        "-",     "–",      "a",       "half",
    "million", "mil",      "hundred", "dozen",   "two",   "twenty",    "y",     "medio",  "tercios", "third",
    "of",      "%",        "$",       "1,200",   "1.200", "12,5",      "31",    "2024",   "8",       "1990",
    "s",       "January",  "enero",   "Thursday", "last", "next",      "week",  "ago",    "hace",    "days",
    "year",    "spring",   "first",   "quarter", "this",  "yesterday", ",",     ".",      "'",       "/",
    "los",     "de",       "el",      "since",   "at",    ":",         "02",    "XX",     "́",        "€",
    "month",   "5",        "500",     "un",      "night", "vessels",   "or",    "more",   " ",       "0",
  };

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (1, 7);

      for (guint j = 0; j < n; j++)
        {
          g_string_append (words, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          if (g_test_rand_int_range (0, 3) > 0)
            g_string_append_c (words, ' ');
        }
      read_every_way (words->str);
    }
}

static void
test_gives_up_on_long_texts (void)
{
  static const char *const pieces[] = { "a", "1,", "one hundred and ", "ñ", "\xff", "2024-", "1\xc2\xa0", "\xcc\x81" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) words = g_string_new ("1 ");

      while (words->len < 1000000)
        g_string_append (words, pieces[i]);
      read_every_way (words->str);
      g_string_truncate (words, 399 - 399 % strlen (pieces[i]));
      read_every_way (words->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-words/reads-digits", test_reads_digits);
  g_test_add_func ("/value-words/reads-magnitudes", test_reads_magnitudes);
  g_test_add_func ("/value-words/reads-number-words", test_reads_number_words);
  g_test_add_func ("/value-words/reads-parts", test_reads_parts);
  g_test_add_func ("/value-words/reads-percent-and-money", test_reads_percent_and_money);
  g_test_add_func ("/value-words/reads-qualifiers", test_reads_qualifiers);
  g_test_add_func ("/value-words/reads-ranges", test_reads_ranges);
  g_test_add_func ("/value-words/reads-figures-in-spanish", test_reads_figures_in_spanish);
  g_test_add_func ("/value-words/reads-both-languages-where-none-is-known",
                   test_reads_both_languages_where_none_is_known);
  g_test_add_func ("/value-words/reads-no-words-of-other-languages", test_reads_no_words_of_other_languages);
  g_test_add_func ("/value-words/tells-decimals-from-thousands-by-language",
                   test_tells_decimals_from_thousands_by_language);
  g_test_add_func ("/value-words/refuses-figures-it-cannot-hold", test_refuses_figures_it_cannot_hold);
  g_test_add_func ("/value-words/reads-calendar-dates", test_reads_calendar_dates);
  g_test_add_func ("/value-words/reads-decades-and-parts-of-years", test_reads_decades_and_parts_of_years);
  g_test_add_func ("/value-words/reads-intervals", test_reads_intervals);
  g_test_add_func ("/value-words/reads-days-by-the-article", test_reads_days_by_the_article);
  g_test_add_func ("/value-words/reads-longer-spans-by-the-article", test_reads_longer_spans_by_the_article);
  g_test_add_func ("/value-words/finds-the-year-where-it-is-left-out", test_finds_the_year_where_it_is_left_out);
  g_test_add_func ("/value-words/reads-dates-in-spanish", test_reads_dates_in_spanish);
  g_test_add_func ("/value-words/needs-the-date-of-the-article-for-relative-words",
                   test_needs_the_date_of_the_article_for_relative_words);
  g_test_add_func ("/value-words/uses-the-date-of-the-article-only-where-it-must",
                   test_uses_the_date_of_the_article_only_where_it_must);
  g_test_add_func ("/value-words/reads-only-what-the-type-says", test_reads_only_what_the_type_says);
  g_test_add_func ("/value-words/reads-the-same-in-every-locale", test_reads_the_same_in_every_locale);
  g_test_add_func ("/value-words/survives-any-bytes", test_survives_any_bytes);
  g_test_add_func ("/value-words/makes-sound-values-of-any-words", test_makes_sound_values_of_any_words);
  g_test_add_func ("/value-words/gives-up-on-long-texts", test_gives_up_on_long_texts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-figure-compare.h"
#include "mn-figures-in-text.h"
#include "mn-value-text.h"

/* Two figures as people write them, whether they count the same, and whether both may hold */
static const struct
{
  const char *a;
  const char *b;
  gboolean    is_one_unit;
  gboolean    overlap;
} pairs[] = {
  { "31 vessels", "31 vessels", TRUE, TRUE },
  { "31 vessels", "32 vessels", TRUE, FALSE },
  { "over 800 prisoners", "850 prisoners", TRUE, TRUE },
  { "over 800 prisoners", "790 prisoners", TRUE, FALSE },
  { "over 800 prisoners", "800 prisoners", TRUE, TRUE },
  { "at least 31 vessels", "40 vessels", TRUE, TRUE },
  { "at least 31 vessels", "30 vessels", TRUE, FALSE },
  { "at least 31 vessels", "at most 30 vessels", TRUE, FALSE },
  { "at most 31 vessels", "under 30 vessels", TRUE, TRUE },
  { "under 30 vessels", "over 40 vessels", TRUE, FALSE },
  { "over 30 vessels", "at least 100 vessels", TRUE, TRUE },
  { "about 30 vessels", "32 vessels", TRUE, TRUE },
  { "about 30 vessels", "34 vessels", TRUE, FALSE },
  { "about 30 vessels", "about 36 vessels", TRUE, TRUE },
  { "between 30000000 and 50000000 barrels", "45000000 barrels", TRUE, TRUE },
  { "between 30000000 and 50000000 barrels", "over 60000000 barrels", TRUE, FALSE },
  { "between 10 and 20 vessels", "between 20 and 30 vessels", TRUE, TRUE },
  { "between 10 and 20 vessels", "between 21 and 30 vessels", TRUE, FALSE },
  { "800 political prisoners", "over 700 prisoners", TRUE, TRUE },
  { "31 vessels", "31 people", FALSE, TRUE },
  { "31 vessels", "31", FALSE, TRUE },
  { "7", "6", TRUE, FALSE },
};

static void
test_figures_that_exclude_each_other_are_told (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (MnValue) a = mn_value_from_text (pairs[i].a, "figure");
      g_autoptr (MnValue) b = mn_value_from_text (pairs[i].b, "figure");

      g_test_message ("%s and %s", pairs[i].a, pairs[i].b);
      g_assert_nonnull (a);
      g_assert_nonnull (b);
      g_assert_cmpint (mn_figures_are_of_one_unit (a, b), ==, pairs[i].is_one_unit);
      g_assert_cmpint (mn_figures_are_of_one_unit (b, a), ==, pairs[i].is_one_unit);
      g_assert_cmpint (mn_figures_overlap (a, b), ==, pairs[i].overlap);
      g_assert_cmpint (mn_figures_overlap (b, a), ==, pairs[i].overlap);
    }
}

static void
test_figures_are_found_in_running_text (void)
{
  
  static const struct
  {
    const char *text;
    const char *figures; /* as people write them, each with a bar behind */
  } texts[] = {
    { "The navy seized at least 31 vessels in January, Kelly said.", "at least 31 vessels|" },
    { "Between 30 million and 50 million barrels of oil were sold.", "between 30000000 and 50000000 barrels|" },
    { "He was born on 5 May 2019.", "" },
    { "In 2024, prices rose by 12 per cent.", "12 %|" },
    { "It cost $30 million to build 3 ships.", "30000000 $|3 ships|" },
    { "Over 800 political prisoners are held, of whom two died.", "over 800 political prisoners|2 died|" },
    { "Más de 800 presos políticos siguen detenidos.", "over 800 presos políticos siguen|" },
    { "Nothing is counted here.", "" },
    { "", "" },
  };
  g_autoptr (GPtrArray) no_cues = g_ptr_array_new ();
  g_autoptr (MnClaimWords) words = mn_claim_words_new (no_cues);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) found = mn_figures_in_text (texts[i].text, NULL, words);
      g_autoptr (GString) figures = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        {
          g_autofree char *text = mn_value_to_text (g_array_index (found, MnFigureInText, j).value);

          g_string_append_printf (figures, "%s|", text);
        }
      g_assert_cmpstr (figures->str, ==, texts[i].figures);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure-compare/figures-that-exclude-each-other-are-told",
                   test_figures_that_exclude_each_other_are_told);
  g_test_add_func ("/figure-compare/figures-are-found-in-running-text", test_figures_are_found_in_running_text);

  return g_test_run ();
}

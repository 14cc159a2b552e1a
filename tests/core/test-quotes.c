/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-quotes.h"

static char *
find (const char     *utf8,
      const MnBlocks *blocks)
{
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) quotes = mn_quotes_find (text, blocks, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < quotes->len; i++)
    {
      const MnQuote *quote = &g_array_index (quotes, MnQuote, i);

      g_ptr_array_add (found, mn_text_slice (text, quote->inner_start, quote->inner_end));
    }
  g_ptr_array_add (found, NULL);
  return g_strjoinv (" | ", (char **) found->pdata);
}

static void
assert_quotes (const char *utf8,
               const char *expected)
{
  MnBlocks none = { NULL, 0 };
  g_autofree char *found = find (utf8, &none);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_finds_all_kinds_of_marks (void)
{
  assert_quotes ("a “b c” d", "b c");
  assert_quotes ("a «b c» d", "b c");
  assert_quotes ("a »b c« d", "b c");
  assert_quotes ("a „b c“ d „e” f", "b c | e");
  assert_quotes ("a \"b c\" d (\"e\")", "b c | e");
  assert_quotes ("a ‘b c’ d", "b c");
  assert_quotes ("甲「乙」丙", "乙");
}

static void
test_takes_no_apostrophe_for_a_mark (void)
{
  assert_quotes ("she’s ‘not o’clock yet’ the teachers’ own", "not o’clock yet");
  assert_quotes ("don't 'em, 5\" wide", "");
  assert_quotes ("“the boys’ pier”", "the boys’ pier");
}

static void
test_keeps_nested_quotations_in_the_outer (void)
{
  assert_quotes ("“a ‘b’ c «d»” e", "a ‘b’ c «d»");
  assert_quotes ("“a “b” c”", "a “b” c");
}

static void
test_drops_what_is_never_closed (void)
{
  assert_quotes ("a “b c\nd “e” f", "e");
  assert_quotes ("a” b", "");
}

static void
test_goes_on_where_paragraphs_open_again (void)
{
  assert_quotes ("“a b.\n\n“c d.”", "a b.\n\n“c d.");
  assert_quotes ("\"a b.\n\"c d.\"", "a b.\n\"c d.");
  assert_quotes ("«a b.\n»c d.»", "a b.\n»c d.");
}

static void
test_never_crosses_a_heading (void)
{
  MnBlock items[] = { { 0, 4, MN_BLOCK_PARAGRAPH, 0 }, { 5, 8, MN_BLOCK_HEADING, 1 }, { 9, 14, MN_BLOCK_PARAGRAPH, 0 } };
  MnBlocks blocks = { items, 3 };
  g_autofree char *found = find ("“a b\nc d\n“e f”", &blocks);

  g_assert_cmpstr (found, ==, "e f");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotes/finds-all-kinds-of-marks", test_finds_all_kinds_of_marks);
  g_test_add_func ("/quotes/takes-no-apostrophe-for-a-mark", test_takes_no_apostrophe_for_a_mark);
  g_test_add_func ("/quotes/keeps-nested-quotations-in-the-outer", test_keeps_nested_quotations_in_the_outer);
  g_test_add_func ("/quotes/drops-what-is-never-closed", test_drops_what_is_never_closed);
  g_test_add_func ("/quotes/goes-on-where-paragraphs-open-again", test_goes_on_where_paragraphs_open_again);
  g_test_add_func ("/quotes/never-crosses-a-heading", test_never_crosses_a_heading);
  return g_test_run ();
}

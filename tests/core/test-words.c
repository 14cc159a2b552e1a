/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-words.h"

#include <string.h>

/* In these texts a bar says where the caret is; it is taken out first */
static MnText *
make_text (const char *marked,
           guint      *caret)
{
  const char *bar = strchr (marked, '|');
  g_autofree char *plain = NULL;

  g_assert_nonnull (bar);
  *caret = (guint) g_utf8_pointer_to_offset (marked, bar);
  plain = g_strdup_printf ("%.*s%s", (int) (bar - marked), marked, bar + 1);
  return mn_text_new (plain, -1);
}

static void
assert_name (const char *marked,
             const char *expected)
{
  guint caret, start, end;
  g_autoptr (MnText) text = make_text (marked, &caret);
  g_autofree char *found = NULL;

  g_assert_true (mn_words_name_at (text, caret, &start, &end));
  found = mn_text_slice (text, start, end);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_sentence (const char *marked,
                 const char *expected)
{
  guint caret, start, end;
  g_autoptr (MnText) text = make_text (marked, &caret);
  g_autofree char *found = NULL;
  MnBlocks none = { NULL, 0 };

  g_assert_true (mn_words_sentence_at (text, &none, caret, &start, &end));
  found = mn_text_slice (text, start, end);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_snap (const char *utf8,
             const char *selected,
             const char *expected)
{
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  const char *at = strstr (utf8, selected);
  guint start = (guint) g_utf8_pointer_to_offset (utf8, at);
  guint end = start + (guint) g_utf8_strlen (selected, -1);
  g_autofree char *found = NULL;

  g_assert_true (mn_words_snap (text, &start, &end));
  found = mn_text_slice (text, start, end);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_snaps_to_words (void)
{
  assert_snap ("freed Enrique Marquez today", "nrique Marq", "Enrique Marquez");
  assert_snap ("freed Enrique Marquez today", " Enrique ", "Enrique");
  assert_snap ("at least 1,000 men", "00", "1,000");
  assert_snap ("naïve café here", "af", "café");
}

static void
test_ends_words_at_apostrophes_and_hyphens (void)
{
  assert_snap ("if she’s no longer useful", "sh", "she");
  assert_snap ("buy US-made goods", "U", "US");
  assert_snap ("Trump's threats", "rump", "Trump");
  assert_snap ("if she’s no longer useful", "she’s", "she’s");
}

static void
test_takes_single_characters_where_no_blanks_are (void)
{
  assert_snap ("東京都は大きい", "京", "京");
  assert_snap ("センターABC", "B", "ABC");
}

static void
test_finds_names (void)
{
  assert_name ("freed was Enri|que Marquez, a former", "Enrique Marquez");
  assert_name ("freed was Enrique Marquez|, a former", "Enrique Marquez");
  assert_name ("with |Maduro in the", "Maduro");
  assert_name ("visited the Bank of Eng|land today", "Bank of England");
  assert_name ("said Charles d|e Gaulle then", "Charles de Gaulle");
  assert_name ("met Mohammed b|in Salman there", "Mohammed bin Salman");
  assert_name ("quoting J. R. R. Tol|kien here", "J. R. R. Tolkien");
  assert_name ("because the Trump|’s threats", "Trump");
}

static void
assert_person (const char *marked,
               const char *expected)
{
  guint caret, start, end;
  g_autoptr (MnText) text = make_text (marked, &caret);
  g_autofree char *found = NULL;

  g_assert_true (mn_words_name_at (text, caret, &start, &end));
  mn_words_skip_titles (text, caret, &start, end);
  found = mn_text_slice (text, start, end);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_takes_titles_off_persons (void)
{
  assert_person ("by US President Donald Tr|ump as", "Donald Trump");
  assert_person ("by US President Do|nald Trump as", "Donald Trump");
  assert_person ("by US Pre|sident Donald Trump as", "US President Donald Trump");
  assert_person ("people, Deputy Press Secretary Anna Ke|lly told", "Anna Kelly");
  assert_person ("met Dr. Adaeze Win|ter there", "Adaeze Winter");
  assert_person ("met the King| there", "King");
  assert_person ("met Delcy Rodri|guez there", "Delcy Rodriguez");
}

static void
test_stops_names_at_commas_and_quotation_marks (void)
{
  assert_name ("to Cilia Flores, New Yo|rk said", "New York");
  assert_name ("called “Operation Dawn” Gen|eral Smith", "General Smith");
}

static void
test_stops_names_where_sentences_begin (void)
{
  assert_name ("He left Caracas. Ma|duro stayed", "Maduro");
  assert_name ("He left Car|acas. Maduro stayed", "Caracas");
  assert_name ("It was the end. The White Ho|use said the same", "White House");
  assert_name ("It is so. Delcy Rod|riguez agreed", "Delcy Rodriguez");
  assert_name ("It is so. Thousands of Ma|duro supporters rallied", "Maduro");
  assert_name ("It is so. Bank of Eng|land agreed", "Bank of England");
}

static void
test_takes_the_word_where_nothing_is_capitalised (void)
{
  assert_name ("the interim lea|der said", "leader");
  assert_name ("most o|f them", "of");
}

static void
test_finds_sentences (void)
{
  assert_sentence ("One is here. Two |is there. Three follows.", "Two is there.");
  assert_sentence ("|One is here. Two is there.", "One is here.");
  assert_sentence ("Mr. Smith met J. Doe| of the U.S. army. Then he left.", "Mr. Smith met J. Doe of the U.S. army.");
  assert_sentence ("“Please,” she sa|id. He went.", "“Please,” she said.");
  assert_sentence ("He agreed. “It is |over now.” They left.", "“It is over now.”");
  assert_sentence ("He asked: “Really?” an|d left. Done.", "He asked: “Really?” and left.");
  assert_sentence ("A heading\n\nThe te|xt follows.", "The text follows.");
  assert_sentence ("It cost 3.5 mil|lion. Really.", "It cost 3.5 million.");
  assert_sentence ("これは文です。次|の文です。", "次の文です。");
}

static void
test_keeps_sentences_in_their_block (void)
{
  g_autoptr (MnText) text = mn_text_new ("Title\nFirst one. Second one", -1);
  MnBlock items[] = { { 0, 5, MN_BLOCK_HEADING, 1 }, { 6, 27, MN_BLOCK_PARAGRAPH, 0 } };
  MnBlocks blocks = { items, 2 };
  guint start, end;

  g_assert_true (mn_words_sentence_at (text, &blocks, 8, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 16);
  g_assert_true (mn_words_sentence_at (text, &blocks, 2, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 5);
}

/* Whatever the text and the place, answers lie inside the text and around the place */
static void
test_never_leaves_the_text (void)
{
  static const char *const pieces[]
      = { "A", "b", " ", "\n", ".", "’", "-", "“", "”", "de", "é", "中", "3", ",", "\t", "J.", "😀", "\u0301" };
  MnBlocks none = { NULL, 0 };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (MnText) text = NULL;
      guint n = (guint) g_test_rand_int_range (0, 20);
      guint length, offset, start, end;

      for (guint i = 0; i < n; i++)
        g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      text = mn_text_new (string->str, -1);
      length = mn_text_get_length (text);
      offset = (guint) g_test_rand_int_range (0, (gint32) length + 1);

      if (mn_words_name_at (text, offset, &start, &end))
        g_assert_true (start <= offset && offset <= end && start < end && end <= length);
      if (mn_words_sentence_at (text, &none, offset, &start, &end))
        g_assert_true (start < end && end <= length);
      start = offset;
      end = length;
      if (mn_words_snap (text, &start, &end))
        g_assert_true (start < end && end <= length);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/snaps-to-words", test_snaps_to_words);
  g_test_add_func ("/words/ends-words-at-apostrophes-and-hyphens", test_ends_words_at_apostrophes_and_hyphens);
  g_test_add_func ("/words/takes-single-characters-where-no-blanks-are",
                   test_takes_single_characters_where_no_blanks_are);
  g_test_add_func ("/words/finds-names", test_finds_names);
  g_test_add_func ("/words/takes-titles-off-persons", test_takes_titles_off_persons);
  g_test_add_func ("/words/stops-names-at-commas-and-quotation-marks", test_stops_names_at_commas_and_quotation_marks);
  g_test_add_func ("/words/stops-names-where-sentences-begin", test_stops_names_where_sentences_begin);
  g_test_add_func ("/words/takes-the-word-where-nothing-is-capitalised",
                   test_takes_the_word_where_nothing_is_capitalised);
  g_test_add_func ("/words/finds-sentences", test_finds_sentences);
  g_test_add_func ("/words/keeps-sentences-in-their-block", test_keeps_sentences_in_their_block);
  g_test_add_func ("/words/never-leaves-the-text", test_never_leaves_the_text);
  return g_test_run ();
}

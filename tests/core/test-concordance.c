/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-concordance.h"

#include <string.h>

static MnArticle *
new_article (const char    *title,
             const char    *utf8,
             const MnBlock *blocks,
             guint          n_blocks)
{
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  MnArticleBuilder *article = mn_article_new ();

  article->title = g_strdup (title);
  article->published = g_strdup ("2026-01-09");
  if (n_blocks > 0)
    mn_article_set_text (article, text, blocks, n_blocks);
  else
    article->text = mn_text_ref (text);
  return mn_record_end (article);
}

static MnMention *
new_mention (MnArticle  *article,
             const char *words)
{
  const char *utf8 = mn_text_get_utf8 (article->text);
  guint start = mn_text_byte_to_offset (article->text, (gsize) (strstr (utf8, words) - utf8));
  MnMentionBuilder *mention = mn_mention_new ();

  mention->record.article = article->record.id;
  mention->type = g_intern_string ("person");
  g_assert_true (mn_spans_add (&mention->spans, article->text, start, start + (guint) g_utf8_strlen (words, -1)));
  return mn_record_end (mention);
}

static MnConcordanceLine *
cut (MnArticle  *article,
     const char *words)
{
  g_autoptr (MnMention) mention = new_mention (article, words);

  return mn_concordance_line_new (mention, article);
}

static void
check (MnArticle  *article,
       const char *words,
       const char *before,
       const char *after)
{
  g_autoptr (MnConcordanceLine) line = cut (article, words);

  g_assert_cmpstr (mn_concordance_line_get_before (line), ==, before);
  g_assert_cmpstr (mn_concordance_line_get_quote (line), ==, words);
  g_assert_cmpstr (mn_concordance_line_get_after (line), ==, after);
}

static void
test_stays_in_the_block (void)
{
  static const MnBlock blocks[]
      = { { 0, 8, MN_BLOCK_HEADING, 1 }, { 10, 36, MN_BLOCK_PARAGRAPH, 0 }, { 38, 43, MN_BLOCK_PARAGRAPH, 0 } };
  g_autoptr (MnArticle) article
      = new_article ("Blocks", "Headline\n\nKelly told\nMarquez, aloud.\n\nTrump", blocks, G_N_ELEMENTS (blocks));

  check (article, "Kelly", "", " told Marquez, aloud.");
  check (article, "Marquez", "Kelly told ", ", aloud.");
  check (article, "Headline", "", "");
  check (article, "Trump", "", "");
}

static void
test_stays_in_the_line_where_there_are_no_blocks (void)
{
  g_autoptr (MnArticle) article = new_article ("Lines", "One\nTwo words here\nThree", NULL, 0);

  check (article, "words", "Two ", " here");
  check (article, "One", "", "");
  check (article, "Three", "", "");
}

static void
test_cuts_between_words (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (MnArticle) article = NULL;
  g_autoptr (MnConcordanceLine) line = NULL;
  const char *before, *after;

  for (guint i = 0; i < 40; i++)
    g_string_append (utf8, "lorem ");
  g_string_append (utf8, "KELLY");
  for (guint i = 0; i < 40; i++)
    g_string_append (utf8, " ipsum");
  article = new_article ("Long", utf8->str, NULL, 0);
  line = cut (article, "KELLY");
  before = mn_concordance_line_get_before (line);
  after = mn_concordance_line_get_after (line);
  g_assert_true (g_str_has_prefix (before, "… lorem "));
  g_assert_true (g_str_has_suffix (after, " ipsum …"));
  g_assert_cmpint (g_utf8_strlen (before, -1), <=, 74);
  g_assert_cmpint (g_utf8_strlen (after, -1), <=, 74);
}

/* “é” of two code points, a hundred times without a blank; the hit after an odd number of code points */
static void
test_cuts_no_character_in_two (void)
{
  g_autoptr (GString) utf8 = g_string_new ("x");
  g_autoptr (MnArticle) article = NULL;
  g_autoptr (MnConcordanceLine) line = NULL;
  const char *before, *after;

  for (guint i = 0; i < 100; i++)
    g_string_append (utf8, "e\xcc\x81");
  g_string_append (utf8, "yKELLY");
  for (guint i = 0; i < 100; i++)
    g_string_append (utf8, "e\xcc\x81");
  article = new_article ("Combining", utf8->str, NULL, 0);
  line = cut (article, "KELLY");
  before = mn_concordance_line_get_before (line) + strlen ("… ");
  after = mn_concordance_line_get_after (line);
  g_assert_true (g_str_has_prefix (before, "e\xcc\x81"));
  g_assert_true (g_str_has_suffix (after, "e\xcc\x81 …"));
}

static void
test_reads_right_to_left_in_logical_order (void)
{
  g_autoptr (MnArticle) article = new_article ("عربي", "قال مادورو إن السلام 😀 ممكن", NULL, 0);

  check (article, "مادورو", "قال ", " إن السلام 😀 ممكن");
}

static void
test_shows_a_lost_mention_as_it_was_last_seen (void)
{
  g_autoptr (MnArticle) article = new_article ("Lost", "Nothing.", NULL, 0);
  MnMentionBuilder *builder = mn_mention_new ();
  MnSpan *span = mn_array_add (&mn_span_info, &builder->spans);
  g_autoptr (MnMention) mention = NULL;
  g_autoptr (MnConcordanceLine) line = NULL;

  builder->type = g_intern_string ("person");
  *span = (MnSpan){ -1, -1, g_strdup ("Kelly"), g_strdup ("told "), g_strdup (" that") };
  mention = mn_record_end (builder);
  line = mn_concordance_line_new (mention, article);
  g_assert_cmpstr (mn_concordance_line_get_before (line), ==, "told ");
  g_assert_cmpstr (mn_concordance_line_get_quote (line), ==, "Kelly");
  g_assert_cmpstr (mn_concordance_line_get_after (line), ==, " that");
}

static MnConcordanceOrder sorting;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return mn_concordance_line_compare (*(MnConcordanceLine *const *) a, *(MnConcordanceLine *const *) b, sorting);
}

static char *
sort (GPtrArray         *lines,
      MnConcordanceOrder order)
{
  GString *quotes = g_string_new (NULL);

  sorting = order;
  g_ptr_array_sort (lines, compare);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (quotes, "%s ", mn_concordance_line_get_quote (lines->pdata[i]));
  return g_string_free (quotes, FALSE);
}

static void
test_sorts_by_what_is_around (void)
{
  static const struct
  {
    MnConcordanceOrder order;
    const char        *quotes;
  } cases[] = {
    { MN_CONCORDANCE_ARTICLE, "C a B " },
    { MN_CONCORDANCE_QUOTE, "a B C " },
    /* “the … zoo”, “old … tree”, “a … tree”: the nearest word decides, then the one before it */
    { MN_CONCORDANCE_BEFORE, "B a C " },
    { MN_CONCORDANCE_AFTER, "C B a " },
  };
  g_autoptr (MnArticle) article
      = new_article ("Sorting", "the zoo C Árbol\nold tree a “zebra”\na tree B beast", NULL, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (lines, cut (article, "C"));
  {
    g_autoptr (MnText) text = mn_text_ref (article->text);
    MnMentionBuilder *builder = mn_mention_new ();
    g_autoptr (MnMention) mention = NULL;

    builder->type = g_intern_string ("person");
    builder->record.article = article->record.id;
    mn_spans_add (&builder->spans, text, 25, 26);
    mention = mn_record_end (builder);
    g_ptr_array_add (lines, mn_concordance_line_new (mention, article));
  }
  g_ptr_array_add (lines, cut (article, "B"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quotes = sort (lines, cases[i].order);

      g_assert_cmpstr (quotes, ==, cases[i].quotes);
    }
}

static void
test_has_words_of_the_line_and_of_the_title (void)
{
  g_autoptr (MnArticle) article = new_article ("The Story", "Kelly told Márquez", NULL, 0);
  g_autoptr (MnConcordanceLine) line = cut (article, "Kelly");
  char *both[] = { (char *) "marquez", (char *) "story", NULL };
  char *one[] = { (char *) "kelly", (char *) "trump", NULL };
  char *none[] = { NULL };

  g_assert_true (mn_concordance_line_has (line, both));
  g_assert_false (mn_concordance_line_has (line, one));
  g_assert_true (mn_concordance_line_has (line, none));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concordance/stays-in-the-block", test_stays_in_the_block);
  g_test_add_func ("/concordance/stays-in-the-line-without-blocks", test_stays_in_the_line_where_there_are_no_blocks);
  g_test_add_func ("/concordance/cuts-between-words", test_cuts_between_words);
  g_test_add_func ("/concordance/cuts-no-character-in-two", test_cuts_no_character_in_two);
  g_test_add_func ("/concordance/reads-right-to-left-in-logical-order", test_reads_right_to_left_in_logical_order);
  g_test_add_func ("/concordance/shows-a-lost-mention-as-last-seen", test_shows_a_lost_mention_as_it_was_last_seen);
  g_test_add_func ("/concordance/sorts-by-what-is-around", test_sorts_by_what_is_around);
  g_test_add_func ("/concordance/has-words-of-the-line-and-title", test_has_words_of_the_line_and_of_the_title);
  return g_test_run ();
}

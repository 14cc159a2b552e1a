/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

/* Long enough to be a paragraph wherever one is looked for */
#define PROSE "The families had waited outside the prison since Thursday, and when the gates opened at last nobody moved."
#define MORE  "A spokesman for the ministry said that more would follow, though he gave neither names nor a date for it."

static void
test_keeps_every_character (void)
{
  const char *text = "\n  Two  blanks\tand a tab, e\u0301 apart \u00e9 together.  \n\n\n\u201cQuoted.\u201d\n";
  g_autoptr (MnReading) reading = read_string (text, "a.txt");

  assert_text (reading, text);
}

static void
test_blocks_leave_out_blanks (void)
{
  assert_blocks ("\n\n  " PROSE "  \n \t \n\u3000" MORE "\n\n\n", "a.txt",
                 "paragraph: " PROSE "\nparagraph: " MORE "\n");
}

static void
test_counts_in_code_points (void)
{
  g_autoptr (MnReading) reading = read_string ("\u00e9\U0001f600a.\n\nZw\u00f6lf.\n", "a.txt");

  g_assert_cmpuint (reading->article->blocks.n, ==, 2);
  g_assert_cmpint (reading->article->blocks.items[0].end, ==, 4);
  g_assert_cmpint (reading->article->blocks.items[1].start, ==, 6);
  g_assert_cmpint (reading->article->blocks.items[1].end, ==, 12);
}

static void
test_joins_wrapped_lines (void)
{
  assert_blocks ("The families had waited outside the prison since Thursday, and when\n"
                 "the gates opened at last nobody moved. Then a woman in a red coat ran\n"
                 "forward, and everybody followed.\n"
                 "\n"
                 "A spokesman for the ministry said that more would follow, though he\n"
                 "gave neither names nor a date for it.\n",
                 "a.txt",
                 "paragraph: The families had waited outside the prison since Thursday, and when/the gates opened at last "
                 "nobody moved. Then a woman in a red coat ran/forward, and everybody followed.\n"
                 "paragraph: A spokesman for the ministry said that more would follow, though he/gave neither names nor a "
                 "date for it.\n");
}

static void
test_parts_lines_that_are_paragraphs (void)
{
  assert_blocks (PROSE " " PROSE "\n" MORE "\n" PROSE " " MORE "\n", "a.txt",
                 "paragraph: " PROSE " " PROSE "\nparagraph: " MORE "\nparagraph: " PROSE " " MORE "\n");
  assert_blocks ("Where did you see him?\nOn the bridge, at noon.\nAnd what did he say then?\nNothing.\n", "a.txt",
                 "paragraph: Where did you see him?\nparagraph: On the bridge, at noon.\n"
                 "paragraph: And what did he say then?\nparagraph: Nothing.\n");
}

static void
test_parts_wrapped_paragraphs_at_their_short_last_lines (void)
{
  assert_blocks ("The families had waited outside the prison since Thursday, and when\n"
                 "the gates opened at last nobody moved. Then a woman in a red coat ran\n"
                 "forward.\n"
                 "A spokesman for the ministry said that more would follow, though he\n"
                 "gave neither names nor a date for it.\n",
                 "a.txt",
                 "paragraph: The families had waited outside the prison since Thursday, and when/the gates opened at last "
                 "nobody moved. Then a woman in a red coat ran/forward.\n"
                 "paragraph: A spokesman for the ministry said that more would follow, though he/gave neither names nor a "
                 "date for it.\n");
}

static void
test_keeps_a_stanza_together (void)
{
  assert_blocks ("Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\n"
                 "Could frame thy fearful symmetry?\n",
                 "a.txt",
                 "paragraph: Tyger Tyger, burning bright,/In the forests of the night;/What immortal hand or eye,/"
                 "Could frame thy fearful symmetry?\n");
}

static void
test_finds_title_and_sections (void)
{
  assert_blocks ("Families Await Their Loved Ones\n\n" PROSE "\n\nWhat Comes Next?\n\n" MORE "\n", "a.txt",
                 "heading 1: Families Await Their Loved Ones\nparagraph: " PROSE "\n"
                 "heading 2: What Comes Next?\nparagraph: " MORE "\n");
}

static void
test_finds_headings_without_blank_lines (void)
{
  assert_blocks ("Families Await Their Loved Ones\n" PROSE " " PROSE "\nSecurity Was Increased\n" MORE " " MORE "\n", "a.txt",
                 "heading 1: Families Await Their Loved Ones\nparagraph: " PROSE " " PROSE "\n"
                 "heading 2: Security Was Increased\nparagraph: " MORE " " MORE "\n");
  assert_blocks ("Families Await\nThe families had waited outside the prison since Thursday, and when\n"
                 "the gates opened at last nobody moved.\n",
                 "a.txt",
                 "heading 1: Families Await\nparagraph: The families had waited outside the prison since Thursday, and "
                 "when/the gates opened at last nobody moved.\n");
}

static void
test_finds_headings_in_many_languages (void)
{
  static const struct
  {
    const char *heading;
    const char *paragraph;
  } table[] = {
    { "Familien warten auf ihre Angehörigen",
      "Vor dem Gefängnis hatten die Familien seit Donnerstag gewartet, und als sich das Tor öffnete, rührte sich niemand." },
    { "Qu’en pense l’opposition ?",
      "Les familles attendaient devant la prison depuis jeudi, et quand les portes se sont ouvertes, personne n’a bougé." },
    { "¿Qué pasa ahora?",
      "Las familias esperaban frente a la cárcel desde el jueves y, cuando por fin se abrieron las puertas, nadie se movió." },
    { "Семьи ждут своих близких",
      "Семьи ждали у тюрьмы с четверга, и когда ворота наконец открылись, никто не сдвинулся с места, рассказал очевидец." },
    { "Οι οικογένειες περιμένουν",
      "Οι οικογένειες περίμεναν έξω από τη φυλακή από την Πέμπτη και όταν άνοιξαν οι πύλες κανείς δεν κουνήθηκε από τη θέση του." },
    { "العائلات تنتظر أحباءها",
      "كانت العائلات تنتظر أمام السجن منذ يوم الخميس، وعندما فُتحت البوابات أخيرًا لم يتحرك أحد من مكانه، كما قال شاهد عيان." },
    { "家族は帰りを待つ", "家族は木曜日から刑務所の前で待っていたが、ようやく門が開いたとき、誰も動かなかったと目撃者は語った。" },
    { "परिवार अपनों की प्रतीक्षा में",
      "परिवार गुरुवार से जेल के बाहर प्रतीक्षा कर रहे थे, और जब आखिरकार फाटक खुले तो कोई भी अपनी जगह से नहीं हिला, ऐसा एक गवाह ने कहा।" },
    { "GERMANY VOTES", PROSE },
    { "Life in the U.S.", PROSE },
    { "2. The second part", PROSE },
    { "Maduro\u2019s Removal and US Intervention", PROSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n\n%s\n\n%s\n", table[i].paragraph, table[i].heading, table[i].paragraph);
      g_autofree char *blocks = g_strdup_printf ("paragraph: %s\nheading 2: %s\nparagraph: %s\n", table[i].paragraph,
                                                 table[i].heading, table[i].paragraph);

      assert_blocks (text, "a.txt", blocks);
    }
}

static void
test_takes_no_prose_for_a_heading (void)
{
  static const char *const table[] = {
    "He did not know.",
    "\u201cIt\u2019s all over now.\u201d",
    "\u201cWhere did he go?\u201d",
    "He said:",
    "on the other hand",
    "See https://example.org/Prisoners",
    "* * *",
    "-----",
    "12345",
    "(All photos: Jane Smith)",
    "Jane Smith/Getty Images",
    "Wir warten noch …",
    "他不知道。",
    "और कुछ नहीं।",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf (PROSE "\n\n%s\n\n" MORE "\n", table[i]);
      g_autofree char *blocks = g_strdup_printf ("paragraph: " PROSE "\nparagraph: %s\nparagraph: " MORE "\n", table[i]);

      assert_blocks (text, "a.txt", blocks);
    }
}

static void
test_takes_no_half_sentence_for_a_heading (void)
{
  assert_blocks ("The families had waited\noutside the prison since Thursday, and nobody knew for whom.\n", "a.txt",
                 "paragraph: The families had waited/outside the prison since Thursday, and nobody knew for whom.\n");
  assert_blocks (PROSE "\n\nThe families had waited\n\noutside. " PROSE "\n", "a.txt",
                 "paragraph: " PROSE "\nparagraph: The families had waited\nparagraph: outside. " PROSE "\n");
}

static void
test_takes_no_list_of_names_for_headings (void)
{
  assert_blocks (PROSE "\n\nGermany\n\nFrance\n\nSpain\n\nItaly and the others\n\n" MORE "\n", "a.txt",
                 "paragraph: " PROSE "\nparagraph: Germany\nparagraph: France\nparagraph: Spain\n"
                 "paragraph: Italy and the others\nparagraph: " MORE "\n");
}

static void
test_takes_no_last_line_for_a_heading (void)
{
  assert_blocks (PROSE "\n\nReporting by Jane Smith\n", "a.txt", "paragraph: " PROSE "\nparagraph: Reporting by Jane Smith\n");
}

static void
test_passes_over_byline_and_date (void)
{
  assert_blocks ("Families Await Their Loved Ones\n\nBy Jane Smith\n\n9 January 2026\n\n" PROSE "\n", "a.txt",
                 "heading 1: Families Await Their Loved Ones\nparagraph: By Jane Smith\nparagraph: 9 January 2026\n"
                 "paragraph: " PROSE "\n");
}

static void
test_reads_underlines_and_hashes (void)
{
  assert_blocks ("the title\n=========\n\n" PROSE "\n\n## a section\n\n" MORE "\n\nanother\n-------\n" PROSE "\n", "a.txt",
                 "heading 1: the title\nparagraph: " PROSE "\nheading 2: ## a section\nparagraph: " MORE "\n"
                 "heading 2: another\nparagraph: " PROSE "\n");
}

static void
test_finds_lists (void)
{
  assert_blocks ("They asked for:\n- bread\n- water,\n  clean if possible\n  - from the well\n- news\n\n" PROSE "\n", "a.txt",
                 "paragraph: They asked for:\nlist item 1: - bread\nlist item 1: - water,/  clean if possible\n"
                 "list item 2: - from the well\nlist item 1: - news\nparagraph: " PROSE "\n");
  assert_blocks (PROSE "\n\n1. Bread\n2. Water\n3. News\n\n" MORE "\n", "a.txt",
                 "paragraph: " PROSE "\nlist item 1: 1. Bread\nlist item 1: 2. Water\nlist item 1: 3. News\n"
                 "paragraph: " MORE "\n");
  assert_blocks (PROSE "\n\n\u2022 Bread\n\n\u2022 Water\n", "a.txt",
                 "paragraph: " PROSE "\nlist item 1: \u2022 Bread\nlist item 1: \u2022 Water\n");
}

static void
test_takes_no_prose_for_a_list (void)
{
  assert_blocks ("9. Januar, kurz vor Mitternacht in Caracas, und noch immer warteten sie vor dem Tor.\n\n" PROSE "\n", "a.txt",
                 "paragraph: 9. Januar, kurz vor Mitternacht in Caracas, und noch immer warteten sie vor dem Tor.\n"
                 "paragraph: " PROSE "\n");
  assert_blocks ("The families had waited outside the prison since Thursday, and when\n"
                 "- at last - the gates opened nobody moved. Then a woman in a red coat\n"
                 "ran forward.\n",
                 "a.txt",
                 "paragraph: The families had waited outside the prison since Thursday, and when/- at last - the gates "
                 "opened nobody moved. Then a woman in a red coat/ran forward.\n");
}

static void
test_finds_quotations (void)
{
  assert_blocks (PROSE "\n\n> We will not\n> be moved.\n>\n> Never.\n\n" MORE "\n", "a.txt",
                 "paragraph: " PROSE "\nquotation: > We will not/> be moved.\nquotation: > Never.\nparagraph: " MORE "\n");
}

static void
test_title_is_the_heading_at_the_top (void)
{
  g_autoptr (MnReading) top = read_string ("#  Families Await\n\n" PROSE "\n", "some_file.txt");
  g_autoptr (MnReading) below = read_string (PROSE "\n\nFamilies Await Them\n\n" MORE "\n", "some_file.txt");

  g_assert_cmpstr (top->article->title, ==, "Families Await");
  g_assert_cmpstr (below->article->title, ==, "some file");
}

static void
test_title_may_be_wrapped (void)
{
  g_autoptr (MnReading) reading = read_string ("Venezuela Begins To Free Its Political Prisoners\nAs Families Await Them\n\n"
                                               PROSE "\n", "a.txt");

  g_assert_cmpstr (reading->article->title, ==, "Venezuela Begins To Free Its Political Prisoners As Families Await Them");
}

static void
assert_lines_are_blocks (MnArticle *article)
{
  g_auto (GStrv) lines = g_strsplit (mn_text_get_utf8 (article->text), "\n", -1);
  guint n_blocks = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      const MnBlock *block = &article->blocks.items[n_blocks];
      g_autofree char *text = NULL;

      if (*g_strstrip (*line) == '\0')
        continue;
      g_assert_cmpuint (n_blocks, <, article->blocks.n);
      text = mn_text_slice (article->text, (guint) block->start, (guint) block->end);
      g_assert_cmpstr (text, ==, *line);
      n_blocks++;
    }
  g_assert_cmpuint (article->blocks.n, ==, n_blocks);
}

static void
test_reads_the_seed (void)
{
  const char *shared = g_getenv ("MANICULE_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "articles", "seed.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MnReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GString) headings = g_string_new (NULL);

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    {
      g_test_skip ("the shared articles are not here");
      return;
    }
  reading = mn_reader_read_file (file, NULL, &error);
  g_assert_no_error (error);
  assert_sound (reading);
  assert_text (reading, bytes);
  g_assert_cmpstr (reading->article->title, ==, "seed");

  for (guint i = 0; i < reading->article->blocks.n; i++)
    {
      const MnBlock *block = &reading->article->blocks.items[i];
      g_autofree char *text = mn_text_slice (reading->article->text, (guint) block->start, (guint) block->end);

      if (block->kind == MN_BLOCK_HEADING)
        g_string_append_printf (headings, "%d %s\n", block->level, text);
      else
        g_assert_cmpint (block->kind, ==, MN_BLOCK_PARAGRAPH);
    }
  g_assert_cmpstr (headings->str, ==,
                   "2 Opposition Figures Among Released\n"
                   "2 Families Await Their Loved Ones\n"
                   "2 Maduro\u2019s Removal and US Intervention\n"
                   "2 Oil Becomes Central to US-Venezuela Cooperation\n");
  assert_lines_are_blocks (reading->article);
}

/* A hundred times what is needed, so that only a quadratic step is that slow */
static void
test_takes_linear_time (void)
{
  static const char *const pieces[] = { "a\n", "A\n\n", "- a\n", "> ", "1. a\n\n", "a ", "Aa. ", "\r", "\u2028", "\u4e00", "#" };
  const gsize size = 4 * 1024 * 1024;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_sized_new (size + 16);
      g_autoptr (GError) error = NULL;
      g_autoptr (MnReading) reading = NULL;
      gint64 start;

      while (text->len < size)
        g_string_append (text, pieces[i]);
      g_string_append (text, "end");
      start = g_get_monotonic_time ();
      reading = try_bytes (text->str, text->len, "a.txt", &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 40 * G_USEC_PER_SEC);
      g_test_message ("%u: %d ms", i, (int) ((g_get_monotonic_time () - start) / 1000));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add_func ("/plain-text/" path, test)
  ADD ("keeps-every-character", test_keeps_every_character);
  ADD ("blocks-leave-out-blanks", test_blocks_leave_out_blanks);
  ADD ("counts-in-code-points", test_counts_in_code_points);
  ADD ("joins-wrapped-lines", test_joins_wrapped_lines);
  ADD ("parts-lines-that-are-paragraphs", test_parts_lines_that_are_paragraphs);
  ADD ("parts-wrapped-paragraphs-at-their-short-last-lines", test_parts_wrapped_paragraphs_at_their_short_last_lines);
  ADD ("keeps-a-stanza-together", test_keeps_a_stanza_together);
  ADD ("finds-title-and-sections", test_finds_title_and_sections);
  ADD ("finds-headings-without-blank-lines", test_finds_headings_without_blank_lines);
  ADD ("finds-headings-in-many-languages", test_finds_headings_in_many_languages);
  ADD ("takes-no-prose-for-a-heading", test_takes_no_prose_for_a_heading);
  ADD ("takes-no-half-sentence-for-a-heading", test_takes_no_half_sentence_for_a_heading);
  ADD ("takes-no-list-of-names-for-headings", test_takes_no_list_of_names_for_headings);
  ADD ("takes-no-last-line-for-a-heading", test_takes_no_last_line_for_a_heading);
  ADD ("passes-over-byline-and-date", test_passes_over_byline_and_date);
  ADD ("reads-underlines-and-hashes", test_reads_underlines_and_hashes);
  ADD ("finds-lists", test_finds_lists);
  ADD ("takes-no-prose-for-a-list", test_takes_no_prose_for_a_list);
  ADD ("finds-quotations", test_finds_quotations);
  ADD ("title-is-the-heading-at-the-top", test_title_is_the_heading_at_the_top);
  ADD ("title-may-be-wrapped", test_title_may_be_wrapped);
  ADD ("reads-the-seed", test_reads_the_seed);
  ADD ("takes-linear-time", test_takes_linear_time);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-boundary-edits.h"
#include "mn-edits.h"
#include "mn-motions.h"

#include <string.h>

/* What the motion selects, step by step; the last step finds nothing */
static void
assert_steps (Fixture           *fixture,
              MnMotion           motion,
              gboolean           backwards,
              guint              start,
              guint              end,
              const char *const *expected)
{
  MnArticle *article = mn_document_get_article (fixture->document);
  MnSpanIndex *index = mn_document_get_index (fixture->document);

  for (; *expected != NULL; expected++)
    {
      g_autofree char *found = NULL;

      g_assert_true (mn_motion_select (motion, article, index, backwards, &start, &end));
      found = mn_text_slice (article->text, start, end);
      g_assert_cmpstr (found, ==, *expected);
    }
  g_assert_false (mn_motion_select (motion, article, index, backwards, &start, &end));
}

static void
test_goes_from_name_to_name (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  guint length = mn_text_get_length (mn_document_get_text (fixture->document));

  assert_steps (fixture, MN_MOTION_NAME, FALSE, 0, 0,
                (const char *const[]){ "Kelly", "AFP", "Marquez", "Marquez", "Anna Kelly", NULL });
  assert_steps (fixture, MN_MOTION_NAME, TRUE, length, length,
                (const char *const[]){ "Anna Kelly", "Marquez", "Marquez", "AFP", "Kelly", NULL });
}

static void
test_takes_the_name_that_the_caret_is_in (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  guint caret = (guint) (strstr (FIXTURE_TEXT, "na Kelly") - FIXTURE_TEXT);

  assert_steps (fixture, MN_MOTION_NAME, FALSE, caret, caret, (const char *const[]){ "Anna Kelly", NULL });
  /* what is selected grows to the name it is a part of */
  assert_steps (fixture, MN_MOTION_NAME, TRUE, caret - 2, caret + 2,
                (const char *const[]){ "Anna Kelly", "Marquez", "Marquez", "AFP", "Kelly", NULL });
}

static void
test_passes_over_names_that_are_marked (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (fixture, "organisation", "AFP", 0);
  fixture_mark (fixture, "person", "Marquez", 1);
  assert_steps (fixture, MN_MOTION_NAME, FALSE, 0, 0, (const char *const[]){ "Kelly", "Marquez", "Anna Kelly", NULL });
}

static void
test_goes_from_sentence_to_sentence (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  const char *const forwards[] = { "Kelly told AFP that Marquez was freed.", "Marquez thanked Anna Kelly.",
                                   "The end came soon.", NULL };
  const char *const backwards[] = { "The end came soon.", "Marquez thanked Anna Kelly.",
                                    "Kelly told AFP that Marquez was freed.", NULL };
  guint length = mn_text_get_length (mn_document_get_text (fixture->document));

  assert_steps (fixture, MN_MOTION_SENTENCE, FALSE, 3, 3, forwards);
  assert_steps (fixture, MN_MOTION_SENTENCE, TRUE, length, length, backwards);
}

static void
test_goes_from_quotation_to_quotation (void)
{
  const char *utf8 = "“We won,” Kelly said. “It was ‘hard’.” He left.\n\nShe called it “a fraud”.";
  const char *const forwards[] = { "We won", "It was ‘hard’.", "a fraud", NULL };
  const char *const backwards[] = { "a fraud", "It was ‘hard’.", "We won", NULL };
  g_autoptr (MnArticleBuilder) builder = mn_article_new ();
  guint start = 0, end = 0;

  builder->text = mn_text_new (utf8, -1);
  for (guint i = 0; i < 2; i++)
    {
      for (const char *const *expected = i == 0 ? forwards : backwards; *expected != NULL; expected++)
        {
          g_autofree char *found = NULL;

          g_assert_true (mn_motion_select (MN_MOTION_QUOTE, (MnArticle *) builder, NULL, i == 1, &start, &end));
          found = mn_text_slice (builder->text, start, end);
          g_assert_cmpstr (found, ==, *expected);
        }
      g_assert_false (mn_motion_select (MN_MOTION_QUOTE, (MnArticle *) builder, NULL, i == 1, &start, &end));
      start = end = mn_text_get_length (builder->text);
    }
  /* the one that the caret stands in, and the one that a selection is a part of */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *found = NULL;

      start = (guint) g_utf8_pointer_to_offset (utf8, strstr (utf8, "hard"));
      end = start + (i == 0 ? 0 : 4);
      g_assert_true (mn_motion_select (MN_MOTION_QUOTE, (MnArticle *) builder, NULL, i == 1, &start, &end));
      found = mn_text_slice (builder->text, start, end);
      g_assert_cmpstr (found, ==, "It was ‘hard’.");
    }
}

static void
test_grows_to_word_name_quotation_sentence_and_paragraph (void)
{
  const char *utf8 = "He left. She said “Anna Kelly won, and how” to him. So be it.\n\nThe end.";
  const char *const expected[] = { "Anna", "Anna Kelly", "Anna Kelly won, and how",
                                   "She said “Anna Kelly won, and how” to him.",
                                   "He left. She said “Anna Kelly won, and how” to him. So be it.", NULL };
  g_autoptr (MnArticleBuilder) builder = mn_article_new ();
  guint start = (guint) g_utf8_pointer_to_offset (utf8, strstr (utf8, "nna"));
  guint end = start;

  builder->text = mn_text_new (utf8, -1);
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *found = NULL;

      g_assert_true (mn_motion_expand ((MnArticle *) builder, &start, &end));
      found = mn_text_slice (builder->text, start, end);
      g_assert_cmpstr (found, ==, expected[i]);
    }
  g_assert_false (mn_motion_expand ((MnArticle *) builder, &start, &end));
}

static void
test_finds_the_edges_of_words (void)
{
  g_autoptr (MnText) text = mn_text_new ("one, two’s  3.5", -1);
  const guint starts[] = { 5, 9, 12, 12 };
  const guint ends[] = { 3, 8, 10, 15, 15 };
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (at = mn_motion_word_edge (text, at, FALSE, FALSE), ==, starts[i]);
  at = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_cmpuint (at = mn_motion_word_edge (text, at, TRUE, FALSE), ==, ends[i]);
  for (guint i = G_N_ELEMENTS (ends) - 2; i-- > 0;)
    g_assert_cmpuint (at = mn_motion_word_edge (text, at, TRUE, TRUE), ==, ends[i]);
  g_assert_cmpuint (mn_motion_word_edge (text, at, TRUE, TRUE), ==, at);
}

static MnId
mark_claim (Fixture *fixture,
            guint    start,
            guint    end)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_mark_claim_async (fixture->document, start, end, fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  return mn_change_get_item (change, 0)->after->id;
}

static gboolean
is_claim (MnRecord *mark,
          gpointer  user_data G_GNUC_UNUSED)
{
  return mn_record_kind (mark) == MN_RECORD_CLAIM;
}

/* A mark that begins where another does is passed by neither way */
static void
test_stops_at_every_mark (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  MnSpanIndex *index = mn_document_get_index (fixture->document);
  MnId inner = fixture_mark (fixture, "person", "Kelly", 0);
  MnId last = fixture_mark (fixture, "person", "Marquez", 1);
  MnId outer = mark_claim (fixture, 0, 38);
  const MnId *const order[] = { &outer, &inner, &last };
  MnRecord *at = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      at = mn_motion_next_mark (index, at, 0, FALSE, NULL, NULL);
      g_assert_true (at != NULL && mn_id_equal (&at->id, order[i]));
    }
  g_assert_null (mn_motion_next_mark (index, at, 0, FALSE, NULL, NULL));
  for (guint i = G_N_ELEMENTS (order) - 1; i-- > 0;)
    {
      at = mn_motion_next_mark (index, at, 0, TRUE, NULL, NULL);
      g_assert_true (at != NULL && mn_id_equal (&at->id, order[i]));
    }
  g_assert_null (mn_motion_next_mark (index, at, 0, TRUE, NULL, NULL));
  at = mn_motion_next_mark (index, mn_document_get_mark (fixture->document, &last), 0, TRUE, is_claim, NULL);
  g_assert_true (at != NULL && mn_id_equal (&at->id, &outer));
}

static void
set_bounds (Fixture    *fixture,
            const MnId *mark,
            guint       piece,
            guint       start,
            guint       end)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_set_bounds_async (fixture->document, mark, piece, start, end, fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
}

static void
assert_quote (Fixture    *fixture,
              const MnId *mark,
              const char *expected)
{
  g_autofree char *quote = mn_spans_get_quote (mn_mark_get_spans (mn_document_get_mark (fixture->document, mark)));

  g_assert_cmpstr (quote, ==, expected);
}

static void
test_renames_the_entity_that_came_with_the_mention (Fixture      *fixture,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  guint anna = (guint) (strstr (FIXTURE_TEXT, "Anna") - FIXTURE_TEXT);
  MnId mention = fixture_mark (fixture, "person", "Anna", 0);

  set_bounds (fixture, &mention, 0, anna, anna + 10);
  assert_quote (fixture, &mention, "Anna Kelly");
  g_assert_cmpstr (fixture_entity_of (fixture, &mention)->name, ==, "Anna Kelly");
  g_assert_null (fixture_entity_of (fixture, &mention)->aliases);
  fixture_undo (fixture, FALSE);
  assert_quote (fixture, &mention, "Anna");
  g_assert_cmpstr (fixture_entity_of (fixture, &mention)->name, ==, "Anna");
}

static void
test_takes_the_entity_that_has_the_name_already (Fixture      *fixture,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  guint anna = (guint) (strstr (FIXTURE_TEXT, "Anna") - FIXTURE_TEXT);
  MnEntityBuilder *known = mn_entity_new ();
  MnId wanted = known->record.id;
  MnId mention, old;

  known->type = g_intern_static_string ("person");
  known->name = g_strdup ("Anna Kelly");
  fixture_add (fixture, known);
  mention = fixture_mark (fixture, "person", "Anna", 0);
  old = fixture_mention_of (fixture, &mention)->entity;

  set_bounds (fixture, &mention, 0, anna, anna + 10);
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &mention)->entity, &wanted));
  g_assert_false (fixture_has (fixture, MN_RECORD_ENTITY, &old));
}

static void
test_gives_an_entity_that_others_need_another_name (Fixture      *fixture,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  guint anna = (guint) (strstr (FIXTURE_TEXT, "Anna") - FIXTURE_TEXT);
  MnId first = fixture_mark (fixture, "person", "Kelly", 0);
  MnId second = fixture_mark (fixture, "person", "Kelly", 1);

  set_bounds (fixture, &second, 0, anna, anna + 10);
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &first)->entity, &fixture_mention_of (fixture, &second)->entity));
  g_assert_cmpstr (fixture_entity_of (fixture, &first)->name, ==, "Kelly");
  g_assert_true (mn_entity_matches (fixture_entity_of (fixture, &first), "Anna Kelly"));
}

static void
test_leaves_nothing_empty (Fixture      *fixture,
                           gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Kelly", 0);

  set_bounds (fixture, &mention, 0, 5, 6); /* a blank */
  assert_quote (fixture, &mention, "Kelly");
  set_bounds (fixture, &mention, 3, 0, 6); /* no such piece */
  assert_quote (fixture, &mention, "Kelly");
}

static void
test_takes_a_piece_away (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = mark_claim (fixture, 0, 14);
  g_autoptr (GAsyncResult) added = NULL, removed = NULL, last = NULL;
  g_autoptr (MnChange) addition = NULL, removal = NULL, nothing = NULL;

  mn_document_add_piece_async (fixture->document, &claim, 20, 37, fixture_on_result, &added);
  addition = fixture_finish (fixture->document, &added);
  g_assert_cmpuint (mn_mark_get_spans (mn_document_get_mark (fixture->document, &claim))->n, ==, 2);
  mn_document_remove_piece_async (fixture->document, &claim, 0, fixture_on_result, &removed);
  removal = fixture_finish (fixture->document, &removed);
  assert_quote (fixture, &claim, "Marquez was freed");
  /* the last one stays */
  mn_document_remove_piece_async (fixture->document, &claim, 0, fixture_on_result, &last);
  nothing = fixture_finish (fixture->document, &last);
  g_assert_null (nothing);
  assert_quote (fixture, &claim, "Marquez was freed");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/motions/goes-from-name-to-name", test_goes_from_name_to_name);
  fixture_test ("/motions/takes-the-name-that-the-caret-is-in", test_takes_the_name_that_the_caret_is_in);
  fixture_test ("/motions/passes-over-names-that-are-marked", test_passes_over_names_that_are_marked);
  fixture_test ("/motions/goes-from-sentence-to-sentence", test_goes_from_sentence_to_sentence);
  g_test_add_func ("/motions/goes-from-quotation-to-quotation", test_goes_from_quotation_to_quotation);
  g_test_add_func ("/motions/grows-to-word-name-quotation-sentence-and-paragraph",
                   test_grows_to_word_name_quotation_sentence_and_paragraph);
  g_test_add_func ("/motions/finds-the-edges-of-words", test_finds_the_edges_of_words);
  fixture_test ("/motions/stops-at-every-mark", test_stops_at_every_mark);
  fixture_test ("/boundaries/renames-the-entity-that-came-with-the-mention",
                test_renames_the_entity_that_came_with_the_mention);
  fixture_test ("/boundaries/takes-the-entity-that-has-the-name-already", test_takes_the_entity_that_has_the_name_already);
  fixture_test ("/boundaries/gives-an-entity-that-others-need-another-name",
                test_gives_an_entity_that_others_need_another_name);
  fixture_test ("/boundaries/leaves-nothing-empty", test_leaves_nothing_empty);
  fixture_test ("/boundaries/takes-a-piece-away", test_takes_a_piece_away);
  return g_test_run ();
}

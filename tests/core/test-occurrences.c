/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-occurrences.h"

static const char *const kelly[] = { "Kelly", NULL };

static GPtrArray *
find (Fixture           *fixture,
      gboolean           everywhere,
      const char *const *names,
      MnMatcherFlags     flags)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  mn_occurrences_find_async (fixture->document, everywhere, names, flags, NULL, fixture_on_result, &result);
  found = mn_occurrences_find_finish (fixture->document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return found;
}

static guint
count (Fixture           *fixture,
       const char *const *names,
       MnMatcherFlags     flags)
{
  g_autoptr (GPtrArray) found = find (fixture, FALSE, names, flags);

  return found->len;
}

static MnChange *
mark_all (Fixture    *fixture,
          const MnId *entity,
          GPtrArray  *occurrences)
{
  g_autoptr (GAsyncResult) result = NULL;

  mn_document_mark_all_async (fixture->document, "person", entity, occurrences, fixture_on_result, &result);
  return fixture_finish (fixture->document, &result);
}

static void
add_article (Fixture    *fixture,
             const char *utf8)
{
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  article->title = g_strdup ("Another");
  article->text = mn_text_new (utf8, -1);
  mn_library_add_article_async (fixture->library, article, NULL, NULL, fixture_on_result, &result);
  mn_library_add_article_finish (fixture->library, fixture_wait_for (&result), NULL, &error);
  g_assert_no_error (error);
}

static void
test_finds_what_has_no_mention_yet (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) found = NULL;
  const MnOccurrence *first;

  fixture_mark (fixture, "person", "Kelly", 0);
  found = find (fixture, FALSE, kelly, MN_MATCHER_WHOLE_WORDS);
  g_assert_cmpuint (found->len, ==, 1);
  first = found->pdata[0];
  g_assert_cmpstr (first->quote, ==, "Kelly");
  g_assert_cmpstr (first->after, ==, ".  The end came soon.");
  g_assert_true (g_str_has_suffix (first->before, "Marquez thanked Anna "));
}

static void
test_leaves_what_is_inside_a_longer_mention (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (fixture, "person", "Anna Kelly", 0);
  fixture_mark (fixture, "claim", "Kelly told AFP", 0);
  g_assert_cmpuint (count (fixture, kelly, MN_MATCHER_WHOLE_WORDS), ==, 1);
}

static void
test_goes_by_words_and_case (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  const char *const small[] = { "kelly", NULL };
  const char *const part[] = { "Marq", NULL };
  const char *const twice[] = { "Kelly", "KELLY", "Kelly", NULL };

  g_assert_cmpuint (count (fixture, small, MN_MATCHER_WHOLE_WORDS), ==, 0);
  g_assert_cmpuint (count (fixture, small, MN_MATCHER_WHOLE_WORDS | MN_MATCHER_FOLD_CASE), ==, 2);
  g_assert_cmpuint (count (fixture, twice, MN_MATCHER_WHOLE_WORDS | MN_MATCHER_FOLD_CASE), ==, 2);
  g_assert_cmpuint (count (fixture, part, MN_MATCHER_WHOLE_WORDS), ==, 0);
  g_assert_cmpuint (count (fixture, part, MN_MATCHER_DEFAULT), ==, 2);
}

static void
test_marks_all_in_the_library_as_one_change (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  const char *const names[] = { "Kelly", "Anna Kelly", NULL };
  MnId mention = fixture_mark (fixture, "person", "Kelly", 0);
  MnId entity = fixture_mention_of (fixture, &mention)->entity;
  g_autoptr (GPtrArray) found = NULL, left = NULL;
  g_autoptr (MnChange) change = NULL;

  add_article (fixture, "Anna Kelly was there, and\nKelly spoke. Kellys did not.");
  found = find (fixture, TRUE, names, MN_MATCHER_WHOLE_WORDS);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (((MnOccurrence *) found->pdata[0])->title, ==, "Another");
  change = mark_all (fixture, &entity, found);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 3);
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &entity), ==, 2);
  left = find (fixture, TRUE, names, MN_MATCHER_WHOLE_WORDS);
  g_assert_cmpuint (left->len, ==, 0);

  fixture_undo (fixture, FALSE);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = find (fixture, TRUE, names, MN_MATCHER_WHOLE_WORDS);
  g_assert_cmpuint (left->len, ==, 3);
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &entity), ==, 1);
}

static void
test_leaves_what_was_marked_since_it_looked (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Kelly", 0);
  MnId entity = fixture_mention_of (fixture, &mention)->entity;
  g_autoptr (GPtrArray) found = find (fixture, FALSE, kelly, MN_MATCHER_WHOLE_WORDS);
  g_autoptr (MnChange) change = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  fixture_mark (fixture, "person", "Anna Kelly", 0);
  change = mark_all (fixture, &entity, found);
  g_assert_null (change);
}

static void
test_marks_nothing_for_an_entity_that_is_gone (Fixture      *fixture,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Kelly", 0);
  MnId entity = fixture_mention_of (fixture, &mention)->entity;
  g_autoptr (GPtrArray) found = find (fixture, FALSE, kelly, MN_MATCHER_WHOLE_WORDS);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_remove_mark (fixture, &mention);
  mn_document_mark_all_async (fixture->document, "person", &entity, found, fixture_on_result, &result);
  g_assert_null (mn_document_edit_finish (fixture->document, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
}

static void
test_can_be_called_off (Fixture      *fixture,
                        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  mn_occurrences_find_async (fixture->document, TRUE, kelly, MN_MATCHER_WHOLE_WORDS, cancellable, fixture_on_result,
                             &result);
  g_assert_null (mn_occurrences_find_finish (fixture->document, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/occurrences/finds-what-has-no-mention-yet", test_finds_what_has_no_mention_yet);
  fixture_test ("/occurrences/leaves-what-is-inside-a-longer-mention", test_leaves_what_is_inside_a_longer_mention);
  fixture_test ("/occurrences/goes-by-words-and-case", test_goes_by_words_and_case);
  fixture_test ("/occurrences/marks-all-in-the-library-as-one-change", test_marks_all_in_the_library_as_one_change);
  fixture_test ("/occurrences/leaves-what-was-marked-since-it-looked", test_leaves_what_was_marked_since_it_looked);
  fixture_test ("/occurrences/marks-nothing-for-an-entity-that-is-gone", test_marks_nothing_for_an_entity_that_is_gone);
  fixture_test ("/occurrences/can-be-called-off", test_can_be_called_off);
  return g_test_run ();
}

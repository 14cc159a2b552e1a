/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entities-fixture.h"

#include "mn-initials-index.h"
#include "mn-jump-search.h"

static char *
list (GPtrArray *jumps)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < jumps->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "|" : "", mn_jump_get_text (jumps->pdata[i]));
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static MnJumpResults *
search (Fixture    *fixture,
        const char *typed,
        MnJumpRange range)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnJumpResults *results;

  mn_jump_search_async (fixture->library, fixture->document, typed, range, NULL, fixture_on_result, &result);
  results = mn_jump_search_finish (fixture->library, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return results;
}

static void
check (Fixture    *fixture,
       const char *typed,
       const char *entities,
       const char *claims,
       const char *articles)
{
  g_autoptr (MnJumpResults) near = search (fixture, typed, MN_JUMP_NEAR);
  g_autoptr (MnJumpResults) far = search (fixture, typed, MN_JUMP_FAR);
  g_autofree char *found = list (near->entities);
  g_autofree char *here = list (near->claims);
  g_autofree char *there = list (far->claims);
  g_autofree char *titles = list (far->articles);
  g_autofree char *all = g_strconcat (here, *here != '\0' && *there != '\0' ? "|" : "", there, NULL);

  g_assert_cmpstr (found, ==, entities);
  g_assert_cmpstr (all, ==, claims);
  g_assert_cmpstr (titles, ==, articles);
}

static void
add_claim (Fixture    *fixture,
           const char *statement)
{
  MnClaimBuilder *claim = mn_claim_new ();

  claim->record.article = *mn_document_get_id (fixture->document);
  claim->statement = g_strdup (statement);
  mn_spans_add (&claim->spans, mn_document_get_text (fixture->document), 20, 37);
  fixture_add (fixture, claim);
}

static void
test_finds_entities_those_of_the_article_first (Fixture      *fixture,
                                                gconstpointer data G_GNUC_UNUSED)
{
  check (fixture, "house", "White House", "", "");
  fixture_mark (fixture, "person", "Kelly", 0);
  check (fixture, "kel", "Kelly", "", "");
  /* of a claim, who makes it is found too */
  check (fixture, "donald tr", "Donald Trump", "had met Trump|Trump Tower stays", "");
  check (fixture, "zzz", "", "", "");
}

static void
test_finds_entities_by_initials (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  while (!mn_initials_index_is_ready (mn_initials_index_of (fixture->library)))
    g_main_context_iteration (NULL, TRUE);
  check (fixture, "wh", "White House", "", "");
  check (fixture, "djt", "Donald J. Trump", "", "");
}

static void
test_finds_claims_by_any_of_their_words (Fixture      *fixture,
                                         gconstpointer data G_GNUC_UNUSED)
{
  add_claim (fixture, "Márquez is free");
  check (fixture, "free marquez", "", "Márquez is free", "");
  check (fixture, "was freed", "", "Márquez is free", "");
  check (fixture, "free trump", "", "", "");
}

static void
test_finds_articles_by_their_titles (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  check (fixture, "sto", "", "", "Story");
}

static void
test_can_be_called_off (Fixture      *fixture,
                        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mn_jump_search_async (fixture->library, fixture->document, "a", MN_JUMP_FAR, cancellable, fixture_on_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (mn_jump_search_finish (fixture->library, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  entities_test ("/jump-search/finds-entities-those-of-the-article-first", test_finds_entities_those_of_the_article_first);
  entities_test ("/jump-search/finds-entities-by-initials", test_finds_entities_by_initials);
  entities_test ("/jump-search/finds-claims-by-any-of-their-words", test_finds_claims_by_any_of_their_words);
  entities_test ("/jump-search/finds-articles-by-their-titles", test_finds_articles_by_their_titles);
  entities_test ("/jump-search/can-be-called-off", test_can_be_called_off);
  return g_test_run ();
}

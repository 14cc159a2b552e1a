/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-suggestion-edits.h"

static MnId
add_entity (Fixture    *fixture,
            const char *type,
            const char *name,
            const char *alias)
{
  MnEntityBuilder *entity = mn_entity_new ();
  MnId id = entity->record.id;

  entity->type = g_intern_string (type);
  entity->name = g_strdup (name);
  if (alias != NULL)
    entity->aliases = g_strdupv ((char *[]){ (char *) alias, NULL });
  fixture_add (fixture, entity);
  return id;
}

static void
on_changed (gboolean *is_changed)
{
  *is_changed = TRUE;
}

static void
wait_for_change (MnSuggestions *suggestions)
{
  gboolean is_changed = FALSE;
  gulong handler = g_signal_connect_swapped (suggestions, "changed", G_CALLBACK (on_changed), &is_changed);

  while (!is_changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (suggestions, handler);
}

static MnSuggestions *
suggest (Fixture *fixture,
         gboolean names,
         gboolean claims)
{
  MnSuggestions *suggestions = mn_suggestions_new (fixture->document);

  mn_suggestions_set_wanted (suggestions, names, claims);
  wait_for_change (suggestions);
  return suggestions;
}

typedef struct
{
  const MnText *text;
  GString      *found;
} Listing;

static gboolean
list (const MnSuggestion *suggestion,
      gpointer            user_data)
{
  Listing *listing = user_data;
  g_autofree char *words = mn_text_slice (listing->text, suggestion->start, suggestion->end);

  g_string_append_printf (listing->found, "%s%s", listing->found->len > 0 ? "|" : "", words);
  return TRUE;
}

static void
assert_suggested (Fixture       *fixture,
                  MnSuggestions *suggestions,
                  const char    *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  Listing listing = { mn_document_get_text (fixture->document), found };

  mn_suggestions_foreach (suggestions, 0, mn_text_get_length (listing.text), list, &listing);
  g_assert_cmpstr (found->str, ==, expected);
}

static MnChange *
accept (Fixture       *fixture,
        MnSuggestions *suggestions,
        guint          offset)
{
  g_autoptr (GAsyncResult) result = NULL;
  MnSuggestion suggestion;

  g_assert_true (mn_suggestions_find_at (suggestions, offset, &suggestion));
  mn_document_accept_async (fixture->document, &suggestion, 1, fixture_on_result, &result);
  return fixture_finish (fixture->document, &result);
}

static void
reject (Fixture            *fixture,
        MnSuggestions      *suggestions,
        const MnSuggestion *suggestion,
        gboolean            is_rejected)
{
  MnStore *store = mn_library_get_store (fixture->library);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mn_suggestions_set_rejected (suggestions, suggestion, is_rejected, fixture_on_result, &result);
  mn_store_apply_finish (store, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
test_suggests_names_aliases_and_surnames (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;

  add_entity (fixture, "person", "Anna Kelly", NULL);
  add_entity (fixture, "organisation", "Agence France-Presse", "AFP");
  add_entity (fixture, "group", "told", NULL);
  suggestions = suggest (fixture, TRUE, FALSE);
  assert_suggested (fixture, suggestions, "Kelly|AFP|Anna Kelly");
}

/* Anna Kelly is not the Kelly one knows from elsewhere */
static void
test_takes_nobody_for_a_namesake (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;

  add_entity (fixture, "person", "Megyn Kelly", NULL);
  suggestions = suggest (fixture, TRUE, FALSE);
  assert_suggested (fixture, suggestions, "Kelly");
}

static void
test_suggests_nothing_that_is_marked (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;

  add_entity (fixture, "person", "Anna Kelly", NULL);
  suggestions = suggest (fixture, TRUE, FALSE);
  fixture_mark (fixture, "person", "Anna", 0);
  assert_suggested (fixture, suggestions, "Kelly");
  fixture_undo (fixture, FALSE);
  assert_suggested (fixture, suggestions, "Kelly|Anna Kelly");
}

static void
test_knows_at_once_who_comes_to_the_library (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = suggest (fixture, TRUE, FALSE);

  assert_suggested (fixture, suggestions, "");
  fixture_mark (fixture, "person", "Marquez", 0);
  wait_for_change (suggestions);
  assert_suggested (fixture, suggestions, "Marquez");
}

static void
test_takes_of_namesakes_the_one_met_here (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;
  MnId mention = fixture_mark (fixture, "person", "Anna Kelly", 0);
  MnId other = add_entity (fixture, "person", "Megyn Kelly", NULL);
  MnSuggestion suggestion;

  suggestions = suggest (fixture, TRUE, FALSE);
  g_assert_true (mn_suggestions_find_at (suggestions, 0, &suggestion));
  g_assert_true (mn_id_equal (&suggestion.entity, &fixture_mention_of (fixture, &mention)->entity));
  /* with that rejected it may be the other one still */
  reject (fixture, suggestions, &suggestion, TRUE);
  g_assert_true (mn_suggestions_find_at (suggestions, 0, &suggestion));
  g_assert_true (mn_id_equal (&suggestion.entity, &other));
  reject (fixture, suggestions, &suggestion, TRUE);
  g_assert_false (mn_suggestions_find_at (suggestions, 0, &suggestion));
}

static void
test_accepts_a_name_as_one_of_that_entity (Fixture      *fixture,
                                           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;
  MnId entity = add_entity (fixture, "person", "Anna Kelly", NULL);
  g_autoptr (MnChange) change = NULL;
  MnMention *mention;

  suggestions = suggest (fixture, TRUE, FALSE);
  change = accept (fixture, suggestions, 2);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 1);
  mention = (MnMention *) mn_change_get_item (change, 0)->after;
  g_assert_true (mn_id_equal (&mention->entity, &entity));
  g_assert_cmpstr (mention->type, ==, "person");
  g_assert_cmpint (mention->record.made.origin, ==, MN_ORIGIN_SUGGESTION);
  assert_suggested (fixture, suggestions, "Anna Kelly");
  fixture_undo (fixture, FALSE);
  assert_suggested (fixture, suggestions, "Kelly|Anna Kelly");
}

static void
test_accepts_all_of_an_entity_as_one_change (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;
  MnId entity = add_entity (fixture, "person", "Anna Kelly", NULL);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  add_entity (fixture, "person", "Marquez", NULL);
  suggestions = suggest (fixture, TRUE, FALSE);
  all = mn_suggestions_list_entity (suggestions, &entity);
  mn_document_accept_async (fixture->document, (const MnSuggestion *) (gpointer) all->data, all->len, fixture_on_result,
                            &result);
  change = fixture_finish (fixture->document, &result);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 2);
  assert_suggested (fixture, suggestions, "Marquez|Marquez");
}

static void
test_goes_from_one_to_the_next (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;
  MnSuggestion found;

  add_entity (fixture, "person", "Marquez", NULL);
  suggestions = suggest (fixture, TRUE, FALSE);
  g_assert_true (mn_suggestions_find_next (suggestions, 0, FALSE, &found));
  g_assert_cmpuint (found.start, ==, 20);
  g_assert_true (mn_suggestions_find_next (suggestions, found.start, FALSE, &found));
  g_assert_cmpuint (found.start, ==, 39);
  g_assert_true (mn_suggestions_find_next (suggestions, found.start, TRUE, &found));
  g_assert_cmpuint (found.start, ==, 20);
  g_assert_false (mn_suggestions_find_next (suggestions, found.start, TRUE, &found));
}

static void
test_accepts_a_claim_with_who_says_it (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;
  MnId entity = add_entity (fixture, "person", "Anna Kelly", NULL);
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  MnClaim *claim;

  suggestions = suggest (fixture, FALSE, TRUE);
  assert_suggested (fixture, suggestions, "Marquez was freed");
  change = accept (fixture, suggestions, 21);
  claims = mn_document_list_marks (fixture->document, MN_RECORD_CLAIM);
  g_assert_cmpuint (claims->len, ==, 1);
  claim = claims->pdata[0];
  g_assert_cmpint (claim->record.made.origin, ==, MN_ORIGIN_SUGGESTION);
  g_assert_cmpuint (claim->attributions.n, ==, 1);
  g_assert_cmpstr (claim->attributions.items[0].cues.items[0].quote, ==, "told");
  g_assert_true (mn_id_equal (&claim->attributions.items[0].claimant.entity, &entity));
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 1);
  assert_suggested (fixture, suggestions, "");
}

static void
test_can_be_switched_off (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL;

  add_entity (fixture, "person", "Marquez", NULL);
  suggestions = suggest (fixture, TRUE, TRUE);
  mn_suggestions_set_wanted (suggestions, FALSE, FALSE);
  assert_suggested (fixture, suggestions, "");
}

static void
test_remembers_what_was_rejected (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSuggestions) suggestions = NULL, later = NULL, afterwards = NULL;
  MnSuggestion rejected;

  add_entity (fixture, "person", "Marquez", NULL);
  suggestions = suggest (fixture, TRUE, FALSE);
  g_assert_true (mn_suggestions_find_at (suggestions, 20, &rejected));
  reject (fixture, suggestions, &rejected, TRUE);
  assert_suggested (fixture, suggestions, "Marquez");
  later = suggest (fixture, TRUE, FALSE);
  assert_suggested (fixture, later, "Marquez");
  g_assert_false (mn_suggestions_find_at (later, 20, &rejected));

  g_assert_true (mn_suggestions_find_at (later, 39, &rejected));
  rejected.start -= 19;
  rejected.end -= 19;
  reject (fixture, later, &rejected, FALSE);
  afterwards = suggest (fixture, TRUE, FALSE);
  assert_suggested (fixture, afterwards, "Marquez|Marquez");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/suggestions/suggests-names-aliases-and-surnames", test_suggests_names_aliases_and_surnames);
  fixture_test ("/suggestions/takes-nobody-for-a-namesake", test_takes_nobody_for_a_namesake);
  fixture_test ("/suggestions/suggests-nothing-that-is-marked", test_suggests_nothing_that_is_marked);
  fixture_test ("/suggestions/knows-at-once-who-comes-to-the-library", test_knows_at_once_who_comes_to_the_library);
  fixture_test ("/suggestions/takes-of-namesakes-the-one-met-here", test_takes_of_namesakes_the_one_met_here);
  fixture_test ("/suggestions/accepts-a-name-as-one-of-that-entity", test_accepts_a_name_as_one_of_that_entity);
  fixture_test ("/suggestions/accepts-all-of-an-entity-as-one-change", test_accepts_all_of_an_entity_as_one_change);
  fixture_test ("/suggestions/goes-from-one-to-the-next", test_goes_from_one_to_the_next);
  fixture_test ("/suggestions/accepts-a-claim-with-who-says-it", test_accepts_a_claim_with_who_says_it);
  fixture_test ("/suggestions/remembers-what-was-rejected", test_remembers_what_was_rejected);
  fixture_test ("/suggestions/can-be-switched-off", test_can_be_switched_off);
  return g_test_run ();
}

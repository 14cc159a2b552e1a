/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-attribution-edits.h"
#include "mn-edits.h"

static void
test_takes_an_entity_with_its_last_mention (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Marquez", 0);
  MnId entity = fixture_mention_of (fixture, &mention)->entity;
  MnSnapshot *snapshot = mn_library_get_snapshot (fixture->library);
  g_autoptr (MnEntity) before = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &entity, NULL);
  g_autoptr (MnEntity) after = NULL;
  g_autoptr (MnEntity) again = NULL;

  g_assert_nonnull (before);
  fixture_remove_mark (fixture, &mention);
  after = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &entity, NULL);
  g_assert_null (after);
  fixture_undo (fixture, FALSE);
  again = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &entity, NULL);
  g_assert_nonnull (again);
  g_assert_nonnull (fixture_entity_of (fixture, &mention));
}

static MnId
name_claimant (Fixture    *fixture,
               const MnId *claim,
               const char *name)
{
  MnLinkPlace place = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  MnClaim *record;

  mn_document_set_party_async (fixture->document, claim, &place, MN_PARTY_CLAIMANT, NULL, name, "organisation",
                               fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  record = (MnClaim *) mn_document_get_mark (fixture->document, claim);
  return record->attributions.items[0].claimant.entity;
}

static void
test_takes_an_entity_with_its_last_claim (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnId second = fixture_mark (fixture, "claim", "Marquez thanked Anna Kelly", 0);
  MnId entity = name_claimant (fixture, &first, "AFP");
  MnId again = name_claimant (fixture, &second, "AFP");

  g_assert_true (mn_id_equal (&entity, &again));
  fixture_remove_mark (fixture, &first);
  g_assert_true (fixture_has (fixture, MN_RECORD_ENTITY, &entity));
  fixture_remove_mark (fixture, &second);
  g_assert_false (fixture_has (fixture, MN_RECORD_ENTITY, &entity));
  fixture_undo (fixture, FALSE);
  g_assert_true (fixture_has (fixture, MN_RECORD_ENTITY, &entity));
}

static void
test_makes_claims_forget_a_removed_mention (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Anna Kelly", 0);
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnReferent claimant = { fixture_mention_of (fixture, &mention)->entity, mention };
  MnLinkPlace place = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  MnClaim *record;

  mn_document_set_party_async (fixture->document, &claim, &place, MN_PARTY_CLAIMANT, &claimant, NULL, NULL,
                               fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  fixture_remove_mark (fixture, &mention);
  record = (MnClaim *) mn_document_get_mark (fixture->document, &claim);
  g_assert_true (mn_id_is_none (&record->attributions.items[0].claimant.mention));
  /* the claim still needs the entity */
  g_assert_true (mn_id_equal (&record->attributions.items[0].claimant.entity, &claimant.entity));
  g_assert_nonnull (mn_document_get_entity (fixture->document, &claimant.entity));
}

static MnId
relate (Fixture    *fixture,
        const MnId *from,
        const MnId *to)
{
  MnRelationBuilder *relation = mn_relation_new ();
  MnId id = relation->record.id;

  relation->type = g_intern_static_string ("supports");
  relation->from = (MnEnd){ MN_END_CLAIM, *from };
  relation->to = (MnEnd){ MN_END_CLAIM, *to };
  fixture_add (fixture, relation);
  return id;
}

/* One that stands between two of them goes once */
static void
test_takes_relations_with_their_claims (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  MnId claims[] = {
    fixture_mark (fixture, "claim", "Marquez was freed", 0),
    fixture_mark (fixture, "claim", "Marquez thanked Anna Kelly", 0),
  };
  MnId relation = relate (fixture, &claims[0], &claims[1]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_remove_async (fixture->document, claims, G_N_ELEMENTS (claims), fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 3);
  g_assert_false (fixture_has (fixture, MN_RECORD_RELATION, &relation));
  fixture_undo (fixture, FALSE);
  g_assert_true (fixture_has (fixture, MN_RECORD_RELATION, &relation));
}

static void
test_tells_what_kept_relations_from_being_read (Fixture      *fixture,
                                                gconstpointer data G_GNUC_UNUSED)
{
  MnId claims[] = {
    fixture_mark (fixture, "claim", "Marquez was freed", 0),
    fixture_mark (fixture, "claim", "Marquez thanked Anna Kelly", 0),
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  relate (fixture, &claims[0], &claims[1]);
  fixture_sql (fixture, "UPDATE relations SET body = 'broken'");
  mn_document_remove_async (fixture->document, claims, 1, fixture_on_result, &result);
  g_assert_null (mn_document_edit_finish (fixture->document, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_clear_object (&result);

  mn_library_remove_article_async (fixture->library, mn_document_get_id (fixture->document), fixture_on_result, &result);
  g_assert_false (mn_library_change_finish (fixture->library, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT);
}

static void
test_removes_an_article_whole_and_brings_it_back (Fixture      *fixture,
                                                  gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Marquez", 0);
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnId id = *mn_document_get_id (fixture->document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnDocument) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (fixture->library) };

  mn_library_remove_article_async (fixture->library, &id, fixture_on_result, &result);
  g_assert_true (mn_library_change_finish (fixture->library, fixture_wait_for (&result), &error));
  g_clear_object (&result);
  g_assert_null (mn_snapshot_get_article (mn_library_get_snapshot (fixture->library), &id, FALSE, NULL));

  while (g_main_context_iteration (NULL, FALSE))
    ;
  request.seq = mn_library_get_last_removal (fixture->library);
  g_assert_cmpint (request.seq, >, 0);
  mn_store_undo_async (mn_library_get_store (fixture->library), &request, NULL, fixture_on_result, &result);
  changes = mn_store_undo_finish (mn_library_get_store (fixture->library), fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  again = fixture_open_document (fixture->library, &id);
  g_assert_cmpstr (mn_text_get_utf8 (mn_document_get_text (again)), ==, FIXTURE_TEXT);
  g_assert_nonnull (mn_document_get_mark (again, &mention));
  g_assert_nonnull (mn_document_get_mark (again, &claim));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/removal/takes-an-entity-with-its-last-mention", test_takes_an_entity_with_its_last_mention);
  fixture_test ("/removal/takes-an-entity-with-its-last-claim", test_takes_an_entity_with_its_last_claim);
  fixture_test ("/removal/makes-claims-forget-a-mention", test_makes_claims_forget_a_removed_mention);
  fixture_test ("/removal/takes-relations-with-their-claims", test_takes_relations_with_their_claims);
  fixture_test ("/removal/tells-what-kept-relations-from-being-read", test_tells_what_kept_relations_from_being_read);
  fixture_test ("/removal/of-an-article-can-be-undone-whole", test_removes_an_article_whole_and_brings_it_back);
  return g_test_run ();
}

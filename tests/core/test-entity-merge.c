/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entities-fixture.h"
#include "mn-entity-merge.h"

#define KEPT   "30001"
#define MERGED "30002"
#define MANY   10000

static MnChange *
merge (Fixture    *fixture,
       const char *kept,
       const char *merged)
{
  MnId ids[] = { entities_id (kept), entities_id (merged) };
  g_autoptr (GAsyncResult) result = NULL;

  mn_library_merge_entities_async (fixture->library, &ids[0], &ids[1], fixture_on_result, &result);
  return entities_finish (fixture, &result);
}

static void
assert_refused (Fixture    *fixture,
                const char *kept,
                const char *merged,
                gint        code)
{
  MnId ids[] = { entities_id (kept), entities_id (merged) };
  g_autofree char *before = entities_export (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mn_library_merge_entities_async (fixture->library, &ids[0], &ids[1], fixture_on_result, &result);
  g_assert_null (mn_library_entities_finish (fixture->library, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, code);
  after = entities_export (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_turns_all_that_refers_to_it (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = entities_expect ("entities-merged.jsonl");
  g_autofree char *expected = entities_timeless (file);
  g_autoptr (MnChange) change = merge (fixture, KEPT, MERGED);
  g_autofree char *exported = entities_export (fixture);
  g_autofree char *merged = entities_timeless (exported);

  g_assert_cmpstr (merged, ==, expected);
  g_assert_cmpint (mn_change_get_seq (change), >, 0);
  entities_check (fixture);
}

static void
test_is_one_step_of_undo (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autofree char *merged = NULL;
  g_autoptr (MnChange) change = merge (fixture, KEPT, MERGED);

  merged = entities_export (fixture);
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      fixture_undo (fixture, FALSE);
      undone = entities_export (fixture);
      g_assert_cmpstr (undone, ==, before);
      fixture_undo (fixture, TRUE);
      redone = entities_export (fixture);
      g_assert_cmpstr (redone, ==, merged);
    }
  entities_check (fixture);
}

static void
test_refuses_an_entity_with_itself (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  assert_refused (fixture, KEPT, KEPT, MN_STORE_ERROR_FAILED);
}

static void
test_refuses_an_entity_that_is_gone (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  assert_refused (fixture, KEPT, "30009", MN_STORE_ERROR_CONFLICT);
  assert_refused (fixture, "30009", KEPT, MN_STORE_ERROR_CONFLICT);
}

static void
note_items (MnDocument *document G_GNUC_UNUSED,
            GArray     *items,
            gpointer    user_data)
{
  *(guint *) user_data += items->len;
}

static void
test_swaps_what_an_open_document_shows (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Marquez", 0);
  MnId other = fixture_mark (fixture, "person", "Kelly", 0);
  MnId merged = fixture_mention_of (fixture, &mention)->entity;
  MnId kept = fixture_mention_of (fixture, &other)->entity;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  guint n_items = 0;

  g_signal_connect (fixture->document, "changed", G_CALLBACK (note_items), &n_items);
  mn_library_merge_entities_async (fixture->library, &kept, &merged, fixture_on_result, &result);
  change = entities_finish (fixture, &result);

  g_assert_cmpuint (n_items, ==, 3);
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &mention)->entity, &kept));
  g_assert_null (mn_document_get_entity (fixture->document, &merged));
  g_assert_true (mn_entity_matches (fixture_entity_of (fixture, &other), "Marquez"));
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &kept), ==, 2);

  fixture_undo (fixture, FALSE);
  g_assert_cmpstr (fixture_entity_of (fixture, &mention)->name, ==, "Marquez");
}

static void
annotate (MnLibrary  *library,
          const char *article,
          const char *mention,
          const char *note)
{
  MnId ids[] = { entities_id (article), entities_id (mention) };
  g_autoptr (MnMention) before
      = mn_snapshot_get (mn_library_get_snapshot (library), MN_RECORD_MENTION, &ids[0], &ids[1], NULL);
  MnMentionBuilder *after = mn_mention_edit (before);
  g_autoptr (MnChange) change = mn_change_new ("Change Note", mn_library_get_annotator (library));
  g_autoptr (GError) error = NULL;

  g_free (after->note);
  after->note = g_strdup (note);
  mn_change_modify (change, before, after);
  entities_apply (library, change, &error);
  g_assert_no_error (error);
}

static void
test_writes_nothing_on_what_another_has_changed (Fixture      *fixture,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnLibrary) other = fixture_open_library (fixture->path);
  MnId kept = entities_id (KEPT), merged = entities_id (MERGED);
  g_autoptr (MnChange) change = mn_entity_change_to_merge (mn_library_get_snapshot (fixture->library), &kept, &merged,
                                                           mn_library_get_annotator (fixture->library), NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  annotate (other, "40002", "50008", "Meanwhile");
  before = entities_export (fixture);
  entities_apply (fixture->library, change, &error);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  after = entities_export (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* One that stands in the way is not turned, so nothing may be left that refers to what is gone */
static void
test_writes_nothing_where_another_has_added_a_mention (Fixture      *fixture,
                                                       gconstpointer data G_GNUC_UNUSED)
{
  MnId kept = entities_id (KEPT), merged = entities_id (MERGED);
  g_autoptr (MnChange) change = mn_entity_change_to_merge (mn_library_get_snapshot (fixture->library), &kept, &merged,
                                                           mn_library_get_annotator (fixture->library), NULL);
  MnMentionBuilder *mention = mn_mention_new ();
  g_autoptr (GError) error = NULL;

  mention->record.article = *mn_document_get_id (fixture->document);
  mention->type = g_intern_static_string ("person");
  mention->entity = merged;
  mn_spans_add (&mention->spans, mn_document_get_text (fixture->document), 0, 5);
  fixture_add (fixture, mention);
  entities_apply (fixture->library, change, &error);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
}

/* Whenever it comes: before the change is built, between that and its writing, or after */
static void
test_goes_by_what_another_changes_meanwhile (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnLibrary) other = fixture_open_library (fixture->path);
  MnId kept = entities_id (KEPT), merged = entities_id (MERGED);

  for (guint round = 0; round < 20; round++)
    {
      g_autofree char *note = g_strdup_printf ("Round %u", round);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (MnChange) change = NULL;
      g_autoptr (MnMention) mention = NULL;
      g_autoptr (MnMention) again = NULL;

      mn_library_merge_entities_async (fixture->library, &kept, &merged, fixture_on_result, &result);
      annotate (other, "40002", "50008", note);
      change = entities_finish (fixture, &result);
      mention = entities_get (fixture, MN_RECORD_MENTION, "40002", "50008");
      g_assert_cmpstr (mention->note, ==, note);
      g_assert_true (mn_id_equal (&mention->entity, &kept));

      fixture_undo (fixture, FALSE);
      again = entities_get (fixture, MN_RECORD_MENTION, "40002", "50008");
      g_assert_true (mn_id_equal (&again->entity, &merged));
    }
  entities_check (fixture);
}

static void
add_many_mentions (Fixture    *fixture,
                   const MnId *entity)
{
  g_autoptr (MnChange) change = mn_change_new ("Add", mn_library_get_annotator (fixture->library));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      MnMentionBuilder *mention = mn_mention_new ();

      mention->record.article = *mn_document_get_id (fixture->document);
      mention->type = g_intern_static_string ("person");
      mention->entity = *entity;
      mn_spans_add (&mention->spans, mn_document_get_text (fixture->document), 0, 5);
      mn_change_create (change, mention);
    }
  entities_apply (fixture->library, change, &error);
  g_assert_no_error (error);
}

static void
test_turns_ten_thousand_mentions (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  MnId merged = entities_id (MERGED), kept = entities_id (KEPT);
  g_autoptr (MnChange) change = NULL;
  gint64 start;

  add_many_mentions (fixture, &merged);
  start = g_get_monotonic_time ();
  change = merge (fixture, KEPT, MERGED);
  g_test_message ("%d mentions took %" G_GINT64_FORMAT " ms", MANY, (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &kept), ==, MANY);
  fixture_undo (fixture, FALSE);
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &merged), ==, MANY);
  entities_check (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  entities_test ("/entity-merge/turns-all-that-refers-to-it", test_turns_all_that_refers_to_it);
  entities_test ("/entity-merge/is-one-step-of-undo", test_is_one_step_of_undo);
  entities_test ("/entity-merge/refuses-an-entity-with-itself", test_refuses_an_entity_with_itself);
  entities_test ("/entity-merge/refuses-an-entity-that-is-gone", test_refuses_an_entity_that_is_gone);
  entities_test ("/entity-merge/swaps-what-an-open-document-shows", test_swaps_what_an_open_document_shows);
  entities_test ("/entity-merge/writes-nothing-on-what-another-has-changed",
                 test_writes_nothing_on_what_another_has_changed);
  entities_test ("/entity-merge/writes-nothing-where-another-has-added-a-mention",
                 test_writes_nothing_where_another_has_added_a_mention);
  entities_test ("/entity-merge/goes-by-what-another-changes-meanwhile", test_goes_by_what_another_changes_meanwhile);
  entities_test ("/entity-merge/turns-ten-thousand-mentions", test_turns_ten_thousand_mentions);
  return g_test_run ();
}

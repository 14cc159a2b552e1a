/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-edits.h"
#include "mn-mention-edits.h"

static void
test_brings_back_a_removed_claim (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  g_autoptr (MnRecord) before = mn_record_ref (mn_document_get_mark (fixture->document, &claim));

  fixture_remove_mark (fixture, &claim);
  g_assert_null (mn_document_get_mark (fixture->document, &claim));
  fixture_undo (fixture, FALSE);
  g_assert_true (mn_record_equal (before, mn_document_get_mark (fixture->document, &claim)));
  fixture_undo (fixture, TRUE);
  g_assert_null (mn_document_get_mark (fixture->document, &claim));
}

static void
test_loses_no_key_when_keys_come_fast (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  static const char *const types[] = { "person", "place", "group", "event", "organisation" };
  GAsyncResult *results[G_N_ELEMENTS (types)] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    mn_document_mark_mention_async (fixture->document, types[i], 0, 5, fixture_on_result, &results[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (MnChange) change = fixture_finish (fixture->document, &results[i]);

      g_assert_nonnull (change);
    }
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 1);
  for (gsize i = G_N_ELEMENTS (types); i > 0; i--)
    {
      g_autoptr (GPtrArray) mentions = mn_document_list_marks (fixture->document, MN_RECORD_MENTION);

      g_assert_cmpstr (((MnMention *) mentions->pdata[0])->type, ==, types[i - 1]);
      fixture_undo (fixture, FALSE);
    }
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 0);
}

static void
set_role (gpointer builder,
          gpointer user_data)
{
  MnMentionBuilder *mention = builder;

  g_free (mention->role);
  mention->role = g_strdup (user_data);
}

static void
test_takes_up_what_others_wrote_on_a_conflict (Fixture      *fixture,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "person", "Marquez", 0);
  g_autoptr (MnLibrary) other_library = fixture_open_library (fixture->path);
  g_autoptr (MnDocument) other = fixture_open_document (other_library, mn_document_get_id (fixture->document));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;

  mn_document_modify_mark_async (other, &mention, "Change Role", NULL, set_role, (gpointer) "theirs", NULL, fixture_on_result,
                                 &result);
  change = fixture_finish (other, &result);
  g_assert_nonnull (change);

  mn_document_modify_mark_async (fixture->document, &mention, "Change Role", NULL, set_role, (gpointer) "ours", NULL,
                                 fixture_on_result, &result);
  g_assert_null (mn_document_edit_finish (fixture->document, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (fixture_mention_of (fixture, &mention)->role, ==, "theirs");
}

static void
test_sees_what_others_wrote (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnLibrary) other_library = fixture_open_library (fixture->path);
  g_autoptr (MnDocument) other = fixture_open_document (other_library, mn_document_get_id (fixture->document));
  MnId mention = fixture_mark (fixture, "person", "Marquez", 0);

  g_assert_null (mn_document_get_mark (other, &mention));
  mn_store_poll (mn_library_get_store (other_library));
  g_assert_nonnull (mn_document_get_mark (other, &mention));
  fixture_remove_mark (fixture, &mention);
  mn_store_poll (mn_library_get_store (other_library));
  g_assert_null (mn_document_get_mark (other, &mention));
}

static void
test_leaves_the_article_itself (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  mn_document_undo_async (fixture->document, FALSE, fixture_on_result, &result);
  changes = mn_document_undo_finish (fixture->document, fixture_wait_for (&result), &error);
  g_assert_null (changes);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/document/undo/brings-back-a-removed-claim", test_brings_back_a_removed_claim);
  fixture_test ("/document/undo/leaves-the-article-itself", test_leaves_the_article_itself);
  fixture_test ("/document/queue/loses-no-key-when-keys-come-fast", test_loses_no_key_when_keys_come_fast);
  fixture_test ("/document/conflict/takes-up-what-others-wrote", test_takes_up_what_others_wrote_on_a_conflict);
  fixture_test ("/document/elsewhere/sees-what-others-wrote", test_sees_what_others_wrote);
  return g_test_run ();
}

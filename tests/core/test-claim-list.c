/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-claim-list.h"
#include "mn-claim.h"
#include "mn-library-claims.h"

/* The document of document-fixture.h, with claims “a”, “b”, “c” */

static MnId
add_claim (Fixture    *fixture,
           const char *statement)
{
  MnClaimBuilder *claim = mn_claim_new ();
  MnId id = claim->record.id;

  claim->record.article = *mn_document_get_id (fixture->document);
  claim->statement = g_strdup (statement);
  g_assert_true (mn_spans_add (&claim->spans, mn_document_get_text (fixture->document), 0, 5));
  fixture_add (fixture, claim);
  return id;
}

static void
wait_until_found (MnClaimList *list)
{
  /* what was changed is taken up in an idle moment, and then searched for */
  while (g_main_context_iteration (NULL, FALSE) || mn_claim_list_is_busy (list))
    g_main_context_iteration (NULL, mn_claim_list_is_busy (list));
}

static MnClaimList *
open_list (Fixture *fixture)
{
  MnClaimList *list = mn_claim_list_new (fixture->library);
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();

  query->order = MN_CLAIM_ORDER_TEXT;
  query->is_descending = FALSE;
  mn_claim_list_set_query (list, query);
  wait_until_found (list);
  return list;
}

static char *
describe (MnClaimList *list)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (MnClaimItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append (words, mn_claim_item_get_row (item)->claim->statement);
    }
  return g_string_free (words, FALSE);
}

static void
assert_list (MnClaimList *list,
             const char  *expected)
{
  g_autofree char *words = NULL;

  wait_until_found (list);
  words = describe (list);
  g_assert_cmpstr (words, ==, expected);
}

static void
set_statement (gpointer builder,
               gpointer user_data)
{
  MnClaimBuilder *claim = builder;

  g_free (claim->statement);
  claim->statement = g_strdup (user_data);
}

static void
set_false (gpointer builder,
           gpointer user_data)
{
  mn_claim_set_verdict (builder, user_data, "false", NULL);
}

static MnChange *
edit (Fixture     *fixture,
      MnClaimList *list,
      guint        first,
      guint        n,
      gint64       revision,
      MnModifyFunc modify,
      gpointer     data,
      GError     **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint32 key = mn_claim_list_get_key (list, first + i);

      g_array_append_val (keys, key);
    }
  mn_library_edit_claims_async (fixture->library, (const guint32 *) (gpointer) keys->data, n, revision, "Edit", modify,
                                data, NULL, fixture_on_result, &result);
  return mn_library_edit_claims_finish (fixture->library, fixture_wait_for (&result), error);
}

static void
note_change (GListModel *model G_GNUC_UNUSED,
             guint       position,
             guint       removed,
             guint       added,
             gpointer    user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static void
count (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_follows_what_is_changed_and_undone (Fixture      *fixture,
                                         gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (GString) changes = g_string_new (NULL);

  add_claim (fixture, "a");
  add_claim (fixture, "c");
  list = open_list (fixture);
  assert_list (list, "ac");
  g_assert_cmpint (mn_claim_list_get_total (list), ==, 2);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), changes);
  add_claim (fixture, "b");
  assert_list (list, "abc");
  fixture_undo (fixture, FALSE);
  assert_list (list, "ac");
  g_assert_cmpstr (changes->str, ==, "1-0+1 1-1+0 ");
}

static void
test_a_row_stays_the_same_while_it_tells_of_newer_states (Fixture      *fixture,
                                                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (MnClaimItem) item = NULL;
  g_autoptr (MnClaimItem) again = NULL;
  g_autoptr (MnChange) change = NULL;
  guint n_notified = 0;

  add_claim (fixture, "a");
  list = open_list (fixture);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (count), &n_notified);
  change = edit (fixture, list, 0, 1, 0, set_statement, (gpointer) "b", NULL);
  g_assert_nonnull (change);
  assert_list (list, "b");
  g_assert_cmpuint (n_notified, ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (item == again);
}

static void
test_many_claims_are_one_change (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  MnId me = *mn_library_get_annotator (fixture->library);
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnChange) again = NULL;
  g_autoptr (GError) error = NULL;

  add_claim (fixture, "a");
  add_claim (fixture, "b");
  add_claim (fixture, "c");
  list = open_list (fixture);
  query->order = MN_CLAIM_ORDER_TEXT;
  query->is_descending = FALSE;
  query->verdict = g_strdup (MN_CLAIM_WITHOUT);
  mn_claim_list_set_query (list, query);
  assert_list (list, "abc");

  change = edit (fixture, list, 0, 2, 0, set_false, &me, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 2);
  assert_list (list, "c");
  g_assert_cmpint (mn_claim_list_get_total (list), ==, 3);
  /* the open document has them too, and can take them back */
  fixture_undo (fixture, FALSE);
  assert_list (list, "abc");
}

static void
test_what_is_so_already_is_no_change (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;

  add_claim (fixture, "a");
  list = open_list (fixture);
  change = edit (fixture, list, 0, 1, 0, set_statement, (gpointer) "a", &error);
  g_assert_no_error (error);
  g_assert_null (change);
}

static void
test_what_was_changed_meanwhile_is_not_overwritten (Fixture      *fixture,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (MnClaimItem) item = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seen;

  add_claim (fixture, "a");
  list = open_list (fixture);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  seen = mn_claim_item_get_row (item)->claim->record.revision;
  change = edit (fixture, list, 0, 1, 0, set_statement, (gpointer) "b", NULL);
  g_assert_null (edit (fixture, list, 0, 1, seen, set_statement, (gpointer) "mine", &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  assert_list (list, "b");
}

static void
test_what_is_gone_is_told (Fixture      *fixture,
                           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (GError) error = NULL;

  add_claim (fixture, "a");
  list = open_list (fixture);
  mn_claim_list_set_held (list, TRUE);
  fixture_undo (fixture, FALSE);
  wait_until_found (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_null (edit (fixture, list, 0, 1, 0, set_statement, (gpointer) "b", &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  mn_claim_list_set_held (list, FALSE);
  assert_list (list, "");
}

static void
test_many_begin_to_show_before_all_are_found (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnClaimList) list = NULL;
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  g_autoptr (MnChange) change = mn_change_new ("Many", mn_library_get_annotator (fixture->library));

  for (guint i = 0; i < 300; i++)
    {
      MnClaimBuilder *claim = mn_claim_new ();

      claim->record.article = *mn_document_get_id (fixture->document);
      claim->statement = g_strdup_printf ("%03u", i);
      g_assert_true (mn_spans_add (&claim->spans, mn_document_get_text (fixture->document), 0, 5));
      mn_change_create (change, claim);
    }
  g_assert_true (mn_store_apply (mn_library_get_store (fixture->library), change, NULL, NULL));
  list = mn_claim_list_new (fixture->library);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), changes);
  mn_claim_list_set_query (list, query);
  wait_until_found (list);
  g_assert_cmpstr (changes->str, ==, "0-0+256 256-0+44 ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/claim-list/follows-what-is-changed-and-undone", test_follows_what_is_changed_and_undone);
  fixture_test ("/claim-list/a-row-stays-the-same-while-it-tells-of-newer-states",
                test_a_row_stays_the_same_while_it_tells_of_newer_states);
  fixture_test ("/claim-list/many-claims-are-one-change", test_many_claims_are_one_change);
  fixture_test ("/claim-list/what-is-so-already-is-no-change", test_what_is_so_already_is_no_change);
  fixture_test ("/claim-list/what-was-changed-meanwhile-is-not-overwritten",
                test_what_was_changed_meanwhile_is_not_overwritten);
  fixture_test ("/claim-list/what-is-gone-is-told", test_what_is_gone_is_told);
  fixture_test ("/claim-list/many-begin-to-show-before-all-are-found", test_many_begin_to_show_before_all_are_found);

  return g_test_run ();
}

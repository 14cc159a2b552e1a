/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"
#include "mn-annotator-list.h"
#include "mn-library-annotators.h"

static MnId
add (Fixture    *fixture,
     const char *name,
     GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_library_add_annotator_async (fixture->library, name, fixture_on_result, &result);
  change = mn_library_annotators_finish (fixture->library, fixture_wait_for (&result), error);
  return change != NULL ? mn_change_get_item (change, 0)->after->id : MN_ID_NONE;
}

static gboolean
rename_to (Fixture    *fixture,
           const MnId *annotator,
           const char *name,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_library_rename_annotator_async (fixture->library, annotator, name, fixture_on_result, &result);
  change = mn_library_annotators_finish (fixture->library, fixture_wait_for (&result), error);
  return change != NULL;
}

static void
assert_names (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GPtrArray) annotators = mn_library_list_annotators (fixture->library, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < annotators->len; i++)
    g_string_append_printf (names, "%s|", ((MnAnnotator *) annotators->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
assert_refused (Fixture    *fixture,
                const MnId *annotator,
                const char *name)
{
  g_autofree char *fault = mn_library_check_annotator_name (fixture->library, annotator, name);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (fault);
  if (annotator != NULL)
    g_assert_false (rename_to (fixture, annotator, name, &error));
  else
    {
      MnId added = add (fixture, name, &error);

      g_assert_true (mn_id_is_none (&added));
    }
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, fault);
}

static void
use (Fixture    *fixture,
     const MnId *annotator)
{
  g_assert_true (mn_library_use_annotator (fixture->library, annotator, NULL, NULL));
  g_assert_true (mn_id_equal (mn_library_get_annotator (fixture->library), annotator));
}

static void
test_are_listed_by_name (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  MnId own = *mn_library_get_annotator (fixture->library);

  g_assert_true (rename_to (fixture, &own, "Mia", NULL));
  add (fixture, "  Zoe ", NULL);
  add (fixture, "Anna", NULL);
  assert_names (fixture, "Anna|Mia|Zoe|");
}

static void
test_need_a_name_of_their_own (Fixture      *fixture,
                               gconstpointer data G_GNUC_UNUSED)
{
  MnId anna = add (fixture, "Anna", NULL);
  MnId zoe = add (fixture, "Zoë", NULL);

  assert_refused (fixture, NULL, "");
  assert_refused (fixture, NULL, " \t ");
  assert_refused (fixture, NULL, "anna");
  assert_refused (fixture, &anna, "zoe ");
  assert_refused (fixture, &zoe, "");
  g_assert_null (mn_library_check_annotator_name (fixture->library, &anna, "ANNA"));
}

static void
test_are_called_otherwise_in_one_step_that_undoes (Fixture      *fixture,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  MnId own = *mn_library_get_annotator (fixture->library);

  g_assert_true (rename_to (fixture, &own, "Mia", NULL));
  g_assert_true (rename_to (fixture, &own, "Mia B.", NULL));
  assert_names (fixture, "Mia B.|");
  fixture_undo (fixture, FALSE);
  assert_names (fixture, "Mia|");
  fixture_undo (fixture, TRUE);
  assert_names (fixture, "Mia B.|");
}

static void
test_called_the_same_change_nothing (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  MnId own = *mn_library_get_annotator (fixture->library);
  g_autoptr (GError) error = NULL;

  g_assert_true (rename_to (fixture, &own, "Mia", NULL));
  g_assert_false (rename_to (fixture, &own, " Mia", &error));
  g_assert_no_error (error);
}

static void
test_sign_what_they_make_and_undo_only_that (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  MnId own = *mn_library_get_annotator (fixture->library);
  MnId anna = add (fixture, "Anna", NULL);
  MnId by_own, by_anna;

  by_own = fixture_mark (fixture, "person", "Kelly", 0);
  use (fixture, &anna);
  by_anna = fixture_mark (fixture, "person", "Marquez", 0);
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &by_own)->record.made.annotator, &own));
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &by_anna)->record.made.annotator, &anna));

  use (fixture, &own);
  fixture_undo (fixture, FALSE);
  g_assert_false (fixture_has (fixture, MN_RECORD_MENTION, &by_own));
  g_assert_true (fixture_has (fixture, MN_RECORD_MENTION, &by_anna));
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_in_a_list_follow_the_library (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnAnnotatorList) list = mn_annotator_list_new (fixture->library);
  MnId own = *mn_library_get_annotator (fixture->library);
  guint n_changes = 0;
  MnId anna;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count), &n_changes);
  anna = add (fixture, "Anna", NULL);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_true (rename_to (fixture, &anna, "Zoe", NULL));
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (mn_annotator_list_find (list, &anna)->name, ==, "Zoe");
  use (fixture, &anna);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_nonnull (mn_annotator_list_find (list, &own));
  g_assert_null (mn_annotator_list_find (list, &MN_ID_NONE));
}

static void
test_tell_when_another_one_annotates (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId anna = add (fixture, "Anna", NULL);
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->library, "annotators-changed", G_CALLBACK (count), &n_changes);
  use (fixture, &anna);
  use (fixture, &anna);
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->library, &n_changes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/annotators/are-listed-by-name", test_are_listed_by_name);
  fixture_test ("/annotators/need-a-name-of-their-own", test_need_a_name_of_their_own);
  fixture_test ("/annotators/are-called-otherwise-in-one-step-that-undoes",
                test_are_called_otherwise_in_one_step_that_undoes);
  fixture_test ("/annotators/called-the-same-change-nothing", test_called_the_same_change_nothing);
  fixture_test ("/annotators/sign-what-they-make-and-undo-only-that", test_sign_what_they_make_and_undo_only_that);
  fixture_test ("/annotators/in-a-list-follow-the-library", test_in_a_list_follow_the_library);
  fixture_test ("/annotators/tell-when-another-one-annotates", test_tell_when_another_one_annotates);
  return g_test_run ();
}

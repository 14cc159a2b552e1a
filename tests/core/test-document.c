/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-edits.h"
#include "mn-sqlite-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "Kelly told AFP that Marquez was freed. Marquez thanked Anna Kelly.\n\nThe end came soon."

typedef struct
{
  char       *folder;
  char       *path;
  MnStore    *store;
  MnLibrary  *library;
  MnDocument *document;
} Fixture;

static void
on_result (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static MnDocument *
open_document (MnLibrary  *library,
               const MnId *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnDocument *document;

  mn_document_open_async (library, id, NULL, on_result, &result);
  document = mn_document_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  while (!mn_document_is_loaded (document))
    g_main_context_iteration (NULL, TRUE);
  return document;
}

static MnLibrary *
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStore) store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);
  MnLibrary *library;

  g_assert_no_error (error);
  library = mn_library_new (store, &error);
  g_assert_no_error (error);
  mn_library_use_annotator (library, NULL, "Tester", &error);
  g_assert_no_error (error);
  return library;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnText) text = mn_text_new (TEXT, -1);
  MnBlock blocks[] = { { 0, 66, MN_BLOCK_PARAGRAPH, 0 }, { 68, 86, MN_BLOCK_PARAGRAPH, 0 } };
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnId id;

  fixture->folder = g_dir_make_tmp ("document-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.manicule", NULL);
  fixture->library = open_library (fixture->path);
  article->title = g_strdup ("Story");
  mn_article_set_text (article, text, blocks, G_N_ELEMENTS (blocks));
  mn_library_add_article_async (fixture->library, article, NULL, NULL, on_result, &result);
  mn_library_add_article_finish (fixture->library, wait_for (&result), &id, &error);
  g_assert_no_error (error);
  fixture->document = open_document (fixture->library, &id);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (fixture->document);
  g_object_unref (fixture->library); /* a thread that has just finished may hold it for another moment */
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static MnChange *
finish (MnDocument    *document,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  MnChange *change = mn_document_edit_finish (document, wait_for (result), &error);

  g_assert_no_error (error);
  g_clear_object (result);
  return change;
}

static MnId
id_of (MnChange    *change,
       MnRecordKind kind)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      MnRecord *after = mn_change_get_item (change, i)->after;

      if (after != NULL && mn_record_kind (after) == kind)
        return after->id;
    }
  return MN_ID_NONE;
}

/* Marks the nth occurrence of some words, and tells the mark's id */
static MnId
mark (Fixture    *fixture,
      const char *type,
      const char *words,
      guint       nth)
{
  const char *at = TEXT - 1;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  guint start;

  for (guint i = 0; i <= nth; i++)
    at = strstr (at + 1, words);
  start = (guint) (at - TEXT);
  if (g_str_equal (type, "claim"))
    mn_document_mark_claim_async (fixture->document, start, start + (guint) strlen (words), on_result, &result);
  else
    mn_document_mark_mention_async (fixture->document, type, start, start + (guint) strlen (words), on_result, &result);
  change = finish (fixture->document, &result);
  return change != NULL ? id_of (change, g_str_equal (type, "claim") ? MN_RECORD_CLAIM : MN_RECORD_MENTION)
                        : MN_ID_NONE;
}

static MnMention *
mention_of (Fixture    *fixture,
            const MnId *id)
{
  MnRecord *record = mn_document_get_mark (fixture->document, id);

  g_assert_nonnull (record);
  g_assert_cmpint (mn_record_kind (record), ==, MN_RECORD_MENTION);
  return (MnMention *) record;
}

static MnEntity *
entity_of (Fixture    *fixture,
           const MnId *mention)
{
  return mn_document_get_entity (fixture->document, &mention_of (fixture, mention)->entity);
}

static void
undo (Fixture *fixture,
      gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  mn_document_undo_async (fixture->document, redo, on_result, &result);
  changes = mn_document_undo_finish (fixture->document, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
remove_mark (Fixture    *fixture,
             const MnId *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_remove_async (fixture->document, id, 1, on_result, &result);
  change = finish (fixture->document, &result);
}

static void
test_makes_the_entity_of_a_name (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  MnId first = mark (fixture, "person", "Marquez", 0);
  MnId second = mark (fixture, "person", "Marquez", 1);

  g_assert_cmpstr (entity_of (fixture, &first)->name, ==, "Marquez");
  g_assert_true (mn_id_equal (&mention_of (fixture, &first)->entity, &mention_of (fixture, &second)->entity));
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &mention_of (fixture, &first)->entity), ==, 2);
}

static void
test_changes_the_type_of_what_stands_there (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId first = mark (fixture, "person", "Marquez", 0);
  MnId again = mark (fixture, "place", "Marquez", 0);

  g_assert_true (mn_id_equal (&first, &again));
  g_assert_cmpstr (mention_of (fixture, &first)->type, ==, "place");
  g_assert_cmpstr (entity_of (fixture, &first)->type, ==, "place");
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 1);
}

static void
test_leaves_an_entity_that_others_need_its_type (Fixture      *fixture,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  MnId first = mark (fixture, "person", "Marquez", 0);
  MnId second = mark (fixture, "person", "Marquez", 1);

  mark (fixture, "place", "Marquez", 1);
  g_assert_cmpstr (entity_of (fixture, &first)->type, ==, "person");
  g_assert_cmpstr (entity_of (fixture, &second)->type, ==, "place");
}

static void
make_it_a_person (gpointer builder,
                  gpointer user_data G_GNUC_UNUSED)
{
  ((MnEntityBuilder *) builder)->type = g_intern_static_string ("person");
}

static void
test_takes_on_the_type_of_its_entity (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = mark (fixture, "place", "Marquez", 0);
  MnId entity = mention_of (fixture, &mention)->entity;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_modify_entity_async (fixture->document, &entity, "Change Type", NULL, make_it_a_person, NULL, NULL,
                                   on_result, &result);
  change = finish (fixture->document, &result);
  g_assert_nonnull (change);
  mark (fixture, "person", "Marquez", 0);

  g_assert_cmpstr (mention_of (fixture, &mention)->type, ==, "person");
  g_assert_true (mn_id_equal (&mention_of (fixture, &mention)->entity, &entity));
}

static void
test_takes_an_entity_with_its_last_mention (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = mark (fixture, "person", "Marquez", 0);
  MnId entity = mention_of (fixture, &mention)->entity;
  MnSnapshot *snapshot = mn_library_get_snapshot (fixture->library);
  g_autoptr (MnEntity) before = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &entity, NULL);
  g_autoptr (MnEntity) after = NULL;
  g_autoptr (MnEntity) again = NULL;

  g_assert_nonnull (before);
  remove_mark (fixture, &mention);
  after = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &entity, NULL);
  g_assert_null (after);
  undo (fixture, FALSE);
  again = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &entity, NULL);
  g_assert_nonnull (again);
  g_assert_nonnull (entity_of (fixture, &mention));
}

static void
test_brings_back_a_removed_claim (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = mark (fixture, "claim", "Marquez was freed", 0);
  g_autoptr (MnRecord) before = mn_record_ref (mn_document_get_mark (fixture->document, &claim));

  remove_mark (fixture, &claim);
  g_assert_null (mn_document_get_mark (fixture->document, &claim));
  undo (fixture, FALSE);
  g_assert_true (mn_record_equal (before, mn_document_get_mark (fixture->document, &claim)));
  undo (fixture, TRUE);
  g_assert_null (mn_document_get_mark (fixture->document, &claim));
}

static void
test_makes_claims_forget_a_removed_mention (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = mark (fixture, "person", "Anna Kelly", 0);
  MnId claim = mark (fixture, "claim", "Marquez was freed", 0);
  MnReferent claimant = { mention_of (fixture, &mention)->entity, mention };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  MnClaim *record;

  mn_document_set_claimant_async (fixture->document, &claim, &claimant, NULL, NULL, on_result, &result);
  change = finish (fixture->document, &result);
  remove_mark (fixture, &mention);
  record = (MnClaim *) mn_document_get_mark (fixture->document, &claim);
  g_assert_true (mn_id_is_none (&record->attributions.items[0].claimant.mention));
  /* the claim still needs the entity */
  g_assert_true (mn_id_equal (&record->attributions.items[0].claimant.entity, &claimant.entity));
  g_assert_nonnull (mn_document_get_entity (fixture->document, &claimant.entity));
}

static void
test_teaches_an_entity_its_other_names (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  MnId full = mark (fixture, "person", "Anna Kelly", 0);
  MnId brief = mark (fixture, "person", "Kelly", 0);
  MnId entity = mention_of (fixture, &full)->entity;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_link_async (fixture->document, &brief, &entity, on_result, &result);
  change = finish (fixture->document, &result);
  g_assert_true (mn_entity_matches (entity_of (fixture, &full), "kelly"));
  /* one step of undo, whatever it touched */
  undo (fixture, FALSE);
  g_assert_false (mn_entity_matches (entity_of (fixture, &full), "kelly"));
  g_assert_cmpstr (entity_of (fixture, &brief)->name, ==, "Kelly");
}

static void
test_loses_no_key_when_keys_come_fast (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  static const char *const types[] = { "person", "place", "group", "event", "organisation" };
  GAsyncResult *results[G_N_ELEMENTS (types)] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    mn_document_mark_mention_async (fixture->document, types[i], 0, 5, on_result, &results[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (MnChange) change = finish (fixture->document, &results[i]);

      g_assert_nonnull (change);
    }
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 1);
  for (gsize i = G_N_ELEMENTS (types); i > 0; i--)
    {
      g_autoptr (GPtrArray) mentions = mn_document_list_marks (fixture->document, MN_RECORD_MENTION);

      g_assert_cmpstr (((MnMention *) mentions->pdata[0])->type, ==, types[i - 1]);
      undo (fixture, FALSE);
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
  MnId mention = mark (fixture, "person", "Marquez", 0);
  g_autoptr (MnLibrary) other_library = open_library (fixture->path);
  g_autoptr (MnDocument) other = open_document (other_library, mn_document_get_id (fixture->document));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;

  mn_document_modify_mark_async (other, &mention, "Change Role", NULL, set_role, (gpointer) "theirs", NULL, on_result,
                                 &result);
  change = finish (other, &result);
  g_assert_nonnull (change);

  mn_document_modify_mark_async (fixture->document, &mention, "Change Role", NULL, set_role, (gpointer) "ours", NULL,
                                 on_result, &result);
  g_assert_null (mn_document_edit_finish (fixture->document, wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (mention_of (fixture, &mention)->role, ==, "theirs");
}

static void
test_sees_what_others_wrote (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnLibrary) other_library = open_library (fixture->path);
  g_autoptr (MnDocument) other = open_document (other_library, mn_document_get_id (fixture->document));
  MnId mention = mark (fixture, "person", "Marquez", 0);

  g_assert_null (mn_document_get_mark (other, &mention));
  mn_store_poll (mn_library_get_store (other_library));
  g_assert_nonnull (mn_document_get_mark (other, &mention));
  remove_mark (fixture, &mention);
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

  mn_document_undo_async (fixture->document, FALSE, on_result, &result);
  changes = mn_document_undo_finish (fixture->document, wait_for (&result), &error);
  g_assert_null (changes);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING);
}

static void
test_removes_an_article_whole_and_brings_it_back (Fixture      *fixture,
                                                  gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = mark (fixture, "person", "Marquez", 0);
  MnId claim = mark (fixture, "claim", "Marquez was freed", 0);
  MnId id = *mn_document_get_id (fixture->document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnDocument) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (fixture->library) };

  mn_library_remove_article_async (fixture->library, &id, on_result, &result);
  g_assert_true (mn_library_change_finish (fixture->library, wait_for (&result), &error));
  g_clear_object (&result);
  g_assert_null (mn_snapshot_get_article (mn_library_get_snapshot (fixture->library), &id, FALSE, NULL));

  while (g_main_context_iteration (NULL, FALSE))
    ;
  request.seq = mn_library_get_last_removal (fixture->library);
  g_assert_cmpint (request.seq, >, 0);
  mn_store_undo_async (mn_library_get_store (fixture->library), &request, NULL, on_result, &result);
  changes = mn_store_undo_finish (mn_library_get_store (fixture->library), wait_for (&result), &error);
  g_assert_no_error (error);
  again = open_document (fixture->library, &id);
  g_assert_cmpstr (mn_text_get_utf8 (mn_document_get_text (again)), ==, TEXT);
  g_assert_nonnull (mn_document_get_mark (again, &mention));
  g_assert_nonnull (mn_document_get_mark (again, &claim));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("/document/mark/makes-the-entity-of-a-name", test_makes_the_entity_of_a_name);
  ADD ("/document/mark/changes-the-type-of-what-stands-there", test_changes_the_type_of_what_stands_there);
  ADD ("/document/mark/leaves-an-entity-that-others-need-its-type", test_leaves_an_entity_that_others_need_its_type);
  ADD ("/document/mark/takes-on-the-type-of-its-entity", test_takes_on_the_type_of_its_entity);
  ADD ("/document/remove/takes-an-entity-with-its-last-mention", test_takes_an_entity_with_its_last_mention);
  ADD ("/document/remove/makes-claims-forget-a-mention", test_makes_claims_forget_a_removed_mention);
  ADD ("/document/undo/brings-back-a-removed-claim", test_brings_back_a_removed_claim);
  ADD ("/document/undo/leaves-the-article-itself", test_leaves_the_article_itself);
  ADD ("/document/link/teaches-an-entity-its-other-names", test_teaches_an_entity_its_other_names);
  ADD ("/document/queue/loses-no-key-when-keys-come-fast", test_loses_no_key_when_keys_come_fast);
  ADD ("/document/conflict/takes-up-what-others-wrote", test_takes_up_what_others_wrote_on_a_conflict);
  ADD ("/document/elsewhere/sees-what-others-wrote", test_sees_what_others_wrote);
  ADD ("/document/remove-article/can-be-undone-whole", test_removes_an_article_whole_and_brings_it_back);
  return g_test_run ();
}

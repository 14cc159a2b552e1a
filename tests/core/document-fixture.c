/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-edits.h"
#include "mn-mention-edits.h"
#include "mn-sqlite-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

void
fixture_on_result (GObject      *source G_GNUC_UNUSED,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
fixture_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

MnDocument *
fixture_open_document (MnLibrary  *library,
                       const MnId *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnDocument *document;

  mn_document_open_async (library, id, NULL, fixture_on_result, &result);
  document = mn_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  while (!mn_document_is_loaded (document))
    g_main_context_iteration (NULL, TRUE);
  return document;
}

MnLibrary *
fixture_open_library (const char *path)
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

void
fixture_set_up (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
  MnBlock blocks[] = { { 0, 66, MN_BLOCK_PARAGRAPH, 0 }, { 68, 86, MN_BLOCK_PARAGRAPH, 0 } };
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnId id;

  fixture->folder = g_dir_make_tmp ("document-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.manicule", NULL);
  fixture->library = fixture_open_library (fixture->path);
  article->title = g_strdup ("Story");
  mn_article_set_text (article, text, blocks, G_N_ELEMENTS (blocks));
  mn_library_add_article_async (fixture->library, article, NULL, NULL, fixture_on_result, &result);
  mn_library_add_article_finish (fixture->library, fixture_wait_for (&result), &id, &error);
  g_assert_no_error (error);
  fixture->document = fixture_open_document (fixture->library, &id);
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

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (fixture->document);
  g_object_unref (fixture->library); /* a thread that has just finished may hold it for another moment */
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

MnChange *
fixture_finish (MnDocument    *document,
                GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  MnChange *change = mn_document_edit_finish (document, fixture_wait_for (result), &error);

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
MnId
fixture_mark (Fixture    *fixture,
              const char *type,
              const char *words,
              guint       nth)
{
  const char *at = FIXTURE_TEXT - 1;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  guint start;

  for (guint i = 0; i <= nth; i++)
    at = strstr (at + 1, words);
  start = (guint) (at - FIXTURE_TEXT);
  if (g_str_equal (type, "claim"))
    mn_document_mark_claim_async (fixture->document, start, start + (guint) strlen (words), fixture_on_result, &result);
  else
    mn_document_mark_mention_async (fixture->document, type, start, start + (guint) strlen (words), fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  return change != NULL ? id_of (change, g_str_equal (type, "claim") ? MN_RECORD_CLAIM : MN_RECORD_MENTION)
                        : MN_ID_NONE;
}

MnMention *
fixture_mention_of (Fixture    *fixture,
                    const MnId *id)
{
  MnRecord *record = mn_document_get_mark (fixture->document, id);

  g_assert_nonnull (record);
  g_assert_cmpint (mn_record_kind (record), ==, MN_RECORD_MENTION);
  return (MnMention *) record;
}

MnEntity *
fixture_entity_of (Fixture    *fixture,
                   const MnId *mention)
{
  return mn_document_get_entity (fixture->document, &fixture_mention_of (fixture, mention)->entity);
}

/* Whether the library holds a record: of its own, or a mark of the document */
gboolean
fixture_has (Fixture     *fixture,
             MnRecordKind kind,
             const MnId  *id)
{
  g_autoptr (MnRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = mn_snapshot_get (mn_library_get_snapshot (fixture->library), kind, mn_document_get_id (fixture->document), id,
                            &error);
  g_assert_no_error (error);
  return record != NULL;
}

void
fixture_add (Fixture *fixture,
             gpointer builder)
{
  g_autoptr (MnChange) change = mn_change_new ("Add", mn_library_get_annotator (fixture->library));
  g_autoptr (GError) error = NULL;

  mn_change_create (change, builder);
  mn_store_apply (mn_library_get_store (fixture->library), change, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_undo (Fixture *fixture,
              gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  mn_document_undo_async (fixture->document, redo, fixture_on_result, &result);
  changes = mn_document_undo_finish (fixture->document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
}

void
fixture_remove_mark (Fixture    *fixture,
                     const MnId *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_remove_async (fixture->document, id, 1, fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
}

/* Behind the library's back */
void
fixture_sql (Fixture    *fixture,
             const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

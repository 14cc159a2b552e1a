/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "mn-annotator.h"
#include "mn-record-json.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

MnStore *
fixture_open (const char       *path,
              MnSqliteOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_sqlite_store_open (path, flags, &error);

  g_assert_no_error (error);
  return store;
}

MnChange *
fixture_change (const MnId *annotator,
                const char *label)
{
  return mn_change_new (label, annotator);
}

void
fixture_apply (MnStore  *store,
               MnChange *change)
{
  g_autoptr (GError) error = NULL;

  mn_store_apply (store, change, NULL, &error);
  g_assert_no_error (error);
}

MnId
fixture_add_person (MnStore    *store,
                    const char *name)
{
  MnAnnotatorBuilder *annotator = mn_annotator_new ();
  MnId id = annotator->record.id;
  g_autoptr (MnChange) change = fixture_change (&id, "New Annotator");

  annotator->name = g_strdup (name);
  mn_change_add (change, NULL, mn_record_end (annotator));
  fixture_apply (store, change);
  return id;
}

MnId
fixture_add_article (MnStore    *store,
                     const MnId *annotator,
                     const char *title,
                     const char *text)
{
  g_autoptr (MnChange) change = fixture_change (annotator, "Add Article");
  g_autoptr (MnText) content = mn_text_new (text, -1);
  MnArticleBuilder *article = mn_article_new ();
  MnBlock block = { 0, (gint) mn_text_get_length (content), MN_BLOCK_PARAGRAPH, 0 };
  MnId id = article->record.id;

  article->title = g_strdup (title);
  mn_article_set_text (article, content, &block, 1);
  mn_change_set_source (change, MN_CHANGE_BY_IMPORT);
  mn_change_add (change, NULL, mn_record_end (article));
  fixture_apply (store, change);
  return id;
}

void
fixture_set_up (Fixture *self)
{
  self->folder = g_dir_make_tmp ("manicule-store-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "library.manicule", NULL);
  self->store = fixture_open (self->path, MN_SQLITE_OPEN_CREATE);
  self->me = fixture_add_person (self->store, "Me");
  self->article = fixture_add_article (self->store, &self->me, "Rain", FIXTURE_TEXT);
}

void
fixture_tear_down (Fixture *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

void
fixture_set_up_test (Fixture      *self,
                     gconstpointer data G_GNUC_UNUSED)
{
  fixture_set_up (self);
}

void
fixture_tear_down_test (Fixture      *self,
                        gconstpointer data G_GNUC_UNUSED)
{
  fixture_tear_down (self);
}

void
fixture_reopen (Fixture *self)
{
  g_clear_object (&self->store);
  self->store = fixture_open (self->path, 0);
}

gpointer
fixture_get (MnStore     *store,
             MnRecordKind kind,
             const MnId  *article,
             const MnId  *id)
{
  g_autoptr (GError) error = NULL;
  gpointer record = mn_snapshot_get (mn_store_get_snapshot (store), kind, article, id, &error);

  g_assert_no_error (error);
  return record;
}

/* A mention of FIXTURE_TEXT */
MnMentionBuilder *
fixture_mention (const MnId *article,
                 const MnId *annotator,
                 guint       start,
                 guint       end)
{
  g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
  MnMentionBuilder *mention = mn_mention_new ();

  mention->record.article = *article;
  mention->type = g_intern_string ("person");
  g_assert_true (mn_spans_add (&mention->spans, text, start, end));
  mn_record_touch (mention, annotator);
  return mention;
}

MnId
fixture_mark (MnStore    *store,
              const MnId *annotator,
              const MnId *article,
              const char *label,
              guint       start,
              guint       end)
{
  MnMentionBuilder *mention = fixture_mention (article, annotator, start, end);
  MnId id = mention->record.id;
  g_autoptr (MnChange) change = fixture_change (annotator, label);

  mn_change_add (change, NULL, mn_record_end (mention));
  fixture_apply (store, change);
  return id;
}

void
fixture_retype (MnStore    *store,
                const MnId *annotator,
                const MnId *article,
                const MnId *mention,
                const char *type)
{
  MnMention *before = fixture_get (store, MN_RECORD_MENTION, article, mention);
  MnMentionBuilder *after = mn_mention_edit (before);
  g_autoptr (MnChange) change = fixture_change (annotator, type);

  after->type = g_intern_string (type);
  mn_change_add (change, before, mn_record_end (after));
  fixture_apply (store, change);
}

/* The type of a mention, or NULL where it is not there */
const char *
fixture_type_of (MnStore    *store,
                 const MnId *article,
                 const MnId *mention)
{
  g_autoptr (MnMention) found = fixture_get (store, MN_RECORD_MENTION, article, mention);

  return found != NULL ? found->type : NULL;
}

typedef struct
{
  gboolean   is_over;
  GPtrArray *changes;
  GError    *error;
} Undone;

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Undone *undone = user_data;

  undone->changes = mn_store_undo_finish (MN_STORE (source), result, &undone->error);
  undone->is_over = TRUE;
}

GPtrArray *
fixture_undo (MnStore             *store,
              const MnUndoRequest *request,
              GError             **error)
{
  Undone undone = { FALSE, NULL, NULL };

  mn_store_undo_async (store, request, NULL, on_undone, &undone);
  while (!undone.is_over)
    g_main_context_iteration (NULL, TRUE);
  if (undone.error != NULL)
    g_propagate_error (error, undone.error);
  return undone.changes;
}

/* Ctrl+Z or Shift+Ctrl+Z in the article; whether there was anything */
gboolean
fixture_step (Fixture *self,
              gboolean redo)
{
  MnUndoRequest request = { self->me, self->article, redo, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = fixture_undo (self->store, &request, &error);

  if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING))
    return FALSE;
  g_assert_no_error (error);
  return changes->len > 0;
}

static gboolean
dump_record (MnRecord *record,
             gpointer  user_data)
{
  g_autofree char *json = mn_record_to_json (record);

  g_string_append_printf (user_data, "%s\n", json);
  return TRUE;
}

static gboolean
dump_article (MnRecord *record,
              gpointer  user_data)
{
  gpointer *data = user_data;
  static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };
  g_autoptr (GError) error = NULL;
  g_autoptr (MnArticle) article = mn_snapshot_get_article (data[0], &record->id, TRUE, &error);

  g_assert_no_error (error);
  dump_record (&article->record, data[1]);
  g_string_append_printf (data[1], "%u mentions, %u claims\n", article->n_mentions, article->n_claims);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    mn_snapshot_each_mark (data[0], kinds[i], &record->id, dump_record, data[1], NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

/* All that a library says, but its journal */
char *
fixture_dump (MnStore *store)
{
  static const MnRecordKind kinds[] = { MN_RECORD_TAGSET, MN_RECORD_ANNOTATOR, MN_RECORD_ENTITY, MN_RECORD_RELATION };
  g_autoptr (GError) error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (store, &error);
  GString *dump = g_string_new (NULL);
  gpointer data[] = { snapshot, dump };

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    mn_snapshot_each (snapshot, kinds[i], dump_record, dump, NULL, &error);
  mn_snapshot_each (snapshot, MN_RECORD_ARTICLE, dump_article, data, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (dump, FALSE);
}

static void
print_problem (const char *message,
               gpointer    user_data G_GNUC_UNUSED)
{
  g_test_message ("%s", message);
}

void
fixture_check (MnStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_sqlite_store_check (store, FALSE, print_problem, NULL, NULL, &error));
  g_assert_no_error (error);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return db;
}

/* Behind the store's back, as a program would that knows nothing of it */
void
fixture_sql (const char *path,
             const char *sql)
{
  sqlite3 *db = open_bare (path);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

gint64
fixture_last_seq (const char *path)
{
  sqlite3 *db = open_bare (path);
  sqlite3_stmt *statement = NULL;
  gint64 seq;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT max(seq) FROM journal", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  seq = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return seq;
}

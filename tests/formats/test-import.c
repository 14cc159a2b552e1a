/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-store.h"
#include "mn-annotator.h"
#include "mn-entity.h"
#include "mn-format.h"
#include "mn-mention.h"
#include "mn-tagset.h"
#include "sample.h"

#include <string.h>

typedef struct
{
  char           *folder;
  char           *path;
  const char     *format;
  MnStore        *from;
  MnStore        *to;
  MnImportReport  report;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer format)
{
  fixture->folder = sample_folder ();
  fixture->path = g_build_filename (fixture->folder, "story.json", NULL);
  fixture->format = format;
  fixture->from = sample_new_store ();
  fixture->to = sample_new_store ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer format G_GNUC_UNUSED)
{
  sample_remove (fixture->folder);
  g_object_unref (fixture->from);
  g_object_unref (fixture->to);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_export (Fixture *fixture)
{
  g_autofree char *text = sample_export (fixture->from, fixture->format);

  sample_write (fixture->path, text);
}

static void
assert_imports (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sample_import (fixture->to, fixture->format, fixture->path, &fixture->report, &error);
  g_assert_no_error (error);
  g_assert_true (fixture->report.is_whole);
}

static void
assert_same (Fixture *fixture)
{
  g_autofree char *before = sample_dump (fixture->from);
  g_autofree char *after = sample_dump (fixture->to);

  g_assert_cmpstr (before, ==, after);
}

static void
test_brings_back_what_was_exported (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  sample_fill (fixture->from);
  write_export (fixture);
  assert_imports (fixture);
  assert_same (fixture);

  g_assert_cmpuint (fixture->report.annotators.added, ==, 2);
  g_assert_cmpuint (fixture->report.entities.added, ==, 3);
  g_assert_cmpuint (fixture->report.articles.added, ==, 2);
  g_assert_cmpuint (fixture->report.mentions.added, ==, 5);
  g_assert_cmpuint (fixture->report.claims.added, ==, 2);
  g_assert_cmpuint (fixture->report.remarks.added, ==, 2);
  g_assert_cmpuint (fixture->report.relations.added, ==, 3);
  g_assert_cmpuint (fixture->report.mentions.skipped, ==, 0);
}

static void
test_brings_back_an_empty_library (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  write_export (fixture);
  assert_imports (fixture);
  assert_same (fixture);
}

static void
test_brings_back_anything (Fixture      *fixture,
                           gconstpointer data G_GNUC_UNUSED)
{
  guint32 seed = g_test_rand_int () >= 0 ? (guint32) g_test_rand_int () : 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  sample_fill (fixture->from);
  sample_fill_random (fixture->from, rand);
  write_export (fixture);
  assert_imports (fixture);
  assert_same (fixture);
}

static void
test_passes_over_what_is_there (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  sample_fill (fixture->from);
  write_export (fixture);
  assert_imports (fixture);
  assert_imports (fixture);
  assert_same (fixture);

  g_assert_cmpuint (fixture->report.entities.added, ==, 0);
  g_assert_cmpuint (fixture->report.annotators.skipped, ==, 2);
  g_assert_cmpuint (fixture->report.entities.skipped, ==, 3);
  g_assert_cmpuint (fixture->report.articles.skipped, ==, 2);
  g_assert_cmpuint (fixture->report.mentions.skipped, ==, 5);
  g_assert_cmpuint (fixture->report.claims.skipped, ==, 2);
  g_assert_cmpuint (fixture->report.remarks.skipped, ==, 2);
  g_assert_cmpuint (fixture->report.relations.skipped, ==, 3);
}

static void
test_adds_marks_to_an_article_that_is_there (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnText) text = mn_text_new ("Márquez only", -1);
  MnMentionBuilder *mention = mn_mention_new ();

  sample_fill (fixture->from);
  sample_fill (fixture->to);
  mention->record.article = sample_id (MN_RECORD_ARTICLE, 2);
  mention->type = g_intern_string ("person");
  mn_spans_add (&mention->spans, text, 8, 12);
  sample_apply (fixture->from, mention);
  write_export (fixture);
  assert_imports (fixture);
  assert_same (fixture);
  g_assert_cmpuint (fixture->report.mentions.added, ==, 1);
  g_assert_cmpuint (fixture->report.articles.added, ==, 0);
}

static void
assert_refused (Fixture    *fixture,
                int         code,
                const char *reason)
{
  g_autofree char *before = sample_dump (fixture->to);
  g_autofree char *after = NULL;
  g_autofree char *start = g_strconcat (fixture->path, ": line ", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sample_import (fixture->to, fixture->format, fixture->path, &fixture->report, &error));
  g_assert_error (error, MN_FORMAT_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, start));
  if (!g_str_has_suffix (error->message, reason))
    g_error ("%s", error->message);
  g_assert_false (fixture->report.is_whole);
  after = sample_dump (fixture->to);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refuses_what_says_something_else (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  MnId id = sample_id (MN_RECORD_ENTITY, 2);
  g_autoptr (MnSnapshot) snapshot = NULL;
  g_autoptr (MnEntity) entity = NULL;
  MnEntityBuilder *other;

  sample_fill (fixture->from);
  sample_fill (fixture->to);
  write_export (fixture);
  snapshot = mn_store_open_snapshot (fixture->to, NULL);
  entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, NULL, &id, NULL);
  other = mn_entity_edit (entity);
  other->note = g_strdup ("changed");
  g_clear_object (&snapshot);
  sample_apply (fixture->to, other);
  assert_refused (fixture, MN_FORMAT_ERROR_CONFLICT,
                  "the entity 0190163d-8694-7000-8000-000000030002 is in the library already and says something else there");
}

static MnTagset *
get_tagset (MnStore *store)
{
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (store, NULL);

  return mn_snapshot_get (snapshot, MN_RECORD_TAGSET, NULL, &MN_TAGSET_ID, NULL);
}

static void
test_adds_tags_that_are_new (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  MnTagsetBuilder *tagset = mn_tagset_new ();
  MnEntityBuilder *entity = mn_entity_new ();
  MnTag *tag = mn_array_add (mn_tagset_info.base.fields[0].of, &tagset->entity_types);
  g_autoptr (MnTagset) merged = NULL;

  /* a library with a person of its own, who also has the key p, and an entity, so that it is not empty */
  *tag = (MnTag){ g_intern_string ("human"), g_strdup ("Human"), NULL, g_strdup ("p"), NULL };
  tag = mn_array_add (mn_tagset_info.base.fields[0].of, &tagset->entity_types);
  *tag = (MnTag){ g_intern_string ("organisation"), g_strdup ("Own label"), NULL, NULL, NULL };
  tagset->record.id = MN_TAGSET_ID;
  sample_apply (fixture->to, tagset);
  entity->type = g_intern_string ("human");
  entity->name = g_strdup ("A");
  sample_apply (fixture->to, entity);

  sample_fill (fixture->from);
  write_export (fixture);
  assert_imports (fixture);

  merged = get_tagset (fixture->to);
  g_assert_cmpuint (merged->entity_types.n, ==, 3);
  g_assert_cmpstr (merged->entity_types.items[0].id, ==, "human");
  g_assert_cmpstr (merged->entity_types.items[0].key, ==, "p");
  g_assert_cmpstr (merged->entity_types.items[1].label, ==, "Own label");
  g_assert_cmpstr (merged->entity_types.items[2].id, ==, "person");
  g_assert_cmpstr (merged->entity_types.items[2].key, ==, NULL);
  g_assert_cmpuint (merged->attributes.n, ==, 2);
  g_assert_cmpuint (fixture->report.tags.added, ==, 9);
}

static void
test_replaces_the_tagset_of_an_empty_library (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  MnTagsetBuilder *tagset = mn_tagset_new ();
  MnTag *tag = mn_array_add (mn_tagset_info.base.fields[0].of, &tagset->entity_types);

  *tag = (MnTag){ g_intern_string ("human"), g_strdup ("Human"), NULL, NULL, NULL };
  tagset->record.id = MN_TAGSET_ID;
  sample_apply (fixture->to, tagset);
  sample_fill (fixture->from);
  write_export (fixture);
  assert_imports (fixture);
  assert_same (fixture);
}

static void
test_reads_exports_from_before_there_were_cues (Fixture      *fixture,
                                                gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  /* those of claims are no tagset's, and stand before a stance */
  g_autoptr (GRegex) cues = g_regex_new (",\"cues\":\\[\\{\"text\"[^\\]]*\\]", 0, 0, NULL);
  g_autofree char *older = NULL;
  g_autoptr (MnTagset) tagset = NULL;
  g_autoptr (MnTagset) news = mn_tagset_load_preset (MN_TAGSET_DEFAULT, NULL);

  sample_fill (fixture->from);
  text = sample_export (fixture->from, fixture->format);
  older = g_regex_replace_literal (cues, text, -1, 0, "", 0, NULL);
  g_assert_cmpuint (strlen (older), <, strlen (text));
  sample_write (fixture->path, older);
  assert_imports (fixture);
  tagset = get_tagset (fixture->to);
  g_assert_cmpuint (tagset->cues.n, ==, news->cues.n);
}

static void
test_leaves_the_cues_of_a_library (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  MnTagsetBuilder *tagset = mn_tagset_new ();
  MnEntityBuilder *entity = mn_entity_new ();
  MnCueWord *cue = mn_array_add (&mn_cue_word_info, &tagset->cues);
  MnTag *tag = mn_array_add (mn_tagset_get_info (MN_TAGS_ENTITY_TYPES), &tagset->entity_types);
  g_autoptr (MnTagset) merged = NULL;

  *cue = (MnCueWord){ g_strdup ("quoth"), NULL, MN_CUE_PLAIN };
  *tag = (MnTag){ g_intern_string ("human"), g_strdup ("Human"), NULL, NULL, NULL };
  tagset->record.id = MN_TAGSET_ID;
  sample_apply (fixture->to, tagset);
  entity->type = g_intern_string ("human");
  entity->name = g_strdup ("A");
  sample_apply (fixture->to, entity);
  sample_fill (fixture->from);
  write_export (fixture);
  assert_imports (fixture);
  merged = get_tagset (fixture->to);
  g_assert_cmpuint (merged->cues.n, ==, 1);
  g_assert_cmpstr (merged->cues.items[0].text, ==, "quoth");
}

static void
test_is_one_step_of_undo (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MemoryStore) store = memory_store_new ();
  GPtrArray *changes = memory_store_get_changes (store);
  const MnId *group;
  g_autoptr (GError) error = NULL;

  sample_fill (fixture->from);
  write_export (fixture);
  sample_import (MN_STORE (store), fixture->format, fixture->path, NULL, &error);
  g_assert_no_error (error);

  /* tagset; annotators and entities; two articles; relations */
  g_assert_cmpuint (changes->len, ==, 5);
  group = mn_change_get_group (changes->pdata[0]);
  g_assert_false (mn_id_is_none (group));
  for (guint i = 0; i < changes->len; i++)
    {
      g_assert_true (mn_id_equal (mn_change_get_group (changes->pdata[i]), group));
      g_assert_cmpint (mn_change_get_source (changes->pdata[i]), ==, MN_CHANGE_BY_IMPORT);
      g_assert_cmpstr (mn_change_get_label (changes->pdata[i]), ==, "Import story.json");
    }
}

static void
take_seq (MnStore  *store G_GNUC_UNUSED,
          MnChange *change,
          gpointer  user_data)
{
  *(gint64 *) user_data = mn_change_get_seq (change);
}

static void
take_undone (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_can_be_undone_whole (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = sample_dump (fixture->to);
  g_autofree char *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;
  MnUndoRequest request = { .annotator = sample_id (MN_RECORD_ANNOTATOR, 1) };

  sample_fill (fixture->from);
  write_export (fixture);
  g_signal_connect (fixture->to, "applied", G_CALLBACK (take_seq), &request.seq);
  assert_imports (fixture);
  while (request.seq < 5) /* tagset; annotators and entities; two articles; relations */
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (fixture->to, &request.seq);

  mn_store_undo_async (fixture->to, &request, NULL, take_undone, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  undone = mn_store_undo_finish (fixture->to, result, &error);
  g_assert_no_error (error);
  after = sample_dump (fixture->to);
  g_assert_cmpstr (before, ==, after);
}

static void
test_leaves_whole_articles_when_cancelled (Fixture      *fixture,
                                           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MemoryStore) store = memory_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  MnImportOptions options = { sample_id (MN_RECORD_ANNOTATOR, 1) };
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  sample_fill (fixture->from);
  write_export (fixture);
  memory_store_cancel_after (store, 3, cancellable); /* tagset, entities, the first article */
  g_assert_false (mn_format_import_file (mn_format_find (fixture->format), MN_STORE (store), file, &options,
                                         &fixture->report, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, "; 1 of 2 articles are in the library, each whole but for 1 claim with evidence in a "
                                    "later article"));
  g_assert_false (fixture->report.is_whole);
  g_assert_cmpuint (fixture->report.articles.added, ==, 1);
  g_assert_cmpuint (fixture->report.mentions.added, ==, 4);
  dump = sample_dump (MN_STORE (store));
  g_assert_nonnull (strstr (dump, "\"id\":\"0190163d-8694-7000-8000-000000040001\""));
  g_assert_null (strstr (dump, "\"id\":\"0190163d-8694-7000-8000-000000040002\""));

  /* and what is left comes with the next try */
  g_cancellable_reset (cancellable);
  g_clear_error (&error);
  memory_store_cancel_after (store, 0, cancellable);
  mn_format_import_file (mn_format_find (fixture->format), MN_STORE (store), file, &options, &fixture->report, NULL,
                         NULL, cancellable, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->to);
  fixture->to = MN_STORE (g_object_ref (store));
  assert_same (fixture);
}

static void
test_says_what_is_left_when_the_library_fails (Fixture      *fixture,
                                               gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MemoryStore) store = memory_store_new ();
  g_autofree char *message = g_strconcat (fixture->path,
                                          ": The disk is full; 0 of 2 articles are in the library, each whole", NULL);
  g_autoptr (GError) error = NULL;

  sample_fill (fixture->from);
  write_export (fixture);
  memory_store_fail_after (store, 2);
  g_assert_false (sample_import (MN_STORE (store), fixture->format, fixture->path, &fixture->report, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpuint (fixture->report.entities.added, ==, 3);
}

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
  double        done;
} Waiting;

static void
take_result (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static void
take_progress (double   done,
               gpointer user_data)
{
  ((Waiting *) user_data)->done = done;
}

static void
test_runs_beside_the_main_loop (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL, 0 };
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  MnImportOptions options = { sample_id (MN_RECORD_ANNOTATOR, 1) };
  g_autoptr (GError) error = NULL;

  sample_fill (fixture->from);
  write_export (fixture);
  mn_format_import_file_async (mn_format_find (fixture->format), fixture->to, file, &options, take_progress, &waiting,
                               NULL, take_result, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_true (mn_format_import_file_finish (fixture->to, waiting.result, &fixture->report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->report.articles.added, ==, 2);
  g_assert_cmpfloat (waiting.done, ==, 1);
  assert_same (fixture);
  g_object_unref (waiting.result);
  g_main_loop_unref (waiting.loop);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/import/json/" path, Fixture, "manicule", set_up, function, tear_down); \
  g_test_add ("/import/jsonl/" path, Fixture, "jsonl", set_up, function, tear_down)
  ADD ("brings-back-what-was-exported", test_brings_back_what_was_exported);
  ADD ("brings-back-an-empty-library", test_brings_back_an_empty_library);
  ADD ("brings-back-anything", test_brings_back_anything);
  ADD ("passes-over-what-is-there", test_passes_over_what_is_there);
  ADD ("adds-marks-to-an-article-that-is-there", test_adds_marks_to_an_article_that_is_there);
  ADD ("refuses-what-says-something-else", test_refuses_what_says_something_else);
  ADD ("adds-tags-that-are-new", test_adds_tags_that_are_new);
  ADD ("replaces-the-tagset-of-an-empty-library", test_replaces_the_tagset_of_an_empty_library);
  ADD ("reads-exports-from-before-there-were-cues", test_reads_exports_from_before_there_were_cues);
  ADD ("leaves-the-cues-of-a-library", test_leaves_the_cues_of_a_library);
  ADD ("is-one-step-of-undo", test_is_one_step_of_undo);
  ADD ("can-be-undone-whole", test_can_be_undone_whole);
  ADD ("leaves-whole-articles-when-cancelled", test_leaves_whole_articles_when_cancelled);
  ADD ("says-what-is-left-when-the-library-fails", test_says_what_is_left_when_the_library_fails);
  ADD ("runs-beside-the-main-loop", test_runs_beside_the_main_loop);
#undef ADD
  return g_test_run ();
}

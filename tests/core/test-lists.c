/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-edits.h"
#include "mn-entity-list.h"
#include "mn-entity-rank.h"
#include "mn-mark-list.h"
#include "mn-sqlite-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* Lists that follow a document at the cost of what changed, against lists made afresh */

typedef struct
{
  char       *folder;
  MnLibrary  *library;
  MnDocument *document;
} Fixture;

static const char *const names[] = { "Anna Kelly", "Kelly", "Marquez", "Caracas", "Courier", "Okafor", "Brandt" };
static const char *const types[] = { "person", "place", "organisation", "group" };

static void
on_result (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GString) story = g_string_new (NULL);
  g_autoptr (MnText) text = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (MnStore) store = NULL;
  g_autofree char *path = NULL;
  MnArticleBuilder *article = mn_article_new ();
  MnId id;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (story, "%s met %s. ", names[i % G_N_ELEMENTS (names)], names[(i * 3 + 1) % G_N_ELEMENTS (names)]);
  text = mn_text_new (story->str, -1);
  fixture->folder = g_dir_make_tmp ("lists-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "library.manicule", NULL);
  store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, NULL);
  fixture->library = mn_library_new (store, NULL);
  g_assert_true (mn_library_use_annotator (fixture->library, NULL, "Tester", NULL));
  article->title = g_strdup ("Story");
  mn_article_set_text (article, text, NULL, 0);
  mn_library_add_article_async (fixture->library, article, NULL, NULL, on_result, &result);
  wait_for (&result);
  g_assert_true (mn_library_add_article_finish (fixture->library, result, &id, NULL));
  mn_document_open_async (fixture->library, &id, NULL, on_result, &opened);
  wait_for (&opened);
  fixture->document = mn_document_open_finish (opened, NULL);
  while (!mn_document_is_loaded (fixture->document))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (fixture->document);
  g_object_unref (fixture->library);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* One random thing that an annotator may do */
static void
do_something (MnDocument *document)
{
  guint length = mn_text_get_length (mn_document_get_text (document));
  guint start = (guint) g_test_rand_int_range (0, (gint32) length - 40);
  g_autoptr (GPtrArray) mentions = mn_document_list_marks (document, MN_RECORD_MENTION);
  g_autoptr (GPtrArray) claims = mn_document_list_marks (document, MN_RECORD_CLAIM);
  MnRecord *mention = mentions->len > 0 ? mentions->pdata[g_test_rand_int_range (0, (gint32) mentions->len)] : NULL;
  MnRecord *claim = claims->len > 0 ? claims->pdata[g_test_rand_int_range (0, (gint32) claims->len)] : NULL;
  const char *type = types[g_test_rand_int_range (0, G_N_ELEMENTS (types))];
  g_autoptr (GAsyncResult) result = NULL;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      if (mention == NULL)
        return;
      mn_document_remove_async (document, &mention->id, 1, on_result, &result);
      break;
    case 1:
      if (claim == NULL)
        return;
      mn_document_remove_async (document, &claim->id, 1, on_result, &result);
      break;
    case 2:
      if (mention == NULL)
        return;
      mn_document_retype_async (document, &mention->id, type, on_result, &result);
      break;
    case 3:
    case 4:
      mn_document_undo_async (document, g_test_rand_bit (), on_result, &result);
      break;
    case 5:
    case 6:
      mn_document_mark_claim_async (document, start, start + (guint) g_test_rand_int_range (5, 35), on_result, &result);
      break;
    default:
      mn_document_mark_mention_async (document, type, start, start + (guint) g_test_rand_int_range (3, 15), on_result,
                                      &result);
      break;
    }
  wait_for (&result);
}

/* Does to @mirror what a model says it did; what it says must fit */
static void
follow (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        GPtrArray  *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (gint) (position + i), g_list_model_get_item (model, position + i));
}

static GPtrArray *
mirror_of (GListModel *model)
{
  GPtrArray *mirror = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (mirror, g_list_model_get_item (model, i));
  g_signal_connect (model, "items-changed", G_CALLBACK (follow), mirror);
  return mirror;
}

static char *
row_of (gpointer item)
{
  if (MN_IS_ENTITY_ITEM (item))
    return g_strdup_printf ("%s%s %u", mn_entity_item_is_header (item) ? "# " : "", mn_entity_item_get_label (item),
                            mn_entity_item_get_n (item));
  return mn_spans_get_quote (mn_mark_get_spans (mn_mark_item_get_mark (item)));
}

static void
assert_same (GPtrArray  *mirror,
             GListModel *model,
             GListModel *fresh)
{
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (fresh));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (GObject) own = g_list_model_get_item (model, i);
      g_autoptr (GObject) other = g_list_model_get_item (fresh, i);
      g_autofree char *mirrored = row_of (mirror->pdata[i]);
      g_autofree char *row = row_of (own);
      g_autofree char *expected = row_of (other);

      g_assert_cmpstr (row, ==, expected);
      g_assert_cmpstr (mirrored, ==, expected);
    }
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_follow_a_document (Fixture      *fixture,
                        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnEntityList) entities = mn_entity_list_new (fixture->document);
  g_autoptr (MnMarkList) claims = mn_mark_list_new (fixture->document, MN_RECORD_CLAIM, NULL);
  g_autoptr (GPtrArray) entity_rows = mirror_of (G_LIST_MODEL (entities));
  g_autoptr (GPtrArray) claim_rows = mirror_of (G_LIST_MODEL (claims));

  for (guint i = 0; i < 400; i++)
    {
      do_something (fixture->document);
      if (i % 20 == 0)
        {
          g_autoptr (MnEntityList) fresh_entities = mn_entity_list_new (fixture->document);
          g_autoptr (MnMarkList) fresh_claims = mn_mark_list_new (fixture->document, MN_RECORD_CLAIM, NULL);

          settle ();
          assert_same (entity_rows, G_LIST_MODEL (entities), G_LIST_MODEL (fresh_entities));
          assert_same (claim_rows, G_LIST_MODEL (claims), G_LIST_MODEL (fresh_claims));
        }
    }
  g_signal_handlers_disconnect_by_data (entities, entity_rows);
  g_signal_handlers_disconnect_by_data (claims, claim_rows);
}

static MnId
mark_words (MnDocument *document,
            const char *words,
            const char *type)
{
  const char *utf8 = mn_text_get_utf8 (mn_document_get_text (document));
  guint start = (guint) (strstr (utf8, words) - utf8);
  g_autoptr (GAsyncResult) result = NULL;
  MnRecord *mark;

  mn_document_mark_mention_async (document, type, start, start + (guint) strlen (words), on_result, &result);
  wait_for (&result);
  mark = mn_document_find_mark (document, MN_RECORD_MENTION, start, start + (guint) strlen (words));
  return mark->id;
}

static void
test_groups_and_counts_entities (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnEntityList) list = mn_entity_list_new (fixture->document);
  const char *const expected[] = { "# Person 2", "Marquez 1", "Okafor 1", "# Place 1", "Caracas 1" };

  mark_words (fixture->document, "Okafor", "person");
  mark_words (fixture->document, "Caracas", "place");
  mark_words (fixture->document, "Marquez", "person");
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *row = row_of (item);

      g_assert_cmpstr (row, ==, expected[i]);
    }
  g_assert_cmpuint (mn_entity_list_get_n_entities (list), ==, 3);

  mn_entity_list_set_filter (list, "okaf");
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

static void
test_ranks_the_likeliest_first (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  MnId kelly = mark_words (fixture->document, "Anna Kelly", "person");
  const MnId *wanted = &((MnMention *) mn_document_get_mark (fixture->document, &kelly))->entity;
  g_autoptr (GPtrArray) by_hint = mn_entity_rank (fixture->document, NULL, "Kelly", "person", 10);
  g_autoptr (GPtrArray) by_typing = mn_entity_rank (fixture->document, "kel", "Okafor", "person", 10);

  g_assert_cmpuint (by_hint->len, >=, 1);
  g_assert_true (mn_id_equal (&((MnRecord *) by_hint->pdata[0])->id, wanted));
  g_assert_cmpuint (by_typing->len, ==, 1);
  g_assert_true (mn_id_equal (&((MnRecord *) by_typing->pdata[0])->id, wanted));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("/lists/follow-a-document", test_follow_a_document);
  ADD ("/lists/groups-and-counts-entities", test_groups_and_counts_entities);
  ADD ("/lists/ranks-the-likeliest-first", test_ranks_the_likeliest_first);
  return g_test_run ();
}

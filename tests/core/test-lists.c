/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-edits.h"
#include "mn-entity-list.h"
#include "mn-entity-rank.h"
#include "mn-mark-list.h"
#include "mn-mention-edits.h"
#include "mn-sqlite-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_WORDS 40
#define N_EDITS 300

typedef struct
{
  char       *folder;
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

static void
end_edit (Fixture       *fixture,
          GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (fixture->document, wait_for (result), &error);

  g_assert_no_error (error);
  g_clear_object (result);
}

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "Name%02u ", i);
  g_string_append (text, "end.");
  return g_string_free (text, FALSE);
}

static void
word_place (guint  word,
            guint *start,
            guint *end)
{
  *start = 7 * word;
  *end = *start + 6;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *utf8 = data != NULL ? g_strdup (data) : make_text ();
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  MnBlock block = { 0, (gint) mn_text_get_length (text), MN_BLOCK_PARAGRAPH, 0 };
  MnArticleBuilder *article = mn_article_new ();
  g_autofree char *path = NULL;
  g_autoptr (MnStore) store = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  MnId id;

  fixture->folder = g_dir_make_tmp ("lists-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "library.manicule", NULL);
  store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture->library = mn_library_new (store, &error);
  g_assert_no_error (error);
  mn_library_use_annotator (fixture->library, NULL, "Tester", &error);
  g_assert_no_error (error);
  article->title = g_strdup ("Names");
  mn_article_set_text (article, text, &block, 1);
  mn_library_add_article_async (fixture->library, article, NULL, NULL, on_result, &added);
  mn_library_add_article_finish (fixture->library, wait_for (&added), &id, &error);
  g_assert_no_error (error);
  mn_document_open_async (fixture->library, &id, NULL, on_result, &opened);
  fixture->document = mn_document_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  while (!mn_document_is_loaded (fixture->document))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_object_unref (fixture->document);
  mn_sqlite_store_close (mn_library_get_store (fixture->library));
  g_object_unref (fixture->library);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
mark_words (Fixture    *fixture,
            const char *quote,
            const char *type)
{
  g_autoptr (GAsyncResult) result = NULL;
  MnText *text = mn_document_get_text (fixture->document);
  const char *utf8 = mn_text_get_utf8 (text);
  const char *at = strstr (utf8, quote);
  guint start = mn_text_byte_to_offset (text, (gsize) (at - utf8));

  mn_document_mark_mention_async (fixture->document, type, start, start + (guint) g_utf8_strlen (quote, -1), on_result,
                                  &result);
  end_edit (fixture, &result);
}

static void
rename_entity (gpointer builder,
               gpointer name)
{
  g_free (((MnEntityBuilder *) builder)->name);
  ((MnEntityBuilder *) builder)->name = g_strdup (name);
}

static void
set_note (gpointer builder,
          gpointer note)
{
  g_free (((MnRemarkBuilder *) builder)->note);
  ((MnRemarkBuilder *) builder)->note = g_strdup (note);
}

static MnRecord *
pick_mark (Fixture *fixture)
{
  static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };
  g_autoptr (GPtrArray) marks
      = mn_document_list_marks (fixture->document, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);

  if (marks->len == 0)
    return NULL;
  return mn_document_get_mark (fixture->document,
                               &((MnRecord *) marks->pdata[g_test_rand_int_range (0, (gint32) marks->len)])->id);
}

static const MnEntity *
pick_entity (Fixture *fixture)
{
  g_autoptr (GPtrArray) entities = mn_document_list_entities (fixture->document);

  if (entities->len == 0)
    return NULL;
  return mn_document_get_entity (
      fixture->document,
      &((MnEntity *) entities->pdata[g_test_rand_int_range (0, (gint32) entities->len)])->record.id);
}

/* All marks of a kind at once, as a removal of many or an import does */
static void
remove_half (Fixture       *fixture,
             GAsyncResult **result)
{
  g_autoptr (GPtrArray) marks = mn_document_list_marks (fixture->document, MN_RECORD_MENTION);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (MnId));

  for (guint i = 0; i < marks->len; i += 2)
    g_array_append_val (ids, ((MnRecord *) marks->pdata[i])->id);
  mn_document_remove_async (fixture->document, (MnId *) (gpointer) ids->data, ids->len, on_result, result);
}

static void
edit_somehow (Fixture *fixture)
{
  static const char *const types[] = { "person", "place", "organisation" };
  MnDocument *document = fixture->document;
  g_autoptr (GAsyncResult) result = NULL;
  MnRecord *mark = pick_mark (fixture);
  const MnEntity *entity = pick_entity (fixture);
  guint start, end, last_start;
  guint word = (guint) g_test_rand_int_range (0, N_WORDS);

  word_place (word, &start, &end);
  word_place (MIN (word + (guint) g_test_rand_int_range (0, 5), N_WORDS - 1), &last_start, &end);
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
    case 1:
    case 2:
      word_place (word, &start, &end);
      mn_document_mark_mention_async (document, types[g_test_rand_int_range (0, 3)], start, end, on_result, &result);
      break;
    case 3:
    case 4:
      mn_document_mark_claim_async (document, start, end, on_result, &result);
      break;
    case 5:
      mn_document_mark_remark_async (document, start, end, on_result, &result);
      break;
    case 6:
      if (mark == NULL)
        return;
      mn_document_add_piece_async (document, &mark->id, start, end, on_result, &result);
      break;
    case 7:
      if (mark == NULL)
        return;
      mn_document_remove_async (document, &mark->id, 1, on_result, &result);
      break;
    case 8:
      if (mark == NULL || entity == NULL || mn_record_kind (mark) != MN_RECORD_MENTION)
        return;
      mn_document_link_async (document, &mark->id, &entity->record.id, on_result, &result);
      break;
    case 9:
      if (entity == NULL)
        return;
      mn_document_modify_entity_async (document, &entity->record.id, "Rename", NULL, rename_entity,
                                       g_strdup_printf ("Renamed%02u", word), g_free, on_result, &result);
      break;
    case 10:
      if (mark == NULL || mn_record_kind (mark) != MN_RECORD_REMARK)
        return;
      mn_document_modify_mark_async (document, &mark->id, "Note", NULL, set_note, g_strdup_printf ("%u", word), g_free,
                                     on_result, &result);
      break;
    default:
      if (g_test_rand_int_range (0, 3) > 0 || mn_document_get_n_marks (document, MN_RECORD_MENTION) == 0)
        return;
      remove_half (fixture, &result);
      break;
    }
  end_edit (fixture, &result);
}

/* What a view knows: only what it was told */
static void
follow (GListModel *model,
        guint       position,
        guint       n_removed,
        guint       n_added,
        GPtrArray  *told)
{
  g_assert_cmpuint (position + n_removed, <=, told->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (told, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (told, (gint) (position + i), g_list_model_get_item (model, position + i));
}

static GPtrArray *
watch (GListModel *model)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (g_object_unref);

  follow (model, 0, 0, g_list_model_get_n_items (model), told);
  g_signal_connect (model, "items-changed", G_CALLBACK (follow), told);
  return told;
}

static void
assert_told (GListModel *model,
             GPtrArray  *told)
{
  g_assert_cmpuint (told->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < told->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == told->pdata[i]);
    }
}

static void
assert_marks (Fixture     *fixture,
              GListModel  *model,
              GPtrArray   *told,
              MnRecordKind kind)
{
  g_autoptr (GPtrArray) marks = mn_document_list_marks (fixture->document, kind);

  assert_told (model, told);
  g_assert_cmpuint (told->len, ==, marks->len);
  for (guint i = 0; i < told->len; i++)
    {
      guint position;

      g_assert_true (mn_mark_item_get_mark (told->pdata[i]) == marks->pdata[i]);
      g_assert_true (mn_mark_list_find (model, marks->pdata[i], &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static gboolean
is_found_by (MnEntity   *entity,
             const char *filter)
{
  gboolean is_found = filter == NULL || strstr (entity->name, filter) != NULL;

  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    is_found |= filter != NULL && strstr (*alias, filter) != NULL;
  return is_found;
}

/* Each group has a head that counts it, in the order of the tagset, its entities by name with their uses */
static void
assert_entities (Fixture      *fixture,
                 MnEntityList *list,
                 GPtrArray    *told,
                 const char   *filter)
{
  MnTagset *tagset = mn_library_get_tagset (fixture->library);
  g_autoptr (GPtrArray) entities = mn_document_list_entities (fixture->document);
  guint row = 0;

  assert_told (G_LIST_MODEL (list), told);
  g_assert_cmpuint (mn_entity_list_get_n_entities (list), ==, entities->len);
  for (guint type = 0; type < tagset->entity_types.n; type++)
    {
      const char *id = tagset->entity_types.items[type].id;
      guint n = 0, head = row;
      const char *last = NULL;

      for (guint i = 0; i < entities->len; i++)
        {
          MnEntity *entity = entities->pdata[i];
          guint position;

          if (g_strcmp0 (entity->type, id) != 0 || !is_found_by (entity, filter))
            continue;
          n++;
          g_assert_true (mn_entity_list_find (list, &entity->record.id, &position));
          g_assert_true (mn_entity_item_get_entity (told->pdata[position]) == entity);
          g_assert_cmpuint (mn_entity_item_get_n (told->pdata[position]), ==,
                            mn_document_get_n_uses (fixture->document, &entity->record.id));
        }
      if (n == 0)
        continue;
      g_assert_true (mn_entity_item_is_header (told->pdata[head]));
      g_assert_cmpuint (mn_entity_item_get_n (told->pdata[head]), ==, n);
      g_assert_cmpstr (mn_entity_item_get_label (told->pdata[head]), ==, tagset->entity_types.items[type].label);
      for (row = head + 1; row <= head + n; row++)
        {
          const char *name = mn_entity_item_get_label (told->pdata[row]);

          g_assert_cmpstr (mn_entity_item_get_entity (told->pdata[row])->type, ==, id);
          g_assert_true (last == NULL || g_utf8_collate (last, name) <= 0);
          last = name;
        }
    }
  g_assert_cmpuint (row, ==, told->len);
}

static void
test_follow (Fixture      *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnMarkList) mentions = mn_mark_list_new (fixture->document, MN_RECORD_MENTION, NULL);
  g_autoptr (MnMarkList) claims = mn_mark_list_new (fixture->document, MN_RECORD_CLAIM, NULL);
  g_autoptr (MnMarkList) remarks = mn_mark_list_new (fixture->document, MN_RECORD_REMARK, NULL);
  g_autoptr (MnEntityList) entities = mn_entity_list_new (fixture->document);
  g_autoptr (MnEntityList) filtered = mn_entity_list_new (fixture->document);
  g_autoptr (GPtrArray) told_mentions = watch (G_LIST_MODEL (mentions));
  g_autoptr (GPtrArray) told_claims = watch (G_LIST_MODEL (claims));
  g_autoptr (GPtrArray) told_remarks = watch (G_LIST_MODEL (remarks));
  g_autoptr (GPtrArray) told_entities = watch (G_LIST_MODEL (entities));
  g_autoptr (GPtrArray) told_filtered = watch (G_LIST_MODEL (filtered));

  mn_entity_list_set_filter (filtered, "NAME1");
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit_somehow (fixture);
      assert_marks (fixture, G_LIST_MODEL (mentions), told_mentions, MN_RECORD_MENTION);
      assert_marks (fixture, G_LIST_MODEL (claims), told_claims, MN_RECORD_CLAIM);
      assert_marks (fixture, G_LIST_MODEL (remarks), told_remarks, MN_RECORD_REMARK);
      assert_entities (fixture, entities, told_entities, NULL);
      assert_entities (fixture, filtered, told_filtered, "Name1");
      if (i % 50 == 49)
        {
          /* every mention back at once */
          g_autoptr (GAsyncResult) undone = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) changes = NULL;

          mn_document_undo_async (fixture->document, FALSE, on_result, &undone);
          changes = mn_document_undo_finish (fixture->document, wait_for (&undone), &error);
          g_assert_no_error (error);
          assert_marks (fixture, G_LIST_MODEL (mentions), told_mentions, MN_RECORD_MENTION);
          assert_entities (fixture, entities, told_entities, NULL);
        }
    }
  mn_entity_list_set_filter (filtered, NULL);
  assert_entities (fixture, filtered, told_filtered, NULL);
  g_signal_handlers_disconnect_by_data (mentions, told_mentions);
}

static void
test_of_entity (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnMarkList) list = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  MnId first, second;
  const MnMention *mention;

  mark_words (fixture, "Name00", "person");
  mark_words (fixture, "Name01", "person");
  mentions = mn_document_list_marks (fixture->document, MN_RECORD_MENTION);
  mention = mentions->pdata[0];
  first = mention->record.id;
  second = ((MnRecord *) mentions->pdata[1])->id;

  list = mn_mark_list_new (fixture->document, MN_RECORD_MENTION, &mention->entity);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  mn_document_link_async (fixture->document, &second, &mention->entity, on_result, &result);
  end_edit (fixture, &result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  mn_document_link_async (fixture->document, &first, NULL, on_result, &result);
  end_edit (fixture, &result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
note_notify (gpointer is_notified)
{
  *(gboolean *) is_notified = TRUE;
}

static void
test_same_item (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnMarkList) list = mn_mark_list_new (fixture->document, MN_RECORD_REMARK, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnMarkItem) before = NULL;
  g_autoptr (MnMarkItem) after = NULL;
  gboolean is_notified = FALSE;

  mn_document_mark_remark_async (fixture->document, 0, 6, on_result, &result);
  end_edit (fixture, &result);
  before = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (before, "notify::mark", G_CALLBACK (note_notify), &is_notified);
  mn_document_modify_mark_async (fixture->document, &mn_mark_item_get_mark (before)->id, "Note", NULL, set_note,
                                 (gpointer) "said", NULL, on_result, &result);
  end_edit (fixture, &result);

  after = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (before == after);
  g_assert_true (is_notified);
  g_assert_cmpstr (((MnRemark *) mn_mark_item_get_mark (after))->note, ==, "said");
}

static const char *
rank_at (GPtrArray *ranked,
         guint      position)
{
  return position < ranked->len ? ((MnEntity *) ranked->pdata[position])->name : NULL;
}

#define RANK_TEXT "Delcy Rodríguez met Jorge Rodríguez and John Rubio in Rodríguez Square. Maria Corina said no."

static void
mark_rank_text (Fixture *fixture)
{
  mark_words (fixture, "Delcy Rodríguez", "person");
  mark_words (fixture, "Jorge Rodríguez", "person");
  mark_words (fixture, "John Rubio", "person");
  mark_words (fixture, "Rodríguez Square", "place");
  mark_words (fixture, "Maria Corina", "person");
}

static void
test_rank_surname (Fixture      *fixture,
                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) ranked = NULL;

  mark_rank_text (fixture);
  ranked = mn_entity_rank (fixture->document, NULL, "Rodríguez", "person", 20);
  g_assert_cmpstr (rank_at (ranked, 0), ==, "Delcy Rodríguez");
  g_assert_cmpstr (rank_at (ranked, 1), ==, "Jorge Rodríguez");
  g_assert_cmpstr (rank_at (ranked, 2), ==, "Rodríguez Square");
  g_assert_cmpuint (ranked->len, ==, 5); /* then the others of the article */
}

static void
test_rank_type (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) ranked = NULL;

  mark_rank_text (fixture);
  ranked = mn_entity_rank (fixture->document, NULL, "the square", "place", 20);
  g_assert_cmpstr (rank_at (ranked, 0), ==, "Rodríguez Square");
}

static void
test_rank_typed (Fixture      *fixture,
                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) ranked = NULL;

  mark_rank_text (fixture);
  ranked = mn_entity_rank (fixture->document, "rod jor", "Delcy Rodríguez", "person", 20);
  g_assert_cmpuint (ranked->len, ==, 1);
  g_assert_cmpstr (rank_at (ranked, 0), ==, "Jorge Rodríguez");
}

static void
test_rank_here (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnChange) change = mn_change_new ("Add", mn_library_get_annotator (fixture->library));
  MnEntityBuilder *elsewhere = mn_entity_new ();
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (GError) error = NULL;

  mark_rank_text (fixture);
  elsewhere->record.id = mn_id_new ();
  elsewhere->type = g_intern_static_string ("person");
  elsewhere->name = g_strdup ("Abel Rubio");
  mn_record_touch (elsewhere, mn_change_get_annotator (change));
  mn_change_add (change, NULL, mn_record_end (elsewhere));
  mn_store_apply (mn_library_get_store (fixture->library), change, NULL, &error);
  g_assert_no_error (error);

  ranked = mn_entity_rank (fixture->document, "Rubio", NULL, "person", 20);
  g_assert_cmpstr (rank_at (ranked, 0), ==, "John Rubio");
  g_assert_cmpstr (rank_at (ranked, 1), ==, "Abel Rubio");
}

/* The article, the whole name and the surname all find the same ones */
static void
test_rank_once (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (mn_id_hash, mn_id_equal);

  mark_rank_text (fixture);
  ranked = mn_entity_rank (fixture->document, NULL, "Jorge Rodríguez", "person", 20);
  g_assert_cmpstr (rank_at (ranked, 0), ==, "Jorge Rodríguez");
  for (guint i = 0; i < ranked->len; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) &((MnRecord *) ranked->pdata[i])->id));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lists/say-what-the-document-holds-after-any-edit", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/lists/mentions-of-one-entity-follow-its-links", Fixture, NULL, set_up, test_of_entity, tear_down);
  g_test_add ("/lists/a-changed-mark-keeps-its-item", Fixture, NULL, set_up, test_same_item, tear_down);
  g_test_add ("/lists/rank/a-surname-finds-those-who-bear-it-first", Fixture, RANK_TEXT, set_up, test_rank_surname,
              tear_down);
  g_test_add ("/lists/rank/the-type-decides-between-words", Fixture, RANK_TEXT, set_up, test_rank_type, tear_down);
  g_test_add ("/lists/rank/typed-words-each-begin-a-word", Fixture, RANK_TEXT, set_up, test_rank_typed, tear_down);
  g_test_add ("/lists/rank/the-article-comes-before-the-library", Fixture, RANK_TEXT, set_up, test_rank_here, tear_down);
  g_test_add ("/lists/rank/offers-each-once", Fixture, RANK_TEXT, set_up, test_rank_once, tear_down);

  return g_test_run ();
}

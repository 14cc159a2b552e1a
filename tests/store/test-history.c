/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

static GPtrArray *
list (Fixture    *self,
      const MnId *article,
      gint64      before,
      guint       limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = mn_snapshot_list_changes (mn_store_get_snapshot (self->store), article, before, limit, &error);

  g_assert_no_error (error);
  return entries;
}

/* The labels of a list, with “-” before what is undone, “undo of” and “redo of” */
static char *
describe (GPtrArray *entries)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      MnHistoryEntry *entry = entries->pdata[i];

      g_string_append_printf (words, "%s%s%s%s", i > 0 ? ", " : "", entry->is_undone ? "-" : "",
                              entry->undoes == 0 ? "" : entry->is_redo ? "redo of " : "undo of ", entry->label);
    }
  return g_string_free (words, FALSE);
}

static void
assert_lists (Fixture    *self,
              const MnId *article,
              const char *expected)
{
  g_autoptr (GPtrArray) entries = list (self, article, 0, 100);
  g_autofree char *words = describe (entries);

  g_assert_cmpstr (words, ==, expected);
}

static void
undo_seq (Fixture *self,
          gint64   seq)
{
  MnUndoRequest request = { .annotator = self->me, .seq = seq };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = fixture_undo (self->store, &request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static void
test_lists_what_was_done_newest_first (Fixture      *self,
                                       gconstpointer data G_GNUC_UNUSED)
{
  MnHistoryEntry *entry;
  g_autoptr (GPtrArray) entries = NULL;

  fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);
  fixture_mark (self->store, &self->me, &self->article, "B", 11, 14);
  fixture_reopen (self);

  assert_lists (self, NULL, "B, A, Add Article, New Annotator");
  entries = list (self, NULL, 0, 100);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->seq, ==, fixture_last_seq (self->path));
  g_assert_true (mn_id_equal (&entry->annotator, &self->me));
  g_assert_nonnull (entry->annotator_name);
  g_assert_cmpint (ABS (entry->time - g_get_real_time () / G_USEC_PER_SEC), <, 600);
  g_assert_cmpint (entry->source, ==, MN_CHANGE_BY_HAND);
  g_assert_cmpuint (entry->n_articles, ==, 1);
  g_assert_true (mn_id_equal (&entry->article, &self->article));
  g_assert_nonnull (entry->title);
  g_assert_cmpuint (entry->n_changes, ==, 1);
  g_assert_cmpuint (entry->n_records, ==, 1);
  entry = entries->pdata[3];
  g_assert_cmpuint (entry->n_articles, ==, 0);
  g_assert_true (mn_id_is_none (&entry->article));
  g_assert_null (entry->title);
}

static void
test_goes_on_where_a_page_ended (Fixture      *self,
                                 gconstpointer data G_GNUC_UNUSED)
{
  for (guint with_article = 0; with_article < 2; with_article++)
    {
      const MnId *article = with_article != 0 ? &self->article : NULL;
      g_autoptr (GPtrArray) all = NULL;
      gint64 before = 0;
      guint n = 0;

      for (guint i = 0; i < 10; i++)
        fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
      all = list (self, article, 0, 100);
      for (;;)
        {
          g_autoptr (GPtrArray) page = list (self, article, before, 3);

          for (guint i = 0; i < page->len; i++)
            {
              before = ((MnHistoryEntry *) page->pdata[i])->seq;
              g_assert_cmpint (before, ==, ((MnHistoryEntry *) all->pdata[n++])->seq);
            }
          if (page->len < 3)
            break;
        }
      g_assert_cmpuint (n, ==, all->len);
    }
}

static void
test_lists_one_article_alone (Fixture      *self,
                              gconstpointer data G_GNUC_UNUSED)
{
  MnId elsewhere = fixture_add_article (self->store, &self->me, "Elsewhere", FIXTURE_TEXT);
  g_autoptr (MnChange) both = fixture_change (&self->me, "Both");
  g_autoptr (GPtrArray) entries = NULL;

  fixture_mark (self->store, &self->me, &self->article, "Here", 0, 5);
  fixture_mark (self->store, &self->me, &elsewhere, "There", 0, 5);
  mn_change_add (both, NULL, mn_record_end (fixture_mention (&self->article, &self->me, 0, 5)));
  mn_change_add (both, NULL, mn_record_end (fixture_mention (&elsewhere, &self->me, 0, 5)));
  fixture_apply (self->store, both);

  assert_lists (self, &self->article, "Both, Here, Add Article");
  assert_lists (self, &elsewhere, "Both, There, Add Article");
  entries = list (self, &elsewhere, 0, 1);
  g_assert_cmpuint (((MnHistoryEntry *) entries->pdata[0])->n_articles, ==, 2);
  g_assert_cmpuint (((MnHistoryEntry *) entries->pdata[0])->n_records, ==, 2);
}

static void
test_tells_what_is_undone_and_what_undoes (Fixture      *self,
                                           gconstpointer data G_GNUC_UNUSED)
{
  gint64 seq;
  g_autoptr (GPtrArray) entries = NULL;

  fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);
  seq = fixture_last_seq (self->path);
  fixture_mark (self->store, &self->me, &self->article, "B", 11, 14);
  undo_seq (self, seq);
  assert_lists (self, &self->article, "undo of A, B, -A, Add Article");
  entries = list (self, &self->article, 0, 1);
  g_assert_cmpint (((MnHistoryEntry *) entries->pdata[0])->undoes, ==, seq);
  g_assert_cmpint (((MnHistoryEntry *) entries->pdata[0])->undone_time, >, 0);

  undo_seq (self, fixture_last_seq (self->path));
  assert_lists (self, &self->article, "redo of A, -undo of A, B, A, Add Article");
  g_assert_true (fixture_step (self, FALSE));
  assert_lists (self, &self->article, "undo of A, -redo of A, undo of A, B, -A, Add Article");
}

static void
test_has_one_entry_for_what_is_undone_together (Fixture      *self,
                                                gconstpointer data G_GNUC_UNUSED)
{
  MnId group = mn_id_new ();
  MnId articles[3] = { self->article, fixture_add_article (self->store, &self->me, "Two", FIXTURE_TEXT),
                       fixture_add_article (self->store, &self->me, "Three", FIXTURE_TEXT) };
  g_autoptr (GPtrArray) entries = NULL;
  gint64 seq;
  MnHistoryEntry *entry;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (MnChange) change = fixture_change (&self->me, "Import");

      mn_change_set_source (change, MN_CHANGE_BY_IMPORT);
      mn_change_set_group (change, &group);
      mn_change_add (change, NULL, mn_record_end (fixture_mention (&articles[i], &self->me, 0, 5)));
      fixture_apply (self->store, change);
    }
  seq = fixture_last_seq (self->path);

  entries = list (self, NULL, 0, 100);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->seq, ==, seq);
  g_assert_cmpint (entry->source, ==, MN_CHANGE_BY_IMPORT);
  g_assert_cmpuint (entry->n_changes, ==, 3);
  g_assert_cmpuint (entry->n_articles, ==, 3);
  g_assert_cmpstr (((MnHistoryEntry *) entries->pdata[1])->label, ==, "Add Article");
  assert_lists (self, &articles[1], "Import, Add Article");

  undo_seq (self, seq);
  assert_lists (self, &articles[1], "undo of Import, -Import, Add Article");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = list (self, NULL, 0, 2);
  g_assert_cmpint (((MnHistoryEntry *) entries->pdata[0])->undoes, ==, seq);
}

/* Undoes all that was done since a place in the journal */
static void
undo_since (Fixture *self,
            gint64   seq)
{
  g_autoptr (GPtrArray) entries = list (self, NULL, 0, 100);
  g_autoptr (GArray) seqs = NULL;

  for (guint i = 0; i < entries->len; i++)
    if (((MnHistoryEntry *) entries->pdata[i])->seq <= seq)
      {
        g_ptr_array_set_size (entries, (gint) i);
        break;
      }
  seqs = mn_history_list_to_undo (entries);
  for (guint i = 0; i < seqs->len; i++)
    undo_seq (self, g_array_index (seqs, gint64, i));
}

/* Whatever was marked, retyped, undone and redone in between, undoing all since a place comes back to what was there */
static void
test_finds_what_to_undo_to_come_back (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  MnId mention = MN_ID_NONE;

  for (guint i = 0; i < 9; i++)
    {
      gint64 seq;

      switch (i)
        {
        case 0:
          mention = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
          break;
        case 1:
          fixture_retype (self->store, &self->me, &self->article, &mention, "place");
          break;
        case 2:
        case 3:
        case 6:
          g_assert_true (fixture_step (self, FALSE));
          break;
        case 4:
        case 5:
          g_assert_true (fixture_step (self, TRUE));
          break;
        default:
          fixture_mark (self->store, &self->me, &self->article, "Another", 11, 14);
        }
      seq = fixture_last_seq (self->path);
      g_array_append_val (seqs, seq);
      g_ptr_array_add (dumps, fixture_dump (self->store));
    }
  for (guint i = dumps->len - 1; i-- > 0;)
    {
      g_autofree char *dump = NULL;

      undo_since (self, g_array_index (seqs, gint64, i));
      dump = fixture_dump (self->store);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
  fixture_check (self->store);
}

static void
assert_lists_of (Fixture    *self,
                 const MnId *mark,
                 gint64      revision,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mn_snapshot_list_changes_of (mn_store_get_snapshot (self->store), MN_RECORD_MENTION,
                                                               mark, revision, 100, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = describe (entries);
  g_assert_cmpstr (words, ==, expected);
}

/* Changes of other marks stand between those of this one; and it was removed and brought back */
static void
test_lists_what_was_done_to_one_mark (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId mark = fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);

  fixture_mark (self->store, &self->me, &self->article, "B", 11, 14);
  fixture_retype (self->store, &self->me, &self->article, &mark, "place");
  fixture_reopen (self);
  assert_lists_of (self, &mark, fixture_last_seq (self->path), "place, A");

  g_assert_true (fixture_step (self, FALSE));
  assert_lists_of (self, &mark, fixture_last_seq (self->path), "undo of place, -place, A");
  g_assert_true (fixture_step (self, TRUE));
  assert_lists_of (self, &mark, fixture_last_seq (self->path), "redo of place, -undo of place, place, A");
}

static void
test_follows_a_mark_through_its_removal (Fixture      *self,
                                         gconstpointer data G_GNUC_UNUSED)
{
  MnId mark = fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);

  g_assert_true (fixture_step (self, FALSE));
  g_assert_true (fixture_step (self, TRUE));
  assert_lists_of (self, &mark, fixture_last_seq (self->path), "redo of A, -undo of A, A");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/history/lists-what-was-done-newest-first", test_lists_what_was_done_newest_first);
  fixture_test ("/history/goes-on-where-a-page-ended", test_goes_on_where_a_page_ended);
  fixture_test ("/history/lists-one-article-alone", test_lists_one_article_alone);
  fixture_test ("/history/tells-what-is-undone-and-what-undoes", test_tells_what_is_undone_and_what_undoes);
  fixture_test ("/history/has-one-entry-for-what-is-undone-together", test_has_one_entry_for_what_is_undone_together);
  fixture_test ("/history/lists-what-was-done-to-one-mark", test_lists_what_was_done_to_one_mark);
  fixture_test ("/history/follows-a-mark-through-its-removal", test_follows_a_mark_through_its_removal);
  fixture_test ("/history/finds-what-to-undo-to-come-back", test_finds_what_to_undo_to_come_back);

  return g_test_run ();
}

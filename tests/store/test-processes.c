/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "other-process.h"

#include <signal.h>

#define CONFLICT G_STRINGIFY (7)
G_STATIC_ASSERT (MN_STORE_ERROR_CONFLICT == 7);

/* Ids of a fixture as words for another process */
typedef struct
{
  char me[MN_ID_STRING_SIZE];
  char other[MN_ID_STRING_SIZE];
  char article[MN_ID_STRING_SIZE];
  char mention[MN_ID_STRING_SIZE];
  MnId other_id;
  MnId mention_id;
} Words;

static void
prepare (Fixture *self,
         Words   *words)
{
  words->other_id = fixture_add_person (self->store, "Olga");
  words->mention_id = fixture_mark (self->store, &self->me, &self->article, "Mark Person", 0, 5);
  mn_id_to_string (&self->me, words->me);
  mn_id_to_string (&words->other_id, words->other);
  mn_id_to_string (&self->article, words->article);
  mn_id_to_string (&words->mention_id, words->mention);
}

static void
test_one_of_two_changes_of_a_mention_wins (Fixture      *self,
                                           gconstpointer data G_GNUC_UNUSED)
{
  for (guint round = 0; round < 5; round++)
    {
      Words words;
      g_autoptr (Other) a = NULL;
      g_autoptr (Other) b = NULL;
      g_autofree char *from_a = NULL;
      g_autofree char *from_b = NULL;
      gboolean a_won;

      prepare (self, &words);
      a = other_new ("retype", self->path, words.me, words.article, words.mention, "place", NULL);
      b = other_new ("retype", self->path, words.other, words.article, words.mention, "group", NULL);
      other_go (a);
      other_go (b);
      from_a = other_listen (a);
      from_b = other_listen (b);

      a_won = g_str_equal (from_a, "done");
      g_assert_cmpstr (from_a, ==, a_won ? "done" : CONFLICT);
      g_assert_cmpstr (from_b, ==, a_won ? CONFLICT : "done");
      g_assert_cmpstr (fixture_type_of (self->store, &self->article, &words.mention_id), ==, a_won ? "place" : "group");
    }
  fixture_check (self->store);
}

static void
test_what_another_has_since_changed_is_not_undone (Fixture      *self,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  Words words;
  g_autoptr (Other) other = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  prepare (self, &words);
  other = other_new ("retype", self->path, words.other, words.article, words.mention, "place", NULL);
  answer = other_do (other);
  g_assert_cmpstr (answer, ==, "done");
  seq = fixture_last_seq (self->path);

  changes = fixture_undo (self->store, &request, &error);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Olga"));
  g_assert_cmpint (fixture_last_seq (self->path), ==, seq);
  g_assert_cmpstr (fixture_type_of (self->store, &self->article, &words.mention_id), ==, "place");
}

static void
test_another_cannot_undo_what_was_changed_here (Fixture      *self,
                                                gconstpointer data G_GNUC_UNUSED)
{
  Words words;
  g_autoptr (Other) other = NULL;
  g_autofree char *answer = NULL;

  prepare (self, &words);
  other = other_new ("undo", self->path, words.me, words.article, NULL);
  fixture_retype (self->store, &words.other_id, &self->article, &words.mention_id, "place");
  answer = other_do (other);
  g_assert_cmpstr (answer, ==, CONFLICT);
  g_assert_cmpstr (fixture_type_of (self->store, &self->article, &words.mention_id), ==, "place");
}

static void
test_one_imports_while_the_other_undoes (Fixture      *self,
                                         gconstpointer data G_GNUC_UNUSED)
{
  MnArticleFilter filter = { -1, NULL, MN_ORDER_ADDED };
  Words words;
  g_autoptr (Other) other = NULL;
  g_autofree char *answer = NULL;

  prepare (self, &words);
  other = other_new ("import", self->path, words.other, "100", NULL);
  other_go (other);
  for (guint i = 0; i < 100; i++)
    {
      g_assert_true (fixture_step (self, FALSE));
      g_assert_null (fixture_type_of (self->store, &self->article, &words.mention_id));
      g_assert_true (fixture_step (self, TRUE));
      g_assert_nonnull (fixture_type_of (self->store, &self->article, &words.mention_id));
    }
  answer = other_listen (other);
  g_assert_cmpstr (answer, ==, "done");
  g_assert_cmpint (mn_snapshot_count_articles (mn_store_get_snapshot (self->store), &filter, NULL), ==, 101);
  fixture_check (self->store);
}

static void
take_keys (MnStore *store G_GNUC_UNUSED,
           GArray  *keys,
           GArray  *all)
{
  g_array_append_vals (all, keys->data, keys->len);
}

static void
test_poll_tells_what_another_wrote_and_nothing_else (Fixture      *self,
                                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (MnRecordKey));
  Words words;
  g_autoptr (Other) other = NULL;
  g_autofree char *answer = NULL;
  const MnRecordKey *key;

  g_signal_connect (self->store, "changed-elsewhere", G_CALLBACK (take_keys), keys);
  prepare (self, &words);
  mn_store_poll (self->store);
  g_assert_cmpuint (keys->len, ==, 0);

  other = other_new ("retype", self->path, words.other, words.article, words.mention, "place", NULL);
  fixture_mark (self->store, &self->me, &self->article, "Before", 11, 14);
  answer = other_do (other);
  g_assert_cmpstr (answer, ==, "done");
  fixture_mark (self->store, &self->me, &self->article, "After", 11, 14);

  mn_store_poll (self->store);
  g_assert_cmpuint (keys->len, ==, 1);
  key = &g_array_index (keys, MnRecordKey, 0);
  g_assert_cmpint (key->kind, ==, MN_RECORD_MENTION);
  g_assert_true (mn_id_equal (&key->article, &self->article));
  g_assert_true (mn_id_equal (&key->id, &words.mention_id));
  mn_store_poll (self->store);
  g_assert_cmpuint (keys->len, ==, 1);
}

static void
test_a_locked_library_is_busy_and_then_not (Fixture      *self,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnMentionBuilder *mention = fixture_mention (&self->article, &self->me, 0, 5);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Mark");
  g_autoptr (Other) other = other_new ("lock", self->path, NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  MnId id = mention->record.id;

  mn_sqlite_store_set_lock_timeout (self->store, 50);
  mn_change_add (change, NULL, mn_record_end (mention));
  g_assert_false (mn_store_apply (self->store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY);
  g_assert_null (fixture_type_of (self->store, &self->article, &id));

  answer = other_do (other);
  g_subprocess_wait (other->process, NULL, NULL);
  fixture_apply (self->store, change);
  g_assert_nonnull (fixture_type_of (self->store, &self->article, &id));
}

/* Reliability, A.4 no. 1: whatever was said to be written is there after kill -9 */
static void
test_nothing_that_was_done_is_lost_by_killing (Fixture      *self,
                                               gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  Words words;

  prepare (self, &words);
  g_clear_object (&self->store);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (Other) other = other_new ("mark", self->path, words.me, words.article, NULL);
      guint n = (guint) g_test_rand_int_range (1, 60);
      char *mark;

      other_go (other);
      while (n-- > 0 && (mark = other_listen (other)) != NULL)
        g_ptr_array_add (marks, mark);
      /* it goes on while the signal is under way, so that it dies at any point of a transaction */
      g_subprocess_send_signal (other->process, SIGKILL);
      while ((mark = other_listen (other)) != NULL)
        {
          if (strlen (mark) == MN_ID_STRING_SIZE - 1)
            g_ptr_array_add (marks, mark);
          else
            g_free (mark);
        }
    }

  self->store = fixture_open (self->path, 0);
  g_assert_cmpuint (marks->len, >, 20);
  for (guint i = 0; i < marks->len; i++)
    {
      MnId id;

      g_assert_true (mn_id_parse (marks->pdata[i], &id));
      g_assert_nonnull (fixture_type_of (self->store, &self->article, &id));
    }
  fixture_check (self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/store/processes/one-of-two-changes-of-a-mention-wins", test_one_of_two_changes_of_a_mention_wins);
  fixture_test ("/store/processes/what-another-has-since-changed-is-not-undone",
                test_what_another_has_since_changed_is_not_undone);
  fixture_test ("/store/processes/another-cannot-undo-what-was-changed-here",
                test_another_cannot_undo_what_was_changed_here);
  fixture_test ("/store/processes/one-imports-while-the-other-undoes", test_one_imports_while_the_other_undoes);
  fixture_test ("/store/processes/poll-tells-what-another-wrote-and-nothing-else",
                test_poll_tells_what_another_wrote_and_nothing_else);
  fixture_test ("/store/processes/a-locked-library-is-busy-and-then-not", test_a_locked_library_is_busy_and_then_not);
  fixture_test ("/store/processes/nothing-that-was-done-is-lost-by-killing",
                test_nothing_that_was_done_is_lost_by_killing);

  return g_test_run ();
}

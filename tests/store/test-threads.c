/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

typedef struct
{
  GPtrArray *applied;   /* labels, in the order they were told */
  GPtrArray *called;    /* labels, in the order of the callbacks */
  GThread   *thread;
} Order;

static void
note_applied (MnStore  *store G_GNUC_UNUSED,
              MnChange *change,
              Order    *order)
{
  g_assert_true (g_thread_self () == order->thread);
  g_assert_cmpint (mn_change_get_seq (change), >, 0);
  g_ptr_array_add (order->applied, g_strdup (mn_change_get_label (change)));
}

static void
watch (Order   *order,
       MnStore *store)
{
  order->applied = g_ptr_array_new_with_free_func (g_free);
  order->called = g_ptr_array_new_with_free_func (g_free);
  order->thread = g_thread_self ();
  g_signal_connect (store, "applied", G_CALLBACK (note_applied), order);
}

static void
forget (Order   *order,
        MnStore *store)
{
  g_signal_handlers_disconnect_by_data (store, order);
  g_ptr_array_unref (order->applied);
  g_ptr_array_unref (order->called);
}

static MnChange *
new_mark (Fixture *self,
          guint    number)
{
  g_autofree char *label = g_strdup_printf ("%u", number);
  MnChange *change = fixture_change (&self->me, label);

  mn_change_add (change, NULL, mn_record_end (fixture_mention (&self->article, &self->me, 0, 5)));
  return change;
}

typedef struct
{
  Order    *order;
  MnChange *change;
} Call;

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_store_apply_finish (MN_STORE (source), result, &error));
  g_assert_no_error (error);
  g_ptr_array_add (call->order->called, g_strdup (mn_change_get_label (call->change)));
  mn_change_unref (call->change);
  g_free (call);
}

static void
apply_async (Fixture *self,
             Order   *order,
             guint    number)
{
  Call *call = g_new0 (Call, 1);

  call->order = order;
  call->change = new_mark (self, number);
  mn_store_apply_async (self->store, call->change, NULL, on_applied, call);
}

static void
assert_in_order (GPtrArray *labels,
                 guint      n)
{
  g_assert_cmpuint (labels->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (atoi (labels->pdata[i]), ==, (int) i);
}

static void
test_changes_are_told_in_the_order_they_were_made (Fixture      *self,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  Order order;

  watch (&order, self->store);
  for (guint i = 0; i < 200; i++)
    apply_async (self, &order, i);
  while (order.called->len < 200)
    g_main_context_iteration (NULL, TRUE);
  assert_in_order (order.applied, 200);
  assert_in_order (order.called, 200);
  forget (&order, self->store);
}

/* A command line has no main loop */
static void
test_a_change_that_is_waited_for_is_told_before_it_returns (Fixture      *self,
                                                            gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnChange) change = new_mark (self, 3);
  Order order;

  watch (&order, self->store);
  for (guint i = 0; i < 3; i++)
    apply_async (self, &order, i);
  fixture_apply (self->store, change);
  assert_in_order (order.applied, 4);
  g_assert_cmpuint (order.called->len, ==, 0);
  while (order.called->len < 3)
    g_main_context_iteration (NULL, TRUE);
  assert_in_order (order.called, 3);
  g_assert_cmpuint (order.applied->len, ==, 4);
  forget (&order, self->store);
}

static gpointer
apply_in_thread (gpointer user_data)
{
  Fixture *self = user_data;

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (MnChange) change = new_mark (self, i);
      const MnChangeItem *item = mn_change_get_item (change, 0);

      fixture_apply (self->store, change);
      g_assert_cmpint (item->after->revision, ==, mn_change_get_seq (change));
    }
  return NULL;
}

static void
test_workers_write_too (Fixture      *self,
                        gconstpointer data G_GNUC_UNUSED)
{
  GThread *threads[4];
  g_autoptr (MnArticle) head = NULL;
  Order order;

  watch (&order, self->store);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("worker", apply_in_thread, self);
  while (order.applied->len < 50 * G_N_ELEMENTS (threads))
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  head = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article);
  g_assert_cmpuint (head->n_mentions, ==, 50 * G_N_ELEMENTS (threads));
  forget (&order, self->store);
  fixture_check (self->store);
}

static gboolean
count (MnRecord *record G_GNUC_UNUSED,
       gpointer  user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static gpointer
read_in_thread (gpointer user_data)
{
  Fixture *self = user_data;

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (self->store, NULL);
      g_autoptr (MnArticle) head = mn_snapshot_get_article (snapshot, &self->article, FALSE, NULL);
      guint n = 0;

      g_assert_true (mn_snapshot_each_mark (snapshot, MN_RECORD_MENTION, &self->article, count, &n, NULL, NULL));
      g_assert_cmpuint (n, ==, head->n_mentions);
    }
  return NULL;
}

static void
test_workers_read_one_moment_while_others_write (Fixture      *self,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  GThread *reader = g_thread_new ("reader", read_in_thread, self);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (MnChange) change = new_mark (self, i);

      fixture_apply (self->store, change);
    }
  g_thread_join (reader);
}

static void
test_a_cancelled_change_is_not_written (Fixture      *self,
                                        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MnChange) change = new_mark (self, 0);
  gint64 seq = fixture_last_seq (self->path);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (mn_store_apply (self->store, change, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture_last_seq (self->path), ==, seq);
}

static void
test_what_was_handed_over_is_written_before_it_closes (Fixture      *self,
                                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnArticle) head = NULL;
  Order order;

  watch (&order, self->store);
  for (guint i = 0; i < 100; i++)
    apply_async (self, &order, i);
  mn_sqlite_store_close (self->store);
  head = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article);
  g_assert_cmpuint (head->n_mentions, ==, 100);
  while (order.called->len < 100)
    g_main_context_iteration (NULL, TRUE);
  forget (&order, self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/store/threads/changes-are-told-in-the-order-they-were-made",
                test_changes_are_told_in_the_order_they_were_made);
  fixture_test ("/store/threads/a-change-that-is-waited-for-is-told-before-it-returns",
                test_a_change_that_is_waited_for_is_told_before_it_returns);
  fixture_test ("/store/threads/workers-write-too", test_workers_write_too);
  fixture_test ("/store/threads/workers-read-one-moment-while-others-write",
                test_workers_read_one_moment_while_others_write);
  fixture_test ("/store/threads/a-cancelled-change-is-not-written", test_a_cancelled_change_is_not_written);
  fixture_test ("/store/threads/what-was-handed-over-is-written-before-it-closes",
                test_what_was_handed_over_is_written_before_it_closes);

  return g_test_run ();
}

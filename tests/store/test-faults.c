/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing-vfs.h"
#include "fixture.h"

#include <sqlite3.h>

/* Lets the Nth operation fail, N from 1 until none does, while marks are made and taken back: what was said to be
 * written is there, what was said not to be is not, and once all is well again it goes on */
static void
sweep (Failing      what,
       int          rc,
       gboolean     ever_after,
       MnStoreError code)
{
  gboolean has_struck = TRUE;

  for (guint n = 1; has_struck; n++)
    {
      Fixture self = { .folder = NULL };
      g_autoptr (MnArticle) head = NULL;
      guint n_marks = 0;

      fixture_set_up (&self);
      failing_vfs_arm (what, n, rc, ever_after);
      for (guint i = 0; i < 6; i++)
        {
          MnUndoRequest request = { self.me, self.article, FALSE, 0 };
          g_autoptr (MnChange) change = fixture_change (&self.me, "Mark");
          g_autoptr (GPtrArray) undone = NULL;
          g_autoptr (GError) error = NULL;

          if (i == 4)
            {
              undone = fixture_undo (self.store, &request, &error);
              n_marks -= undone != NULL;
            }
          else
            {
              mn_change_add (change, NULL, mn_record_end (fixture_mention (&self.article, &self.me, 0, 5)));
              n_marks += mn_store_apply (self.store, change, NULL, &error);
            }
          if (error != NULL && !g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING))
            g_assert_error (error, MN_STORE_ERROR, (gint) code);
        }
      has_struck = failing_vfs_disarm ();
      g_test_message ("operation %u%s", n, has_struck ? " failed" : " was never reached");

      fixture_mark (self.store, &self.me, &self.article, "Mark", 0, 5);
      head = fixture_get (self.store, MN_RECORD_ARTICLE, NULL, &self.article);
      g_assert_cmpuint (head->n_mentions, ==, n_marks + 1);
      fixture_reopen (&self);
      g_clear_pointer (&head, mn_article_unref);
      head = fixture_get (self.store, MN_RECORD_ARTICLE, NULL, &self.article);
      g_assert_cmpuint (head->n_mentions, ==, n_marks + 1);
      fixture_check (self.store);
      fixture_tear_down (&self);
    }
}

static void
test_a_write_fails_once (void)
{
  sweep (FAIL_WRITE, SQLITE_IOERR_WRITE, FALSE, MN_STORE_ERROR_FAILED);
}

static void
test_writes_fail_from_then_on (void)
{
  sweep (FAIL_WRITE, SQLITE_IOERR_WRITE, TRUE, MN_STORE_ERROR_FAILED);
}

static void
test_the_disk_is_full_once (void)
{
  sweep (FAIL_WRITE, SQLITE_FULL, FALSE, MN_STORE_ERROR_FULL);
}

static void
test_the_disk_is_full_from_then_on (void)
{
  sweep (FAIL_WRITE, SQLITE_FULL, TRUE, MN_STORE_ERROR_FULL);
}

static void
test_a_sync_fails_once (void)
{
  sweep (FAIL_SYNC, SQLITE_IOERR_FSYNC, FALSE, MN_STORE_ERROR_FAILED);
}

static void
test_syncs_fail_from_then_on (void)
{
  sweep (FAIL_SYNC, SQLITE_IOERR_FSYNC, TRUE, MN_STORE_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  failing_vfs_register ();

  g_test_add_func ("/store/faults/a-write-fails-once", test_a_write_fails_once);
  g_test_add_func ("/store/faults/writes-fail-from-then-on", test_writes_fail_from_then_on);
  g_test_add_func ("/store/faults/the-disk-is-full-once", test_the_disk_is_full_once);
  g_test_add_func ("/store/faults/the-disk-is-full-from-then-on", test_the_disk_is_full_from_then_on);
  g_test_add_func ("/store/faults/a-sync-fails-once", test_a_sync_fails_once);
  g_test_add_func ("/store/faults/syncs-fail-from-then-on", test_syncs_fail_from_then_on);

  return g_test_run ();
}

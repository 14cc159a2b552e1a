/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-edits MODE …: does one thing once and prints the milliseconds it took and its peak RSS in KiB. */

#include "bare.h"
#include "make-library.h"

#include "mn-memory.h"
#include "mn-occurrences.h"

#include <stdlib.h>

static const char *const names[] = { "Okafor", NULL };

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
               const MnId *article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnDocument *document;

  mn_document_open_async (library, article, NULL, on_result, &result);
  document = mn_document_open_finish (wait_for (&result), &error);
  if (document == NULL)
    g_error ("%s", error->message);
  while (!mn_document_is_loaded (document))
    g_main_context_iteration (NULL, TRUE);
  return document;
}

static GPtrArray *
find (MnDocument *document,
      guint       n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  mn_occurrences_find_async (document, FALSE, names, MN_MATCHER_WHOLE_WORDS, NULL, on_result, &result);
  found = mn_occurrences_find_finish (document, wait_for (&result), &error);
  if (found == NULL || found->len < n)
    g_error ("Too few of them");
  g_ptr_array_set_size (found, (int) n);
  return found;
}

/* Marks @n places of one article, and, if so asked, takes that back, which is what then counts */
static void
mark_all (const char *path,
          guint       n,
          gboolean    takes_back)
{
  g_autoptr (MnStore) store = bare_open_store (path);
  MnId annotator = make_annotator (store);
  BenchArticle size = { (gsize) n * 240, 0, 0 };
  MnId article = make_article (store, &annotator, &size, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnLibrary) library = mn_library_new (store, &error);
  g_autoptr (MnDocument) document = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GAsyncResult) marked = NULL, undone = NULL;
  g_autoptr (MnChange) change = NULL;
  gint64 began;

  if (library == NULL || !mn_library_use_annotator (library, &annotator, "Bench", &error))
    g_error ("%s", error->message);
  document = open_document (library, &article);
  found = find (document, n);
  began = g_get_monotonic_time ();
  mn_document_mark_all_async (document, "person", NULL, found, on_result, &marked);
  change = mn_document_edit_finish (document, wait_for (&marked), &error);
  if (change == NULL || mn_change_get_n_items (change) != n)
    g_error ("They were not marked");
  if (takes_back)
    {
      g_autoptr (GPtrArray) changes = NULL;

      began = g_get_monotonic_time ();
      mn_document_undo_async (document, FALSE, on_result, &undone);
      changes = mn_document_undo_finish (document, wait_for (&undone), &error);
      if (changes == NULL || mn_document_get_n_marks (document, MN_RECORD_MENTION) != 0)
        g_error ("That was not taken back");
    }
  bare_print_result (began);
}

/* The rows that marking left in a library, into a copy of it that has none */
static void
rows (const char *path)
{
  sqlite3 *db = bare_open (path);
  BareRows mentions = bare_read_rows (db, "mentions", -1);
  gint64 began;

  bare_execute (db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; DELETE FROM mentions");
  began = g_get_monotonic_time ();
  bare_insert_rows (db, "mentions", &mentions);
  bare_print_result (began);
  sqlite3_close (db);
}

int
main (int    argc,
      char **argv)
{
  const char *mode = argc > 1 ? argv[1] : "";

  mn_memory_give_back_large_blocks ();
  if (g_str_equal (mode, "mark-all") && argc == 4)
    mark_all (argv[2], (guint) atoi (argv[3]), FALSE);
  else if (g_str_equal (mode, "undo") && argc == 4)
    mark_all (argv[2], (guint) atoi (argv[3]), TRUE);
  else if (g_str_equal (mode, "rows") && argc == 3)
    rows (argv[2]);
  else
    {
      g_printerr ("bench-edits: mark-all NEW N | undo NEW N | rows LIBRARY\n");
      return 2;
    }
  return 0;
}

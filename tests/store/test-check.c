/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "fixture.h"
#include "sample.h"

#include "mn-entity.h"

#include <glib/gstdio.h>

static void
take (const char *message,
      gpointer    user_data)
{
  g_test_message ("%s", message);
  g_ptr_array_add (user_data, g_strdup (message));
}

/* Checks, and gives back what was found */
static GPtrArray *
check (MnStore *store,
       gboolean repair)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean is_sound = mn_sqlite_store_check (store, repair, take, found, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (is_sound, ==, found->len == 0);
  return found;
}

/* Alters the library by SQL behind the store's back; the check must say so, with these words in it */
static void
assert_found (Fixture    *self,
              const char *sql,
              const char *words)
{
  g_autoptr (GPtrArray) found = NULL;
  gboolean is_there = FALSE;

  g_clear_object (&self->store);
  fixture_sql (self->path, sql);
  self->store = fixture_open (self->path, 0);
  found = check (self->store, FALSE);
  for (guint i = 0; i < found->len; i++)
    is_there |= strstr (found->pdata[i], words) != NULL;
  g_assert_true (is_there);
}

static void
test_a_sound_library_is_sound (Fixture      *self,
                               gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (self->folder, "sample.manicule", NULL);
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  g_autoptr (GPtrArray) found = NULL;

  sample_fill (store);
  found = check (store, FALSE);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_finds_a_judgement_altered_afterwards (Fixture      *self,
                                           gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  assert_found (self, "UPDATE journal SET label = 'Unmark' WHERE seq = 3", "altered afterwards");
}

static void
test_finds_a_gap_in_the_journal (Fixture      *self,
                                 gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  assert_found (self, "DELETE FROM journal WHERE seq = 2", "gap");
}

static void
test_finds_an_altered_text (Fixture      *self,
                            gconstpointer data G_GNUC_UNUSED)
{
  assert_found (self, "UPDATE texts SET text = replace (text, 'Quito', 'Lima!')", "is not the one that was put in");
}

static void
test_finds_a_quote_that_is_not_there (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  assert_found (self, "UPDATE mentions SET spans = CAST (replace (spans, 'Kelly', 'Ketty') AS BLOB)", "quotes “Ketty”");
}

static void
test_finds_a_reference_to_nothing (Fixture      *self,
                                   gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  assert_found (self, "UPDATE mentions SET entity = randomblob (16)", "not there");
}

static void
test_works_indices_out_anew (Fixture      *self,
                             gconstpointer data G_GNUC_UNUSED)
{
  MnEntityBuilder *entity = mn_entity_new ();
  g_autoptr (MnChange) change = fixture_change (&self->me, "New Entity");
  g_autoptr (GPtrArray) repaired = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) entities = NULL;

  entity->type = g_intern_string ("person");
  entity->name = g_strdup ("Kelly");
  mn_change_add (change, NULL, mn_record_end (entity));
  fixture_apply (self->store, change);

  assert_found (self,
                "UPDATE articles SET n_mentions = 7; DELETE FROM entity_names;"
                "INSERT INTO search (search) VALUES ('delete-all')",
                "index of names");
  repaired = check (self->store, TRUE);
  g_assert_cmpuint (repaired->len, >, 1);
  fixture_check (self->store);
  hits = mn_snapshot_search (mn_store_get_snapshot (self->store), "rain", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  entities = mn_snapshot_find_entities (mn_store_get_snapshot (self->store), "kel", 10, NULL);
  g_assert_cmpuint (entities->len, ==, 1);
}

/* Reliability, A.2: of a file with a page of zeros and flipped bytes, nine tenths at least come back */
#define PAGE 4096

/* Where the page begins that has a word most often */
static char *
find_page_of (char       *bytes,
              gsize       n_bytes,
              const char *word)
{
  char *best = NULL;
  guint most = 0;

  for (gsize page = 0; page + PAGE <= n_bytes; page += PAGE)
    {
      guint n = 0;

      for (const char *at = bytes + page; (at = memmem (at, bytes + page + PAGE - at, word, strlen (word))) != NULL; at++)
        n++;
      if (n > most)
        {
          most = n;
          best = bytes + page;
        }
    }
  return best;
}

static void
test_saves_what_is_readable_of_a_damaged_file (Fixture      *self,
                                               gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *saved_path = g_build_filename (self->folder, "library-saved.manicule", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (MnStore) saved = NULL;
  g_autoptr (MnArticle) head = NULL;
  gsize n_bytes, n_after;
  char *page;

  for (guint i = 0; i < 1000; i++)
    fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  g_clear_object (&self->store);
  fixture_sql (self->path, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (self->path, &damaged, &n_bytes, NULL));
  /* a page full of mentions */
  page = find_page_of (damaged, n_bytes, "person");
  g_assert_nonnull (page);
  memset (page, 0, PAGE);
  g_assert_true (g_file_set_contents (self->path, damaged, (gssize) n_bytes, NULL));
  before = g_memdup2 (damaged, n_bytes);

  self->store = fixture_open (self->path, 0);
  found = check (self->store, TRUE);
  g_assert_cmpuint (found->len, >, 1);
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (self->path, &after, &n_after, NULL));
  g_assert_cmpmem (after, n_after, before, n_bytes);

  saved = fixture_open (saved_path, 0);
  fixture_check (saved);
  head = fixture_get (saved, MN_RECORD_ARTICLE, NULL, &self->article);
  g_assert_nonnull (head);
  g_assert_cmpuint (head->n_mentions, >=, 900);
  g_assert_cmpuint (head->n_mentions, <, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/store/check/a-sound-library-is-sound", test_a_sound_library_is_sound);
  fixture_test ("/store/check/finds-a-judgement-altered-afterwards", test_finds_a_judgement_altered_afterwards);
  fixture_test ("/store/check/finds-a-gap-in-the-journal", test_finds_a_gap_in_the_journal);
  fixture_test ("/store/check/finds-an-altered-text", test_finds_an_altered_text);
  fixture_test ("/store/check/finds-a-quote-that-is-not-there", test_finds_a_quote_that_is_not_there);
  fixture_test ("/store/check/finds-a-reference-to-nothing", test_finds_a_reference_to_nothing);
  fixture_test ("/store/check/works-indices-out-anew", test_works_indices_out_anew);
  fixture_test ("/store/check/saves-what-is-readable-of-a-damaged-file", test_saves_what_is_readable_of_a_damaged_file);

  return g_test_run ();
}

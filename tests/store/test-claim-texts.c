/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sample.h"

#include "mn-claim.h"

static MnClaimBuilder *
new_claim (Fixture    *self,
           const char *statement,
           guint       start,
           guint       end)
{
  g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
  MnClaimBuilder *claim = mn_claim_new ();

  claim->record.article = self->article;
  claim->statement = g_strdup (statement);
  g_assert_true (mn_spans_add (&claim->spans, text, start, end));
  mn_record_touch (claim, &self->me);
  return claim;
}

static MnId
add_claim (Fixture    *self,
           const char *statement,
           guint       start,
           guint       end)
{
  MnClaimBuilder *claim = new_claim (self, statement, start, end);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Mark Claim");
  MnId id = claim->record.id;

  mn_change_add (change, NULL, mn_record_end (claim));
  fixture_apply (self->store, change);
  return id;
}

/* The claims with any of some beginnings of words, in their order, as the letters that their statements begin with */
static char *
find (Fixture    *self,
      const char *beginnings)
{
  g_auto (GStrv) words = g_strsplit (beginnings, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims
      = mn_snapshot_match_claims (mn_store_get_snapshot (self->store), (const char *const *) words, 10, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++)
    {
      MnClaim *claim = claims->pdata[i];

      g_assert_true (mn_id_equal (&claim->record.article, &self->article));
      g_string_append_c (found, claim->statement != NULL ? claim->statement[0] : '-');
    }
  return g_string_free (found, FALSE);
}

static void
assert_found (Fixture    *self,
              const char *beginnings,
              const char *expected)
{
  g_autofree char *found = find (self, beginnings);

  g_assert_cmpstr (found, ==, expected);
}

static gint64
count (Fixture    *self,
       const char *beginning)
{
  g_autoptr (GError) error = NULL;
  gint64 n = mn_snapshot_count_claims_with (mn_store_get_snapshot (self->store), beginning, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_a_claim_is_found_by_its_statement_and_by_its_words (Fixture      *self,
                                                         gconstpointer data G_GNUC_UNUSED)
{
  add_claim (self, "A flood threatens Bogotá", 20, 51);
  assert_found (self, "flood", "A");
  assert_found (self, "quito", "A");
  assert_found (self, "BOGOTA", "A");
  assert_found (self, "Márq", "");
  assert_found (self, "threat nothing", "A");
}

static void
test_those_with_more_and_rarer_words_come_first (Fixture      *self,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  add_claim (self, "A dam broke", 0, 5);
  add_claim (self, "B dam holds", 0, 5);
  add_claim (self, "C dam of Quito broke", 0, 5);
  assert_found (self, "broke quito dam", "CAB");
  g_assert_cmpint (count (self, "dam"), ==, 3);
  g_assert_cmpint (count (self, "bro"), ==, 2);
  g_assert_cmpint (count (self, "volcano"), ==, 0);
  g_assert_cmpint (count (self, NULL), ==, 3);
}

static void
test_signs_are_no_syntax (Fixture      *self,
                          gconstpointer data G_GNUC_UNUSED)
{
  add_claim (self, "A dam broke", 0, 5);
  assert_found (self, "", "");
  assert_found (self, "\" dam* AND OR ) -", "A");
}

static void
test_the_index_follows_what_is_said (Fixture      *self,
                                     gconstpointer data G_GNUC_UNUSED)
{
  MnId id = add_claim (self, "A dam broke", 0, 5);
  MnClaim *before = fixture_get (self->store, MN_RECORD_CLAIM, &self->article, &id);
  MnClaimBuilder *after = mn_claim_edit (before);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Change Statement");

  g_free (after->statement);
  after->statement = g_strdup ("A bridge fell");
  mn_change_add (change, before, mn_record_end (after));
  fixture_apply (self->store, change);
  assert_found (self, "dam", "");
  assert_found (self, "bridge", "A");
  fixture_check (self->store);
  g_assert_true (fixture_step (self, FALSE));
  assert_found (self, "dam", "A");
  assert_found (self, "bridge", "");
  fixture_check (self->store);
}

static void
test_a_verdict_leaves_the_index_alone (Fixture      *self,
                                       gconstpointer data G_GNUC_UNUSED)
{
  MnId id = add_claim (self, "A dam broke", 0, 5);
  MnClaim *before = fixture_get (self->store, MN_RECORD_CLAIM, &self->article, &id);
  MnClaimBuilder *after = mn_claim_edit (before);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Change Verdict");

  mn_claim_set_verdict (after, &self->me, "true", NULL);
  mn_change_add (change, before, mn_record_end (after));
  fixture_apply (self->store, change);
  assert_found (self, "dam", "A");
  fixture_check (self->store);
}

static void
test_undo_takes_a_claim_out_and_redo_puts_it_back (Fixture      *self,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  add_claim (self, "A dam broke", 0, 5);
  g_assert_true (fixture_step (self, FALSE));
  assert_found (self, "dam kelly", "");
  g_assert_cmpint (count (self, NULL), ==, 0);
  fixture_check (self->store);
  g_assert_true (fixture_step (self, TRUE));
  assert_found (self, "dam", "A");
  fixture_check (self->store);
}

static void
test_an_older_library_gets_the_index (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  add_claim (self, "A dam broke", 0, 5);
  add_claim (self, NULL, 53, 70);
  g_clear_object (&self->store);
  fixture_sql (self->path, "DROP TABLE claim_words; DROP TABLE claim_search; DROP TABLE claim_texts; "
                           "DROP TABLE claim_verdicts; DROP TABLE claim_rows; DROP TABLE article_dates; "
                           "PRAGMA user_version = 2; PRAGMA wal_checkpoint (TRUNCATE)");
  self->store = fixture_open (self->path, 0);
  assert_found (self, "dam", "A");
  assert_found (self, "marquez denied", "-");
  fixture_check (self->store);
}

static void
take (const char *message,
      gpointer    user_data)
{
  g_test_message ("%s", message);
  g_ptr_array_add (user_data, g_strdup (message));
}

static guint
count_problems (MnStore *store,
                gboolean repair)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  mn_sqlite_store_check (store, repair, take, found, NULL, &error);
  g_assert_no_error (error);
  return found->len;
}

/* Alters the index behind the store's back, which check must notice and repair set right */
static void
assert_is_mended (Fixture    *self,
                  const char *sql)
{
  g_clear_object (&self->store);
  fixture_sql (self->path, sql);
  self->store = fixture_open (self->path, 0);
  g_assert_cmpuint (count_problems (self->store, FALSE), >, 0);
  count_problems (self->store, TRUE);
  fixture_check (self->store);
  assert_found (self, "dam", "A");
}

static void
test_check_finds_an_index_that_is_not_that_of_the_claims (Fixture      *self,
                                                          gconstpointer data G_GNUC_UNUSED)
{
  add_claim (self, "A dam broke", 0, 5);
  assert_is_mended (self, "UPDATE claim_texts SET statement = 'Nothing'");
  assert_is_mended (self, "DELETE FROM claim_texts");
  assert_is_mended (self, "INSERT INTO claim_search (claim_search) VALUES ('delete-all')");
}

static void
test_a_library_with_all_there_is_has_a_sound_index (Fixture      *self,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (self->folder, "sample.manicule", NULL);
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  g_autoptr (GError) error = NULL;

  sample_fill (store);
  g_assert_cmpint (mn_snapshot_count_claims_with (mn_store_get_snapshot (store), NULL, &error), >, 0);
  g_assert_no_error (error);
  fixture_check (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/claim-texts/a-claim-is-found-by-its-statement-and-by-its-words",
                test_a_claim_is_found_by_its_statement_and_by_its_words);
  fixture_test ("/claim-texts/those-with-more-and-rarer-words-come-first",
                test_those_with_more_and_rarer_words_come_first);
  fixture_test ("/claim-texts/signs-are-no-syntax", test_signs_are_no_syntax);
  fixture_test ("/claim-texts/the-index-follows-what-is-said", test_the_index_follows_what_is_said);
  fixture_test ("/claim-texts/a-verdict-leaves-the-index-alone", test_a_verdict_leaves_the_index_alone);
  fixture_test ("/claim-texts/undo-takes-a-claim-out-and-redo-puts-it-back",
                test_undo_takes_a_claim_out_and_redo_puts_it_back);
  fixture_test ("/claim-texts/an-older-library-gets-the-index", test_an_older_library_gets_the_index);
  fixture_test ("/claim-texts/check-finds-an-index-that-is-not-that-of-the-claims",
                test_check_finds_an_index_that_is_not_that_of_the_claims);
  fixture_test ("/claim-texts/a-library-with-all-there-is-has-a-sound-index",
                test_a_library_with_all_there_is_has_a_sound_index);

  return g_test_run ();
}

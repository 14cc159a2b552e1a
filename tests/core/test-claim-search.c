/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "mn-attribution-edits.h"
#include "mn-claim-search.h"
#include "mn-edits.h"

static GPtrArray *
search (Fixture    *fixture,
        const char *typed,
        MnClaim    *like,
        guint       limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  mn_claim_search_async (fixture->library, typed, like, limit, NULL, fixture_on_result, &result);
  hits = mn_claim_search_finish (fixture->library, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return hits;
}

/* Finds just one claim, or none */
static void
assert_finds (Fixture    *fixture,
              const char *typed,
              const MnId *expected)
{
  g_autoptr (GPtrArray) hits = search (fixture, typed, NULL, 10);

  g_assert_cmpuint (hits->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_true (mn_id_equal (&((MnClaimHit *) hits->pdata[0])->claim->record.id, expected));
}

static void
set_statement (gpointer builder,
               gpointer user_data)
{
  ((MnClaimBuilder *) builder)->statement = g_strdup (user_data);
}

static void
test_finds_by_statement_words_and_claimant (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnDocument) other = claims_open_other (fixture);
  MnId here = claims_mark (fixture->document, "Marquez was freed");
  MnId there = claims_mark (other, "Norvik paid the port of Saltmouth 20 million in May");
  MnReferent unknown = { MN_ID_NONE, MN_ID_NONE };
  MnLinkPlace place;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_link_place_init (&place, (MnClaim *) mn_document_get_mark (fixture->document, &here), 0);
  mn_document_set_party_async (fixture->document, &here, &place, MN_PARTY_CLAIMANT, &unknown, "Ána Kelly", "person",
                               fixture_on_result, &result);
  mn_link_place_clear (&place);
  change = fixture_finish (fixture->document, &result);
  claims_modify (other, &there, set_statement, (gpointer) "A bribe was taken");

  assert_finds (fixture, "freed", &here);
  assert_finds (fixture, "ANA kel", &here);
  assert_finds (fixture, "kelly marq", &here);
  assert_finds (fixture, "brib", &there);
  assert_finds (fixture, "saltm", &there);
  assert_finds (fixture, "kelly salt", NULL);
  hits = search (fixture, "ana", NULL, 10);
  g_assert_cmpstr (((MnClaimHit *) hits->pdata[0])->claimant, ==, "Ána Kelly");
  g_assert_cmpstr (((MnClaimHit *) hits->pdata[0])->title, ==, "Story");
}

static void
test_the_likeliest_come_first_and_no_more_than_wanted (Fixture      *fixture,
                                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnDocument) other = claims_open_other (fixture);
  MnId like = claims_mark (fixture->document, "Marquez was freed");
  MnId same_article = claims_mark (fixture->document, "The end came soon");
  MnId unlike = claims_mark (other, "The ministry denied it");
  MnId similar = claims_mark (other, "Norvik paid the port of Saltmouth 20 million in May");
  g_autoptr (MnClaim) claim = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) few = NULL;

  claims_modify (fixture->document, &like, set_statement, (gpointer) "Norvik paid Saltmouth to have Marquez freed");
  claim = claims_get (fixture, &like);
  hits = search (fixture, NULL, claim, 10);
  g_assert_cmpuint (hits->len, ==, 3); /* not the one it is to be like */
  g_assert_true (mn_id_equal (&((MnClaimHit *) hits->pdata[0])->claim->record.id, &similar));
  g_assert_true (mn_id_equal (&((MnClaimHit *) hits->pdata[1])->claim->record.id, &same_article));
  g_assert_true (mn_id_equal (&((MnClaimHit *) hits->pdata[2])->claim->record.id, &unlike));
  few = search (fixture, NULL, claim, 1);
  g_assert_cmpuint (few->len, ==, 1);
  g_assert_true (mn_id_equal (&((MnClaimHit *) few->pdata[0])->claim->record.id, &similar));
}

static void
test_stops_when_told (Fixture      *fixture,
                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  claims_mark (fixture->document, "Marquez was freed");
  g_cancellable_cancel (cancellable);
  mn_claim_search_async (fixture->library, NULL, NULL, 10, cancellable, fixture_on_result, &result);
  g_assert_null (mn_claim_search_finish (fixture->library, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/claim-search/finds-by-statement-words-and-claimant", test_finds_by_statement_words_and_claimant);
  fixture_test ("/claim-search/the-likeliest-come-first-and-no-more-than-wanted",
                test_the_likeliest_come_first_and_no_more_than_wanted);
  fixture_test ("/claim-search/stops-when-told", test_stops_when_told);
  return g_test_run ();
}

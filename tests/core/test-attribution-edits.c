/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-attribution-edits.h"

/* A claim of a chain whose links are told apart by their certainty: 1, 2, 3 … from the outermost */
static MnClaimBuilder *
new_chain (guint n_links)
{
  MnClaimBuilder *claim = mn_claim_new ();

  for (guint i = 0; i < n_links; i++)
    mn_claim_insert_link (claim, i)->certainty = (gint) i + 1;
  return claim;
}

static void
assert_chain (MnClaim    *claim,
              const char *expected)
{
  g_autoptr (GString) chain = g_string_new (NULL);

  for (guint i = 0; i < claim->attributions.n; i++)
    g_string_append_printf (chain, "%d", claim->attributions.items[i].certainty);
  g_assert_cmpstr (chain->str, ==, expected);
}

static void
test_puts_a_new_link_where_it_is_wanted (void)
{
  g_autoptr (MnClaimBuilder) claim = new_chain (2);

  g_assert_cmpstr (mn_claim_insert_link (claim, 1)->stance, ==, "asserts");
  assert_chain (claim, "102");
  mn_claim_insert_link (claim, 0)->certainty = 3;
  assert_chain (claim, "3102");
}

static void
test_removes_one_link_only (void)
{
  g_autoptr (MnClaimBuilder) claim = new_chain (3);

  mn_claim_remove_link (claim, 1);
  assert_chain (claim, "13");
  mn_claim_remove_link (claim, 5);
  assert_chain (claim, "13");
}

static void
test_moves_a_link_past_the_others (void)
{
  g_autoptr (MnClaimBuilder) claim = new_chain (3);

  mn_claim_move_link (claim, 0, 2);
  assert_chain (claim, "231");
  mn_claim_move_link (claim, 1, 0);
  assert_chain (claim, "321");
}

static void
test_finds_a_link_again_where_it_is_now (void)
{
  g_autoptr (MnClaimBuilder) claim = new_chain (3);
  MnLinkPlace place;

  mn_link_place_init (&place, claim, 1);
  g_assert_cmpint (mn_link_place_find (&place, claim)->certainty, ==, 2);
  mn_claim_move_link (claim, 1, 0);
  g_assert_cmpint (mn_link_place_find (&place, claim)->certainty, ==, 2);
  mn_claim_remove_link (claim, 2);
  g_assert_cmpint (mn_link_place_find (&place, claim)->certainty, ==, 2);
  mn_claim_remove_link (claim, 0);
  g_assert_null (mn_link_place_find (&place, claim));
  mn_link_place_clear (&place);
}

/* One edit of a link may wait for another */
static void
test_finds_a_link_again_that_was_changed_meanwhile (void)
{
  g_autoptr (MnClaimBuilder) claim = new_chain (2);
  MnLinkPlace place;

  mn_link_place_init (&place, claim, 1);
  claim->attributions.items[1].stance = g_intern_static_string ("doubts");
  g_assert_true (mn_link_place_find (&place, claim) == &claim->attributions.items[1]);
  mn_link_place_clear (&place);
}

static void
test_gives_a_cue_to_the_first_link_without_one (void)
{
  g_autoptr (MnClaimBuilder) claim = new_chain (2);
  g_autoptr (MnText) text = mn_text_new ("says told", -1);

  g_assert_cmpuint (mn_claim_get_cue_link (claim), ==, 0);
  mn_spans_add (&claim->attributions.items[0].cues, text, 0, 4);
  g_assert_cmpuint (mn_claim_get_cue_link (claim), ==, 1);
  mn_spans_add (&claim->attributions.items[1].cues, text, 5, 9);
  g_assert_cmpuint (mn_claim_get_cue_link (claim), ==, 0);
}

static MnClaim *
set_party (Fixture           *fixture,
           const MnId        *claim,
           guint              index,
           MnParty            party,
           const MnReferent  *referent,
           const char        *new_name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  MnLinkPlace place;

  mn_link_place_init (&place, (MnClaim *) mn_document_get_mark (fixture->document, claim), index);
  mn_document_set_party_async (fixture->document, claim, &place, party, referent, new_name, "organisation",
                               fixture_on_result, &result);
  mn_link_place_clear (&place);
  change = fixture_finish (fixture->document, &result);
  return (MnClaim *) mn_document_get_mark (fixture->document, claim);
}

static void
test_names_the_parties_of_a_link_and_undo_takes_each_back (Fixture      *fixture,
                                                           gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnId mention = fixture_mark (fixture, "person", "Kelly", 0);
  MnReferent kelly = { fixture_mention_of (fixture, &mention)->entity, mention };
  MnClaim *record = set_party (fixture, &claim, 0, MN_PARTY_CLAIMANT, &kelly, NULL);
  const MnReferent *addressee;

  g_assert_cmpuint (record->attributions.n, ==, 1);
  record = set_party (fixture, &claim, 0, MN_PARTY_ADDRESSEE, NULL, "AFP");
  addressee = mn_attribution_get_party (&record->attributions.items[0], MN_PARTY_ADDRESSEE);
  g_assert_cmpstr (mn_document_get_entity (fixture->document, &addressee->entity)->name, ==, "AFP");
  g_assert_null (mn_attribution_get_party (&record->attributions.items[0], MN_PARTY_CHANNEL));

  fixture_undo (fixture, FALSE);
  record = (MnClaim *) mn_document_get_mark (fixture->document, &claim);
  g_assert_null (record->attributions.items[0].addressee);
  g_assert_true (mn_id_equal (&record->attributions.items[0].claimant.mention, &mention));
  fixture_undo (fixture, FALSE);
  record = (MnClaim *) mn_document_get_mark (fixture->document, &claim);
  g_assert_cmpuint (record->attributions.n, ==, 0);
}

static void
test_takes_a_party_away (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnClaim *record = set_party (fixture, &claim, 0, MN_PARTY_CHANNEL, NULL, "Radio One");

  g_assert_nonnull (record->attributions.items[0].channel);
  record = set_party (fixture, &claim, 0, MN_PARTY_CHANNEL, NULL, NULL);
  g_assert_null (record->attributions.items[0].channel);
  g_assert_cmpuint (record->attributions.n, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attribution-edits/puts-a-new-link-where-it-is-wanted", test_puts_a_new_link_where_it_is_wanted);
  g_test_add_func ("/attribution-edits/removes-one-link-only", test_removes_one_link_only);
  g_test_add_func ("/attribution-edits/moves-a-link-past-the-others", test_moves_a_link_past_the_others);
  g_test_add_func ("/attribution-edits/finds-a-link-again-where-it-is-now", test_finds_a_link_again_where_it_is_now);
  g_test_add_func ("/attribution-edits/finds-a-link-again-that-was-changed-meanwhile",
                   test_finds_a_link_again_that_was_changed_meanwhile);
  g_test_add_func ("/attribution-edits/gives-a-cue-to-the-first-link-without-one",
                   test_gives_a_cue_to_the_first_link_without_one);
  fixture_test ("/attribution-edits/names-the-parties-of-a-link-and-undo-takes-each-back",
                test_names_the_parties_of_a_link_and_undo_takes_each_back);
  fixture_test ("/attribution-edits/takes-a-party-away", test_takes_a_party_away);
  return g_test_run ();
}

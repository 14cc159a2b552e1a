/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-chain.h"
#include "mn-edits.h"

static gboolean
count (MnRecord *mark G_GNUC_UNUSED,
       gpointer  user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static void
assert_n_marks (Fixture       *fixture,
                const MnChain *chain,
                guint          expected)
{
  guint n = 0;

  mn_chain_foreach (chain, fixture->document, count, &n);
  g_assert_cmpuint (n, ==, expected);
}

static gboolean
has (Fixture       *fixture,
     const MnChain *chain,
     const MnId    *mark)
{
  return mn_chain_has (chain, mn_document_get_mark (fixture->document, mark));
}

static void
set_source (gpointer builder,
            gpointer user_data)
{
  MnClaimBuilder *claim = builder;

  claim->attributions.n = 1;
  claim->attributions.items = g_new0 (MnAttribution, 1);
  claim->attributions.items[0].stance = g_intern_static_string ("asserts");
  claim->attributions.items[0].claimant.mention = *(MnId *) user_data;
}

static void
test_that_of_a_mention_has_all_of_its_entity (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "person", "Marquez", 0);
  MnId second = fixture_mark (fixture, "person", "Marquez", 1);
  MnId other = fixture_mark (fixture, "organisation", "AFP", 0);
  g_autoptr (MnChain) chain = mn_chain_new (mn_document_get_mark (fixture->document, &first));
  g_autoptr (MnChain) same = mn_chain_new_of (&fixture_entity_of (fixture, &first)->record.id);

  g_assert_true (has (fixture, chain, &first));
  g_assert_true (has (fixture, chain, &second));
  g_assert_false (has (fixture, chain, &other));
  g_assert_true (has (fixture, same, &second));
  g_assert_false (has (fixture, same, &other));
  assert_n_marks (fixture, chain, 2);
  assert_n_marks (fixture, same, 2);
}

static void
test_that_of_a_claim_has_who_makes_it (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  MnId source = fixture_mark (fixture, "person", "Kelly", 0);
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnId other = fixture_mark (fixture, "person", "Marquez", 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnChain) chain = NULL;

  mn_document_modify_mark_async (fixture->document, &claim, "Change Claimant", NULL, set_source, &source, NULL,
                                 fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  chain = mn_chain_new (mn_document_get_mark (fixture->document, &claim));
  g_assert_true (has (fixture, chain, &claim));
  g_assert_true (has (fixture, chain, &source));
  g_assert_false (has (fixture, chain, &other));
  g_assert_nonnull (mn_chain_get_claim (chain));
  assert_n_marks (fixture, chain, 2);
}

static void
test_that_of_nothing_has_nothing (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  MnId mark = fixture_mark (fixture, "person", "Kelly", 0);
  g_autoptr (MnChain) chain = mn_chain_new (NULL);

  g_assert_false (has (fixture, chain, &mark));
  assert_n_marks (fixture, chain, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/chain/that-of-a-mention-has-all-of-its-entity", test_that_of_a_mention_has_all_of_its_entity);
  fixture_test ("/chain/that-of-a-claim-has-who-makes-it", test_that_of_a_claim_has_who_makes_it);
  fixture_test ("/chain/that-of-nothing-has-nothing", test_that_of_nothing_has_nothing);
  return g_test_run ();
}

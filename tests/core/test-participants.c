/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-edits.h"
#include "mn-participants.h"

#include <string.h>

#define SENTENCE "Kelly told AFP that Marquez was freed."

static MnClaim *
claim_of (Fixture    *fixture,
          const MnId *claim)
{
  return (MnClaim *) mn_document_get_mark (fixture->document, claim);
}

/* What is offered, or what there is: words and roles */
static char *
describe (Fixture             *fixture,
          const MnParticipant *participants,
          guint                n)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quote
          = mn_spans_get_quote (mn_mark_get_spans (mn_document_get_mark (fixture->document, &participants[i].mention)));

      g_string_append_printf (all, "%s%s: %s", i > 0 ? ", " : "", quote, participants[i].role);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_offered (Fixture    *fixture,
                const MnId *claim,
                const char *expected)
{
  g_autoptr (GArray) offered = mn_participants_offer (fixture->document, claim_of (fixture, claim));
  g_autofree char *found = describe (fixture, (MnParticipant *) (gpointer) offered->data, offered->len);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_offers_what_lies_inside_with_a_role_by_its_type (Fixture      *fixture,
                                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", SENTENCE, 0);

  fixture_mark (fixture, "person", "Marquez", 0);
  fixture_mark (fixture, "organisation", "AFP", 0);
  fixture_mark (fixture, "date", "Kelly", 0);
  fixture_mark (fixture, "place", "freed", 0);
  /* not in the claim */
  fixture_mark (fixture, "person", "Anna Kelly", 0);
  assert_offered (fixture, &claim, "Kelly: time-of-fact, AFP: subject, Marquez: object, freed: place");
}

static void
add_link (gpointer builder,
          gpointer user_data)
{
  Fixture *fixture = user_data;
  MnText *text = mn_document_get_text (fixture->document);
  MnClaimBuilder *claim = builder;
  MnAttribution *link = mn_array_add (&mn_attribution_info, &claim->attributions);
  MnRecord *kelly = mn_document_find_mark (fixture->document, MN_RECORD_MENTION, 0, 5);

  link->claimant.mention = kelly->id;
  mn_spans_add (&link->cues, text, 6, 14);
}

static void
test_leaves_out_who_says_it_and_to_whom (Fixture      *fixture,
                                         gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", SENTENCE, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  fixture_mark (fixture, "person", "Kelly", 0);
  fixture_mark (fixture, "organisation", "AFP", 0);
  fixture_mark (fixture, "person", "Marquez", 0);
  mn_document_modify_mark_async (fixture->document, &claim, "Set Claimant", NULL, add_link, fixture, NULL,
                                 fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  assert_offered (fixture, &claim, "Marquez: subject");
}

static void
accept (Fixture             *fixture,
        const MnId          *claim,
        const MnParticipant *participants,
        guint                n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_accept_participants_async (fixture->document, claim, participants, n, fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
}

static void
test_accepts_all_as_one_change (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", SENTENCE, 0);
  g_autoptr (GArray) offered = NULL;
  g_autofree char *held = NULL;

  fixture_mark (fixture, "person", "Kelly", 0);
  fixture_mark (fixture, "person", "Marquez", 0);
  offered = mn_participants_offer (fixture->document, claim_of (fixture, &claim));
  accept (fixture, &claim, (MnParticipant *) (gpointer) offered->data, offered->len);
  held = describe (fixture, claim_of (fixture, &claim)->participants.items, claim_of (fixture, &claim)->participants.n);
  g_assert_cmpstr (held, ==, "Kelly: subject, Marquez: object");
  assert_offered (fixture, &claim, "");
  fixture_undo (fixture, FALSE);
  g_assert_cmpuint (claim_of (fixture, &claim)->participants.n, ==, 0);
  assert_offered (fixture, &claim, "Kelly: subject, Marquez: object");
}

static void
test_guesses_after_what_was_accepted (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", SENTENCE, 0);
  MnId kelly = fixture_mark (fixture, "person", "Kelly", 0);
  MnParticipant object = { kelly, g_intern_static_string ("object") };
  MnTagset *tagset = mn_library_get_tagset (fixture->library);
  MnId date = fixture_mark (fixture, "date", "end", 0);

  fixture_mark (fixture, "person", "Marquez", 0);
  accept (fixture, &claim, &object, 1);
  assert_offered (fixture, &claim, "Marquez: subject");
  g_assert_cmpstr (mn_participants_guess_role (&claim_of (fixture, &claim)->participants, tagset,
                                               fixture_mention_of (fixture, &date), FALSE),
                   ==, "time-said");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/participants/offers-what-lies-inside-with-a-role-by-its-type",
                test_offers_what_lies_inside_with_a_role_by_its_type);
  fixture_test ("/participants/leaves-out-who-says-it-and-to-whom", test_leaves_out_who_says_it_and_to_whom);
  fixture_test ("/participants/accepts-all-as-one-change", test_accepts_all_as_one_change);
  fixture_test ("/participants/guesses-after-what-was-accepted", test_guesses_after_what_was_accepted);
  return g_test_run ();
}

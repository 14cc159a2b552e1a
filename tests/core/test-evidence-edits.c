/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "mn-evidence-edits.h"
#include "mn-evidence-uses.h"

static void
init_web (MnEvidence *evidence)
{
  evidence->uri = g_strdup ("https://example.org/port");
  evidence->title = g_strdup ("The port");
  evidence->seen = 1700000000;
  evidence->stance = MN_EVIDENCE_REFUTES;
}

static void
add (MnDocument *document,
     const MnId *claim,
     MnEvidence *evidence)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_add_evidence_async (document, claim, evidence, fixture_on_result, &result);
  change = fixture_finish (document, &result);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 1);
  mn_struct_clear (&mn_evidence_info, evidence);
}

static const MnEvidence *
evidence_of (MnDocument *document,
             const MnId *claim)
{
  MnClaim *record = (MnClaim *) mn_document_get_mark (document, claim);

  return record->evidence.n > 0 ? &record->evidence.items[0] : NULL;
}

static void
test_adds_an_address (Fixture      *fixture,
                      gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidence web = { 0 };
  const MnEvidence *held;

  init_web (&web);
  add (fixture->document, &claim, &web);
  held = evidence_of (fixture->document, &claim);
  g_assert_cmpstr (held->uri, ==, "https://example.org/port");
  g_assert_cmpint (held->stance, ==, MN_EVIDENCE_REFUTES);
  g_assert_cmpint (held->seen, ==, 1700000000);
  g_assert_false (mn_id_is_none (&held->id));
  g_assert_true (mn_id_equal (&held->made.annotator, mn_library_get_annotator (fixture->library)));
  g_assert_cmpint (held->made.created, >, 0);
  fixture_undo (fixture, FALSE);
  g_assert_null (evidence_of (fixture->document, &claim));
}

static void
test_adds_a_stretch_of_another_article (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnDocument) other = claims_open_other (fixture);
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidence span = { 0 };
  const MnEvidence *held;

  g_assert_true (mn_evidence_init_span (&span, other, 4, 22));
  add (other, &claim, &span);
  /* the document of the claim, which is open too, has taken it up */
  held = evidence_of (fixture->document, &claim);
  g_assert_true (mn_id_equal (&held->article, mn_document_get_id (other)));
  g_assert_cmpstr (held->title, ==, "Other");
  g_assert_cmpstr (held->quote, ==, "ministry denied it");
  g_assert_cmpint (held->spans.items[0].start, ==, 4);
  g_assert_cmpint (held->spans.items[0].end, ==, 22);
  g_assert_cmpint (held->stance, ==, MN_EVIDENCE_SUPPORTS);
}

/* Ctrl+Z where it was picked, which is not where the claim stands */
static void
test_takes_back_what_was_picked_where_it_was_picked (Fixture      *fixture,
                                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnDocument) other = claims_open_other (fixture);
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidence span = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  mn_evidence_init_span (&span, other, 4, 22);
  add (other, &claim, &span);
  mn_document_undo_async (other, FALSE, fixture_on_result, &result);
  changes = mn_document_undo_finish (other, fixture_wait_for (&result), NULL);
  g_assert_nonnull (changes);
  g_assert_null (evidence_of (fixture->document, &claim));
}

static void
test_changes_and_removes (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidence web = { 0 }, wanted = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  MnId id;

  init_web (&web);
  add (fixture->document, &claim, &web);
  mn_struct_copy (&mn_evidence_info, &wanted, evidence_of (fixture->document, &claim));
  wanted.stance = MN_EVIDENCE_CONTEXT;
  wanted.note = g_strdup ("An archive has it too");
  id = wanted.id;
  mn_document_change_evidence_async (fixture->document, &claim, "Change Evidence",
                                     evidence_of (fixture->document, &claim), &wanted, fixture_on_result, &result);
  mn_change_unref (fixture_finish (fixture->document, &result));
  g_assert_cmpint (evidence_of (fixture->document, &claim)->stance, ==, MN_EVIDENCE_CONTEXT);
  g_assert_cmpstr (evidence_of (fixture->document, &claim)->note, ==, "An archive has it too");

  mn_document_remove_evidence_async (fixture->document, &claim, &id, fixture_on_result, &result);
  mn_change_unref (fixture_finish (fixture->document, &result));
  g_assert_null (evidence_of (fixture->document, &claim));
  mn_document_remove_evidence_async (fixture->document, &claim, &id, fixture_on_result, &result);
  claims_assert_conflict (fixture->document, &result);
  mn_struct_clear (&mn_evidence_info, &wanted);
}

static void
set_note (gpointer builder,
          gpointer user_data)
{
  MnClaimBuilder *claim = builder;

  if (claim->evidence.n == 0)
    return;
  g_free (claim->evidence.items[0].note);
  claim->evidence.items[0].note = g_strdup (user_data);
}

/* A form shows evidence, somebody changes it, the form writes what it has: what they wrote is not lost */
static void
test_writes_nothing_over_what_has_changed_meanwhile (Fixture      *fixture,
                                                     gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidence web = { 0 }, shown = { 0 }, wanted = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  init_web (&web);
  add (fixture->document, &claim, &web);
  mn_struct_copy (&mn_evidence_info, &shown, evidence_of (fixture->document, &claim));
  mn_struct_copy (&mn_evidence_info, &wanted, &shown);
  wanted.note = g_strdup ("mine");
  claims_modify (fixture->document, &claim, set_note, (gpointer) "theirs");
  mn_document_change_evidence_async (fixture->document, &claim, "Change Evidence", &shown, &wanted, fixture_on_result,
                                     &result);
  claims_assert_conflict (fixture->document, &result);
  g_assert_cmpstr (evidence_of (fixture->document, &claim)->note, ==, "theirs");
  mn_struct_clear (&mn_evidence_info, &shown);
  mn_struct_clear (&mn_evidence_info, &wanted);
}

static void
test_refuses_a_claim_that_is_gone (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidence web = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  fixture_remove_mark (fixture, &claim);
  init_web (&web);
  mn_document_add_evidence_async (fixture->document, &claim, &web, fixture_on_result, &result);
  claims_assert_conflict (fixture->document, &result);
  mn_struct_clear (&mn_evidence_info, &web);
}

static void
test_refuses_what_another_program_has_written_over (Fixture      *fixture,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  g_autoptr (MnLibrary) library = fixture_open_library (fixture->path);
  g_autoptr (MnDocument) document = fixture_open_document (library, mn_document_get_id (fixture->document));
  MnEvidence web = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  init_web (&web);
  add (document, &claim, &web);
  init_web (&web);
  mn_document_add_evidence_async (fixture->document, &claim, &web, fixture_on_result, &result);
  claims_assert_conflict (fixture->document, &result);
  /* and has taken up what they wrote */
  g_assert_cmpuint (((MnClaim *) mn_document_get_mark (fixture->document, &claim))->evidence.n, ==, 1);
  mn_struct_clear (&mn_evidence_info, &web);
}

static void
note_change (MnEvidenceUses *uses G_GNUC_UNUSED,
             gpointer        user_data)
{
  *(guint *) user_data += 1;
}

static void
wait_for_uses (guint *n_changes)
{
  while (*n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  *n_changes = 0;
}

static void
test_an_article_knows_the_claims_that_it_is_evidence_for (Fixture      *fixture,
                                                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnDocument) other = claims_open_other (fixture);
  MnId claim = claims_mark (fixture->document, "Marquez was freed");
  MnEvidenceUses *uses = mn_evidence_uses_of (other);
  MnEvidence span = { 0 };
  guint n_changes = 0;

  g_signal_connect (uses, "changed", G_CALLBACK (note_change), &n_changes);
  wait_for_uses (&n_changes);
  g_assert_cmpuint (mn_evidence_uses_get_n (uses), ==, 0);

  mn_evidence_init_span (&span, other, 4, 22);
  add (fixture->document, &claim, &span);
  wait_for_uses (&n_changes);
  g_assert_cmpuint (mn_evidence_uses_get_n (uses), ==, 1);
  g_assert_true (mn_id_equal (&mn_evidence_uses_find_at (uses, 10)->claim->record.id, &claim));
  g_assert_null (mn_evidence_uses_find_at (uses, 30));

  fixture_undo (fixture, FALSE);
  wait_for_uses (&n_changes);
  g_assert_null (mn_evidence_uses_find_at (uses, 10));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/evidence/adds-an-address", test_adds_an_address);
  fixture_test ("/evidence/adds-a-stretch-of-another-article", test_adds_a_stretch_of_another_article);
  fixture_test ("/evidence/takes-back-what-was-picked-where-it-was-picked",
                test_takes_back_what_was_picked_where_it_was_picked);
  fixture_test ("/evidence/changes-and-removes", test_changes_and_removes);
  fixture_test ("/evidence/conflict/writes-nothing-over-what-has-changed-meanwhile",
                test_writes_nothing_over_what_has_changed_meanwhile);
  fixture_test ("/evidence/conflict/refuses-a-claim-that-is-gone", test_refuses_a_claim_that_is_gone);
  fixture_test ("/evidence/conflict/refuses-what-another-program-has-written-over",
                test_refuses_what_another_program_has_written_over);
  fixture_test ("/evidence/uses/an-article-knows-the-claims-that-it-is-evidence-for",
                test_an_article_knows_the_claims_that_it_is_evidence_for);
  return g_test_run ();
}

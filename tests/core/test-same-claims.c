/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-claim-repeats.h"
#include "mn-same-claim-edits.h"
#include "mn-same-claims.h"

#include <math.h>
#include <string.h>

static MnId
add_article (Fixture    *fixture,
             const char *title,
             const char *words)
{
  g_autoptr (MnText) text = mn_text_new (words, -1);
  MnBlock block = { 0, (gint) mn_text_get_length (text), MN_BLOCK_PARAGRAPH, 0 };
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnId id;

  article->title = g_strdup (title);
  article->published = g_strdup ("2026-01-09");
  mn_article_set_text (article, text, &block, 1);
  mn_library_add_article_async (fixture->library, article, NULL, NULL, fixture_on_result, &result);
  mn_library_add_article_finish (fixture->library, fixture_wait_for (&result), &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_span (MnSpans    *spans,
          const char *in,
          const char *words)
{
  g_autoptr (MnText) text = mn_text_new (in, -1);
  const char *at = strstr (in, words);
  guint start;

  g_assert_nonnull (at);
  start = mn_text_byte_to_offset (text, (gsize) (at - in));
  g_assert_true (mn_spans_add (spans, text, start, start + (guint) g_utf8_strlen (words, -1)));
}

/* An article with one claim, which is all of it but the full stop */
static MnId
add_claim (Fixture    *fixture,
           const char *title,
           const char *words)
{
  g_autofree char *text = g_strconcat (words, ".", NULL);
  MnClaimBuilder *claim = mn_claim_new ();
  MnId id = claim->record.id;

  claim->record.article = add_article (fixture, title, text);
  add_span (&claim->spans, text, words);
  fixture_add (fixture, claim);
  return id;
}

static MnClaim *
get_claim (Fixture    *fixture,
           const MnId *id)
{
  g_autoptr (GError) error = NULL;
  MnClaim *claim
      = mn_snapshot_get (mn_library_get_snapshot (fixture->library), MN_RECORD_CLAIM, &MN_ID_NONE, id, &error);

  g_assert_no_error (error);
  return claim;
}

static MnSameClaims *
find (Fixture    *fixture,
      const MnId *claim)
{
  MnStore *store = mn_library_get_store (fixture->library);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnSameClaims *found;

  mn_same_claims_find_async (store, claim, mn_library_get_annotator (fixture->library), NULL, fixture_on_result, &result);
  found = mn_same_claims_find_finish (store, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_found (Fixture    *fixture,
              const MnId *claim,
              const MnId *expected,
              MnLikeness  likeness)
{
  g_autoptr (MnSameClaims) found = find (fixture, claim);

  if (likeness == MN_LIKENESS_NONE)
    {
      g_assert_cmpuint (found->claims->len, ==, 0);
      return;
    }
  g_assert_cmpuint (found->claims->len, ==, 1);
  g_assert_true (mn_id_equal (&((MnSameClaim *) found->claims->pdata[0])->claim->record.id, expected));
  g_assert_cmpint (((MnSameClaim *) found->claims->pdata[0])->likeness, ==, likeness);
}

static void
test_finds_what_says_the_same_and_tells_where_it_stands (Fixture      *fixture,
                                                         gconstpointer data G_GNUC_UNUSED)
{
  MnId old = add_claim (fixture, "Monday", "The navy seized 31 vessels in the strait");
  MnId other = add_claim (fixture, "Tuesday", "The navy was founded in 1811");
  MnId new = add_claim (fixture, "Friday", "In the strait, 31 vessels were seized by the navy");
  g_autoptr (MnSameClaims) found = find (fixture, &new);
  const MnSameClaim *same;

  g_assert_cmpuint (found->claims->len, ==, 1);
  same = found->claims->pdata[0];
  g_assert_true (mn_id_equal (&same->claim->record.id, &old));
  g_assert_cmpstr (same->title, ==, "Monday");
  g_assert_cmpstr (same->published, ==, "2026-01-09");
  g_assert_null (same->claimant);
  g_assert_null (same->relation);
  assert_found (fixture, &old, &new, MN_LIKENESS_SAME);
  assert_found (fixture, &other, NULL, MN_LIKENESS_NONE);
}

static void
test_a_claim_inside_another_is_no_repetition (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  static const char text[] = "The navy seized 31 vessels in the strait.";
  MnId article = add_article (fixture, "Monday", text);
  MnId ids[2];

  for (guint i = 0; i < 2; i++)
    {
      MnClaimBuilder *claim = mn_claim_new ();

      claim->record.article = article;
      ids[i] = claim->record.id;
      add_span (&claim->spans, text, i == 0 ? "The navy seized 31 vessels in the strait" : "The navy seized 31 vessels");
      fixture_add (fixture, claim);
    }
  assert_found (fixture, &ids[0], NULL, MN_LIKENESS_NONE);
  assert_found (fixture, &ids[1], NULL, MN_LIKENESS_NONE);
}

static void
test_figures_that_exclude_each_other_are_told (Fixture      *fixture,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnId old = add_claim (fixture, "Monday", "Over 800 political prisoners are held in the country");
  MnId new = add_claim (fixture, "Friday", "In the country 600 political prisoners are held");

  assert_found (fixture, &new, &old, MN_LIKENESS_FIGURES_DIFFER);
}

/* Marks a stretch of the article of a claim; what it refers to, and what it comes to, may be none */
static void
mark (Fixture    *fixture,
      const MnId *claim,
      const char *words,
      const MnId *entity,
      MnValue    *value)
{
  g_autoptr (MnClaim) in = get_claim (fixture, claim);
  g_autofree char *text = mn_spans_get_quote (&in->spans);
  MnMentionBuilder *mention = mn_mention_new ();

  mention->record.article = in->record.article;
  mention->type = g_intern_static_string (value != NULL ? "figure" : "person");
  mention->entity = *entity;
  mention->value = value;
  add_span (&mention->spans, text, words);
  fixture_add (fixture, mention);
}

static void
test_a_value_counts_more_than_its_words (Fixture      *fixture,
                                         gconstpointer data G_GNUC_UNUSED)
{
  MnId old = add_claim (fixture, "Monday", "The flood left 40 people without a home");
  MnId new = add_claim (fixture, "Friday", "The flood left 30 people without a home");

  assert_found (fixture, &new, &old, MN_LIKENESS_FIGURES_DIFFER);
  mark (fixture, &new, "30 people", &MN_ID_NONE, mn_value_new_figure (30, NAN, "people", MN_QUALIFIER_OVER));
  assert_found (fixture, &new, &old, MN_LIKENESS_SAME);
}

static void
test_somebody_called_otherwise_is_the_same (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId old = add_claim (fixture, "Monday", "Jorge Rodríguez has resigned");
  MnId new = add_claim (fixture, "Friday", "He will resign");
  MnEntityBuilder *entity = mn_entity_new ();
  MnId id = entity->record.id;

  entity->type = g_intern_static_string ("person");
  entity->name = g_strdup ("Jorge Rodríguez");
  fixture_add (fixture, entity);
  assert_found (fixture, &new, NULL, MN_LIKENESS_NONE);
  mark (fixture, &old, "Jorge Rodríguez", &id, NULL);
  mark (fixture, &new, "He", &id, NULL);
  assert_found (fixture, &new, &old, MN_LIKENESS_SAME);
}

/* The claim of the open document */
static MnId
add_own_claim (Fixture    *fixture,
               const char *words)
{
  MnClaimBuilder *claim = mn_claim_new ();
  MnId id = claim->record.id;

  claim->record.article = *mn_document_get_id (fixture->document);
  add_span (&claim->spans, FIXTURE_TEXT, words);
  fixture_add (fixture, claim);
  return id;
}

static MnChange *
join (Fixture    *fixture,
      const MnId *from,
      const MnId *to)
{
  g_autoptr (GAsyncResult) result = NULL;

  mn_document_join_claims_async (fixture->document, from, to, MN_RELATION_REPEATS, "Link", fixture_on_result, &result);
  return fixture_finish (fixture->document, &result);
}

static void
relate (Fixture    *fixture,
        const MnId *from,
        const MnId *to,
        const char *type)
{
  MnRelationBuilder *relation = mn_relation_new ();

  relation->type = g_intern_string (type);
  relation->from = (MnEnd){ MN_END_CLAIM, *from };
  relation->to = (MnEnd){ MN_END_CLAIM, *to };
  fixture_add (fixture, relation);
}

static guint
count_relations (Fixture    *fixture,
                 const MnId *claim)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (mn_library_get_snapshot (fixture->library), claim, &error);

  g_assert_no_error (error);
  return relations->len;
}

static void
test_joining_is_done_once_and_is_one_step_of_undo (Fixture      *fixture,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  MnId old = add_claim (fixture, "Monday", "It is reported that Marquez was freed");
  MnId own = add_own_claim (fixture, "Marquez was freed");
  g_autoptr (MnChange) first = join (fixture, &own, &old);
  g_autoptr (MnChange) again = join (fixture, &own, &old);
  g_autoptr (MnSameClaims) found = find (fixture, &own);

  g_assert_nonnull (first);
  g_assert_null (again);
  g_assert_cmpuint (count_relations (fixture, &own), ==, 1);
  g_assert_cmpstr (((MnSameClaim *) found->claims->pdata[0])->relation, ==, MN_RELATION_REPEATS);
  fixture_undo (fixture, FALSE);
  g_assert_cmpuint (count_relations (fixture, &own), ==, 0);
}

static void
judge (Fixture    *fixture,
       const MnId *claim,
       const char *value,
       const char *reasoning)
{
  g_autoptr (MnClaim) before = get_claim (fixture, claim);
  g_autoptr (MnChange) change = mn_change_new ("Change Verdict", mn_library_get_annotator (fixture->library));
  MnClaimBuilder *after = mn_claim_edit (before);
  g_autoptr (GError) error = NULL;

  mn_claim_set_verdict (after, mn_library_get_annotator (fixture->library), value, reasoning);
  mn_change_modify (change, before, after);
  mn_store_apply (mn_library_get_store (fixture->library), change, NULL, &error);
  g_assert_no_error (error);
}

static char *
verdict_of (Fixture    *fixture,
            const MnId *claim)
{
  g_autoptr (MnClaim) self = get_claim (fixture, claim);
  const MnVerdict *verdict = mn_claim_get_verdict (self, mn_library_get_annotator (fixture->library));

  return verdict != NULL ? g_strdup_printf ("%s: %s", verdict->value, verdict->reasoning) : g_strdup ("none");
}

static void
assert_verdict (Fixture    *fixture,
                const MnId *claim,
                const char *expected)
{
  g_autofree char *verdict = verdict_of (fixture, claim);

  g_assert_cmpstr (verdict, ==, expected);
}

static MnChange *
spread (Fixture    *fixture,
        const MnId *claim,
        GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mn_library_spread_verdict_async (fixture->library, claim, fixture_on_result, &result);
  return mn_library_spread_verdict_finish (fixture->library, fixture_wait_for (&result), error);
}

static void
test_a_verdict_goes_to_all_that_repeat_it (Fixture      *fixture,
                                           gconstpointer data G_GNUC_UNUSED)
{
  MnId own = add_own_claim (fixture, "Marquez was freed");
  MnId before = add_claim (fixture, "Monday", "A");
  MnId after = add_claim (fixture, "Tuesday", "B");
  MnId further = add_claim (fixture, "Wednesday", "C");
  MnId apart = add_claim (fixture, "Thursday", "D");
  g_autoptr (MnSameClaims) found = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnChange) again = NULL;
  g_autoptr (GError) error = NULL;

  relate (fixture, &own, &before, MN_RELATION_REPEATS);
  relate (fixture, &after, &own, MN_RELATION_REPEATS);
  relate (fixture, &further, &after, MN_RELATION_REPEATS);
  relate (fixture, &apart, &own, MN_RELATION_CONTRADICTS);
  judge (fixture, &own, "false", "He is held");
  judge (fixture, &further, "true", "I saw him");
  found = find (fixture, &own);
  g_assert_cmpuint (found->n_to_judge, ==, 3);
  g_assert_null (found->judged);

  change = spread (fixture, &own, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mn_change_get_n_items (change), ==, 3);
  assert_verdict (fixture, &before, "false: He is held");
  assert_verdict (fixture, &after, "false: He is held");
  assert_verdict (fixture, &further, "false: He is held");
  assert_verdict (fixture, &apart, "none");
  again = spread (fixture, &own, &error);
  g_assert_no_error (error);
  g_assert_null (again);

  fixture_undo (fixture, FALSE);
  assert_verdict (fixture, &before, "none");
  assert_verdict (fixture, &further, "true: I saw him");
  assert_verdict (fixture, &own, "false: He is held");
}

static void
test_a_verdict_that_is_gone_goes_nowhere (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  MnId own = add_own_claim (fixture, "Marquez was freed");
  g_autoptr (GError) error = NULL;

  g_assert_null (spread (fixture, &own, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
}

static void
test_the_verdict_on_what_it_repeats_is_taken (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  MnId own = add_own_claim (fixture, "Marquez was freed");
  MnId old = add_claim (fixture, "Monday", "It is reported that Marquez was freed");
  g_autoptr (MnSameClaims) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  judge (fixture, &old, "false", "He is held");
  found = find (fixture, &own);
  g_assert_null (found->judged);
  g_clear_pointer (&found, mn_same_claims_free);
  relate (fixture, &own, &old, MN_RELATION_REPEATS);
  found = find (fixture, &own);
  g_assert_true (mn_id_equal (&found->judged->record.id, &old));

  mn_document_take_verdict_async (fixture->document, &own,
                                  mn_claim_get_verdict (found->judged, mn_library_get_annotator (fixture->library)),
                                  fixture_on_result, &result);
  mn_change_unref (fixture_finish (fixture->document, &result));
  assert_verdict (fixture, &own, "false: He is held");
  fixture_undo (fixture, FALSE);
  assert_verdict (fixture, &own, "none");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/same-claims/finds-what-says-the-same-and-tells-where-it-stands",
                test_finds_what_says_the_same_and_tells_where_it_stands);
  fixture_test ("/same-claims/a-claim-inside-another-is-no-repetition", test_a_claim_inside_another_is_no_repetition);
  fixture_test ("/same-claims/figures-that-exclude-each-other-are-told", test_figures_that_exclude_each_other_are_told);
  fixture_test ("/same-claims/a-value-counts-more-than-its-words", test_a_value_counts_more_than_its_words);
  fixture_test ("/same-claims/somebody-called-otherwise-is-the-same", test_somebody_called_otherwise_is_the_same);
  fixture_test ("/same-claims/joining-is-done-once-and-is-one-step-of-undo",
                test_joining_is_done_once_and_is_one_step_of_undo);
  fixture_test ("/same-claims/a-verdict-goes-to-all-that-repeat-it", test_a_verdict_goes_to_all_that_repeat_it);
  fixture_test ("/same-claims/a-verdict-that-is-gone-goes-nowhere", test_a_verdict_that_is_gone_goes_nowhere);
  fixture_test ("/same-claims/the-verdict-on-what-it-repeats-is-taken", test_the_verdict_on_what_it_repeats_is_taken);

  return g_test_run ();
}

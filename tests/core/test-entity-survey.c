/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entities-fixture.h"

#include "mn-entity-survey.h"
#include "mn-mention-edits.h"

#include <string.h>

#define TRUMP "30002"

static void
settle (MnEntitySurvey *survey)
{
  while (mn_entity_survey_is_loading (survey))
    g_main_context_iteration (NULL, TRUE);
}

static MnEntitySurvey *
read_survey (Fixture    *fixture,
             const char *end)
{
  MnId id = entities_id (end);
  MnEntitySurvey *survey = mn_entity_survey_new (fixture->library, &id);

  mn_entity_survey_set_active (survey, TRUE);
  settle (survey);
  return survey;
}

static char *
list_quotes (MnEntitySurvey *survey)
{
  GString *quotes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (survey)); i++)
    {
      g_autoptr (MnConcordanceLine) line = g_list_model_get_item (G_LIST_MODEL (survey), i);

      g_string_append_printf (quotes, "%s[%s]%s: %s\n", mn_concordance_line_get_before (line),
                              mn_concordance_line_get_quote (line), mn_concordance_line_get_after (line),
                              mn_concordance_line_get_title (line));
    }
  return g_string_free (quotes, FALSE);
}

static char *
list_facts (GListModel *facts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (MnEntityFact) fact = g_list_model_get_item (facts, i);
      MnRecord *record = mn_entity_fact_get_record (fact);
      char id[MN_ID_STRING_SIZE];

      mn_id_to_string (&record->id, id);
      g_string_append_printf (list, "%s %d %s\n", id + MN_ID_STRING_SIZE - 6, mn_entity_fact_get_flags (fact),
                              mn_entity_fact_get_other (fact));
    }
  return g_string_free (list, FALSE);
}

static void
test_has_the_mentions_of_all_articles (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnEntitySurvey) survey = read_survey (fixture, TRUMP);
  g_autofree char *quotes = list_quotes (survey);

  g_assert_cmpstr (mn_entity_survey_get_entity (survey)->name, ==, "Donald J. Trump");
  g_assert_nonnull (strstr (quotes, "[Donald Trump] told AFP that Trump Tower stays. The president denied it.: One\n"));
  g_assert_nonnull (strstr (quotes, "[Trump], said the White House, had met Trump. The Donald smiled.: Two\n"));
  g_assert_cmpuint (mn_entity_survey_get_n_expected (survey), ==, g_list_model_get_n_items (G_LIST_MODEL (survey)));
}

static void
test_has_the_relations_of_both_ends (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnEntitySurvey) survey = read_survey (fixture, TRUMP);
  g_autofree char *relations = list_facts (mn_entity_survey_get_relations (survey));

  g_assert_nonnull (strstr (relations, "80001 4 White House\n"));
  g_assert_nonnull (strstr (relations, "80005 4 Donald Trump\n"));
  g_assert_nonnull (strstr (relations, "80006 8 AFP\n"));
  g_assert_null (strstr (relations, "80002"));
}

static guint
count_flags (MnEntitySurvey *survey,
             MnFactFlags     flag)
{
  GListModel *claims = mn_entity_survey_get_claims (survey);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (MnEntityFact) fact = g_list_model_get_item (claims, i);

      n += (mn_entity_fact_get_flags (fact) & flag) != 0;
    }
  return n;
}

/* The words of the fixture's document: “Kelly told AFP that Marquez was freed.” */
static void
test_has_claims_by_it_and_about_it (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  MnId kelly = fixture_mark (fixture, "person", "Kelly", 0);
  MnId marquez = fixture_mark (fixture, "person", "Marquez", 0);
  MnId by = fixture_entity_of (fixture, &kelly)->record.id;
  MnId about = fixture_entity_of (fixture, &marquez)->record.id;
  MnClaimBuilder *claim = mn_claim_new ();
  MnAttribution *attribution = mn_array_add (&mn_attribution_info, &claim->attributions);
  g_autoptr (MnEntitySurvey) survey_by = mn_entity_survey_new (fixture->library, &by);
  g_autoptr (MnEntitySurvey) survey_about = mn_entity_survey_new (fixture->library, &about);

  claim->record.article = *mn_document_get_id (fixture->document);
  attribution->claimant.entity = by;
  attribution->stance = g_intern_string ("asserts");
  mn_spans_add (&claim->spans, mn_document_get_text (fixture->document), 20, 37);
  fixture_add (fixture, claim);
  mn_entity_survey_set_active (survey_by, TRUE);
  mn_entity_survey_set_active (survey_about, TRUE);
  settle (survey_by);
  settle (survey_about);
  g_assert_cmpuint (count_flags (survey_by, MN_FACT_BY), ==, 1);
  g_assert_cmpuint (count_flags (survey_by, MN_FACT_ABOUT), ==, 0);
  g_assert_cmpuint (count_flags (survey_about, MN_FACT_BY), ==, 0);
  g_assert_cmpuint (count_flags (survey_about, MN_FACT_ABOUT), ==, 1);
}

typedef struct
{
  guint n_signals;
  guint n_added;
  guint n_removed;
} Counted;

static void
on_items_changed (GListModel *model G_GNUC_UNUSED,
                  guint       position G_GNUC_UNUSED,
                  guint       n_removed,
                  guint       n_added,
                  Counted    *counted)
{
  counted->n_signals++;
  counted->n_added += n_added;
  counted->n_removed += n_removed;
}

static void
wait_for_items (MnEntitySurvey *survey,
                guint           n)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (survey)) != n || mn_entity_survey_is_loading (survey))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_takes_up_one_more_mention_alone (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "person", "Kelly", 0);
  MnId entity = fixture_entity_of (fixture, &first)->record.id;
  g_autoptr (MnEntitySurvey) survey = mn_entity_survey_new (fixture->library, &entity);
  g_autoptr (MnConcordanceLine) kept = NULL;
  Counted counted = { 0, 0, 0 };

  mn_entity_survey_set_active (survey, TRUE);
  wait_for_items (survey, 1);
  kept = g_list_model_get_item (G_LIST_MODEL (survey), 0);
  mn_concordance_line_set_picked (kept, TRUE);
  g_signal_connect (survey, "items-changed", G_CALLBACK (on_items_changed), &counted);
  fixture_mark (fixture, "person", "Kelly", 1);
  wait_for_items (survey, 2);
  g_assert_cmpuint (counted.n_added, ==, 1);
  g_assert_cmpuint (counted.n_removed, ==, 0);
  fixture_undo (fixture, FALSE);
  wait_for_items (survey, 1);
  g_assert_cmpuint (counted.n_removed, ==, 1);
  g_assert_cmpuint (counted.n_added, ==, 1);
  g_assert_true (mn_concordance_line_is_picked (kept));
}

static void
test_tells_that_the_entity_is_gone (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnEntitySurvey) survey = read_survey (fixture, TRUMP);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  MnId id = entities_id (TRUMP);

  mn_library_remove_entity_async (fixture->library, &id, FALSE, fixture_on_result, &result);
  change = entities_finish (fixture, &result);
  while (mn_entity_survey_get_entity (survey) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (mn_entity_survey_get_relations (survey)), ==, 0);
  fixture_undo (fixture, FALSE);
  while (mn_entity_survey_get_entity (survey) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), >, 0);
}

static void
test_reads_nothing_while_nobody_looks (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "person", "Kelly", 0);
  MnId entity = fixture_entity_of (fixture, &first)->record.id;
  g_autoptr (MnEntitySurvey) survey = mn_entity_survey_new (fixture->library, &entity);

  mn_entity_survey_set_active (survey, TRUE);
  wait_for_items (survey, 1);
  mn_entity_survey_set_active (survey, FALSE);
  fixture_mark (fixture, "person", "Kelly", 1);
  g_assert_false (mn_entity_survey_is_loading (survey));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), ==, 1);
  mn_entity_survey_set_active (survey, TRUE);
  wait_for_items (survey, 2);
}

static void
test_is_called_off_at_once (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  MnId id = entities_id (TRUMP);
  g_autoptr (MnEntitySurvey) survey = mn_entity_survey_new (fixture->library, &id);

  mn_entity_survey_set_active (survey, TRUE);
  g_assert_true (mn_entity_survey_is_loading (survey));
  mn_entity_survey_stop (survey);
  g_assert_false (mn_entity_survey_is_loading (survey));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), ==, 0);
  mn_entity_survey_set_active (survey, TRUE);
  settle (survey);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (survey)), >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  entities_test ("/entity-survey/has-the-mentions-of-all-articles", test_has_the_mentions_of_all_articles);
  entities_test ("/entity-survey/has-the-relations-of-both-ends", test_has_the_relations_of_both_ends);
  entities_test ("/entity-survey/has-claims-by-it-and-about-it", test_has_claims_by_it_and_about_it);
  entities_test ("/entity-survey/takes-up-one-more-mention-alone", test_takes_up_one_more_mention_alone);
  entities_test ("/entity-survey/tells-that-the-entity-is-gone", test_tells_that_the_entity_is_gone);
  entities_test ("/entity-survey/reads-nothing-while-nobody-looks", test_reads_nothing_while_nobody_looks);
  entities_test ("/entity-survey/is-called-off-at-once", test_is_called_off_at_once);
  return g_test_run ();
}

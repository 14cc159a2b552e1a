/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-entity-list.h"
#include "mn-layer-census.h"

static void
count_change (guint *n)
{
  (*n)++;
}

static guint *
count_changes (MnLayers *layers,
               guint    *n)
{
  *n = 0;
  g_signal_connect_swapped (layers, "changed", G_CALLBACK (count_change), n);
  return n;
}

static MnRecord *
get_mark (Fixture    *fixture,
          const MnId *id)
{
  MnRecord *mark = mn_document_get_mark (fixture->document, id);

  g_assert_nonnull (mark);
  return mark;
}

static void
become (Fixture    *fixture,
        const char *name)
{
  MnAnnotatorBuilder *annotator = mn_annotator_new ();
  MnId id = annotator->record.id;
  g_autoptr (GError) error = NULL;

  annotator->name = g_strdup (name);
  fixture_add (fixture, annotator);
  mn_library_use_annotator (fixture->library, &id, name, &error);
  g_assert_no_error (error);
}

static void
test_hides_the_marks_of_a_layer_and_no_others (Fixture      *fixture,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnId person = fixture_mark (fixture, "person", "Kelly", 0);
  MnId claim = fixture_mark (fixture, "claim", "Kelly told AFP", 0);
  g_autoptr (MnLayers) layers = mn_layers_new ();

  g_assert_true (mn_layers_shows_all (layers));
  mn_layers_set_shown (layers, "person", FALSE);
  g_assert_false (mn_layers_shows (layers, get_mark (fixture, &person)));
  g_assert_true (mn_layers_shows (layers, get_mark (fixture, &claim)));
  mn_layers_set_shown (layers, MN_LAYER_CLAIMS, FALSE);
  mn_layers_set_shown (layers, "person", TRUE);
  g_assert_true (mn_layers_shows (layers, get_mark (fixture, &person)));
  g_assert_false (mn_layers_shows (layers, get_mark (fixture, &claim)));
  mn_layers_show_all (layers);
  g_assert_true (mn_layers_shows (layers, get_mark (fixture, &claim)));
}

static void
test_shows_the_marks_of_one_annotator (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  MnId mine = fixture_mark (fixture, "person", "Kelly", 0);
  MnId annotator = *mn_library_get_annotator (fixture->library);
  g_autoptr (MnLayers) layers = mn_layers_new ();
  MnId theirs;

  become (fixture, "Somebody else");
  theirs = fixture_mark (fixture, "person", "Marquez", 0);
  mn_layers_set_annotator (layers, &annotator);
  g_assert_true (mn_layers_shows (layers, get_mark (fixture, &mine)));
  g_assert_false (mn_layers_shows (layers, get_mark (fixture, &theirs)));
  g_assert_false (mn_layers_shows_all (layers));
  mn_layers_set_annotator (layers, NULL);
  g_assert_true (mn_layers_shows (layers, get_mark (fixture, &theirs)));
}

static void
test_shows_again_what_hides_a_mark_and_no_more (Fixture      *fixture,
                                                gconstpointer data G_GNUC_UNUSED)
{
  MnId annotator = *mn_library_get_annotator (fixture->library);
  g_autoptr (MnLayers) layers = mn_layers_new ();
  g_auto (GStrv) hidden = NULL;
  MnId theirs;

  become (fixture, "Somebody else");
  theirs = fixture_mark (fixture, "person", "Marquez", 0);
  mn_layers_set_hidden (layers, (const char *const[]){ "person", "place", NULL });
  mn_layers_set_annotator (layers, &annotator);
  mn_layers_show_mark (layers, get_mark (fixture, &theirs));
  g_assert_true (mn_layers_shows (layers, get_mark (fixture, &theirs)));
  hidden = mn_layers_dup_hidden (layers);
  g_assert_cmpstrv (hidden, ((const char *const[]){ "place", NULL }));
  /* one's own needs nothing more than its layer */
  mn_layers_set_annotator (layers, mn_library_get_annotator (fixture->library));
  mn_layers_set_shown (layers, "person", FALSE);
  mn_layers_show_mark (layers, get_mark (fixture, &theirs));
  g_assert_nonnull (mn_layers_get_annotator (layers));
}

static void
test_tells_only_what_is_new (void)
{
  g_autoptr (MnLayers) layers = mn_layers_new ();
  const char *const hidden[] = { "place", "person", NULL };
  guint n;

  count_changes (layers, &n);
  mn_layers_set_shown (layers, "person", TRUE);
  mn_layers_show_all (layers);
  mn_layers_set_annotator (layers, NULL);
  g_assert_cmpuint (n, ==, 0);
  mn_layers_set_hidden (layers, hidden);
  g_assert_cmpuint (n, ==, 1);
  mn_layers_set_hidden (layers, hidden);
  g_assert_cmpuint (n, ==, 1);
  mn_layers_set_hidden (layers, hidden + 1);
  g_assert_cmpuint (n, ==, 2);
  mn_layers_show_all (layers);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_suggests_nothing_in_a_hidden_layer (void)
{
  g_autoptr (MnLayers) layers = mn_layers_new ();
  const char *person = g_intern_string ("person");

  g_assert_true (mn_layers_shows_suggestion (layers, person));
  mn_layers_set_shown (layers, "person", FALSE);
  g_assert_false (mn_layers_shows_suggestion (layers, person));
  g_assert_true (mn_layers_shows_suggestion (layers, NULL));
  mn_layers_set_shown (layers, MN_LAYER_CLAIMS, FALSE);
  g_assert_false (mn_layers_shows_suggestion (layers, NULL));
  mn_layers_show_all (layers);
  mn_layers_set_shown (layers, MN_LAYER_SUGGESTIONS, FALSE);
  g_assert_false (mn_layers_shows_suggestion (layers, person));
  g_assert_false (mn_layers_shows_suggestion (layers, NULL));
}

static void
test_counts_what_there_is_and_what_is_hidden (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  MnTagset *tagset = mn_library_get_tagset (fixture->library);
  g_autoptr (MnLayers) layers = mn_layers_new ();
  g_autoptr (MnLayerCensus) census = NULL;
  g_autoptr (GPtrArray) types = NULL;
  g_autoptr (GArray) annotators = NULL;

  fixture_mark (fixture, "organisation", "AFP", 0);
  fixture_mark (fixture, "person", "Marquez", 0);
  fixture_mark (fixture, "claim", "Kelly told AFP", 0);
  become (fixture, "Somebody else");
  fixture_mark (fixture, "person", "Marquez", 1);
  mn_layers_set_shown (layers, "person", FALSE);
  census = mn_layer_census_new (fixture->document, layers);

  g_assert_cmpuint (mn_layer_census_get_n (census, "person"), ==, 2);
  g_assert_cmpuint (mn_layer_census_get_n (census, MN_LAYER_CLAIMS), ==, 1);
  g_assert_cmpuint (mn_layer_census_get_n (census, "place"), ==, 0);
  g_assert_cmpuint (mn_layer_census_get_n_hidden (census), ==, 2);
  g_assert_cmpuint (mn_layer_census_get_n_shown (census, MN_RECORD_MENTION), ==, 1);
  g_assert_cmpuint (mn_layer_census_get_n_shown (census, MN_RECORD_CLAIM), ==, 1);
  types = mn_layer_census_list_types (census, tagset);
  g_assert_cmpuint (types->len, ==, 2);
  g_assert_cmpstr (types->pdata[0], ==, "person");
  g_assert_cmpstr (types->pdata[1], ==, "organisation");
  annotators = mn_layer_census_list_annotators (census);
  g_assert_cmpuint (annotators->len, ==, 2);
}

static void
test_an_entity_without_a_shown_mention_is_not_listed (Fixture      *fixture,
                                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnLayers) layers = mn_layers_new ();
  g_autoptr (MnEntityList) list = NULL;
  MnId person = fixture_mark (fixture, "person", "Marquez", 0);
  MnId entity = fixture_entity_of (fixture, &person)->record.id;
  guint position;

  fixture_mark (fixture, "organisation", "AFP", 0);
  list = mn_entity_list_new (fixture->document);
  mn_entity_list_set_layers (list, layers);
  g_assert_cmpuint (mn_entity_list_get_n_entities (list), ==, 2);
  mn_layers_set_shown (layers, "person", FALSE);
  g_assert_cmpuint (mn_entity_list_get_n_entities (list), ==, 1);
  g_assert_false (mn_entity_list_find (list, &entity, &position));
  /* one more of what is hidden does not bring it back */
  fixture_mark (fixture, "person", "Marquez", 1);
  g_assert_false (mn_entity_list_find (list, &entity, &position));
  mn_layers_show_all (layers);
  g_assert_true (mn_entity_list_find (list, &entity, &position));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/layers/hides-the-marks-of-a-layer-and-no-others", test_hides_the_marks_of_a_layer_and_no_others);
  fixture_test ("/layers/shows-the-marks-of-one-annotator", test_shows_the_marks_of_one_annotator);
  fixture_test ("/layers/shows-again-what-hides-a-mark-and-no-more", test_shows_again_what_hides_a_mark_and_no_more);
  g_test_add_func ("/layers/tells-only-what-is-new", test_tells_only_what_is_new);
  g_test_add_func ("/layers/suggests-nothing-in-a-hidden-layer", test_suggests_nothing_in_a_hidden_layer);
  fixture_test ("/layers/counts-what-there-is-and-what-is-hidden", test_counts_what_there_is_and_what_is_hidden);
  fixture_test ("/layers/an-entity-without-a-shown-mention-is-not-listed",
                test_an_entity_without_a_shown_mention_is_not_listed);
  return g_test_run ();
}

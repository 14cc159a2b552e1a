/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-edits.h"
#include "mn-mention-edits.h"
#include "mn-relation.h"

static void
test_makes_the_entity_of_a_name (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "person", "Marquez", 0);
  MnId second = fixture_mark (fixture, "person", "Marquez", 1);

  g_assert_cmpstr (fixture_entity_of (fixture, &first)->name, ==, "Marquez");
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &first)->entity, &fixture_mention_of (fixture, &second)->entity));
  g_assert_cmpuint (mn_document_get_n_uses (fixture->document, &fixture_mention_of (fixture, &first)->entity), ==, 2);
}

/* Others that begin or end with the same word came before */
static void
test_finds_a_short_name_among_many (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  MnEntityBuilder *namesake;
  MnId wanted, mention;

  for (guint i = 0; i < 300; i++)
    {
      namesake = mn_entity_new ();
      namesake->type = g_intern_static_string ("person");
      namesake->name = g_strdup_printf (i % 2 == 0 ? "Marquez Number %u" : "Number %u Marquez", i);
      fixture_add (fixture, namesake);
    }
  namesake = mn_entity_new ();
  namesake->type = g_intern_static_string ("person");
  namesake->name = g_strdup ("Marquez");
  wanted = namesake->record.id;
  fixture_add (fixture, namesake);

  mention = fixture_mark (fixture, "person", "Marquez", 0);
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &mention)->entity, &wanted));
}

static void
test_takes_the_entity_that_is_met_most_of_several (Fixture      *fixture,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  MnId ids[3], mention;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      MnEntityBuilder *namesake = mn_entity_new ();

      namesake->type = g_intern_static_string ("person");
      namesake->name = g_strdup ("Marquez");
      ids[i] = namesake->record.id;
      fixture_add (fixture, namesake);
    }
  for (guint i = 0; i < 3; i++)
    {
      MnEntityBuilder *about = mn_entity_new ();
      MnRelationBuilder *relation = mn_relation_new ();

      about->type = g_intern_static_string ("place");
      about->name = g_strdup_printf ("Place %u", i);
      relation->type = g_intern_static_string ("located-in");
      relation->from = (MnEnd){ MN_END_ENTITY, ids[i == 0 ? 2 : 1] };
      relation->to = (MnEnd){ MN_END_ENTITY, about->record.id };
      fixture_add (fixture, about);
      fixture_add (fixture, relation);
    }

  mention = fixture_mark (fixture, "person", "Marquez", 0);
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &mention)->entity, &ids[1]));
}

static void
test_makes_no_second_entity_where_the_first_cannot_be_read (Fixture      *fixture,
                                                            gconstpointer data G_GNUC_UNUSED)
{
  MnEntityBuilder *entity = mn_entity_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;

  entity->type = g_intern_static_string ("person");
  entity->name = g_strdup ("Kelly");
  fixture_add (fixture, entity);
  fixture_sql (fixture, "UPDATE entities SET body = 'broken'");

  mn_document_mark_mention_async (fixture->document, "person", 0, 5, fixture_on_result, &result);
  change = mn_document_edit_finish (fixture->document, fixture_wait_for (&result), &error);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT);
  g_assert_null (change);
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 0);
}

static void
test_changes_the_type_of_what_stands_there (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "person", "Marquez", 0);
  MnId again = fixture_mark (fixture, "place", "Marquez", 0);

  g_assert_true (mn_id_equal (&first, &again));
  g_assert_cmpstr (fixture_mention_of (fixture, &first)->type, ==, "place");
  g_assert_cmpstr (fixture_entity_of (fixture, &first)->type, ==, "place");
  g_assert_cmpuint (mn_document_get_n_marks (fixture->document, MN_RECORD_MENTION), ==, 1);
}

static void
test_leaves_an_entity_that_others_need_its_type (Fixture      *fixture,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  MnId first = fixture_mark (fixture, "person", "Marquez", 0);
  MnId second = fixture_mark (fixture, "person", "Marquez", 1);

  fixture_mark (fixture, "place", "Marquez", 1);
  g_assert_cmpstr (fixture_entity_of (fixture, &first)->type, ==, "person");
  g_assert_cmpstr (fixture_entity_of (fixture, &second)->type, ==, "place");
}

static void
make_it_a_person (gpointer builder,
                  gpointer user_data G_GNUC_UNUSED)
{
  ((MnEntityBuilder *) builder)->type = g_intern_static_string ("person");
}

static void
test_takes_on_the_type_of_its_entity (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (fixture, "place", "Marquez", 0);
  MnId entity = fixture_mention_of (fixture, &mention)->entity;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_modify_entity_async (fixture->document, &entity, "Change Type", NULL, make_it_a_person, NULL, NULL,
                                   fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  g_assert_nonnull (change);
  fixture_mark (fixture, "person", "Marquez", 0);

  g_assert_cmpstr (fixture_mention_of (fixture, &mention)->type, ==, "person");
  g_assert_true (mn_id_equal (&fixture_mention_of (fixture, &mention)->entity, &entity));
}

static void
test_teaches_an_entity_its_other_names (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  MnId full = fixture_mark (fixture, "person", "Anna Kelly", 0);
  MnId brief = fixture_mark (fixture, "person", "Kelly", 0);
  MnId entity = fixture_mention_of (fixture, &full)->entity;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_link_async (fixture->document, &brief, &entity, fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  g_assert_true (mn_entity_matches (fixture_entity_of (fixture, &full), "kelly"));
  /* one step of undo, whatever it touched */
  fixture_undo (fixture, FALSE);
  g_assert_false (mn_entity_matches (fixture_entity_of (fixture, &full), "kelly"));
  g_assert_cmpstr (fixture_entity_of (fixture, &brief)->name, ==, "Kelly");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/edits/mark/makes-the-entity-of-a-name", test_makes_the_entity_of_a_name);
  fixture_test ("/edits/mark/finds-a-short-name-among-many", test_finds_a_short_name_among_many);
  fixture_test ("/edits/mark/takes-the-entity-that-is-met-most-of-several",
                test_takes_the_entity_that_is_met_most_of_several);
  fixture_test ("/edits/mark/makes-no-second-entity-where-the-first-cannot-be-read", test_makes_no_second_entity_where_the_first_cannot_be_read);
  fixture_test ("/edits/retype/changes-the-type-of-what-stands-there", test_changes_the_type_of_what_stands_there);
  fixture_test ("/edits/retype/leaves-an-entity-that-others-need-its-type", test_leaves_an_entity_that_others_need_its_type);
  fixture_test ("/edits/retype/takes-on-the-type-of-its-entity", test_takes_on_the_type_of_its_entity);
  fixture_test ("/edits/link/teaches-an-entity-its-other-names", test_teaches_an_entity_its_other_names);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "mn-relation-edits.h"
#include "mn-relation-rules.h"
#include "mn-relation-side.h"

typedef struct
{
  MnDocument *other;
  MnId        here;
  MnId        there;
} Claims;

static void
set_up (Fixture *fixture,
        Claims  *claims)
{
  claims->other = claims_open_other (fixture);
  claims->here = claims_mark (fixture->document, "Marquez was freed");
  claims->there = claims_mark (claims->other, "The ministry denied it");
}

static void
clear_claims (Claims *claims)
{
  g_object_unref (claims->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claims, clear_claims)

static MnRelationBuilder *
new_relation (const char *type,
              MnEndKind   kind,
              const MnId *from,
              const MnId *to)
{
  MnRelationBuilder *relation = mn_relation_new ();

  relation->type = g_intern_string (type);
  relation->from = (MnEnd){ (gint) kind, *from };
  relation->to = (MnEnd){ (gint) kind, *to };
  return relation;
}

/* None where it is there already */
static MnId
relate (Fixture    *fixture,
        const char *type,
        MnEndKind   kind,
        const MnId *from,
        const MnId *to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_relate_async (fixture->document, new_relation (type, kind, from, to), fixture_on_result, &result);
  change = fixture_finish (fixture->document, &result);
  return change != NULL ? mn_change_get_item (change, 0)->after->id : MN_ID_NONE;
}

static void
assert_refused (Fixture    *fixture,
                const char *type,
                MnEndKind   kind,
                const MnId *from,
                const MnId *to,
                gint        code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mn_document_relate_async (fixture->document, new_relation (type, kind, from, to), fixture_on_result, &result);
  g_assert_null (mn_document_edit_finish (fixture->document, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, code);
}

static MnRelation *
get (Fixture    *fixture,
     const MnId *relation)
{
  return mn_snapshot_get (mn_library_get_snapshot (fixture->library), MN_RECORD_RELATION, &MN_ID_NONE, relation, NULL);
}

static GPtrArray *
sides_of (Fixture    *fixture,
          const MnId *end)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sides;

  mn_relation_sides_async (fixture->library, end, NULL, fixture_on_result, &result);
  sides = mn_relation_sides_finish (fixture->library, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return sides;
}

static void
test_joins_claims_of_two_articles (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  MnRelationSide *side;
  MnId id;

  set_up (fixture, &claims);
  id = relate (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there);
  here = sides_of (fixture, &claims.here);
  there = sides_of (fixture, &claims.there);
  g_assert_cmpuint (here->len, ==, 1);
  side = here->pdata[0];
  g_assert_true (mn_id_equal (&side->relation->record.id, &id));
  g_assert_true (side->is_outgoing);
  g_assert_true (mn_id_equal (&side->other->id, &claims.there));
  g_assert_cmpstr (side->title, ==, "Other");
  g_assert_cmpuint (there->len, ==, 1);
  side = there->pdata[0];
  g_assert_false (side->is_outgoing);
  g_assert_true (mn_id_equal (&side->other->id, &claims.here));
  g_assert_cmpstr (side->title, ==, "Story");

  fixture_undo (fixture, FALSE);
  undone = sides_of (fixture, &claims.there);
  g_assert_cmpuint (undone->len, ==, 0);
}

static void
test_says_nothing_twice (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };
  MnId id;

  set_up (fixture, &claims);
  relate (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there);
  id = relate (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there);
  g_assert_true (mn_id_is_none (&id));
  /* the other way round it says something else, unless it is symmetric */
  id = relate (fixture, "supports", MN_END_CLAIM, &claims.there, &claims.here);
  g_assert_false (mn_id_is_none (&id));
  relate (fixture, "contradicts", MN_END_CLAIM, &claims.here, &claims.there);
  id = relate (fixture, "contradicts", MN_END_CLAIM, &claims.there, &claims.here);
  g_assert_true (mn_id_is_none (&id));
}

static void
test_keeps_to_what_the_tagset_allows (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };
  MnId mentions[] = { fixture_mark (fixture, "person", "Marquez", 0), fixture_mark (fixture, "organisation", "AFP", 0) };
  MnId person = fixture_mention_of (fixture, &mentions[0])->entity;
  MnId office = fixture_mention_of (fixture, &mentions[1])->entity;
  MnId id;

  set_up (fixture, &claims);
  id = relate (fixture, "holds-office", MN_END_ENTITY, &person, &office);
  g_assert_false (mn_id_is_none (&id));
  assert_refused (fixture, "holds-office", MN_END_ENTITY, &office, &person, MN_STORE_ERROR_FAILED);
  assert_refused (fixture, "holds-office", MN_END_CLAIM, &claims.here, &claims.there, MN_STORE_ERROR_FAILED);
  assert_refused (fixture, "supports", MN_END_ENTITY, &person, &office, MN_STORE_ERROR_FAILED);
  assert_refused (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.here, MN_STORE_ERROR_FAILED);
  assert_refused (fixture, "nonsense", MN_END_CLAIM, &claims.here, &claims.there, MN_STORE_ERROR_FAILED);
}

static void
reverse (gpointer builder,
         gpointer user_data G_GNUC_UNUSED)
{
  mn_relation_reverse (builder);
}

static void
set_note (gpointer builder,
          gpointer user_data)
{
  MnRelationBuilder *relation = builder;

  g_free (relation->note);
  relation->note = g_strdup (user_data);
}

static void
set_type (gpointer builder,
          gpointer user_data)
{
  ((MnRelationBuilder *) builder)->type = g_intern_string (user_data);
}

static void
take_words (gpointer builder,
            gpointer user_data)
{
  mn_relation_take_span (builder, user_data, 0, 5);
}

static void
modify (Fixture     *fixture,
        const MnId  *id,
        MnModifyFunc function,
        gpointer     user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_modify_relation_async (fixture->document, id, "Modify", NULL, function, user_data, NULL, fixture_on_result,
                                     &result);
  change = fixture_finish (fixture->document, &result);
  g_assert_nonnull (change);
}

static void
test_changes_and_removes (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };
  g_autoptr (MnRelation) changed = NULL;
  g_autoptr (MnRelation) removed = NULL;
  g_autoptr (MnRelation) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MnId id;

  set_up (fixture, &claims);
  id = relate (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there);
  modify (fixture, &id, reverse, NULL);
  modify (fixture, &id, set_note, (gpointer) "By their own words");
  modify (fixture, &id, set_type, (gpointer) "answers");
  modify (fixture, &id, take_words, fixture->document);
  changed = get (fixture, &id);
  g_assert_true (mn_id_equal (&changed->from.id, &claims.there));
  g_assert_true (mn_id_equal (&changed->to.id, &claims.here));
  g_assert_cmpstr (changed->note, ==, "By their own words");
  g_assert_cmpstr (changed->type, ==, "answers");
  g_assert_cmpstr (changed->spans.items[0].quote, ==, "Kelly");

  mn_document_unrelate_async (fixture->document, &id, fixture_on_result, &result);
  mn_change_unref (fixture_finish (fixture->document, &result));
  removed = get (fixture, &id);
  g_assert_null (removed);
  fixture_undo (fixture, FALSE);
  again = get (fixture, &id);
  g_assert_true (mn_record_equal (again, changed));
}

static void
test_a_change_that_another_relation_says_already_is_refused (Fixture      *fixture,
                                                             gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnId id;

  set_up (fixture, &claims);
  relate (fixture, "answers", MN_END_CLAIM, &claims.here, &claims.there);
  id = relate (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there);
  mn_document_modify_relation_async (fixture->document, &id, "Modify", NULL, set_type, (gpointer) "answers", NULL,
                                     fixture_on_result, &result);
  g_assert_null (mn_document_edit_finish (fixture->document, fixture_wait_for (&result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
}

static void
test_what_another_program_has_removed_is_a_conflict (Fixture      *fixture,
                                                     gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };
  g_autoptr (MnLibrary) library = fixture_open_library (fixture->path);
  g_autoptr (MnDocument) document = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MnId id;

  set_up (fixture, &claims);
  id = relate (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there);
  document = fixture_open_document (library, mn_document_get_id (fixture->document));
  mn_document_unrelate_async (document, &id, fixture_on_result, &result);
  mn_change_unref (fixture_finish (document, &result));

  mn_document_modify_relation_async (fixture->document, &id, "Modify", NULL, set_note, (gpointer) "late", NULL,
                                     fixture_on_result, &result);
  claims_assert_conflict (fixture->document, &result);
  mn_document_unrelate_async (fixture->document, &id, fixture_on_result, &result);
  claims_assert_conflict (fixture->document, &result);
}

static void
test_a_claim_that_is_gone_is_a_conflict (Fixture      *fixture,
                                         gconstpointer data G_GNUC_UNUSED)
{
  g_auto (Claims) claims = { 0 };

  set_up (fixture, &claims);
  fixture_remove_mark (fixture, &claims.here);
  assert_refused (fixture, "supports", MN_END_CLAIM, &claims.there, &claims.here, MN_STORE_ERROR_CONFLICT);
  assert_refused (fixture, "supports", MN_END_CLAIM, &claims.here, &claims.there, MN_STORE_ERROR_CONFLICT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/relations/joins-claims-of-two-articles", test_joins_claims_of_two_articles);
  fixture_test ("/relations/says-nothing-twice", test_says_nothing_twice);
  fixture_test ("/relations/keeps-to-what-the-tagset-allows", test_keeps_to_what_the_tagset_allows);
  fixture_test ("/relations/changes-and-removes", test_changes_and_removes);
  fixture_test ("/relations/a-change-that-another-relation-says-already-is-refused",
                test_a_change_that_another_relation_says_already_is_refused);
  fixture_test ("/relations/conflict/what-another-program-has-removed", test_what_another_program_has_removed_is_a_conflict);
  fixture_test ("/relations/conflict/a-claim-that-is-gone", test_a_claim_that_is_gone_is_a_conflict);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entities-fixture.h"

#include "mn-claim.h"
#include "mn-mention.h"

#define ENTITY "30002"

/* Its mentions: two in the second article, and in the first one of its own type and one that is a place */
#define TRUMP      "50005"
#define THE_DONALD "50008"
#define TRUMP_HERE "50001"
#define TOWER      "50003"

static MnChange *
split (Fixture     *fixture,
       const char  *entity,
       const char **mentions,
       guint        n_mentions,
       const char  *name,
       GError     **error)
{
  MnId id = entities_id (entity);
  MnId ids[4];
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < n_mentions; i++)
    ids[i] = entities_id (mentions[i]);
  mn_library_split_entity_async (fixture->library, &id, ids, n_mentions, name, fixture_on_result, &result);
  return mn_library_entities_finish (fixture->library, fixture_wait_for (&result), error);
}

static MnEntity *
entity_of (Fixture    *fixture,
           const char *article,
           const char *mention)
{
  g_autoptr (MnMention) record = entities_get (fixture, MN_RECORD_MENTION, article, mention);

  return mn_snapshot_get (mn_library_get_snapshot (fixture->library), MN_RECORD_ENTITY, &MN_ID_NONE, &record->entity,
                          NULL);
}

static void
assert_answers_to (MnEntity          *entity,
                   const char *const *aliases)
{
  g_assert_true (g_strv_equal ((const char *const *) entity->aliases, aliases));
}

static void
assert_undone (Fixture    *fixture,
               const char *before)
{
  g_autofree char *undone = NULL;

  entities_check (fixture);
  fixture_undo (fixture, FALSE);
  undone = entities_export (fixture);
  g_assert_cmpstr (undone, ==, before);
  entities_check (fixture);
}

static void
test_splits_mentions_off (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  const char *mentions[] = { TRUMP, THE_DONALD };
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnChange) change = split (fixture, ENTITY, mentions, 2, " Donald\nTrump Jr. ", NULL);
  g_autoptr (MnEntity) made = entity_of (fixture, "40002", TRUMP);
  g_autoptr (MnEntity) also = entity_of (fixture, "40002", THE_DONALD);
  g_autoptr (MnEntity) old = entity_of (fixture, "40001", TRUMP_HERE);
  MnId id = entities_id (ENTITY);

  g_assert_true (mn_id_equal (&old->record.id, &id));
  g_assert_false (mn_id_equal (&made->record.id, &id));
  g_assert_true (mn_id_equal (&made->record.id, &also->record.id));
  g_assert_cmpstr (made->name, ==, "Donald Trump Jr.");
  g_assert_cmpstr (made->type, ==, "person");
  assert_answers_to (made, (const char *const[]){ "Trump", "The Donald", NULL });
  assert_undone (fixture, before);
}

static void
test_takes_a_name_along_that_nothing_else_uses (Fixture      *fixture,
                                                gconstpointer data G_GNUC_UNUSED)
{
  const char *mentions[] = { TRUMP };
  g_autoptr (MnChange) change = split (fixture, ENTITY, mentions, 1, "Somebody", NULL);
  g_autoptr (MnEntity) old = entities_get (fixture, MN_RECORD_ENTITY, NULL, ENTITY);

  assert_answers_to (old, (const char *const[]){ "The Donald", NULL });
}

static void
test_leaves_a_name_that_another_mention_uses (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  const char *mentions[] = { TRUMP };
  MnId kept = entities_id ("30001"), merged = entities_id (ENTITY);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) merge = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnEntity) old = NULL;

  mn_library_merge_entities_async (fixture->library, &kept, &merged, fixture_on_result, &result);
  merge = entities_finish (fixture, &result);
  change = split (fixture, "30001", mentions, 1, "Donald J. Trump", NULL);
  old = entities_get (fixture, MN_RECORD_ENTITY, NULL, "30001");
  /* what the new one is called has gone with it */
  assert_answers_to (old, (const char *const[]){ "Trump", "The Donald", NULL });
}

static void
test_a_mention_of_another_type_says_no_name (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  const char *mentions[] = { TOWER };
  g_autoptr (MnChange) change = split (fixture, ENTITY, mentions, 1, "Somebody", NULL);
  g_autoptr (MnEntity) made = entity_of (fixture, "40001", TOWER);

  g_assert_null (made->aliases);
}

static void
test_takes_claims_along_that_name_it_by_them (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  const char *mentions[] = { TRUMP_HERE };
  g_autoptr (MnChange) change = split (fixture, ENTITY, mentions, 1, "Somebody", NULL);
  g_autoptr (MnEntity) made = entity_of (fixture, "40001", TRUMP_HERE);
  g_autoptr (MnClaim) claim = entities_get (fixture, MN_RECORD_CLAIM, "40001", "60001");
  const MnAttribution *link = &claim->attributions.items[0];
  MnId id = entities_id (ENTITY);

  g_assert_true (mn_id_equal (&link->claimant.entity, &made->record.id));
  g_assert_true (mn_id_equal (&link->on_behalf_of->entity, &id));
  g_assert_true (mn_id_equal (&link->channel->entity, &id));
}

static void
test_refuses_to_split_off_what_is_not_there (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  const char *mentions[] = { TRUMP, "50006" };
  g_autofree char *before = entities_export (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (split (fixture, ENTITY, mentions, 2, "Somebody", &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  after = entities_export (fixture);
  g_assert_cmpstr (after, ==, before);
}

static MnChange *
retype (Fixture    *fixture,
        const char *type)
{
  MnId id = entities_id (ENTITY);
  g_autoptr (GAsyncResult) result = NULL;

  mn_library_retype_entity_async (fixture->library, &id, type, fixture_on_result, &result);
  return entities_finish (fixture, &result);
}

static void
test_gives_its_mentions_the_type_too (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnChange) change = retype (fixture, "organisation");
  g_autoptr (MnEntity) entity = entities_get (fixture, MN_RECORD_ENTITY, NULL, ENTITY);
  g_autoptr (MnMention) here = entities_get (fixture, MN_RECORD_MENTION, "40001", TRUMP_HERE);
  g_autoptr (MnMention) there = entities_get (fixture, MN_RECORD_MENTION, "40002", TRUMP);
  g_autoptr (MnMention) tower = entities_get (fixture, MN_RECORD_MENTION, "40001", TOWER);

  g_assert_cmpstr (mn_change_get_label (change), ==, "Change to Organisation");
  g_assert_cmpstr (entity->type, ==, "organisation");
  g_assert_cmpstr (here->type, ==, "organisation");
  g_assert_cmpstr (there->type, ==, "organisation");
  g_assert_cmpstr (tower->type, ==, "place");
  assert_undone (fixture, before);
}

static void
test_has_nothing_to_do_where_it_is_of_that_type (Fixture      *fixture,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  g_assert_null (retype (fixture, "person"));
}

static MnChange *
remove_entity (Fixture *fixture,
               gboolean with_mentions)
{
  MnId id = entities_id (ENTITY);
  g_autoptr (GAsyncResult) result = NULL;

  mn_library_remove_entity_async (fixture->library, &id, with_mentions, fixture_on_result, &result);
  return entities_finish (fixture, &result);
}

static void
assert_relations (Fixture *fixture)
{
  static const char *const gone[] = { "80001", "80003", "80005", "80006", "80008", "80011" };
  static const char *const left[] = { "80002", "80004", "80007", "80009", "80010" };

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (entities_get (fixture, MN_RECORD_RELATION, NULL, gone[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autoptr (MnRecord) relation = entities_get (fixture, MN_RECORD_RELATION, NULL, left[i]);

      g_assert_nonnull (relation);
    }
}

static void
test_unlinks_the_mentions_of_what_goes (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnChange) change = remove_entity (fixture, FALSE);
  g_autoptr (MnEntity) entity = entities_get (fixture, MN_RECORD_ENTITY, NULL, ENTITY);
  g_autoptr (MnMention) mention = entities_get (fixture, MN_RECORD_MENTION, "40002", TRUMP);
  g_autoptr (MnClaim) claim = entities_get (fixture, MN_RECORD_CLAIM, "40001", "60001");
  const MnAttribution *link = &claim->attributions.items[0];
  MnId here = entities_id (TRUMP_HERE);

  g_assert_null (entity);
  g_assert_true (mn_id_is_none (&mention->entity));
  g_assert_true (mn_id_is_none (&link->claimant.entity));
  g_assert_true (mn_id_equal (&link->claimant.mention, &here));
  g_assert_true (mn_id_is_none (&link->on_behalf_of->entity));
  g_assert_false (mn_id_is_none (&link->addressee->entity));
  g_assert_true (mn_id_is_none (&link->channel->entity));
  g_assert_cmpuint (claim->participants.n, ==, 2);
  assert_relations (fixture);
  assert_undone (fixture, before);
}

static void
test_takes_its_mentions_along_if_asked (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  static const char *const mentions[][2] = { { "40001", "50001" }, { "40001", "50003" }, { "40001", "50004" },
                                             { "40002", "50005" }, { "40002", "50008" } };
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnChange) change = remove_entity (fixture, TRUE);
  g_autoptr (MnEntity) entity = entities_get (fixture, MN_RECORD_ENTITY, NULL, ENTITY);
  g_autoptr (MnClaim) by_entity = entities_get (fixture, MN_RECORD_CLAIM, "40001", "60001");
  g_autoptr (MnClaim) by_mention = entities_get (fixture, MN_RECORD_CLAIM, "40002", "60004");

  g_assert_null (entity);
  for (gsize i = 0; i < G_N_ELEMENTS (mentions); i++)
    g_assert_null (entities_get (fixture, MN_RECORD_MENTION, mentions[i][0], mentions[i][1]));
  g_assert_true (mn_id_is_none (&by_entity->attributions.items[0].claimant.entity));
  g_assert_true (mn_id_is_none (&by_entity->attributions.items[0].claimant.mention));
  g_assert_cmpuint (by_entity->participants.n, ==, 1);
  g_assert_true (mn_id_is_none (&by_mention->attributions.items[0].claimant.mention));
  g_assert_cmpuint (by_mention->participants.n, ==, 0);
  assert_relations (fixture);
  assert_undone (fixture, before);
}

/* Its claims refer to it without a mention of it being there */
static void
test_claims_elsewhere_forget_what_goes_with_its_mentions (Fixture      *fixture,
                                                          gconstpointer data G_GNUC_UNUSED)
{
  MnId claim = fixture_mark (fixture, "claim", "Marquez was freed", 0);
  MnClaim *before = (MnClaim *) mn_document_get_mark (fixture->document, &claim);
  MnClaimBuilder *after = mn_claim_edit (before);
  MnAttribution *link = mn_array_add (&mn_attribution_info, &after->attributions);
  g_autoptr (MnChange) named = mn_change_new ("Set Claimant", mn_library_get_annotator (fixture->library));
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;

  link->claimant.entity = entities_id (ENTITY);
  mn_change_modify (named, before, after);
  entities_apply (fixture->library, named, &error);
  g_assert_no_error (error);

  change = remove_entity (fixture, TRUE);
  before = (MnClaim *) mn_document_get_mark (fixture->document, &claim);
  g_assert_true (mn_id_is_none (&before->attributions.items[0].claimant.entity));
  entities_check (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  entities_test ("/entity-changes/split/makes-another-of-some-mentions", test_splits_mentions_off);
  entities_test ("/entity-changes/split/takes-a-name-along-that-nothing-else-uses",
                 test_takes_a_name_along_that_nothing_else_uses);
  entities_test ("/entity-changes/split/leaves-a-name-that-another-mention-uses",
                 test_leaves_a_name_that_another_mention_uses);
  entities_test ("/entity-changes/split/learns-no-name-from-a-mention-of-another-type",
                 test_a_mention_of_another_type_says_no_name);
  entities_test ("/entity-changes/split/takes-claims-along-that-name-it-by-them",
                 test_takes_claims_along_that_name_it_by_them);
  entities_test ("/entity-changes/split/refuses-what-does-not-refer-to-it",
                 test_refuses_to_split_off_what_is_not_there);
  entities_test ("/entity-changes/retype/gives-its-mentions-the-type-too", test_gives_its_mentions_the_type_too);
  entities_test ("/entity-changes/retype/has-nothing-to-do-where-it-is-of-that-type",
                 test_has_nothing_to_do_where_it_is_of_that_type);
  entities_test ("/entity-changes/remove/unlinks-its-mentions", test_unlinks_the_mentions_of_what_goes);
  entities_test ("/entity-changes/remove/takes-its-mentions-along-if-asked", test_takes_its_mentions_along_if_asked);
  entities_test ("/entity-changes/remove/makes-claims-elsewhere-forget-it",
                 test_claims_elsewhere_forget_what_goes_with_its_mentions);
  return g_test_run ();
}

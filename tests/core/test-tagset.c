/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entities-fixture.h"

#include "mn-claim.h"
#include "mn-library-tagset.h"
#include "mn-mention.h"
#include "mn-tag-fields.h"
#include "mn-relation.h"

#include <string.h>

/* What becomes of a tag that goes */
typedef struct
{
  MnTagList   list;
  const char *id;
  const char *instead;
} Removal;

static void
remove_tag (gpointer builder,
            gpointer user_data)
{
  const Removal *removal = user_data;

  mn_tagset_remove_tag (builder, removal->list, removal->id, removal->instead);
}

static MnChange *
edit (Fixture            *fixture,
      const MnTagsetEdit *asked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnChange *change;

  mn_library_edit_tagset_async (fixture->library, asked, NULL, fixture_on_result, &result);
  change = mn_library_edit_tagset_finish (fixture->library, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return change;
}

/* Removes a tag, and all its uses or those of @to */
static void
turn (Fixture    *fixture,
      MnTagList   list,
      const char *id,
      const char *to)
{
  Removal removal = { list, id, to };
  MnTagTurn turn = { list, g_intern_string (id), g_intern_string (to) };
  MnTagsetEdit asked = { .label = "Change Tagset", .modify = remove_tag, .data = &removal, .turns = &turn, .n_turns = 1,
                         .removes_tags = TRUE };
  g_autoptr (MnChange) change = edit (fixture, &asked);

  g_assert_nonnull (change);
}

static MnTagset *
get_tagset (Fixture *fixture)
{
  return mn_library_get_tagset (fixture->library);
}

static MnTagUses *
count (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnTagUses *uses;

  mn_tag_uses_count_async (fixture->library, NULL, fixture_on_result, &result);
  uses = mn_tag_uses_count_finish (fixture->library, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return uses;
}

static void
assert_undone (Fixture    *fixture,
               MnTagset   *tagset,
               const char *before)
{
  g_autofree char *undone = NULL;

  entities_check (fixture);
  fixture_undo (fixture, FALSE);
  undone = entities_export (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (mn_record_equal (get_tagset (fixture), tagset));
  entities_check (fixture);
}

static void
test_counts_what_uses_a_tag (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnTagUses) uses = count (fixture);
  MnTagUse person = mn_tag_uses_get (uses, MN_TAGS_ENTITY_TYPES, "person");
  MnTagUse born = mn_tag_uses_get (uses, MN_TAGS_ATTRIBUTES, "born");
  MnTagUse party = mn_tag_uses_get (uses, MN_TAGS_ATTRIBUTES, "party");
  MnTagUse member = mn_tag_uses_get (uses, MN_TAGS_RELATION_TYPES, "member-of");

  g_assert_cmpuint (person.n_articles, ==, 2);
  g_assert_cmpuint (person.n_marks, >, 2);
  g_assert_cmpuint (person.n_records, ==, 2);
  g_assert_cmpuint (born.n_records, ==, 2);
  g_assert_cmpuint (party.n_records, ==, 1); /* which has it twice */
  g_assert_cmpuint (member.n_records, ==, 4);
  g_assert_true (mn_tag_uses_has (uses, MN_TAGS_STANCES, "asserts"));
  g_assert_false (mn_tag_uses_has (uses, MN_TAGS_ENTITY_TYPES, "robot"));
}

static void
test_turns_a_type_into_another (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnTagset) tagset = mn_tagset_ref (get_tagset (fixture));
  g_autoptr (MnTagUses) used = count (fixture);
  g_autoptr (MnTagUses) uses = NULL;
  g_autoptr (MnEntity) entity = NULL;

  turn (fixture, MN_TAGS_ENTITY_TYPES, "person", "place");
  uses = count (fixture);
  entity = entities_get (fixture, MN_RECORD_ENTITY, NULL, "30002");
  g_assert_cmpstr (entity->type, ==, "place");
  g_assert_false (mn_tag_uses_has (uses, MN_TAGS_ENTITY_TYPES, "person"));
  g_assert_cmpuint (mn_tag_uses_get (uses, MN_TAGS_ENTITY_TYPES, "place").n_marks, ==,
                    mn_tag_uses_get (used, MN_TAGS_ENTITY_TYPES, "person").n_marks
                        + mn_tag_uses_get (used, MN_TAGS_ENTITY_TYPES, "place").n_marks);
  g_assert_null (mn_tags_find (&get_tagset (fixture)->entity_types, "person"));
  assert_undone (fixture, tagset, before);
}

static gboolean
names_nothing_gone (MnRecord *record,
                    gpointer  user_data)
{
  Fixture *fixture = user_data;
  MnClaim *claim = (MnClaim *) record;

  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnReferent *claimant = &claim->attributions.items[i].claimant;

      g_autoptr (MnEntity) entity = NULL;
      g_autoptr (MnMention) mention = NULL;

      if (!mn_id_is_none (&claimant->entity))
        {
          entity = mn_snapshot_get (mn_library_get_snapshot (fixture->library), MN_RECORD_ENTITY, &MN_ID_NONE,
                                    &claimant->entity, NULL);
          g_assert_nonnull (entity);
        }
      if (!mn_id_is_none (&claimant->mention))
        {
          mention = mn_snapshot_get (mn_library_get_snapshot (fixture->library), MN_RECORD_MENTION, &record->article,
                                     &claimant->mention, NULL);
          g_assert_nonnull (mention);
        }
    }
  return TRUE;
}

static void
test_removes_all_of_a_type (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnTagset) tagset = mn_tagset_ref (get_tagset (fixture));
  g_autoptr (MnTagUses) uses = NULL;
  g_autoptr (MnMention) tower = NULL;
  g_autoptr (MnRelation) relation = NULL;
  MnId first = entities_id ("40001"), second = entities_id ("40002");
  MnSnapshot *snapshot = mn_library_get_snapshot (fixture->library);

  turn (fixture, MN_TAGS_ENTITY_TYPES, "person", NULL);
  uses = count (fixture);
  g_assert_false (mn_tag_uses_has (uses, MN_TAGS_ENTITY_TYPES, "person"));
  /* a place that stood for a person stays, for nobody */
  tower = entities_get (fixture, MN_RECORD_MENTION, "40001", "50003");
  g_assert_true (mn_id_is_none (&tower->entity));
  relation = entities_get (fixture, MN_RECORD_RELATION, NULL, "80001");
  g_assert_null (relation);
  mn_snapshot_each_mark (snapshot, MN_RECORD_CLAIM, &first, names_nothing_gone, fixture, NULL, NULL);
  mn_snapshot_each_mark (snapshot, MN_RECORD_CLAIM, &second, names_nothing_gone, fixture, NULL, NULL);
  assert_undone (fixture, tagset, before);
}

static void
test_takes_stances_and_roles_out_of_claims (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnTagset) tagset = mn_tagset_ref (get_tagset (fixture));
  g_autoptr (MnTagUses) uses = NULL;

  turn (fixture, MN_TAGS_STANCES, "asserts", NULL);
  uses = count (fixture);
  g_assert_false (mn_tag_uses_has (uses, MN_TAGS_STANCES, "asserts"));
  assert_undone (fixture, tagset, before);

  g_clear_pointer (&uses, mn_tag_uses_free);
  turn (fixture, MN_TAGS_ROLES, "subject", "object");
  uses = count (fixture);
  g_assert_false (mn_tag_uses_has (uses, MN_TAGS_ROLES, "subject"));
  g_assert_true (mn_tag_uses_has (uses, MN_TAGS_ROLES, "object"));
  assert_undone (fixture, tagset, before);
}

static void
test_turns_relations_and_attributes (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnTagset) tagset = mn_tagset_ref (get_tagset (fixture));
  g_autoptr (MnRelation) gone = NULL;
  g_autoptr (MnEntity) entity = NULL;

  turn (fixture, MN_TAGS_RELATION_TYPES, "member-of", NULL);
  gone = entities_get (fixture, MN_RECORD_RELATION, NULL, "80001");
  g_assert_null (gone);
  assert_undone (fixture, tagset, before);

  /* it has two parties and was born: what it says already stays */
  turn (fixture, MN_TAGS_ATTRIBUTES, "party", "born");
  entity = entities_get (fixture, MN_RECORD_ENTITY, NULL, "30002");
  g_assert_cmpuint (entity->attributes.n, ==, 1);
  g_assert_cmpstr (entity->attributes.items[0].value, ==, "\"1947\"");
  assert_undone (fixture, tagset, before);
}

static void
test_keeps_a_tag_that_is_used (Fixture      *fixture,
                               gconstpointer data G_GNUC_UNUSED)
{
  Removal removal = { MN_TAGS_ENTITY_TYPES, "person", NULL };
  MnTagsetEdit asked
      = { .label = "Change Tagset", .modify = remove_tag, .data = &removal, .removes_tags = TRUE };
  g_autoptr (MnChange) change = edit (fixture, &asked);

  g_assert_nonnull (change); /* it stands at the end now */
  g_assert_nonnull (mn_tags_find (&get_tagset (fixture)->entity_types, "person"));
  g_assert_cmpstr (get_tagset (fixture)->entity_types.items[get_tagset (fixture)->entity_types.n - 1].id, ==, "person");
}

static void
use_preset (gpointer builder,
            gpointer name)
{
  g_autoptr (MnTagset) preset = mn_tagset_load_preset (name, NULL);

  mn_tagset_adopt (builder, preset, FALSE);
}

static void
test_takes_a_preset_and_keeps_what_is_used (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = entities_export (fixture);
  g_autoptr (MnTagset) tagset = mn_tagset_ref (get_tagset (fixture));
  MnTagsetEdit asked = { .label = "Change Tagset", .modify = use_preset, .data = (gpointer) "ontonotes5",
                         .removes_tags = TRUE };
  g_autoptr (MnChange) change = edit (fixture, &asked);
  MnTagset *after = get_tagset (fixture);
  const MnTag *place = mn_tags_find (&after->entity_types, "place");

  g_assert_nonnull (change);
  g_assert_cmpuint (after->entity_types.n, ==, 19);
  g_assert_cmpstr (after->entity_types.items[0].label, ==, "PERSON");
  g_assert_nonnull (place); /* Trump Tower is one */
  g_assert_cmpstr (((MnTag *) mn_tagset_find_tag (after, MN_TAGS_RELATION_TYPES, "member-of"))->label, ==,
                   "Is a member of"); /* of which the preset says nothing */
  g_assert_cmpuint (after->cues.n, ==, tagset->cues.n);
  assert_undone (fixture, tagset, before);
}

static void
set_label (gpointer builder,
           gpointer label)
{
  MnTag *tag = mn_tagset_find_tag (builder, MN_TAGS_ENTITY_TYPES, "person");

  g_free (tag->label);
  tag->label = g_strconcat (label, NULL);
}

static void
test_edits_queue_in_order (Fixture      *fixture,
                           gconstpointer data G_GNUC_UNUSED)
{
  static const char *const labels[] = { "A", "B", "C" };
  GAsyncResult *results[3] = { NULL, NULL, NULL };
  MnId visit = mn_id_new ();

  for (guint i = 0; i < 3; i++)
    {
      MnTagsetEdit asked = { .label = "Change Tagset", .visit = &visit, .modify = set_label, .data = (gpointer) labels[i] };

      mn_library_edit_tagset_async (fixture->library, &asked, NULL, fixture_on_result, &results[i]);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MnChange) change
          = mn_library_edit_tagset_finish (fixture->library, fixture_wait_for (&results[i]), NULL);

      g_assert_nonnull (change);
      g_object_unref (results[i]);
    }
  g_assert_cmpstr (mn_tags_find (&get_tagset (fixture)->entity_types, "person")->label, ==, "C");
  fixture_undo (fixture, FALSE); /* one visit is one step */
  g_assert_cmpstr (mn_tags_find (&get_tagset (fixture)->entity_types, "person")->label, ==, "Person");
}

static void
test_an_edit_that_changes_nothing_is_no_change (Fixture      *fixture,
                                                gconstpointer data G_GNUC_UNUSED)
{
  MnTagsetEdit asked = { .label = "Change Tagset", .modify = set_label, .data = (gpointer) "Person" };
  g_autoptr (MnChange) change = edit (fixture, &asked);

  g_assert_null (change);
}

static void
test_a_cancelled_removal_removes_nothing (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  Removal removal = { MN_TAGS_ENTITY_TYPES, "person", NULL };
  MnTagTurn turn = { MN_TAGS_ENTITY_TYPES, g_intern_string ("person"), NULL };
  MnTagsetEdit asked = { .label = "Change Tagset", .modify = remove_tag, .data = &removal, .turns = &turn, .n_turns = 1,
                         .removes_tags = TRUE };
  g_autofree char *before = entities_export (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  mn_library_edit_tagset_async (fixture->library, &asked, cancellable, fixture_on_result, &result);
  g_assert_null (mn_library_edit_tagset_finish (fixture->library, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = entities_export (fixture);
  g_assert_cmpstr (before, ==, after);
}

static MnTagsetBuilder *
edit_news (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTagset) news = mn_tagset_load_preset (MN_TAGSET_DEFAULT, &error);

  g_assert_no_error (error);
  return mn_tagset_edit (news);
}

static void
test_adds_moves_and_removes (void)
{
  g_autoptr (MnTagsetBuilder) news = edit_news ();
  guint n = news->entity_types.n;
  const char *id = mn_tagset_add_tag (news, MN_TAGS_ENTITY_TYPES, "Ship", "#112233");
  MnTag *ship = mn_tagset_find_tag (news, MN_TAGS_ENTITY_TYPES, id);

  g_assert_cmpstr (ship->label, ==, "Ship");
  g_assert_cmpstr (ship->color, ==, "#112233");
  g_assert_true (mn_tagset_move_tag (news, MN_TAGS_ENTITY_TYPES, id, 0));
  g_assert_cmpstr (news->entity_types.items[0].id, ==, id);
  g_assert_cmpstr (news->entity_types.items[1].id, ==, "person");
  g_assert_cmpstr (news->entity_types.items[n].id, ==, "other");
  g_assert_true (mn_tagset_move_tag (news, MN_TAGS_ENTITY_TYPES, "person", n));
  g_assert_cmpstr (news->entity_types.items[n].id, ==, "person");
  g_assert_cmpstr (news->entity_types.items[1].id, ==, "organisation");
  g_assert_false (mn_tagset_move_tag (news, MN_TAGS_ENTITY_TYPES, id, n + 1));
  g_assert_false (mn_tagset_move_tag (news, MN_TAGS_ENTITY_TYPES, id, 0));
  g_assert_true (mn_tagset_remove_tag (news, MN_TAGS_ENTITY_TYPES, id, NULL));
  g_assert_false (mn_tagset_remove_tag (news, MN_TAGS_ENTITY_TYPES, id, NULL));
  g_assert_cmpuint (news->entity_types.n, ==, n);
}

static void
test_what_speaks_of_a_type_follows_it (void)
{
  g_autoptr (MnTagsetBuilder) news = edit_news ();
  MnRelationType *office = mn_tagset_find_tag (news, MN_TAGS_RELATION_TYPES, "holds-office");
  MnRelationType *member = mn_tagset_find_tag (news, MN_TAGS_RELATION_TYPES, "member-of");
  MnAttributeType *since = mn_tagset_find_tag (news, MN_TAGS_ATTRIBUTES, "since");

  mn_tagset_remove_tag (news, MN_TAGS_ENTITY_TYPES, "organisation", "group");
  g_assert_true (g_strv_equal ((const char *const *) office->to, (const char *const[]){ "group", "place", NULL }));
  g_assert_true (g_strv_equal ((const char *const *) member->from, (const char *const[]){ "person", "group", NULL }));
  g_assert_true (g_strv_equal ((const char *const *) member->to, (const char *const[]){ "group", NULL }));
  mn_tagset_remove_tag (news, MN_TAGS_ENTITY_TYPES, "person", NULL);
  g_assert_null (office->from);
  mn_tagset_remove_tag (news, MN_TAGS_RELATION_TYPES, "holds-office", NULL);
  g_assert_true (g_strv_equal ((const char *const *) since->on, (const char *const[]){ "member-of", NULL }));
}

static void
test_a_kind_of_the_same_name_keeps_its_attributes (void)
{
  g_autoptr (MnTagsetBuilder) news = edit_news ();
  MnAttributeType *since = mn_tagset_find_tag (news, MN_TAGS_ATTRIBUTES, "since");

  g_strfreev (since->on);
  since->on = g_strsplit ("figure", " ", -1);
  mn_tagset_remove_tag (news, MN_TAGS_ENTITY_TYPES, "figure", NULL);
  g_assert_nonnull (since->on);
  mn_tagset_remove_tag (news, MN_TAGS_CLAIM_KINDS, "figure", NULL);
  g_assert_null (since->on);
}

static void
test_finds_who_has_a_key (void)
{
  g_autoptr (MnTagsetBuilder) news = edit_news ();

  g_assert_cmpstr (mn_tagset_find_key (news, "p", NULL)->id, ==, "person");
  g_assert_cmpstr (mn_tagset_find_key (news, "1", NULL)->id, ==, "fact");
  g_assert_null (mn_tagset_find_key (news, "p", "person"));
  g_assert_null (mn_tagset_find_key (news, "z", NULL));
  g_assert_null (mn_tagset_find_key (news, NULL, NULL));
}

static void
test_adds_moves_and_removes_cues (void)
{
  g_autoptr (MnTagsetBuilder) news = edit_news ();
  guint n = news->cues.n;
  MnCueWord *cue = mn_tagset_add_cue (news, "purportedly", "en");

  g_assert_cmpint (cue->kind, ==, MN_CUE_HEARSAY);
  g_assert_true (mn_tagset_add_cue (news, "purportedly", "en") == cue);
  g_assert_true (mn_tagset_move_cue (news, "purportedly", "en", 0));
  g_assert_cmpstr (news->cues.items[0].text, ==, "purportedly");
  g_assert_false (mn_tagset_remove_cue (news, "purportedly", "es"));
  g_assert_true (mn_tagset_remove_cue (news, "purportedly", "en"));
  g_assert_cmpuint (news->cues.n, ==, n);
}

static void
assert_field (gconstpointer tagset,
              MnTagList     list,
              const char   *id,
              MnTagField    field,
              const char   *expected)
{
  MnTagPlace place = { list, id, list == MN_TAGS_CUES ? "en" : NULL };
  g_autofree char *value = mn_tag_field_get (tagset, &place, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
set_field (MnTagsetBuilder *tagset,
           MnTagList        list,
           const char      *id,
           MnTagField       field,
           const char      *value)
{
  MnTagPlace place = { list, id, list == MN_TAGS_CUES ? "en" : NULL };

  mn_tag_field_set (tagset, &place, field, value);
}

static void
test_reads_and_sets_fields_as_text (void)
{
  g_autoptr (MnTagsetBuilder) news = edit_news ();

  assert_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_LABEL, "Person");
  assert_field (news, MN_TAGS_RELATION_TYPES, "holds-office", MN_TAG_TO, "organisation\nplace");
  assert_field (news, MN_TAGS_RELATION_TYPES, "contradicts", MN_TAG_SYMMETRIC, "true");
  assert_field (news, MN_TAGS_RELATION_TYPES, "supports", MN_TAG_SYMMETRIC, NULL);
  assert_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_KIND, "date");
  assert_field (news, MN_TAGS_CUES, "told", MN_TAG_KIND, "telling");
  assert_field (news, MN_TAGS_ENTITY_TYPES, "robot", MN_TAG_LABEL, NULL);

  set_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_LABEL, "Human");
  assert_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_LABEL, "Human");
  set_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_LABEL, ""); /* a name it must have */
  assert_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_LABEL, "Human");
  set_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_KEY, "");
  assert_field (news, MN_TAGS_ENTITY_TYPES, "person", MN_TAG_KEY, NULL);
  set_field (news, MN_TAGS_RELATION_TYPES, "supports", MN_TAG_SYMMETRIC, "true");
  assert_field (news, MN_TAGS_RELATION_TYPES, "supports", MN_TAG_SYMMETRIC, "true");
  set_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_KIND, "choice");
  set_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_CHOICES, " a \n\nb\na");
  assert_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_KIND, "choice");
  assert_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_CHOICES, "a\nb");
  set_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_CHOICES, "");
  assert_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_CHOICES, NULL);
  set_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_KIND, "nonsense");
  assert_field (news, MN_TAGS_ATTRIBUTES, "since", MN_TAG_KIND, "choice");
  set_field (news, MN_TAGS_CUES, "told", MN_TAG_LABEL, "quoth");
  assert_field (news, MN_TAGS_CUES, "quoth", MN_TAG_KIND, "telling");
}

static void
test_knows_which_fields_a_list_has (void)
{
  g_assert_true (mn_tag_field_is_of (MN_TAGS_VERDICTS, MN_TAG_COLOR));
  g_assert_false (mn_tag_field_is_of (MN_TAGS_ATTRIBUTES, MN_TAG_COLOR));
  g_assert_true (mn_tag_field_is_of (MN_TAGS_ATTRIBUTES, MN_TAG_UNIT));
  g_assert_false (mn_tag_field_is_of (MN_TAGS_ENTITY_TYPES, MN_TAG_FROM));
  g_assert_true (mn_tag_field_is_of (MN_TAGS_CUES, MN_TAG_LABEL));
  g_assert_true (mn_tag_field_is_of (MN_TAGS_CUES, MN_TAG_LANGUAGE));
  g_assert_false (mn_tag_field_is_of (MN_TAGS_CUES, MN_TAG_DESCRIPTION));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  entities_test ("/tagset/counts-what-uses-a-tag", test_counts_what_uses_a_tag);
  entities_test ("/tagset/turns-a-type-into-another", test_turns_a_type_into_another);
  entities_test ("/tagset/removes-all-of-a-type", test_removes_all_of_a_type);
  entities_test ("/tagset/takes-stances-and-roles-out-of-claims", test_takes_stances_and_roles_out_of_claims);
  entities_test ("/tagset/turns-relations-and-attributes", test_turns_relations_and_attributes);
  entities_test ("/tagset/keeps-a-tag-that-is-used", test_keeps_a_tag_that_is_used);
  entities_test ("/tagset/takes-a-preset-and-keeps-what-is-used", test_takes_a_preset_and_keeps_what_is_used);
  entities_test ("/tagset/edits-queue-in-order", test_edits_queue_in_order);
  entities_test ("/tagset/an-edit-that-changes-nothing-is-no-change", test_an_edit_that_changes_nothing_is_no_change);
  entities_test ("/tagset/a-cancelled-removal-removes-nothing", test_a_cancelled_removal_removes_nothing);
  g_test_add_func ("/tagset/adds-moves-and-removes", test_adds_moves_and_removes);
  g_test_add_func ("/tagset/what-speaks-of-a-type-follows-it", test_what_speaks_of_a_type_follows_it);
  g_test_add_func ("/tagset/a-kind-of-the-same-name-keeps-its-attributes",
                   test_a_kind_of_the_same_name_keeps_its_attributes);
  g_test_add_func ("/tagset/finds-who-has-a-key", test_finds_who_has_a_key);
  g_test_add_func ("/tagset/adds-moves-and-removes-cues", test_adds_moves_and_removes_cues);
  g_test_add_func ("/tagset/reads-and-sets-fields-as-text", test_reads_and_sets_fields_as_text);
  g_test_add_func ("/tagset/knows-which-fields-a-list-has", test_knows_which_fields_a_list_has);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "mn-entity.h"

static void
test_takes_back_what_was_made (Fixture      *self,
                               gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *after = NULL;
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "Mark Person", 0, 5);

  g_assert_true (fixture_step (self, FALSE));
  g_assert_null (fixture_type_of (self->store, &self->article, &mention));
  after = fixture_dump (self->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_goes_back_and_forth_in_order (Fixture      *self,
                                   gconstpointer data G_GNUC_UNUSED)
{
  MnId a = fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);
  MnId b = fixture_mark (self->store, &self->me, &self->article, "B", 11, 14);

  for (guint round = 0; round < 3; round++)
    {
      g_assert_true (fixture_step (self, FALSE));
      g_assert_null (fixture_type_of (self->store, &self->article, &b));
      g_assert_nonnull (fixture_type_of (self->store, &self->article, &a));
      g_assert_true (fixture_step (self, FALSE));
      g_assert_null (fixture_type_of (self->store, &self->article, &a));
      g_assert_false (fixture_step (self, FALSE));

      g_assert_true (fixture_step (self, TRUE));
      g_assert_nonnull (fixture_type_of (self->store, &self->article, &a));
      g_assert_null (fixture_type_of (self->store, &self->article, &b));
      g_assert_true (fixture_step (self, TRUE));
      g_assert_nonnull (fixture_type_of (self->store, &self->article, &b));
      g_assert_false (fixture_step (self, TRUE));
    }
  fixture_check (self->store);
}

static void
test_takes_one_record_back_step_by_step (Fixture      *self,
                                         gconstpointer data G_GNUC_UNUSED)
{
  static const char *const types[] = { "person", "place", "group", "event" };
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);

  for (guint i = 1; i < G_N_ELEMENTS (types); i++)
    fixture_retype (self->store, &self->me, &self->article, &mention, types[i]);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = G_N_ELEMENTS (types) - 1; i > 0; i--)
        {
          g_assert_true (fixture_step (self, FALSE));
          g_assert_cmpstr (fixture_type_of (self->store, &self->article, &mention), ==, types[i - 1]);
        }
      g_assert_true (fixture_step (self, FALSE));
      g_assert_false (fixture_step (self, FALSE));
      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        {
          g_assert_true (fixture_step (self, TRUE));
          g_assert_cmpstr (fixture_type_of (self->store, &self->article, &mention), ==, types[i]);
        }
      g_assert_false (fixture_step (self, TRUE));
    }
}

static void
test_a_new_change_ends_what_can_be_redone (Fixture      *self,
                                           gconstpointer data G_GNUC_UNUSED)
{
  fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);
  fixture_mark (self->store, &self->me, &self->article, "B", 11, 14);
  g_assert_true (fixture_step (self, FALSE));
  fixture_mark (self->store, &self->me, &self->article, "C", 20, 25);

  g_assert_false (fixture_step (self, TRUE));
  g_assert_true (fixture_step (self, FALSE)); /* C */
  g_assert_true (fixture_step (self, FALSE)); /* A, for B is undone */
  g_assert_false (fixture_step (self, FALSE));
}

static void
test_outlives_closing (Fixture      *self,
                       gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "A", 0, 5);

  fixture_reopen (self);
  g_assert_true (fixture_step (self, FALSE));
  fixture_reopen (self);
  g_assert_null (fixture_type_of (self->store, &self->article, &mention));
  g_assert_true (fixture_step (self, TRUE));
  fixture_reopen (self);
  g_assert_nonnull (fixture_type_of (self->store, &self->article, &mention));
}

static void
test_leaves_what_others_and_imports_did (Fixture      *self,
                                         gconstpointer data G_GNUC_UNUSED)
{
  MnId other = fixture_add_person (self->store, "Other");
  MnId elsewhere = fixture_add_article (self->store, &self->me, "Elsewhere", FIXTURE_TEXT);
  MnMentionBuilder *imported = fixture_mention (&self->article, &self->me, 0, 5);
  g_autoptr (MnChange) import = fixture_change (&self->me, "Import");

  mn_change_set_source (import, MN_CHANGE_BY_IMPORT);
  mn_change_add (import, NULL, mn_record_end (imported));
  fixture_apply (self->store, import);
  fixture_mark (self->store, &other, &self->article, "By Other", 11, 14);
  fixture_mark (self->store, &self->me, &elsewhere, "In Another Article", 11, 14);

  g_assert_false (fixture_step (self, FALSE));
}

static void
test_takes_entities_back_wherever_one_is (Fixture      *self,
                                          gconstpointer data G_GNUC_UNUSED)
{
  MnEntityBuilder *entity = mn_entity_new ();
  MnId id = entity->record.id;
  g_autoptr (MnChange) change = fixture_change (&self->me, "New Entity");
  g_autoptr (MnEntity) found = NULL;

  entity->type = g_intern_string ("person");
  entity->name = g_strdup ("Kelly");
  mn_change_add (change, NULL, mn_record_end (entity));
  fixture_apply (self->store, change);

  g_assert_true (fixture_step (self, FALSE));
  found = fixture_get (self->store, MN_RECORD_ENTITY, NULL, &id);
  g_assert_null (found);
}

/* Also when it has been reversed already: that is looked for in the same places */
static void
test_takes_changes_of_the_library_back_wherever_one_is (Fixture      *self,
                                                        gconstpointer data G_GNUC_UNUSED)
{
  MnId elsewhere = fixture_add_article (self->store, &self->me, "Elsewhere", FIXTURE_TEXT);
  MnMentionBuilder *mention = fixture_mention (&elsewhere, &self->me, 0, 5);
  MnId id = mention->record.id;
  g_autoptr (MnChange) change = fixture_change (&self->me, "Of the Library");

  mn_change_set_library_wide (change, TRUE);
  mn_change_add (change, NULL, mn_record_end (mention));
  fixture_apply (self->store, change);

  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (fixture_step (self, FALSE));
      g_assert_null (fixture_type_of (self->store, &elsewhere, &id));
      g_assert_false (fixture_step (self, FALSE));
      g_assert_true (fixture_step (self, TRUE));
      g_assert_nonnull (fixture_type_of (self->store, &elsewhere, &id));
      g_assert_false (fixture_step (self, TRUE));
    }
}

static void
test_reverses_a_group_as_one (Fixture      *self,
                              gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  MnId group = mn_id_new ();
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  g_autoptr (GPtrArray) changes = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *note = g_strnfill (i + 1, 'x');
      MnMention *before = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &mention);
      MnMentionBuilder *after = mn_mention_edit (before);
      g_autoptr (MnChange) change = fixture_change (&self->me, "Note");

      g_free (after->note);
      after->note = g_steal_pointer (&note);
      mn_change_set_group (change, &group);
      mn_change_add (change, before, mn_record_end (after));
      fixture_apply (self->store, change);
    }

  changes = fixture_undo (self->store, &request, NULL);
  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->len, ==, 5);
  {
    g_autoptr (MnMention) found = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &mention);

    g_assert_null (found->note);
  }
  g_assert_true (fixture_step (self, TRUE));
  {
    g_autoptr (MnMention) found = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &mention);

    g_assert_cmpstr (found->note, ==, "xxxxx");
  }
  fixture_check (self->store);
}

static void
test_gives_back_the_records_it_wrote (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "Mark Person", 0, 5);
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MnMention) found = NULL;
  const MnChangeItem *item;

  fixture_retype (self->store, &self->me, &self->article, &mention, "place");
  changes = fixture_undo (self->store, &request, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (mn_change_get_label (changes->pdata[0]), ==, "place");
  item = mn_change_get_item (changes->pdata[0], 0);
  found = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &mention);
  g_assert_true (mn_record_equal (item->after, found));
  g_assert_cmpint (item->after->revision, ==, found->record.revision);
  g_assert_cmpint (item->after->revision, ==, mn_change_get_seq (changes->pdata[0]));
  g_assert_cmpstr (((MnMention *) item->before)->type, ==, "place");
}

static void
test_picks_from_the_history (Fixture      *self,
                             gconstpointer data G_GNUC_UNUSED)
{
  MnId other = fixture_add_person (self->store, "Other");
  MnId theirs = fixture_mark (self->store, &other, &self->article, "Theirs", 0, 5);
  gint64 seq = fixture_last_seq (self->path);
  MnUndoRequest request = { self->me, self->article, FALSE, seq };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  fixture_mark (self->store, &self->me, &self->article, "Mine", 11, 14);
  changes = fixture_undo (self->store, &request, &error);
  g_assert_no_error (error);
  g_assert_null (fixture_type_of (self->store, &self->article, &theirs));
  again = fixture_undo (self->store, &request, &error);
  g_assert_null (again);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING);
}

static void
test_refuses_what_was_changed_since (Fixture      *self,
                                     gconstpointer data G_GNUC_UNUSED)
{
  MnId other = fixture_add_person (self->store, "Olga");
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "Mark Person", 0, 5);
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  fixture_retype (self->store, &other, &self->article, &mention, "place");
  seq = fixture_last_seq (self->path);
  changes = fixture_undo (self->store, &request, &error);
  g_assert_null (changes);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Olga"));
  g_assert_nonnull (strstr (error->message, "place"));
  g_assert_cmpint (fixture_last_seq (self->path), ==, seq);
  g_assert_cmpstr (fixture_type_of (self->store, &self->article, &mention), ==, "place");
}

/* The mentions of one change, made in turn with those of another */
static GArray *
mark_many (Fixture  *self,
           guint     n,
           gboolean  in_order)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autoptr (MnChange) others = fixture_change (&self->me, "Others");
  g_autoptr (MnChange) change = fixture_change (&self->me, "Many");
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      MnMentionBuilder *mention = fixture_mention (&self->article, &self->me, 0, 5);

      g_array_append_val (ids, mention->record.id);
      g_ptr_array_insert (mentions, in_order ? -1 : g_test_rand_int_range (0, (gint32) i + 1), mention);
      if (i % 3 == 0)
        mn_change_add (others, NULL, mn_record_end (fixture_mention (&self->article, &self->me, 11, 14)));
    }
  for (guint i = 0; i < n; i++)
    mn_change_add (change, NULL, mn_record_end (mentions->pdata[i]));
  fixture_apply (self->store, others);
  fixture_apply (self->store, change);
  return ids;
}

static void
test_takes_back_many_at_once (Fixture      *self,
                              gconstpointer data G_GNUC_UNUSED)
{
  for (guint in_order = 0; in_order < 2; in_order++)
    {
      g_autoptr (GArray) ids = mark_many (self, 1000, in_order != 0);
      g_autofree char *after = fixture_dump (self->store);
      g_autofree char *again = NULL;

      g_assert_true (fixture_step (self, FALSE));
      for (guint i = 0; i < ids->len; i++)
        g_assert_null (fixture_type_of (self->store, &self->article, &g_array_index (ids, MnId, i)));
      g_assert_true (fixture_step (self, TRUE));
      again = fixture_dump (self->store);
      g_assert_cmpstr (again, ==, after);
      fixture_check (self->store);
    }
}

static void
test_refuses_many_when_one_was_changed_since (Fixture      *self,
                                              gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) ids = mark_many (self, 200, TRUE);
  const MnId *gone = &g_array_index (ids, MnId, 77);
  MnId other = fixture_add_person (self->store, "Olga");
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  g_autoptr (MnChange) removal = fixture_change (&other, "Remove Mark");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  mn_change_add (removal, fixture_get (self->store, MN_RECORD_MENTION, &self->article, gone), NULL);
  fixture_apply (self->store, removal);
  before = fixture_dump (self->store);
  changes = fixture_undo (self->store, &request, &error);
  g_assert_null (changes);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Remove Mark"));
  after = fixture_dump (self->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_brings_back_an_article_with_all_it_had (Fixture      *self,
                                             gconstpointer data G_GNUC_UNUSED)
{
  MnId id = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *after = NULL;
  g_autoptr (MnChange) change = fixture_change (&self->me, "Remove Article");
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;

  mn_change_add (change, fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article), NULL);
  mn_change_add (change, fixture_get (self->store, MN_RECORD_MENTION, &self->article, &id), NULL);
  fixture_apply (self->store, change);
  g_assert_null (fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article));

  undone = fixture_undo (self->store, &request, NULL);
  g_assert_nonnull (undone);
  after = fixture_dump (self->store);
  g_assert_cmpstr (after, ==, before);

  request.redo = TRUE;
  redone = fixture_undo (self->store, &request, NULL);
  g_assert_nonnull (redone);
  g_assert_null (fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article));
  fixture_check (self->store);
}

static const MnId *
pick (GArray *ids,
      GRand  *rand)
{
  return &g_array_index (ids, MnId, g_rand_int_range (rand, 0, (gint32) ids->len));
}

static void
add_or_rename_entity (Fixture  *self,
                      GRand    *rand,
                      GArray   *entities,
                      MnChange *change)
{
  MnEntity *before = NULL;
  MnEntityBuilder *after;

  if (entities->len > 0 && g_rand_boolean (rand))
    {
      before = fixture_get (self->store, MN_RECORD_ENTITY, NULL, pick (entities, rand));
      after = mn_entity_edit (before);
      g_free (after->name);
    }
  else
    {
      after = mn_entity_new ();
      after->type = g_intern_string ("person");
      g_array_append_val (entities, after->record.id);
    }
  after->name = g_strdup_printf ("Márquez the %uth", g_rand_int (rand) % 1000);
  mn_change_add (change, before, mn_record_end (after));
}

static void
edit_head (Fixture  *self,
           GRand    *rand,
           MnChange *change)
{
  MnArticle *before = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article);
  MnArticleBuilder *after = mn_article_edit (before);

  g_free (after->title);
  after->title = g_strdup_printf ("Rain %u", g_rand_int (rand) % 1000);
  after->status = g_rand_int_range (rand, 0, 3);
  mn_change_add (change, before, mn_record_end (after));
}

static void
edit_mention (Fixture  *self,
              GRand    *rand,
              GArray   *mentions,
              MnChange *change)
{
  MnMention *before = fixture_get (self->store, MN_RECORD_MENTION, &self->article, pick (mentions, rand));
  MnMentionBuilder *after = mn_mention_edit (before);

  after->type = g_intern_string (g_rand_boolean (rand) ? "place" : "group");
  g_free (after->role);
  after->role = g_rand_boolean (rand) ? g_strdup ("head") : NULL; /* with one it is stored in another way */
  mn_change_add (change, before, mn_record_end (after));
}

static void
remove_mention (Fixture  *self,
                GRand    *rand,
                GArray   *mentions,
                MnChange *change)
{
  guint which = (guint) g_rand_int_range (rand, 0, (gint32) mentions->len);

  mn_change_add (change,
                 fixture_get (self->store, MN_RECORD_MENTION, &self->article, &g_array_index (mentions, MnId, which)),
                 NULL);
  g_array_remove_index_fast (mentions, which);
}

static void
edit_at_random (Fixture *self,
                GRand   *rand,
                GArray  *mentions,
                GArray  *entities)
{
  g_autoptr (MnChange) change = fixture_change (&self->me, "Random");
  gint32 what = g_rand_int_range (rand, 0, 5);

  if (what == 0)
    add_or_rename_entity (self, rand, entities, change);
  else if (what == 1)
    edit_head (self, rand, change);
  else if (what == 2 && mentions->len > 0)
    edit_mention (self, rand, mentions, change);
  else if (what == 3 && mentions->len > 0)
    remove_mention (self, rand, mentions, change);
  else
    for (gint32 i = g_rand_int_range (rand, 1, 4); i > 0; i--)
      {
        MnMentionBuilder *mention = fixture_mention (&self->article, &self->me, 0, 5);

        if (entities->len > 0)
          mention->entity = *pick (entities, rand);
        g_array_append_val (mentions, mention->record.id);
        mn_change_add (change, NULL, mn_record_end (mention));
      }
  fixture_apply (self->store, change);
}

static void
test_all_the_way_back_and_forth (Fixture      *self,
                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int () & G_MAXINT);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autofree char *start = fixture_dump (self->store);
  g_autofree char *end = NULL;

  for (guint i = 0; i < 150; i++)
    edit_at_random (self, rand, mentions, entities);
  end = fixture_dump (self->store);
  g_assert_cmpstr (start, !=, end);

  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *back = NULL;
      g_autofree char *forth = NULL;

      while (fixture_step (self, FALSE))
        continue;
      back = fixture_dump (self->store);
      g_assert_cmpstr (back, ==, start);
      /* half the way and back again, so that steps are undone that were redone */
      for (guint i = 0; i < 70; i++)
        g_assert_true (fixture_step (self, TRUE));
      for (guint i = 0; i < 30; i++)
        g_assert_true (fixture_step (self, FALSE));
      while (fixture_step (self, TRUE))
        continue;
      forth = fixture_dump (self->store);
      g_assert_cmpstr (forth, ==, end);
      fixture_check (self->store);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/store/undo/takes-back-what-was-made", test_takes_back_what_was_made);
  fixture_test ("/store/undo/goes-back-and-forth-in-order", test_goes_back_and_forth_in_order);
  fixture_test ("/store/undo/takes-one-record-back-step-by-step", test_takes_one_record_back_step_by_step);
  fixture_test ("/store/undo/a-new-change-ends-what-can-be-redone", test_a_new_change_ends_what_can_be_redone);
  fixture_test ("/store/undo/outlives-closing", test_outlives_closing);
  fixture_test ("/store/undo/leaves-what-others-and-imports-did", test_leaves_what_others_and_imports_did);
  fixture_test ("/store/undo/takes-entities-back-wherever-one-is", test_takes_entities_back_wherever_one_is);
  fixture_test ("/store/undo/takes-changes-of-the-library-back-wherever-one-is",
                test_takes_changes_of_the_library_back_wherever_one_is);
  fixture_test ("/store/undo/reverses-a-group-as-one", test_reverses_a_group_as_one);
  fixture_test ("/store/undo/gives-back-the-records-it-wrote", test_gives_back_the_records_it_wrote);
  fixture_test ("/store/undo/picks-from-the-history", test_picks_from_the_history);
  fixture_test ("/store/undo/refuses-what-was-changed-since", test_refuses_what_was_changed_since);
  fixture_test ("/store/undo/takes-back-many-at-once", test_takes_back_many_at_once);
  fixture_test ("/store/undo/refuses-many-when-one-was-changed-since", test_refuses_many_when_one_was_changed_since);
  fixture_test ("/store/undo/brings-back-an-article-with-all-it-had", test_brings_back_an_article_with_all_it_had);
  fixture_test ("/store/undo/all-the-way-back-and-forth", test_all_the_way_back_and_forth);

  return g_test_run ();
}

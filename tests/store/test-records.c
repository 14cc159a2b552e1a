/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sample.h"

#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-relation.h"
#include "mn-tagset.h"

#include <glib/gstdio.h>

/* The sample of the formats holds every kind of record, with every field filled and every field empty */

static void
test_every_record_comes_back_as_it_was (Fixture      *self,
                                        gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (self->folder, "sample.manicule", NULL);
  g_autoptr (MnStore) expected = sample_new_store ();
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *wanted = NULL;

  sample_fill (expected);
  sample_fill (store);
  wanted = sample_dump (expected);
  first = sample_dump (store);
  g_assert_cmpstr (first, ==, wanted);

  g_clear_object (&store);
  store = fixture_open (path, 0);
  again = sample_dump (store);
  g_assert_cmpstr (again, ==, wanted);
  fixture_check (store);
}

static void
test_every_random_record_comes_back_as_it_was (Fixture      *self,
                                               gconstpointer data G_GNUC_UNUSED)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autofree char *path = g_build_filename (self->folder, "sample.manicule", NULL);
  g_autoptr (MnStore) expected = sample_new_store ();
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  MnStore *stores[] = { expected, store };
  g_autofree char *found = NULL;
  g_autofree char *wanted = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      sample_fill (stores[i]);
      sample_fill_random (stores[i], rand);
    }
  wanted = sample_dump (expected);
  found = sample_dump (store);
  g_assert_cmpstr (found, ==, wanted);
}

/* Undoing all of the sample, from the last change to the first, tries the reversal of every kind of record */
static void
test_every_record_can_be_taken_back (Fixture      *self,
                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (self->folder, "sample.manicule", NULL);
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  g_autofree char *empty = fixture_dump (store);
  g_autofree char *full = NULL;
  g_autofree char *back = NULL;
  g_autofree char *forth = NULL;
  gint64 last;

  sample_fill (store);
  full = fixture_dump (store);
  last = fixture_last_seq (path);
  for (gint64 seq = last; seq > 0; seq--)
    {
      MnUndoRequest request = { sample_id (MN_RECORD_ANNOTATOR, 1), MN_ID_NONE, FALSE, seq };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes = fixture_undo (store, &request, &error);

      g_assert_no_error (error);
    }
  back = fixture_dump (store);
  g_assert_cmpstr (back, ==, empty);

  for (gint64 seq = 2 * last; seq > last; seq--)
    {
      MnUndoRequest request = { sample_id (MN_RECORD_ANNOTATOR, 1), MN_ID_NONE, FALSE, seq };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes = fixture_undo (store, &request, &error);

      g_assert_no_error (error);
    }
  forth = fixture_dump (store);
  g_assert_cmpstr (forth, ==, full);
  fixture_check (store);
}

static void
test_a_change_on_an_older_revision_is_refused (Fixture      *self,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnId id = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  g_autoptr (MnMention) old = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &id);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Late");
  g_autoptr (GError) error = NULL;
  MnMentionBuilder *new_one = fixture_mention (&self->article, &self->me, 11, 14);
  MnId new_id = new_one->record.id;
  gint64 seq;

  fixture_retype (self->store, &self->me, &self->article, &id, "place");
  seq = fixture_last_seq (self->path);
  mn_change_add (change, NULL, mn_record_end (new_one));
  mn_change_add (change, mn_mention_ref (old), mn_record_end (mn_mention_edit (old)));
  g_assert_false (mn_store_apply (self->store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (fixture_type_of (self->store, &self->article, &id), ==, "place");
  g_assert_null (fixture_type_of (self->store, &self->article, &new_id));
  g_assert_cmpint (fixture_last_seq (self->path), ==, seq);
  fixture_check (self->store);
}

static void
test_a_record_that_is_there_is_not_made_again (Fixture      *self,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnId id = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  MnMentionBuilder *twin = fixture_mention (&self->article, &self->me, 11, 14);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Again");
  g_autoptr (GError) error = NULL;

  twin->record.id = id;
  mn_change_add (change, NULL, mn_record_end (twin));
  g_assert_false (mn_store_apply (self->store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
}

static void
test_what_is_in_use_does_not_go (Fixture      *self,
                                 gconstpointer data G_GNUC_UNUSED)
{
  MnEntityBuilder *entity = mn_entity_new ();
  MnId id = entity->record.id;
  MnMentionBuilder *mention = fixture_mention (&self->article, &self->me, 0, 5);
  g_autoptr (MnChange) add = fixture_change (&self->me, "Mark");
  g_autoptr (MnChange) remove_entity = fixture_change (&self->me, "Remove Entity");
  g_autoptr (MnChange) remove_article = fixture_change (&self->me, "Remove Article");
  g_autoptr (GError) error = NULL;

  entity->type = g_intern_string ("person");
  entity->name = g_strdup ("Kelly");
  mention->entity = id;
  mn_change_add (add, NULL, mn_record_end (mention)); /* before what it refers to: the order is no matter */
  mn_change_add (add, NULL, mn_record_end (entity));
  fixture_apply (self->store, add);

  mn_change_add (remove_entity, fixture_get (self->store, MN_RECORD_ENTITY, NULL, &id), NULL);
  g_assert_false (mn_store_apply (self->store, remove_entity, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  mn_change_add (remove_article, fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article), NULL);
  g_assert_false (mn_store_apply (self->store, remove_article, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  fixture_check (self->store);
}

static void
test_a_head_without_text_leaves_the_text (Fixture      *self,
                                          gconstpointer data G_GNUC_UNUSED)
{
  MnArticle *before = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article);
  MnArticleBuilder *after = mn_article_edit (before);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Title");
  g_autoptr (MnArticle) found = NULL;
  MnArticleFilter filter = { -1, "sunshine", MN_ORDER_ADDED };

  g_free (after->title);
  after->title = g_strdup ("Sunshine");
  mn_change_add (change, before, mn_record_end (after));
  fixture_apply (self->store, change);

  found = mn_snapshot_get_article (mn_store_get_snapshot (self->store), &self->article, TRUE, NULL);
  g_assert_cmpstr (found->title, ==, "Sunshine");
  g_assert_cmpstr (mn_text_get_utf8 (found->text), ==, FIXTURE_TEXT);
  g_assert_cmpuint (found->blocks.n, ==, 1);
  g_assert_cmpint (mn_snapshot_count_articles (mn_store_get_snapshot (self->store), &filter, NULL), ==, 1);
  fixture_check (self->store);
}

/* Under the sanitizers it tells of blocks that are compared where there are none */
static void
test_the_same_text_without_blocks_is_no_other (Fixture      *self,
                                               gconstpointer data G_GNUC_UNUSED)
{
  MnArticleBuilder *article = mn_article_new ();
  MnId id = article->record.id;
  const char *texts[] = { "Rain.", "Rain.", "Snow." };
  MnArticle *before = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MnText) text = mn_text_new (texts[i], -1);
      g_autoptr (MnChange) change = fixture_change (&self->me, "Text");
      g_autoptr (MnArticle) found = NULL;

      if (i > 0)
        {
          before = mn_snapshot_get_article (mn_store_get_snapshot (self->store), &id, TRUE, NULL);
          article = mn_article_edit (before);
        }
      g_free (article->title);
      article->title = g_strdup ("Weather");
      mn_article_set_text (article, text, NULL, 0);
      mn_change_add (change, before, mn_record_end (article));
      fixture_apply (self->store, change);
      found = mn_snapshot_get_article (mn_store_get_snapshot (self->store), &id, TRUE, NULL);
      g_assert_cmpstr (mn_text_get_utf8 (found->text), ==, texts[i]);
      g_assert_cmpuint (found->blocks.n, ==, 0);
    }
  fixture_check (self->store);
}

static void
test_originals_are_kept (Fixture      *self,
                         gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("original original original", 26);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Add");
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  mn_change_add_original (change, sha256, bytes);
  fixture_apply (self->store, change);
  found = mn_snapshot_get_original (mn_store_get_snapshot (self->store), sha256, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, bytes));
  none = mn_snapshot_get_original (mn_store_get_snapshot (self->store), "none", &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_entities_are_found_by_the_beginning_of_a_word (Fixture      *self,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *prefix;
    gboolean    is_found;
  } cases[] = {
    { "enri", TRUE }, { "márq", TRUE }, { "MARQ", TRUE }, { "enrique marquez", TRUE }, { "kike", TRUE },
    { "arquez", FALSE }, { "marquez enrique", FALSE }, { "", TRUE }, { "%", FALSE }, { "'", FALSE },
  };
  MnEntityBuilder *entity = mn_entity_new ();
  g_autoptr (MnChange) change = fixture_change (&self->me, "New Entity");

  entity->type = g_intern_string ("person");
  entity->name = g_strdup ("Enrique Márquez");
  entity->aliases = g_strsplit ("“Kike”", "|", -1);
  mn_change_add (change, NULL, mn_record_end (entity));
  fixture_apply (self->store, change);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found
          = mn_snapshot_find_entities (mn_store_get_snapshot (self->store), cases[i].prefix, 10, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].prefix);
      g_assert_cmpuint (found->len, ==, cases[i].is_found);
    }
}

static void
test_nothing_typed_is_an_error_of_search (Fixture      *self,
                                          gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *typed;
    guint       n_hits;
  } cases[] = {
    { "rain", 1 },       { "RAI", 1 },           { "marquez", 1 },     { "\"rain will\"", 1 }, { "“rain will”", 1 },
    { "\"will rain\"", 0 }, { "rain AND", 0 },   { "NOT", 0 },         { "\"", 0 },            { "rain\"", 1 },
    { "title:rain", 0 }, { "rain*", 1 },         { "(rain", 1 },       { "NEAR(rain will)", 0 }, { "rain -will", 1 },
    { "^rain", 1 },      { "*", 0 },             { "{title}: x", 0 },  { "  ", 0 },            { "", 0 },
    { "rain \\", 1 },    { "' OR 1=1 --", 0 },   { "😀", 0 },          { "\xff\xfe", 0 },      { "rain + will", 1 },
    { "Rain Quito", 1 },
  };
  g_autofree char *long_one = g_strnfill (100000, 'a');
  g_autoptr (GString) many = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits
          = mn_snapshot_search (mn_store_get_snapshot (self->store), cases[i].typed, 10, &error);
      g_autofree char *escaped = g_strescape (cases[i].typed, NULL);
      g_autofree char *stripped = g_strstrip (g_strdup (cases[i].typed));
      MnArticleFilter filter = { 0, cases[i].typed, MN_ORDER_TITLE };

      g_test_message ("%s", escaped);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, cases[i].n_hits);
      /* as a filter, nothing typed filters nothing */
      g_assert_cmpint (mn_snapshot_count_articles (mn_store_get_snapshot (self->store), &filter, &error), ==,
                       *stripped != '\0' ? hits->len : 1);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append (many, "rain ");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) hits = mn_snapshot_search (mn_store_get_snapshot (self->store), long_one, 10, &error);
    g_autoptr (GPtrArray) others = mn_snapshot_search (mn_store_get_snapshot (self->store), many->str, 10, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hits->len, ==, 0);
    g_assert_cmpuint (others->len, ==, 1);
  }
}

static void
test_hits_say_where (Fixture      *self,
                     gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) hits = mn_snapshot_search (mn_store_get_snapshot (self->store), "marquez", 10, NULL);
  MnSearchHit *hit = hits->pdata[0];

  g_assert_true (mn_id_equal (&hit->article, &self->article));
  g_assert_cmpstr (hit->title, ==, "Rain");
  g_assert_nonnull (strstr (hit->excerpt, "\002Márquez\003"));
}

static void
test_lists_articles_in_order (Fixture      *self,
                              gconstpointer data G_GNUC_UNUSED)
{
  static const char *const titles[] = { "Zebra", "élan", "Apple" };
  MnArticleFilter filter = { -1, NULL, MN_ORDER_TITLE };
  MnSnapshot *snapshot = mn_store_get_snapshot (self->store);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) second = NULL;
  static const char *const expected[] = { "Apple", "élan", "Rain", "Zebra" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    fixture_add_article (self->store, &self->me, titles[i], "text");
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);

  all = mn_snapshot_list_articles (snapshot, &filter, 0, 10, NULL);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((MnArticle *) all->pdata[i])->title, ==, expected[i]);
  g_assert_cmpuint (((MnArticle *) all->pdata[2])->n_mentions, ==, 1);
  g_assert_null (((MnArticle *) all->pdata[2])->text);

  second = mn_snapshot_list_articles (snapshot, &filter, 1, 1, NULL);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpstr (((MnArticle *) second->pdata[0])->title, ==, "élan");

  filter.status = MN_ARTICLE_DONE;
  g_assert_cmpint (mn_snapshot_count_articles (snapshot, &filter, NULL), ==, 0);
  filter.status = MN_ARTICLE_TO_DO;
  g_assert_cmpint (mn_snapshot_count_articles (snapshot, &filter, NULL), ==, 4);
}

static void
test_finds_articles_by_the_beginning_of_their_id (Fixture      *self,
                                                  gconstpointer data G_GNUC_UNUSED)
{
  char text[MN_ID_STRING_SIZE];
  g_autofree char *upper = g_ascii_strup (mn_id_to_string (&self->article, text), -1);
  MnSnapshot *snapshot = mn_store_get_snapshot (self->store);

  for (gsize n = 0; n <= strlen (upper) + 1; n++)
    {
      g_autofree char *start = n <= strlen (upper) ? g_strndup (upper, n) : g_strconcat (upper, "0", NULL);
      g_autoptr (GPtrArray) found = mn_snapshot_find_article (snapshot, start, 2, NULL);

      g_assert_cmpuint (found->len, ==, n <= strlen (upper));
    }
  text[30] = text[30] == '0' ? '1' : '0';
  {
    g_autoptr (GPtrArray) found = mn_snapshot_find_article (snapshot, text, 2, NULL);
    g_autoptr (GPtrArray) nonsense = mn_snapshot_find_article (snapshot, "xyz", 2, NULL);

    g_assert_cmpuint (found->len, ==, 0);
    g_assert_cmpuint (nonsense->len, ==, 0);
  }
}

static void
test_tells_what_refers_to_what (Fixture      *self,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (self->folder, "sample.manicule", NULL);
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  MnSnapshot *snapshot = mn_store_get_snapshot (store);
  MnId entity = sample_id (MN_RECORD_ENTITY, 1);
  MnId article = sample_id (MN_RECORD_ARTICLE, 1);
  MnId evidence = sample_id (MN_RECORD_ARTICLE, 2);
  MnId claim = sample_id (MN_RECORD_CLAIM, 1);
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) by_evidence = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) in_article = NULL;
  g_autoptr (MnClaim) by_id = NULL;

  sample_fill (store);
  mentions = mn_snapshot_mentions_of (snapshot, &entity, NULL);
  g_assert_cmpuint (mentions->len, >=, 2);
  g_assert_false (mn_id_is_none (&((MnRecord *) mentions->pdata[0])->article));
  claims = mn_snapshot_claims_of (snapshot, &entity, NULL);
  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_true (mn_id_equal (&((MnRecord *) claims->pdata[0])->article, &article));
  by_evidence = mn_snapshot_claims_of (snapshot, &evidence, NULL);
  g_assert_cmpuint (by_evidence->len, ==, 1);
  relations = mn_snapshot_relations_of (snapshot, &claim, NULL);
  g_assert_cmpuint (relations->len, ==, 1);
  in_article = mn_snapshot_relations_of (snapshot, &article, NULL);
  g_assert_cmpuint (in_article->len, ==, 1);
  g_assert_cmpint (mn_snapshot_count_uses (snapshot, &entity, 100, NULL), ==, (gint64) mentions->len + 3);
  g_assert_cmpint (mn_snapshot_count_uses (snapshot, &entity, 2, NULL), ==, 2);
  by_id = mn_snapshot_get (snapshot, MN_RECORD_CLAIM, &MN_ID_NONE, &claim, NULL);
  g_assert_true (mn_id_equal (&by_id->record.article, &article));
}

static void
test_a_snapshot_is_one_moment (Fixture      *self,
                               gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (self->store, NULL);
  MnId id = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  g_autoptr (MnMention) then = mn_snapshot_get (snapshot, MN_RECORD_MENTION, &self->article, &id, NULL);
  g_autoptr (MnMention) now = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &id);

  g_assert_null (then);
  g_assert_nonnull (now);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/store/records/come-back-as-they-were", test_every_record_comes_back_as_it_was);
  fixture_test ("/store/records/random-ones-come-back-as-they-were", test_every_random_record_comes_back_as_it_was);
  fixture_test ("/store/records/can-all-be-taken-back", test_every_record_can_be_taken_back);
  fixture_test ("/store/records/a-change-on-an-older-revision-is-refused", test_a_change_on_an_older_revision_is_refused);
  fixture_test ("/store/records/one-that-is-there-is-not-made-again", test_a_record_that_is_there_is_not_made_again);
  fixture_test ("/store/records/what-is-in-use-does-not-go", test_what_is_in_use_does_not_go);
  fixture_test ("/store/records/a-head-without-text-leaves-the-text", test_a_head_without_text_leaves_the_text);
  fixture_test ("/store/records/the-same-text-without-blocks-is-no-other", test_the_same_text_without_blocks_is_no_other);
  fixture_test ("/store/records/originals-are-kept", test_originals_are_kept);
  fixture_test ("/store/records/entities-are-found-by-the-beginning-of-a-word",
                test_entities_are_found_by_the_beginning_of_a_word);
  fixture_test ("/store/records/nothing-typed-is-an-error-of-search", test_nothing_typed_is_an_error_of_search);
  fixture_test ("/store/records/hits-say-where", test_hits_say_where);
  fixture_test ("/store/records/lists-articles-in-order", test_lists_articles_in_order);
  fixture_test ("/store/records/finds-articles-by-the-beginning-of-their-id",
                test_finds_articles_by_the_beginning_of_their_id);
  fixture_test ("/store/records/tells-what-refers-to-what", test_tells_what_refers_to_what);
  fixture_test ("/store/records/a-snapshot-is-one-moment", test_a_snapshot_is_one_moment);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "mn-claim.h"
#include "mn-entity.h"

#include <string.h>

/* What claims of the library are found and sorted by. Claims are told apart by their statements: “a”, “b” … */

static MnId
add_entity (Fixture    *self,
            const char *name)
{
  MnEntityBuilder *entity = mn_entity_new_named ("person", name);
  MnId id = entity->record.id;
  g_autoptr (MnChange) change = fixture_change (&self->me, "New Entity");

  mn_change_add (change, NULL, mn_record_end (entity));
  fixture_apply (self->store, change);
  return id;
}

static MnClaimBuilder *
new_claim (Fixture    *self,
           const char *statement,
           guint       start,
           guint       end)
{
  g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
  MnClaimBuilder *claim = mn_claim_new ();

  claim->record.article = self->article;
  claim->statement = g_strdup (statement);
  g_assert_true (mn_spans_add (&claim->spans, text, start, end));
  mn_record_touch (claim, &self->me);
  return claim;
}

static void
add_claimant (MnClaimBuilder *claim,
              const MnId     *entity,
              const MnId     *mention)
{
  MnAttribution *link = mn_array_add (&mn_attribution_info, &claim->attributions);

  link->claimant = (MnReferent){ *entity, *mention };
  link->stance = g_intern_string ("asserts");
}

/* Takes over the claim */
static MnId
add (Fixture        *self,
     MnClaimBuilder *claim)
{
  MnId id = claim->record.id;
  g_autoptr (MnChange) change = fixture_change (&self->me, "Mark Claim");

  mn_change_add (change, NULL, mn_record_end (claim));
  fixture_apply (self->store, change);
  return id;
}

/* The statements of what a query finds, in order */
static char *
list (Fixture            *self,
      const MnClaimQuery *query)
{
  MnSnapshot *snapshot = mn_store_get_snapshot (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mn_snapshot_find_claims (snapshot, query, NULL, NULL, NULL, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (MnClaimRow) row = mn_snapshot_read_claim (snapshot, g_array_index (keys, guint32, i), &error);

      g_assert_no_error (error);
      g_assert_nonnull (row);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", row->claim->statement);
    }
  return g_string_free (found, FALSE);
}

static void
assert_order (Fixture     *self,
              MnClaimOrder order,
              const char  *up,
              const char  *down)
{
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();

  query->order = order;
  query->annotator = self->me;
  query->kinds = g_strsplit ("fact figure opinion", " ", -1);
  query->verdicts = g_strsplit ("true mixed false", " ", -1);
  for (guint in_article = 0; in_article < 2; in_article++)
    for (guint way = 0; way < 2; way++)
      {
        g_autofree char *found = NULL;

        query->is_descending = way;
        query->article = in_article ? self->article : MN_ID_NONE;
        found = list (self, query);
        g_assert_cmpstr (found, ==, way ? down : up);
      }
}

static void
assert_found (Fixture      *self,
              MnClaimQuery *query,
              const char   *expected)
{
  g_autoptr (MnClaimQuery) owned = query;
  g_autofree char *found = NULL;

  query->order = MN_CLAIM_ORDER_TEXT;
  query->is_descending = FALSE;
  query->annotator = self->me;
  found = list (self, query);
  g_assert_cmpstr (found, ==, expected);
}

/* Three claims, of which each column says something else: by text a b c */
static void
add_three (Fixture *self,
           MnId     ids[3])
{
  MnId anna = add_entity (self, "Ánna"), zoe = add_entity (self, "Zoe");
  MnId somebody = fixture_add_person (self->store, "Somebody");
  MnClaimBuilder *a = new_claim (self, "a", 61, 70), *b = new_claim (self, "b", 0, 5), *c = new_claim (self, "c", 6, 10);

  a->kind = g_intern_string ("opinion");
  a->state = MN_CLAIM_CHECKED;
  a->priority = MN_PRIORITY_LOW;
  add_claimant (a, &zoe, &MN_ID_NONE);
  mn_claim_set_verdict (a, &self->me, "mixed", NULL);
  mn_claim_set_verdict (a, &somebody, "true", NULL);
  b->kind = g_intern_string ("fact");
  b->state = MN_CLAIM_UNCHECKED;
  b->priority = MN_PRIORITY_HIGH;
  mn_claim_set_verdict (b, &somebody, "true", NULL);
  c->state = MN_CLAIM_IN_PROGRESS;
  add_claimant (c, &anna, &MN_ID_NONE);
  mn_claim_set_verdict (c, &self->me, "true", NULL);
  ids[0] = add (self, a);
  ids[1] = add (self, b);
  ids[2] = add (self, c);
}

static void
test_each_column_sorts_in_both_directions (Fixture      *self,
                                           gconstpointer data G_GNUC_UNUSED)
{
  MnId ids[3];

  add_three (self, ids);
  assert_order (self, MN_CLAIM_ORDER_TEXT, "a b c", "c b a");
  assert_order (self, MN_CLAIM_ORDER_CLAIMANT, "b c a", "a c b");
  assert_order (self, MN_CLAIM_ORDER_KIND, "b a c", "c a b");
  assert_order (self, MN_CLAIM_ORDER_VERDICT, "c a b", "b a c");
  assert_order (self, MN_CLAIM_ORDER_STATE, "b c a", "a c b");
  assert_order (self, MN_CLAIM_ORDER_PRIORITY, "c a b", "b a c");
  /* those of one article are in the order of reading both ways */
  assert_order (self, MN_CLAIM_ORDER_ARTICLE, "b c a", "b c a");
  assert_order (self, MN_CLAIM_ORDER_DATE, "b c a", "b c a");
}

static void
test_titles_and_dates_of_articles_sort (Fixture      *self,
                                        gconstpointer data G_GNUC_UNUSED)
{
  MnId rain = self->article, other = fixture_add_article (self->store, &self->me, "Älpha", FIXTURE_TEXT);
  g_autoptr (MnArticle) before = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &rain);
  MnArticleBuilder *after = mn_article_edit (before);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Set Date");
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  const struct
  {
    MnClaimOrder order;
    gboolean     is_descending;
    const char  *expected;
  } cases[] = {
    { MN_CLAIM_ORDER_ARTICLE, FALSE, "there here" },
    { MN_CLAIM_ORDER_ARTICLE, TRUE, "here there" },
    { MN_CLAIM_ORDER_DATE, FALSE, "here there" },
    { MN_CLAIM_ORDER_DATE, TRUE, "there here" },
  };

  add (self, new_claim (self, "here", 0, 5));
  self->article = other;
  add (self, new_claim (self, "there", 0, 5));
  self->article = rain;
  /* the other was added when the clock of this computer says, 1970 or later */
  after->published = g_strdup ("1812-01");
  mn_change_modify (change, before, after);
  fixture_apply (self->store, change);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;

      query->order = cases[i].order;
      query->is_descending = cases[i].is_descending;
      found = list (self, query);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_filters_leave_out (Fixture      *self,
                        gconstpointer data G_GNUC_UNUSED)
{
  MnId ids[3];
  MnId other = fixture_add_article (self->store, &self->me, "Other", FIXTURE_TEXT);
  MnClaimQuery *query;

  add_three (self, ids);
  query = mn_claim_query_new ();
  assert_found (self, query, "a b c");
  query = mn_claim_query_new ();
  query->verdict = g_strdup (MN_CLAIM_WITHOUT);
  assert_found (self, query, "b");
  query = mn_claim_query_new ();
  query->verdict = g_strdup ("true");
  assert_found (self, query, "c");
  query = mn_claim_query_new ();
  query->kind = g_strdup (MN_CLAIM_WITHOUT);
  assert_found (self, query, "c");
  query = mn_claim_query_new ();
  query->kind = g_strdup ("opinion");
  assert_found (self, query, "a");
  query = mn_claim_query_new ();
  query->state = MN_CLAIM_UNCHECKED;
  assert_found (self, query, "b");
  query = mn_claim_query_new ();
  query->claimant = g_strdup ("ánn");
  assert_found (self, query, "c");
  query = mn_claim_query_new ();
  query->words = g_strdup ("DENIED it"); /* in the quotation, not in the statement */
  assert_found (self, query, "a");
  query = mn_claim_query_new ();
  query->words = g_strdup ("%");
  assert_found (self, query, "");
  query = mn_claim_query_new ();
  query->article = other;
  assert_found (self, query, "");
  query = mn_claim_query_new ();
  query->article = self->article;
  query->state = MN_CLAIM_IN_PROGRESS;
  assert_found (self, query, "c");
}

static void
assert_claimant (Fixture    *self,
                 const char *expected)
{
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  g_autoptr (GArray) keys = NULL;
  g_autoptr (MnClaimRow) row = NULL;

  query->claimant = g_strdup (expected);
  keys = mn_snapshot_find_claims (mn_store_get_snapshot (self->store), query, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (keys->len, ==, 1);
  row = mn_snapshot_read_claim (mn_store_get_snapshot (self->store), g_array_index (keys, guint32, 0), NULL);
  g_assert_cmpstr (row->claimant, ==, expected);
  g_assert_cmpstr (row->title, ==, "Rain");
  fixture_check (self->store);
}

static void
test_a_claimant_is_found_by_the_name_it_has_now (Fixture      *self,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  MnId kelly = add_entity (self, "Kelly");
  MnClaimBuilder *claim = new_claim (self, "a", 0, 5);
  g_autoptr (MnEntity) before = fixture_get (self->store, MN_RECORD_ENTITY, NULL, &kelly);
  MnEntityBuilder *after = mn_entity_edit (before);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Rename");

  add_claimant (claim, &kelly, &MN_ID_NONE);
  add (self, claim);
  assert_claimant (self, "Kelly");
  g_free (after->name);
  after->name = g_strdup ("Anna Brandt");
  mn_change_modify (change, before, after);
  fixture_apply (self->store, change);
  assert_claimant (self, "Anna Brandt");
  g_assert_true (fixture_step (self, FALSE));
  assert_claimant (self, "Kelly");
}

static void
test_somebody_unnamed_is_found_by_the_words_there_are_now (Fixture      *self,
                                                           gconstpointer data G_GNUC_UNUSED)
{
  MnId mention = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  MnClaimBuilder *claim = new_claim (self, "a", 20, 30);
  g_autoptr (MnMention) before = fixture_get (self->store, MN_RECORD_MENTION, &self->article, &mention);
  MnMentionBuilder *after = mn_mention_edit (before);
  g_autoptr (MnMentionBuilder) longer = fixture_mention (&self->article, &self->me, 0, 10);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Move");

  add_claimant (claim, &MN_ID_NONE, &mention);
  add (self, claim);
  assert_claimant (self, "Kelly");
  mn_spans_set (&after->spans, &longer->spans);
  mn_change_modify (change, before, after);
  fixture_apply (self->store, change);
  assert_claimant (self, "Kelly told");
  g_assert_true (fixture_step (self, FALSE));
  assert_claimant (self, "Kelly");
}

static void
test_what_is_changed_and_undone_is_found_accordingly (Fixture      *self,
                                                      gconstpointer data G_GNUC_UNUSED)
{
  MnId id = add (self, new_claim (self, "a", 0, 5));
  g_autoptr (MnClaim) before = fixture_get (self->store, MN_RECORD_CLAIM, &self->article, &id);
  MnClaimBuilder *after = mn_claim_edit (before);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Verdict");
  g_autoptr (MnChange) removal = fixture_change (&self->me, "Remove");
  MnClaimQuery *query;

  mn_claim_set_verdict (after, &self->me, "false", NULL);
  g_free (after->statement);
  after->statement = g_strdup ("b");
  mn_change_modify (change, before, after);
  fixture_apply (self->store, change);
  query = mn_claim_query_new ();
  query->verdict = g_strdup ("false");
  assert_found (self, query, "b");
  fixture_check (self->store);

  g_assert_true (fixture_step (self, FALSE));
  query = mn_claim_query_new ();
  query->verdict = g_strdup (MN_CLAIM_WITHOUT);
  assert_found (self, query, "a");
  fixture_check (self->store);

  g_assert_true (fixture_step (self, FALSE));
  assert_found (self, mn_claim_query_new (), "");
  g_assert_cmpint (mn_snapshot_count_claims (mn_store_get_snapshot (self->store), NULL), ==, 0);
  fixture_check (self->store);
  g_assert_true (fixture_step (self, TRUE));
  g_assert_true (fixture_step (self, TRUE));
  assert_found (self, mn_claim_query_new (), "b");
  g_assert_cmpint (mn_snapshot_count_claims (mn_store_get_snapshot (self->store), NULL), ==, 1);
  fixture_check (self->store);
}

static void
take_first (GArray  *keys,
            gpointer user_data)
{
  *(guint *) user_data += keys->len;
}

static void
test_tells_early_what_many_begin_with (Fixture      *self,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnChange) change = fixture_change (&self->me, "Many");
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  g_autoptr (GArray) keys = NULL;
  guint n_told = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *statement = g_strdup_printf ("%04u", i);

      mn_change_add (change, NULL, mn_record_end (new_claim (self, statement, 0, 5)));
    }
  fixture_apply (self->store, change);
  query->order = MN_CLAIM_ORDER_TEXT;
  keys = mn_snapshot_find_claims (mn_store_get_snapshot (self->store), query, take_first, &n_told, NULL, NULL);
  g_assert_cmpuint (keys->len, ==, 1000);
  g_assert_cmpuint (n_told, >, 0);
  g_assert_cmpuint (n_told, <, 1000);
}

static void
test_a_search_can_be_cancelled (Fixture      *self,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  g_autoptr (GError) error = NULL;

  add (self, new_claim (self, "a", 0, 5));
  g_cancellable_cancel (cancellable);
  g_assert_null (mn_snapshot_find_claims (mn_store_get_snapshot (self->store), query, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_problem (const char *message,
               gpointer    user_data)
{
  if (strstr (message, "listed") != NULL)
    (*(guint *) user_data)++;
}

static void
test_what_they_are_found_by_is_checked_and_mended (Fixture      *self,
                                                   gconstpointer data G_GNUC_UNUSED)
{
  static const char *const damages[] = {
    "UPDATE claim_rows SET claimant = 'nobody' WHERE text LIKE 'a%'",
    "UPDATE claim_rows SET state = 2 WHERE text LIKE 'b%'",
    "DELETE FROM claim_rows WHERE text LIKE 'c%'",
    "DELETE FROM claim_verdicts",
    "UPDATE article_dates SET date = '1812'",
    "INSERT INTO claim_rows (claim, article, place, state, priority, claimant, text) VALUES (x'00', 1, 0, 0, 0, '', '')",
  };
  MnId ids[3];

  add_three (self, ids);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      guint n_problems = 0;

      g_test_message ("%s", damages[i]);
      g_clear_object (&self->store);
      fixture_sql (self->path, damages[i]);
      self->store = fixture_open (self->path, 0);
      g_assert_false (mn_sqlite_store_check (self->store, TRUE, count_problem, &n_problems, NULL, NULL));
      g_assert_cmpuint (n_problems, ==, 1);
      fixture_check (self->store);
    }
  assert_order (self, MN_CLAIM_ORDER_VERDICT, "c a b", "b a c");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/claims/each-column-sorts-in-both-directions", test_each_column_sorts_in_both_directions);
  fixture_test ("/claims/titles-and-dates-of-articles-sort", test_titles_and_dates_of_articles_sort);
  fixture_test ("/claims/filters-leave-out", test_filters_leave_out);
  fixture_test ("/claims/a-claimant-is-found-by-the-name-it-has-now", test_a_claimant_is_found_by_the_name_it_has_now);
  fixture_test ("/claims/somebody-unnamed-is-found-by-the-words-there-are-now",
                test_somebody_unnamed_is_found_by_the_words_there_are_now);
  fixture_test ("/claims/what-is-changed-and-undone-is-found-accordingly",
                test_what_is_changed_and_undone_is_found_accordingly);
  fixture_test ("/claims/tells-early-what-many-begin-with", test_tells_early_what_many_begin_with);
  fixture_test ("/claims/a-search-can-be-cancelled", test_a_search_can_be_cancelled);
  fixture_test ("/claims/what-they-are-found-by-is-checked-and-mended",
                test_what_they_are_found_by_is_checked_and_mended);

  return g_test_run ();
}

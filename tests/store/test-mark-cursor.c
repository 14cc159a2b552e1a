/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "mn-claim.h"
#include "mn-mark.h"
#include "mn-remark.h"
#include "mn-sqlite-mark-cursor.h"

static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };

typedef struct
{
  Fixture       fixture;
  MnConnection *connection;
  GArray       *keys; /* in the order of their ids; every third is of no mark */
} Marks;

static MnRecordBuilder *
make_mark (MnRecordKind kind,
           Marks       *self,
           const MnId  *article)
{
  g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
  MnRecordBuilder *mark;

  if (kind == MN_RECORD_MENTION)
    return (MnRecordBuilder *) fixture_mention (article, &self->fixture.me, 0, 5);
  mark = kind == MN_RECORD_CLAIM ? (MnRecordBuilder *) mn_claim_new () : (MnRecordBuilder *) mn_remark_new ();
  mark->article = *article;
  g_assert_true (mn_spans_add (mn_mark_edit_spans (mark), text, 0, 5));
  mn_record_touch (mark, &self->fixture.me);
  return mark;
}

/* One of @n: mostly mentions of one article, or the cursor would not get anywhere */
static guint
mostly_first (guint n)
{
  return g_test_rand_int_range (0, 10) < 9 ? 0 : (guint) g_test_rand_int_range (0, (gint32) n);
}

static void
set_up (Marks        *self,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) error = NULL;
  MnId articles[2];

  fixture_set_up (&self->fixture);
  articles[0] = self->fixture.article;
  articles[1] = fixture_add_article (self->fixture.store, &self->fixture.me, "Other", FIXTURE_TEXT);
  change = fixture_change (&self->fixture.me, "Marks");
  self->keys = g_array_new (FALSE, FALSE, sizeof (MnRecordKey));
  for (guint i = 0; i < 300; i++)
    {
      MnRecordKind kind = kinds[mostly_first (3)];
      MnRecordBuilder *mark = make_mark (kind, self, &articles[mostly_first (2)]);
      MnRecordKey key = { kind, mark->article, mark->id };

      g_array_append_val (self->keys, key);
      if (i % 3 == 0)
        mn_record_unref (mark);
      else
        mn_change_add (change, NULL, mn_record_end (mark));
    }
  fixture_apply (self->fixture.store, change);
  self->connection = mn_connection_open (self->fixture.path, MN_CONNECTION_READ, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Marks        *self,
           gconstpointer data G_GNUC_UNUSED)
{
  mn_connection_close (self->connection);
  g_array_unref (self->keys);
  fixture_tear_down (&self->fixture);
}

static void
compare (Marks             *self,
         MnMarkCursor      *cursor,
         const MnRecordKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) expected = mn_read_record (self->connection, key->kind, &key->article, &key->id, &error);
  g_autoptr (MnRecord) read = mn_mark_cursor_read (cursor, key, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read != NULL, ==, expected != NULL);
  if (read == NULL)
    return;
  g_assert_true (mn_record_equal (read, expected));
  g_assert_cmpint (read->revision, ==, expected->revision);
}

/* Backwards, to and fro, or forwards with each once or several times */
static guint
place_in_round (guint way,
                guint i,
                guint n)
{
  if (way == 0)
    return n - 1 - i;
  if (way == 1)
    return (guint) g_test_rand_int_range (0, (gint32) n);
  return i / (way - 1);
}

static void
test_reads_what_a_look_up_would (Marks        *self,
                                 gconstpointer data G_GNUC_UNUSED)
{
  g_auto (MnMarkCursor) cursor = { 0 };
  MnId nowhere = mn_id_new ();

  mn_mark_cursor_init (&cursor, self->connection);
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 20);
      guint at = (guint) g_test_rand_int_range (0, (gint32) (self->keys->len - n));
      guint way = (guint) g_test_rand_int_range (0, 5);

      for (guint i = 0; i < n; i++)
        {
          MnRecordKey key = g_array_index (self->keys, MnRecordKey, at + place_in_round (way, i, n));

          /* also what is of another kind, or in another article or none */
          if (g_test_rand_int_range (0, 30) == 0)
            key.kind = kinds[g_test_rand_int_range (0, 3)];
          if (g_test_rand_int_range (0, 60) == 0)
            key.article = nowhere;
          compare (self, &cursor, &key);
        }
    }
}

static void
test_looks_once_for_marks_in_order (Marks        *self,
                                    gconstpointer data G_GNUC_UNUSED)
{
  g_auto (MnMarkCursor) cursor = { 0 };
  const MnId *first = NULL;

  mn_mark_cursor_init (&cursor, self->connection);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const MnRecordKey *key = &g_array_index (self->keys, MnRecordKey, i);

      if (key->kind != MN_RECORD_MENTION || !mn_id_equal (&key->article, &self->fixture.article))
        continue;
      compare (self, &cursor, key);
      if (first == NULL)
        first = &key->id;
      g_assert_true (mn_id_equal (&cursor.sought, first));
    }
  g_assert_nonnull (first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/mark-cursor/reads-what-a-look-up-would", Marks, NULL, set_up, test_reads_what_a_look_up_would,
              tear_down);
  g_test_add ("/store/mark-cursor/looks-once-for-marks-in-order", Marks, NULL, set_up,
              test_looks_once_for_marks_in_order, tear_down);

  return g_test_run ();
}

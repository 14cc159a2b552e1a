/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-mention.h"
#include "mn-record-pool.h"

#include <string.h>

/* A mention whose quote and spans stand behind it, and whose note does not */
static MnMention *
make_mention (MnRecordPool *pool,
              guint         number)
{
  char quote[32];
  gsize n_quote = (gsize) g_snprintf (quote, sizeof quote, "quote %u", number) + 1;
  gpointer room;
  MnMentionBuilder *mention = mn_record_pool_add (pool, &mn_mention_info, sizeof (MnSpan) + n_quote, &room);
  MnSpan *span = room;

  *span = (MnSpan){ (gint) number, (gint) number + 5, (char *) room + sizeof (MnSpan), NULL, NULL };
  memcpy (span->quote, quote, n_quote);
  mention->spans.items = span;
  mention->spans.n = 1;
  mention->record.id = mn_id_new ();
  mention->type = "person";
  mention->note = g_strdup_printf ("note %u", number);
  return mn_record_end (mention);
}

static void
assert_mention (MnMention *mention,
                guint      number)
{
  g_autofree char *quote = g_strdup_printf ("quote %u", number);
  g_autofree char *note = g_strdup_printf ("note %u", number);

  g_assert_cmpstr (mention->spans.items[0].quote, ==, quote);
  g_assert_cmpstr (mention->note, ==, note);
  g_assert_null (mention->role);
}

static void
test_records_outlive_their_pool (void)
{
  MnRecordPool *pool = mn_record_pool_new ();
  MnMention *mentions[10000];

  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    mentions[i] = make_mention (pool, i);
  mn_record_pool_free (pool);

  /* every third one stays for a while */
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    if (i % 3 != 0)
      mn_mention_unref (mentions[i]);
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i += 3)
    assert_mention (mentions[i], i);
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i += 3)
    mn_mention_unref (mentions[i]);
}

static void
test_a_copy_is_its_own (void)
{
  g_autoptr (MnRecordPool) pool = mn_record_pool_new ();
  MnMention *mention = make_mention (pool, 7);
  g_autoptr (MnMentionBuilder) copy = mn_mention_edit (mention);
  MnSpan *added;

  g_assert_true (mn_record_equal (mention, copy));
  mn_mention_unref (mention);
  g_clear_pointer (&pool, mn_record_pool_free);

  assert_mention (copy, 7);
  added = mn_array_add (&mn_span_info, &copy->spans);
  added->quote = g_strdup ("more");
  mn_array_remove (&mn_span_info, &copy->spans, 0);
  g_assert_cmpstr (copy->spans.items[0].quote, ==, "more");
}

static void
test_gives_room_for_anything (void)
{
  g_autoptr (MnRecordPool) pool = mn_record_pool_new ();

  for (gsize n_bytes = 0; n_bytes < (gsize) 8 * 1024 * 1024; n_bytes = 3 * n_bytes + 1)
    {
      gpointer room;
      g_autoptr (MnMentionBuilder) mention = mn_record_pool_add (pool, &mn_mention_info, n_bytes, &room);

      g_assert_cmpuint ((gsize) room % sizeof (gint64), ==, 0);
      memset (room, 'x', n_bytes);
      g_assert_null (mention->note);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-pool/records-outlive-their-pool", test_records_outlive_their_pool);
  g_test_add_func ("/record-pool/a-copy-is-its-own", test_a_copy_is_its_own);
  g_test_add_func ("/record-pool/gives-room-for-anything", test_gives_room_for_anything);
  return g_test_run ();
}

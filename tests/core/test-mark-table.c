/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-mark-table.h"

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return mn_id_compare (&(*(MnRecord *const *) a)->id, &(*(MnRecord *const *) b)->id);
}

static gpointer
make_mark (MnRecordKind kind)
{
  return kind == MN_RECORD_MENTION ? (gpointer) mn_mention_new ()
         : kind == MN_RECORD_CLAIM ? (gpointer) mn_claim_new ()
                                   : (gpointer) mn_remark_new ();
}

static MnRecordKind
random_kind (void)
{
  return (MnRecordKind) g_test_rand_int_range (MN_RECORD_MENTION, MN_RECORD_REMARK + 1);
}

/* One kind after another, each by id, as a library gives them; the last kind has the first ids */
static GPtrArray *
make_marks (const MnRecordKind *kinds,
            guint               n_kinds,
            guint               n_each)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);

  g_ptr_array_set_size (marks, (gint) (n_kinds * n_each));
  for (guint kind = n_kinds - 1; kind < n_kinds; kind--)
    for (guint i = 0; i < n_each; i++)
      marks->pdata[kind * n_each + i] = mn_record_end (make_mark (kinds[kind]));
  for (guint kind = 0; kind < n_kinds; kind++)
    qsort (marks->pdata + kind * n_each, n_each, sizeof (gpointer), compare_ids);
  return marks;
}

static void
compare (MnMarkTable *table,
         GHashTable  *naive)
{
  GHashTableIter iter;
  gpointer id, mark;
  guint n = 0;

  g_hash_table_iter_init (&iter, naive);
  while (g_hash_table_iter_next (&iter, &id, &mark))
    g_assert_true (mn_mark_table_get (table, id) == mark);
  for (MnRecordKind kind = MN_RECORD_MENTION; kind <= MN_RECORD_REMARK; kind++)
    {
      g_autoptr (GPtrArray) listed = mn_mark_table_list (table, kind);

      for (guint i = 0; i < listed->len; i++)
        {
          mark = listed->pdata[i];
          g_assert_cmpint (mn_record_kind (mark), ==, kind);
          g_assert_true (g_hash_table_lookup (naive, &((MnRecord *) mark)->id) == mark);
        }
      n += listed->len;
    }
  g_assert_cmpuint (n, ==, g_hash_table_size (naive));
}

/* Removed marks come back by an undo, and changed ones may go */
static void
test_holds_what_a_plain_table_holds (void)
{
  static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };
  GPtrArray *marks = make_marks (kinds, G_N_ELEMENTS (kinds), 200);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  g_autoptr (GHashTable) naive
      = g_hash_table_new_full (mn_id_hash, mn_id_equal, NULL, (GDestroyNotify) mn_record_unref);
  g_autoptr (MnMarkTable) table = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      MnRecord *mark = marks->pdata[i];

      g_ptr_array_add (all, mn_record_ref (mark));
      g_hash_table_replace (naive, (gpointer) &mark->id, mn_record_ref (mark));
    }
  table = mn_mark_table_new (marks);
  compare (table, naive);

  for (guint round = 0; round < 3000; round++)
    {
      gboolean is_new = g_test_rand_int_range (0, 4) == 0;
      MnRecord *known = all->pdata[g_test_rand_int_range (0, (gint32) all->len)];

      if (!is_new && g_test_rand_bit () && g_hash_table_contains (naive, &known->id))
        {
          mn_mark_table_remove (table, &known->id);
          g_assert_null (mn_mark_table_get (table, &known->id));
          g_hash_table_remove (naive, &known->id);
        }
      else
        {
          MnRecord *mark = mn_record_end (is_new ? make_mark (random_kind ()) : mn_record_edit (known));

          mn_mark_table_set (table, mark);
          g_hash_table_replace (naive, (gpointer) &mark->id, (gpointer) mark);
          if (is_new)
            g_ptr_array_add (all, mn_record_ref (mark));
        }
      if (round % 100 == 0)
        compare (table, naive);
    }
  compare (table, naive);
}

static void
test_finds_marks_where_a_kind_has_none (void)
{
  static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };

  for (guint some = 0; some < 8; some++)
    {
      MnRecordKind has[3];
      guint n_has = 0;
      GPtrArray *marks;
      g_autoptr (MnMarkTable) table = NULL;
      MnId id = mn_id_new ();

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (some & 1u << i)
          has[n_has++] = kinds[i];
      marks = make_marks (has, n_has, 3);
      table = mn_mark_table_new (marks);
      for (guint i = 0; i < marks->len; i++)
        g_assert_true (mn_mark_table_get (table, &((MnRecord *) marks->pdata[i])->id) == marks->pdata[i]);
      g_assert_null (mn_mark_table_get (table, &id));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mark-table/holds-what-a-plain-table-holds", test_holds_what_a_plain_table_holds);
  g_test_add_func ("/mark-table/finds-marks-where-a-kind-has-none", test_finds_marks_where_a_kind_has_none);
  return g_test_run ();
}

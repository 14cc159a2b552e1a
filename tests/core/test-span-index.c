/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-span-index.h"

/* A mark over arbitrary places; the index looks at nothing but places and ids */
static MnRecord *
make_mark (const guint *places,
           guint        n_pieces)
{
  MnRemarkBuilder *remark = mn_remark_new ();

  for (guint i = 0; i < n_pieces; i++)
    {
      MnSpan *span = mn_array_add (&mn_span_info, &remark->spans);

      span->start = (gint) places[2 * i];
      span->end = (gint) places[2 * i + 1];
      span->quote = g_strdup ("x");
    }
  return mn_record_end (remark);
}

static MnRecord *
make_random_mark (guint length)
{
  guint places[4];
  guint n_pieces = g_test_rand_int_range (0, 10) == 0 ? 2 : 1;

  places[0] = (guint) g_test_rand_int_range (0, (gint32) length);
  /* mostly short, now and then one that reaches far */
  places[1] = places[0] + (guint) g_test_rand_int_range (1, g_test_rand_int_range (0, 20) == 0 ? (gint32) length : 30);
  places[2] = places[1] + (guint) g_test_rand_int_range (1, 50);
  places[3] = places[2] + (guint) g_test_rand_int_range (1, 30);
  return make_mark (places, n_pieces);
}

typedef struct
{
  guint     n;
  guint     last_start;
  guint     last_end;
  guint64   sum; /* of addresses and pieces: which spans they were, whatever the order among equals */
} Seen;

static gboolean
see (MnRecord *mark,
     guint     piece,
     gpointer  user_data)
{
  Seen *seen = user_data;
  const MnSpan *span = &mn_mark_get_spans (mark)->items[piece];

  if (seen->n > 0)
    {
      g_assert_cmpuint ((guint) span->start, >=, seen->last_start);
      if ((guint) span->start == seen->last_start)
        g_assert_cmpuint ((guint) span->end, <=, seen->last_end);
    }
  seen->last_start = (guint) span->start;
  seen->last_end = (guint) span->end;
  seen->n++;
  seen->sum += (guint64) GPOINTER_TO_SIZE (mark) + piece;
  return TRUE;
}

static Seen
look_naively (GPtrArray *marks,
              guint      start,
              guint      end)
{
  Seen seen = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      const MnSpans *spans = mn_mark_get_spans (marks->pdata[i]);

      for (guint j = 0; j < spans->n; j++)
        {
          guint a = (guint) spans->items[j].start;
          guint b = (guint) spans->items[j].end;

          if (start == end ? a <= start && start <= b : a < end && start < b)
            {
              seen.n++;
              seen.sum += (guint64) GPOINTER_TO_SIZE (marks->pdata[i]) + j;
            }
        }
    }
  return seen;
}

static void
compare (MnSpanIndex *index,
         GPtrArray   *marks,
         guint        length)
{
  for (guint i = 0; i < 40; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, (gint32) length + 100);
      guint end = start + (guint) g_test_rand_int_range (0, 60);
      Seen expected = look_naively (marks, start, end);
      Seen seen = { 0 };

      mn_span_index_foreach (index, start, end, see, &seen);
      g_assert_cmpuint (seen.n, ==, expected.n);
      g_assert_cmpuint (seen.sum, ==, expected.sum);
    }
}

static void
test_is_like_a_naive_list (void)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  g_autoptr (MnSpanIndex) index = NULL;
  guint length = 20000;

  for (guint i = 0; i < 3000; i++)
    g_ptr_array_add (marks, (gpointer) make_random_mark (length));
  index = mn_span_index_new_from (marks);
  compare (index, marks, length);

  for (guint round = 0; round < 6000; round++)
    {
      if (marks->len > 0 && g_test_rand_int_range (0, 100) < 48)
        {
          guint i = (guint) g_test_rand_int_range (0, (gint32) marks->len);

          g_assert_true (mn_span_index_remove (index, marks->pdata[i]));
          g_ptr_array_remove_index_fast (marks, i);
        }
      else
        {
          g_ptr_array_add (marks, (gpointer) make_random_mark (length));
          mn_span_index_add (index, marks->pdata[marks->len - 1]);
        }
      if (round % 500 == 0)
        compare (index, marks, length);
    }
  compare (index, marks, length);

  while (marks->len > 0)
    {
      g_assert_true (mn_span_index_remove (index, marks->pdata[0]));
      g_ptr_array_remove_index_fast (marks, 0);
    }
  g_assert_cmpuint (mn_span_index_get_size (index), ==, 0);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return mn_mark_compare (*(gconstpointer const *) a, *(gconstpointer const *) b);
}

/* As an undo takes marks out, forwards or backwards from anywhere; and others come in their place */
static void
test_is_like_a_naive_list_when_marks_go_in_order (void)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  g_autoptr (MnSpanIndex) index = NULL;
  guint length = 20000;

  for (guint i = 0; i < 3000; i++)
    g_ptr_array_add (marks, (gpointer) make_random_mark (length));
  index = mn_span_index_new_from (marks);

  for (guint round = 0; round < 40; round++)
    {
      gboolean backwards = g_test_rand_bit ();
      guint n = (guint) g_test_rand_int_range (1, 1500);
      guint at = (guint) g_test_rand_int_range (0, (gint32) (marks->len - n));

      g_ptr_array_sort (marks, compare_marks);
      for (guint i = 0; i < n; i++)
        g_assert_true (mn_span_index_remove (index, marks->pdata[backwards ? at + n - 1 - i : at + i]));
      g_assert_false (mn_span_index_remove (index, marks->pdata[at]));
      g_ptr_array_remove_range (marks, at, n);
      compare (index, marks, length);

      while (n-- > 0)
        {
          g_ptr_array_add (marks, (gpointer) make_random_mark (round % 2 == 0 ? length : 1000));
          mn_span_index_add (index, marks->pdata[marks->len - 1]);
        }
      compare (index, marks, length);
    }
}

static void
test_finds_a_long_span_that_began_far_above (void)
{
  g_autoptr (MnSpanIndex) index = mn_span_index_new ();
  g_autoptr (MnRecord) whole = make_mark ((guint[]){ 0, 100000 }, 1);
  Seen seen = { 0 };

  mn_span_index_add (index, whole);
  for (guint i = 1; i < 5000; i++)
    {
      g_autoptr (MnRecord) mark = make_mark ((guint[]){ 10 * i, 10 * i + 5 }, 1);

      mn_span_index_add (index, mark);
    }
  mn_span_index_foreach (index, 90000, 90001, see, &seen);
  g_assert_cmpuint (seen.n, ==, 1);
}

static gboolean
take (MnRecord *mark,
      guint     piece G_GNUC_UNUSED,
      gpointer  user_data)
{
  *(MnRecord **) user_data = mark;
  return FALSE;
}

static void
test_walks_in_both_directions (void)
{
  g_autoptr (MnSpanIndex) index = mn_span_index_new ();
  g_autoptr (MnRecord) first = make_mark ((guint[]){ 10, 20 }, 1);
  g_autoptr (MnRecord) second = make_mark ((guint[]){ 30, 40 }, 1);
  MnRecord *found = NULL;

  mn_span_index_add (index, first);
  mn_span_index_add (index, second);
  mn_span_index_walk (index, 10, FALSE, take, &found);
  g_assert_true (found == first);
  mn_span_index_walk (index, 11, FALSE, take, &found);
  g_assert_true (found == second);
  mn_span_index_walk (index, 29, TRUE, take, &found);
  g_assert_true (found == first);
  mn_span_index_walk (index, 30, TRUE, take, &found);
  g_assert_true (found == second);
  found = NULL;
  mn_span_index_walk (index, 31, FALSE, take, &found);
  g_assert_null (found);
}

/* Marks as people make them: a few runs through the text, in one go or going back now and then */
static void
test_sorts_runs_of_any_length (void)
{
  for (guint n = 0; n < 60; n++)
    for (guint run = 1; run < 9; run++)
      {
        g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
        g_autoptr (MnSpanIndex) index = NULL;

        for (guint i = 0; i < n; i++)
          {
            guint start = run < 5 ? i % (n / run + 1) * 10 : (n - i) / (run - 4) * 10;
            guint places[] = { start, start + 5 };

            g_ptr_array_add (marks, (gpointer) make_mark (places, 1));
          }
        index = mn_span_index_new_from (marks);
        compare (index, marks, 700);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-index/is-like-a-naive-list", test_is_like_a_naive_list);
  g_test_add_func ("/span-index/is-like-a-naive-list-when-marks-go-in-order",
                   test_is_like_a_naive_list_when_marks_go_in_order);
  g_test_add_func ("/span-index/sorts-runs-of-any-length", test_sorts_runs_of_any_length);
  g_test_add_func ("/span-index/finds-a-long-span-that-began-far-above", test_finds_a_long_span_that_began_far_above);
  g_test_add_func ("/span-index/walks-in-both-directions", test_walks_in_both_directions);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-far-spans.h"

typedef struct
{
  MnId    article;
  gint    start;
  gint    end;
  char   *quote;
  guint64 line;
} FarSpan;

struct _MnFarSpans
{
  GArray  *spans; /* of FarSpan */
  gboolean is_sorted;
};

static void
clear_span (gpointer data)
{
  g_free (((FarSpan *) data)->quote);
}

/**
 * mn_far_spans_new:
 *
 * Returns: (transfer full): an empty list
 */
MnFarSpans *
mn_far_spans_new (void)
{
  MnFarSpans *self = g_new0 (MnFarSpans, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (FarSpan));
  g_array_set_clear_func (self->spans, clear_span);
  return self;
}

/**
 * mn_far_spans_free:
 * @self: (transfer full): a list
 */
void
mn_far_spans_free (MnFarSpans *self)
{
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * mn_far_spans_add:
 * @self: a list
 * @article: the article quoted
 * @start: where the quotation begins there, or -1
 * @end: where it ends, or -1
 * @quote: what it says
 * @line: where that is said in the file
 */
void
mn_far_spans_add (MnFarSpans *self,
                  const MnId *article,
                  gint        start,
                  gint        end,
                  const char *quote,
                  guint64     line)
{
  FarSpan span = { *article, start, end, g_strdup (quote), line };

  g_array_append_val (self->spans, span);
  self->is_sorted = FALSE;
}

/**
 * mn_far_spans_is_empty:
 * @self: a list
 *
 * Returns: whether nothing is in it
 */
gboolean
mn_far_spans_is_empty (MnFarSpans *self)
{
  return self->spans->len == 0;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const FarSpan *x = a;
  const FarSpan *y = b;
  int by_article = mn_id_compare (&x->article, &y->article);

  if (by_article != 0)
    return by_article;
  return (x->line > y->line) - (x->line < y->line);
}

/* Returns: the position of the first span whose article is not before @article, or that comes after it */
static guint
find (MnFarSpans *self,
      const MnId *article,
      gboolean    after)
{
  guint low = 0;
  guint high = self->spans->len;

  if (!self->is_sorted)
    g_array_sort (self->spans, compare_spans);
  self->is_sorted = TRUE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = mn_id_compare (&g_array_index (self->spans, FarSpan, middle).article, article);

      if (order < 0 || (after && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * mn_far_spans_next_article:
 * @self: a list
 * @article: (inout): an article, none to begin with; becomes the next that is quoted
 *
 * Returns: whether there is one
 */
gboolean
mn_far_spans_next_article (MnFarSpans *self,
                           MnId       *article)
{
  guint position = find (self, article, TRUE);

  if (position == self->spans->len)
    return FALSE;
  *article = g_array_index (self->spans, FarSpan, position).article;
  return TRUE;
}

/**
 * mn_far_spans_check:
 * @self: a list
 * @article: an article
 * @text: its text
 * @reader: a reader of the file, which is told what is wrong
 *
 * Checks all that is quoted from one article.
 */
void
mn_far_spans_check (MnFarSpans   *self,
                    const MnId   *article,
                    MnText       *text,
                    MnJsonReader *reader)
{
  for (guint i = find (self, article, FALSE); i < self->spans->len; i++)
    {
      const FarSpan *far = &g_array_index (self->spans, FarSpan, i);
      MnSpan span = { far->start, far->end, far->quote, NULL, NULL };
      MnSpans spans = { &span, 1 };
      g_autofree char *reason = NULL;

      if (!mn_id_equal (&far->article, article))
        return;
      if (!mn_spans_check (&spans, text, &reason))
        mn_json_reader_fail_at (reader, far->line, "%s", reason);
    }
}

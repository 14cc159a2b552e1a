/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-span.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MnFieldInfo span_fields[] = {
  { "start", MN_FIELD_POSITION, offsetof (MnSpan, start), 0, NULL, NULL },
  { "end", MN_FIELD_POSITION, offsetof (MnSpan, end), 0, NULL, NULL },
  { "quote", MN_FIELD_STRING, offsetof (MnSpan, quote), MN_FIELD_REQUIRED, NULL, NULL },
  { "prefix", MN_FIELD_STRING, offsetof (MnSpan, prefix), MN_FIELD_IF_UNPLACED, NULL, NULL },
  { "suffix", MN_FIELD_STRING, offsetof (MnSpan, suffix), MN_FIELD_IF_UNPLACED, NULL, NULL },
};
const MnStructInfo mn_span_info = MN_STRUCT_INFO (MnSpan, span_fields);

static const MnFieldInfo article_span_fields[] = {
  { "article", MN_FIELD_ID, offsetof (MnArticleSpan, article), MN_FIELD_REQUIRED, NULL, NULL },
  { "start", MN_FIELD_POSITION, offsetof (MnArticleSpan, start), 0, NULL, NULL },
  { "end", MN_FIELD_POSITION, offsetof (MnArticleSpan, end), 0, NULL, NULL },
  { "quote", MN_FIELD_STRING, offsetof (MnArticleSpan, quote), MN_FIELD_REQUIRED, NULL, NULL },
};
const MnStructInfo mn_article_span_info = MN_STRUCT_INFO (MnArticleSpan, article_span_fields);

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  return ((const MnSpan *) a)->start - ((const MnSpan *) b)->start;
}

/* Joins pieces that overlap or touch, so that a gap stays between them */
static void
join_pieces (MnSpans      *spans,
             const MnText *text)
{
  for (guint i = 1; i < spans->n;)
    {
      MnSpan *before = &spans->items[i - 1];
      MnSpan *span = &spans->items[i];

      if (before->start < 0 || span->start > before->end)
        {
          i++;
          continue;
        }
      before->end = MAX (before->end, span->end);
      g_free (before->quote);
      before->quote = mn_text_slice (text, (guint) before->start, (guint) before->end);
      mn_array_remove (&mn_span_info, spans, i);
    }
}

/**
 * mn_spans_add:
 * @spans: the pieces of a mark
 * @text: the text they stand in
 * @start: where a further piece begins, in code points
 * @end: where it ends, not included
 *
 * Adds a piece without the blanks at its edges; pieces that touch become one.
 *
 * Returns: whether anything but blanks was there to add
 */
gboolean
mn_spans_add (MnSpans      *spans,
              const MnText *text,
              guint         start,
              guint         end)
{
  MnSpan *span;

  end = MIN (end, mn_text_get_length (text));
  while (start < end && g_unichar_isspace (mn_text_get_char (text, start)))
    start++;
  while (start < end && g_unichar_isspace (mn_text_get_char (text, end - 1)))
    end--;
  if (start >= end)
    return FALSE;

  span = mn_array_add (&mn_span_info, spans);
  span->start = (gint) start;
  span->end = (gint) end;
  span->quote = mn_text_slice (text, start, end);
  if (spans->n > 1)
    {
      qsort (spans->items, spans->n, sizeof (MnSpan), compare_starts);
      join_pieces (spans, text);
    }
  return TRUE;
}

/**
 * mn_spans_set:
 * @spans: the pieces of a mark
 * @from: those to put there instead
 */
void
mn_spans_set (MnSpans       *spans,
              const MnSpans *from)
{
  mn_array_set (&mn_span_info, spans, from->items, from->n);
}

/**
 * mn_spans_first:
 * @spans: the pieces of a mark
 *
 * Returns: where the first piece with a place begins, or -1
 */
gint
mn_spans_first (const MnSpans *spans)
{
  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start >= 0)
      return spans->items[i].start;
  return -1;
}

/**
 * mn_spans_last:
 * @spans: the pieces of a mark
 *
 * Returns: where the last piece ends, or -1 where none has a place
 */
gint
mn_spans_last (const MnSpans *spans)
{
  for (guint i = spans->n; i > 0; i--)
    if (spans->items[i - 1].start >= 0)
      return spans->items[i - 1].end;
  return -1;
}

/**
 * mn_spans_touch:
 * @spans: the pieces of a mark
 * @start: where a stretch begins
 * @end: where it ends, not included; for @start, a mere place, which a piece touches that ends there too
 *
 * Returns: whether a piece shares a character with the stretch
 */
gboolean
mn_spans_touch (const MnSpans *spans,
                guint          start,
                guint          end)
{
  for (guint i = 0; i < spans->n; i++)
    {
      const MnSpan *span = &spans->items[i];

      if (span->start < 0)
        continue;
      if (start == end ? (guint) span->start <= start && start <= (guint) span->end
                       : (guint) span->start < end && start < (guint) span->end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_blank_edge (const char *quote)
{
  return *quote == '\0' || g_unichar_isspace (g_utf8_get_char (quote))
         || g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (quote, quote + strlen (quote))));
}

/**
 * mn_spans_check:
 * @spans: the pieces of a mark
 * @text: the text they stand in
 * @reason: (out) (nullable): what is wrong, for a reader of it
 *
 * Checks the rules of the model: pieces inside the text, not empty, without blanks at their edges, ascending with a gap
 * between, each quote exactly what stands there.
 *
 * Returns: whether all is well
 */
gboolean
mn_spans_check (const MnSpans *spans,
                const MnText  *text,
                char         **reason)
{
  gint last = -1;

  for (guint i = 0; i < spans->n; i++)
    {
      const MnSpan *span = &spans->items[i];
      g_autofree char *problem = NULL;

      if (span->start < 0 && span->end < 0)
        continue;

      if (span->start < 0 || span->end <= span->start || (guint) span->end > mn_text_get_length (text))
        problem = g_strdup_printf (_("the span %d–%d is not inside the text of %u characters"), span->start, span->end,
                                   mn_text_get_length (text));
      else if (span->start <= last)
        problem = g_strdup_printf (_("the pieces of a mark are out of order at %d–%d"), span->start, span->end);
      else if (!mn_text_slice_equals (text, (guint) span->start, (guint) span->end, span->quote))
        {
          g_autofree char *found = mn_text_slice (text, (guint) span->start, (guint) span->end);

          problem = g_strdup_printf (_("the span %d–%d quotes “%s”, but the text there is “%s”"), span->start, span->end,
                                     span->quote, found);
        }
      else if (has_blank_edge (span->quote))
        problem = g_strdup_printf (_("the span %d–%d begins or ends with a blank"), span->start, span->end);

      if (problem != NULL)
        {
          if (reason != NULL)
            *reason = g_steal_pointer (&problem);
          return FALSE;
        }
      last = span->end;
    }
  return TRUE;
}

/**
 * mn_spans_get_quote:
 * @spans: the pieces of a mark
 *
 * Returns: (transfer full): what they say, pieces joined by “ … ”, on one line
 */
char *
mn_spans_get_quote (const MnSpans *spans)
{
  GString *quote = g_string_new (NULL);

  for (guint i = 0; i < spans->n; i++)
    {
      if (i > 0)
        g_string_append (quote, " … ");
      g_string_append (quote, spans->items[i].quote);
    }
  g_strdelimit (quote->str, "\n\t", ' ');
  return g_string_free (quote, FALSE);
}

/**
 * mn_spans_compare:
 * @a: the pieces of a mark
 * @b: those of another
 *
 * The order of reading: by the start of the first piece, then by the end of the last.
 *
 * Returns: less than, equal to or greater than 0
 */
int
mn_spans_compare (const MnSpans *a,
                  const MnSpans *b)
{
  gint first = mn_spans_first (a) - mn_spans_first (b);

  return first != 0 ? first : mn_spans_last (a) - mn_spans_last (b);
}

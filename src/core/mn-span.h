/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"
#include "mn-text.h"

G_BEGIN_DECLS

/**
 * MnSpan:
 * @start: its first code point in the stored text; -1 where a re-read could not place it
 * @end: the one after its last
 * @quote: what stands there
 * @prefix: what stood before it, for a span without a place; else %NULL
 * @suffix: what stood after it, likewise
 *
 * A stretch of an article's text, half-open, never empty, without blanks at its edges.
 */
typedef struct
{
  gint  start;
  gint  end;
  char *quote;
  char *prefix;
  char *suffix;
} MnSpan;

/** MnSpans: the pieces of a mark, ascending with a gap between. */
typedef MN_ARRAY (MnSpan) MnSpans;

/**
 * MnArticleSpan:
 * @article: the article it stands in
 * @start: as in #MnSpan
 * @end: as in #MnSpan
 * @quote: what stands there
 *
 * A span that says which article it is in.
 */
typedef struct
{
  MnId   article;
  gint   start;
  gint   end;
  char  *quote;
} MnArticleSpan;

extern const MnStructInfo mn_span_info;
extern const MnStructInfo mn_article_span_info;

gboolean mn_spans_add         (MnSpans       *spans,
                               const MnText  *text,
                               guint          start,
                               guint          end);
void     mn_spans_set         (MnSpans       *spans,
                               const MnSpans *from);
gint     mn_spans_first       (const MnSpans *spans);
gint     mn_spans_last        (const MnSpans *spans);
gboolean mn_spans_touch       (const MnSpans *spans,
                               guint          start,
                               guint          end);
gboolean mn_spans_check       (const MnSpans *spans,
                               const MnText  *text,
                               char         **reason);
char    *mn_spans_get_quote   (const MnSpans *spans);
int      mn_spans_compare     (const MnSpans *a,
                               const MnSpans *b);

G_END_DECLS

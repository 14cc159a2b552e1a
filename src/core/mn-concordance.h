/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-mention.h"

G_BEGIN_DECLS

/**
 * MnContext:
 * @before: what stands before it, on one line; "" at the beginning of a block
 * @after: what stands after it, likewise
 *
 * What is around a stretch of a text, as far as a line of a concordance shows it.
 */
typedef struct
{
  char *before;
  char *after;
} MnContext;

void mn_context_cut   (MnContext      *self,
                       const MnText   *text,
                       const MnBlocks *blocks,
                       guint           start,
                       guint           end);
void mn_context_clear (MnContext      *self);

/**
 * MnConcordanceOrder:
 * @MN_CONCORDANCE_ARTICLE: by title, then as in the article
 * @MN_CONCORDANCE_DATE: by the date of the article, the newest first
 * @MN_CONCORDANCE_BEFORE: by the words before it, the nearest first
 * @MN_CONCORDANCE_QUOTE: by what it says
 * @MN_CONCORDANCE_AFTER: by the words after it
 *
 * How the lines of a concordance are sorted.
 */
typedef enum
{
  MN_CONCORDANCE_ARTICLE,
  MN_CONCORDANCE_DATE,
  MN_CONCORDANCE_BEFORE,
  MN_CONCORDANCE_QUOTE,
  MN_CONCORDANCE_AFTER,
} MnConcordanceOrder;

#define MN_TYPE_CONCORDANCE_LINE (mn_concordance_line_get_type ())

/**
 * MnConcordanceLine:
 *
 * A mention with what stands around it. It is made by a worker and never changes, but for whether it is picked.
 */
G_DECLARE_FINAL_TYPE (MnConcordanceLine, mn_concordance_line, MN, CONCORDANCE_LINE, GObject)

MnConcordanceLine *mn_concordance_line_new         (MnMention           *mention,
                                                    MnArticle           *article);
MnMention         *mn_concordance_line_get_mention (MnConcordanceLine   *self);
const char        *mn_concordance_line_get_before  (MnConcordanceLine   *self);
const char        *mn_concordance_line_get_quote   (MnConcordanceLine   *self);
const char        *mn_concordance_line_get_after   (MnConcordanceLine   *self);
const char        *mn_concordance_line_get_title   (MnConcordanceLine   *self);
const char        *mn_concordance_line_get_date    (MnConcordanceLine   *self);
gboolean           mn_concordance_line_is_picked   (MnConcordanceLine   *self);
void               mn_concordance_line_set_picked  (MnConcordanceLine   *self,
                                                    gboolean             is_picked);
gboolean           mn_concordance_line_has         (MnConcordanceLine   *self,
                                                    char               **words);
int                mn_concordance_line_compare     (MnConcordanceLine   *a,
                                                    MnConcordanceLine   *b,
                                                    MnConcordanceOrder   order);

G_END_DECLS

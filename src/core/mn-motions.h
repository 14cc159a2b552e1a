/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-span-index.h"

G_BEGIN_DECLS

/* Where a hand goes next in a text: to the name, sentence or quotation that follows, to the edge of a word, to the mark after this
 * one. All offsets in code points, half-open. */

/**
 * MnMotion:
 * @MN_MOTION_NAME: a name that no mention touches
 * @MN_MOTION_SENTENCE: a sentence
 * @MN_MOTION_QUOTE: what stands between quotation marks
 *
 * What is gone to.
 */
typedef enum
{
  MN_MOTION_NAME,
  MN_MOTION_SENTENCE,
  MN_MOTION_QUOTE,
} MnMotion;

/**
 * MnMarkFunc:
 * @mark: (transfer none): a mark
 * @user_data: what was given
 *
 * Returns: whether it is one of those looked for
 */
typedef gboolean (*MnMarkFunc) (MnRecord *mark,
                                gpointer  user_data);

gboolean  mn_motion_select    (MnMotion      motion,
                               MnArticle    *article,
                               MnSpanIndex  *index,
                               gboolean      backwards,
                               guint        *start,
                               guint        *end);
gboolean  mn_motion_expand    (MnArticle    *article,
                               guint        *start,
                               guint        *end);
guint     mn_motion_word_edge (const MnText *text,
                               guint         offset,
                               gboolean      is_end,
                               gboolean      backwards);
MnRecord *mn_motion_next_mark (MnSpanIndex  *index,
                               MnRecord     *from,
                               guint         caret,
                               gboolean      backwards,
                               MnMarkFunc    function,
                               gpointer      user_data);

G_END_DECLS

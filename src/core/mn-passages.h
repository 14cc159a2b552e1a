/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"

G_BEGIN_DECLS

/**
 * MnStretch:
 * @start: its first code point
 * @end: the one after its last
 *
 * A stretch of a text, without what stands there.
 */
typedef struct
{
  guint start;
  guint end;
} MnStretch;

/**
 * MnPassage:
 * @start: its first code point
 * @end: the one after its last
 * @kind: an #MnBlockKind
 *
 * A block of a text, or, where the text has none, a line.
 */
typedef struct
{
  guint start;
  guint end;
  gint  kind;
} MnPassage;

/**
 * MnPassages:
 *
 * Goes through the passages of a text in turn. To be used with mn_passages_init(); the fields are its own.
 */
typedef struct
{
  const MnText   *text;
  const MnBlocks *blocks;
  guint           block; /* the next one */
  guint           at;
} MnPassages;

void     mn_passages_init (MnPassages     *self,
                           const MnText   *text,
                           const MnBlocks *blocks);
gboolean mn_passages_next (MnPassages     *self,
                           MnPassage      *passage);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-passages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnQuote:
 * @start: its opening mark
 * @end: after its closing mark
 * @inner_start: what is quoted
 * @inner_end: where that ends
 * @n_words: how many words that has
 *
 * A quotation in a text, in code points, with the quotations inside it. It may run over several paragraphs.
 */
typedef struct
{
  guint start;
  guint end;
  guint inner_start;
  guint inner_end;
  guint n_words;
} MnQuote;

GArray *mn_quotes_find (const MnText   *text,
                        const MnBlocks *blocks,
                        GCancellable   *cancellable);

G_END_DECLS

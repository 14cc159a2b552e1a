/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-quotes.h"

G_BEGIN_DECLS

/**
 * MnClaimUnit:
 * @start: its first character
 * @end: after its last
 * @passage: which passage of the text it begins in, counted from 0
 *
 * A sentence with its quotations whole: one that holds a quotation of several sentences holds all of them, and one of
 * several paragraphs all of those.
 */
typedef struct
{
  guint start;
  guint end;
  guint passage;
} MnClaimUnit;

GArray *mn_claim_units_find (const MnText   *text,
                             const MnBlocks *blocks,
                             const GArray   *quotes,
                             GCancellable   *cancellable);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-words.h"
#include "mn-mention.h"

G_BEGIN_DECLS

/**
 * MnFigureInText:
 * @value: the figure
 * @start: where its words begin, in bytes
 * @end: where they end, without those that say what is counted
 */
typedef struct
{
  MnValue *value;
  gsize    start;
  gsize    end;
} MnFigureInText;

GArray *mn_figures_in_text (const char         *text,
                            const char         *language,
                            const MnClaimWords *words);

G_END_DECLS

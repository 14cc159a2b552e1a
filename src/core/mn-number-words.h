/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-word-reader.h"

G_BEGIN_DECLS

/**
 * MnNumber:
 * @value: the number
 * @factor: the magnitude that ends it, of “30 million” 1,000,000; 1 where there is none
 * @is_fraction: whether it is a part of what follows: “two thirds”
 *
 * A number as prose has it.
 */
typedef struct
{
  double   value;
  double   factor;
  gboolean is_fraction;
} MnNumber;

gboolean mn_number_words_read (MnWordReader       *reader,
                               gboolean            is_money,
                               gboolean            may_join,
                               MnNumber           *number);
gboolean mn_number_words_find (const MnWordReader *reader);
double   mn_number_words_tidy (double              value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-word-reader.h"

G_BEGIN_DECLS

const char *mn_unit_words_take_money (MnWordReader       *reader);
gboolean    mn_unit_words_find_money (const MnWordReader *reader);
const char *mn_unit_words_take_sign  (MnWordReader       *reader);
char       *mn_unit_words_read_rest  (MnWordReader       *reader,
                                      const char         *before,
                                      gboolean            is_fraction);

G_END_DECLS

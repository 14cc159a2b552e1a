/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mention.h"

G_BEGIN_DECLS

MnValue *mn_value_from_words (const char *words,
                              const char *type,
                              const char *published,
                              const char *language,
                              gboolean   *used_date);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mn_word_stem (const char *word,
                    gsize       n_bytes);

G_END_DECLS

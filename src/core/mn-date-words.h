/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mention.h"
#include "mn-word-reader.h"

G_BEGIN_DECLS

MnValue *mn_date_words_read (MnWordReader *reader,
                             const GDate  *published,
                             gboolean     *used_date);

G_END_DECLS

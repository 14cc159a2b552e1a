/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* Which marks are at a place, and what there is to say about one */

GPtrArray *mn_marks_at       (MnDocument *document,
                              guint       start,
                              guint       end);
char      *mn_mark_describe  (MnDocument *document,
                              MnRecord   *mark);
char      *mn_marks_describe (MnDocument *document,
                              GPtrArray  *marks);

G_END_DECLS

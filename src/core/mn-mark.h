/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-remark.h"

G_BEGIN_DECLS

/* A mark is a mention, a claim or a remark: a record with spans in an article */

gboolean       mn_mark_is         (gconstpointer record);
const MnSpans *mn_mark_get_spans  (gconstpointer mark);
MnSpans       *mn_mark_edit_spans (gpointer      builder);
int            mn_mark_compare    (gconstpointer a,
                                   gconstpointer b);

G_END_DECLS

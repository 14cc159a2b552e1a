/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-json-reader.h"
#include "mn-span.h"

G_BEGIN_DECLS

/**
 * MnFarSpans:
 *
 * What evidence and relations quote from articles that stand elsewhere in a file, kept until their texts are at hand.
 */
typedef struct _MnFarSpans MnFarSpans;

MnFarSpans *mn_far_spans_new          (void);
void        mn_far_spans_free         (MnFarSpans    *self);
void        mn_far_spans_add          (MnFarSpans    *self,
                                       const MnId    *article,
                                       gint           start,
                                       gint           end,
                                       const char    *quote,
                                       guint64        line);
gboolean    mn_far_spans_is_empty     (MnFarSpans    *self);
gboolean    mn_far_spans_next_article (MnFarSpans    *self,
                                       MnId          *article);
void        mn_far_spans_check        (MnFarSpans    *self,
                                       const MnId    *article,
                                       MnText        *text,
                                       MnJsonReader  *reader);

G_END_DECLS

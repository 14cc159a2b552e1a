/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mark.h"

G_BEGIN_DECLS

/**
 * MnSpanIndex:
 *
 * The spans of an article's marks, by where they are: what touches a stretch is found without looking at the rest, and
 * an edit costs one block of about 512 spans, however many there are.
 */
typedef struct _MnSpanIndex MnSpanIndex;

/**
 * MnSpanFunc:
 * @mark: (transfer none): a mention, claim or remark
 * @piece: which of its spans
 * @user_data: what was given
 *
 * Takes a span. The index must not be changed meanwhile.
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*MnSpanFunc) (MnRecord *mark,
                                guint     piece,
                                gpointer  user_data);

MnSpanIndex *mn_span_index_new      (void);
MnSpanIndex *mn_span_index_new_from (GPtrArray   *marks);
void         mn_span_index_free     (MnSpanIndex *self);
void         mn_span_index_add      (MnSpanIndex *self,
                                     MnRecord    *mark);
gboolean     mn_span_index_remove   (MnSpanIndex *self,
                                     MnRecord    *mark);
guint        mn_span_index_get_size (MnSpanIndex *self);
void         mn_span_index_foreach  (MnSpanIndex *self,
                                     guint        start,
                                     guint        end,
                                     MnSpanFunc   function,
                                     gpointer     user_data);
MnRecord    *mn_span_index_find     (MnSpanIndex *self,
                                     MnRecordKind kind,
                                     guint        start,
                                     guint        end);
void         mn_span_index_walk     (MnSpanIndex *self,
                                     guint        from,
                                     gboolean     backwards,
                                     MnSpanFunc   function,
                                     gpointer     user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSpanIndex, mn_span_index_free)

G_END_DECLS

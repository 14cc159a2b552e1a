/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/**
 * MnRecordPool:
 *
 * Makes records side by side in a few large blocks of memory. Where a hundred thousand are read at once and kept, giving
 * each, its spans and its strings memory of their own takes longer than reading them. A block is freed with the last of
 * its records. For one thread at a time; the records are as free as any.
 */
typedef struct _MnRecordPool MnRecordPool;

MnRecordPool *mn_record_pool_new  (void);
void          mn_record_pool_free (MnRecordPool       *self);
gpointer      mn_record_pool_add  (MnRecordPool       *self,
                                   const MnRecordInfo *info,
                                   gsize               n_more,
                                   gpointer           *more);

/* For records only */
void          mn_record_block_unref    (MnRecordBlock       *self);
gboolean      mn_record_block_contains (const MnRecordBlock *self,
                                        gconstpointer        memory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnRecordPool, mn_record_pool_free)

G_END_DECLS

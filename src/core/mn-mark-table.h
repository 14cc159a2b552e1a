/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mark.h"

G_BEGIN_DECLS

/**
 * MnMarkTable:
 *
 * Marks by their id. What was read from a library is there in the order of its ids already and is searched as it is; a
 * hash table of a hundred thousand would take as long to fill as half of the reading. Only what comes later is hashed.
 */
typedef struct _MnMarkTable MnMarkTable;

MnMarkTable *mn_mark_table_new     (GPtrArray    *marks);
void         mn_mark_table_free    (MnMarkTable  *self);
MnRecord    *mn_mark_table_get     (MnMarkTable  *self,
                                    const MnId   *id);
void         mn_mark_table_set     (MnMarkTable  *self,
                                    MnRecord     *mark);
void         mn_mark_table_remove  (MnMarkTable  *self,
                                    const MnId   *id);
GPtrArray   *mn_mark_table_list    (MnMarkTable  *self,
                                    MnRecordKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnMarkTable, mn_mark_table_free)

G_END_DECLS

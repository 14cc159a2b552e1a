/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mark.h"
#include "mn-snapshot.h"
#include "mn-span-index.h"

G_BEGIN_DECLS

/**
 * MnAnnotations:
 *
 * The marks of one article and the entities that they refer to, as they are held in memory while it is open: by id, by
 * place, and counted. Belongs to one thread at a time.
 */
typedef struct _MnAnnotations MnAnnotations;

MnAnnotations *mn_annotations_new           (void);
MnAnnotations *mn_annotations_new_from      (GPtrArray     *marks,
                                             MnSnapshot    *snapshot,
                                             GError       **error);
void           mn_annotations_free          (MnAnnotations *self);
MnSpanIndex   *mn_annotations_get_index     (MnAnnotations *self);
MnRecord      *mn_annotations_get_mark      (MnAnnotations *self,
                                             const MnId    *id);
MnEntity      *mn_annotations_get_entity    (MnAnnotations *self,
                                             const MnId    *id);
guint          mn_annotations_get_n_uses    (MnAnnotations *self,
                                             const MnId    *entity);
guint          mn_annotations_get_n_marks   (MnAnnotations *self,
                                             MnRecordKind   kind);
GPtrArray     *mn_annotations_list_entities (MnAnnotations *self);
GPtrArray     *mn_annotations_list_marks    (MnAnnotations *self,
                                             MnRecordKind   kind);
GPtrArray     *mn_annotations_list_mentions (MnAnnotations *self,
                                             const MnId    *entity);
void           mn_annotations_foreach_mention (MnAnnotations *self,
                                             const MnId    *entity,
                                             MnRecordFunc   function,
                                             gpointer       user_data);
MnRecord      *mn_annotations_find_mark     (MnAnnotations *self,
                                             MnRecordKind   kind,
                                             guint          start,
                                             guint          end);
void           mn_annotations_swap_mark     (MnAnnotations *self,
                                             MnSnapshot    *snapshot,
                                             MnRecord      *before,
                                             MnRecord      *after);
void           mn_annotations_swap_entity   (MnAnnotations *self,
                                             const MnId    *id,
                                             MnEntity      *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnAnnotations, mn_annotations_free)

G_END_DECLS

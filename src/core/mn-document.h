/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"
#include "mn-mark.h"
#include "mn-relation.h"
#include "mn-span-index.h"

G_BEGIN_DECLS

#define MN_TYPE_DOCUMENT (mn_document_get_type ())

G_DECLARE_FINAL_TYPE (MnDocument, mn_document, MN, DOCUMENT, GObject)

/**
 * MnBuildFunc:
 * @self: a document, whose turn it is
 * @user_data: what was given
 * @error: where to put why it cannot be done
 *
 * Builds a change from the document as it is now.
 *
 * Returns: (transfer full) (nullable): a change; %NULL without an error where there is nothing to do
 */
typedef MnChange *(*MnBuildFunc) (MnDocument *self,
                                  gpointer    user_data,
                                  GError    **error);

void          mn_document_open_async    (MnLibrary            *library,
                                         const MnId           *article,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
MnDocument   *mn_document_open_finish   (GAsyncResult         *result,
                                         GError              **error);
MnLibrary    *mn_document_get_library   (MnDocument           *self);
MnArticle    *mn_document_get_article   (MnDocument           *self);
MnText       *mn_document_get_text      (MnDocument           *self);
const MnId   *mn_document_get_id        (MnDocument           *self);
gboolean      mn_document_is_loaded     (MnDocument           *self);
gboolean      mn_document_is_waiting    (MnDocument           *self);
gboolean      mn_document_is_editing    (MnDocument           *self);
MnSpanIndex  *mn_document_get_index     (MnDocument           *self);
MnRecord     *mn_document_get_mark      (MnDocument           *self,
                                         const MnId           *id);
MnEntity     *mn_document_get_entity    (MnDocument           *self,
                                         const MnId           *id);
guint         mn_document_get_n_uses    (MnDocument           *self,
                                         const MnId           *entity);
guint         mn_document_get_n_marks   (MnDocument           *self,
                                         MnRecordKind          kind);
GPtrArray    *mn_document_list_entities (MnDocument           *self);
GPtrArray    *mn_document_list_marks    (MnDocument           *self,
                                         MnRecordKind          kind);
GPtrArray    *mn_document_list_mentions (MnDocument           *self,
                                         const MnId           *entity);
void          mn_document_foreach_mention (MnDocument         *self,
                                         const MnId           *entity,
                                         MnRecordFunc          function,
                                         gpointer              user_data);
MnRecord     *mn_document_find_mark     (MnDocument           *self,
                                         MnRecordKind          kind,
                                         guint                 start,
                                         guint                 end);

void          mn_document_edit_async    (MnDocument           *self,
                                         MnBuildFunc           build,
                                         gpointer              build_data,
                                         GDestroyNotify        destroy,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
MnChange     *mn_document_edit_finish   (MnDocument           *self,
                                         GAsyncResult         *result,
                                         GError              **error);
void          mn_document_undo_async    (MnDocument           *self,
                                         gboolean              redo,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray    *mn_document_undo_finish   (MnDocument           *self,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS

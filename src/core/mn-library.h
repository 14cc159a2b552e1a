/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-annotator.h"
#include "mn-store.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

#define MN_TYPE_LIBRARY (mn_library_get_type ())

G_DECLARE_FINAL_TYPE (MnLibrary, mn_library, MN, LIBRARY, GObject)

/**
 * MnModifyFunc:
 * @builder: (transfer none): a copy of a record, to be changed
 * @user_data: what was given
 *
 * Changes one thing of a record.
 */
typedef void (*MnModifyFunc) (gpointer builder,
                              gpointer user_data);

MnLibrary   *mn_library_new                   (MnStore              *store,
                                               GError              **error);
MnStore     *mn_library_get_store             (MnLibrary            *self);
MnSnapshot  *mn_library_get_snapshot          (MnLibrary            *self);
MnTagset    *mn_library_get_tagset            (MnLibrary            *self);
gboolean     mn_library_is_read_only          (MnLibrary            *self);
gboolean     mn_library_use_annotator         (MnLibrary            *self,
                                               const MnId           *id,
                                               const char           *name,
                                               GError              **error);
const MnId  *mn_library_get_annotator         (MnLibrary            *self);

MnChange    *mn_library_change_to_add         (MnLibrary            *self,
                                               MnArticleBuilder     *article,
                                               GBytes               *original);
gboolean     mn_library_find_duplicate        (MnLibrary            *self,
                                               const char           *sha256,
                                               MnId                 *article);
void         mn_library_add_article_async     (MnLibrary            *self,
                                               MnArticleBuilder     *article,
                                               GBytes               *original,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean     mn_library_add_article_finish    (MnLibrary            *self,
                                               GAsyncResult         *result,
                                               MnId                 *article,
                                               GError              **error);
void         mn_library_edit_article_async    (MnLibrary            *self,
                                               const MnId           *article,
                                               const char           *label,
                                               MnModifyFunc          modify,
                                               gpointer              modify_data,
                                               GDestroyNotify        destroy,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void         mn_library_remove_article_async  (MnLibrary            *self,
                                               const MnId           *article,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gint64       mn_library_get_last_removal      (MnLibrary            *self);
gboolean     mn_library_change_finish         (MnLibrary            *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

/* The edits of entities with all that refers to them, in every article: each is one change, one transaction, one step
 * of undo, which Ctrl+Z takes back wherever one is. They are built by a worker from the library as it is, and anew where
 * somebody else wrote meanwhile. All end with mn_library_entities_finish(). */

void      mn_library_merge_entities_async (MnLibrary           *self,
                                           const MnId          *kept,
                                           const MnId          *merged,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void      mn_library_split_entity_async   (MnLibrary           *self,
                                           const MnId          *entity,
                                           const MnId          *mentions,
                                           guint                n_mentions,
                                           const char          *name,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void      mn_library_retype_entity_async  (MnLibrary           *self,
                                           const MnId          *entity,
                                           const char          *type,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void      mn_library_remove_entity_async  (MnLibrary           *self,
                                           const MnId          *entity,
                                           gboolean             with_mentions,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
MnChange *mn_library_entities_finish      (MnLibrary           *self,
                                           GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset-edits.h"

G_BEGIN_DECLS

/**
 * MnTagsetEdit:
 * @label: what is done, for people
 * @visit: (nullable): what it is undone together with
 * @modify: (nullable): changes a builder of the tagset; called in a worker, and again where somebody else wrote meanwhile
 * @data: for @modify
 * @destroy: (nullable): frees @data
 * @turns: (array length=n_turns): what becomes of the uses of tags that go
 * @n_turns: how many they are
 * @removes_tags: whether @modify takes tags away: those that are used, and that no turn speaks of, stay then
 * @progress: (nullable): is told in the main context how far it is
 * @progress_data: for @progress
 *
 * One thing done to the tagset of a library.
 */
typedef struct
{
  const char       *label;
  const MnId       *visit;
  MnModifyFunc      modify;
  gpointer          data;
  GDestroyNotify    destroy;
  const MnTagTurn  *turns;
  guint             n_turns;
  gboolean          removes_tags;
  MnTagProgressFunc progress;
  gpointer          progress_data;
} MnTagsetEdit;

void      mn_library_edit_tagset_async  (MnLibrary           *self,
                                         const MnTagsetEdit  *edit,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
MnChange *mn_library_edit_tagset_finish (MnLibrary           *self,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-store.h"

enum
{
  APPLIED,
  CHANGED_ELSEWHERE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (MnStore, mn_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (mn-store-error-quark, mn_store_error)

static void
mn_store_default_init (MnStoreInterface *iface G_GNUC_UNUSED)
{
  /**
   * MnStore::applied:
   * @self: a store
   * @change: a change that this process made and that is durable now
   */
  signals[APPLIED] = g_signal_new ("applied", MN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   MN_TYPE_CHANGE);

  /**
   * MnStore::changed-elsewhere:
   * @self: a store
   * @keys: (element-type MnRecordKey): the records that another process made, altered or removed
   */
  signals[CHANGED_ELSEWHERE] = g_signal_new ("changed-elsewhere", MN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

/**
 * mn_store_apply:
 * @self: a store
 * @change: a change
 * @cancellable: (nullable): stops it while it waits for its turn
 * @error: where to put a #MN_STORE_ERROR
 *
 * Compares revisions and writes the records and the journal row in one transaction, and waits until that is durable.
 * For command lines and workers; a window uses mn_store_apply_async().
 *
 * Returns: whether it is written; if not, nothing is
 */
gboolean
mn_store_apply (MnStore      *self,
                MnChange     *change,
                GCancellable *cancellable,
                GError      **error)
{
  g_return_val_if_fail (MN_IS_STORE (self), FALSE);

  return MN_STORE_GET_IFACE (self)->apply (self, change, cancellable, error);
}

/**
 * mn_store_apply_async:
 * @self: a store
 * @change: a change
 * @cancellable: (nullable): stops it while it waits for its turn
 * @callback: called in the main context once it is durable, or not
 * @user_data: for @callback
 *
 * Does what mn_store_apply() does without waiting; changes are written in the order they were handed over.
 */
void
mn_store_apply_async (MnStore            *self,
                      MnChange           *change,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (MN_IS_STORE (self));

  MN_STORE_GET_IFACE (self)->apply_async (self, change, cancellable, callback, user_data);
}

/**
 * mn_store_apply_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether it is written; if not, nothing is
 */
gboolean
mn_store_apply_finish (MnStore      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (MN_IS_STORE (self), FALSE);

  return MN_STORE_GET_IFACE (self)->apply_finish (self, result, error);
}

/**
 * mn_store_undo_async:
 * @self: a store
 * @request: what to undo or redo
 * @cancellable: (nullable): stops it while it waits for its turn
 * @callback: called in the main context once it is durable, or not
 * @user_data: for @callback
 *
 * Reverses a change, and all others of its group, as new changes, in one transaction.
 */
void
mn_store_undo_async (MnStore             *self,
                     const MnUndoRequest *request,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (MN_IS_STORE (self));

  MN_STORE_GET_IFACE (self)->undo_async (self, request, cancellable, callback, user_data);
}

/**
 * mn_store_undo_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_NOTHING where there was nothing to undo,
 *   %MN_STORE_ERROR_CONFLICT where somebody has since changed what would be undone
 *
 * Returns: (transfer full) (element-type MnChange) (nullable): the changes that were made, one or more
 */
GPtrArray *
mn_store_undo_finish (MnStore      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return MN_STORE_GET_IFACE (self)->undo_finish (self, result, error);
}

/**
 * mn_store_open_snapshot:
 * @self: a store
 * @error: where to put a #MN_STORE_ERROR
 *
 * Opens a connection of its own with a read transaction, for one worker: what it reads is one moment's state. May be
 * called from any thread.
 *
 * Returns: (transfer full) (nullable): a snapshot
 */
MnSnapshot *
mn_store_open_snapshot (MnStore *self,
                        GError **error)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return MN_STORE_GET_IFACE (self)->open_snapshot (self, error);
}

/**
 * mn_store_get_snapshot:
 * @self: a store
 *
 * Returns: (transfer none): the newest state, for indexed queries of a few rows in the main thread
 */
MnSnapshot *
mn_store_get_snapshot (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return MN_STORE_GET_IFACE (self)->get_snapshot (self);
}

/**
 * mn_store_poll:
 * @self: a store
 *
 * Looks whether another process has written, and emits #MnStore::changed-elsewhere if so. Cheap where nothing has.
 */
void
mn_store_poll (MnStore *self)
{
  g_return_if_fail (MN_IS_STORE (self));

  MN_STORE_GET_IFACE (self)->poll (self);
}

/**
 * mn_store_is_read_only:
 * @self: a store
 *
 * Returns: whether the library can be read but not written
 */
gboolean
mn_store_is_read_only (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), FALSE);

  return MN_STORE_GET_IFACE (self)->is_read_only (self);
}

/**
 * mn_store_owns_file:
 * @self: a store
 * @file: where something is going to be written
 *
 * Returns: whether the library itself is kept in that file, which nobody else may write to
 */
gboolean
mn_store_owns_file (MnStore *self,
                    GFile   *file)
{
  g_return_val_if_fail (MN_IS_STORE (self), FALSE);

  return MN_STORE_GET_IFACE (self)->owns_file != NULL && MN_STORE_GET_IFACE (self)->owns_file (self, file);
}

/**
 * mn_store_reject_async:
 * @self: a store
 * @article: which article
 * @rejection: what was suggested for it
 * @is_rejected: whether it was refused; else a refusal is forgotten
 * @callback: called when it is durable; to call mn_store_apply_finish()
 * @user_data: for @callback
 *
 * A refusal is no annotation: it is neither in the journal nor exported.
 */
void
mn_store_reject_async (MnStore            *self,
                       const MnId         *article,
                       const MnRejection  *rejection,
                       gboolean            is_rejected,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (MN_IS_STORE (self));

  MN_STORE_GET_IFACE (self)->reject_async (self, article, rejection, is_rejected, callback, user_data);
}

/**
 * mn_store_emit_applied:
 * @self: a store
 * @change: a change that is durable
 *
 * For implementations: emits #MnStore::applied.
 */
void
mn_store_emit_applied (MnStore  *self,
                       MnChange *change)
{
  g_signal_emit (self, signals[APPLIED], 0, change);
}

/**
 * mn_store_emit_elsewhere:
 * @self: a store
 * @keys: (element-type MnRecordKey): records that another process wrote
 *
 * For implementations: emits #MnStore::changed-elsewhere.
 */
void
mn_store_emit_elsewhere (MnStore *self,
                         GArray  *keys)
{
  g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0, keys);
}

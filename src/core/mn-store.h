/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

/** MN_STORE_ERROR: the domain of what goes wrong with a library. */
#define MN_STORE_ERROR (mn_store_error_quark ())

/**
 * MnStoreError:
 * @MN_STORE_ERROR_FAILED: anything else
 * @MN_STORE_ERROR_BUSY: another program kept the library locked for too long
 * @MN_STORE_ERROR_FULL: the disk is full
 * @MN_STORE_ERROR_READ_ONLY: the library may be read but not written
 * @MN_STORE_ERROR_CORRUPT: the library is damaged
 * @MN_STORE_ERROR_NEWER: a newer Manicule made it
 * @MN_STORE_ERROR_NOT_OURS: it is a file, but no library of Manicule
 * @MN_STORE_ERROR_CONFLICT: somebody else changed the same in the meantime
 * @MN_STORE_ERROR_NOTHING: there is nothing to undo or redo
 */
typedef enum
{
  MN_STORE_ERROR_FAILED,
  MN_STORE_ERROR_BUSY,
  MN_STORE_ERROR_FULL,
  MN_STORE_ERROR_READ_ONLY,
  MN_STORE_ERROR_CORRUPT,
  MN_STORE_ERROR_NEWER,
  MN_STORE_ERROR_NOT_OURS,
  MN_STORE_ERROR_CONFLICT,
  MN_STORE_ERROR_NOTHING,
} MnStoreError;

/**
 * MnRecordKey:
 * @kind: what kind of record
 * @article: the article it stands in, or none
 * @id: its id
 */
typedef struct
{
  MnRecordKind kind;
  MnId         article;
  MnId         id;
} MnRecordKey;

/**
 * MnUndoRequest:
 * @annotator: whose change to take back
 * @article: the article in view, or none; changes that touch no article (entities, tagset) count too
 * @redo: whether to redo instead
 * @seq: a change picked from the history, to be undone whosever it is; 0 to take the newest
 */
typedef struct
{
  MnId     annotator;
  MnId     article;
  gboolean redo;
  gint64   seq;
} MnUndoRequest;

#define MN_TYPE_STORE (mn_store_get_type ())

G_DECLARE_INTERFACE (MnStore, mn_store, MN, STORE, GObject)

/**
 * MnStoreInterface:
 * @apply: writes a change in one transaction and waits until it is durable; from any thread but best not the main one
 * @apply_async: the same without waiting; changes are written in the order they were handed over
 * @undo_async: finds, reverses and writes, in one transaction
 * @open_snapshot: a snapshot of its own, consistent, for one worker thread
 * @get_snapshot: the newest state, for the main thread alone
 * @poll: looks for what other processes wrote
 * @is_read_only: whether it can be written
 * @owns_file: whether a file is one that the library is kept in
 * @reject_async: remembers that something suggested for an article was refused, or forgets it again; ends as @apply_async
 *
 * Where a library is kept. `src/store` implements it over SQLite.
 *
 * Signals: `applied (MnChange *)`, in the main context, after each change that this process made became durable, in
 * order; `changed-elsewhere (GArray * of MnRecordKey)`, when poll found what another process wrote.
 */
struct _MnStoreInterface
{
  GTypeInterface g_iface;

  gboolean    (*apply)         (MnStore              *self,
                                MnChange             *change,
                                GCancellable         *cancellable,
                                GError              **error);
  void        (*apply_async)   (MnStore              *self,
                                MnChange             *change,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
  gboolean    (*apply_finish)  (MnStore              *self,
                                GAsyncResult         *result,
                                GError              **error);
  void        (*undo_async)    (MnStore              *self,
                                const MnUndoRequest  *request,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
  GPtrArray  *(*undo_finish)   (MnStore              *self,
                                GAsyncResult         *result,
                                GError              **error);
  MnSnapshot *(*open_snapshot) (MnStore              *self,
                                GError              **error);
  MnSnapshot *(*get_snapshot)  (MnStore              *self);
  void        (*poll)          (MnStore              *self);
  gboolean    (*is_read_only)  (MnStore              *self);
  gboolean    (*owns_file)     (MnStore              *self,
                                GFile                *file);
  void        (*reject_async)  (MnStore              *self,
                                const MnId           *article,
                                const MnRejection    *rejection,
                                gboolean              is_rejected,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
};

GQuark      mn_store_error_quark   (void);
gboolean    mn_store_apply         (MnStore              *self,
                                    MnChange             *change,
                                    GCancellable         *cancellable,
                                    GError              **error);
void        mn_store_apply_async   (MnStore              *self,
                                    MnChange             *change,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean    mn_store_apply_finish  (MnStore              *self,
                                    GAsyncResult         *result,
                                    GError              **error);
void        mn_store_undo_async    (MnStore              *self,
                                    const MnUndoRequest  *request,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GPtrArray  *mn_store_undo_finish   (MnStore              *self,
                                    GAsyncResult         *result,
                                    GError              **error);
MnSnapshot *mn_store_open_snapshot (MnStore              *self,
                                    GError              **error);
MnSnapshot *mn_store_get_snapshot  (MnStore              *self);
void        mn_store_poll          (MnStore              *self);
gboolean    mn_store_is_read_only  (MnStore              *self);
gboolean    mn_store_owns_file     (MnStore              *self,
                                    GFile                *file);
void        mn_store_reject_async  (MnStore              *self,
                                    const MnId           *article,
                                    const MnRejection    *rejection,
                                    gboolean              is_rejected,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
void        mn_store_emit_applied  (MnStore              *self,
                                    MnChange             *change);
void        mn_store_emit_elsewhere (MnStore             *self,
                                    GArray               *keys);

G_END_DECLS

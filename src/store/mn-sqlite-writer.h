/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-connection.h"
#include "mn-sqlite-journal.h"
#include "mn-sqlite-lock.h"

G_BEGIN_DECLS

typedef struct _MnWriter MnWriter;

/**
 * MnJobFunc:
 * @connection: the writing connection, inside a write transaction
 * @user_data: what the job was given
 * @error: where to put what went wrong
 *
 * Other work than applying and undoing.
 *
 * Returns: whether to keep what was written
 */
typedef gboolean (*MnJobFunc) (MnConnection *connection,
                               gpointer      user_data,
                               GError      **error);

/**
 * MnJob:
 * @change: (nullable): a change to apply
 * @request: what to undo, where there is neither @change nor @function
 * @function: (nullable): other work
 * @user_data: for @function
 * @destroy: (nullable): frees @user_data
 * @cancellable: (nullable): stops it
 * @task: (nullable): who waits for it in the main context
 * @changes: (nullable): afterwards, what an undo wrote
 * @error: (nullable): afterwards, what went wrong
 * @is_done: whether it is over; guarded by the writer's mutex
 * @is_told: whether its changes were announced; of the store
 *
 * A transaction to be written, and what became of it.
 */
typedef struct
{
  MnChange      *change;
  MnUndoRequest  request;
  MnJobFunc      function;
  gpointer       user_data;
  GDestroyNotify destroy;
  GCancellable  *cancellable;
  GTask         *task;
  GPtrArray     *changes;
  GError        *error;
  gboolean       is_done;
  gboolean       is_told;
} MnJob;

/**
 * MnWriterFuncs:
 * @took: says, before a transaction commits, which places of the journal it takes: those past @first up to @last; and,
 *   with @first and @last the same, that it came to nothing after all
 * @done: a job is over
 *
 * What a writer tells its owner, in its own thread.
 */
typedef struct
{
  void (*took) (gpointer owner,
                gint64   first,
                gint64   last);
  void (*done) (gpointer owner,
                MnJob   *job);
} MnWriterFuncs;

MnWriter *mn_writer_new             (MnConnection        *connection,
                                     MnLock              *lock,
                                     const MnWriterFuncs *funcs,
                                     gpointer             owner);
void      mn_writer_free            (MnWriter            *self);
void      mn_writer_push            (MnWriter            *self,
                                     MnJob               *job);
void      mn_writer_wait            (MnWriter            *self,
                                     MnJob               *job);
void      mn_writer_set_timeout     (MnWriter            *self,
                                     guint                timeout_ms);
MnJob    *mn_job_new                (GCancellable        *cancellable);
MnJob    *mn_job_ref                (MnJob               *self);
void      mn_job_unref              (MnJob               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnJob, mn_job_unref)

G_END_DECLS

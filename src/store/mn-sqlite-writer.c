/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-writer.h"

#include "mn-sqlite-undo.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* When the log is taken into the library: this long after the last write, or when it has become this long */
#define IDLE_US (2 * G_TIME_SPAN_SECOND)
#define LONGEST_WAL_BYTES (16 << 20)

struct _MnWriter
{
  char                *path;
  MnConnection        *connection; /* the thread's alone; NULL after an error, until it can be opened again */
  MnLock               lock;
  dev_t                device;     /* which file the library was when it was opened */
  ino_t                inode;
  const MnWriterFuncs *funcs;
  gpointer             owner;
  GThread             *thread;
  GAsyncQueue         *queue;      /* of MnJob */
  MnJob               *stop;       /* the last job */
  guint                timeout_ms; /* atomic */
  gboolean             has_written; /* since the last whole checkpoint */
  GMutex               mutex;
  GCond                cond;
};

/**
 * mn_job_new:
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full): a job without work
 */
MnJob *
mn_job_new (GCancellable *cancellable)
{
  MnJob *self = g_atomic_rc_box_new0 (MnJob);

  g_set_object (&self->cancellable, cancellable);
  return self;
}

/**
 * mn_job_ref:
 * @self: a job
 *
 * Returns: (transfer full): @self
 */
MnJob *
mn_job_ref (MnJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_job (gpointer job)
{
  MnJob *self = job;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_pointer (&self->change, mn_change_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_error (&self->error);
}

/**
 * mn_job_unref:
 * @self: (transfer full): a job
 */
void
mn_job_unref (MnJob *self)
{
  g_atomic_rc_box_release_full (self, clear_job);
}

/* Whether the path still leads to the file that is open: what goes into a removed one is lost, into a replaced one too */
static gboolean
is_in_place (MnWriter *self,
             GError  **error)
{
  struct stat info;

  if (stat (self->path, &info) == 0 && info.st_dev == self->device && info.st_ino == self->inode)
    return TRUE;
  g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED,
               _("The library “%s” was not changed: the file has been moved, removed or replaced"), self->path);
  return FALSE;
}

/* After an error of input or output a connection is not to be trusted: what the file system did is not known */
static gboolean
reopen_if_broken (MnWriter *self,
                  GError  **error)
{
  if (self->connection != NULL && self->connection->is_broken)
    g_clear_pointer (&self->connection, mn_connection_close);
  if (self->connection != NULL)
    return TRUE;
  self->connection = mn_connection_open (self->path, MN_CONNECTION_WRITE, FALSE, error);
  /* unlike the log, this is of the connection and not of the file */
  if (self->connection != NULL && self->connection->is_remote
      && !mn_connection_execute (self->connection, "PRAGMA journal_mode = TRUNCATE", error))
    g_clear_pointer (&self->connection, mn_connection_close);
  return self->connection != NULL;
}

/* A commit that failed at its last step may stand in the log all the same; the file tells */
static gboolean
is_written_after_all (MnWriter   *self,
                      gint64      seq,
                      const MnId *id)
{
  g_autoptr (MnJournalRow) row = NULL;

  if (!reopen_if_broken (self, NULL))
    return FALSE;
  row = mn_journal_read (self->connection, seq, NULL);
  return row != NULL && mn_id_equal (&row->id, id);
}

static gboolean
do_job (MnWriter *self,
        MnJob    *job,
        gint64   *seq,
        guint8    hash[MN_HASH_SIZE])
{
  if (job->function != NULL)
    return job->function (self->connection, job->user_data, &job->error);
  if (job->change != NULL)
    return mn_journal_apply (self->connection, job->change, MN_SENSE_DO, seq, hash, job->cancellable, &job->error);
  job->changes = mn_undo (self->connection, &job->request, seq, hash, job->cancellable, &job->error);
  return job->changes != NULL;
}

static const MnId *
last_id_of (MnJob *job)
{
  if (job->change != NULL)
    return mn_change_get_id (job->change);
  if (job->changes != NULL && job->changes->len > 0)
    return mn_change_get_id (job->changes->pdata[job->changes->len - 1]);
  return NULL;
}

/* Now that they stand, the records may say which change wrote them */
static void
set_places (MnJob *job,
            gint64 first)
{
  if (job->change != NULL)
    mn_change_set_seq (job->change, first + 1);
  for (guint i = 0; job->changes != NULL && i < job->changes->len; i++)
    mn_change_set_seq (job->changes->pdata[i], first + 1 + i);
}

static void
write_job (MnWriter *self,
           MnJob    *job)
{
  gint64 first = 0;
  gint64 seq;
  guint8 hash[MN_HASH_SIZE];
  gboolean written;

  if (!is_in_place (self, &job->error) || !reopen_if_broken (self, &job->error)
      || !mn_connection_run (self->connection, MN_SQL_BEGIN_WRITE, &job->error))
    return;

  self->connection->annotator_key = 0;
  written = mn_journal_last (self->connection, &first, hash, &job->error);
  seq = first;
  written = written && do_job (self, job, &seq, hash);
  if (written)
    {
      self->funcs->took (self->owner, first, seq);
      written = mn_connection_run (self->connection, MN_SQL_COMMIT, &job->error);
      if (!written && last_id_of (job) != NULL && self->connection->is_broken
          && is_written_after_all (self, seq, last_id_of (job)))
        {
          g_clear_error (&job->error);
          written = TRUE;
        }
    }
  if (written)
    {
      set_places (job, first);
      self->has_written = TRUE;
      return;
    }

  if (self->connection != NULL && !sqlite3_get_autocommit (self->connection->db))
    mn_connection_run (self->connection, MN_SQL_ROLLBACK, NULL);
  self->funcs->took (self->owner, first, first);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
}

/* Takes the log into the library, if nobody else is writing; all of it, if nobody is reading */
static void
checkpoint (MnWriter *self)
{
  int rc;

  if (self->connection == NULL || self->connection->is_broken || !mn_lock_try (&self->lock))
    return;
  /* whoever reads is not waited for */
  sqlite3_busy_timeout (self->connection->db, 0);
  rc = sqlite3_wal_checkpoint_v2 (self->connection->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->connection->db, MN_BUSY_MS);
  if (rc == SQLITE_OK)
    {
      self->has_written = FALSE;
      self->connection->n_wal_bytes = 0;
    }
  mn_lock_release (&self->lock);
}

static void
run_job (MnWriter *self,
         MnJob    *job)
{
  guint timeout_ms = (guint) g_atomic_int_get (&self->timeout_ms);

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  if (!mn_lock_wait (&self->lock, timeout_ms, self->path, job->cancellable, &job->error))
    return;
  write_job (self, job);
  mn_lock_release (&self->lock);
}

static gpointer
write_on (gpointer data)
{
  MnWriter *self = data;

  for (;;)
    {
      g_autoptr (MnJob) job = NULL;

      job = self->has_written ? g_async_queue_timeout_pop (self->queue, IDLE_US) : g_async_queue_pop (self->queue);
      if (job == NULL)
        {
          checkpoint (self);
          continue;
        }
      if (job == self->stop)
        break;

      run_job (self, job);
      self->funcs->done (self->owner, job);
      g_mutex_lock (&self->mutex);
      job->is_done = TRUE;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
      if (self->connection != NULL && self->connection->n_wal_bytes > LONGEST_WAL_BYTES)
        checkpoint (self);
    }

  if (self->has_written)
    checkpoint (self);
  g_clear_pointer (&self->connection, mn_connection_close);
  return NULL;
}

/**
 * mn_writer_new:
 * @connection: (transfer full): a connection that writes
 * @lock: (transfer full): the lock beside the library, open
 * @funcs: what to tell
 * @owner: for @funcs; outlives the writer
 *
 * Starts the thread that does all the writing of this process.
 *
 * Returns: (transfer full): a writer
 */
MnWriter *
mn_writer_new (MnConnection        *connection,
               MnLock              *lock,
               const MnWriterFuncs *funcs,
               gpointer             owner)
{
  MnWriter *self = g_new0 (MnWriter, 1);
  struct stat info;

  self->path = g_strdup (connection->path);
  self->connection = connection;
  self->lock = *lock;
  *lock = (MnLock){ .fd = -1 };
  if (stat (self->path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
  self->funcs = funcs;
  self->owner = owner;
  self->timeout_ms = MN_LOCK_TIMEOUT_MS;
  self->has_written = TRUE; /* a log may be left from another time */
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->queue = g_async_queue_new ();
  self->stop = mn_job_new (NULL);
  self->thread = g_thread_new ("manicule-writer", write_on, self);
  return self;
}

/**
 * mn_writer_free:
 * @self: (transfer full): a writer
 *
 * Does what is still to be done, ends the thread and waits for its end.
 */
void
mn_writer_free (MnWriter *self)
{
  mn_writer_push (self, self->stop);
  g_thread_join (self->thread);
  mn_job_unref (self->stop);
  g_async_queue_unref (self->queue);
  mn_lock_close (&self->lock);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

/**
 * mn_writer_push:
 * @self: a writer
 * @job: what to do, after all that was pushed before
 */
void
mn_writer_push (MnWriter *self,
                MnJob    *job)
{
  g_async_queue_push (self->queue, mn_job_ref (job));
}

/**
 * mn_writer_wait:
 * @self: a writer
 * @job: a job that was pushed
 *
 * Waits until it is over.
 */
void
mn_writer_wait (MnWriter *self,
                MnJob    *job)
{
  g_mutex_lock (&self->mutex);
  while (!job->is_done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * mn_writer_set_timeout:
 * @self: a writer
 * @timeout_ms: how long to wait for the lock
 */
void
mn_writer_set_timeout (MnWriter *self,
                       guint     timeout_ms)
{
  g_atomic_int_set (&self->timeout_ms, timeout_ms);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-store.h"

#include "mn-sqlite-check.h"
#include "mn-sqlite-file.h"
#include "mn-sqlite-journal.h"
#include "mn-sqlite-salvage.h"
#include "mn-sqlite-snapshot.h"
#include "mn-sqlite-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What a worker reads, it reads once from end to end: a page cache as large as what it reads would only cost the memory */
#define SNAPSHOT_CACHE "-2048"

/* The changes from one place of the journal up to another */
typedef struct
{
  gint64 first;
  gint64 last;
} Places;

struct _MnSqliteStore
{
  GObject           parent_instance;

  char             *path;
  MnConnectionMode  mode;         /* of those who read */
  MnWriter         *writer;       /* NULL where it can only be read */
  MnSqliteSnapshot *snapshot;     /* the main thread's */
  GMainContext     *context;
  GThread          *thread;       /* the main one */
  gint64            data_version; /* at the last poll */
  gint64            last_seq;     /* up to which poll has read the journal */

  GMutex            mutex;        /* guards what follows */
  GQueue            done;         /* of MnJob: over, but not yet told in the main context */
  GSource          *telling;      /* what will tell them */
  GArray           *own;          /* of Places: what this process wrote past last_seq */
};

static void iface_init (MnStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnSqliteStore, mn_sqlite_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_STORE, iface_init))

/* In the writer's thread, before the commit: a poll in that very moment must know whose it is */
static void
on_took (gpointer owner,
         gint64   first,
         gint64   last)
{
  MnSqliteStore *self = owner;
  Places *places;

  g_mutex_lock (&self->mutex);
  places = self->own->len > 0 ? &g_array_index (self->own, Places, self->own->len - 1) : NULL;
  if (places != NULL && places->last > first)
    {
      /* it came to nothing: others may take these places */
      places->last = first;
      if (places->last <= places->first)
        g_array_set_size (self->own, self->own->len - 1);
    }
  else if (last > first && places != NULL && places->last == first)
    places->last = last;
  else if (last > first)
    {
      Places more = { first, last };

      g_array_append_val (self->own, more);
    }
  g_mutex_unlock (&self->mutex);
}

static void
tell_changes (MnSqliteStore *self,
              MnJob         *job)
{
  if (job->is_told || job->error != NULL)
    return;
  job->is_told = TRUE;
  if (job->change != NULL && mn_change_get_seq (job->change) != 0)
    mn_store_emit_applied (MN_STORE (self), job->change);
  for (guint i = 0; job->changes != NULL && i < job->changes->len; i++)
    mn_store_emit_applied (MN_STORE (self), job->changes->pdata[i]);
}

static void
end_task (MnJob *job)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (task == NULL)
    return;
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else if (job->changes != NULL)
    g_task_return_pointer (task, g_steal_pointer (&job->changes), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_boolean (task, TRUE);
}

/* In the main context: tells what is over, in the order it was handed over */
static gboolean
tell_done (gpointer data)
{
  g_autoptr (MnSqliteStore) self = g_object_ref (data);
  MnJob *job;

  for (;;)
    {
      g_mutex_lock (&self->mutex);
      job = g_queue_pop_head (&self->done);
      if (job == NULL)
        g_clear_pointer (&self->telling, g_source_unref);
      g_mutex_unlock (&self->mutex);
      if (job == NULL)
        return G_SOURCE_REMOVE;

      tell_changes (self, job);
      end_task (job);
      mn_job_unref (job);
    }
}

/* In the writer's thread */
static void
on_done (gpointer owner,
         MnJob   *job)
{
  MnSqliteStore *self = owner;

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->done, mn_job_ref (job));
  if (self->telling == NULL)
    {
      /* not g_main_context_invoke(): while nobody iterates the context, that would tell in this thread */
      self->telling = g_idle_source_new ();
      g_source_set_priority (self->telling, G_PRIORITY_HIGH);
      g_source_set_callback (self->telling, tell_done, self, NULL);
      g_source_attach (self->telling, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

static const MnWriterFuncs writer_funcs = { on_took, on_done };

static gboolean
can_write (MnSqliteStore *self,
           GError       **error)
{
  if (self->writer != NULL)
    return TRUE;
  g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY,
               _("The library “%s” could not be written: it is read-only"), self->path);
  return FALSE;
}

/* Tells the changes of all that is over up to @job, for whom it was waited in the main thread. Callbacks of those
 * before it wait for the main loop, as everywhere */
static void
tell_up_to (MnSqliteStore *self,
            MnJob         *job)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_job_unref);

  g_mutex_lock (&self->mutex);
  for (GList *l = self->done.head; l != NULL; l = l->next)
    {
      g_ptr_array_add (jobs, mn_job_ref (l->data));
      if (l->data == job)
        {
          g_queue_delete_link (&self->done, l);
          mn_job_unref (job);
          break;
        }
    }
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < jobs->len; i++)
    tell_changes (self, jobs->pdata[i]);
}

static gboolean
do_and_wait (MnSqliteStore *self,
             MnJob         *job,
             GError       **error)
{
  g_autoptr (GError) problem = NULL;

  mn_writer_push (self->writer, job);
  mn_writer_wait (self->writer, job);
  problem = job->error != NULL ? g_error_copy (job->error) : NULL;
  if (g_thread_self () == self->thread)
    tell_up_to (self, job);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return job->error == NULL;
}

static gboolean
is_empty (MnChange *change)
{
  return mn_change_get_n_items (change) == 0 && mn_change_get_n_originals (change) == 0;
}

static gboolean
apply (MnStore      *store,
       MnChange     *change,
       GCancellable *cancellable,
       GError      **error)
{
  MnSqliteStore *self = MN_SQLITE_STORE (store);
  g_autoptr (MnJob) job = NULL;

  if (!can_write (self, error))
    return FALSE;
  if (is_empty (change))
    return TRUE;
  job = mn_job_new (cancellable);
  job->change = mn_change_ref (change);
  return do_and_wait (self, job, error);
}

static void
start_task (MnSqliteStore      *self,
            MnJob              *job,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GError *error = NULL;

  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_priority (job->task, G_PRIORITY_HIGH);
  if (!can_write (self, &error))
    g_task_return_error (job->task, error);
  else if (job->change != NULL && is_empty (job->change))
    g_task_return_boolean (job->task, TRUE);
  else
    mn_writer_push (self->writer, job);
}

static void
apply_async (MnStore            *store,
             MnChange           *change,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  g_autoptr (MnJob) job = mn_job_new (cancellable);

  job->change = mn_change_ref (change);
  start_task (MN_SQLITE_STORE (store), job, callback, user_data);
}

static gboolean
apply_finish (MnStore      *store G_GNUC_UNUSED,
              GAsyncResult *result,
              GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
undo_async (MnStore             *store,
            const MnUndoRequest *request,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (MnJob) job = mn_job_new (cancellable);

  job->request = *request;
  start_task (MN_SQLITE_STORE (store), job, callback, user_data);
}

static GPtrArray *
undo_finish (MnStore      *store G_GNUC_UNUSED,
             GAsyncResult *result,
             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  MnId        article;
  MnRejection rejection;
  gboolean    is_rejected;
} Refusal;

static gboolean
write_refusal (MnConnection *connection,
               gpointer      user_data,
               GError      **error)
{
  const Refusal *refusal = user_data;
  g_auto (MnQuery) query = mn_query (connection, refusal->is_rejected ? MN_SQL_REJECT : MN_SQL_TAKE_UP);

  mn_query_bind_id (&query, 1, &refusal->article);
  mn_query_bind_int (&query, 2, refusal->rejection.start);
  mn_query_bind_int (&query, 3, refusal->rejection.end);
  mn_query_bind_id (&query, 4, &refusal->rejection.entity);
  return mn_query_finish (&query, error);
}

static void
reject_async (MnStore            *store,
              const MnId         *article,
              const MnRejection  *rejection,
              gboolean            is_rejected,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  g_autoptr (MnJob) job = mn_job_new (NULL);
  Refusal refusal = { *article, *rejection, is_rejected };

  job->function = write_refusal;
  job->user_data = g_memdup2 (&refusal, sizeof refusal);
  job->destroy = g_free;
  start_task (MN_SQLITE_STORE (store), job, callback, user_data);
}

static MnSnapshot *
open_snapshot (MnStore *store,
               GError **error)
{
  MnSqliteStore *self = MN_SQLITE_STORE (store);
  g_autoptr (MnConnection) connection = mn_connection_open (self->path, self->mode, FALSE, error);
  guint8 hash[MN_HASH_SIZE];
  gint64 seq;

  /* the moment is that of the first read */
  if (connection == NULL || !mn_connection_execute (connection, "PRAGMA cache_size = " SNAPSHOT_CACHE, error)
      || !mn_connection_run (connection, MN_SQL_BEGIN_READ, error)
      || !mn_journal_last (connection, &seq, hash, error))
    return NULL;
  return MN_SNAPSHOT (mn_sqlite_snapshot_new (g_steal_pointer (&connection)));
}

static MnSnapshot *
get_snapshot (MnStore *store)
{
  return MN_SNAPSHOT (MN_SQLITE_STORE (store)->snapshot);
}

static gint64
read_data_version (MnConnection *connection)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_DATA_VERSION);

  return mn_query_step (&query) ? mn_query_get_int (&query, 0) : -1;
}

static gboolean
is_own (MnSqliteStore *self,
        gint64         seq)
{
  gboolean found = FALSE;

  g_mutex_lock (&self->mutex);
  while (self->own->len > 0 && g_array_index (self->own, Places, 0).last < seq)
    g_array_remove_index (self->own, 0);
  if (self->own->len > 0)
    found = g_array_index (self->own, Places, 0).first < seq;
  g_mutex_unlock (&self->mutex);
  return found;
}

static void
poll_others (MnStore *store)
{
  MnSqliteStore *self = MN_SQLITE_STORE (store);
  MnConnection *connection = mn_sqlite_snapshot_get_connection (self->snapshot);
  gint64 version = read_data_version (connection);
  g_autoptr (GArray) keys = NULL;

  if (version == self->data_version)
    return;
  self->data_version = version;

  keys = g_array_new (FALSE, FALSE, sizeof (MnRecordKey));
  {
    g_auto (MnQuery) query = mn_query (connection, MN_SQL_JOURNAL_PAST);

    mn_query_bind_int (&query, 1, self->last_seq);
    while (mn_query_step (&query))
      {
        g_autoptr (MnJournalRow) row = NULL;
        g_autoptr (GArray) items = NULL;

        self->last_seq = mn_query_get_int (&query, 0);
        if (is_own (self, self->last_seq))
          continue;
        row = mn_journal_take_row (&query);
        items = mn_journal_row_items (row);
        for (guint i = 0; items != NULL && i < items->len; i++)
          g_array_append_val (keys, g_array_index (items, MnJournalItem, i).key);
      }
  }
  if (keys->len > 0)
    mn_store_emit_elsewhere (store, keys);
}

static gboolean
is_read_only (MnStore *store)
{
  return MN_SQLITE_STORE (store)->writer == NULL;
}

/* Also under another name: a link leads to the same file */
static gboolean
mn_sqlite_store_owns_file (MnStore *store,
                           GFile   *file)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".lock" };
  MnSqliteStore *self = MN_SQLITE_STORE (store);
  g_autofree char *path = g_file_get_path (file);
  GStatBuf asked, own;

  if (path == NULL || g_stat (path, &asked) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (self->path, endings[i], NULL);

      if (g_stat (name, &own) == 0 && own.st_dev == asked.st_dev && own.st_ino == asked.st_ino)
        return TRUE;
    }
  return FALSE;
}

static void
iface_init (MnStoreInterface *iface)
{
  iface->apply = apply;
  iface->apply_async = apply_async;
  iface->apply_finish = apply_finish;
  iface->undo_async = undo_async;
  iface->undo_finish = undo_finish;
  iface->open_snapshot = open_snapshot;
  iface->get_snapshot = get_snapshot;
  iface->poll = poll_others;
  iface->is_read_only = is_read_only;
  iface->owns_file = mn_sqlite_store_owns_file;
  iface->reject_async = reject_async;
}

static void
mn_sqlite_store_dispose (GObject *object)
{
  MnSqliteStore *self = MN_SQLITE_STORE (object);

  g_clear_pointer (&self->writer, mn_writer_free);
  if (self->telling != NULL)
    g_source_destroy (self->telling);
  g_clear_pointer (&self->telling, g_source_unref);
  g_queue_clear_full (&self->done, (GDestroyNotify) mn_job_unref);

  G_OBJECT_CLASS (mn_sqlite_store_parent_class)->dispose (object);
}

static void
mn_sqlite_store_finalize (GObject *object)
{
  MnSqliteStore *self = MN_SQLITE_STORE (object);

  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_array_unref (self->own);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (mn_sqlite_store_parent_class)->finalize (object);
}

static void
mn_sqlite_store_class_init (MnSqliteStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mn_sqlite_store_dispose;
  object_class->finalize = mn_sqlite_store_finalize;

  /* Statistics of memory that nobody reads would cost a lock an allocation, a tenth of an import. Where somebody else in
   * the process has used SQLite already, it stays as it is */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
}

static void
mn_sqlite_store_init (MnSqliteStore *self)
{
  g_mutex_init (&self->mutex);
  g_queue_init (&self->done);
  self->own = g_array_new (FALSE, FALSE, sizeof (Places));
}

/**
 * mn_sqlite_store_open:
 * @path: the library's file
 * @flags: how to open it
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_NOT_OURS, %MN_STORE_ERROR_NEWER, %MN_STORE_ERROR_CORRUPT…
 *
 * Opens a library. One that cannot be written is opened all the same, to be read: mn_store_is_read_only() tells.
 *
 * Returns: (transfer full) (nullable): the store
 */
MnStore *
mn_sqlite_store_open (const char       *path,
                      MnSqliteOpenFlags flags,
                      GError          **error)
{
  g_autoptr (MnSqliteStore) self = g_object_new (MN_TYPE_SQLITE_STORE, NULL);
  g_auto (MnLibraryFile) file = { .lock = { .fd = -1 } };
  g_autoptr (MnConnection) reader = NULL;
  guint8 hash[MN_HASH_SIZE];

  g_return_val_if_fail (path != NULL, NULL);

  if (!mn_library_file_open (&file, path, flags, error))
    return NULL;
  reader = mn_connection_open (file.path, file.mode, FALSE, error);
  if (reader == NULL || !mn_journal_last (reader, &self->last_seq, hash, error))
    return NULL;

  self->path = g_strdup (file.path);
  self->mode = file.mode;
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_self ();
  self->data_version = read_data_version (reader);
  self->snapshot = mn_sqlite_snapshot_new (g_steal_pointer (&reader));
  if (file.writer != NULL)
    self->writer = mn_writer_new (g_steal_pointer (&file.writer), &file.lock, &writer_funcs, self);
  return MN_STORE (g_steal_pointer (&self));
}

/**
 * mn_sqlite_store_close:
 * @self: a store
 *
 * Writes what was handed over and ends writing: the store can be read afterwards, but no longer written. The last
 * unref does the same.
 */
void
mn_sqlite_store_close (MnStore *self)
{
  g_return_if_fail (MN_IS_SQLITE_STORE (self));

  g_clear_pointer (&MN_SQLITE_STORE (self)->writer, mn_writer_free);
}

/**
 * mn_sqlite_store_default_path:
 *
 * Returns: (transfer full): where the user's own library is; its folder is made when it is opened
 */
char *
mn_sqlite_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "manicule", "library.manicule", NULL);
}

/**
 * mn_sqlite_store_set_lock_timeout:
 * @self: a store
 * @timeout_ms: how long a change waits for other programs to finish theirs, ten seconds at first
 */
void
mn_sqlite_store_set_lock_timeout (MnStore *self,
                                  guint    timeout_ms)
{
  g_return_if_fail (MN_IS_SQLITE_STORE (self));

  if (MN_SQLITE_STORE (self)->writer != NULL)
    mn_writer_set_timeout (MN_SQLITE_STORE (self)->writer, timeout_ms);
}

typedef struct
{
  gboolean is_repair;
  GError  *found; /* what is wrong with the full text index */
} Derived;

static gboolean
work_on_derived (MnConnection *connection,
                 gpointer      user_data,
                 GError      **error)
{
  Derived *derived = user_data;

  if (derived->is_repair)
    return mn_repair_derived (connection, error);
  mn_check_search (connection, &derived->found);
  return FALSE; /* it was read only */
}

/* Checks or repairs in the writer's thread: SQLite takes both for writing */
static gboolean
check_derived (MnSqliteStore *self,
               MnCheck       *check,
               gboolean       repair,
               GError       **error)
{
  g_autoptr (MnJob) job = mn_job_new (check->cancellable);
  Derived derived = { repair, NULL };

  job->function = work_on_derived;
  job->user_data = &derived;
  if (!do_and_wait (self, job, error))
    return FALSE;
  if (derived.found != NULL)
    {
      check->is_stale = TRUE;
      mn_check_report (check, _("The full text index is not that of the articles: %s"), derived.found->message);
      g_clear_error (&derived.found);
    }
  return TRUE;
}

/**
 * mn_sqlite_store_check:
 * @self: a store
 * @repair: whether to set right what can be: indices and counts are worked out anew; of a damaged file, what is readable
 *   is saved into a new one beside it, and the damaged one is left as it is
 * @report: (scope call): takes each thing found, and what was done
 * @user_data: for @report
 * @cancellable: (nullable): stops it
 * @error: where to put what kept it from its end
 *
 * Proves a library sound: the file by SQLite's own check; that all that is referred to is there; that no text, no
 * original and no change in the journal was altered afterwards; that every mark lies inside its text and quotes it; and
 * that the indices are those of the records. Best in a worker thread.
 *
 * Returns: whether the library is sound; %FALSE without an error where something was found
 */
gboolean
mn_sqlite_store_check (MnStore      *self,
                       gboolean      repair,
                       MnCheckFunc   report,
                       gpointer      user_data,
                       GCancellable *cancellable,
                       GError      **error)
{
  MnSqliteStore *store = MN_SQLITE_STORE (self);
  g_autoptr (MnConnection) connection = NULL;
  MnCheck check = { NULL, report, user_data, cancellable, FALSE, FALSE, 0 };

  g_return_val_if_fail (MN_IS_SQLITE_STORE (self), FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  connection = mn_connection_open (store->path, store->mode, FALSE, error);
  if (connection == NULL || !mn_connection_execute (connection, "PRAGMA cache_size = " SNAPSHOT_CACHE, error)
      || !mn_connection_run (connection, MN_SQL_BEGIN_READ, error))
    return FALSE;
  check.connection = connection;
  if (!mn_check_read (&check, error))
    return FALSE;
  /* a damaged file is written no more */
  if (store->writer != NULL && !check.is_damaged && !check_derived (store, &check, FALSE, error))
    return FALSE;
  if (check.n_problems == 0 || !repair)
    return check.n_problems == 0;

  if (check.is_damaged)
    mn_salvage (&check, store->path, error);
  else if (check.is_stale)
    {
      if (!can_write (store, error) || !check_derived (store, &check, TRUE, error))
        return FALSE;
      mn_check_report (&check, _("The indices and counts were worked out anew"));
    }
  return FALSE;
}

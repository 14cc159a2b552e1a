/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-format.h"

#include <string.h>

/* How long the caller is left without news at most, and at least */
#define PROGRESS_INTERVAL_US (40 * 1000)

typedef struct
{
  const MnFormat *format;
  GFile          *file;
  gboolean        is_scoped;
  MnExportScope   scope;
  MnImportOptions options;
  MnImportReport  report;

  MnProgressFunc  progress;
  gpointer        progress_data;
  gint64          told_us;
  GTask          *task; /* not owned */
} Job;

typedef struct
{
  MnProgressFunc function;
  gpointer       user_data;
  double         done;
} News;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_free ((MnId *) job->scope.articles);
  g_free (job);
}

static gboolean
tell_in_main_context (gpointer data)
{
  News *news = data;

  news->function (news->done, news->user_data);
  return G_SOURCE_REMOVE;
}

/* Runs in the worker. The caller hears of it in order and before the end, which the task reports by the same queue */
static void
forward_progress (double   done,
                  gpointer user_data)
{
  Job *job = user_data;
  gint64 now_us = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  News *news;

  if (done < 1 && now_us - job->told_us < PROGRESS_INTERVAL_US)
    return;

  job->told_us = now_us;
  news = g_new (News, 1);
  *news = (News){ job->progress, job->progress_data, done };
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, tell_in_main_context, news, g_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static GTask *
new_task (const MnFormat      *format,
          MnStore             *store,
          GFile               *file,
          MnProgressFunc       progress,
          gpointer             progress_data,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          Job                **job)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  *job = g_new0 (Job, 1);
  (*job)->format = format;
  (*job)->file = g_object_ref (file);
  (*job)->progress = progress;
  (*job)->progress_data = progress_data;
  (*job)->task = task;
  g_task_set_task_data (task, *job, free_job);
  return task;
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (source, &error);
  gboolean is_done = snapshot != NULL
                     && mn_format_export_to_file (job->format, snapshot, job->is_scoped ? &job->scope : NULL, job->file,
                                                  job->progress != NULL ? forward_progress : NULL, job, cancellable,
                                                  &error);

  g_clear_object (&snapshot);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mn_format_export_to_file_async:
 * @self: a format
 * @store: the library to export
 * @scope: (nullable): which articles, copied; %NULL for the whole library
 * @file: where to write it
 * @progress: (nullable) (scope async): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mn_format_export_to_file() in a thread with a snapshot of its own.
 */
void
mn_format_export_to_file_async (const MnFormat      *self,
                                MnStore             *store,
                                const MnExportScope *scope,
                                GFile               *file,
                                MnProgressFunc       progress,
                                gpointer             progress_data,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MN_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));

  task = new_task (self, store, file, progress, progress_data, cancellable, callback, user_data, &job);
  g_task_set_name (task, "mn_format_export_to_file_async");
  /* a file that is there in spite of a cancelling that came too late is there */
  g_task_set_check_cancellable (task, FALSE);
  if (scope != NULL)
    {
      job->is_scoped = TRUE;
      job->scope.articles = g_memdup2 (scope->articles, scope->n_articles * sizeof (MnId));
      job->scope.n_articles = scope->n_articles;
    }
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * mn_format_export_to_file_finish:
 * @store: the library
 * @result: what the callback was given
 * @error: where to put what went wrong
 *
 * Returns: whether the file is there
 */
gboolean
mn_format_export_to_file_finish (MnStore       *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (mn_format_import_file (job->format, source, job->file, &job->options, &job->report,
                             job->progress != NULL ? forward_progress : NULL, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mn_format_import_file_async:
 * @self: a format
 * @store: the library to read into
 * @file: the file to read
 * @options: how, copied
 * @progress: (nullable) (scope async): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mn_format_import_file() in a thread.
 */
void
mn_format_import_file_async (const MnFormat        *self,
                             MnStore               *store,
                             GFile                 *file,
                             const MnImportOptions *options,
                             MnProgressFunc         progress,
                             gpointer               progress_data,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MN_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (options != NULL);

  task = new_task (self, store, file, progress, progress_data, cancellable, callback, user_data, &job);
  g_task_set_name (task, "mn_format_import_file_async");
  /* an import that ended before a late cancelling is done, and its own message says what a cancelled one left */
  g_task_set_check_cancellable (task, FALSE);
  job->options = *options;
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * mn_format_import_file_finish:
 * @store: the library
 * @result: what the callback was given
 * @report: (out caller-allocates): what came of it, also where it was broken off
 * @error: where to put what went wrong
 *
 * Returns: whether all of the file is in the library now
 */
gboolean
mn_format_import_file_finish (MnStore         *store,
                              GAsyncResult    *result,
                              MnImportReport  *report,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  *report = ((Job *) g_task_get_task_data (G_TASK (result)))->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}

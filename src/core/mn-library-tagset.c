/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library-tagset.h"

#include "mn-library-change.h"

#include <glib/gi18n-lib.h>

/* How long the caller is left without news at least */
#define PROGRESS_INTERVAL_US (40 * 1000)

/* An edit on its way; its own copy of all */
typedef struct
{
  MnTagsetEdit  edit;
  MnId          visit;
  MnId          annotator;
  gint64        told_us;
  GCancellable *cancellable;
  GTask        *task; /* that waits for it; not owned */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->edit.destroy != NULL)
    request->edit.destroy (request->edit.data);
  g_clear_object (&request->cancellable);
  g_free ((char *) request->edit.label);
  g_free ((MnTagTurn *) request->edit.turns);
  g_free (request);
}

typedef struct
{
  MnTagProgressFunc function;
  gpointer          user_data;
  double            done;
} News;

static gboolean
tell_in_main_context (gpointer data)
{
  News *news = data;

  news->function (news->done, news->user_data);
  return G_SOURCE_REMOVE;
}

/* Runs in the worker. The caller hears of it before the end, which the task reports by the same queue */
static void
forward_progress (double   done,
                  gpointer user_data)
{
  Request *request = user_data;
  gint64 now_us = g_get_monotonic_time ();
  News *news;

  if (request->edit.progress == NULL || now_us - request->told_us < PROGRESS_INTERVAL_US)
    return;
  request->told_us = now_us;
  news = g_new (News, 1);
  *news = (News){ request->edit.progress, request->edit.progress_data, done };
  g_main_context_invoke_full (g_task_get_context (request->task), G_PRIORITY_DEFAULT, tell_in_main_context, news, g_free);
}

/* What the edit makes of the tagset; NULL where that stays as it is */
static MnTagsetBuilder *
modify_tagset (const Request *request,
               MnTagset      *before,
               MnSnapshot    *snapshot,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MnTagsetBuilder) after = mn_tagset_edit (before);
  const MnTagsetEdit *edit = &request->edit;

  if (edit->modify != NULL)
    edit->modify (after, edit->data);
  if (edit->removes_tags)
    {
      g_autoptr (MnTagUses) uses = mn_tag_uses_count (snapshot, cancellable, error);

      if (uses == NULL)
        return NULL;
      mn_tagset_keep_used (after, before, uses, edit->turns, edit->n_turns);
    }
  return mn_record_equal (before, after) ? NULL : g_steal_pointer (&after);
}

static MnChange *
build (MnSnapshot   *snapshot,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Request *request = data;
  g_autoptr (MnTagset) before
      = mn_snapshot_get (snapshot, MN_RECORD_TAGSET, &MN_ID_NONE, &MN_TAGSET_ID, error);
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) problem = NULL;
  MnTagsetBuilder *after;

  if (before == NULL)
    return NULL;
  after = modify_tagset (request, before, snapshot, cancellable, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  change = mn_change_new (request->edit.label, &request->annotator);
  if (!mn_id_is_none (&request->visit))
    mn_change_set_group (change, &request->visit);
  if (after != NULL)
    mn_change_add (change, mn_tagset_ref (before), mn_record_end (after));
  if (request->edit.n_turns > 0)
    {
      mn_change_set_library_wide (change, TRUE);
      if (!mn_tag_turns_apply (request->edit.turns, request->edit.n_turns, snapshot, change, forward_progress, request,
                               cancellable, error))
        return NULL;
    }
  return mn_change_get_n_items (change) > 0 ? g_steal_pointer (&change) : NULL;
}

static void start_next (MnLibrary *library);

static GQueue *
get_queue (MnLibrary *library)
{
  static const char key[] = "mn-library-tagset";
  GQueue *queue = g_object_get_data (G_OBJECT (library), key);

  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_object_set_data_full (G_OBJECT (library), key, queue, (GDestroyNotify) g_queue_free);
    }
  return queue;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  MnLibrary *library = MN_LIBRARY (source);
  GError *error = NULL;
  MnChange *change = mn_library_build_change_finish (library, result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, change, (GDestroyNotify) mn_change_unref);
  g_queue_pop_head (get_queue (library));
  start_next (library);
}

/* One after another, in the order they were asked for: each is made on what the one before left */
static void
start_next (MnLibrary *library)
{
  GTask *task = g_queue_peek_head (get_queue (library));
  Request *request;

  if (task == NULL)
    return;
  request = g_task_get_task_data (task);
  mn_library_build_change_async (library, build, request, NULL, request->cancellable, on_written, task);
}

/**
 * mn_library_edit_tagset_async:
 * @self: a library
 * @edit: what to do
 * @cancellable: (nullable): stops it as long as it is not being written
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Changes the tagset of a library, and with it what has its tags, in every article, as one change. Edits queue.
 */
void
mn_library_edit_tagset_async (MnLibrary          *self,
                              const MnTagsetEdit *edit,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);
  GQueue *queue = get_queue (self);

  request->edit = *edit;
  request->edit.label = g_strdup (edit->label);
  request->edit.turns = g_memdup2 (edit->turns, edit->n_turns * sizeof (MnTagTurn));
  request->visit = edit->visit != NULL ? *edit->visit : MN_ID_NONE;
  request->annotator = *mn_library_get_annotator (self);
  request->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  request->task = task;
  g_task_set_task_data (task, request, free_request);
  g_queue_push_tail (queue, task);
  if (g_queue_get_length (queue) == 1)
    start_next (self);
}

/**
 * mn_library_edit_tagset_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL without an error where there was nothing to do
 */
MnChange *
mn_library_edit_tagset_finish (MnLibrary    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

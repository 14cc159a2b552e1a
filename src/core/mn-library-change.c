/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library-change.h"

/* How often a change is built when somebody else keeps writing between its building and its writing */
#define MAX_TRIES 4

typedef struct
{
  MnStore           *store;
  MnLibraryBuildFunc build;
  gpointer           data;
  GDestroyNotify     destroy;
  guint              n_tries;
  MnChange          *change;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->destroy != NULL)
    request->destroy (request->data);
  g_clear_object (&request->store);
  g_clear_pointer (&request->change, mn_change_unref);
  g_free (request);
}

static void
build_in_thread (GTask        *task,
                 gpointer      source G_GNUC_UNUSED,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (request->store, &error);
  MnChange *change = snapshot != NULL ? request->build (snapshot, request->data, cancellable, &error) : NULL;

  g_clear_object (&snapshot); /* a reader would keep the writer from tidying up behind itself */
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, change, (GDestroyNotify) mn_change_unref);
}

static void start (GTask *task);

static void
fail (GTask  *task,
      GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT))
    mn_store_poll (request->store); /* take up what the others wrote */
  g_task_return_error (task, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (mn_store_apply_finish (MN_STORE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&request->change), (GDestroyNotify) mn_change_unref);
  else if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT) && request->n_tries < MAX_TRIES)
    {
      /* what is asked for says nothing of how the records were, so it holds for those that are there now */
      g_error_free (error);
      start (g_steal_pointer (&task));
    }
  else
    fail (task, error);
}

static void
on_built (GObject      *source G_GNUC_UNUSED,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&request->change, mn_change_unref);
  request->change = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    fail (task, error);
  else if (request->change == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    mn_store_apply_async (request->store, request->change, NULL, on_written, g_steal_pointer (&task));
}

/* Takes over the task */
static void
start (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GTask) building
      = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), on_built, task);

  request->n_tries++;
  g_task_set_task_data (building, request, NULL);
  g_task_run_in_thread (building, build_in_thread);
}

/**
 * mn_library_build_change_async:
 * @self: a library
 * @build: builds the change
 * @data: for @build
 * @destroy: (nullable): frees @data
 * @cancellable: (nullable): stops the building; what is being written is written
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Makes a change of many records as the library has them.
 */
void
mn_library_build_change_async (MnLibrary          *self,
                               MnLibraryBuildFunc  build,
                               gpointer            data,
                               GDestroyNotify      destroy,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ g_object_ref (mn_library_get_store (self)), build, data, destroy, 0, NULL };
  g_task_set_task_data (task, request, free_request);
  g_task_set_check_cancellable (task, FALSE); /* what is written is not unwritten by a late Cancel */
  start (task);
}

/**
 * mn_library_build_change_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where what was to be changed is gone, or somebody
 *   else kept changing it
 *
 * Returns: (transfer full) (nullable): the change that was made, by whose `seq` it can be picked to be undone; %NULL
 *   without an error where there was nothing to do
 */
MnChange *
mn_library_build_change_finish (MnLibrary    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

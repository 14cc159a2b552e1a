/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library-entities.h"

#include "mn-entity-changes.h"
#include "mn-entity-merge.h"

/* How often a change is built when somebody else keeps writing between its building and its writing */
#define MAX_TRIES 4

typedef struct _Request Request;

typedef MnChange *(*BuildFunc) (MnSnapshot    *snapshot,
                                const Request *request,
                                GError       **error);

struct _Request
{
  MnStore   *store;
  MnId       annotator;
  BuildFunc  build;
  MnId       entity;
  MnId       other;
  char      *text; /* a name or a type */
  GArray    *mentions; /* of MnId */
  gboolean   with_mentions;
  guint      n_tries;
  MnChange  *change;
};

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->store);
  g_clear_pointer (&request->mentions, g_array_unref);
  g_clear_pointer (&request->change, mn_change_unref);
  g_free (request->text);
  g_free (request);
}

static MnChange *
build_merge (MnSnapshot    *snapshot,
             const Request *request,
             GError       **error)
{
  return mn_entity_change_to_merge (snapshot, &request->entity, &request->other, &request->annotator, error);
}

static MnChange *
build_split (MnSnapshot    *snapshot,
             const Request *request,
             GError       **error)
{
  return mn_entity_change_to_split (snapshot, &request->entity,
                                    (const MnId *) (gpointer) request->mentions->data,
                                    request->mentions->len, request->text, &request->annotator, error);
}

static MnChange *
build_retype (MnSnapshot    *snapshot,
              const Request *request,
              GError       **error)
{
  return mn_entity_change_to_retype (snapshot, &request->entity, request->text, &request->annotator, error);
}

static MnChange *
build_removal (MnSnapshot    *snapshot,
               const Request *request,
               GError       **error)
{
  return mn_entity_change_to_remove (snapshot, &request->entity, request->with_mentions, &request->annotator, error);
}

static void
build_in_thread (GTask        *task,
                 gpointer      source G_GNUC_UNUSED,
                 gpointer      task_data,
                 GCancellable *cancellable G_GNUC_UNUSED)
{
  const Request *request = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (request->store, &error);
  MnChange *change = snapshot != NULL ? request->build (snapshot, request, &error) : NULL;

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
  g_autoptr (GTask) building = g_task_new (g_task_get_source_object (task), NULL, on_built, task);

  request->n_tries++;
  g_task_set_task_data (building, request, NULL);
  g_task_run_in_thread (building, build_in_thread);
}

static void
queue (MnLibrary          *self,
       BuildFunc           build,
       const Request      *asked,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_memdup2 (asked, sizeof *asked);

  request->store = g_object_ref (mn_library_get_store (self));
  request->annotator = *mn_library_get_annotator (self);
  request->build = build;
  g_task_set_task_data (task, request, free_request);
  start (task);
}

/**
 * mn_library_merge_entities_async:
 * @self: a library
 * @kept: the entity that stays
 * @merged: the entity that it turns out to be
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Makes two entities one, as mn_entity_change_to_merge() says.
 */
void
mn_library_merge_entities_async (MnLibrary          *self,
                                 const MnId         *kept,
                                 const MnId         *merged,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Request request = { .entity = *kept, .other = *merged };

  queue (self, build_merge, &request, callback, user_data);
}

/**
 * mn_library_split_entity_async:
 * @self: a library
 * @entity: which entity
 * @mentions: (array length=n_mentions): mentions of it that mean another
 * @n_mentions: how many
 * @name: what the other one is called
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Makes two entities of one, as mn_entity_change_to_split() says.
 */
void
mn_library_split_entity_async (MnLibrary          *self,
                               const MnId         *entity,
                               const MnId         *mentions,
                               guint               n_mentions,
                               const char         *name,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Request request = { .entity = *entity, .text = g_strdup (name) };

  request.mentions = g_array_sized_new (FALSE, FALSE, sizeof (MnId), n_mentions);
  g_array_append_vals (request.mentions, mentions, n_mentions);
  queue (self, build_split, &request, callback, user_data);
}

/**
 * mn_library_retype_entity_async:
 * @self: a library
 * @entity: which entity
 * @type: an entity type of the tagset
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives an entity another type, and its mentions with it, as mn_entity_change_to_retype() says.
 */
void
mn_library_retype_entity_async (MnLibrary          *self,
                                const MnId         *entity,
                                const char         *type,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request request = { .entity = *entity, .text = g_strdup (type) };

  queue (self, build_retype, &request, callback, user_data);
}

/**
 * mn_library_remove_entity_async:
 * @self: a library
 * @entity: which entity
 * @with_mentions: whether its mentions go too
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Removes an entity, as mn_entity_change_to_remove() says.
 */
void
mn_library_remove_entity_async (MnLibrary          *self,
                                const MnId         *entity,
                                gboolean            with_mentions,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request request = { .entity = *entity, .with_mentions = with_mentions };

  queue (self, build_removal, &request, callback, user_data);
}

/**
 * mn_library_entities_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where what was to be changed is gone, or somebody
 *   else kept changing it
 *
 * Returns: (transfer full) (nullable): the change that was made, by whose `seq` it can be picked to be undone; %NULL
 *   without an error where there was nothing to do
 */
MnChange *
mn_library_entities_finish (MnLibrary    *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

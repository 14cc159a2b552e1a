/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library-entities.h"

#include "mn-entity-changes.h"
#include "mn-entity-merge.h"
#include "mn-library-change.h"

typedef struct _Request Request;

typedef MnChange *(*BuildFunc) (MnSnapshot    *snapshot,
                                const Request *request,
                                GError       **error);

struct _Request
{
  MnId       annotator;
  BuildFunc  build;
  MnId       entity;
  MnId       other;
  char      *text; /* a name or a type */
  GArray    *mentions; /* of MnId */
  gboolean   with_mentions;
};

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->mentions, g_array_unref);
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

static MnChange *
build (MnSnapshot   *snapshot,
       gpointer      data,
       GCancellable *cancellable G_GNUC_UNUSED,
       GError      **error)
{
  const Request *request = data;

  return request->build (snapshot, request, error);
}

static void
queue (MnLibrary          *self,
       BuildFunc           function,
       const Request      *asked,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  Request *request = g_memdup2 (asked, sizeof *asked);

  request->annotator = *mn_library_get_annotator (self);
  request->build = function;
  mn_library_build_change_async (self, build, request, free_request, NULL, callback, user_data);
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
  return mn_library_build_change_finish (self, result, error);
}

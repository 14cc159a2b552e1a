/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-relation-side.h"

/* As many as a form can show; the country of every article may have more */
#define MOST_SIDES 200

static void
clear_side (gpointer data)
{
  MnRelationSide *self = data;

  g_clear_pointer (&self->relation, mn_relation_unref);
  g_clear_pointer (&self->other, mn_record_unref);
  g_free (self->title);
}

/**
 * mn_relation_side_ref:
 * @self: a side
 *
 * Returns: (transfer full): @self
 */
MnRelationSide *
mn_relation_side_ref (MnRelationSide *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mn_relation_side_unref:
 * @self: (transfer full): a side
 */
void
mn_relation_side_unref (MnRelationSide *self)
{
  g_atomic_rc_box_release_full (self, clear_side);
}

typedef struct
{
  MnStore *store;
  MnId     end;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->store);
  g_free (request);
}

/* NULL without an error where the other end has gone meanwhile */
static MnRelationSide *
read_side (MnSnapshot *snapshot,
           MnRelation *relation,
           const MnId *end,
           GError    **error)
{
  gboolean is_outgoing = mn_id_equal (&relation->from.id, end);
  const MnEnd *other = is_outgoing ? &relation->to : &relation->from;
  MnRecordKind kind = other->kind == MN_END_CLAIM ? MN_RECORD_CLAIM : MN_RECORD_ENTITY;
  g_autoptr (MnRecord) record = mn_snapshot_get (snapshot, kind, &MN_ID_NONE, &other->id, error);
  g_autoptr (MnArticle) article = NULL;
  MnRelationSide *side;

  if (record == NULL)
    return NULL;
  if (kind == MN_RECORD_CLAIM)
    article = mn_snapshot_get_article (snapshot, &record->article, FALSE, NULL);
  side = g_atomic_rc_box_new0 (MnRelationSide);
  side->relation = mn_relation_ref (relation);
  side->is_outgoing = is_outgoing;
  side->other = g_steal_pointer (&record);
  side->title = article != NULL ? g_strdup (article->title) : NULL;
  return side;
}

static GPtrArray *
read_sides (MnSnapshot   *snapshot,
            const MnId   *end,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (snapshot, end, error);
  g_autoptr (GPtrArray) sides = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_relation_side_unref);
  g_autoptr (GError) problem = NULL;

  if (relations == NULL)
    return NULL;
  for (guint i = 0; i < relations->len && sides->len < MOST_SIDES; i++)
    {
      MnRelationSide *side;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      side = read_side (snapshot, relations->pdata[i], end, &problem);
      if (side != NULL)
        g_ptr_array_add (sides, side);
      else if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  return g_steal_pointer (&sides);
}

static void
read_in_thread (GTask        *task,
                gpointer      source G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (request->store, &error);
  GPtrArray *sides = snapshot != NULL ? read_sides (snapshot, &request->end, cancellable, &error) : NULL;

  if (sides != NULL)
    g_task_return_pointer (task, sides, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mn_relation_sides_async:
 * @library: a library
 * @end: a claim or an entity of it
 * @cancellable: (nullable): stops it
 * @callback: called when all are read
 * @user_data: for @callback
 *
 * Reads, in a worker, the relations that a claim or an entity stands in, with what it stands in them to.
 */
void
mn_relation_sides_async (MnLibrary          *library,
                         const MnId         *end,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  *request = (Request){ g_object_ref (mn_library_get_store (library)), *end };
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * mn_relation_sides_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type MnRelationSide) (nullable): the relations, oldest first
 */
GPtrArray *
mn_relation_sides_finish (MnLibrary    *library,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

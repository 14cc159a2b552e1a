/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-duplicates.h"

#include "mn-duplicate-search.h"

#include <string.h>

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const MnDuplicatePair *one = a, *other = b;

  if (one->a != other->a)
    return one->a < other->a ? -1 : 1;
  if (one->b != other->b)
    return one->b < other->b ? -1 : 1;
  return (one->score < other->score) - (one->score > other->score);
}

static int
compare_ages (MnEntity *a,
              MnEntity *b)
{
  if (a->record.made.created != b->record.made.created)
    return a->record.made.created < b->record.made.created ? -1 : 1;
  return mn_id_compare (&a->record.id, &b->record.id);
}

static MnDuplicate *
new_duplicate (MnEntity              *a,
               MnEntity              *b,
               const MnDuplicatePair *pair)
{
  MnDuplicate *self = g_new (MnDuplicate, 1);
  gboolean in_order = compare_ages (a, b) <= 0;

  self->a = mn_entity_ref (in_order ? a : b);
  self->b = mn_entity_ref (in_order ? b : a);
  self->reason = pair->reason;
  self->score = pair->score;
  return self;
}

static int
compare_duplicates (gconstpointer a,
                    gconstpointer b)
{
  const MnDuplicate *one = *(MnDuplicate *const *) a, *other = *(MnDuplicate *const *) b;
  int by_name;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  by_name = strcmp (one->a->name, other->a->name);
  if (by_name != 0)
    return by_name;
  by_name = mn_id_compare (&one->a->record.id, &other->a->record.id);
  return by_name != 0 ? by_name : mn_id_compare (&one->b->record.id, &other->b->record.id);
}

/* Each pair once, for its best reason */
static GPtrArray *
rank (GPtrArray *entities,
      GArray    *pairs)
{
  GPtrArray *ranked = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_duplicate_free);

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const MnDuplicatePair *pair = &g_array_index (pairs, MnDuplicatePair, i);

      if (i == 0 || pair[-1].a != pair->a || pair[-1].b != pair->b)
        g_ptr_array_add (ranked, new_duplicate (entities->pdata[pair->a], entities->pdata[pair->b], pair));
    }
  g_ptr_array_sort (ranked, compare_duplicates);
  return ranked;
}

static gboolean
take_entity (MnRecord *entity,
             gpointer  user_data)
{
  g_ptr_array_add (user_data, mn_record_ref (entity));
  return TRUE;
}

/**
 * mn_entity_duplicates_find:
 * @snapshot: a library, for this thread
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR
 *
 * Finds entities that are likely one. Both are of one type, unless they have a link in common. Names are compared as
 * #MnNameForm has them. It takes all entities of the library into memory, and time for each that hardly grows with
 * their number. For a worker.
 *
 * Returns: (transfer full) (element-type MnDuplicate) (nullable): the pairs, each once, the likeliest first
 */
GPtrArray *
mn_entity_duplicates_find (MnSnapshot   *snapshot,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  g_autoptr (GArray) pairs = NULL;

  if (!mn_snapshot_each (snapshot, MN_RECORD_ENTITY, take_entity, entities, cancellable, error))
    return NULL;
  pairs = mn_duplicate_search (entities, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return rank (entities, pairs);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data G_GNUC_UNUSED,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (mn_library_get_store (source), &error);
  GPtrArray *found = snapshot != NULL ? mn_entity_duplicates_find (snapshot, cancellable, &error) : NULL;

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mn_entity_duplicates_async:
 * @library: a library
 * @cancellable: (nullable): stops it
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * Finds entities that are likely one, as mn_entity_duplicates_find() does, in a worker.
 */
void
mn_entity_duplicates_async (MnLibrary          *library,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  g_task_run_in_thread (task, find_in_thread);
}

/**
 * mn_entity_duplicates_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (element-type MnDuplicate) (nullable): the pairs, each once, the likeliest first
 */
GPtrArray *
mn_entity_duplicates_finish (MnLibrary    *library,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mn_duplicate_free:
 * @self: (transfer full): a pair
 */
void
mn_duplicate_free (MnDuplicate *self)
{
  mn_entity_unref (self->a);
  mn_entity_unref (self->b);
  g_free (self);
}

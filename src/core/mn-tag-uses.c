/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-tag-uses.h"

#include "mn-tag-walk.h"

typedef struct
{
  MnTagUse use;
  MnId     record;  /* that was counted last: it may have the tag twice */
  MnId     article; /* likewise */
} Counter;

struct _MnTagUses
{
  GHashTable *counters[MN_TAGS_N_LISTS]; /* interned id to Counter */
};

static void
count_tag (MnRecord   *record,
           MnTagList   list,
           const char *id,
           gpointer    user_data)
{
  MnTagUses *self = user_data;
  Counter *counter = g_hash_table_lookup (self->counters[list], id);

  if (counter == NULL)
    {
      counter = g_new0 (Counter, 1);
      g_hash_table_insert (self->counters[list], (gpointer) id, counter);
    }
  if (mn_id_equal (&counter->record, &record->id))
    return;
  counter->record = record->id;
  if (mn_id_is_none (&record->article))
    {
      counter->use.n_records++;
      return;
    }
  counter->use.n_marks++;
  if (!mn_id_equal (&counter->article, &record->article))
    counter->use.n_articles++;
  counter->article = record->article;
}

static gboolean
count_record (MnRecord *record,
              gpointer  user_data)
{
  mn_tag_walk_record (record, count_tag, user_data);
  return TRUE;
}

/**
 * mn_tag_uses_count:
 * @snapshot: a snapshot that sees one moment's state
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Counts how much each tag is used. Reads all there is; for a worker.
 *
 * Returns: (transfer full) (nullable): the counts
 */
MnTagUses *
mn_tag_uses_count (MnSnapshot   *snapshot,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (MnTagUses) self = g_new0 (MnTagUses, 1);

  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    self->counters[list] = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!mn_tag_walk_library (snapshot, count_record, self, NULL, NULL, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source G_GNUC_UNUSED,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (task_data, &error);
  MnTagUses *uses = snapshot != NULL ? mn_tag_uses_count (snapshot, cancellable, &error) : NULL;

  g_clear_object (&snapshot); /* a reader would keep the writer from tidying up behind itself */
  if (uses != NULL)
    g_task_return_pointer (task, uses, (GDestroyNotify) mn_tag_uses_free);
  else
    g_task_return_error (task, error);
}

/**
 * mn_tag_uses_count_async:
 * @library: a library
 * @cancellable: (nullable): stops it
 * @callback: called when all is counted
 * @user_data: for @callback
 *
 * Counts in a worker how much each tag is used.
 */
void
mn_tag_uses_count_async (MnLibrary          *library,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (mn_library_get_store (library)), g_object_unref);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * mn_tag_uses_count_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the counts
 */
MnTagUses *
mn_tag_uses_count_finish (MnLibrary    *library,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mn_tag_uses_get:
 * @self: counts
 * @list: a list of tags
 * @id: the id of a tag
 *
 * Returns: how much that is used
 */
MnTagUse
mn_tag_uses_get (const MnTagUses *self,
                 MnTagList        list,
                 const char      *id)
{
  const Counter *counter = g_hash_table_lookup (self->counters[list], g_intern_string (id));
  MnTagUse none = { 0, 0, 0 };

  return counter != NULL ? counter->use : none;
}

/**
 * mn_tag_uses_has:
 * @self: counts
 * @list: a list of tags
 * @id: the id of a tag
 *
 * Returns: whether that is used at all
 */
gboolean
mn_tag_uses_has (const MnTagUses *self,
                 MnTagList        list,
                 const char      *id)
{
  return g_hash_table_contains (self->counters[list], g_intern_string (id));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mn_tag_uses_list:
 * @self: counts
 * @list: a list of tags
 *
 * Returns: (transfer container) (element-type utf8): the interned ids of those that are used, sorted
 */
GPtrArray *
mn_tag_uses_list (const MnTagUses *self,
                  MnTagList        list)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->counters[list]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

/**
 * mn_tag_uses_free:
 * @self: (transfer full): counts
 */
void
mn_tag_uses_free (MnTagUses *self)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    g_clear_pointer (&self->counters[list], g_hash_table_unref);
  g_free (self);
}

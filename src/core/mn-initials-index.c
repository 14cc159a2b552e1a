/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-initials-index.h"

#include "mn-initials.h"

#include <string.h>

/* Room for the initials that anybody types; of longer ones the beginning is kept */
#define KEY_SIZE 8

/* A change of more entities than this is read again by the worker: each one moves what stands behind it */
#define MOST_MOVED 64

typedef struct
{
  char key[KEY_SIZE]; /* UTF-8, filled up with zeroes, perhaps cut inside a character */
  MnId entity;
} Entry;

struct _MnInitialsIndex
{
  GObject       parent_instance;

  MnStore      *store;
  GArray       *entries; /* of Entry, sorted; NULL until they have been read */
  GCancellable *reading; /* NULL while nothing is read */
};

G_DEFINE_FINAL_TYPE (MnInitialsIndex, mn_initials_index, G_TYPE_OBJECT)

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  int order = memcmp (((const Entry *) a)->key, ((const Entry *) b)->key, KEY_SIZE);

  return order != 0 ? order : mn_id_compare (&((const Entry *) a)->entity, &((const Entry *) b)->entity);
}

static void
list_name (GArray     *entries,
           const MnId *entity,
           const char *name)
{
  g_auto (GStrv) initials = mn_initials_of (name);

  for (char **one = initials; one != NULL && *one != NULL; one++)
    {
      Entry entry = { "", *entity };

      memcpy (entry.key, *one, MIN (strlen (*one), KEY_SIZE));
      g_array_append_val (entries, entry);
    }
}

static void
list_names (GArray   *entries,
            MnEntity *entity)
{
  list_name (entries, &entity->record.id, entity->name);
  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    list_name (entries, &entity->record.id, *alias);
}

static gboolean
take_entity (MnRecord *record,
             gpointer  entries)
{
  list_names (entries, (MnEntity *) record);
  return TRUE;
}

static void
read_in_thread (GTask        *task,
                gpointer      source G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (task_data, &error);

  if (snapshot == NULL || !mn_snapshot_each (snapshot, MN_RECORD_ENTITY, take_entity, entries, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_array_sort (entries, compare_entries);
  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_array_unref);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data G_GNUC_UNUSED)
{
  MnInitialsIndex *self = MN_INITIALS_INDEX (source);
  g_autoptr (GError) error = NULL;
  GArray *entries = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (entries == NULL)
    {
      g_debug ("The initials could not be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->entries, g_array_unref);
  self->entries = entries;
}

/* What is known goes on being found until the new is there */
static void
read_again (MnInitialsIndex *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/* The first entry that is not before this one */
static guint
find_place (GArray      *entries,
            const Entry *entry)
{
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (&g_array_index (entries, Entry, middle), entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
swap (MnInitialsIndex *self,
      MnEntity        *entity,
      gboolean         is_there)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (entity != NULL)
    list_names (entries, entity);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      guint place = find_place (self->entries, entry);

      if (is_there)
        g_array_insert_vals (self->entries, place, entry, 1);
      else if (place < self->entries->len && compare_entries (&g_array_index (self->entries, Entry, place), entry) == 0)
        g_array_remove_index (self->entries, place);
    }
}

static guint
count_entities (MnChange *change)
{
  guint n = 0;

  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      n += mn_record_kind (item->after != NULL ? item->after : item->before) == MN_RECORD_ENTITY;
    }
  return n;
}

static void
on_applied (MnInitialsIndex *self,
            MnChange        *change)
{
  guint n = count_entities (change);

  if (n == 0)
    return;
  /* what is being read may have been begun before this was written */
  if (n > MOST_MOVED || self->entries == NULL || self->reading != NULL)
    {
      read_again (self);
      return;
    }
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (mn_record_kind (item->after != NULL ? item->after : item->before) != MN_RECORD_ENTITY)
        continue;
      swap (self, (MnEntity *) item->before, FALSE);
      swap (self, (MnEntity *) item->after, TRUE);
    }
}

static void
on_elsewhere (MnInitialsIndex *self,
              GArray          *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, MnRecordKey, i).kind == MN_RECORD_ENTITY)
      {
        read_again (self);
        return;
      }
}

static void
mn_initials_index_dispose (GObject *object)
{
  MnInitialsIndex *self = MN_INITIALS_INDEX (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mn_initials_index_parent_class)->dispose (object);
}

static void
mn_initials_index_class_init (MnInitialsIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_initials_index_dispose;
}

static void
mn_initials_index_init (MnInitialsIndex *self G_GNUC_UNUSED)
{
}

static void
let_go (gpointer data)
{
  MnInitialsIndex *self = data;

  g_cancellable_cancel (self->reading);
  g_object_unref (self);
}

/**
 * mn_initials_index_of:
 * @library: a library
 *
 * Gets its index, which begins to be read when it is first asked for.
 *
 * Returns: (transfer none): the index
 */
MnInitialsIndex *
mn_initials_index_of (MnLibrary *library)
{
  MnInitialsIndex *self = g_object_get_data (G_OBJECT (library), "mn-initials-index");
  MnStore *store = mn_library_get_store (library);

  if (self != NULL)
    return self;
  self = g_object_new (MN_TYPE_INITIALS_INDEX, NULL);
  self->store = g_object_ref (store);
  g_object_set_data_full (G_OBJECT (library), "mn-initials-index", self, let_go);
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_elsewhere), self, G_CONNECT_SWAPPED);
  read_again (self);
  return self;
}

/**
 * mn_initials_index_is_ready:
 * @self: an index
 *
 * Returns: whether it knows all that the library holds
 */
gboolean
mn_initials_index_is_ready (MnInitialsIndex *self)
{
  return self->entries != NULL && self->reading == NULL;
}

/**
 * mn_initials_index_find:
 * @self: an index
 * @letters: what mn_initials_typed() made of what was typed
 * @limit: how many at most
 *
 * Finds entities whose initials begin with some letters, those first that have no more.
 *
 * Returns: (transfer full) (element-type MnId): which
 */
GArray *
mn_initials_index_find (MnInitialsIndex *self,
                        const char      *letters,
                        guint            limit)
{
  gsize length = MIN (strlen (letters), KEY_SIZE);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autoptr (GHashTable) seen = g_hash_table_new (mn_id_hash, mn_id_equal);
  Entry first = { "", MN_ID_NONE };

  if (self->entries == NULL)
    return found;
  memcpy (first.key, letters, length);
  for (guint i = find_place (self->entries, &first); i < self->entries->len && found->len < limit; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (memcmp (entry->key, letters, length) != 0)
        break;
      if (g_hash_table_add (seen, (gpointer) &entry->entity))
        g_array_append_val (found, entry->entity);
    }
  return found;
}

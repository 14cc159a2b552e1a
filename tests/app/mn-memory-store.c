/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-memory-store.h"

#include "mn-claim.h"
#include "mn-mark.h"
#include "mn-tagset.h"

#include <string.h>

struct _MnMemoryStore
{
  GObject     parent_instance;

  GHashTable *records; /* MnId to MnRecord */
  GPtrArray  *done;    /* of MnChange, to be undone */
  gint64      seq;
};

static void store_init (MnStoreInterface *iface);
static void snapshot_init (MnSnapshotInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnMemoryStore, mn_memory_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_STORE, store_init)
                               G_IMPLEMENT_INTERFACE (MN_TYPE_SNAPSHOT, snapshot_init))

static gboolean
apply (MnStore      *store,
       MnChange     *change,
       GCancellable *cancellable G_GNUC_UNUSED,
       GError      **error G_GNUC_UNUSED)
{
  MnMemoryStore *self = MN_MEMORY_STORE (store);

  mn_change_set_seq (change, ++self->seq);
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (item->after == NULL)
        {
          g_hash_table_remove (self->records, &item->before->id);
          continue;
        }
      mn_record_set_revision (item->after, self->seq);
      g_hash_table_replace (self->records, (gpointer) &item->after->id, mn_record_ref (item->after));
    }
  mn_store_emit_applied (store, change);
  return TRUE;
}

static void
apply_async (MnStore            *store,
             MnChange           *change,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  apply (store, change, NULL, NULL);
  g_ptr_array_add (MN_MEMORY_STORE (store)->done, mn_change_ref (change));
  g_task_return_boolean (task, TRUE);
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
            const MnUndoRequest *request G_GNUC_UNUSED,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  MnMemoryStore *self = MN_MEMORY_STORE (store);
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (MnChange) undone = NULL;
  GPtrArray *changes;
  MnChange *change;

  if (self->done->len == 0)
    {
      g_task_return_new_error (task, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING, "Nothing to undo");
      return;
    }
  undone = g_ptr_array_steal_index (self->done, self->done->len - 1);
  change = mn_change_new (mn_change_get_label (undone), mn_change_get_annotator (undone));
  for (guint i = 0; i < mn_change_get_n_items (undone); i++)
    {
      const MnChangeItem *item = mn_change_get_item (undone, i);

      /* A record of its own: what is applied gets a revision, and who undoes may hold the one it was */
      mn_change_add (change, item->after != NULL ? mn_record_ref (item->after) : NULL,
                     item->before != NULL ? mn_record_end (mn_record_edit (item->before)) : NULL);
    }
  apply (store, change, NULL, NULL);
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_change_unref);
  g_ptr_array_add (changes, change);
  g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
undo_finish (MnStore      *store G_GNUC_UNUSED,
             GAsyncResult *result,
             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static MnSnapshot *
open_snapshot (MnStore *store,
               GError **error G_GNUC_UNUSED)
{
  return g_object_ref (MN_SNAPSHOT (store));
}

static MnSnapshot *
get_snapshot (MnStore *store)
{
  return MN_SNAPSHOT (store);
}

static void
poll_nothing (MnStore *store G_GNUC_UNUSED)
{
}

static gboolean
is_read_only (MnStore *store G_GNUC_UNUSED)
{
  return FALSE;
}

static void
store_init (MnStoreInterface *iface)
{
  iface->apply = apply;
  iface->apply_async = apply_async;
  iface->apply_finish = apply_finish;
  iface->undo_async = undo_async;
  iface->undo_finish = undo_finish;
  iface->open_snapshot = open_snapshot;
  iface->get_snapshot = get_snapshot;
  iface->poll = poll_nothing;
  iface->is_read_only = is_read_only;
}

static gpointer
get (MnSnapshot  *snapshot,
     MnRecordKind kind G_GNUC_UNUSED,
     const MnId  *article G_GNUC_UNUSED,
     const MnId  *id,
     GError     **error G_GNUC_UNUSED)
{
  MnRecord *record = g_hash_table_lookup (MN_MEMORY_STORE (snapshot)->records, id);

  return record != NULL ? mn_record_ref (record) : NULL;
}

static MnArticle *
get_article (MnSnapshot *snapshot,
             const MnId *id,
             gboolean    with_text G_GNUC_UNUSED,
             GError    **error)
{
  return get (snapshot, MN_RECORD_ARTICLE, &MN_ID_NONE, id, error);
}

static gboolean
each (MnSnapshot   *snapshot,
      MnRecordKind  kind,
      MnRecordFunc  function,
      gpointer      user_data,
      GCancellable *cancellable G_GNUC_UNUSED,
      GError      **error G_GNUC_UNUSED)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, MN_MEMORY_STORE (snapshot)->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (mn_record_kind (record) == kind && !function (record, user_data))
      break;
  return TRUE;
}

static gboolean
each_mark (MnSnapshot   *snapshot,
           MnRecordKind  kind,
           const MnId   *article G_GNUC_UNUSED,
           MnRecordFunc  function,
           gpointer      user_data,
           GCancellable *cancellable,
           GError      **error)
{
  return each (snapshot, kind, function, user_data, cancellable, error);
}

static gboolean
take (MnRecord *record,
      gpointer  records)
{
  g_ptr_array_add (records, (gpointer) mn_record_ref (record));
  return TRUE;
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
}

static GPtrArray *
entities_of (MnSnapshot *snapshot,
             const MnId *article G_GNUC_UNUSED,
             GError    **error G_GNUC_UNUSED)
{
  GPtrArray *entities = new_records ();

  each (snapshot, MN_RECORD_ENTITY, take, entities, NULL, NULL);
  return entities;
}

static GPtrArray *
find_entities (MnSnapshot *snapshot,
               const char *prefix,
               guint       limit,
               GError    **error)
{
  GPtrArray *entities = entities_of (snapshot, NULL, error);
  g_autofree char *folded = mn_name_fold (prefix);

  for (guint i = entities->len; i-- > 0;)
    {
      g_autofree char *name = mn_name_fold (((MnEntity *) entities->pdata[i])->name);
      g_autofree char *spaced = g_strconcat (" ", name, NULL);
      g_autofree char *word = g_strconcat (" ", folded, NULL);

      if (strstr (spaced, word) == NULL)
        g_ptr_array_remove_index (entities, i);
    }
  g_ptr_array_set_size (entities, (gint) MIN (entities->len, limit));
  return entities;
}

static GPtrArray *
relations_of (MnSnapshot *snapshot G_GNUC_UNUSED,
              const MnId *id G_GNUC_UNUSED,
              GError    **error G_GNUC_UNUSED)
{
  return new_records ();
}

static gint64
count_uses (MnSnapshot *snapshot,
            const MnId *entity,
            guint       limit,
            GError    **error G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) mentions = new_records ();
  gint64 n = 0;

  each (snapshot, MN_RECORD_MENTION, take, mentions, NULL, NULL);
  for (guint i = 0; i < mentions->len && n < limit; i++)
    n += mn_id_equal (&((MnMention *) mentions->pdata[i])->entity, entity);
  return n;
}

static void
snapshot_init (MnSnapshotInterface *iface)
{
  iface->get = get;
  iface->get_article = get_article;
  iface->each = each;
  iface->each_mark = each_mark;
  iface->entities_of = entities_of;
  iface->find_entities = find_entities;
  iface->relations_of = relations_of;
  iface->count_uses = count_uses;
}

static void
mn_memory_store_finalize (GObject *object)
{
  MnMemoryStore *self = MN_MEMORY_STORE (object);

  g_hash_table_unref (self->records);
  g_ptr_array_unref (self->done);

  G_OBJECT_CLASS (mn_memory_store_parent_class)->finalize (object);
}

static void
mn_memory_store_class_init (MnMemoryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_memory_store_finalize;
}

static void
mn_memory_store_init (MnMemoryStore *self)
{
  MnTagset *tagset = mn_tagset_load_preset (MN_TAGSET_DEFAULT, NULL);

  self->records = g_hash_table_new_full (mn_id_hash, mn_id_equal, NULL, (GDestroyNotify) mn_record_unref);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_change_unref);
  g_hash_table_replace (self->records, (gpointer) &tagset->record.id, (gpointer) tagset);
}

/**
 * mn_memory_store_new:
 *
 * Returns: (transfer full): a library with the default tagset and nothing else
 */
MnStore *
mn_memory_store_new (void)
{
  return g_object_new (MN_TYPE_MEMORY_STORE, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-store.h"

struct _MemoryStore
{
  GObject       parent_instance;

  GPtrArray    *records; /* by kind, article, id */
  GPtrArray    *changes;
  guint         fail_after;
  guint         cancel_after;
  GCancellable *cancellable;
};

static void memory_store_init_store (MnStoreInterface *iface);
static void memory_store_init_snapshot (MnSnapshotInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MemoryStore, memory_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_STORE, memory_store_init_store)
                               G_IMPLEMENT_INTERFACE (MN_TYPE_SNAPSHOT, memory_store_init_snapshot))

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  MnRecord *x = *(MnRecord *const *) a;
  MnRecord *y = *(MnRecord *const *) b;
  int order = (int) x->info->kind - (int) y->info->kind;

  if (order == 0)
    order = mn_id_compare (&x->article, &y->article);
  return order != 0 ? order : mn_id_compare (&x->id, &y->id);
}

static gboolean
memory_store_apply (MnStore       *store,
                    MnChange      *change,
                    GCancellable  *cancellable,
                    GError       **error)
{
  MemoryStore *self = MEMORY_STORE (store);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->changes->len >= self->fail_after)
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL, "The disk is full");
      return FALSE;
    }
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      for (guint j = 0; item->before != NULL && j < self->records->len; j++)
        if (compare_records (&self->records->pdata[j], &item->before) == 0)
          g_ptr_array_remove_index (self->records, j);
      if (item->after != NULL)
        g_ptr_array_add (self->records, mn_record_ref (item->after));
    }
  g_ptr_array_sort (self->records, compare_records);
  g_ptr_array_add (self->changes, mn_change_ref (change));
  mn_change_set_seq (change, self->changes->len);
  if (self->changes->len == self->cancel_after)
    g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static MnSnapshot *
memory_store_open_snapshot (MnStore *store,
                            GError **error G_GNUC_UNUSED)
{
  MemoryStore *self = MEMORY_STORE (store);
  MemoryStore *copy = memory_store_new ();

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (copy->records, mn_record_ref (self->records->pdata[i]));
  return MN_SNAPSHOT (copy);
}

static gpointer
memory_store_get (MnSnapshot   *snapshot,
                  MnRecordKind  kind,
                  const MnId   *article G_GNUC_UNUSED,
                  const MnId   *id,
                  GError      **error G_GNUC_UNUSED)
{
  MemoryStore *self = MEMORY_STORE (snapshot);

  for (guint i = 0; i < self->records->len; i++)
    {
      MnRecord *record = self->records->pdata[i];

      if (record->info->kind == kind && mn_id_equal (&record->id, id))
        return mn_record_ref (record);
    }
  return NULL;
}

static MnArticle *
memory_store_get_article (MnSnapshot *snapshot,
                          const MnId *id,
                          gboolean    with_text G_GNUC_UNUSED,
                          GError    **error)
{
  return memory_store_get (snapshot, MN_RECORD_ARTICLE, NULL, id, error);
}

static gboolean
memory_store_each_mark (MnSnapshot    *snapshot,
                        MnRecordKind   kind,
                        const MnId    *article,
                        MnRecordFunc   function,
                        gpointer       user_data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  MemoryStore *self = MEMORY_STORE (snapshot);

  for (guint i = 0; i < self->records->len; i++)
    {
      MnRecord *record = self->records->pdata[i];

      if (record->info->kind != kind || (article != NULL && !mn_id_equal (&record->article, article)))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!function (record, user_data))
        break;
    }
  return TRUE;
}

static gboolean
memory_store_each (MnSnapshot    *snapshot,
                   MnRecordKind   kind,
                   MnRecordFunc   function,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return memory_store_each_mark (snapshot, kind, NULL, function, user_data, cancellable, error);
}

static void
memory_store_init_store (MnStoreInterface *iface)
{
  iface->apply = memory_store_apply;
  iface->open_snapshot = memory_store_open_snapshot;
}

static void
memory_store_init_snapshot (MnSnapshotInterface *iface)
{
  iface->get = memory_store_get;
  iface->get_article = memory_store_get_article;
  iface->each = memory_store_each;
  iface->each_mark = memory_store_each_mark;
}

static void
memory_store_finalize (GObject *object)
{
  MemoryStore *self = MEMORY_STORE (object);

  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->changes);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (memory_store_parent_class)->finalize (object);
}

static void
memory_store_class_init (MemoryStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = memory_store_finalize;
}

static void
unref_record (gpointer record)
{
  mn_record_unref (record);
}

static void
unref_change (gpointer change)
{
  mn_change_unref (change);
}

static void
memory_store_init (MemoryStore *self)
{
  self->records = g_ptr_array_new_with_free_func (unref_record);
  self->changes = g_ptr_array_new_with_free_func (unref_change);
  self->fail_after = G_MAXUINT;
}

MemoryStore *
memory_store_new (void)
{
  return g_object_new (MEMORY_TYPE_STORE, NULL);
}

/* Lets all changes after the first @n_changes fail as on a full disk */
void
memory_store_fail_after (MemoryStore *self,
                         guint        n_changes)
{
  self->fail_after = n_changes;
}

/* Cancels when @n_changes are written */
void
memory_store_cancel_after (MemoryStore  *self,
                           guint         n_changes,
                           GCancellable *cancellable)
{
  self->cancel_after = n_changes;
  g_set_object (&self->cancellable, cancellable);
}

/* Returns: (transfer none) (element-type MnChange): what was written */
GPtrArray *
memory_store_get_changes (MemoryStore *self)
{
  return self->changes;
}

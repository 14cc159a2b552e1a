/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-mark-list.h"

/* More rows than this that come, go or move in one change are told as one stretch */
#define MANY_ROWS 16

struct _MnMarkItem
{
  GObject     parent_instance;

  MnId        id;
  MnRecord   *mark;
  MnMarkList *list; /* not owned; NULL when that is gone */
};

struct _MnMarkList
{
  GObject      parent_instance;

  MnDocument  *document;
  MnRecordKind kind;
  MnId         entity;    /* that mentions must refer to, or none */
  GPtrArray   *marks;     /* in the order of reading */
  GHashTable  *items;     /* id to the items that somebody holds; not owned */
  gboolean     is_loaded;
};

enum
{
  PROP_0,
  PROP_MARK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnMarkItem, mn_mark_item, G_TYPE_OBJECT)

static void
mn_mark_item_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MARK:
      g_value_set_pointer (value, (gpointer) MN_MARK_ITEM (object)->mark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_mark_item_finalize (GObject *object)
{
  MnMarkItem *self = MN_MARK_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, &self->id);
  g_clear_pointer (&self->mark, mn_record_unref);

  G_OBJECT_CLASS (mn_mark_item_parent_class)->finalize (object);
}

static void
mn_mark_item_class_init (MnMarkItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_mark_item_get_property;
  object_class->finalize = mn_mark_item_finalize;

  /**
   * MnMarkItem:mark:
   *
   * The mark, an #MnRecord, as it is now.
   */
  properties[PROP_MARK] = g_param_spec_pointer ("mark", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_mark_item_init (MnMarkItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_mark_item_get_mark:
 * @self: a row
 *
 * Returns: (transfer none): the mark, as it is now
 */
MnRecord *
mn_mark_item_get_mark (MnMarkItem *self)
{
  return self->mark;
}

static void
set_mark (MnMarkItem *self,
          MnRecord   *mark)
{
  mn_record_ref (mark);
  mn_record_unref (self->mark);
  self->mark = mark;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
}

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_MARK_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MN_MARK_LIST (model)->marks->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MnMarkList *self = MN_MARK_LIST (model);
  MnRecord *mark;
  MnMarkItem *item;

  if (position >= self->marks->len)
    return NULL;
  mark = self->marks->pdata[position];
  item = g_hash_table_lookup (self->items, &mark->id);
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (MN_TYPE_MARK_ITEM, NULL);
  item->id = mark->id;
  item->mark = mn_record_ref (mark);
  item->list = self;
  g_hash_table_insert (self->items, &item->id, item);
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnMarkList,
                               mn_mark_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static gboolean
is_listed (MnMarkList *self,
           MnRecord   *record)
{
  return record != NULL && mn_record_kind (record) == self->kind
         && (mn_id_is_none (&self->entity) || mn_id_equal (&((MnMention *) record)->entity, &self->entity));
}

/* Where a mark is, or where it belongs */
static gboolean
search (MnMarkList *self,
        MnRecord   *mark,
        guint      *position)
{
  guint low = 0, high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = mn_mark_compare (self->marks->pdata[middle], mark);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return FALSE;
}

static void
refresh_item (MnMarkList *self,
              MnRecord   *mark)
{
  MnMarkItem *item = g_hash_table_lookup (self->items, &mark->id);

  if (item != NULL)
    set_mark (item, mark);
}

/* Puts @marks in the place of those listed and tells the stretch that differs */
static void
replace_all (MnMarkList *self,
             GPtrArray  *marks)
{
  g_autoptr (GPtrArray) old = self->marks;
  guint n_same = 0, n_same_end = 0, n_shared = MIN (old->len, marks->len);

  self->marks = marks;
  while (n_same < n_shared && old->pdata[n_same] == marks->pdata[n_same])
    n_same++;
  while (n_same_end < n_shared - n_same
         && old->pdata[old->len - 1 - n_same_end] == marks->pdata[marks->len - 1 - n_same_end])
    n_same_end++;
  for (guint i = n_same; i < marks->len - n_same_end; i++)
    refresh_item (self, marks->pdata[i]);
  if (old->len + marks->len > 2 * (n_same + n_same_end))
    g_list_model_items_changed (G_LIST_MODEL (self), n_same, old->len - n_same - n_same_end,
                                marks->len - n_same - n_same_end);
}

static void
reload (MnMarkList *self)
{
  if (mn_id_is_none (&self->entity))
    replace_all (self, mn_document_list_marks (self->document, self->kind));
  else
    replace_all (self, mn_document_list_mentions (self->document, &self->entity));
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return mn_mark_compare (*(gconstpointer const *) a, *(gconstpointer const *) b);
}

static void
change_many (MnMarkList *self,
             GArray     *items)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (mn_id_hash, mn_id_equal);
  GPtrArray *marks = g_ptr_array_new_full (self->marks->len, (GDestroyNotify) mn_record_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const MnChangeItem *item = &g_array_index (items, MnChangeItem, i);

      g_hash_table_add (touched, (gpointer) (item->after != NULL ? &item->after->id : &item->before->id));
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      MnRecord *mark = self->marks->pdata[i];

      if (!g_hash_table_contains (touched, &mark->id))
        g_ptr_array_add (marks, mn_record_ref (mark));
    }
  for (guint i = 0; i < items->len; i++)
    {
      const MnChangeItem *item = &g_array_index (items, MnChangeItem, i);

      if (is_listed (self, item->after))
        g_ptr_array_add (marks, mn_record_ref (item->after));
    }
  g_ptr_array_sort (marks, compare_marks);
  replace_all (self, marks);
}

static void
change_one (MnMarkList         *self,
            const MnChangeItem *item)
{
  gboolean was_listed = is_listed (self, item->before);
  gboolean will_be_listed = is_listed (self, item->after);
  guint position;

  if (was_listed && will_be_listed && search (self, item->before, &position)
      && mn_mark_compare (item->before, item->after) == 0)
    {
      mn_record_unref (self->marks->pdata[position]);
      self->marks->pdata[position] = (gpointer) mn_record_ref (item->after);
      refresh_item (self, item->after);
      /* for filters: they look again only at what is told as changed */
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
      return;
    }
  if (was_listed && search (self, item->before, &position))
    {
      g_ptr_array_remove_index (self->marks, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
  if (will_be_listed && !search (self, item->after, &position))
    {
      g_ptr_array_insert (self->marks, (gint) position, (gpointer) mn_record_ref (item->after));
      refresh_item (self, item->after);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

static void
on_changed (MnMarkList *self,
            GArray     *items)
{
  guint n_rows = 0;

  if (!self->is_loaded)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const MnChangeItem *item = &g_array_index (items, MnChangeItem, i);

      if (is_listed (self, item->before) || is_listed (self, item->after))
        n_rows++;
    }
  if (n_rows > MANY_ROWS)
    change_many (self, items);
  else if (n_rows > 0)
    for (guint i = 0; i < items->len; i++)
      change_one (self, &g_array_index (items, MnChangeItem, i));
}

static void
on_loaded (MnMarkList *self)
{
  if (self->is_loaded || !mn_document_is_loaded (self->document))
    return;
  self->is_loaded = TRUE;
  reload (self);
}

static void
mn_mark_list_finalize (GObject *object)
{
  MnMarkList *self = MN_MARK_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    ((MnMarkItem *) item)->list = NULL;
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (mn_mark_list_parent_class)->finalize (object);
}

static void
mn_mark_list_class_init (MnMarkListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_mark_list_finalize;
}

static void
mn_mark_list_init (MnMarkList *self)
{
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  self->items = g_hash_table_new (mn_id_hash, mn_id_equal);
}

/**
 * mn_mark_list_new:
 * @document: a document, whose marks may come later
 * @kind: mention, claim or remark
 * @entity: (nullable): for mentions: which entity they refer to; %NULL for all
 *
 * Returns: (transfer full): its marks in the order of reading
 */
MnMarkList *
mn_mark_list_new (MnDocument  *document,
                  MnRecordKind kind,
                  const MnId  *entity)
{
  MnMarkList *self = g_object_new (MN_TYPE_MARK_LIST, NULL);

  self->document = g_object_ref (document);
  self->kind = kind;
  if (entity != NULL)
    self->entity = *entity;
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  on_loaded (self);
  return self;
}

/**
 * mn_mark_list_find:
 * @model: an #MnMarkList, or a filtered one
 * @mark: a mark
 * @position: (out): where it is
 *
 * Finds a mark by its place in the order of reading.
 *
 * Returns: whether it is there
 */
gboolean
mn_mark_list_find (GListModel *model,
                   MnRecord   *mark,
                   guint      *position)
{
  guint low = 0, high = g_list_model_get_n_items (model);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (MnMarkItem) item = g_list_model_get_item (model, middle);
      int order = mn_mark_compare (item->mark, mark);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

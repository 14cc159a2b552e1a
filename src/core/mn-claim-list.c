/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-list.h"

#include "mn-claim.h"

/* So many rows are read again in one go, between two frames */
#define ROWS_AT_ONCE 16

/* So many rows that are out of view are kept: scrolling back and forth reads none anew */
#define N_RECENT 128

struct _MnClaimList
{
  GObject       parent_instance;

  MnLibrary    *library;
  MnClaimQuery *query;
  GArray       *keys;   /* of guint32, in order */
  gint64        total;
  GHashTable   *items;  /* key -> MnClaimItem, those that anybody holds; not held here */
  GQueue        recent; /* of MnClaimItem, held */
  GHashTable   *stale;  /* keys of rows to be read again */
  GCancellable *search; /* the one under way, or NULL */
  guint         idle;
  gboolean      is_new;      /* the query is, and nothing of it shows yet */
  gboolean      is_outdated; /* it is to be searched for again */
  gboolean      is_held;
};

enum
{
  PROP_0,
  PROP_IS_BUSY,
  N_PROPS
};

enum
{
  FOUND,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void on_item_gone (gpointer data,
                          GObject *item);

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_CLAIM_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MN_CLAIM_LIST (model)->keys->len;
}

static MnClaimRow *
read_row (MnClaimList *self,
          guint32      key)
{
  g_autoptr (GError) error = NULL;
  MnClaimRow *row = mn_snapshot_read_claim (mn_library_get_snapshot (self->library), key, &error);

  if (error != NULL)
    g_debug ("A claim could not be read: %s", error->message);
  return row;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MnClaimList *self = MN_CLAIM_LIST (model);
  MnClaimItem *item;
  guint32 key;

  if (position >= self->keys->len)
    return NULL;
  key = g_array_index (self->keys, guint32, position);
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (key));
  if (item != NULL)
    return g_object_ref (item);

  item = mn_claim_item_new (key, read_row (self, key));
  g_hash_table_insert (self->items, GUINT_TO_POINTER (key), item);
  g_object_weak_ref (G_OBJECT (item), on_item_gone, self);
  g_queue_push_head (&self->recent, g_object_ref (item));
  if (self->recent.length > N_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnClaimList,
                               mn_claim_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static gboolean
is_item (gpointer key G_GNUC_UNUSED,
         gpointer value,
         gpointer item)
{
  return value == item;
}

static void
on_item_gone (gpointer data,
              GObject *item)
{
  g_hash_table_foreach_remove (MN_CLAIM_LIST (data)->items, is_item, item);
}

/* Shows other keys: what stays at the beginning and at the end stays in view */
static void
take_keys (MnClaimList *self,
           GArray      *keys)
{
  g_autoptr (GArray) before = self->keys;
  guint n = MIN (before->len, keys->len);
  guint start = 0, end = 0;

  while (start < n && g_array_index (before, guint32, start) == g_array_index (keys, guint32, start))
    start++;
  while (end < n - start
         && g_array_index (before, guint32, before->len - 1 - end) == g_array_index (keys, guint32, keys->len - 1 - end))
    end++;
  self->keys = g_array_ref (keys);
  if (start + end < MAX (before->len, keys->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, keys->len - start - end);
}

/* A search of a worker, which asks for nothing of the list but that it be there to be told */
typedef struct
{
  MnClaimList  *list;
  MnStore      *store;
  MnClaimQuery *query;
  GCancellable *cancellable;
  gint64        total;
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  g_object_unref (search->store);
  mn_claim_query_free (search->query);
  g_object_unref (search->cancellable);
  g_free (search);
}

typedef struct
{
  MnClaimList  *list;
  GCancellable *cancellable;
  GArray       *keys;
} Beginning;

static void
free_beginning (gpointer data)
{
  Beginning *beginning = data;

  g_object_unref (beginning->list);
  g_object_unref (beginning->cancellable);
  g_array_unref (beginning->keys);
  g_free (beginning);
}

/* In the main context. Of a search that repeats what shows already, only the whole is taken */
static gboolean
show_beginning (gpointer data)
{
  Beginning *beginning = data;

  if (beginning->list->search == beginning->cancellable && beginning->list->is_new)
    {
      beginning->list->is_new = FALSE;
      take_keys (beginning->list, beginning->keys);
    }
  return G_SOURCE_REMOVE;
}

/* In the worker; the task holds the list */
static void
on_beginning (GArray  *keys,
              gpointer user_data)
{
  Search *search = user_data;
  Beginning *beginning = g_new (Beginning, 1);

  *beginning = (Beginning){ g_object_ref (search->list), g_object_ref (search->cancellable),
                            g_array_sized_new (FALSE, FALSE, sizeof (guint32), keys->len) };
  g_array_append_vals (beginning->keys, keys->data, keys->len);
  g_idle_add_full (G_PRIORITY_DEFAULT, show_beginning, beginning, free_beginning);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (search->store, &error);
  GArray *keys = NULL;

  if (snapshot != NULL)
    keys = mn_snapshot_find_claims (snapshot, search->query, on_beginning, search, cancellable, &error);
  if (keys != NULL)
    search->total = mn_claim_query_is_filtered (search->query) ? mn_snapshot_count_claims (snapshot, NULL) : keys->len;
  g_clear_object (&snapshot);
  if (keys != NULL)
    g_task_return_pointer (task, keys, (GDestroyNotify) (void (*) (void)) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void start_search (MnClaimList *self);

static void
on_searched (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data G_GNUC_UNUSED)
{
  MnClaimList *self = MN_CLAIM_LIST (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = g_task_propagate_pointer (G_TASK (result), &error);

  if (search->cancellable != self->search) /* another has begun since */
    return;
  g_clear_object (&self->search);
  if (keys != NULL && !self->is_held)
    {
      self->is_new = FALSE;
      self->total = search->total;
      take_keys (self, keys);
    }
  self->is_outdated |= self->is_held;
  if (self->is_outdated && !self->is_held)
    start_search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    g_signal_emit (self, signals[FOUND], 0);
}

static void
start_search (MnClaimList *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  self->is_outdated = FALSE;
  *search = (Search){ self, g_object_ref (mn_library_get_store (self->library)), mn_claim_query_copy (self->query),
                      g_object_ref (self->search), 0 };
  search->query->annotator = *mn_library_get_annotator (self->library);
  task = g_task_new (self, self->search, on_searched, NULL);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_in_thread);
}

/* Reads some rows again; TRUE where there are more */
static gboolean
refresh_rows (MnClaimList *self)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < ROWS_AT_ONCE; i++)
    {
      MnClaimItem *item;

      g_hash_table_iter_init (&iter, self->stale);
      if (!g_hash_table_iter_next (&iter, &key, NULL))
        return FALSE;
      g_hash_table_iter_remove (&iter);
      item = g_hash_table_lookup (self->items, key);
      if (item != NULL)
        {
          MnClaimRow *row = read_row (self, GPOINTER_TO_UINT (key));

          if (row != NULL) /* else its row is about to go */
            mn_claim_item_set_row (item, row);
        }
    }
  return TRUE;
}

static gboolean
on_idle (gpointer user_data)
{
  MnClaimList *self = user_data;

  if (refresh_rows (self))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  /* one that is under way may have read what was before: it is not given up, so that there is an end to it */
  if (self->is_outdated && !self->is_held && self->search == NULL)
    {
      start_search (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
    }
  return G_SOURCE_REMOVE;
}

static void
outdate (MnClaimList *self)
{
  self->is_outdated = TRUE;
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
}

static void
note_claim (MnClaimList *self,
            GHashTable  *claims)
{
  GHashTableIter iter;
  gpointer key, item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    {
      const MnClaimRow *row = mn_claim_item_get_row (item);

      /* without @claims, any of them */
      if (claims == NULL || (row != NULL && g_hash_table_contains (claims, &row->claim->record.id)))
        g_hash_table_add (self->stale, key);
    }
  outdate (self);
}

/* What a claim is shown by may stand in these; a new one of them is in no claim that shows */
static gboolean
is_shown_of_claims (MnRecordKind kind)
{
  return kind == MN_RECORD_ENTITY || kind == MN_RECORD_ARTICLE || kind == MN_RECORD_MENTION;
}

static void
on_applied (MnClaimList *self,
            MnChange    *change)
{
  g_autoptr (GHashTable) claims = g_hash_table_new (mn_id_hash, mn_id_equal);
  gboolean is_about_others = FALSE;

  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecord *record = item->after != NULL ? item->after : item->before;

      if (mn_record_kind (record) == MN_RECORD_CLAIM)
        g_hash_table_add (claims, (gpointer) &record->id);
      else
        is_about_others |= item->before != NULL && is_shown_of_claims (mn_record_kind (record));
    }
  if (is_about_others || g_hash_table_size (claims) > 0)
    note_claim (self, is_about_others ? NULL : claims);
}

static void
on_changed_elsewhere (MnClaimList *self,
                      GArray      *keys)
{
  g_autoptr (GHashTable) claims = g_hash_table_new (mn_id_hash, mn_id_equal);
  gboolean is_about_others = FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      MnRecordKey *key = &g_array_index (keys, MnRecordKey, i);

      if (key->kind == MN_RECORD_CLAIM)
        g_hash_table_add (claims, &key->id);
      is_about_others |= is_shown_of_claims (key->kind);
    }
  if (is_about_others || g_hash_table_size (claims) > 0)
    note_claim (self, is_about_others ? NULL : claims);
}

static void
mn_claim_list_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_BUSY:
      g_value_set_boolean (value, mn_claim_list_is_busy (MN_CLAIM_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_claim_list_dispose (GObject *object)
{
  MnClaimList *self = MN_CLAIM_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, on_item_gone, self);
  g_hash_table_remove_all (self->items);
  while ((item = g_queue_pop_head (&self->recent)) != NULL)
    g_object_unref (item);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (mn_claim_list_parent_class)->dispose (object);
}

static void
mn_claim_list_finalize (GObject *object)
{
  MnClaimList *self = MN_CLAIM_LIST (object);

  g_hash_table_unref (self->items);
  g_hash_table_unref (self->stale);
  g_array_unref (self->keys);
  mn_claim_query_free (self->query);

  G_OBJECT_CLASS (mn_claim_list_parent_class)->finalize (object);
}

static void
mn_claim_list_class_init (MnClaimListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_claim_list_get_property;
  object_class->dispose = mn_claim_list_dispose;
  object_class->finalize = mn_claim_list_finalize;

  /**
   * MnClaimList:is-busy:
   *
   * Whether it is searching.
   */
  properties[PROP_IS_BUSY]
      = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnClaimList::found:
   * @self: a list
   *
   * A search has come to its end: the list has all that it found.
   */
  signals[FOUND] = g_signal_new ("found", MN_TYPE_CLAIM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnClaimList::failed:
   * @self: a list
   * @error: why it could not search
   */
  signals[FAILED] = g_signal_new ("failed", MN_TYPE_CLAIM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
}

static void
mn_claim_list_init (MnClaimList *self)
{
  self->query = mn_claim_query_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_hash_table_new (NULL, NULL);
  self->stale = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recent);
}

/**
 * mn_claim_list_new:
 * @library: a library
 *
 * Returns: (transfer full): a list that is empty until it is told what to show
 */
MnClaimList *
mn_claim_list_new (MnLibrary *library)
{
  MnClaimList *self = g_object_new (MN_TYPE_CLAIM_LIST, NULL);
  MnStore *store = mn_library_get_store (library);

  self->library = g_object_ref (library);
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_changed_elsewhere), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_claim_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what it shows
 */
const MnClaimQuery *
mn_claim_list_get_query (MnClaimList *self)
{
  return self->query;
}

/**
 * mn_claim_list_set_query:
 * @self: a list
 * @query: what to show; the annotator is always who annotates
 *
 * Searches. What was shown stays until there is something to take its place.
 */
void
mn_claim_list_set_query (MnClaimList        *self,
                         const MnClaimQuery *query)
{
  mn_claim_query_free (self->query);
  self->query = mn_claim_query_copy (query);
  self->is_new = TRUE;
  start_search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

/**
 * mn_claim_list_get_key:
 * @self: a list
 * @position: a place in it
 *
 * Returns: the key of the claim there, without reading it
 */
guint32
mn_claim_list_get_key (MnClaimList *self,
                       guint        position)
{
  g_return_val_if_fail (position < self->keys->len, 0);

  return g_array_index (self->keys, guint32, position);
}

/**
 * mn_claim_list_find_key:
 * @self: a list
 * @key: the key of a claim
 * @position: (out): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
mn_claim_list_find_key (MnClaimList *self,
                        guint32      key,
                        guint       *position)
{
  for (*position = 0; *position < self->keys->len; (*position)++)
    if (g_array_index (self->keys, guint32, *position) == key)
      return TRUE;
  return FALSE;
}

/**
 * mn_claim_list_get_total:
 * @self: a list
 *
 * Returns: how many claims the library had at the last search
 */
gint64
mn_claim_list_get_total (MnClaimList *self)
{
  return self->total;
}

/**
 * mn_claim_list_is_busy:
 * @self: a list
 *
 * Returns: whether it is searching
 */
gboolean
mn_claim_list_is_busy (MnClaimList *self)
{
  return self->search != NULL;
}

/**
 * mn_claim_list_set_held:
 * @self: a list
 * @is_held: whether its rows are to stay where they are, while something is typed into one
 */
void
mn_claim_list_set_held (MnClaimList *self,
                        gboolean     is_held)
{
  self->is_held = is_held;
  if (!is_held && self->is_outdated)
    outdate (self);
}

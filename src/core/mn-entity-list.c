/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-list.h"

#include <string.h>

/* More entities than this in one change: the list is built anew and told as one stretch */
#define MANY_ENTITIES 64

typedef struct
{
  const char   *type;
  MnEntityItem *header;
  GPtrArray    *items; /* those shown, sorted */
} Group;

struct _MnEntityList
{
  GObject     parent_instance;

  MnDocument *document;
  GHashTable *items;  /* entity id to item, shown or not */
  GPtrArray  *groups; /* in the order of the tagset */
  char       *filter; /* folded, or NULL */
  MnLayers   *layers; /* whose hidden marks do not count; NULL where all do */
  gboolean    is_loaded;
};

enum
{
  PROP_0,
  PROP_N_ENTITIES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_ENTITY_ITEM;
}

static guint
count_rows (const Group *group)
{
  return group->items->len > 0 ? group->items->len + 1 : 0;
}

static guint
get_n_items (GListModel *model)
{
  MnEntityList *self = MN_ENTITY_LIST (model);
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    n += count_rows (self->groups->pdata[i]);
  return n;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MnEntityList *self = MN_ENTITY_LIST (model);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (position < count_rows (group))
        return g_object_ref (position == 0 ? (gpointer) group->header : group->items->pdata[position - 1]);
      position -= count_rows (group);
    }
  return NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnEntityList,
                               mn_entity_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static gboolean
search (Group        *group,
        MnEntityItem *item,
        guint        *position)
{
  guint low = 0, high = group->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = mn_entity_item_compare (&group->items->pdata[middle], &item);

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
free_group (gpointer data)
{
  Group *group = data;

  g_object_unref (group->header);
  g_ptr_array_unref (group->items);
  g_free (group);
}

static Group *
add_group (MnEntityList *self,
           const char   *type,
           const char   *label)
{
  Group *group = g_new0 (Group, 1);

  group->type = type;
  group->header = mn_entity_item_new_header (type, label);
  group->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* The group of a type; a type that the tagset does not know has one at the end */
static Group *
find_group (MnEntityList *self,
            const char   *type,
            guint        *first_row)
{
  *first_row = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (group->type == type)
        return group;
      *first_row += count_rows (group);
    }
  return add_group (self, type, type != NULL ? type : "");
}

static Group *
find_group_of (MnEntityList *self,
               MnEntityItem *item,
               guint        *first_row)
{
  return find_group (self, mn_entity_item_get_entity_type (item), first_row);
}

static gboolean
passes (MnEntityList *self,
        MnEntityItem *item)
{
  return self->filter == NULL || mn_entity_item_has_words (item, self->filter);
}

typedef struct
{
  MnLayers *layers;
  guint     n;
} Count;

static gboolean
count_if_shown (MnRecord *mention,
                gpointer  user_data)
{
  Count *count = user_data;

  if (mn_layers_shows (count->layers, mention))
    count->n++;
  return TRUE;
}

/* How many mentions of an entity are shown */
static guint
count_uses (MnEntityList *self,
            const MnId   *entity)
{
  Count count = { self->layers, 0 };

  if (self->layers == NULL || mn_layers_shows_all (self->layers))
    return mn_document_get_n_uses (self->document, entity);
  mn_document_foreach_mention (self->document, entity, count_if_shown, &count);
  return count.n;
}

static void
show_item (MnEntityList *self,
           MnEntityItem *item)
{
  guint first_row, position;
  Group *group = find_group_of (self, item, &first_row);
  gboolean is_first = group->items->len == 0;

  search (group, item, &position);
  g_ptr_array_insert (group->items, (gint) position, g_object_ref (item));
  mn_entity_item_set_shown (item, TRUE);
  mn_entity_item_set_n (group->header, group->items->len);
  if (is_first)
    g_list_model_items_changed (G_LIST_MODEL (self), first_row, 0, 2);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), first_row + 1 + position, 0, 1);
}

/* Before its entity is swapped: it is found by the old name */
static void
hide_item (MnEntityList *self,
           MnEntityItem *item)
{
  guint first_row, position;
  Group *group = find_group_of (self, item, &first_row);
  gboolean is_last = group->items->len == 1;

  mn_entity_item_set_shown (item, FALSE);
  if (!search (group, item, &position))
    return;
  g_ptr_array_remove_index (group->items, position);
  mn_entity_item_set_n (group->header, group->items->len);
  if (is_last)
    g_list_model_items_changed (G_LIST_MODEL (self), first_row, 2, 0);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), first_row + 1 + position, 1, 0);
}

/* Takes up what has become of one entity */
static void
follow_entity (MnEntityList *self,
               const MnId   *id)
{
  MnEntity *entity = mn_document_get_entity (self->document, id);
  guint n = count_uses (self, id);
  MnEntityItem *item = g_hash_table_lookup (self->items, id);
  g_autoptr (MnEntityItem) kept = NULL;

  if (entity == NULL || n == 0)
    {
      if (item == NULL)
        return;
      kept = g_object_ref (item);
      g_hash_table_remove (self->items, id);
      if (mn_entity_item_is_shown (kept))
        hide_item (self, kept);
      return;
    }

  if (item == NULL)
    {
      item = mn_entity_item_new (entity);
      g_hash_table_replace (self->items, g_memdup2 (id, sizeof *id), item);
    }
  kept = g_object_ref (item);
  if (mn_entity_item_is_shown (item)
      && (mn_entity_item_get_entity_type (item) != entity->type
          || strcmp (mn_entity_item_get_label (item), entity->name) != 0))
    hide_item (self, item);
  mn_entity_item_set_n (item, n);
  mn_entity_item_set_entity (item, entity);
  if (mn_entity_item_is_shown (item) && !passes (self, item))
    hide_item (self, item);
  else if (!mn_entity_item_is_shown (item) && passes (self, item))
    show_item (self, item);
}

/* Sorts all that pass the filter into the groups of the tagset */
static void
fill_groups (MnEntityList *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (self->document));
  GHashTableIter iter;
  gpointer value;

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < tagset->entity_types.n; i++)
    add_group (self, tagset->entity_types.items[i].id, tagset->entity_types.items[i].label);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      MnEntityItem *item = value;
      guint first_row;

      mn_entity_item_set_shown (item, passes (self, item));
      if (mn_entity_item_is_shown (item))
        g_ptr_array_add (find_group_of (self, item, &first_row)->items, g_object_ref (item));
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      g_ptr_array_sort (group->items, mn_entity_item_compare);
      mn_entity_item_set_n (group->header, group->items->len);
    }
}

static void
refill (MnEntityList *self)
{
  guint n_before = get_n_items (G_LIST_MODEL (self));
  guint n_after;

  fill_groups (self);
  n_after = get_n_items (G_LIST_MODEL (self));
  if (n_before > 0 || n_after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_after);
}

/* The items stay the same, but what a type is called and its colour are shown with them */
static void
on_tagset (MnEntityList *self)
{
  GHashTableIter iter;
  gpointer item;

  refill (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    mn_entity_item_refresh (item);
}

/* Reads all entities again; those that were there keep their items */
static void
reload (MnEntityList *self)
{
  g_autoptr (GPtrArray) entities = mn_document_list_entities (self->document);
  g_autoptr (GHashTable) old = g_steal_pointer (&self->items);

  self->items = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, g_object_unref);
  for (guint i = 0; i < entities->len; i++)
    {
      MnEntity *entity = entities->pdata[i];
      MnEntityItem *item = g_hash_table_lookup (old, &entity->record.id);
      guint n = count_uses (self, &entity->record.id);

      if (n == 0)
        continue;
      if (item != NULL)
        g_object_ref (item);
      else
        item = mn_entity_item_new (entity);
      mn_entity_item_set_n (item, n);
      g_hash_table_replace (self->items, g_memdup2 (&entity->record.id, sizeof (MnId)), item);
    }
  refill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ENTITIES]);
}

static void
note_touched (GHashTable *touched,
              MnRecord   *record)
{
  if (record == NULL)
    return;
  if (mn_record_kind (record) == MN_RECORD_ENTITY)
    g_hash_table_add (touched, (gpointer) &record->id);
  else if (mn_record_kind (record) == MN_RECORD_MENTION && !mn_id_is_none (&((MnMention *) record)->entity))
    g_hash_table_add (touched, (gpointer) &((MnMention *) record)->entity);
}

static void
on_changed (MnEntityList *self,
            GArray       *items)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (mn_id_hash, mn_id_equal);
  guint n_before = g_hash_table_size (self->items);
  GHashTableIter iter;
  gpointer id;

  if (!self->is_loaded)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      note_touched (touched, g_array_index (items, MnChangeItem, i).before);
      note_touched (touched, g_array_index (items, MnChangeItem, i).after);
    }
  if (g_hash_table_size (touched) > MANY_ENTITIES)
    {
      reload (self);
      return;
    }
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    follow_entity (self, id);
  if (g_hash_table_size (self->items) != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ENTITIES]);
}

static void
on_loaded (MnEntityList *self)
{
  if (self->is_loaded || !mn_document_is_loaded (self->document))
    return;
  self->is_loaded = TRUE;
  reload (self);
}

static void
on_layers (MnEntityList *self)
{
  if (self->is_loaded)
    reload (self);
}

static void
mn_entity_list_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_ENTITIES:
      g_value_set_uint (value, mn_entity_list_get_n_entities (MN_ENTITY_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_entity_list_finalize (GObject *object)
{
  MnEntityList *self = MN_ENTITY_LIST (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->layers);
  g_free (self->filter);

  G_OBJECT_CLASS (mn_entity_list_parent_class)->finalize (object);
}

static void
mn_entity_list_class_init (MnEntityListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_entity_list_get_property;
  object_class->finalize = mn_entity_list_finalize;

  /**
   * MnEntityList:n-entities:
   *
   * How many entities the document mentions in layers that are shown, whatever the filter shows.
   */
  properties[PROP_N_ENTITIES]
      = g_param_spec_uint ("n-entities", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_entity_list_init (MnEntityList *self)
{
  self->items = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, g_object_unref);
  self->groups = g_ptr_array_new_with_free_func (free_group);
}

/**
 * mn_entity_list_new:
 * @document: a document, whose marks may come later
 *
 * Returns: (transfer full): the entities that it mentions
 */
MnEntityList *
mn_entity_list_new (MnDocument *document)
{
  MnEntityList *self = g_object_new (MN_TYPE_ENTITY_LIST, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_document_get_library (document), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  on_loaded (self);
  return self;
}

/**
 * mn_entity_list_set_filter:
 * @self: a list of entities
 * @words: (nullable): what a name or alias must hold, as typed
 */
void
mn_entity_list_set_filter (MnEntityList *self,
                           const char   *words)
{
  g_autofree char *folded = words != NULL ? mn_name_fold (words) : NULL;

  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  refill (self);
}

/**
 * mn_entity_list_set_layers:
 * @self: a list of entities
 * @layers: tells which mentions are shown: an entity of which none is, is not in the list
 */
void
mn_entity_list_set_layers (MnEntityList *self,
                           MnLayers     *layers)
{
  g_return_if_fail (self->layers == NULL);

  self->layers = g_object_ref (layers);
  g_signal_connect_object (layers, "changed", G_CALLBACK (on_layers), self, G_CONNECT_SWAPPED);
  if (!mn_layers_shows_all (layers))
    on_layers (self);
}

/**
 * mn_entity_list_get_n_entities:
 * @self: a list of entities
 *
 * Returns: how many entities the document mentions in layers that are shown, whatever the filter shows
 */
guint
mn_entity_list_get_n_entities (MnEntityList *self)
{
  return g_hash_table_size (self->items);
}

/**
 * mn_entity_list_find:
 * @self: a list of entities
 * @entity: the id of one
 * @position: (out): which row it is
 *
 * Returns: whether it is shown
 */
gboolean
mn_entity_list_find (MnEntityList *self,
                     const MnId   *entity,
                     guint        *position)
{
  MnEntityItem *item = g_hash_table_lookup (self->items, entity);
  guint first_row, in_group;

  if (item == NULL || !mn_entity_item_is_shown (item)
      || !search (find_group_of (self, item, &first_row), item, &in_group))
    return FALSE;
  *position = first_row + 1 + in_group;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-item.h"

#include <string.h>

struct _MnEntityItem
{
  GObject     parent_instance;

  MnEntity   *entity;   /* NULL for the head of a group */
  const char *type;     /* interned */
  char       *label;    /* of a head */
  char       *sort_key;
  char       *search;   /* names, folded, each on a line */
  guint       n;
  gboolean    is_shown;
};

enum
{
  PROP_0,
  PROP_ENTITY,
  PROP_LABEL,
  PROP_N,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnEntityItem, mn_entity_item, G_TYPE_OBJECT)

static void
mn_entity_item_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MnEntityItem *self = MN_ENTITY_ITEM (object);

  switch (id)
    {
    case PROP_ENTITY:
      g_value_set_boxed (value, self->entity);
      break;
    case PROP_LABEL:
      g_value_set_string (value, mn_entity_item_get_label (self));
      break;
    case PROP_N:
      g_value_set_uint (value, self->n);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_entity_item_finalize (GObject *object)
{
  MnEntityItem *self = MN_ENTITY_ITEM (object);

  g_clear_pointer (&self->entity, mn_entity_unref);
  g_free (self->label);
  g_free (self->sort_key);
  g_free (self->search);

  G_OBJECT_CLASS (mn_entity_item_parent_class)->finalize (object);
}

static void
mn_entity_item_class_init (MnEntityItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_entity_item_get_property;
  object_class->finalize = mn_entity_item_finalize;

  /**
   * MnEntityItem:entity:
   *
   * The entity as it is now; %NULL for the head of a group.
   */
  properties[PROP_ENTITY] = g_param_spec_boxed ("entity", NULL, NULL, mn_entity_get_type (),
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnEntityItem:label:
   *
   * The name of the entity, or of the type.
   */
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnEntityItem:n:
   *
   * How many mentions the entity has in the document; of a head, how many entities its group shows.
   */
  properties[PROP_N]
      = g_param_spec_uint ("n", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_entity_item_init (MnEntityItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_entity_item_is_header:
 * @self: a row
 *
 * Returns: whether it is the head of a group
 */
gboolean
mn_entity_item_is_header (MnEntityItem *self)
{
  return self->entity == NULL;
}

/**
 * mn_entity_item_get_entity:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the entity as it is now; %NULL for a head
 */
MnEntity *
mn_entity_item_get_entity (MnEntityItem *self)
{
  return self->entity;
}

/**
 * mn_entity_item_get_entity_type:
 * @self: a row
 *
 * Returns: the id of the type that it is in the group of
 */
const char *
mn_entity_item_get_entity_type (MnEntityItem *self)
{
  return self->type;
}

/**
 * mn_entity_item_get_label:
 * @self: a row
 *
 * Returns: the name of the entity, or of the type
 */
const char *
mn_entity_item_get_label (MnEntityItem *self)
{
  return self->entity != NULL ? self->entity->name : self->label;
}

/**
 * mn_entity_item_get_n:
 * @self: a row
 *
 * Returns: how many mentions the entity has here; of a head, how many entities follow it
 */
guint
mn_entity_item_get_n (MnEntityItem *self)
{
  return self->n;
}

/**
 * mn_entity_item_set_entity:
 * @self: a row that is no head
 * @entity: its entity, as it is now
 *
 * Swaps the entity. A list takes the row out first where the name or type is another one: it is found by them.
 */
void
mn_entity_item_set_entity (MnEntityItem *self,
                           MnEntity     *entity)
{
  g_autofree char *cased = NULL;
  GString *search;

  if (self->entity == entity)
    return;
  mn_entity_ref (entity);
  g_clear_pointer (&self->entity, mn_entity_unref);
  self->entity = entity;
  self->type = entity->type;

  cased = g_utf8_casefold (entity->name, -1);
  g_free (self->sort_key);
  self->sort_key = g_utf8_collate_key (cased, -1);

  search = g_string_new (NULL);
  g_free (self->search);
  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    {
      g_autofree char *folded = mn_name_fold (*alias);

      g_string_append_printf (search, "%s\n", folded);
    }
  {
    g_autofree char *folded = mn_name_fold (entity->name);

    g_string_append (search, folded);
  }
  self->search = g_string_free (search, FALSE);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTITY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * mn_entity_item_set_n:
 * @self: a row
 * @n: how many mentions it has, or entities its group
 */
void
mn_entity_item_set_n (MnEntityItem *self,
                      guint         n)
{
  if (self->n == n)
    return;
  self->n = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N]);
}

/**
 * mn_entity_item_new:
 * @entity: an entity
 *
 * Returns: (transfer full): a row of it, not shown yet
 */
MnEntityItem *
mn_entity_item_new (MnEntity *entity)
{
  MnEntityItem *self = g_object_new (MN_TYPE_ENTITY_ITEM, NULL);

  mn_entity_item_set_entity (self, entity);
  return self;
}

/**
 * mn_entity_item_new_header:
 * @type: (nullable): the id of an entity type, interned
 * @label: what it is called
 *
 * Returns: (transfer full): the head of a group
 */
MnEntityItem *
mn_entity_item_new_header (const char *type,
                           const char *label)
{
  MnEntityItem *self = g_object_new (MN_TYPE_ENTITY_ITEM, NULL);

  self->type = type;
  self->label = g_strdup (label);
  return self;
}

/**
 * mn_entity_item_is_shown:
 * @self: a row
 *
 * Returns: whether its list shows it
 */
gboolean
mn_entity_item_is_shown (MnEntityItem *self)
{
  return self->is_shown;
}

/**
 * mn_entity_item_set_shown:
 * @self: a row
 * @is_shown: whether its list shows it
 */
void
mn_entity_item_set_shown (MnEntityItem *self,
                          gboolean      is_shown)
{
  self->is_shown = is_shown;
}

/**
 * mn_entity_item_refresh:
 * @self: a row
 *
 * Makes who shows it look again: what its type is called has changed.
 */
void
mn_entity_item_refresh (MnEntityItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTITY]);
}

/**
 * mn_entity_item_has_words:
 * @self: a row that is no head
 * @folded: words, as mn_name_fold() makes them
 *
 * Returns: whether the name or an alias holds them
 */
gboolean
mn_entity_item_has_words (MnEntityItem *self,
                          const char   *folded)
{
  return strstr (self->search, folded) != NULL;
}

/**
 * mn_entity_item_compare:
 * @a: where one row is
 * @b: where another one is
 *
 * Returns: their order by name, as for g_ptr_array_sort()
 */
int
mn_entity_item_compare (gconstpointer a,
                        gconstpointer b)
{
  const MnEntityItem *one = *(MnEntityItem *const *) a;
  const MnEntityItem *other = *(MnEntityItem *const *) b;
  int order = strcmp (one->sort_key, other->sort_key);

  return order != 0 ? order : mn_id_compare (&one->entity->record.id, &other->entity->record.id);
}

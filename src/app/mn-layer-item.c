/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-layer-item.h"

struct _MnLayerItem
{
  GObject     parent_instance;

  const char *layer; /* interned */
  char       *label;
  gint        n;
  gboolean    is_shown;
};

enum
{
  PROP_0,
  PROP_IS_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnLayerItem, mn_layer_item, G_TYPE_OBJECT)

static void
mn_layer_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, MN_LAYER_ITEM (object)->is_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_layer_item_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_IS_SHOWN:
      mn_layer_item_set_shown (MN_LAYER_ITEM (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_layer_item_finalize (GObject *object)
{
  g_free (MN_LAYER_ITEM (object)->label);

  G_OBJECT_CLASS (mn_layer_item_parent_class)->finalize (object);
}

static void
mn_layer_item_class_init (MnLayerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_layer_item_get_property;
  object_class->set_property = mn_layer_item_set_property;
  object_class->finalize = mn_layer_item_finalize;

  /**
   * MnLayerItem:is-shown:
   *
   * Whether its marks are to be seen.
   */
  properties[PROP_IS_SHOWN]
      = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_layer_item_init (MnLayerItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_layer_item_new:
 * @layer: a layer
 * @label: what people call it
 * @n: how many marks are in it, or -1 where that is not counted
 * @is_shown: whether it is shown
 *
 * Returns: (transfer full): an item of a list
 */
MnLayerItem *
mn_layer_item_new (const char *layer,
                   const char *label,
                   gint        n,
                   gboolean    is_shown)
{
  MnLayerItem *self = g_object_new (MN_TYPE_LAYER_ITEM, NULL);

  self->layer = g_intern_string (layer);
  self->label = g_strdup (label);
  self->n = n;
  self->is_shown = is_shown;
  return self;
}

/**
 * mn_layer_item_get_layer:
 * @self: an item
 *
 * Returns: (transfer none): which layer it is
 */
const char *
mn_layer_item_get_layer (MnLayerItem *self)
{
  return self->layer;
}

/**
 * mn_layer_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): what people call it
 */
const char *
mn_layer_item_get_label (MnLayerItem *self)
{
  return self->label;
}

/**
 * mn_layer_item_get_n:
 * @self: an item
 *
 * Returns: how many marks are in it, or -1 where that is not counted
 */
gint
mn_layer_item_get_n (MnLayerItem *self)
{
  return self->n;
}

/**
 * mn_layer_item_is_shown:
 * @self: an item
 *
 * Returns: whether its marks are to be seen
 */
gboolean
mn_layer_item_is_shown (MnLayerItem *self)
{
  return self->is_shown;
}

/**
 * mn_layer_item_set_shown:
 * @self: an item
 * @is_shown: whether its marks are to be seen
 */
void
mn_layer_item_set_shown (MnLayerItem *self,
                         gboolean     is_shown)
{
  if (self->is_shown == is_shown)
    return;
  self->is_shown = is_shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-occurrence-item.h"

struct _MnOccurrenceItem
{
  GObject       parent_instance;

  MnOccurrence *occurrence;
  gboolean      is_wanted;
};

enum
{
  PROP_0,
  PROP_IS_WANTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnOccurrenceItem, mn_occurrence_item, G_TYPE_OBJECT)

static void
mn_occurrence_item_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_WANTED:
      g_value_set_boolean (value, MN_OCCURRENCE_ITEM (object)->is_wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_occurrence_item_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_IS_WANTED:
      mn_occurrence_item_set_wanted (MN_OCCURRENCE_ITEM (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_occurrence_item_finalize (GObject *object)
{
  mn_occurrence_unref (MN_OCCURRENCE_ITEM (object)->occurrence);

  G_OBJECT_CLASS (mn_occurrence_item_parent_class)->finalize (object);
}

static void
mn_occurrence_item_class_init (MnOccurrenceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_occurrence_item_get_property;
  object_class->set_property = mn_occurrence_item_set_property;
  object_class->finalize = mn_occurrence_item_finalize;

  /**
   * MnOccurrenceItem:is-wanted:
   *
   * Whether it is to be marked.
   */
  properties[PROP_IS_WANTED]
      = g_param_spec_boolean ("is-wanted", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_occurrence_item_init (MnOccurrenceItem *self)
{
  self->is_wanted = TRUE;
}

/**
 * mn_occurrence_item_new:
 * @occurrence: where it is
 *
 * Returns: (transfer full): an item that is to be marked
 */
MnOccurrenceItem *
mn_occurrence_item_new (MnOccurrence *occurrence)
{
  MnOccurrenceItem *self = g_object_new (MN_TYPE_OCCURRENCE_ITEM, NULL);

  self->occurrence = mn_occurrence_ref (occurrence);
  return self;
}

/**
 * mn_occurrence_item_get_occurrence:
 * @self: an item
 *
 * Returns: (transfer none): where it is
 */
MnOccurrence *
mn_occurrence_item_get_occurrence (MnOccurrenceItem *self)
{
  return self->occurrence;
}

/**
 * mn_occurrence_item_is_wanted:
 * @self: an item
 *
 * Returns: whether it is to be marked
 */
gboolean
mn_occurrence_item_is_wanted (MnOccurrenceItem *self)
{
  return self->is_wanted;
}

/**
 * mn_occurrence_item_set_wanted:
 * @self: an item
 * @is_wanted: whether it is to be marked
 */
void
mn_occurrence_item_set_wanted (MnOccurrenceItem *self,
                               gboolean          is_wanted)
{
  if (self->is_wanted == is_wanted)
    return;
  self->is_wanted = is_wanted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_WANTED]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-duplicate-item.h"

struct _MnDuplicateItem
{
  GObject           parent_instance;

  MnEntity         *kept;
  MnEntity         *merged;
  MnDuplicateReason reason;
  gint64            state;
  gboolean          is_busy; /* it is being merged */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnDuplicateItem, mn_duplicate_item, G_TYPE_OBJECT)

static void
mn_duplicate_item_finalize (GObject *object)
{
  MnDuplicateItem *self = MN_DUPLICATE_ITEM (object);

  mn_entity_unref (self->kept);
  mn_entity_unref (self->merged);

  G_OBJECT_CLASS (mn_duplicate_item_parent_class)->finalize (object);
}

static void
mn_duplicate_item_class_init (MnDuplicateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_duplicate_item_finalize;

  /**
   * MnDuplicateItem::changed:
   * @self: an item
   */
  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_DUPLICATE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
mn_duplicate_item_init (MnDuplicateItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_duplicate_item_new:
 * @duplicate: two entities that may be one
 *
 * Returns: (transfer full): an item; the one that was made first would stay
 */
MnDuplicateItem *
mn_duplicate_item_new (MnDuplicate *duplicate)
{
  MnDuplicateItem *self = g_object_new (MN_TYPE_DUPLICATE_ITEM, NULL);

  self->kept = mn_entity_ref (duplicate->a);
  self->merged = mn_entity_ref (duplicate->b);
  self->reason = duplicate->reason;
  return self;
}

/**
 * mn_duplicate_item_get_kept:
 * @self: an item
 *
 * Returns: (transfer none): the one that would stay
 */
MnEntity *
mn_duplicate_item_get_kept (MnDuplicateItem *self)
{
  return self->kept;
}

/**
 * mn_duplicate_item_get_merged:
 * @self: an item
 *
 * Returns: (transfer none): the one that would go
 */
MnEntity *
mn_duplicate_item_get_merged (MnDuplicateItem *self)
{
  return self->merged;
}

/**
 * mn_duplicate_item_get_reason:
 * @self: an item
 *
 * Returns: why they may be one
 */
MnDuplicateReason
mn_duplicate_item_get_reason (MnDuplicateItem *self)
{
  return self->reason;
}

/**
 * mn_duplicate_item_swap:
 * @self: an item
 *
 * Has the other one stay.
 */
void
mn_duplicate_item_swap (MnDuplicateItem *self)
{
  MnEntity *kept = self->kept;

  self->kept = self->merged;
  self->merged = kept;
  mn_duplicate_item_refresh (self);
}

/**
 * mn_duplicate_item_has:
 * @self: an item
 * @entity: the id of an entity
 *
 * Returns: whether it is one of the two
 */
gboolean
mn_duplicate_item_has (MnDuplicateItem *self,
                       const MnId      *entity)
{
  return mn_id_equal (&self->kept->record.id, entity) || mn_id_equal (&self->merged->record.id, entity);
}

/**
 * mn_duplicate_item_get_state:
 * @self: an item
 *
 * Returns: %MN_DUPLICATE_OPEN, %MN_DUPLICATE_DISMISSED, or the `seq` of the change that merged one of the two
 */
gint64
mn_duplicate_item_get_state (MnDuplicateItem *self)
{
  return self->state;
}

/**
 * mn_duplicate_item_set_state:
 * @self: an item
 * @state: what became of it
 */
void
mn_duplicate_item_set_state (MnDuplicateItem *self,
                             gint64           state)
{
  self->state = state;
}

/**
 * mn_duplicate_item_is_busy:
 * @self: an item
 *
 * Returns: whether it is being merged
 */
gboolean
mn_duplicate_item_is_busy (MnDuplicateItem *self)
{
  return self->is_busy;
}

/**
 * mn_duplicate_item_set_busy:
 * @self: an item
 * @is_busy: whether it is being merged
 */
void
mn_duplicate_item_set_busy (MnDuplicateItem *self,
                            gboolean         is_busy)
{
  self->is_busy = is_busy;
  mn_duplicate_item_refresh (self);
}

/**
 * mn_duplicate_item_refresh:
 * @self: an item
 *
 * Has it be shown anew: what refers to the entities may be more or less than it was.
 */
void
mn_duplicate_item_refresh (MnDuplicateItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

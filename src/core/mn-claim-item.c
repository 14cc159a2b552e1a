/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-item.h"

struct _MnClaimItem
{
  GObject     parent_instance;

  guint32     key;
  MnClaimRow *row; /* NULL where it could not be read */
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnClaimItem, mn_claim_item, G_TYPE_OBJECT)

static void
mn_claim_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ROW:
      g_value_set_pointer (value, MN_CLAIM_ITEM (object)->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_claim_item_finalize (GObject *object)
{
  g_clear_pointer (&MN_CLAIM_ITEM (object)->row, mn_claim_row_free);

  G_OBJECT_CLASS (mn_claim_item_parent_class)->finalize (object);
}

static void
mn_claim_item_class_init (MnClaimItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_claim_item_get_property;
  object_class->finalize = mn_claim_item_finalize;

  /**
   * MnClaimItem:row:
   *
   * What is shown of the claim, a #MnClaimRow, as it is now; %NULL where it cannot be read.
   */
  properties[PROP_ROW] = g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_claim_item_init (MnClaimItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_claim_item_new:
 * @key: the key of a claim
 * @row: (transfer full) (nullable): what is shown of it
 *
 * Returns: (transfer full): a row
 */
MnClaimItem *
mn_claim_item_new (guint32     key,
                   MnClaimRow *row)
{
  MnClaimItem *self = g_object_new (MN_TYPE_CLAIM_ITEM, NULL);

  self->key = key;
  self->row = row;
  return self;
}

/**
 * mn_claim_item_get_key:
 * @self: a row
 *
 * Returns: the key of its claim
 */
guint32
mn_claim_item_get_key (MnClaimItem *self)
{
  return self->key;
}

/**
 * mn_claim_item_get_row:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is shown of the claim; %NULL where it cannot be read
 */
const MnClaimRow *
mn_claim_item_get_row (MnClaimItem *self)
{
  return self->row;
}

/**
 * mn_claim_item_set_row:
 * @self: a row
 * @row: (transfer full) (nullable): what is shown of its claim now
 *
 * Swaps what is shown for a newer state.
 */
void
mn_claim_item_set_row (MnClaimItem *self,
                       MnClaimRow  *row)
{
  g_clear_pointer (&self->row, mn_claim_row_free);
  self->row = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-same-claim-item.h"

struct _MnSameClaimItem
{
  GObject      parent_instance;

  MnSameClaim *same;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnSameClaimItem, mn_same_claim_item, G_TYPE_OBJECT)

static void
mn_same_claim_item_finalize (GObject *object)
{
  MnSameClaimItem *self = MN_SAME_CLAIM_ITEM (object);

  mn_same_claim_unref (self->same);

  G_OBJECT_CLASS (mn_same_claim_item_parent_class)->finalize (object);
}

static void
mn_same_claim_item_class_init (MnSameClaimItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_same_claim_item_finalize;

  /**
   * MnSameClaimItem::changed:
   * @self: an item
   */
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_SAME_CLAIM_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_same_claim_item_init (MnSameClaimItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_same_claim_item_new:
 * @same: a claim that was found
 *
 * Returns: (transfer full): an item
 */
MnSameClaimItem *
mn_same_claim_item_new (MnSameClaim *same)
{
  MnSameClaimItem *self = g_object_new (MN_TYPE_SAME_CLAIM_ITEM, NULL);

  self->same = mn_same_claim_ref (same);
  return self;
}

/**
 * mn_same_claim_item_get:
 * @self: an item
 *
 * Returns: (transfer none): the claim, as it was last found
 */
const MnSameClaim *
mn_same_claim_item_get (MnSameClaimItem *self)
{
  return self->same;
}

/**
 * mn_same_claim_item_set:
 * @self: an item
 * @same: the same claim, found anew
 */
void
mn_same_claim_item_set (MnSameClaimItem *self,
                        MnSameClaim     *same)
{
  mn_same_claim_ref (same);
  mn_same_claim_unref (self->same);
  self->same = same;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-relate-item.h"

#include "mn-form.h"

#include <glib/gi18n.h>

#define N_SAID 300

struct _MnRelateItem
{
  GObject   parent_instance;

  MnRecord *record;
  char     *words;
  char     *detail;
};

G_DEFINE_FINAL_TYPE (MnRelateItem, mn_relate_item, G_TYPE_OBJECT)

static void
mn_relate_item_finalize (GObject *object)
{
  MnRelateItem *self = MN_RELATE_ITEM (object);

  g_clear_pointer (&self->record, mn_record_unref);
  g_free (self->words);
  g_free (self->detail);

  G_OBJECT_CLASS (mn_relate_item_parent_class)->finalize (object);
}

static void
mn_relate_item_class_init (MnRelateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_relate_item_finalize;
}

static void
mn_relate_item_init (MnRelateItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_relate_item_new_claim:
 * @hit: a claim that was found
 *
 * Returns: (transfer full): an item
 */
MnRelateItem *
mn_relate_item_new_claim (MnClaimHit *hit)
{
  MnRelateItem *self = g_object_new (MN_TYPE_RELATE_ITEM, NULL);
  const char *claimant = hit->claimant == NULL    ? _("The article’s own voice")
                         : *hit->claimant == '\0' ? _("Somebody unsaid")
                                                  : hit->claimant;

  self->record = mn_record_ref (hit->claim);
  self->words = mn_form_shorten (mn_claim_get_words (hit->claim), N_SAID);
  self->detail = g_strdup_printf ("%s · %s", claimant, hit->title);
  return self;
}

/**
 * mn_relate_item_new_entity:
 * @entity: an entity
 * @type: what its type is called
 *
 * Returns: (transfer full): an item
 */
MnRelateItem *
mn_relate_item_new_entity (MnEntity   *entity,
                           const char *type)
{
  MnRelateItem *self = g_object_new (MN_TYPE_RELATE_ITEM, NULL);

  self->record = mn_record_ref (entity);
  self->words = g_strdup (entity->name);
  self->detail = g_strdup (type);
  return self;
}

/**
 * mn_relate_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): the claim or entity
 */
MnRecord *
mn_relate_item_get_record (MnRelateItem *self)
{
  return self->record;
}

/**
 * mn_relate_item_get_words:
 * @self: an item
 *
 * Returns: (transfer none): what it says, or its name
 */
const char *
mn_relate_item_get_words (MnRelateItem *self)
{
  return self->words;
}

/**
 * mn_relate_item_get_detail:
 * @self: an item
 *
 * Returns: (transfer none): who says it and where, or its type
 */
const char *
mn_relate_item_get_detail (MnRelateItem *self)
{
  return self->detail;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-choice.h"

struct _MnEntityChoice
{
  GObject   parent_instance;

  MnEntity *entity;
};

G_DEFINE_FINAL_TYPE (MnEntityChoice, mn_entity_choice, G_TYPE_OBJECT)

static void
mn_entity_choice_finalize (GObject *object)
{
  mn_entity_unref (MN_ENTITY_CHOICE (object)->entity);

  G_OBJECT_CLASS (mn_entity_choice_parent_class)->finalize (object);
}

static void
mn_entity_choice_class_init (MnEntityChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_entity_choice_finalize;
}

static void
mn_entity_choice_init (MnEntityChoice *self G_GNUC_UNUSED)
{
}

/**
 * mn_entity_choice_new:
 * @entity: an entity
 *
 * Returns: (transfer full): a choice
 */
MnEntityChoice *
mn_entity_choice_new (MnEntity *entity)
{
  MnEntityChoice *self = g_object_new (MN_TYPE_ENTITY_CHOICE, NULL);

  self->entity = mn_entity_ref (entity);
  return self;
}

/**
 * mn_entity_choice_get_entity:
 * @self: a choice
 *
 * Returns: (transfer none): the entity
 */
MnEntity *
mn_entity_choice_get_entity (MnEntityChoice *self)
{
  return self->entity;
}

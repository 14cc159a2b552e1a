/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-choice.h"

struct _MnChoice
{
  GObject      parent_instance;

  MnChoiceKind kind;
  MnEntity    *entity;
  MnId         mention;
  char        *name;
  const char  *type;
};

G_DEFINE_FINAL_TYPE (MnChoice, mn_choice, G_TYPE_OBJECT)

static void
mn_choice_finalize (GObject *object)
{
  MnChoice *self = MN_CHOICE (object);

  g_clear_pointer (&self->entity, mn_entity_unref);
  g_free (self->name);

  G_OBJECT_CLASS (mn_choice_parent_class)->finalize (object);
}

static void
mn_choice_class_init (MnChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_choice_finalize;
}

static void
mn_choice_init (MnChoice *self G_GNUC_UNUSED)
{
}

/**
 * mn_choice_new:
 * @kind: one that has nothing more to it
 *
 * Returns: (transfer full): a choice
 */
MnChoice *
mn_choice_new (MnChoiceKind kind)
{
  MnChoice *self = g_object_new (MN_TYPE_CHOICE, NULL);

  self->kind = kind;
  return self;
}

/**
 * mn_choice_new_entity:
 * @entity: an entity that is there
 *
 * Returns: (transfer full): a choice
 */
MnChoice *
mn_choice_new_entity (MnEntity *entity)
{
  MnChoice *self = mn_choice_new (MN_CHOICE_ENTITY);

  self->entity = mn_entity_ref (entity);
  self->name = g_strdup (entity->name);
  self->type = g_intern_string (entity->type);
  return self;
}

/**
 * mn_choice_new_named:
 * @name: the name of an entity to be found or made
 * @type: (nullable): its type
 *
 * Returns: (transfer full): a choice
 */
MnChoice *
mn_choice_new_named (const char *name,
                     const char *type)
{
  MnChoice *self = mn_choice_new (MN_CHOICE_NEW);

  self->name = g_strdup (name);
  self->type = g_intern_string (type);
  return self;
}

/**
 * mn_choice_new_mention:
 * @mention: a mention without an entity
 *
 * Returns: (transfer full): a choice
 */
MnChoice *
mn_choice_new_mention (MnMention *mention)
{
  MnChoice *self = mn_choice_new (MN_CHOICE_MENTION);

  self->mention = mention->record.id;
  self->name = mn_spans_get_quote (&mention->spans);
  return self;
}

/**
 * mn_choice_get_kind:
 * @self: a choice
 *
 * Returns: what it is
 */
MnChoiceKind
mn_choice_get_kind (MnChoice *self)
{
  return self->kind;
}

/**
 * mn_choice_get_entity:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the entity
 */
MnEntity *
mn_choice_get_entity (MnChoice *self)
{
  return self->entity;
}

/**
 * mn_choice_get_mention:
 * @self: a choice
 *
 * Returns: (transfer none): the id of the mention
 */
const MnId *
mn_choice_get_mention (MnChoice *self)
{
  return &self->mention;
}

/**
 * mn_choice_get_name:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the name of an entity, there or new, or what a mention says
 */
const char *
mn_choice_get_name (MnChoice *self)
{
  return self->name;
}

/**
 * mn_choice_get_entity_type:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the type of an entity, there or new
 */
const char *
mn_choice_get_entity_type (MnChoice *self)
{
  return self->type;
}

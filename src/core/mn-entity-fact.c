/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-fact.h"

struct _MnEntityFact
{
  GObject     parent_instance;

  MnRecord   *record;
  MnFactFlags flags;
  char       *title;
  char       *other;
};

G_DEFINE_FINAL_TYPE (MnEntityFact, mn_entity_fact, G_TYPE_OBJECT)

static void
mn_entity_fact_finalize (GObject *object)
{
  MnEntityFact *self = MN_ENTITY_FACT (object);

  mn_record_unref (self->record);
  g_free (self->title);
  g_free (self->other);

  G_OBJECT_CLASS (mn_entity_fact_parent_class)->finalize (object);
}

static void
mn_entity_fact_class_init (MnEntityFactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_entity_fact_finalize;
}

static void
mn_entity_fact_init (MnEntityFact *self G_GNUC_UNUSED)
{
}

/**
 * mn_entity_fact_new:
 * @record: a claim or relation
 * @flags: what the entity has to do with it
 * @title: (nullable): of a claim, what its article is called
 * @other: (nullable): of a claim, who makes it, where that has a name; of a relation, what is at its other end
 *
 * Returns: (transfer full): a fact
 */
MnEntityFact *
mn_entity_fact_new (gconstpointer record,
                    MnFactFlags   flags,
                    const char   *title,
                    const char   *other)
{
  MnEntityFact *self = g_object_new (MN_TYPE_ENTITY_FACT, NULL);

  self->record = (MnRecord *) mn_record_ref (record);
  self->flags = flags;
  self->title = g_strdup (title);
  self->other = g_strdup (other);
  return self;
}

/**
 * mn_entity_fact_get_record:
 * @self: a fact
 *
 * Returns: (transfer none): the claim or relation
 */
MnRecord *
mn_entity_fact_get_record (MnEntityFact *self)
{
  return self->record;
}

/**
 * mn_entity_fact_get_flags:
 * @self: a fact
 *
 * Returns: what the entity has to do with it
 */
MnFactFlags
mn_entity_fact_get_flags (MnEntityFact *self)
{
  return self->flags;
}

/**
 * mn_entity_fact_get_title:
 * @self: a fact
 *
 * Returns: (transfer none) (nullable): of a claim, what its article is called
 */
const char *
mn_entity_fact_get_title (MnEntityFact *self)
{
  return self->title;
}

/**
 * mn_entity_fact_get_other:
 * @self: a fact
 *
 * Returns: (transfer none) (nullable): of a claim, who makes it; of a relation, what is at its other end
 */
const char *
mn_entity_fact_get_other (MnEntityFact *self)
{
  return self->other;
}

/**
 * mn_entity_fact_equals:
 * @self: a fact
 * @other: another
 *
 * Returns: whether they say the same of the same state of the same record
 */
gboolean
mn_entity_fact_equals (MnEntityFact *self,
                       MnEntityFact *other)
{
  return mn_id_equal (&self->record->id, &other->record->id) && self->record->revision == other->record->revision
         && self->flags == other->flags && g_strcmp0 (self->title, other->title) == 0
         && g_strcmp0 (self->other, other->other) == 0;
}

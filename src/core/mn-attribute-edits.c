/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-attribute-edits.h"

#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-mention.h"
#include "mn-relation.h"

/**
 * mn_attributes_of:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its attributes; %NULL where its kind has none
 */
const MnAttributes *
mn_attributes_of (gconstpointer record)
{
  switch (mn_record_kind (record))
    {
    case MN_RECORD_ENTITY:
      return &((MnEntity *) record)->attributes;
    case MN_RECORD_MENTION:
      return &((MnMention *) record)->attributes;
    case MN_RECORD_CLAIM:
      return &((MnClaim *) record)->attributes;
    case MN_RECORD_RELATION:
      return &((MnRelation *) record)->attributes;
    case MN_RECORD_TAGSET:
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_ARTICLE:
    case MN_RECORD_REMARK:
    default:
      return NULL;
    }
}

/**
 * mn_attributes_edit:
 * @builder: a record that is being made or changed
 *
 * Returns: (transfer none) (nullable): its attributes, to be changed
 */
MnAttributes *
mn_attributes_edit (gpointer builder)
{
  return (MnAttributes *) mn_attributes_of (builder);
}

/**
 * mn_attributes_find:
 * @self: the attributes of a record
 * @id: which one
 *
 * Returns: (transfer none) (nullable): the first of that id
 */
const MnAttribute *
mn_attributes_find (const MnAttributes *self,
                    const char         *id)
{
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->items[i].id, id))
      return &self->items[i];
  return NULL;
}

/* Where an attribute stands in the tagset; behind all others where it is not in it */
static guint
get_place (MnTagset   *tagset,
           const char *id)
{
  guint place = 0;

  while (place < tagset->attributes.n && !g_str_equal (tagset->attributes.items[place].id, id))
    place++;
  return place;
}

/* Adds an attribute before those that come later in the tagset; what stood there keeps its order */
static void
insert (MnAttributes *self,
        MnTagset     *tagset,
        const char   *id,
        const char   *value)
{
  guint place = get_place (tagset, id);
  MnAttribute added;
  guint at;

  mn_array_add (&mn_attribute_info, self);
  for (at = self->n - 1; at > 0 && get_place (tagset, self->items[at - 1].id) > place; at--)
    {
      added = self->items[at];
      self->items[at] = self->items[at - 1];
      self->items[at - 1] = added;
    }
  self->items[at].id = g_intern_string (id);
  self->items[at].value = g_strdup (value);
}

/**
 * mn_attributes_set:
 * @self: the attributes of a record that is being changed
 * @tagset: what says in which order attributes stand
 * @id: which one
 * @value: (nullable): its value, as mn_attribute_value_from_text() gives it; %NULL removes it, since a record that does
 *   not say something does not hold it
 *
 * Sets the first attribute of that id.
 */
void
mn_attributes_set (MnAttributes *self,
                   MnTagset     *tagset,
                   const char   *id,
                   const char   *value)
{
  MnAttribute *there = (MnAttribute *) mn_attributes_find (self, id);

  if (value == NULL)
    {
      if (there != NULL)
        mn_array_remove (&mn_attribute_info, self, (guint) (there - self->items));
    }
  else if (there != NULL)
    {
      g_free (there->value);
      there->value = g_strdup (value);
    }
  else
    insert (self, tagset, id, value);
}

/**
 * mn_attributes_remove:
 * @self: the attributes of a record that is being changed
 * @id: which one
 * @value: its value as the record holds it
 *
 * Removes the last attribute of that id and value, if there is any: of several that an import brought, the first is
 * the one that counts.
 */
void
mn_attributes_remove (MnAttributes *self,
                      const char   *id,
                      const char   *value)
{
  for (guint i = self->n; i > 0; i--)
    if (g_str_equal (self->items[i - 1].id, id) && g_str_equal (self->items[i - 1].value, value))
      {
        mn_array_remove (&mn_attribute_info, self, i - 1);
        return;
      }
}

/**
 * mn_attribute_types_find:
 * @self: the attributes of a tagset
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the one of that id
 */
const MnAttributeType *
mn_attribute_types_find (const MnAttributeTypes *self,
                         const char             *id)
{
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->items[i].id, id))
      return &self->items[i];
  return NULL;
}

static gboolean
is_on (const MnAttributeType *self,
       const char            *word)
{
  return word != NULL && self->on != NULL && g_strv_contains ((const char *const *) self->on, word);
}

/* What a type has is said of the entity, not with every mention again; a mention has it where there is no entity to
 * say it of, or where somebody has said it all the same */
static gboolean
is_for_mention (const MnAttributeType *self,
                MnMention             *mention)
{
  if (is_on (self, "mention"))
    return TRUE;
  return is_on (self, mention->type)
         && (mn_id_is_none (&mention->entity) || mn_attributes_find (&mention->attributes, self->id) != NULL);
}

/**
 * mn_attribute_type_is_for:
 * @self: an attribute of the tagset
 * @record: a record
 *
 * Tells whether a record may say this: an entity where its type has it, a claim where its kind has it, a relation where
 * its type has it; a mention where its type has it and there is no entity that would say it. One that is on `entity`,
 * `mention`, `claim` or `relation` is on all of them.
 *
 * Returns: whether it may
 */
gboolean
mn_attribute_type_is_for (const MnAttributeType *self,
                          gconstpointer          record)
{
  switch (mn_record_kind (record))
    {
    case MN_RECORD_ENTITY:
      return is_on (self, "entity") || is_on (self, ((MnEntity *) record)->type);
    case MN_RECORD_MENTION:
      return is_for_mention (self, record);
    case MN_RECORD_CLAIM:
      return is_on (self, "claim") || is_on (self, ((MnClaim *) record)->kind);
    case MN_RECORD_RELATION:
      return is_on (self, "relation") || is_on (self, ((MnRelation *) record)->type);
    case MN_RECORD_TAGSET:
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_ARTICLE:
    case MN_RECORD_REMARK:
    default:
      return FALSE;
    }
}

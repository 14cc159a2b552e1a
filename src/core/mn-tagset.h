/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-cues.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnTag:
 * @id: what records call it: a word, or the UUID of one that a user made
 * @label: what people call it
 * @color: `#rrggbb`
 * @key: the letter that marks with it, or %NULL
 * @description: when to use it
 *
 * An entity type, claim kind, stance, verdict or participant role.
 */
typedef struct
{
  const char *id;
  char       *label;
  char       *color;
  char       *key;
  char       *description;
} MnTag;

/**
 * MnRelationType:
 * @tag: as of a #MnTag
 * @from: what it may go out from: `claim`, `entity`, or entity types
 * @to: what it may go to
 * @is_symmetric: whether it says the same in both directions
 */
typedef struct
{
  MnTag    tag;
  char   **from;
  char   **to;
  gboolean is_symmetric;
} MnRelationType;

typedef enum
{
  MN_ATTRIBUTE_TEXT,
  MN_ATTRIBUTE_BOOLEAN,
  MN_ATTRIBUTE_CHOICE,
  MN_ATTRIBUTE_NUMBER,
  MN_ATTRIBUTE_DATE,
} MnAttributeKind;

/**
 * MnAttributeType:
 * @id: what records call it
 * @label: what people call it
 * @on: the types and kinds that have it
 * @kind: an #MnAttributeKind
 * @choices: what may be chosen
 * @unit: of a number
 * @description: when to use it
 *
 * A field that the tagset adds to records.
 */
typedef struct
{
  const char *id;
  char       *label;
  char      **on;
  gint        kind;
  char      **choices;
  char       *unit;
  char       *description;
} MnAttributeType;

typedef MN_ARRAY (MnTag) MnTags;
typedef MN_ARRAY (MnRelationType) MnRelationTypes;
typedef MN_ARRAY (MnAttributeType) MnAttributeTypes;

/**
 * MnTagset:
 *
 * What may be said in a library: the one record of its kind there, with the id %MN_TAGSET_ID.
 */
struct _MnTagset
{
  struct _MnRecord record;
  MnTags           entity_types;
  MnTags           claim_kinds;
  MnTags           stances;
  MnTags           verdicts;
  MnTags           roles;
  MnRelationTypes  relation_types;
  MnAttributeTypes attributes;
  MnCueWords       cues;
};

MN_DECLARE_RECORD (MnTagset, mn_tagset)

/**
 * MnTagList:
 *
 * The lists of a tagset that records refer to, in the order of its table.
 */
typedef enum
{
  MN_TAGS_ENTITY_TYPES,
  MN_TAGS_CLAIM_KINDS,
  MN_TAGS_STANCES,
  MN_TAGS_VERDICTS,
  MN_TAGS_ROLES,
  MN_TAGS_RELATION_TYPES,
  MN_TAGS_ATTRIBUTES,
  MN_TAGS_N_LISTS,
} MnTagList;

extern const char *const mn_attribute_kind_names[];

/** MN_TAGSET_ID: the id of the tagset of every library. */
extern const MnId MN_TAGSET_ID;

/** MN_TAGSET_DEFAULT: the preset that a new library begins with. */
#define MN_TAGSET_DEFAULT "news"

MnTagset    *mn_tagset_load_preset (const char    *name,
                                    GError       **error);
const MnTag *mn_tags_find          (const MnTags  *tags,
                                    const char    *id);
const MnTag *mn_tags_find_key      (const MnTags  *tags,
                                    const char    *key);
const char  *mn_tags_get_label     (const MnTags  *tags,
                                    const char    *id);

const MnStructInfo *mn_tagset_get_info (MnTagList      list);
MnArray            *mn_tagset_get_list (gconstpointer  tagset,
                                        MnTagList      list);
gpointer            mn_tagset_get_tag  (gconstpointer  tagset,
                                        MnTagList      list,
                                        guint          position);
gpointer            mn_tagset_find_tag (gconstpointer  tagset,
                                        MnTagList      list,
                                        const char    *id);

/** mn_tag_get_id: the id of a tag, relation type or attribute. */
#define mn_tag_get_id(tag) (*(const char *const *) (tag))

G_END_DECLS

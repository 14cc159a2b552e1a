/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-tagset.h"
#include "mn-record-json.h"

const MnId MN_TAGSET_ID = { { 0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1 } };

#define TAG_FIELDS(Struct, member) \
  { "id", MN_FIELD_WORD, offsetof (Struct, member id), MN_FIELD_REQUIRED, NULL, NULL }, \
  { "label", MN_FIELD_STRING, offsetof (Struct, member label), MN_FIELD_REQUIRED, NULL, NULL }, \
  { "color", MN_FIELD_STRING, offsetof (Struct, member color), 0, NULL, NULL }, \
  { "key", MN_FIELD_STRING, offsetof (Struct, member key), 0, NULL, NULL }, \
  { "description", MN_FIELD_STRING, offsetof (Struct, member description), 0, NULL, NULL }

static const MnFieldInfo tag_fields[] = { TAG_FIELDS (MnTag, ) };
static const MnStructInfo tag_info = MN_STRUCT_INFO (MnTag, tag_fields);

static const MnFieldInfo relation_type_fields[] = {
  TAG_FIELDS (MnRelationType, tag.),
  { "from", MN_FIELD_STRINGS, offsetof (MnRelationType, from), 0, NULL, NULL },
  { "to", MN_FIELD_STRINGS, offsetof (MnRelationType, to), 0, NULL, NULL },
  { "symmetric", MN_FIELD_BOOLEAN, offsetof (MnRelationType, is_symmetric), MN_FIELD_REQUIRED, NULL, NULL },
};
static const MnStructInfo relation_type_info = MN_STRUCT_INFO (MnRelationType, relation_type_fields);

static const char *const attribute_kind_names[] = { "text", "boolean", "choice", "number", "date", MN_NAMES_END };
static const MnFieldInfo attribute_type_fields[] = {
  { "id", MN_FIELD_WORD, offsetof (MnAttributeType, id), MN_FIELD_REQUIRED, NULL, NULL },
  { "label", MN_FIELD_STRING, offsetof (MnAttributeType, label), MN_FIELD_REQUIRED, NULL, NULL },
  { "on", MN_FIELD_STRINGS, offsetof (MnAttributeType, on), 0, NULL, NULL },
  { "kind", MN_FIELD_ENUM, offsetof (MnAttributeType, kind), MN_FIELD_REQUIRED, NULL, attribute_kind_names },
  { "choices", MN_FIELD_STRINGS, offsetof (MnAttributeType, choices), 0, NULL, NULL },
  { "unit", MN_FIELD_STRING, offsetof (MnAttributeType, unit), 0, NULL, NULL },
  { "description", MN_FIELD_STRING, offsetof (MnAttributeType, description), 0, NULL, NULL },
};
static const MnStructInfo attribute_type_info = MN_STRUCT_INFO (MnAttributeType, attribute_type_fields);

static const MnFieldInfo tagset_fields[] = {
  { "entityTypes", MN_FIELD_ARRAY, offsetof (MnTagset, entity_types), 0, &tag_info, NULL },
  { "claimKinds", MN_FIELD_ARRAY, offsetof (MnTagset, claim_kinds), 0, &tag_info, NULL },
  { "stances", MN_FIELD_ARRAY, offsetof (MnTagset, stances), 0, &tag_info, NULL },
  { "verdicts", MN_FIELD_ARRAY, offsetof (MnTagset, verdicts), 0, &tag_info, NULL },
  { "roles", MN_FIELD_ARRAY, offsetof (MnTagset, roles), 0, &tag_info, NULL },
  { "relationTypes", MN_FIELD_ARRAY, offsetof (MnTagset, relation_types), 0, &relation_type_info, NULL },
  { "attributes", MN_FIELD_ARRAY, offsetof (MnTagset, attributes), 0, &attribute_type_info, NULL },
};

MN_DEFINE_RECORD (MnTagset, mn_tagset, MN_RECORD_TAGSET, tagset_fields)

/**
 * mn_tagset_load_preset:
 * @name: a preset in the program's resources, `news`
 * @error: where to put what is wrong
 *
 * Returns: (transfer full): the tagset of that preset
 */
MnTagset *
mn_tagset_load_preset (const char *name,
                       GError    **error)
{
  g_autofree char *path = g_strdup_printf ("/org/manicule/Manicule/presets/%s.json", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  MnTagsetBuilder *builder;

  if (bytes == NULL)
    return NULL;
  builder = mn_record_from_json (&mn_tagset_info, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 error);
  if (builder == NULL)
    return NULL;
  builder->record.id = MN_TAGSET_ID;
  return mn_record_end (builder);
}

/**
 * mn_tags_find:
 * @tags: tags of a tagset
 * @id: (nullable): an interned id
 *
 * Returns: (transfer none) (nullable): the tag of that id
 */
const MnTag *
mn_tags_find (const MnTags *tags,
              const char   *id)
{
  for (guint i = 0; i < tags->n; i++)
    if (tags->items[i].id == id || g_strcmp0 (tags->items[i].id, id) == 0)
      return &tags->items[i];
  return NULL;
}

/**
 * mn_tags_find_key:
 * @tags: tags of a tagset
 * @key: a letter
 *
 * Returns: (transfer none) (nullable): the tag of that key
 */
const MnTag *
mn_tags_find_key (const MnTags *tags,
                  const char   *key)
{
  for (guint i = 0; i < tags->n; i++)
    if (g_strcmp0 (tags->items[i].key, key) == 0)
      return &tags->items[i];
  return NULL;
}

/**
 * mn_tags_get_label:
 * @tags: tags of a tagset
 * @id: (nullable): an id, perhaps of a tag that the tagset does not have
 *
 * Returns: (transfer none): what to call it, @id itself where the tagset does not know it, "" for %NULL
 */
const char *
mn_tags_get_label (const MnTags *tags,
                   const char   *id)
{
  const MnTag *tag = mn_tags_find (tags, id);

  if (tag != NULL)
    return tag->label;
  return id != NULL ? id : "";
}

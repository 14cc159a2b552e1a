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

const char *const mn_attribute_kind_names[] = { "text", "boolean", "choice", "number", "date", MN_NAMES_END };
static const MnFieldInfo attribute_type_fields[] = {
  { "id", MN_FIELD_WORD, offsetof (MnAttributeType, id), MN_FIELD_REQUIRED, NULL, NULL },
  { "label", MN_FIELD_STRING, offsetof (MnAttributeType, label), MN_FIELD_REQUIRED, NULL, NULL },
  { "on", MN_FIELD_STRINGS, offsetof (MnAttributeType, on), 0, NULL, NULL },
  { "kind", MN_FIELD_ENUM, offsetof (MnAttributeType, kind), MN_FIELD_REQUIRED, NULL, mn_attribute_kind_names },
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
  { "cues", MN_FIELD_ARRAY, offsetof (MnTagset, cues), MN_FIELD_FILLED, &mn_cue_word_info, NULL },
};

static void fill_cues (gpointer           tagset,
                       const MnFieldInfo *field);

MN_DEFINE_RECORD_FILLED (MnTagset, mn_tagset, MN_RECORD_TAGSET, tagset_fields, fill_cues)

static gpointer
load_default (gpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  MnTagset *tagset = mn_tagset_load_preset (MN_TAGSET_DEFAULT, &error);

  if (tagset == NULL)
    g_debug ("There are no cues by default: %s", error->message);
  return (gpointer) tagset;
}

/* Libraries and exports that are older than the cues of tagsets have those that were used then */
static void
fill_cues (gpointer           tagset,
           const MnFieldInfo *field)
{
  static GOnce once = G_ONCE_INIT;
  MnTagset *by_default = g_once (&once, load_default, NULL);
  MnTagsetBuilder *builder = tagset;

  if (by_default != NULL)
    mn_array_set (field->of, &builder->cues, by_default->cues.items, by_default->cues.n);
}

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

/* Every list of a tagset holds structs that begin with their id, by the table of the tagset */
G_STATIC_ASSERT (offsetof (MnTag, id) == 0);
G_STATIC_ASSERT (offsetof (MnRelationType, tag) == 0);
G_STATIC_ASSERT (offsetof (MnAttributeType, id) == 0);

/**
 * mn_tagset_get_info:
 * @list: a list of tags
 *
 * Returns: the table of what it holds: #MnTag, #MnRelationType or #MnAttributeType
 */
const MnStructInfo *
mn_tagset_get_info (MnTagList list)
{
  return tagset_fields[list].of;
}

/**
 * mn_tagset_get_list:
 * @tagset: a tagset, or a builder of one
 * @list: a list of tags
 *
 * Returns: (transfer none): that list of @tagset; to be changed in a builder only
 */
MnArray *
mn_tagset_get_list (gconstpointer tagset,
                    MnTagList     list)
{
  return (MnArray *) ((char *) tagset + tagset_fields[list].offset);
}

/**
 * mn_tagset_get_tag:
 * @tagset: a tagset, or a builder of one
 * @list: a list of tags
 * @position: less than how many they are
 *
 * Returns: (transfer none): the tag there: an #MnTag, #MnRelationType or #MnAttributeType
 */
gpointer
mn_tagset_get_tag (gconstpointer tagset,
                   MnTagList     list,
                   guint         position)
{
  return (char *) mn_tagset_get_list (tagset, list)->items + position * tagset_fields[list].of->size;
}

/**
 * mn_tagset_find_tag:
 * @tagset: a tagset, or a builder of one
 * @list: a list of tags
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the tag of that id
 */
gpointer
mn_tagset_find_tag (gconstpointer tagset,
                    MnTagList     list,
                    const char   *id)
{
  for (guint i = 0; i < mn_tagset_get_list (tagset, list)->n; i++)
    {
      gpointer tag = mn_tagset_get_tag (tagset, list, i);

      if (g_strcmp0 (mn_tag_get_id (tag), id) == 0)
        return tag;
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-tag-fields.h"

/* The key that a field has in the tables of tags, by #MnTagField; cues call two of theirs otherwise */
static const char *const keys[] = {
  [MN_TAG_LABEL] = "label",     [MN_TAG_COLOR] = "color",
  [MN_TAG_KEY] = "key",         [MN_TAG_DESCRIPTION] = "description",
  [MN_TAG_FROM] = "from",       [MN_TAG_TO] = "to",
  [MN_TAG_SYMMETRIC] = "symmetric", [MN_TAG_ON] = "on",
  [MN_TAG_KIND] = "kind",       [MN_TAG_CHOICES] = "choices",
  [MN_TAG_UNIT] = "unit",       [MN_TAG_LANGUAGE] = "language",
};

static const MnFieldInfo *
find_field (MnTagList  list,
            MnTagField field)
{
  const MnStructInfo *info = list == MN_TAGS_CUES ? &mn_cue_word_info : mn_tagset_get_info (list);
  const char *key = list == MN_TAGS_CUES && field == MN_TAG_LABEL ? "text" : keys[field];

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].key, key))
      return &info->fields[i];
  return NULL;
}

/**
 * mn_tag_field_is_of:
 * @list: a list of tags, or %MN_TAGS_CUES
 * @field: a field
 *
 * Returns: whether what @list holds has @field
 */
gboolean
mn_tag_field_is_of (MnTagList  list,
                    MnTagField field)
{
  return find_field (list, field) != NULL;
}

static gpointer
find_value (gconstpointer      tagset,
            const MnTagPlace  *place,
            const MnFieldInfo *info)
{
  char *tag = place->list == MN_TAGS_CUES ? (char *) mn_tagset_find_cue (tagset, place->id, place->language)
                                          : mn_tagset_find_tag (tagset, place->list, place->id);

  return tag != NULL && info != NULL ? tag + info->offset : NULL;
}

/**
 * mn_tag_field_get:
 * @tagset: a tagset, or a builder of one
 * @place: a tag or a cue
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): what @tagset says there; %NULL where it says nothing or has no such tag
 */
char *
mn_tag_field_get (gconstpointer     tagset,
                  const MnTagPlace *place,
                  MnTagField        field)
{
  const MnFieldInfo *info = find_field (place->list, field);
  gpointer value = find_value (tagset, place, info);

  if (value == NULL)
    return NULL;
  switch (info->kind)
    {
    case MN_FIELD_STRINGS:
      return *(char ***) value != NULL ? g_strjoinv ("\n", *(char ***) value) : NULL;
    case MN_FIELD_BOOLEAN:
      return *(gboolean *) value ? g_strdup ("true") : NULL;
    case MN_FIELD_ENUM:
      return g_strdup (info->names[*(gint *) value]);
    case MN_FIELD_STRING:
    default:
      return g_strdup (*(char **) value);
    }
}

static char **
split_lines (const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) left = NULL;

  for (char **line = lines; line != NULL && *line != NULL; line++)
    if (*g_strstrip (*line) != '\0' && g_hash_table_add (seen, *line))
      g_strv_builder_add (builder, *line);
  left = g_strv_builder_end (builder);
  return left[0] != NULL ? g_steal_pointer (&left) : NULL;
}

/**
 * mn_tag_field_set:
 * @tagset: a tagset that is being changed
 * @place: a tag or a cue; nothing is done where it is gone
 * @field: one of its fields
 * @value: (nullable): what to say there; %NULL or “” for nothing, which a label or a kind cannot say
 *
 * Sets one field of a tag or a cue.
 */
void
mn_tag_field_set (MnTagsetBuilder  *tagset,
                  const MnTagPlace *place,
                  MnTagField        field,
                  const char       *value)
{
  const MnFieldInfo *info = find_field (place->list, field);
  gpointer member = find_value (tagset, place, info);
  gboolean is_empty = value == NULL || *value == '\0';
  int found;

  if (member == NULL || (is_empty && (info->flags & MN_FIELD_REQUIRED) && info->kind != MN_FIELD_BOOLEAN))
    return;
  switch (info->kind)
    {
    case MN_FIELD_STRINGS:
      g_strfreev (*(char ***) member);
      *(char ***) member = split_lines (value);
      break;
    case MN_FIELD_BOOLEAN:
      *(gboolean *) member = !is_empty;
      break;
    case MN_FIELD_ENUM:
      found = mn_enum_from_name (info->names, value);
      if (found >= 0)
        *(gint *) member = found;
      break;
    case MN_FIELD_STRING:
    default:
      g_free (*(char **) member);
      *(char **) member = is_empty ? NULL : g_strdup (value);
      break;
    }
}

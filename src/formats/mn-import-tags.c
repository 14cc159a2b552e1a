/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-import-tags.h"

#include <glib/gi18n-lib.h>

struct _MnImportTags
{
  MnTagset   *merged;
  GHashTable *ids[MN_TAGS_N_LISTS]; /* interned, so that a pointer is all there is to compare */
};

static void
collect (MnImportTags *self,
         MnTagset     *tagset)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    {
      const MnArray *tags = mn_tagset_get_list (tagset, list);

      for (guint i = 0; i < tags->n; i++)
        g_hash_table_add (self->ids[list], *(gpointer *) mn_tagset_get_tag (tagset, list, i));
    }
}

/* A letter can mark with one tag only, and the library had its own first */
static void
drop_taken_key (MnTagsetBuilder *merged,
                guint            list,
                MnTag           *added)
{
  for (guint i = 0; i < mn_tagset_get_list (merged, list)->n && added->key != NULL; i++)
    {
      const MnTag *tag = mn_tagset_get_tag (merged, list, i);

      if (tag != added && g_strcmp0 (tag->key, added->key) == 0)
        g_clear_pointer (&added->key, g_free);
    }
}

static void
add_unknown (MnImportTags    *self,
             MnTagsetBuilder *merged,
             MnTagset        *from)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    {
      const MnStructInfo *info = mn_tagset_get_info (list);
      const MnArray *tags = mn_tagset_get_list (from, list);

      for (guint i = 0; i < tags->n; i++)
        {
          gpointer tag = mn_tagset_get_tag (from, list, i);
          gpointer added;

          if (g_hash_table_contains (self->ids[list], *(gpointer *) tag))
            continue;
          added = mn_array_add (info, mn_tagset_get_list (merged, list));
          mn_struct_copy (info, added, tag);
          if (list != MN_TAGS_ATTRIBUTES)
            drop_taken_key (merged, list, added);
        }
    }
}

/**
 * mn_import_tags_new:
 * @of_file: the tagset of a file
 * @of_library: (nullable): the tagset of the library, or %NULL where that of the file shall replace it
 *
 * No record refers to a cue, so those of the library stay as they are.
 *
 * Returns: (transfer full): both together: a tag in both as the library has it, and what only the file has at the end
 */
MnImportTags *
mn_import_tags_new (MnTagset *of_file,
                    MnTagset *of_library)
{
  MnImportTags *self = g_new0 (MnImportTags, 1);

  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    self->ids[list] = g_hash_table_new (NULL, NULL);
  if (of_library == NULL)
    self->merged = mn_tagset_ref (of_file);
  else
    {
      MnTagsetBuilder *merged = mn_tagset_edit (of_library);

      collect (self, of_library);
      add_unknown (self, merged, of_file);
      self->merged = mn_record_end (merged);
    }
  collect (self, self->merged);
  return self;
}

/**
 * mn_import_tags_free:
 * @self: (transfer full): tags
 */
void
mn_import_tags_free (MnImportTags *self)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    g_hash_table_unref (self->ids[list]);
  mn_tagset_unref (self->merged);
  g_free (self);
}

/**
 * mn_import_tags_get_merged:
 * @self: tags
 *
 * Returns: (transfer none): the tagset that the library shall have
 */
MnTagset *
mn_import_tags_get_merged (MnImportTags *self)
{
  return self->merged;
}

static const char *
list_label (MnTagList list)
{
  switch (list)
    {
    case MN_TAGS_ENTITY_TYPES:
      return _("entity type");
    case MN_TAGS_CLAIM_KINDS:
      return _("claim kind");
    case MN_TAGS_STANCES:
      return _("stance");
    case MN_TAGS_VERDICTS:
      return _("verdict");
    case MN_TAGS_ROLES:
      return _("role");
    case MN_TAGS_RELATION_TYPES:
      return _("relation type");
    case MN_TAGS_ATTRIBUTES:
    case MN_TAGS_N_LISTS:
    default:
      return _("attribute");
    }
}

/**
 * mn_import_tags_check:
 * @self: tags
 * @list: a list of tags
 * @id: (nullable): an interned id
 * @reader: is told when no tag has that id
 * @line: where it is used
 *
 * Returns: whether @id is %NULL or the id of a tag
 */
gboolean
mn_import_tags_check (MnImportTags *self,
                      MnTagList     list,
                      const char   *id,
                      MnJsonReader *reader,
                      guint64       line)
{
  if (id == NULL || g_hash_table_contains (self->ids[list], id))
    return TRUE;
  /* Translators: “entity type”, the id of one */
  mn_json_reader_fail_at (reader, line, _("the %s “%s” is neither in the tagset of the file nor in that of the library"),
                          list_label (list), id);
  return FALSE;
}

/**
 * mn_tagset_find_twice:
 * @tagset: a tagset
 *
 * Returns: (transfer none) (nullable): an id that two tags of one of its lists have
 */
const char *
mn_tagset_find_twice (MnTagset *tagset)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    {
      const MnArray *tags = mn_tagset_get_list (tagset, list);
      g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < tags->n; i++)
        if (!g_hash_table_add (ids, *(gpointer *) mn_tagset_get_tag (tagset, list, i)))
          return mn_tag_get_id (mn_tagset_get_tag (tagset, list, i));
    }
  return NULL;
}

/**
 * mn_tagset_count:
 * @tagset: a tagset
 *
 * Returns: how many tags it has in all
 */
guint
mn_tagset_count (MnTagset *tagset)
{
  guint n = 0;

  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    n += mn_tagset_get_list (tagset, list)->n;
  return n;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-keys.h"

#include "mn-article-keys.h"
#include "mn-tag-words.h"
#include "mn-tagset-edits.h"

#include <glib/gi18n.h>

/**
 * mn_tag_keys_find_fault:
 * @tagset: a tagset
 * @id: the id of an entity type or claim kind of it
 * @key: the letter that shall mark with that, in lower case; “” for none
 *
 * Returns: (transfer full) (nullable): why it cannot
 */
char *
mn_tag_keys_find_fault (MnTagset   *tagset,
                        const char *id,
                        const char *key)
{
  const MnTag *other;

  if (*key == '\0')
    return NULL;
  if (!g_unichar_isalnum (g_utf8_get_char (key)) || *g_utf8_next_char (key) != '\0')
    return g_strdup (_("A key is one letter or digit"));
  if (mn_article_keys_is_fixed (key))
    return g_strdup_printf (_("“%s” does something else in the article: see Keyboard Shortcuts"), key);
  other = mn_tagset_find_key (tagset, key, id);
  return other != NULL ? g_strdup_printf (_("“%s” is the key of “%s” already"), key, mn_tag_words_translate (other->label))
                       : NULL;
}

static gboolean
is_taken_before (const MnTagsetBuilder *tagset,
                 MnTagList              list,
                 guint                  position)
{
  const MnTag *tag = mn_tagset_get_tag (tagset, list, position);

  for (guint i = 0; i < position; i++)
    if (g_strcmp0 (((MnTag *) mn_tagset_get_tag (tagset, list, i))->key, tag->key) == 0)
      return TRUE;
  return list == MN_TAGS_CLAIM_KINDS && mn_tags_find_key (&tagset->entity_types, tag->key) != NULL;
}

/**
 * mn_tag_keys_drop_faulty:
 * @tagset: a tagset that is being changed, one from elsewhere
 *
 * Takes away the keys that could not be given to a tag here: of two tags with the same, the second has none. For any
 * thread.
 */
void
mn_tag_keys_drop_faulty (MnTagsetBuilder *tagset)
{
  static const MnTagList lists[] = { MN_TAGS_ENTITY_TYPES, MN_TAGS_CLAIM_KINDS };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < mn_tagset_get_list (tagset, lists[i])->n; j++)
      {
        MnTag *tag = mn_tagset_get_tag (tagset, lists[i], j);

        if (tag->key != NULL
            && (!g_unichar_isalnum (g_utf8_get_char (tag->key)) || *g_utf8_next_char (tag->key) != '\0'
                || mn_article_keys_is_fixed (tag->key) || is_taken_before (tagset, lists[i], j)))
          g_clear_pointer (&tag->key, g_free);
      }
}

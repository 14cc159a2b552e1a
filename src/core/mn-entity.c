/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity.h"

#include <string.h>

static const MnFieldInfo entity_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnEntity, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "type", MN_FIELD_WORD, offsetof (MnEntity, type), MN_FIELD_REQUIRED, NULL, NULL },
  { "name", MN_FIELD_STRING, offsetof (MnEntity, name), MN_FIELD_REQUIRED, NULL, NULL },
  { "aliases", MN_FIELD_STRINGS, offsetof (MnEntity, aliases), 0, NULL, NULL },
  { "links", MN_FIELD_STRINGS, offsetof (MnEntity, links), 0, NULL, NULL },
  { "attributes", MN_FIELD_ARRAY, offsetof (MnEntity, attributes), 0, &mn_attribute_info, NULL },
  { "note", MN_FIELD_STRING, offsetof (MnEntity, note), 0, NULL, NULL },
  MN_PROVENANCE_FIELDS (MnEntity, record.made),
};

MN_DEFINE_RECORD (MnEntity, mn_entity, MN_RECORD_ENTITY, entity_fields)

/**
 * mn_name_fold:
 * @name: a name, or what was typed of one
 *
 * Makes names comparable: case-folded, without diacritics (Unicode TR15: decomposed by compatibility, marks dropped),
 * each run of blanks one space, none at the ends, curly apostrophes straight.
 *
 * Returns: (transfer full): the folded name
 */
char *
mn_name_fold (const char *name)
{
  g_autofree char *cased = g_utf8_casefold (name, -1);
  g_autofree char *parts = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (parts != NULL ? strlen (parts) : 0);
  gboolean blank = FALSE;

  for (const char *at = parts; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (c))
        {
          blank = folded->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (folded, ' ');
      blank = FALSE;
      g_string_append_unichar (folded, c == 0x2019 ? '\'' : c);
    }
  return g_string_free (folded, FALSE);
}

/**
 * mn_link_normalise:
 * @typed: what was typed as a link
 *
 * Makes a URI of it: `Q30` means Wikidata, a bare host means https.
 *
 * Returns: (transfer full) (nullable): a valid URI, or %NULL where it is none
 */
char *
mn_link_normalise (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *uri = NULL;

  if ((text[0] == 'Q' || text[0] == 'q') && text[1] >= '1' && text[1] <= '9'
      && strspn (text + 1, "0123456789") == strlen (text + 1))
    return g_strconcat ("https://www.wikidata.org/wiki/Q", text + 1, NULL);

  if (strstr (text, "://") != NULL || g_str_has_prefix (text, "urn:") || g_str_has_prefix (text, "mailto:"))
    uri = g_strdup (text);
  else if (strchr (text, '.') != NULL && strpbrk (text, " \t\n") == NULL)
    uri = g_strconcat ("https://", text, NULL);

  if (uri == NULL || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return NULL;
  return g_steal_pointer (&uri);
}

/**
 * mn_entity_matches:
 * @self: an entity
 * @name: a name, compared by mn_name_fold()
 *
 * Returns: whether @name is the name or an alias of @self
 */
gboolean
mn_entity_matches (MnEntity   *self,
                   const char *name)
{
  g_autofree char *wanted = mn_name_fold (name);
  g_autofree char *own = mn_name_fold (self->name);

  if (strcmp (own, wanted) == 0)
    return TRUE;
  for (char **alias = self->aliases; alias != NULL && *alias != NULL; alias++)
    {
      g_autofree char *folded = mn_name_fold (*alias);

      if (strcmp (folded, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

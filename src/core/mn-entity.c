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
 * mn_name_is_proper:
 * @words: what a mention says
 *
 * Tells whether that is a name that its entity should answer to from now on: “Trump”, but not “he” or “the president”.
 *
 * Returns: whether it is
 */
gboolean
mn_name_is_proper (const char *words)
{
  return g_unichar_isupper (g_utf8_get_char (words)) && strchr (words, '\n') == NULL;
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
 * mn_link_get_target:
 * @link: a URI
 *
 * Makes links comparable: without scheme, `www.`, the case of the host, and a slash at the end; of Wikidata the item
 * alone.
 *
 * Returns: (transfer full): what it points to, however it is written
 */
char *
mn_link_get_target (const char *link)
{
  const char *scheme = strstr (link, "://");
  const char *rest = scheme != NULL ? scheme + 3 : link;
  gsize host = strcspn (rest, "/");
  g_autofree char *small = g_ascii_strdown (rest, (gssize) host);
  const char *site = g_str_has_prefix (small, "www.") ? small + 4 : small;
  g_autofree char *path = g_strdup (rest + host);

  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  return g_strconcat (site, g_str_equal (site, "wikidata.org") && path[0] != '\0' ? strrchr (path, '/') : path, NULL);
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

static gboolean
add_folded (GHashTable *folded,
            const char *name)
{
  return g_hash_table_add (folded, mn_name_fold (name));
}

/**
 * mn_entity_learn:
 * @builder: an entity that is being made or changed
 * @names: (array zero-terminated=1) (nullable): names
 *
 * Adds those names to the aliases that the entity does not answer to yet (mn_entity_matches()).
 */
void
mn_entity_learn (MnEntityBuilder *builder,
                 char           **names)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  add_folded (known, builder->name);
  for (char **alias = builder->aliases; alias != NULL && *alias != NULL; alias++)
    {
      add_folded (known, *alias);
      g_strv_builder_add (aliases, *alias);
    }
  for (char **name = names; name != NULL && *name != NULL; name++)
    if (add_folded (known, *name))
      g_strv_builder_add (aliases, *name);

  all = g_strv_builder_end (aliases);
  g_strfreev (builder->aliases);
  builder->aliases = all[0] != NULL ? g_steal_pointer (&all) : NULL;
}

/**
 * mn_entity_new_named:
 * @type: an entity type of the tagset
 * @name: what it is called; line breaks in it become blanks
 *
 * Returns: (transfer full): a new entity
 */
MnEntityBuilder *
mn_entity_new_named (const char *type,
                     const char *name)
{
  MnEntityBuilder *builder = mn_entity_new ();

  builder->type = g_intern_string (type);
  builder->name = g_strdup (name);
  g_strstrip (g_strdelimit (builder->name, "\n\t", ' '));
  return builder;
}

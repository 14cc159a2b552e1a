/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-names.h"

#include "mn-entity.h"

static void
add_names_of (GHashTable *names,
              const char *name)
{
  g_autofree char *folded = mn_name_fold (name);
  gboolean in_word = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean is_word = g_unichar_isalnum (g_utf8_get_char (at));

      /* whatever it is made of, a name is found by its own beginning */
      if ((is_word && !in_word) || at == folded)
        g_hash_table_add (names, g_strdup (at));
      in_word = is_word;
    }
}

/**
 * mn_names_of:
 * @entity: an entity
 *
 * Returns: (transfer full): the set of what it is found by: its name and aliases, folded, from each word on
 */
GHashTable *
mn_names_of (gconstpointer entity)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MnEntity *self = entity;

  add_names_of (names, self->name);
  for (char **alias = self->aliases; alias != NULL && *alias != NULL; alias++)
    add_names_of (names, *alias);
  return names;
}

/**
 * mn_write_names:
 * @connection: a connection inside a write transaction
 * @entity: an entity
 * @add: whether to add its names or to remove them
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes what an entity is found by.
 *
 * Returns: whether all went well
 */
gboolean
mn_write_names (MnConnection *connection,
                gconstpointer entity,
                gboolean      add,
                GError      **error)
{
  g_autoptr (GHashTable) names = mn_names_of (entity);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_auto (MnQuery) query = mn_query (connection, add ? MN_SQL_ADD_NAME : MN_SQL_REMOVE_NAME);

      mn_query_bind_text (&query, 1, name, -1);
      mn_query_bind_id (&query, 2, &((MnEntity *) entity)->record.id);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return TRUE;
}

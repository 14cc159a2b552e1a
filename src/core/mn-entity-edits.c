/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-edits.h"

#include "mn-turn.h"

#include <string.h>

/* So many uses that more say nothing */
#define MANY_USES 1000

static gboolean
answers_to (MnEntity   *entity,
            const char *type,
            const char *name)
{
  return g_strcmp0 (entity->type, type) == 0 && mn_entity_matches (entity, name);
}

/* Of several that answer to it, the one that is mentioned most here */
static MnId
find_here (MnDocument *document,
           const char *type,
           const char *name)
{
  g_autoptr (GPtrArray) entities = mn_document_list_entities (document);
  MnId found = MN_ID_NONE;
  guint most = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      MnEntity *entity = entities->pdata[i];
      const MnId *id = &entity->record.id;
      guint n = answers_to (entity, type, name) ? mn_document_get_n_uses (document, id) : 0;

      if (n > most || (n == most && n > 0 && mn_id_compare (id, &found) < 0))
        {
          most = n;
          found = *id;
        }
    }
  return found;
}

/* Of several that answer to it, the one that is used most */
static gboolean
find_in_library (MnSnapshot *snapshot,
                 const char *type,
                 const char *name,
                 MnId       *found,
                 GError    **error)
{
  g_autoptr (GPtrArray) entities = mn_snapshot_entities_named (snapshot, name, error);
  gint64 most = -1;

  if (entities == NULL)
    return FALSE;
  for (guint i = entities->len; i > 0; i--)
    if (!answers_to (entities->pdata[i - 1], type, name))
      g_ptr_array_remove_index (entities, i - 1);
  for (guint i = 0; i < entities->len; i++)
    {
      const MnId *id = &((MnEntity *) entities->pdata[i])->record.id;
      gint64 n = entities->len > 1 ? mn_snapshot_count_uses (snapshot, id, MANY_USES, error) : 0;

      if (n < 0)
        return FALSE;
      if (n > most)
        {
          most = n;
          *found = *id;
        }
    }
  return TRUE;
}

/**
 * mn_entity_edits_find:
 * @document: a document
 * @type: an entity type of the tagset
 * @name: a name, compared as mn_entity_matches() does
 * @entity: (out): the entity of that type that answers to it, or none
 * @error: where to put a #MN_STORE_ERROR
 *
 * Finds an entity by its name: first among those of the document, then in the library; of several the one met most often.
 *
 * Returns: whether the library could be asked
 */
gboolean
mn_entity_edits_find (MnDocument *document,
                      const char *type,
                      const char *name,
                      MnId       *entity,
                      GError    **error)
{
  *entity = find_here (document, type, name);
  return !mn_id_is_none (entity)
         || find_in_library (mn_library_get_snapshot (mn_document_get_library (document)), type, name, entity, error);
}

/**
 * mn_entity_edits_make:
 * @change: the change that is being built
 * @type: an entity type of the tagset
 * @name: what it is called; line breaks in it become blanks
 *
 * Adds an entity to the library.
 *
 * Returns: its id
 */
MnId
mn_entity_edits_make (MnChange   *change,
                      const char *type,
                      const char *name)
{
  MnEntityBuilder *entity = mn_entity_new_named (type, name);
  MnId id = entity->record.id;

  mn_change_create (change, entity);
  return id;
}

/**
 * mn_entity_edits_find_or_make:
 * @document: a document
 * @change: the change that is being built
 * @type: an entity type of the tagset
 * @name: a name
 * @entity: (out): the entity of that name and type, which the change makes where there is none yet
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether the library could be asked; where not, nobody can tell whether the entity is there
 */
gboolean
mn_entity_edits_find_or_make (MnDocument *document,
                              MnChange   *change,
                              const char *type,
                              const char *name,
                              MnId       *entity,
                              GError    **error)
{
  if (!mn_entity_edits_find (document, type, name, entity, error))
    return FALSE;
  if (mn_id_is_none (entity))
    *entity = mn_entity_edits_make (change, type, name);
  return TRUE;
}

/**
 * mn_entity_edits_learn_name:
 * @change: the change that is being built
 * @entity: an entity
 * @type: the type of a mention of it
 * @words: what the mention says
 *
 * Adds what a mention says to the aliases of its entity, where it is a name that is not among them. A mention of another
 * type (“Washington”, a place, for a government) says nothing of what the entity is called.
 */
void
mn_entity_edits_learn_name (MnChange   *change,
                            MnEntity   *entity,
                            const char *type,
                            const char *words)
{
  char *names[] = { (char *) words, NULL };
  MnEntityBuilder *after;

  if (g_strcmp0 (type, entity->type) != 0 || !mn_name_is_proper (words) || mn_entity_matches (entity, words))
    return;
  after = mn_entity_edit (entity);
  mn_entity_learn (after, names);
  mn_change_modify (change, entity, after);
}

/**
 * mn_entity_edits_is_left_over:
 * @document: a document
 * @entity: an entity
 * @n_gone: how many mentions and claims that refer to it the change that is being built takes away or turns elsewhere
 *
 * Tells whether nothing but those refers to the entity, and nobody wrote anything about it: such an entity came with its
 * marks and goes with them.
 *
 * Returns: whether it is; also %FALSE where the library could not be asked, since an entity too many does no harm
 */
gboolean
mn_entity_edits_is_left_over (MnDocument *document,
                              MnEntity   *entity,
                              guint       n_gone)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_document_get_library (document));

  if (entity->aliases != NULL || entity->links != NULL || entity->note != NULL || entity->attributes.n > 0
      || entity->record.made.origin != MN_ORIGIN_HAND)
    return FALSE;
  return mn_snapshot_count_uses (snapshot, &entity->record.id, n_gone + 1, NULL) == (gint64) n_gone;
}

/**
 * mn_entity_edits_let_go:
 * @document: a document
 * @change: the change that is being built
 * @entity: an entity, or none
 * @n_gone: how many mentions and claims that refer to it go with the change
 *
 * Removes an entity that is left over (mn_entity_edits_is_left_over()).
 */
void
mn_entity_edits_let_go (MnDocument *document,
                        MnChange   *change,
                        const MnId *entity,
                        guint       n_gone)
{
  g_autoptr (MnEntity) record = mn_id_is_none (entity) ? NULL : mn_turn_get_entity (document, entity, NULL);

  if (record != NULL && mn_entity_edits_is_left_over (document, record, n_gone))
    mn_change_remove (change, record);
}

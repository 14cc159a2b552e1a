/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-writing.h"

#include "mn-sqlite-read.h"
#include "mn-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 mentions;
  gint64 claims;
} Counts;

static const char *
name_of_kind (MnRecordKind kind)
{
  switch (kind)
    {
    case MN_RECORD_TAGSET:
      return _("the tagset");
    case MN_RECORD_ANNOTATOR:
      return _("the annotator");
    case MN_RECORD_ENTITY:
      return _("the entity");
    case MN_RECORD_ARTICLE:
      return _("the article");
    case MN_RECORD_MENTION:
      return _("the mention");
    case MN_RECORD_CLAIM:
      return _("the claim");
    case MN_RECORD_REMARK:
      return _("the remark");
    case MN_RECORD_RELATION:
      return _("the relation");
    default:
      return "";
    }
}

/**
 * mn_writing_init:
 * @self: a writing
 * @connection: a connection inside a write transaction
 * @seq: the place of the change in the journal
 */
void
mn_writing_init (MnWriting    *self,
                 MnConnection *connection,
                 gint64        seq)
{
  *self = (MnWriting){ .connection = connection, .seq = seq };
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * mn_writing_clear:
 * @self: a writing
 */
void
mn_writing_clear (MnWriting *self)
{
  g_clear_pointer (&self->counts, g_hash_table_unref);
}

/**
 * mn_writing_fail_conflict:
 * @kind: what stands against the change
 * @is_new: whether it stands in the place of one that the change makes
 * @error: where to put a %MN_STORE_ERROR_CONFLICT
 *
 * Returns: %FALSE
 */
gboolean
mn_writing_fail_conflict (MnRecordKind kind,
                          gboolean     is_new,
                          GError     **error)
{
  /* Translators: %s is what has changed: “the mention”, “the claim” */
  g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
               is_new ? _("Nothing was changed: %s is already in the library")
                      : _("Nothing was changed: %s has been changed or removed elsewhere in the meantime"),
               name_of_kind (kind));
  return FALSE;
}

/**
 * mn_writing_end_row:
 * @query: a statement that writes one row, bound
 * @kind: what it writes
 * @is_new: whether the row is a new one
 * @error: where to put a #MN_STORE_ERROR
 *
 * Ends a statement that writes one row. That it wrote none, or ran into one, is a conflict.
 *
 * Returns: whether it wrote the row
 */
gboolean
mn_writing_end_row (MnQuery     *query,
                    MnRecordKind kind,
                    gboolean     is_new,
                    GError     **error)
{
  if (query->statement != NULL && query->rc == SQLITE_OK)
    mn_query_step (query);
  if (is_new && (query->rc == SQLITE_CONSTRAINT_PRIMARYKEY || query->rc == SQLITE_CONSTRAINT_UNIQUE))
    return mn_writing_fail_conflict (kind, TRUE, error);
  if (query->rc != SQLITE_DONE)
    return mn_query_finish (query, error);
  if (!is_new && sqlite3_changes (query->connection->db) != 1)
    return mn_writing_fail_conflict (kind, FALSE, error);
  return TRUE;
}

/**
 * mn_writing_find_annotator:
 * @self: a writing
 * @id: an annotator, or none
 * @key: (out): their key, 0 for none
 * @error: where to put a #MN_STORE_ERROR
 *
 * Finds an annotator by whom a row was made. The one found last is remembered: there are seldom others in a change.
 *
 * Returns: whether they are in the library
 */
gboolean
mn_writing_find_annotator (MnWriting  *self,
                           const MnId *id,
                           gint64     *key,
                           GError    **error)
{
  *key = 0;
  if (mn_id_is_none (id))
    return TRUE;
  if (!mn_id_equal (&self->annotator, id) || self->annotator_key == 0)
    {
      if (!mn_read_key (self->connection, MN_SQL_ANNOTATOR_KEY, id, &self->annotator_key, error))
        return FALSE;
      self->annotator = *id;
    }
  *key = self->annotator_key;
  return *key != 0 || mn_writing_fail_conflict (MN_RECORD_ANNOTATOR, FALSE, error);
}

/**
 * mn_writing_enter_article:
 * @self: a writing
 * @article: an article
 * @error: where to put a #MN_STORE_ERROR
 *
 * Goes to the article that a mark stands in: `article_key` is its key from now on.
 *
 * Returns: whether it is in the library
 */
gboolean
mn_writing_enter_article (MnWriting   *self,
                          const MnId  *article,
                          GError     **error)
{
  if (mn_id_equal (&self->article, article) && self->article_key != 0)
    return TRUE;
  if (!mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, article, &self->article_key, error))
    return FALSE;
  self->article = *article;
  return self->article_key != 0 || mn_writing_fail_conflict (MN_RECORD_ARTICLE, FALSE, error);
}

/**
 * mn_writing_leave_article:
 * @self: a writing
 * @key: the key of an article that is removed
 *
 * Forgets an article, whose key may come again for another.
 */
void
mn_writing_leave_article (MnWriting *self,
                          gint64     key)
{
  self->article = MN_ID_NONE;
  self->article_key = 0;
  g_hash_table_remove (self->counts, &key);
}

/**
 * mn_writing_count_mark:
 * @self: a writing, in an article
 * @kind: what kind of mark
 * @by: how many the article wins; negative where it loses them
 */
void
mn_writing_count_mark (MnWriting   *self,
                       MnRecordKind kind,
                       gint64       by)
{
  Counts *counts = g_hash_table_lookup (self->counts, &self->article_key);

  if (counts == NULL)
    {
      counts = g_new0 (Counts, 1);
      g_hash_table_insert (self->counts, g_memdup2 (&self->article_key, sizeof self->article_key), counts);
    }
  if (kind == MN_RECORD_MENTION)
    counts->mentions += by;
  else if (kind == MN_RECORD_CLAIM)
    counts->claims += by;
}

/**
 * mn_writing_finish:
 * @self: a writing
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes how many marks the articles have now; last of all.
 *
 * Returns: whether all went well
 */
gboolean
mn_writing_finish (MnWriting *self,
                   GError   **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_COUNT_MARKS);
      const Counts *counts = value;

      if (counts->mentions == 0 && counts->claims == 0)
        continue;
      mn_query_bind_int (&query, 1, *(gint64 *) key);
      mn_query_bind_int (&query, 2, counts->mentions);
      mn_query_bind_int (&query, 3, counts->claims);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return TRUE;
}

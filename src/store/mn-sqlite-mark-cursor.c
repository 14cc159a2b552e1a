/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-mark-cursor.h"

/**
 * mn_mark_cursor_init:
 * @self: a cursor
 * @connection: a connection
 */
void
mn_mark_cursor_init (MnMarkCursor *self,
                     MnConnection *connection)
{
  *self = (MnMarkCursor){ .connection = connection, .pool = mn_record_pool_new () };
}

static void
end_query (MnMarkCursor *self)
{
  mn_query_clear (&self->query);
  self->query = (MnQuery){ 0 };
  self->has_row = FALSE;
}

/**
 * mn_mark_cursor_clear:
 * @self: a cursor
 *
 * Ends it; what it has read stays.
 */
void
mn_mark_cursor_clear (MnMarkCursor *self)
{
  end_query (self);
  g_clear_pointer (&self->pool, mn_record_pool_free);
}

static gboolean
enter (MnMarkCursor      *self,
       const MnRecordKey *key,
       GError           **error)
{
  gboolean is_in_article = self->article_key != 0 && mn_id_equal (&self->article, &key->article);

  if (is_in_article && self->kind == key->kind)
    return TRUE;
  end_query (self);
  self->kind = key->kind;
  self->article = key->article;
  return is_in_article || mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &key->article, &self->article_key, error);
}

static gboolean
step (MnMarkCursor *self,
      GError      **error)
{
  self->has_row = mn_query_step (&self->query);
  if (self->has_row)
    self->at = mn_query_get_id (&self->query, 1);
  return mn_query_finish (&self->query, error);
}

static gboolean
seek (MnMarkCursor *self,
      const MnId   *id,
      GError      **error)
{
  static const MnStatement statements[] = {
    [MN_RECORD_MENTION] = MN_SQL_MENTIONS_FROM,
    [MN_RECORD_CLAIM] = MN_SQL_CLAIMS_FROM,
    [MN_RECORD_REMARK] = MN_SQL_REMARKS_FROM,
  };

  end_query (self);
  self->query = mn_query (self->connection, statements[self->kind]);
  self->sought = self->low = *id;
  mn_query_bind_int (&self->query, 1, self->article_key);
  mn_query_bind_id (&self->query, 2, &self->sought);
  return step (self, error);
}

/* Whether the cursor has gone past where a mark would be */
static gboolean
is_missing (MnMarkCursor *self,
            const MnId   *id)
{
  return self->query.connection != NULL && mn_id_compare (&self->low, id) < 0
         && (!self->has_row || mn_id_compare (id, &self->at) < 0);
}

/**
 * mn_mark_cursor_read:
 * @self: a cursor
 * @key: a mention, claim or remark
 * @error: where to put a #MN_STORE_ERROR
 *
 * Reads a mark, as mn_read_record() would.
 *
 * Returns: (transfer full) (nullable): a builder of it; %NULL without an error where there is none
 */
gpointer
mn_mark_cursor_read (MnMarkCursor      *self,
                     const MnRecordKey *key,
                     GError           **error)
{
  g_return_val_if_fail (mn_kind_is_mark (key->kind), NULL);

  if (!enter (self, key, error) || self->article_key == 0)
    return NULL;
  if (self->has_row && mn_id_compare (&self->at, &key->id) < 0)
    {
      self->low = self->at;
      if (!step (self, error))
        return NULL;
    }
  if (!(self->has_row && mn_id_equal (&self->at, &key->id)) && !is_missing (self, &key->id)
      && !seek (self, &key->id, error))
    return NULL;
  if (!self->has_row || !mn_id_equal (&self->at, &key->id))
    return NULL;
  return mn_read_row (&self->query, key->kind, &key->article, self->pool, error);
}

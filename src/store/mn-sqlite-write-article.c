/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-write-article.h"

#include "mn-entity.h"
#include "mn-pack.h"
#include "mn-record-json.h"
#include "mn-sqlite-claim-rows.h"
#include "mn-sqlite-read.h"
#include "mn-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
run_for_key (MnConnection *connection,
             MnStatement   which,
             gint64        key,
             GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, which);

  mn_query_bind_int (&query, 1, key);
  return mn_query_finish (&query, error);
}

static gboolean
write_text (MnConnection *connection,
            MnStatement   which,
            gint64        key,
            MnArticle    *article,
            GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, which);
  g_autoptr (GByteArray) blocks = g_byte_array_new ();

  mn_pack_blocks (blocks, &article->blocks);
  mn_query_bind_int (&query, 1, key);
  mn_query_bind_text (&query, 2, article->title, -1);
  if (article->text != NULL)
    mn_query_bind_text (&query, 3, mn_text_get_utf8 (article->text), (gssize) mn_text_get_n_bytes (article->text));
  else
    mn_query_bind_text (&query, 3, "", 0);
  mn_query_bind_blob (&query, 4, blocks->data, blocks->len);
  return mn_query_finish (&query, error);
}

static gboolean
index_text (MnConnection *connection,
            gint64        key,
            MnArticle    *article,
            GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_INDEX_GIVEN);

  mn_query_bind_int (&query, 1, key);
  mn_query_bind_text (&query, 2, article->title, -1);
  mn_query_bind_text (&query, 3, article->text != NULL ? mn_text_get_utf8 (article->text) : "",
                      article->text != NULL ? (gssize) mn_text_get_n_bytes (article->text) : 0);
  return mn_query_finish (&query, error);
}

/**
 * mn_text_changes:
 * @before: an article as it is
 * @after: (nullable): as it shall be
 *
 * Returns: whether the text or its structure goes or becomes another; a head that comes without text leaves it
 */
gboolean
mn_text_changes (gconstpointer before,
                 gconstpointer after)
{
  MnArticle *from = before;
  MnArticle *to = after;

  if (to == NULL)
    return TRUE;
  if (to->text == NULL || to->text == from->text)
    return FALSE;
  if (from->text == NULL || g_strcmp0 (from->sha256, to->sha256) != 0 || from->blocks.n != to->blocks.n)
    return TRUE;
  /* without blocks there is no memory to compare */
  return from->blocks.n > 0
         && memcmp (from->blocks.items, to->blocks.items, from->blocks.n * sizeof (MnBlock)) != 0;
}

/**
 * mn_head_to_json:
 * @article: an article, with text or without
 *
 * Returns: (transfer full): its JSON without text and blocks
 */
char *
mn_head_to_json (gconstpointer article)
{
  struct _MnArticle head = *(MnArticle *) article; /* borrows all it names, so it is not to be cleared */

  head.text = NULL;
  head.blocks.items = NULL;
  head.blocks.n = 0;
  return mn_record_to_json (&head);
}

/* The full text index must be told the old words before they go and the new ones after */
static gboolean
write_body_of_article (MnConnection *connection,
                       gint64        key,
                       MnArticle    *before,
                       MnArticle    *after,
                       GError      **error)
{
  gboolean new_text = mn_text_changes (before, after);
  gboolean new_title = g_strcmp0 (before->title, after->title) != 0;

  if (!new_text && !new_title)
    return TRUE;
  if (!run_for_key (connection, MN_SQL_UNINDEX_TEXT, key, error))
    return FALSE;
  if (new_text)
    {
      /* from what is at hand: to read back ten megabytes would take as much memory again */
      return write_text (connection, MN_SQL_SET_TEXT, key, after, error) && index_text (connection, key, after, error);
    }
  else
    {
      g_auto (MnQuery) query = mn_query (connection, MN_SQL_SET_TITLE);

      mn_query_bind_int (&query, 1, key);
      mn_query_bind_text (&query, 2, after->title, -1);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return run_for_key (connection, MN_SQL_INDEX_TEXT, key, error);
}

static gboolean
write_head (MnWriting *self,
            MnArticle *before,
            MnArticle *after,
            GError   **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_ARTICLE : MN_SQL_ADD_ARTICLE);
  g_autofree char *body = mn_head_to_json (after);
  g_autofree char *title_key = mn_name_fold (after->title);

  mn_query_bind_id (&query, 1, &after->record.id);
  mn_query_bind_int (&query, 2, self->seq);
  mn_query_bind_int (&query, 3, after->status);
  mn_query_bind_int (&query, 4, after->added);
  mn_query_bind_text (&query, 5, title_key, -1);
  mn_query_bind_text (&query, 6, after->source.sha256, -1);
  mn_query_bind_text (&query, 7, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 8, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_ARTICLE, before == NULL, error);
}

static gboolean
remove_article (MnWriting *self,
                MnArticle *before,
                gint64     key,
                GError   **error)
{
  g_auto (MnQuery) marks = mn_query (self->connection, MN_SQL_HAS_MARKS);
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_REMOVE_ARTICLE);

  mn_query_bind_int (&marks, 1, key);
  if (mn_query_step (&marks) && mn_query_get_int (&marks, 0) != 0)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                   _("Nothing was changed: the article “%s” has got marks in the meantime"), before->title);
      return FALSE;
    }
  if (!mn_query_finish (&marks, error) || !run_for_key (self->connection, MN_SQL_UNINDEX_TEXT, key, error)
      || !run_for_key (self->connection, MN_SQL_REMOVE_TEXT, key, error))
    return FALSE;

  mn_writing_leave_article (self, key);
  mn_query_bind_id (&query, 1, &before->record.id);
  mn_query_bind_int (&query, 2, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_ARTICLE, FALSE, error);
}

/**
 * mn_write_article:
 * @self: a writing
 * @before: (nullable): an article as it is
 * @after: (nullable): as it shall be; where it has no text, that stays
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes an article: its head, its text, and what the full-text search knows of both.
 *
 * Returns: whether all went well
 */
gboolean
mn_write_article (MnWriting *self,
                  MnArticle *before,
                  MnArticle *after,
                  GError   **error)
{
  gint64 key = 0;

  if (before == NULL)
    {
      if (!write_head (self, NULL, after, error))
        return FALSE;
      key = sqlite3_last_insert_rowid (self->connection->db);
      return write_text (self->connection, MN_SQL_ADD_TEXT, key, after, error)
             && index_text (self->connection, key, after, error)
             && mn_claim_rows_date_article (self->connection, key, after, error);
    }

  if (!mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &before->record.id, &key, error))
    return FALSE;
  if (key == 0)
    return mn_writing_fail_conflict (MN_RECORD_ARTICLE, FALSE, error);
  if (after == NULL)
    return remove_article (self, before, key, error);
  return write_head (self, before, after, error)
         && write_body_of_article (self->connection, key, before, after, error)
         && mn_claim_rows_date_article (self->connection, key, after, error);
}

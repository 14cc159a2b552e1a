/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-read.h"

#include "mn-annotator.h"
#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-mention.h"
#include "mn-pack.h"
#include "mn-record-json.h"
#include "mn-relation.h"
#include "mn-remark.h"
#include "mn-store.h"
#include "mn-tagset.h"

#include <glib/gi18n-lib.h>

/**
 * mn_record_info_of:
 * @kind: a #MnRecordKind, or any other number that a file held
 *
 * Returns: (nullable): its table
 */
const MnRecordInfo *
mn_record_info_of (guint64 kind)
{
  static const MnRecordInfo *const infos[] = {
    [MN_RECORD_TAGSET] = &mn_tagset_info,   [MN_RECORD_ANNOTATOR] = &mn_annotator_info,
    [MN_RECORD_ENTITY] = &mn_entity_info,   [MN_RECORD_ARTICLE] = &mn_article_info,
    [MN_RECORD_MENTION] = &mn_mention_info, [MN_RECORD_CLAIM] = &mn_claim_info,
    [MN_RECORD_REMARK] = &mn_remark_info,   [MN_RECORD_RELATION] = &mn_relation_info,
  };

  return kind < G_N_ELEMENTS (infos) ? infos[kind] : NULL;
}

/**
 * mn_kind_is_mark:
 * @kind: a kind of record
 *
 * Returns: whether such records stand in an article
 */
gboolean
mn_kind_is_mark (MnRecordKind kind)
{
  return kind == MN_RECORD_MENTION || kind == MN_RECORD_CLAIM || kind == MN_RECORD_REMARK;
}

/**
 * mn_read_corrupt:
 * @connection: a connection
 * @what: what is not as it should be
 * @error: where to put a #MN_STORE_ERROR
 *
 * Says that a library is damaged where SQLite noticed nothing.
 */
void
mn_read_corrupt (MnConnection *connection,
                 const char   *what,
                 GError      **error)
{
  g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT, _("The library “%s” is damaged: %s"), connection->path,
               what);
}

/**
 * mn_read_key:
 * @connection: a connection
 * @which: %MN_SQL_ARTICLE_KEY or %MN_SQL_ANNOTATOR_KEY
 * @id: an id
 * @key: (out): its key, 0 where it is not in the library
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether all went well
 */
gboolean
mn_read_key (MnConnection *connection,
             MnStatement   which,
             const MnId   *id,
             gint64       *key,
             GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, which);

  *key = 0;
  mn_query_bind_id (&query, 1, id);
  if (mn_query_step (&query))
    *key = mn_query_get_int (&query, 0);
  return mn_query_finish (&query, error);
}

/* The few words of the tagset come again and again: interning each anew would be a lock and a hash */
static const char *
read_word (MnQuery *query,
           int      column)
{
  static __thread const char *words[8];
  static __thread guint next;
  const char *text = sqlite3_column_blob (query->statement, column);
  gsize n_bytes = (gsize) sqlite3_column_bytes (query->statement, column);
  g_autofree char *copy = NULL;

  if (text == NULL || !g_utf8_validate_len (text, n_bytes, NULL))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && strncmp (words[i], text, n_bytes) == 0 && words[i][n_bytes] == '\0')
      return words[i];
  copy = g_strndup (text, n_bytes);
  return words[next++ % G_N_ELEMENTS (words)] = g_intern_string (copy);
}

/* As read_word(): articles have few annotators */
static MnId
read_annotator (MnConnection *connection,
                gint64        key)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ANNOTATOR_ID);

  mn_query_bind_int (&query, 1, key);
  return mn_query_step (&query) ? mn_query_get_id (&query, 0) : MN_ID_NONE;
}

static gpointer
read_body (MnQuery            *query,
           int                 column,
           const MnRecordInfo *info,
           GError            **error)
{
  gsize n_bytes;
  const char *body = mn_query_get_text (query, column, &n_bytes);
  g_autoptr (GError) problem = NULL;
  gpointer record = NULL;

  if (body != NULL)
    record = mn_record_from_json (info, body, (gssize) n_bytes, &problem);
  if (record == NULL)
    mn_read_corrupt (query->connection, problem != NULL ? problem->message : _("a record is missing"), error);
  return record;
}

static MnMentionBuilder *
read_mention_columns (MnQuery      *query,
                      MnRecordPool *pool,
                      GError      **error)
{
  g_autoptr (MnMentionBuilder) mention = NULL;
  gint64 annotator = mn_query_get_int (query, 5);
  gint64 origin = mn_query_get_int (query, 8);
  gpointer room = NULL;
  MnUnpacker unpacker;
  gconstpointer spans;
  gsize n_bytes;

  spans = mn_query_get_blob (query, 4, &n_bytes);
  mn_unpacker_init (&unpacker, spans, n_bytes);
  if (pool != NULL)
    mention = mn_record_pool_add (pool, &mn_mention_info, mn_unpack_room (&unpacker), &room);
  else
    mention = mn_record_new_blank (&mn_mention_info);
  mention->type = read_word (query, 2);
  mention->entity = mn_query_get_id (query, 3);
  mention->record.made.created = mn_query_get_int (query, 6);
  mention->record.made.modified = mn_query_get_int (query, 7);
  if (mention->type == NULL
      || !(room != NULL ? mn_unpack_spans_into (&unpacker, &mention->spans, room)
                        : mn_unpack_spans (&unpacker, &mention->spans))
      || unpacker.at != unpacker.end || origin < MN_ORIGIN_HAND || origin > MN_ORIGIN_SUGGESTION)
    {
      mn_read_corrupt (query->connection, _("a mention cannot be read"), error);
      return NULL;
    }
  mention->record.made.origin = (gint) origin;
  if (annotator != 0)
    {
      MnConnection *connection = query->connection;

      if (connection->annotator_key != annotator)
        {
          connection->annotator_id = read_annotator (connection, annotator);
          connection->annotator_key = annotator;
        }
      mention->record.made.annotator = connection->annotator_id;
    }
  return g_steal_pointer (&mention);
}

/**
 * mn_read_row:
 * @query: a query on a row with the columns of @kind: revision and id first
 * @kind: what kind of record it is
 * @article: (nullable): the article that it stands in
 * @pool: (nullable): where to put it with others that are kept as long
 * @error: where to put a #MN_STORE_ERROR
 *
 * Reads a record of the row; an article without its text.
 *
 * Returns: (transfer full) (nullable): a builder of it
 */
gpointer
mn_read_row (MnQuery      *query,
             MnRecordKind  kind,
             const MnId   *article,
             MnRecordPool *pool,
             GError      **error)
{
  MnRecordBuilder *record;

  switch (kind)
    {
    case MN_RECORD_MENTION:
      if (sqlite3_column_type (query->statement, 9) == SQLITE_NULL)
        record = (MnRecordBuilder *) read_mention_columns (query, pool, error);
      else
        record = read_body (query, 9, &mn_mention_info, error);
      break;

    case MN_RECORD_ANNOTATOR:
      {
        MnAnnotatorBuilder *annotator = mn_annotator_new ();

        annotator->name = g_strdup (mn_query_get_text (query, 2, NULL));
        record = &annotator->record;
        if (annotator->name == NULL)
          {
            mn_read_corrupt (query->connection, _("an annotator has no name"), error);
            g_clear_pointer (&record, mn_record_unref);
          }
      }
      break;

    case MN_RECORD_ARTICLE:
      record = read_body (query, 4, &mn_article_info, error);
      if (record != NULL)
        {
          ((MnArticleBuilder *) record)->n_mentions = (guint) mn_query_get_int (query, 2);
          ((MnArticleBuilder *) record)->n_claims = (guint) mn_query_get_int (query, 3);
        }
      break;

    case MN_RECORD_TAGSET:
      record = read_body (query, 1, &mn_tagset_info, error);
      break;

    case MN_RECORD_ENTITY:
    case MN_RECORD_CLAIM:
    case MN_RECORD_REMARK:
    case MN_RECORD_RELATION:
      record = read_body (query, 2, mn_record_info_of (kind), error);
      break;

    default:
      g_return_val_if_reached (NULL);
    }

  if (record == NULL)
    return NULL;
  /* by which it was found, whatever a body says */
  record->id = kind == MN_RECORD_TAGSET ? MN_TAGSET_ID : mn_query_get_id (query, 1);
  record->revision = mn_query_get_int (query, 0);
  if (article != NULL && mn_kind_is_mark (kind))
    record->article = *article;
  return record;
}

/* Straight into memory of its own: as a column, ten megabytes would be there twice. Returns: (transfer full) (nullable) */
static MnText *
read_whole_text (MnConnection *connection,
                 gint64        key,
                 GError      **error)
{
  sqlite3_blob *blob = NULL;
  g_autofree char *text = NULL;
  MnText *checked = NULL;
  gsize n_bytes = 0;
  int rc = sqlite3_blob_open (connection->db, "main", "texts", "text", key, 0, &blob);

  if (rc == SQLITE_OK)
    {
      n_bytes = (gsize) sqlite3_blob_bytes (blob);
      text = g_malloc (n_bytes + 1);
      text[n_bytes] = '\0';
      rc = sqlite3_blob_read (blob, text, (int) n_bytes, 0);
    }
  sqlite3_blob_close (blob);

  if (rc == SQLITE_OK)
    checked = mn_text_new_take_checked (g_steal_pointer (&text), n_bytes);
  if (checked != NULL)
    return checked;
  /* that there is no such row is a mere SQLITE_ERROR */
  if (rc == SQLITE_OK || rc == SQLITE_ERROR)
    mn_read_corrupt (connection, _("the text of an article cannot be read"), error);
  else
    mn_connection_set_error (connection, rc, error);
  return NULL;
}

/**
 * mn_read_text:
 * @connection: a connection
 * @key: the key of an article
 * @article: its head, which gets text and blocks
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether all went well
 */
gboolean
mn_read_text (MnConnection     *connection,
              gint64            key,
              MnArticleBuilder *article,
              GError          **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_BLOCKS);
  MnUnpacker unpacker;
  gconstpointer blocks;
  gsize n_bytes;

  article->text = read_whole_text (connection, key, error);
  if (article->text == NULL)
    return FALSE;

  mn_query_bind_int (&query, 1, key);
  if (!mn_query_step (&query) && !mn_query_finish (&query, error))
    return FALSE;
  blocks = mn_query_get_blob (&query, 0, &n_bytes);
  mn_unpacker_init (&unpacker, blocks, n_bytes);
  if (!mn_unpack_blocks (&unpacker, &article->blocks))
    {
      mn_read_corrupt (connection, _("the structure of an article cannot be read"), error);
      return FALSE;
    }
  return TRUE;
}

/**
 * mn_read_record:
 * @connection: a connection
 * @kind: what kind of record
 * @article: (nullable): the article it stands in; a claim is found without it
 * @id: its id
 * @error: where to put a #MN_STORE_ERROR
 *
 * Reads one record; an article without its text.
 *
 * Returns: (transfer full) (nullable): a builder of it; %NULL without an error where there is none
 */
gpointer
mn_read_record (MnConnection *connection,
                MnRecordKind  kind,
                const MnId   *article,
                const MnId   *id,
                GError      **error)
{
  static const MnStatement statements[] = {
    [MN_RECORD_TAGSET] = MN_SQL_TAGSET,   [MN_RECORD_ANNOTATOR] = MN_SQL_ANNOTATOR,
    [MN_RECORD_ENTITY] = MN_SQL_ENTITY,   [MN_RECORD_ARTICLE] = MN_SQL_ARTICLE,
    [MN_RECORD_MENTION] = MN_SQL_MENTION, [MN_RECORD_CLAIM] = MN_SQL_CLAIM,
    [MN_RECORD_REMARK] = MN_SQL_REMARK,   [MN_RECORD_RELATION] = MN_SQL_RELATION,
  };
  gboolean has_article = article != NULL && !mn_id_is_none (article);
  gboolean by_id = kind == MN_RECORD_CLAIM && !has_article;
  g_auto (MnQuery) query = mn_query (connection, by_id ? MN_SQL_CLAIM_BY_ID : statements[kind]);
  gint64 key = 0;
  MnId found;

  if (mn_kind_is_mark (kind) && !by_id)
    {
      if (!has_article)
        return NULL;
      if (!mn_read_key (connection, MN_SQL_ARTICLE_KEY, article, &key, error) || key == 0)
        return NULL;
      mn_query_bind_int (&query, 1, key);
      mn_query_bind_id (&query, 2, id);
    }
  else if (kind != MN_RECORD_TAGSET)
    mn_query_bind_id (&query, 1, id);

  if (!mn_query_step (&query))
    {
      mn_query_finish (&query, error);
      return NULL;
    }
  if (by_id)
    {
      found = mn_query_get_id (&query, 3);
      article = &found;
    }
  return mn_read_row (&query, kind, article, NULL, error);
}

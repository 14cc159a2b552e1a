/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-write.h"

#include "mn-annotator.h"
#include "mn-entity.h"
#include "mn-pack.h"
#include "mn-record-json.h"
#include "mn-relation.h"
#include "mn-sqlite-claim-rows.h"
#include "mn-sqlite-names.h"
#include "mn-sqlite-write-article.h"
#include "mn-sqlite-write-mark.h"
#include "mn-tagset.h"

/* How often a long change looks whether it was cancelled, in records */
#define CANCEL_STRIDE 256

/* Removes a record of the library: all but articles and the tagset */
static gboolean
remove_record (MnWriting  *self,
               MnStatement which,
               MnRecord   *before,
               GError    **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, which);

  mn_query_bind_id (&query, 1, &before->id);
  mn_query_bind_int (&query, 2, before->revision);
  return mn_writing_end_row (&query, mn_record_kind (before), FALSE, error);
}

static gboolean
write_entity (MnWriting *self,
              MnEntity  *before,
              MnEntity  *after,
              GError   **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_ENTITY : MN_SQL_ADD_ENTITY);
  g_autofree char *body = NULL;

  if (after == NULL)
    return remove_record (self, MN_SQL_REMOVE_ENTITY, &before->record, error)
           && mn_write_names (self->connection, before, FALSE, error);

  body = mn_record_to_json (after);
  mn_query_bind_id (&query, 1, &after->record.id);
  mn_query_bind_int (&query, 2, self->seq);
  mn_query_bind_text (&query, 3, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 4, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_ENTITY, before == NULL, error)
         && (before == NULL || mn_write_names (self->connection, before, FALSE, error))
         && mn_write_names (self->connection, after, TRUE, error)
         && (before == NULL || g_str_equal (before->name, after->name)
             || mn_claim_rows_name_entity (self->connection, &after->record.id, after->name, error));
}

static gboolean
write_relation_articles (MnWriting  *self,
                         MnStatement which,
                         MnRelation *relation,
                         GError    **error)
{
  for (guint i = 0; i < relation->spans.n; i++)
    {
      g_auto (MnQuery) query = mn_query (self->connection, which);

      mn_query_bind_id (&query, 1, &relation->spans.items[i].article);
      mn_query_bind_id (&query, 2, &relation->record.id);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_relation (MnWriting  *self,
                MnRelation *before,
                MnRelation *after,
                GError    **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_RELATION : MN_SQL_ADD_RELATION);
  g_autofree char *body = NULL;

  if (after == NULL)
    return remove_record (self, MN_SQL_REMOVE_RELATION, &before->record, error)
           && write_relation_articles (self, MN_SQL_REMOVE_RELATION_ARTICLE, before, error);

  body = mn_record_to_json (after);
  mn_query_bind_id (&query, 1, &after->record.id);
  mn_query_bind_int (&query, 2, self->seq);
  mn_query_bind_id (&query, after->from.kind == MN_END_CLAIM ? 3 : 4, &after->from.id);
  mn_query_bind_id (&query, after->to.kind == MN_END_CLAIM ? 5 : 6, &after->to.id);
  mn_query_bind_text (&query, 7, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 8, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_RELATION, before == NULL, error)
         && (before == NULL || write_relation_articles (self, MN_SQL_REMOVE_RELATION_ARTICLE, before, error))
         && write_relation_articles (self, MN_SQL_ADD_RELATION_ARTICLE, after, error);
}

static gboolean
write_annotator (MnWriting   *self,
                 MnAnnotator *before,
                 MnAnnotator *after,
                 GError     **error)
{
  g_auto (MnQuery) query = mn_query (self->connection,
                                     before != NULL ? MN_SQL_SET_ANNOTATOR : MN_SQL_ADD_ANNOTATOR);

  self->annotator_key = 0;
  if (after == NULL)
    return remove_record (self, MN_SQL_REMOVE_ANNOTATOR, &before->record, error);
  mn_query_bind_id (&query, 1, &after->record.id);
  mn_query_bind_int (&query, 2, self->seq);
  mn_query_bind_text (&query, 3, after->name, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 4, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_ANNOTATOR, before == NULL, error);
}

static gboolean
write_tagset (MnWriting *self,
              MnTagset  *before,
              MnTagset  *after,
              GError   **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_TAGSET : MN_SQL_ADD_TAGSET);
  g_autofree char *body = after != NULL ? mn_record_to_json (after) : NULL;

  mn_query_bind_int (&query, 1, self->seq);
  mn_query_bind_text (&query, 2, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 3, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_TAGSET, before == NULL, error);
}

static gboolean
write_item (MnWriting          *self,
            const MnChangeItem *item,
            GError            **error)
{
  switch (mn_record_kind (item->after != NULL ? item->after : item->before))
    {
    case MN_RECORD_TAGSET:
      return write_tagset (self, (MnTagset *) item->before, (MnTagset *) item->after, error);
    case MN_RECORD_ANNOTATOR:
      return write_annotator (self, (MnAnnotator *) item->before, (MnAnnotator *) item->after, error);
    case MN_RECORD_ENTITY:
      return write_entity (self, (MnEntity *) item->before, (MnEntity *) item->after, error);
    case MN_RECORD_ARTICLE:
      return mn_write_article (self, (MnArticle *) item->before, (MnArticle *) item->after, error);
    case MN_RECORD_RELATION:
      return write_relation (self, (MnRelation *) item->before, (MnRelation *) item->after, error);
    case MN_RECORD_MENTION:
    case MN_RECORD_CLAIM:
    case MN_RECORD_REMARK:
      return mn_write_mark (self, item->before, item->after, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
write_original (MnConnection *connection,
                const char   *sha256,
                GBytes       *bytes,
                GError      **error)
{
  g_auto (MnQuery) known = mn_query (connection, MN_SQL_HAS_ORIGINAL);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ADD_ORIGINAL);
  g_autoptr (GZlibCompressor) compressor = NULL;
  g_autoptr (GBytes) data = NULL;

  mn_query_bind_text (&known, 1, sha256, -1);
  if (mn_query_step (&known))
    return TRUE;
  if (!mn_query_finish (&known, error))
    return FALSE;

  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  data = mn_pack_convert (G_CONVERTER (compressor), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (data == NULL)
    return FALSE;
  mn_query_bind_text (&query, 1, sha256, -1);
  mn_query_bind_blob (&query, 2, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  return mn_query_finish (&query, error);
}

/* Which kinds of record a change has, one bit each: a change of a hundred thousand records has one or two */
static guint
find_kinds (MnChange *change,
            gboolean  going)
{
  guint kinds = 0;

  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if ((item->after == NULL) == going)
        kinds |= 1u << mn_record_kind (going ? item->before : item->after);
    }
  return kinds;
}

/* What is new or altered of one kind of record, or else what goes */
static gboolean
write_items (MnWriting    *self,
             MnChange     *change,
             guint         kind,
             gboolean      going,
             GCancellable *cancellable,
             GError      **error)
{
  guint n_items = mn_change_get_n_items (change);

  for (guint i = 0; i < n_items; i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecord *record = going ? item->before : item->after;

      if (i % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((item->after == NULL) == going && (guint) mn_record_kind (record) == kind && !write_item (self, item, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mn_write_change:
 * @self: a writing
 * @change: what to write
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes the records of a change, each on the revision it was made on. What came before is written first: the kinds are
 * numbered so that each refers to lower ones only, and what goes, goes in the opposite order.
 *
 * Returns: whether all went well; if not, the transaction must be rolled back
 */
gboolean
mn_write_change (MnWriting    *self,
                 MnChange     *change,
                 GCancellable *cancellable,
                 GError      **error)
{
  guint written = find_kinds (change, FALSE);
  guint going = find_kinds (change, TRUE);

  for (guint kind = MN_RECORD_TAGSET; kind <= MN_RECORD_RELATION; kind++)
    if ((written & 1u << kind) != 0 && !write_items (self, change, kind, FALSE, cancellable, error))
      return FALSE;
  for (guint kind = MN_RECORD_RELATION; kind >= MN_RECORD_TAGSET; kind--)
    if ((going & 1u << kind) != 0 && !write_items (self, change, kind, TRUE, cancellable, error))
      return FALSE;

  for (guint i = 0; i < mn_change_get_n_originals (change); i++)
    {
      GBytes *bytes;
      const char *sha256 = mn_change_get_original (change, i, &bytes);

      if (!write_original (self->connection, sha256, bytes, error))
        return FALSE;
    }
  return mn_writing_finish (self, error);
}

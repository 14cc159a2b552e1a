/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-write-mark.h"

#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-pack.h"
#include "mn-record-json.h"
#include "mn-remark.h"
#include "mn-sqlite-claim-rows.h"
#include "mn-sqlite-claim-texts.h"
#include "mn-sqlite-image.h"

/* The words of a mention that its claims are found by */
static gboolean
rename_claims (MnWriting *self,
               MnMention *before,
               MnMention *after,
               GError   **error)
{
  g_autofree char *old = before != NULL ? mn_spans_get_quote (&before->spans) : NULL;
  g_autofree char *new = before != NULL ? mn_spans_get_quote (&after->spans) : NULL;

  return g_strcmp0 (old, new) == 0
         || mn_claim_rows_name_mention (self->connection, self->article_key, &after->record.id, &after->spans, error);
}

static gboolean
write_mention (MnWriting *self,
               MnMention *before,
               MnMention *after,
               GError   **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_MENTION : MN_SQL_ADD_MENTION);
  g_autoptr (GByteArray) spans = g_byte_array_sized_new (64);
  g_autofree char *body = NULL;
  gint64 annotator;

  if (!mn_writing_find_annotator (self, &after->record.made.annotator, &annotator, error))
    return FALSE;
  /* where the columns cannot hold all it says */
  if (!mn_mention_is_plain (after) || !mn_pack_spans (spans, &after->spans))
    body = mn_record_to_json (after);

  mn_query_bind_int (&query, 1, self->article_key);
  mn_query_bind_id (&query, 2, &after->record.id);
  mn_query_bind_int (&query, 3, self->seq);
  mn_query_bind_text (&query, 4, after->type, -1);
  mn_query_bind_id (&query, 5, &after->entity);
  mn_query_bind_blob (&query, 6, spans->data, body != NULL ? 0 : spans->len);
  if (annotator != 0)
    mn_query_bind_int (&query, 7, annotator);
  mn_query_bind_int (&query, 8, after->record.made.created);
  mn_query_bind_int (&query, 9, after->record.made.modified);
  mn_query_bind_int (&query, 10, after->record.made.origin);
  mn_query_bind_text (&query, 11, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 12, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_MENTION, before == NULL, error)
         && rename_claims (self, before, after, error);
}

static gboolean
write_reference (MnWriting   *self,
                 MnStatement  which,
                 const MnId  *claim,
                 const MnId  *target,
                 GError     **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, which);

  if (mn_id_is_none (target))
    return TRUE;
  mn_query_bind_int (&query, 1, self->article_key);
  mn_query_bind_id (&query, 2, claim);
  mn_query_bind_id (&query, 3, target);
  return mn_query_finish (&query, error);
}

static gboolean
write_referent (MnWriting         *self,
                gboolean           add,
                const MnId        *claim,
                const MnReferent  *referent,
                GError           **error)
{
  return referent == NULL
         || (write_reference (self, add ? MN_SQL_ADD_CLAIM_ENTITY : MN_SQL_REMOVE_CLAIM_ENTITY, claim, &referent->entity,
                              error)
             && write_reference (self, add ? MN_SQL_ADD_CLAIM_MENTION : MN_SQL_REMOVE_CLAIM_MENTION, claim,
                                 &referent->mention, error));
}

/* Adds or removes what says whom and what a claim refers to */
static gboolean
write_references (MnWriting *self,
                  MnClaim   *claim,
                  gboolean   add,
                  GError   **error)
{
  const MnId *id = &claim->record.id;

  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *attribution = &claim->attributions.items[i];

      if (!write_referent (self, add, id, &attribution->claimant, error)
          || !write_referent (self, add, id, attribution->on_behalf_of, error)
          || !write_referent (self, add, id, attribution->addressee, error)
          || !write_referent (self, add, id, attribution->channel, error))
        return FALSE;
    }
  for (guint i = 0; i < claim->participants.n; i++)
    if (!write_reference (self, add ? MN_SQL_ADD_CLAIM_MENTION : MN_SQL_REMOVE_CLAIM_MENTION, id,
                          &claim->participants.items[i].mention, error))
      return FALSE;
  for (guint i = 0; i < claim->evidence.n; i++)
    if (!write_reference (self, add ? MN_SQL_ADD_CLAIM_ARTICLE : MN_SQL_REMOVE_CLAIM_ARTICLE, id,
                          &claim->evidence.items[i].article, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_claim (MnWriting *self,
             MnClaim   *before,
             MnClaim   *after,
             GError   **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_CLAIM : MN_SQL_ADD_CLAIM);
  g_autofree char *body = mn_record_to_json (after);

  mn_query_bind_int (&query, 1, self->article_key);
  mn_query_bind_id (&query, 2, &after->record.id);
  mn_query_bind_int (&query, 3, self->seq);
  mn_query_bind_text (&query, 4, after->kind, -1);
  mn_query_bind_int (&query, 5, after->state);
  mn_query_bind_text (&query, 6, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 7, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_CLAIM, before == NULL, error)
         && (before == NULL || write_references (self, before, FALSE, error))
         && write_references (self, after, TRUE, error) && mn_claim_texts_write (self, before, after, error)
         && mn_claim_rows_write (self->connection, self->article_key, after, error);
}

static gboolean
write_remark (MnWriting *self,
              MnRemark  *before,
              MnRemark  *after,
              GError   **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, before != NULL ? MN_SQL_SET_REMARK : MN_SQL_ADD_REMARK);
  g_autofree char *body = mn_record_to_json (after);

  mn_query_bind_int (&query, 1, self->article_key);
  mn_query_bind_id (&query, 2, &after->record.id);
  mn_query_bind_int (&query, 3, self->seq);
  mn_query_bind_text (&query, 4, body, -1);
  if (before != NULL)
    mn_query_bind_int (&query, 5, before->record.revision);
  return mn_writing_end_row (&query, MN_RECORD_REMARK, before == NULL, error);
}

static gboolean
remove_mark (MnWriting  *self,
             MnRecord   *before,
             GError    **error)
{
  static const MnStatement statements[] = {
    [MN_RECORD_MENTION] = MN_SQL_REMOVE_MENTION,
    [MN_RECORD_CLAIM] = MN_SQL_REMOVE_CLAIM,
    [MN_RECORD_REMARK] = MN_SQL_REMOVE_REMARK,
  };
  MnRecordKind kind = mn_record_kind (before);
  g_auto (MnQuery) query = mn_query (self->connection, statements[kind]);

  mn_query_bind_int (&query, 1, self->article_key);
  mn_query_bind_id (&query, 2, &before->id);
  mn_query_bind_int (&query, 3, before->revision);
  return mn_writing_end_row (&query, kind, FALSE, error)
         && (kind != MN_RECORD_CLAIM
             || (write_references (self, (MnClaim *) before, FALSE, error)
                 && mn_claim_texts_write (self, (MnClaim *) before, NULL, error)
                 && mn_claim_rows_remove (self->connection, &before->id, error)));
}

/**
 * mn_write_mark:
 * @self: a writing
 * @before: (nullable): a mention, claim or remark as it is
 * @after: (nullable): as it shall be
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes a mark of an article, with what it refers to.
 *
 * Returns: whether all went well
 */
gboolean
mn_write_mark (MnWriting *self,
               MnRecord  *before,
               MnRecord  *after,
               GError   **error)
{
  MnRecord *record = after != NULL ? after : before;
  MnRecordKind kind = mn_record_kind (record);

  if (!mn_writing_enter_article (self, &record->article, error))
    return FALSE;
  if (before == NULL || after == NULL)
    mn_writing_count_mark (self, kind, after != NULL ? 1 : -1);

  if (after == NULL)
    return remove_mark (self, before, error);
  if (kind == MN_RECORD_MENTION)
    return write_mention (self, (MnMention *) before, (MnMention *) after, error);
  if (kind == MN_RECORD_CLAIM)
    return write_claim (self, (MnClaim *) before, (MnClaim *) after, error);
  return write_remark (self, (MnRemark *) before, (MnRemark *) after, error);
}

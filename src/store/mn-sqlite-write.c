/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-write.h"

#include "mn-annotator.h"
#include "mn-article.h"
#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-mention.h"
#include "mn-pack.h"
#include "mn-record-json.h"
#include "mn-relation.h"
#include "mn-remark.h"
#include "mn-sqlite-image.h"
#include "mn-sqlite-read.h"
#include "mn-store.h"
#include "mn-tagset.h"

#include <glib/gi18n-lib.h>

/* How often a long change looks whether it was cancelled, in records */
#define CANCEL_STRIDE 256

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

static gboolean
fail_conflict (MnRecordKind kind,
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

/* Ends a statement that writes one row. That it wrote none, or ran into one, is a conflict */
static gboolean
wrote_one (MnQuery     *query,
           MnRecordKind kind,
           gboolean     is_new,
           GError     **error)
{
  if (query->statement != NULL && query->rc == SQLITE_OK)
    mn_query_step (query);
  if (is_new && (query->rc == SQLITE_CONSTRAINT_PRIMARYKEY || query->rc == SQLITE_CONSTRAINT_UNIQUE))
    return fail_conflict (kind, TRUE, error);
  if (query->rc != SQLITE_DONE)
    return mn_query_finish (query, error);
  if (!is_new && sqlite3_changes (query->connection->db) != 1)
    return fail_conflict (kind, FALSE, error);
  return TRUE;
}

static gboolean
find_article (MnWriting   *self,
              MnRecord    *record,
              GError     **error)
{
  if (mn_id_equal (&self->article, &record->article) && self->article_key != 0)
    return TRUE;
  if (!mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &record->article, &self->article_key, error))
    return FALSE;
  self->article = record->article;
  return self->article_key != 0 || fail_conflict (MN_RECORD_ARTICLE, FALSE, error);
}

static gboolean
find_annotator (MnWriting  *self,
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
  return *key != 0 || fail_conflict (MN_RECORD_ANNOTATOR, FALSE, error);
}

static void
count_mark (MnWriting   *self,
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

static gboolean
write_counts (MnWriting *self,
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

  if (!find_annotator (self, &after->record.made.annotator, &annotator, error))
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
  return wrote_one (&query, MN_RECORD_MENTION, before == NULL, error);
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
  return wrote_one (&query, MN_RECORD_CLAIM, before == NULL, error)
         && (before == NULL || write_references (self, before, FALSE, error))
         && write_references (self, after, TRUE, error);
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
  return wrote_one (&query, MN_RECORD_REMARK, before == NULL, error);
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
  return wrote_one (&query, kind, FALSE, error)
         && (kind != MN_RECORD_CLAIM || write_references (self, (MnClaim *) before, FALSE, error));
}

static gboolean
write_mark (MnWriting *self,
            MnRecord  *before,
            MnRecord  *after,
            GError   **error)
{
  MnRecord *record = after != NULL ? after : before;
  MnRecordKind kind = mn_record_kind (record);
  gboolean written;

  if (!find_article (self, record, error))
    return FALSE;
  if (before == NULL || after == NULL)
    count_mark (self, kind, after != NULL ? 1 : -1);

  if (after == NULL)
    return remove_mark (self, before, error);
  if (kind == MN_RECORD_MENTION)
    written = write_mention (self, (MnMention *) before, (MnMention *) after, error);
  else if (kind == MN_RECORD_CLAIM)
    written = write_claim (self, (MnClaim *) before, (MnClaim *) after, error);
  else
    written = write_remark (self, (MnRemark *) before, (MnRemark *) after, error);
  return written;
}

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
  return from->text == NULL || g_strcmp0 (from->sha256, to->sha256) != 0 || from->blocks.n != to->blocks.n
         || memcmp (from->blocks.items, to->blocks.items, from->blocks.n * sizeof (MnBlock)) != 0;
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
      if (!write_text (connection, MN_SQL_SET_TEXT, key, after, error))
        return FALSE;
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
  return wrote_one (&query, MN_RECORD_ARTICLE, before == NULL, error);
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

  /* its key may come again for another */
  self->article = MN_ID_NONE;
  self->article_key = 0;
  g_hash_table_remove (self->counts, &key);
  mn_query_bind_id (&query, 1, &before->record.id);
  mn_query_bind_int (&query, 2, before->record.revision);
  return wrote_one (&query, MN_RECORD_ARTICLE, FALSE, error);
}

static gboolean
write_article (MnWriting *self,
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
             && run_for_key (self->connection, MN_SQL_INDEX_TEXT, key, error);
    }

  if (!mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &before->record.id, &key, error))
    return FALSE;
  if (key == 0)
    return fail_conflict (MN_RECORD_ARTICLE, FALSE, error);
  if (after == NULL)
    return remove_article (self, before, key, error);
  return write_head (self, before, after, error)
         && write_body_of_article (self->connection, key, before, after, error);
}

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
  return wrote_one (&query, mn_record_kind (before), FALSE, error);
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
  return wrote_one (&query, MN_RECORD_ENTITY, before == NULL, error)
         && (before == NULL || mn_write_names (self->connection, before, FALSE, error))
         && mn_write_names (self->connection, after, TRUE, error);
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
  return wrote_one (&query, MN_RECORD_RELATION, before == NULL, error)
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
  return wrote_one (&query, MN_RECORD_ANNOTATOR, before == NULL, error);
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
  return wrote_one (&query, MN_RECORD_TAGSET, before == NULL, error);
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
      return write_article (self, (MnArticle *) item->before, (MnArticle *) item->after, error);
    case MN_RECORD_RELATION:
      return write_relation (self, (MnRelation *) item->before, (MnRelation *) item->after, error);
    case MN_RECORD_MENTION:
    case MN_RECORD_CLAIM:
    case MN_RECORD_REMARK:
      return write_mark (self, item->before, item->after, error);
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
 * mn_writing_change:
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
mn_writing_change (MnWriting    *self,
                   MnChange     *change,
                   GCancellable *cancellable,
                   GError      **error)
{
  guint n_items = mn_change_get_n_items (change);
  guint n_left = n_items;

  for (guint kind = MN_RECORD_TAGSET; kind <= MN_RECORD_RELATION && n_left > 0; kind++)
    for (guint i = 0; i < n_items; i++)
      {
        const MnChangeItem *item = mn_change_get_item (change, i);

        if (i % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        if (item->after == NULL || (guint) mn_record_kind (item->after) != kind)
          continue;
        n_left--;
        if (!write_item (self, item, error))
          return FALSE;
      }
  for (guint kind = MN_RECORD_RELATION; kind >= MN_RECORD_TAGSET && n_left > 0; kind--)
    for (guint i = 0; i < n_items; i++)
      {
        const MnChangeItem *item = mn_change_get_item (change, i);

        if (i % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        if (item->after != NULL || (guint) mn_record_kind (item->before) != kind)
          continue;
        n_left--;
        if (!write_item (self, item, error))
          return FALSE;
      }

  for (guint i = 0; i < mn_change_get_n_originals (change); i++)
    {
      GBytes *bytes;
      const char *sha256 = mn_change_get_original (change, i, &bytes);

      if (!write_original (self->connection, sha256, bytes, error))
        return FALSE;
    }
  return write_counts (self, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-check.h"

#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-mention.h"
#include "mn-pack.h"
#include "mn-relation.h"
#include "mn-remark.h"
#include "mn-sqlite-claim-rows.h"
#include "mn-sqlite-claim-texts.h"
#include "mn-sqlite-journal.h"
#include "mn-sqlite-names.h"
#include "mn-sqlite-read.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * mn_check_report:
 * @self: a check
 * @format: what is wrong, as for printf()
 * @...: for @format
 */
void
mn_check_report (MnCheck    *self,
                 const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->n_problems++;
  self->report (message, self->user_data);
}

/* Reports an error of a query and goes on: a damaged table does not keep the others from being looked at */
static void
report_failure (MnCheck *self,
                MnQuery *query)
{
  g_autoptr (GError) problem = NULL;

  if (mn_query_finish (query, &problem))
    return;
  self->is_damaged = TRUE;
  mn_check_report (self, "%s", problem->message);
}

static void
check_file (MnCheck *self)
{
  g_auto (MnQuery) integrity = mn_query (self->connection, MN_SQL_INTEGRITY);
  g_auto (MnQuery) references = mn_query (self->connection, MN_SQL_FOREIGN_KEYS);

  while (mn_query_step (&integrity))
    {
      const char *line = mn_query_get_text (&integrity, 0, NULL);

      if (g_strcmp0 (line, "ok") == 0)
        continue;
      self->is_damaged = TRUE;
      mn_check_report (self, _("The file is damaged: %s"), line != NULL ? line : "?");
    }
  report_failure (self, &integrity);

  while (mn_query_step (&references))
    mn_check_report (self, _("Something in “%s” refers to something in “%s” that is not there"),
                     mn_query_get_text (&references, 0, NULL), mn_query_get_text (&references, 2, NULL));
  report_failure (self, &references);
}

static void
check_journal (MnCheck *self)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_JOURNAL_PAST);
  guint8 previous[MN_HASH_SIZE] = { 0 };
  guint8 hash[MN_HASH_SIZE];
  gint64 last = 0;

  mn_query_bind_int (&query, 1, -1);
  while (mn_query_step (&query) && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (MnJournalRow) row = mn_journal_take_row (&query);
      g_autoptr (GArray) items = mn_journal_row_items (row);

      mn_journal_row_hash (row, previous, hash);
      if (row->seq != last + 1)
        mn_check_report (self, _("The journal has a gap before change %" PRIi64), row->seq);
      else if (memcmp (hash, row->hash, MN_HASH_SIZE) != 0)
        mn_check_report (self, _("Change %" PRIi64 " in the journal (“%s”) or the one before was altered afterwards"),
                         row->seq, row->label);
      if (items == NULL)
        mn_check_report (self, _("Change %" PRIi64 " in the journal (“%s”) cannot be read"), row->seq, row->label);
      memcpy (previous, row->hash, MN_HASH_SIZE);
      last = row->seq;
    }
  report_failure (self, &query);
}

static void
check_spans (MnCheck       *self,
             MnArticle     *article,
             const char    *what,
             const MnId    *id,
             const MnSpans *spans)
{
  g_autofree char *reason = NULL;
  char text[MN_ID_STRING_SIZE];

  if (!mn_spans_check (spans, article->text, &reason))
    /* Translators: an article, what is in it (“mention”), its id, and what is wrong with it */
    mn_check_report (self, _("In the article “%s”, the %s %s: %s"), article->title, what, mn_id_to_string (id, text),
                     reason);
}

/* Evidence of another article is checked with that article's text, which is read for it */
static void
check_evidence (MnCheck   *self,
                MnArticle *article,
                MnClaim   *claim)
{
  for (guint i = 0; i < claim->evidence.n; i++)
    {
      const MnEvidence *evidence = &claim->evidence.items[i];
      g_autoptr (MnArticleBuilder) other = NULL;
      gint64 key = 0;

      if (mn_id_is_none (&evidence->article) || evidence->spans.n == 0)
        continue;
      if (mn_id_equal (&evidence->article, &article->record.id))
        {
          check_spans (self, article, _("evidence"), &evidence->id, &evidence->spans);
          continue;
        }
      other = mn_read_record (self->connection, MN_RECORD_ARTICLE, NULL, &evidence->article, NULL);
      if (other != NULL && mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &evidence->article, &key, NULL)
          && mn_read_text (self->connection, key, other, NULL))
        check_spans (self, other, _("evidence"), &evidence->id, &evidence->spans);
    }
}

static gint64
check_marks (MnCheck     *self,
             MnArticle   *article,
             gint64       key,
             MnStatement  which,
             MnRecordKind kind)
{
  g_auto (MnQuery) query = mn_query (self->connection, which);
  gboolean has_rows = kind != MN_RECORD_CLAIM || mn_claim_rows_has_date (self->connection, key, article);
  gint64 n = 0;

  mn_query_bind_int (&query, 1, key);
  while (mn_query_step (&query))
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MnRecord) record = mn_read_row (&query, kind, &article->record.id, NULL, &problem);

      n++;
      if (record == NULL)
        {
          mn_check_report (self, _("In the article “%s”: %s"), article->title, problem->message);
          continue;
        }
      if (kind == MN_RECORD_MENTION)
        check_spans (self, article, _("mention"), &record->id, &((MnMention *) record)->spans);
      else if (kind == MN_RECORD_REMARK)
        check_spans (self, article, _("remark"), &record->id, &((MnRemark *) record)->spans);
      else
        {
          MnClaim *claim = (MnClaim *) record;

          check_spans (self, article, _("claim"), &record->id, &claim->spans);
          for (guint i = 0; i < claim->attributions.n; i++)
            check_spans (self, article, _("cue of the claim"), &record->id, &claim->attributions.items[i].cues);
          check_evidence (self, article, claim);
          has_rows = has_rows && mn_claim_rows_has (self->connection, key, claim);
        }
    }
  report_failure (self, &query);
  if (!has_rows)
    {
      self->is_stale = TRUE;
      mn_check_report (self, _("The claims of the article “%s” are listed wrongly"), article->title);
    }
  return n;
}

static void
check_article (MnCheck          *self,
               MnArticleBuilder *article)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *reason = NULL;
  gint64 n_mentions, n_claims;
  gint64 key;

  if (!mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &article->record.id, &key, &problem)
      || !mn_read_text (self->connection, key, article, &problem))
    {
      mn_check_report (self, _("The article “%s”: %s"), article->title, problem->message);
      return;
    }
  if (g_strcmp0 (mn_text_get_sha256 (article->text), article->sha256) != 0)
    mn_check_report (self, _("The text of the article “%s” is not the one that was put in"), article->title);
  if (!mn_article_check_blocks (article, &reason))
    mn_check_report (self, _("The article “%s”: %s"), article->title, reason);

  n_mentions = check_marks (self, article, key, MN_SQL_MENTIONS, MN_RECORD_MENTION);
  n_claims = check_marks (self, article, key, MN_SQL_CLAIMS, MN_RECORD_CLAIM);
  check_marks (self, article, key, MN_SQL_REMARKS, MN_RECORD_REMARK);
  if (n_mentions != article->n_mentions || n_claims != article->n_claims)
    {
      self->is_stale = TRUE;
      mn_check_report (self, _("The marks of the article “%s” are counted wrongly"), article->title);
    }
}

static void
check_articles (MnCheck *self)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_ARTICLES);

  while (mn_query_step (&query) && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MnArticleBuilder) article = mn_read_row (&query, MN_RECORD_ARTICLE, NULL, NULL, &problem);

      if (article != NULL)
        check_article (self, article);
      else
        mn_check_report (self, "%s", problem->message);
    }
  report_failure (self, &query);
  /* each claim has its row, or was told of: there must be no others */
  if (mn_connection_read_number (self->connection, "SELECT count(*) FROM claim_rows", NULL)
      > mn_connection_read_number (self->connection, "SELECT count(*) FROM claims", NULL))
    {
      self->is_stale = TRUE;
      mn_check_report (self, _("Claims are listed that are not there"));
    }
}

static gboolean
has_name (MnConnection *connection,
          const char   *folded,
          const MnId   *entity)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_HAS_NAME);

  mn_query_bind_text (&query, 1, folded, -1);
  mn_query_bind_id (&query, 2, entity);
  return mn_query_step (&query);
}

/* An entity must be found by each of its names; that there is nothing else in the index, their number tells */
static gboolean
names_are_there (MnCheck  *self,
                 MnEntity *entity,
                 gint64   *n)
{
  g_autoptr (GHashTable) names = mn_names_of (entity);
  GHashTableIter iter;
  gpointer name;

  *n += g_hash_table_size (names);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!has_name (self->connection, name, &entity->record.id))
      return FALSE;
  return TRUE;
}

static void
check_entities (MnCheck *self)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_ENTITIES);
  gboolean all_there = TRUE;
  gint64 n = 0;

  while (mn_query_step (&query))
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MnEntity) entity = mn_read_row (&query, MN_RECORD_ENTITY, NULL, NULL, &problem);

      if (entity == NULL)
        mn_check_report (self, "%s", problem->message);
      else
        all_there = names_are_there (self, entity, &n) && all_there;
    }
  report_failure (self, &query);
  if (!all_there || n != mn_connection_read_number (self->connection, "SELECT count(*) FROM entity_names", NULL))
    {
      self->is_stale = TRUE;
      mn_check_report (self, _("The index of names is not that of the entities"));
    }
}

static void
check_claim_texts (MnCheck *self)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_CHECK_CLAIM_TEXTS);

  if (mn_query_step (&query) && mn_query_get_int (&query, 0) == 0)
    {
      self->is_stale = TRUE;
      mn_check_report (self, _("The index of what claims say is not that of the claims"));
    }
  report_failure (self, &query);
}

static void
check_relations (MnCheck *self)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_RELATIONS);

  while (mn_query_step (&query))
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MnRelation) relation = mn_read_row (&query, MN_RECORD_RELATION, NULL, NULL, &problem);

      if (relation == NULL)
        {
          mn_check_report (self, "%s", problem->message);
          continue;
        }
      for (guint i = 0; i < relation->spans.n; i++)
        {
          const MnArticleSpan *at = &relation->spans.items[i];
          g_autoptr (MnArticleBuilder) article
              = mn_read_record (self->connection, MN_RECORD_ARTICLE, NULL, &at->article, NULL);
          MnSpan span = { at->start, at->end, at->quote, NULL, NULL };
          MnSpans spans = { &span, 1 };
          gint64 key = 0;

          if (article != NULL && mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &at->article, &key, NULL)
              && mn_read_text (self->connection, key, article, NULL))
            check_spans (self, article, _("relation"), &relation->record.id, &spans);
        }
    }
  report_failure (self, &query);
}

static void
check_originals (MnCheck *self)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_ORIGINALS);

  while (mn_query_step (&query) && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      g_autofree char *sha256 = g_strdup (mn_query_get_text (&query, 0, NULL));
      g_autofree char *found = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize n_bytes;
      gconstpointer data = mn_query_get_blob (&query, 1, &n_bytes);

      bytes = mn_pack_convert (G_CONVERTER (decompressor), data, n_bytes, NULL);
      if (bytes != NULL)
        found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (found == NULL || g_strcmp0 (found, sha256) != 0)
        mn_check_report (self, _("The original %s is not the one that was kept"), sha256 != NULL ? sha256 : "?");
    }
  report_failure (self, &query);
}

/**
 * mn_check_read:
 * @self: a check
 * @error: where to put that it was cancelled
 *
 * Checks all that can be checked by reading.
 *
 * Returns: whether it came to its end, whatever it found
 */
gboolean
mn_check_read (MnCheck *self,
               GError **error)
{
  static void (*const parts[]) (MnCheck *) = {
    check_file,        check_journal,   check_entities,  check_articles,
    check_claim_texts, check_relations, check_originals,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i](self);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mn_check_search:
 * @connection: a connection inside a write transaction
 * @error: where to put what went wrong
 *
 * Checks that the full text indices are those of the texts and of the claims. It writes nothing, but SQLite takes it for writing.
 *
 * Returns: whether they are
 */
gboolean
mn_check_search (MnConnection *connection,
                 GError      **error)
{
  return mn_connection_run (connection, MN_SQL_CHECK_SEARCH, error)
         && mn_connection_run (connection, MN_SQL_CHECK_CLAIM_SEARCH, error);
}

/**
 * mn_repair_derived:
 * @connection: a connection inside a write transaction
 * @error: where to put what went wrong
 *
 * Works out anew what can be worked out from the records: the full text indices, the index of names, the counts,
 * what claims are found by.
 *
 * Returns: whether all went well
 */
gboolean
mn_repair_derived (MnConnection *connection,
                   GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ENTITIES);

  if (!mn_connection_run (connection, MN_SQL_REBUILD_SEARCH, error)
      || !mn_claim_texts_rebuild (connection, error)
      || !mn_connection_run (connection, MN_SQL_RECOUNT, error)
      || !mn_connection_run (connection, MN_SQL_FORGET_NAMES, error) || !mn_claim_rows_fill (connection, error))
    return FALSE;
  while (mn_query_step (&query))
    {
      /* one that cannot be read has been told of, and keeps no other from being found */
      g_autoptr (MnEntity) entity = mn_read_row (&query, MN_RECORD_ENTITY, NULL, NULL, NULL);

      if (entity != NULL && !mn_write_names (connection, entity, TRUE, error))
        return FALSE;
    }
  return mn_query_finish (&query, error);
}

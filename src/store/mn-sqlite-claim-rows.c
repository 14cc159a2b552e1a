/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-claim-rows.h"

#include "mn-entity.h"
#include "mn-mention.h"
#include "mn-sqlite-read.h"

/**
 * mn_claim_rows_get_claimant:
 * @connection: a connection
 * @claim: a claim
 *
 * Returns: (transfer full) (nullable): who makes the claim, outermost: the name of the entity, or the words of the
 *   mention of somebody unnamed. %NULL for the article itself and for somebody unsaid
 */
char *
mn_claim_rows_get_claimant (MnConnection *connection,
                            MnClaim      *claim)
{
  const MnReferent *claimant = claim->attributions.n > 0 ? &claim->attributions.items[0].claimant : NULL;

  if (claimant == NULL)
    return NULL;
  if (!mn_id_is_none (&claimant->entity))
    {
      g_autoptr (MnEntity) entity = mn_read_record (connection, MN_RECORD_ENTITY, NULL, &claimant->entity, NULL);

      if (entity != NULL)
        return g_strdup (entity->name);
    }
  if (!mn_id_is_none (&claimant->mention))
    {
      g_autoptr (MnMention) mention
          = mn_read_record (connection, MN_RECORD_MENTION, &claim->record.article, &claimant->mention, NULL);

      if (mention != NULL)
        return mn_spans_get_quote (&mention->spans);
    }
  return NULL;
}

static char *
fold_claimant (MnConnection *connection,
               MnClaim      *claim)
{
  g_autofree char *claimant = mn_claim_rows_get_claimant (connection, claim);

  return claimant != NULL ? mn_name_fold (claimant) : g_strdup ("");
}

/* What it says, to sort by and to search: the statement, and the words of the article after it */
static char *
fold_text (MnClaim *claim)
{
  g_autofree char *quote = mn_spans_get_quote (&claim->spans);
  g_autofree char *folded_quote = mn_name_fold (quote != NULL ? quote : "");
  g_autofree char *statement = NULL;

  if (claim->statement == NULL)
    return g_steal_pointer (&folded_quote);
  statement = mn_name_fold (claim->statement);
  return g_strconcat (statement, "\n", folded_quote, NULL);
}

/* What a row is written and checked with: both statements number their parameters alike */
static void
bind_row (MnQuery    *query,
          gint64      article_key,
          MnClaim    *claim,
          const char *claimant,
          const char *text)
{
  mn_query_bind_id (query, 1, &claim->record.id);
  mn_query_bind_int (query, 2, article_key);
  mn_query_bind_int (query, 3, mn_spans_first (&claim->spans));
  mn_query_bind_text (query, 4, claim->kind, -1);
  mn_query_bind_int (query, 5, claim->state);
  mn_query_bind_int (query, 6, claim->priority);
  mn_query_bind_text (query, 7, claimant, -1);
  mn_query_bind_text (query, 8, text, -1);
}

static gboolean
write_verdicts (MnConnection *connection,
                gint64        key,
                MnClaim      *claim,
                GError      **error)
{
  g_auto (MnQuery) forget = mn_query (connection, MN_SQL_FORGET_CLAIM_VERDICTS);

  mn_query_bind_int (&forget, 1, key);
  if (!mn_query_finish (&forget, error))
    return FALSE;
  for (guint i = 0; i < claim->verdicts.n; i++)
    {
      const MnVerdict *verdict = &claim->verdicts.items[i];
      g_auto (MnQuery) query = mn_query (connection, MN_SQL_ADD_CLAIM_VERDICT);

      if (mn_id_is_none (&verdict->annotator))
        continue;
      mn_query_bind_int (&query, 1, key);
      mn_query_bind_id (&query, 2, &verdict->annotator);
      mn_query_bind_text (&query, 3, verdict->value, -1);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mn_claim_rows_write:
 * @connection: a connection inside a write transaction
 * @article_key: the key of its article
 * @claim: a claim, written after whom it refers to
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes what a claim is found by, new or anew.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_rows_write (MnConnection *connection,
                     gint64        article_key,
                     MnClaim      *claim,
                     GError      **error)
{
  g_autofree char *claimant = fold_claimant (connection, claim);
  g_autofree char *text = fold_text (claim);
  gint64 key = 0;

  {
    g_auto (MnQuery) query = mn_query (connection, MN_SQL_SET_CLAIM_ROW);

    bind_row (&query, article_key, claim, claimant, text);
    if (mn_query_step (&query))
      key = mn_query_get_int (&query, 0);
    if (!mn_query_finish (&query, error))
      return FALSE;
  }
  return write_verdicts (connection, key, claim, error);
}

/**
 * mn_claim_rows_remove:
 * @connection: a connection inside a write transaction
 * @claim: a claim that goes
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_rows_remove (MnConnection *connection,
                      const MnId   *claim,
                      GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_REMOVE_CLAIM_ROW);

  mn_query_bind_id (&query, 1, claim);
  return mn_query_finish (&query, error);
}

/* Gives those claims of a query their claimant anew that are made by just this one */
static gboolean
rename_claimant (MnConnection *connection,
                 MnQuery      *claims,
                 const MnId   *entity,
                 const MnId   *mention,
                 const char   *name,
                 GError      **error)
{
  g_autofree char *folded = mn_name_fold (name);

  while (mn_query_step (claims))
    {
      g_autoptr (MnClaim) claim = mn_read_row (claims, MN_RECORD_CLAIM, NULL, NULL, error);
      g_auto (MnQuery) query = mn_query (connection, MN_SQL_SET_CLAIM_ROW_CLAIMANT);
      const MnReferent *claimant;

      if (claim == NULL)
        return FALSE;
      claimant = claim->attributions.n > 0 ? &claim->attributions.items[0].claimant : NULL;
      if (claimant == NULL || !mn_id_equal (&claimant->entity, entity)
          || (mention != NULL && !mn_id_equal (&claimant->mention, mention)))
        continue;
      mn_query_bind_id (&query, 1, &claim->record.id);
      mn_query_bind_text (&query, 2, folded, -1);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return mn_query_finish (claims, error);
}

/**
 * mn_claim_rows_name_entity:
 * @connection: a connection inside a write transaction
 * @entity: an entity
 * @name: what it is called now
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes what the claims that it makes are found by, now that it has another name.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_rows_name_entity (MnConnection *connection,
                           const MnId   *entity,
                           const char   *name,
                           GError      **error)
{
  g_auto (MnQuery) claims = mn_query (connection, MN_SQL_CLAIMS_BY_ENTITY);

  mn_query_bind_id (&claims, 1, entity);
  return rename_claimant (connection, &claims, entity, NULL, name, error);
}

/**
 * mn_claim_rows_name_mention:
 * @connection: a connection inside a write transaction
 * @article_key: the key of its article
 * @mention: a mention
 * @spans: where it stands now
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes what the claims of somebody unnamed are found by, now that the mention has other words.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_rows_name_mention (MnConnection  *connection,
                            gint64         article_key,
                            const MnId    *mention,
                            const MnSpans *spans,
                            GError       **error)
{
  g_auto (MnQuery) claims = mn_query (connection, MN_SQL_CLAIMS_BY_MENTION);
  g_autofree char *quote = mn_spans_get_quote (spans);

  mn_query_bind_int (&claims, 1, article_key);
  mn_query_bind_id (&claims, 2, mention);
  return rename_claimant (connection, &claims, &MN_ID_NONE, mention, quote != NULL ? quote : "", error);
}

static char *
get_date (MnArticle *article)
{
  g_autoptr (GDateTime) added = article->published == NULL ? g_date_time_new_from_unix_utc (article->added) : NULL;

  if (article->published != NULL)
    return g_strdup (article->published);
  return added != NULL ? g_date_time_format (added, "%Y-%m-%d") : g_strdup ("");
}

/**
 * mn_claim_rows_date_article:
 * @connection: a connection inside a write transaction
 * @article_key: the key of the article
 * @article: its head
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes the date by which the claims of an article are sorted, new or anew.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_rows_date_article (MnConnection *connection,
                            gint64        article_key,
                            MnArticle    *article,
                            GError      **error)
{
  g_autofree char *date = get_date (article);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_SET_ARTICLE_DATE);

  mn_query_bind_int (&query, 1, article_key);
  mn_query_bind_text (&query, 2, date, -1);
  return mn_query_finish (&query, error);
}

/**
 * mn_claim_rows_has_date:
 * @connection: a connection
 * @article_key: the key of the article
 * @article: its head
 *
 * Returns: whether the date by which its claims are sorted is as it should be
 */
gboolean
mn_claim_rows_has_date (MnConnection *connection,
                        gint64        article_key,
                        MnArticle    *article)
{
  g_autofree char *date = get_date (article);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_HAS_ARTICLE_DATE);

  mn_query_bind_int (&query, 1, article_key);
  mn_query_bind_text (&query, 2, date, -1);
  return mn_query_step (&query);
}

static gboolean
fill_dates (MnConnection *connection,
            GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ARTICLE_KEYS);

  while (mn_query_step (&query))
    {
      g_autoptr (MnArticle) article = mn_read_row (&query, MN_RECORD_ARTICLE, NULL, NULL, NULL);

      if (article != NULL && !mn_claim_rows_date_article (connection, mn_query_get_int (&query, 5), article, error))
        return FALSE;
    }
  return mn_query_finish (&query, error);
}

/**
 * mn_claim_rows_fill:
 * @connection: a connection inside a write transaction
 * @error: where to put a #MN_STORE_ERROR
 *
 * Works out anew what all claims are found by; one that cannot be read is left out.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_rows_fill (MnConnection *connection,
                    GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ALL_CLAIMS);

  /* verdicts go with their rows, but of a damaged library there may be some without */
  if (!mn_connection_run (connection, MN_SQL_FORGET_CLAIM_ROWS, error)
      || !mn_connection_run (connection, MN_SQL_FORGET_ALL_VERDICTS, error) || !fill_dates (connection, error))
    return FALSE;
  while (mn_query_step (&query))
    {
      MnId article = mn_query_get_id (&query, 3);
      g_autoptr (MnClaim) claim = mn_read_row (&query, MN_RECORD_CLAIM, &article, NULL, NULL);

      if (claim != NULL && !mn_claim_rows_write (connection, mn_query_get_int (&query, 4), claim, error))
        return FALSE;
    }
  return mn_query_finish (&query, error);
}

static gboolean
has_verdict (MnConnection    *connection,
             gint64           key,
             const MnVerdict *verdict)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_HAS_CLAIM_VERDICT);

  mn_query_bind_int (&query, 1, key);
  mn_query_bind_id (&query, 2, &verdict->annotator);
  mn_query_bind_text (&query, 3, verdict->value, -1);
  return mn_query_step (&query);
}

/**
 * mn_claim_rows_has:
 * @connection: a connection
 * @article_key: the key of its article
 * @claim: a claim
 *
 * Returns: whether what the claim is found by is as it should be
 */
gboolean
mn_claim_rows_has (MnConnection *connection,
                   gint64        article_key,
                   MnClaim      *claim)
{
  g_autofree char *claimant = fold_claimant (connection, claim);
  g_autofree char *text = fold_text (claim);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_CHECK_CLAIM_ROW);
  gint64 key, n_verdicts = 0;

  bind_row (&query, article_key, claim, claimant, text);
  if (!mn_query_step (&query) || mn_query_get_int (&query, 1) == 0)
    return FALSE;
  key = mn_query_get_int (&query, 0);
  for (guint i = 0; i < claim->verdicts.n; i++)
    {
      const MnVerdict *verdict = &claim->verdicts.items[i];

      /* of several by one annotator, the first is the one */
      if (mn_id_is_none (&verdict->annotator) || mn_claim_get_verdict (claim, &verdict->annotator) != verdict)
        continue;
      n_verdicts++;
      if (!has_verdict (connection, key, verdict))
        return FALSE;
    }
  return n_verdicts == mn_query_get_int (&query, 2);
}

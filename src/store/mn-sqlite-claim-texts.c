/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-claim-texts.h"

#include "mn-sqlite-read.h"
#include "mn-sqlite-search.h"

/* Most claims are written anew for a verdict or a note, of which the index knows nothing */
static gboolean
says_the_same (MnClaim *a,
               MnClaim *b)
{
  if (g_strcmp0 (a->statement, b->statement) != 0 || a->spans.n != b->spans.n)
    return FALSE;
  for (guint i = 0; i < a->spans.n; i++)
    if (g_strcmp0 (a->spans.items[i].quote, b->spans.items[i].quote) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
run_on_claim (MnConnection *connection,
              MnStatement   which,
              const MnId   *claim,
              GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, which);

  mn_query_bind_id (&query, 1, claim);
  return mn_query_finish (&query, error);
}

static gboolean
add (MnWriting  *writing,
     const MnId *claim,
     GError    **error)
{
  g_auto (MnQuery) query = mn_query (writing->connection, MN_SQL_ADD_CLAIM_TEXT);

  mn_query_bind_int (&query, 1, writing->article_key);
  mn_query_bind_id (&query, 2, claim);
  return mn_query_finish (&query, error) && run_on_claim (writing->connection, MN_SQL_INDEX_CLAIM, claim, error);
}

/**
 * mn_claim_texts_write:
 * @writing: a writing that has entered the claim's article
 * @before: (nullable): a claim as it was
 * @after: (nullable): as it is, its row already written; %NULL where it is gone
 * @error: where to put a #MN_STORE_ERROR
 *
 * Keeps the full text index of claims with them.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_texts_write (MnWriting *writing,
                      MnClaim   *before,
                      MnClaim   *after,
                      GError   **error)
{
  const MnId *id = after != NULL ? &after->record.id : &before->record.id;

  if (before != NULL && after != NULL && says_the_same (before, after))
    return TRUE;
  if (before != NULL
      && (!run_on_claim (writing->connection, MN_SQL_UNINDEX_CLAIM, id, error)
          || !run_on_claim (writing->connection, MN_SQL_REMOVE_CLAIM_TEXT, id, error)))
    return FALSE;
  return after == NULL || add (writing, id, error);
}

/**
 * mn_claim_texts_rebuild:
 * @connection: a connection inside a write transaction
 * @error: where to put what went wrong
 *
 * Works the full text index of claims out anew.
 *
 * Returns: whether all went well
 */
gboolean
mn_claim_texts_rebuild (MnConnection *connection,
                        GError      **error)
{
  return mn_connection_run (connection, MN_SQL_FORGET_CLAIM_TEXTS, error)
         && mn_connection_run (connection, MN_SQL_ADD_CLAIM_TEXTS, error)
         && mn_connection_run (connection, MN_SQL_REBUILD_CLAIM_SEARCH, error);
}

/**
 * mn_claim_texts_find:
 * @connection: a connection
 * @beginnings: the beginnings of words
 * @limit: how many claims at most
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (element-type MnClaim) (nullable): claims with any of them, best first by the rule BM25
 */
GPtrArray *
mn_claim_texts_find (MnConnection      *connection,
                     const char *const *beginnings,
                     guint              limit,
                     GError           **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
  g_autofree char *words = mn_search_compose_any (beginnings);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_FIND_CLAIMS);

  if (words == NULL)
    return g_steal_pointer (&claims);
  mn_query_bind_text (&query, 1, words, -1);
  mn_query_bind_int (&query, 2, limit);
  while (mn_query_step (&query))
    {
      MnId article = mn_query_get_id (&query, 3);
      gpointer claim = mn_read_row (&query, MN_RECORD_CLAIM, &article, NULL, error);

      if (claim == NULL)
        return NULL;
      g_ptr_array_add (claims, mn_record_end (claim));
    }
  return mn_query_finish (&query, error) ? g_steal_pointer (&claims) : NULL;
}

/**
 * mn_claim_texts_count:
 * @connection: a connection
 * @beginning: (nullable): the beginning of a word, folded, or %NULL for all claims
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: how many claims have it, each word that begins so counted by itself; -1 where that cannot be told
 */
gint64
mn_claim_texts_count (MnConnection *connection,
                      const char   *beginning,
                      GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, beginning != NULL ? MN_SQL_COUNT_CLAIMS_WITH : MN_SQL_COUNT_CLAIMS);
  g_autofree char *end = mn_search_end_of (beginning != NULL ? beginning : "");

  if (beginning != NULL)
    {
      mn_query_bind_text (&query, 1, beginning, -1);
      mn_query_bind_text (&query, 2, end, -1);
    }
  if (mn_query_step (&query))
    return mn_query_get_int (&query, 0);
  mn_query_finish (&query, error);
  return -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-claims.h"

#include "mn-entity.h"
#include "mn-sqlite-claim-rows.h"
#include "mn-sqlite-read.h"

#include <string.h>

/* After so many that were found, it is told what the listing begins with */
#define FIRST_KEYS 256

/* How often a long search looks whether it was cancelled, in claims */
#define CANCEL_STRIDE 1024

typedef struct
{
  const MnClaimQuery *query;
  char              **words;    /* folded, NULL-terminated */
  char              **claimant; /* likewise */
  GPtrArray          *groups;   /* of GArray of guint32: what is found, by its rank; one where the query sorts it */
} Search;

/* The words of what was typed, folded; NULL for none */
static char **
fold_words (const char *typed)
{
  g_autofree char *folded = typed != NULL ? mn_name_fold (typed) : NULL;

  return folded != NULL && *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
}

static gboolean
has_words (const char *text,
           char      **words)
{
  for (char **word = words; word != NULL && *word != NULL; word++)
    if (text == NULL || strstr (text, *word) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_value (const char *value,
          const char *wanted)
{
  return wanted == NULL || (*wanted == '\0' ? value == NULL : g_strcmp0 (value, wanted) == 0);
}

static const char *
get_raw_text (MnQuery *row,
              int      column)
{
  return (const char *) sqlite3_column_text (row->statement, column);
}

static gboolean
is_wanted (const Search *self,
           MnQuery      *row)
{
  const MnClaimQuery *query = self->query;

  return (query->state < 0 || mn_query_get_int (row, 2) == query->state) && is_value (get_raw_text (row, 1), query->kind)
         && is_value (get_raw_text (row, 4), query->verdict)
         && (self->claimant == NULL || has_words (get_raw_text (row, 5), self->claimant))
         && (self->words == NULL || has_words (get_raw_text (row, 6), self->words));
}

/* Where a value stands in the order of the tagset: after those that it has none of; none at all comes last */
static guint
rank_in (char      **values,
         const char *value)
{
  guint n = values != NULL ? g_strv_length (values) : 0;

  for (guint i = 0; value != NULL && i < n; i++)
    if (g_str_equal (values[i], value))
      return i;
  return value != NULL ? n : n + 1;
}

static guint
get_rank (const Search *self,
          MnQuery      *row)
{
  switch (self->query->order)
    {
    case MN_CLAIM_ORDER_KIND:
      return rank_in (self->query->kinds, get_raw_text (row, 1));
    case MN_CLAIM_ORDER_VERDICT:
      return rank_in (self->query->verdicts, get_raw_text (row, 4));
    case MN_CLAIM_ORDER_STATE:
      return (guint) mn_query_get_int (row, 2);
    case MN_CLAIM_ORDER_PRIORITY:
      return (guint) mn_query_get_int (row, 3);
    case MN_CLAIM_ORDER_TEXT:
    case MN_CLAIM_ORDER_CLAIMANT:
    case MN_CLAIM_ORDER_ARTICLE:
    case MN_CLAIM_ORDER_DATE:
    default:
      return 0;
    }
}

/* Whether the claims come in their order, so that the first that are found are the first of all */
static gboolean
is_sorted (const MnClaimQuery *query)
{
  return query->order == MN_CLAIM_ORDER_TEXT || query->order == MN_CLAIM_ORDER_CLAIMANT
         || query->order == MN_CLAIM_ORDER_ARTICLE || query->order == MN_CLAIM_ORDER_DATE;
}

/* The rank of what the listing begins with: of the first that are found there, nothing found later comes before them */
static guint
get_first_rank (const MnClaimQuery *query)
{
  if (is_sorted (query) || !query->is_descending)
    return 0;
  switch (query->order)
    {
    case MN_CLAIM_ORDER_KIND:
      return rank_in (query->kinds, NULL);
    case MN_CLAIM_ORDER_VERDICT:
      return rank_in (query->verdicts, NULL);
    case MN_CLAIM_ORDER_STATE:
      return MN_CLAIM_CHECKED;
    case MN_CLAIM_ORDER_PRIORITY:
      return MN_PRIORITY_HIGH;
    case MN_CLAIM_ORDER_TEXT:
    case MN_CLAIM_ORDER_CLAIMANT:
    case MN_CLAIM_ORDER_ARTICLE:
    case MN_CLAIM_ORDER_DATE:
    default:
      return 0;
    }
}

static MnStatement
choose_statement (const MnClaimQuery *query)
{
  static const MnStatement statements[][2] = {
    [MN_CLAIM_ORDER_TEXT] = { MN_SQL_CLAIMS_BY_TEXT, MN_SQL_CLAIMS_BY_TEXT_DOWN },
    [MN_CLAIM_ORDER_CLAIMANT] = { MN_SQL_CLAIMS_BY_CLAIMANT, MN_SQL_CLAIMS_BY_CLAIMANT_DOWN },
    [MN_CLAIM_ORDER_ARTICLE] = { MN_SQL_CLAIMS_BY_TITLE, MN_SQL_CLAIMS_BY_TITLE_DOWN },
    [MN_CLAIM_ORDER_DATE] = { MN_SQL_CLAIMS_BY_DATE, MN_SQL_CLAIMS_BY_DATE_DOWN },
  };

  if (!mn_id_is_none (&query->article))
    return query->order == MN_CLAIM_ORDER_TEXT       ? MN_SQL_CLAIMS_IN_ARTICLE_BY_TEXT
           : query->order == MN_CLAIM_ORDER_CLAIMANT ? MN_SQL_CLAIMS_IN_ARTICLE_BY_CLAIMANT
                                                     : MN_SQL_CLAIMS_IN_ARTICLE;
  return is_sorted (query) ? statements[query->order][query->is_descending] : MN_SQL_CLAIMS_BY_ARTICLE;
}

static GArray *
get_group (Search *self,
           guint   rank)
{
  while (self->groups->len <= rank)
    g_ptr_array_add (self->groups, g_array_new (FALSE, FALSE, sizeof (guint32)));
  return self->groups->pdata[rank];
}

static void
reverse (GArray *keys)
{
  for (guint i = 0, j = keys->len; i + 1 < j; i++)
    {
      guint32 key = g_array_index (keys, guint32, i);

      j--;
      g_array_index (keys, guint32, i) = g_array_index (keys, guint32, j);
      g_array_index (keys, guint32, j) = key;
    }
}

/* The groups one after another; within one, claims stay in the order of reading */
static GArray *
join_groups (Search *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->groups->len; i++)
    {
      guint at = self->query->is_descending ? self->groups->len - 1 - i : i;
      GArray *group = self->groups->pdata[at];

      g_array_append_vals (keys, group->data, group->len);
    }
  /* in one article, only words and names are sorted by the query, and that ascending */
  if (!mn_id_is_none (&self->query->article) && self->query->is_descending
      && (self->query->order == MN_CLAIM_ORDER_TEXT || self->query->order == MN_CLAIM_ORDER_CLAIMANT))
    reverse (keys);
  return keys;
}

static gboolean
bind (const Search *self,
      MnConnection *connection,
      MnQuery      *row,
      GError      **error)
{
  const MnClaimQuery *query = self->query;
  gboolean by_value = !is_sorted (query) || query->kind != NULL || query->state >= 0;
  gint64 article_key = 0;

  mn_query_bind_int (row, 1, by_value);
  if (query->verdict != NULL || query->order == MN_CLAIM_ORDER_VERDICT)
    mn_query_bind_id (row, 2, &query->annotator);
  mn_query_bind_int (row, 3, self->claimant != NULL);
  mn_query_bind_int (row, 4, self->words != NULL);
  if (mn_id_is_none (&query->article))
    return TRUE;
  if (!mn_read_key (connection, MN_SQL_ARTICLE_KEY, &query->article, &article_key, error))
    return FALSE;
  mn_query_bind_int (row, 5, article_key);
  return TRUE;
}

static gboolean
find (Search         *self,
      MnConnection   *connection,
      MnClaimKeysFunc function,
      gpointer        user_data,
      GCancellable   *cancellable,
      GError        **error)
{
  g_auto (MnQuery) row = mn_query (connection, choose_statement (self->query));
  gboolean tells = function != NULL && mn_id_is_none (&self->query->article);
  guint first = get_first_rank (self->query);
  guint n = 0;

  if (!bind (self, connection, &row, error))
    return FALSE;
  while (mn_query_step (&row))
    {
      guint32 key = (guint32) mn_query_get_int (&row, 0);
      guint rank;
      GArray *group;

      if (n++ % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_wanted (self, &row))
        continue;
      rank = get_rank (self, &row);
      group = get_group (self, rank);
      g_array_append_val (group, key);
      if (tells && rank == first && group->len == FIRST_KEYS)
        function (group, user_data);
    }
  return mn_query_finish (&row, error);
}

/**
 * mn_claims_find:
 * @connection: a connection that reads
 * @query: which claims, and in which order
 * @function: (nullable): told once, with the first that were found, where there are many
 * @user_data: for @function
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR
 *
 * Finds claims of the library. Those that a text, a claimant, a title or a date sorts are read along an index; those
 * that one of a few values sorts are put into groups.
 *
 * Returns: (transfer full) (element-type guint32) (nullable): their keys
 */
GArray *
mn_claims_find (MnConnection       *connection,
                const MnClaimQuery *query,
                MnClaimKeysFunc     function,
                gpointer            user_data,
                GCancellable       *cancellable,
                GError            **error)
{
  g_auto (GStrv) words = fold_words (query->words);
  g_auto (GStrv) claimant = fold_words (query->claimant);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_array_unref);
  Search self = { query, words, claimant, groups };

  if (!find (&self, connection, function, user_data, cancellable, error))
    return NULL;
  return join_groups (&self);
}

/**
 * mn_claims_count:
 * @connection: a connection that reads
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: how many claims the library has, or -1
 */
gint64
mn_claims_count (MnConnection *connection,
                 GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_COUNT_CLAIMS);

  if (mn_query_step (&query))
    return mn_query_get_int (&query, 0);
  mn_query_finish (&query, error);
  return -1;
}

/**
 * mn_claims_read:
 * @connection: a connection that reads
 * @key: what mn_claims_find() found
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what is shown of that claim; %NULL without an error where it is gone
 */
MnClaimRow *
mn_claims_read (MnConnection *connection,
                guint32       key,
                GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_CLAIM_ROW);
  g_autoptr (MnClaimRow) row = g_new0 (MnClaimRow, 1);
  MnId article;

  mn_query_bind_int (&query, 1, key);
  if (!mn_query_step (&query))
    {
      mn_query_finish (&query, error);
      return NULL;
    }
  article = mn_query_get_id (&query, 3);
  row->claim = mn_read_row (&query, MN_RECORD_CLAIM, &article, NULL, error);
  if (row->claim == NULL)
    return NULL;
  row->title = g_strdup (mn_query_get_text (&query, 5, NULL));
  row->date = g_strdup (mn_query_get_text (&query, 6, NULL));
  row->claimant = mn_claim_rows_get_claimant (connection, row->claim);
  return g_steal_pointer (&row);
}

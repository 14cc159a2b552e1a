/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-snapshot.h"

#include "mn-pack.h"
#include "mn-sqlite-claim-texts.h"
#include "mn-sqlite-claims.h"
#include "mn-sqlite-history.h"
#include "mn-sqlite-read.h"
#include "mn-sqlite-search.h"
#include "mn-store.h"

#include <glib/gi18n-lib.h>

/* How often a long read looks whether it was cancelled, in records */
#define CANCEL_STRIDE 1024

struct _MnSqliteSnapshot
{
  GObject       parent_instance;

  MnConnection *connection;
};

static void iface_init (MnSnapshotInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnSqliteSnapshot, mn_sqlite_snapshot, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_SNAPSHOT, iface_init))

static MnConnection *
connection_of (MnSnapshot *snapshot)
{
  MnSqliteSnapshot *self = MN_SQLITE_SNAPSHOT (snapshot);

  /* another process may have made an annotator of that key anew since the last query */
  self->connection->annotator_key = 0;
  return self->connection;
}

static gpointer
get (MnSnapshot   *snapshot,
     MnRecordKind  kind,
     const MnId   *article,
     const MnId   *id,
     GError      **error)
{
  return mn_read_record (connection_of (snapshot), kind, article, id, error);
}

static MnArticle *
get_article (MnSnapshot *snapshot,
             const MnId *id,
             gboolean    with_text,
             GError    **error)
{
  MnConnection *connection = connection_of (snapshot);
  g_autoptr (MnArticleBuilder) article = NULL;
  gint64 key;

  article = mn_read_record (connection, MN_RECORD_ARTICLE, NULL, id, error);
  if (article == NULL)
    return NULL;
  if (with_text
      && (!mn_read_key (connection, MN_SQL_ARTICLE_KEY, id, &key, error)
          || !mn_read_text (connection, key, article, error)))
    return NULL;
  return mn_record_end (g_steal_pointer (&article));
}

static gboolean
go_through (MnQuery      *query,
            MnRecordKind  kind,
            const MnId   *article,
            MnRecordFunc  function,
            gpointer      user_data,
            GCancellable *cancellable,
            GError      **error)
{
  guint n = 0;

  while (mn_query_step (query))
    {
      g_autoptr (MnRecord) record = NULL;

      if (n++ % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      record = mn_read_row (query, kind, article, NULL, error);
      if (record == NULL)
        return FALSE;
      if (!function (record, user_data))
        return TRUE;
    }
  return mn_query_finish (query, error);
}

static gboolean
each (MnSnapshot   *snapshot,
      MnRecordKind  kind,
      MnRecordFunc  function,
      gpointer      user_data,
      GCancellable *cancellable,
      GError      **error)
{
  static const MnStatement statements[] = {
    [MN_RECORD_TAGSET] = MN_SQL_TAGSET,     [MN_RECORD_ANNOTATOR] = MN_SQL_ANNOTATORS,
    [MN_RECORD_ENTITY] = MN_SQL_ENTITIES,   [MN_RECORD_ARTICLE] = MN_SQL_ARTICLES,
    [MN_RECORD_RELATION] = MN_SQL_RELATIONS,
  };

  g_return_val_if_fail (!mn_kind_is_mark (kind), FALSE);

  {
    g_auto (MnQuery) query = mn_query (connection_of (snapshot), statements[kind]);

    return go_through (&query, kind, NULL, function, user_data, cancellable, error);
  }
}

/* A query for the marks of a kind in an article. Returns: whether the article could be looked for */
static gboolean
begin_marks (MnConnection *connection,
             MnRecordKind  kind,
             const MnId   *article,
             MnQuery      *query,
             GError      **error)
{
  static const MnStatement statements[] = {
    [MN_RECORD_MENTION] = MN_SQL_MENTIONS,
    [MN_RECORD_CLAIM] = MN_SQL_CLAIMS,
    [MN_RECORD_REMARK] = MN_SQL_REMARKS,
  };
  gint64 key;

  if (!mn_read_key (connection, MN_SQL_ARTICLE_KEY, article, &key, error))
    return FALSE;
  *query = mn_query (connection, statements[kind]);
  mn_query_bind_int (query, 1, key);
  return TRUE;
}

static gboolean
each_mark (MnSnapshot   *snapshot,
           MnRecordKind  kind,
           const MnId   *article,
           MnRecordFunc  function,
           gpointer      user_data,
           GCancellable *cancellable,
           GError      **error)
{
  MnId id = *article;
  g_auto (MnQuery) query = { 0 };

  g_return_val_if_fail (mn_kind_is_mark (kind), FALSE);

  return begin_marks (connection_of (snapshot), kind, &id, &query, error)
         && go_through (&query, kind, &id, function, user_data, cancellable, error);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
}

static gboolean
keep_marks (MnQuery      *query,
            MnRecordKind  kind,
            const MnId   *article,
            MnRecordPool *pool,
            GPtrArray    *marks,
            GCancellable *cancellable,
            GError      **error)
{
  guint n = 0;

  while (mn_query_step (query))
    {
      gpointer mark;

      if (n++ % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      mark = mn_read_row (query, kind, article, pool, error);
      if (mark == NULL)
        return FALSE;
      g_ptr_array_add (marks, mn_record_end (mark));
    }
  return mn_query_finish (query, error);
}

static GPtrArray *
marks_of (MnSnapshot   *snapshot,
          const MnId   *article,
          MnMarksRead   which,
          GCancellable *cancellable,
          GError      **error)
{
  static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };
  g_autoptr (MnRecordPool) pool = mn_record_pool_new ();
  g_autoptr (GPtrArray) marks = new_list ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (MnQuery) query = { 0 };

      if ((which & (kinds[i] == MN_RECORD_MENTION ? MN_MARKS_MENTIONS : MN_MARKS_OTHERS)) == 0)
        continue;
      if (!begin_marks (connection_of (snapshot), kinds[i], article, &query, error)
          || !keep_marks (&query, kinds[i], article, pool, marks, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&marks);
}

/* All records of a query; @article_column is where marks of several articles say which, or -1 */
static GPtrArray *
collect (MnQuery      *query,
         MnRecordKind  kind,
         int           article_column,
         GError      **error)
{
  g_autoptr (GPtrArray) records = new_list ();

  while (mn_query_step (query))
    {
      MnId article = article_column >= 0 ? mn_query_get_id (query, article_column) : MN_ID_NONE;
      gpointer record = mn_read_row (query, kind, &article, NULL, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return mn_query_finish (query, error) ? g_steal_pointer (&records) : NULL;
}

static gint64
count_articles (MnSnapshot            *snapshot,
                const MnArticleFilter *filter,
                GError               **error)
{
  gboolean by_words = !mn_search_is_blank (filter->words);
  g_autofree char *words = by_words ? mn_search_compose (filter->words) : NULL;
  MnStatement which = filter->status < 0 ? (by_words ? MN_SQL_COUNT_WORDS : MN_SQL_COUNT_ALL)
                                         : (by_words ? MN_SQL_COUNT_STATUS_WORDS : MN_SQL_COUNT_STATUS);
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), which);

  if (by_words && words == NULL)
    return 0;
  if (filter->status >= 0)
    mn_query_bind_int (&query, 1, filter->status);
  if (by_words)
    mn_query_bind_text (&query, filter->status >= 0 ? 2 : 1, words, -1);
  if (mn_query_step (&query))
    return mn_query_get_int (&query, 0);
  mn_query_finish (&query, error);
  return -1;
}

static GPtrArray *
list_articles (MnSnapshot            *snapshot,
               const MnArticleFilter *filter,
               gint64                 offset,
               guint                  limit,
               GError               **error)
{
  /* by whether there are words, a status, and an order by title */
  static const MnStatement statements[2][2][2] = {
    { { MN_SQL_LIST_ADDED, MN_SQL_LIST_TITLE }, { MN_SQL_LIST_STATUS_ADDED, MN_SQL_LIST_STATUS_TITLE } },
    { { MN_SQL_LIST_WORDS_ADDED, MN_SQL_LIST_WORDS_TITLE }, { MN_SQL_LIST_WORDS_ADDED, MN_SQL_LIST_WORDS_TITLE } },
  };
  gboolean by_words = !mn_search_is_blank (filter->words);
  g_autofree char *words = by_words ? mn_search_compose (filter->words) : NULL;
  g_auto (MnQuery) query
      = mn_query (connection_of (snapshot),
                  statements[by_words][filter->status >= 0][filter->order == MN_ORDER_TITLE]);

  if (by_words && words == NULL)
    return new_list ();
  mn_query_bind_int (&query, 1, limit);
  mn_query_bind_int (&query, 2, offset);
  if (by_words || filter->status >= 0)
    mn_query_bind_int (&query, 3, filter->status);
  if (by_words)
    mn_query_bind_text (&query, 4, words, -1);
  return collect (&query, MN_RECORD_ARTICLE, -1, error);
}

static GPtrArray *
search (MnSnapshot *snapshot,
        const char *typed,
        guint       limit,
        GError    **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_search_hit_free);
  g_autofree char *words = mn_search_compose (typed);
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_SEARCH);

  if (words == NULL)
    return g_steal_pointer (&hits);
  mn_query_bind_text (&query, 1, words, -1);
  mn_query_bind_int (&query, 2, limit);
  while (mn_query_step (&query))
    {
      MnSearchHit *hit = g_new0 (MnSearchHit, 1);
      const char *title = mn_query_get_text (&query, 1, NULL);
      const char *excerpt = mn_query_get_text (&query, 2, NULL);

      hit->article = mn_query_get_id (&query, 0);
      hit->title = g_strdup (title != NULL ? title : "");
      hit->excerpt = g_strdelimit (g_strdup (excerpt != NULL ? excerpt : ""), "\n\t", ' ');
      g_ptr_array_add (hits, hit);
    }
  return mn_query_finish (&query, error) ? g_steal_pointer (&hits) : NULL;
}

static GPtrArray *
find_entities (MnSnapshot *snapshot,
               const char *prefix,
               guint       limit,
               GError    **error)
{
  g_autofree char *from = mn_name_fold (prefix);
  g_autofree char *to = mn_search_end_of (from);
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_FIND_ENTITIES);

  mn_query_bind_text (&query, 1, from, -1);
  mn_query_bind_text (&query, 2, to, -1);
  mn_query_bind_int (&query, 3, limit);
  return collect (&query, MN_RECORD_ENTITY, -1, error);
}

static GPtrArray *
entities_named (MnSnapshot *snapshot,
                const char *name,
                GError    **error)
{
  g_autofree char *folded = mn_name_fold (name);
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_ENTITIES_NAMED);

  mn_query_bind_text (&query, 1, folded, -1);
  return collect (&query, MN_RECORD_ENTITY, -1, error);
}

static GPtrArray *
relations_of (MnSnapshot *snapshot,
              const MnId *id,
              GError    **error)
{
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_RELATIONS_OF);

  mn_query_bind_id (&query, 1, id);
  return collect (&query, MN_RECORD_RELATION, -1, error);
}

static GPtrArray *
mentions_of (MnSnapshot *snapshot,
             const MnId *entity,
             GError    **error)
{
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_MENTIONS_OF);

  mn_query_bind_id (&query, 1, entity);
  return collect (&query, MN_RECORD_MENTION, 10, error);
}

static GPtrArray *
claims_of (MnSnapshot *snapshot,
           const MnId *target,
           GError    **error)
{
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_CLAIMS_OF);

  mn_query_bind_id (&query, 1, target);
  return collect (&query, MN_RECORD_CLAIM, 3, error);
}

static GPtrArray *
match_claims (MnSnapshot        *snapshot,
              const char *const *beginnings,
              guint              limit,
              GError           **error)
{
  return mn_claim_texts_find (connection_of (snapshot), beginnings, limit, error);
}

static gint64
count_claims_with (MnSnapshot *snapshot,
                   const char *beginning,
                   GError    **error)
{
  return mn_claim_texts_count (connection_of (snapshot), beginning, error);
}

static gint64
count_uses (MnSnapshot *snapshot,
            const MnId *entity,
            guint       limit,
            GError    **error)
{
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_COUNT_USES);

  mn_query_bind_id (&query, 1, entity);
  mn_query_bind_int (&query, 2, limit);
  if (mn_query_step (&query))
    return mn_query_get_int (&query, 0);
  mn_query_finish (&query, error);
  return -1;
}

/* The range of ids that begin with hexadecimal digits, hyphens passed over */
static gboolean
parse_digits (const char *digits,
              MnId       *from,
              MnId       *to,
              guint      *n)
{
  memset (from->bytes, 0, sizeof from->bytes);
  memset (to->bytes, 0xff, sizeof to->bytes);
  *n = 0;
  for (const char *at = digits; *at != '\0'; at++)
    {
      int digit = g_ascii_xdigit_value (*at);
      guint place = *n / 2;

      if (*at == '-')
        continue;
      if (digit < 0)
        return FALSE;
      if (place < sizeof from->bytes)
        {
          guint8 shifted = (guint8) (*n % 2 == 0 ? digit << 4 : digit);
          guint8 mask = *n % 2 == 0 ? 0x0f : 0xf0;

          from->bytes[place] = (guint8) (from->bytes[place] | shifted);
          to->bytes[place] = (guint8) ((to->bytes[place] & mask) | shifted);
        }
      (*n)++;
    }
  return TRUE;
}

static GPtrArray *
find_article (MnSnapshot *snapshot,
              const char *digits,
              guint       limit,
              GError    **error)
{
  g_autofree char *lower = g_ascii_strdown (digits, -1);
  MnId from, to;
  guint n;

  if (!parse_digits (digits, &from, &to, &n))
    return new_list ();
  if (n == 64)
    {
      g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_FIND_BY_SOURCE);

      mn_query_bind_text (&query, 1, lower, -1);
      mn_query_bind_int (&query, 2, limit);
      return collect (&query, MN_RECORD_ARTICLE, -1, error);
    }
  if (n > 2 * sizeof from.bytes)
    return new_list ();
  {
    g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_FIND_BY_ID);

    mn_query_bind_blob (&query, 1, from.bytes, sizeof from.bytes);
    mn_query_bind_blob (&query, 2, to.bytes, sizeof to.bytes);
    mn_query_bind_int (&query, 3, limit);
    return collect (&query, MN_RECORD_ARTICLE, -1, error);
  }
}

static GBytes *
get_original (MnSnapshot *snapshot,
              const char *sha256,
              GError    **error)
{
  MnConnection *connection = connection_of (snapshot);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ORIGINAL);
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GError) problem = NULL;
  gconstpointer data;
  gsize n_bytes;
  GBytes *bytes;

  mn_query_bind_text (&query, 1, sha256, -1);
  if (!mn_query_step (&query))
    {
      mn_query_finish (&query, error);
      return NULL;
    }
  data = mn_query_get_blob (&query, 0, &n_bytes);
  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  bytes = mn_pack_convert (G_CONVERTER (decompressor), data, n_bytes, &problem);
  if (bytes == NULL)
    mn_read_corrupt (connection, problem->message, error);
  return bytes;
}

static GArray *
rejections_of (MnSnapshot *snapshot,
               const MnId *article,
               GError    **error)
{
  g_autoptr (GArray) rejections = g_array_new (FALSE, FALSE, sizeof (MnRejection));
  g_auto (MnQuery) query = mn_query (connection_of (snapshot), MN_SQL_REJECTIONS);

  mn_query_bind_id (&query, 1, article);
  while (mn_query_step (&query))
    {
      MnRejection rejection = { (guint) mn_query_get_int (&query, 0), (guint) mn_query_get_int (&query, 1),
                                mn_query_get_id (&query, 2) };

      g_array_append_val (rejections, rejection);
    }
  return mn_query_finish (&query, error) ? g_steal_pointer (&rejections) : NULL;
}

static GPtrArray *
list_changes (MnSnapshot *snapshot,
              const MnId *article,
              gint64      before,
              guint       limit,
              GError    **error)
{
  return mn_history_list (connection_of (snapshot), article, before, limit, error);
}

static GArray *
find_claims (MnSnapshot         *snapshot,
             const MnClaimQuery *query,
             MnClaimKeysFunc     function,
             gpointer            user_data,
             GCancellable       *cancellable,
             GError            **error)
{
  return mn_claims_find (connection_of (snapshot), query, function, user_data, cancellable, error);
}

static gint64
count_claims (MnSnapshot *snapshot,
              GError    **error)
{
  return mn_claims_count (connection_of (snapshot), error);
}

static MnClaimRow *
read_claim (MnSnapshot *snapshot,
            guint32     key,
            GError    **error)
{
  return mn_claims_read (connection_of (snapshot), key, error);
}

static GPtrArray *
list_changes_of (MnSnapshot  *snapshot,
                 MnRecordKind kind,
                 const MnId  *id,
                 gint64       revision,
                 guint        limit,
                 GError     **error)
{
  return mn_history_list_of (connection_of (snapshot), kind, id, revision, limit, error);
}

static void
iface_init (MnSnapshotInterface *iface)
{
  iface->get = get;
  iface->get_article = get_article;
  iface->each = each;
  iface->each_mark = each_mark;
  iface->marks_of = marks_of;
  iface->count_articles = count_articles;
  iface->list_articles = list_articles;
  iface->search = search;
  iface->find_entities = find_entities;
  iface->entities_named = entities_named;
  iface->relations_of = relations_of;
  iface->mentions_of = mentions_of;
  iface->claims_of = claims_of;
  iface->match_claims = match_claims;
  iface->count_claims_with = count_claims_with;
  iface->count_uses = count_uses;
  iface->find_article = find_article;
  iface->get_original = get_original;
  iface->rejections_of = rejections_of;
  iface->list_changes = list_changes;
  iface->find_claims = find_claims;
  iface->count_claims = count_claims;
  iface->read_claim = read_claim;
  iface->list_changes_of = list_changes_of;
}

static void
mn_sqlite_snapshot_finalize (GObject *object)
{
  MnSqliteSnapshot *self = MN_SQLITE_SNAPSHOT (object);

  g_clear_pointer (&self->connection, mn_connection_close);

  G_OBJECT_CLASS (mn_sqlite_snapshot_parent_class)->finalize (object);
}

static void
mn_sqlite_snapshot_class_init (MnSqliteSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_sqlite_snapshot_finalize;
}

static void
mn_sqlite_snapshot_init (MnSqliteSnapshot *self G_GNUC_UNUSED)
{
}

/**
 * mn_sqlite_snapshot_new:
 * @connection: (transfer full): a connection that reads: inside a transaction, to see one moment's state; else each
 *   query sees the newest
 *
 * Returns: (transfer full): a snapshot, for one thread at a time
 */
MnSqliteSnapshot *
mn_sqlite_snapshot_new (MnConnection *connection)
{
  MnSqliteSnapshot *self = g_object_new (MN_TYPE_SQLITE_SNAPSHOT, NULL);

  self->connection = connection;
  return self;
}

/**
 * mn_sqlite_snapshot_get_connection:
 * @self: a snapshot
 *
 * Returns: (transfer none): what it reads from
 */
MnConnection *
mn_sqlite_snapshot_get_connection (MnSqliteSnapshot *self)
{
  return self->connection;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-snapshot.h"

G_DEFINE_INTERFACE (MnSnapshot, mn_snapshot, G_TYPE_OBJECT)

static void
mn_snapshot_default_init (MnSnapshotInterface *iface G_GNUC_UNUSED)
{
}

/**
 * mn_snapshot_get:
 * @self: a snapshot
 * @kind: what kind of record
 * @article: an article
 * @id: an id
 * @error: where to put what went wrong
 *
 * Reads one record; for an article, its head.
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error where there is none
 */
gpointer
mn_snapshot_get (MnSnapshot    *self,
                 MnRecordKind   kind,
                 const MnId    *article,
                 const MnId    *id,
                 GError       **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->get (self, kind, article, id, error);
}

/**
 * mn_snapshot_get_article:
 * @self: a snapshot
 * @id: an id
 * @with_text: whether to read the text and blocks too
 * @error: where to put what went wrong
 *
 * Reads one article.
 *
 * Returns: (transfer full) (nullable): the article; %NULL without an error where there is none
 */
MnArticle *
mn_snapshot_get_article (MnSnapshot  *self,
                         const MnId  *id,
                         gboolean     with_text,
                         GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->get_article (self, id, with_text, error);
}

/**
 * mn_snapshot_each:
 * @self: a snapshot
 * @kind: what kind of record
 * @function: (scope call): takes each record
 * @user_data: for @function
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Goes through the records of the library of one kind, by id: annotators, entities, relations, or the heads of
 * articles.
 *
 * Returns: whether all went well; also %TRUE where @function stopped it
 */
gboolean
mn_snapshot_each (MnSnapshot    *self,
                  MnRecordKind   kind,
                  MnRecordFunc   function,
                  gpointer       user_data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), FALSE);

  return MN_SNAPSHOT_GET_IFACE (self)->each (self, kind, function, user_data, cancellable, error);
}

/**
 * mn_snapshot_each_mark:
 * @self: a snapshot
 * @kind: what kind of record
 * @article: an article
 * @function: (scope call): takes each record
 * @user_data: for @function
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Goes through the mentions, claims or remarks of one article, by id.
 *
 * Returns: whether all went well; also %TRUE where @function stopped it
 */
gboolean
mn_snapshot_each_mark (MnSnapshot    *self,
                       MnRecordKind   kind,
                       const MnId    *article,
                       MnRecordFunc   function,
                       gpointer       user_data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), FALSE);

  return MN_SNAPSHOT_GET_IFACE (self)->each_mark (self, kind, article, function, user_data, cancellable, error);
}

/**
 * mn_snapshot_count_articles:
 * @self: a snapshot
 * @filter: which articles
 * @error: where to put what went wrong
 *
 * Counts articles.
 *
 * Returns: how many there are, -1 on an error
 */
gint64
mn_snapshot_count_articles (MnSnapshot             *self,
                            const MnArticleFilter  *filter,
                            GError                **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), -1);

  return MN_SNAPSHOT_GET_IFACE (self)->count_articles (self, filter, error);
}

/**
 * mn_snapshot_list_articles:
 * @self: a snapshot
 * @filter: which articles
 * @offset: how many to pass over
 * @limit: how many at most
 * @error: where to put what went wrong
 *
 * Lists a stretch of the articles, heads with their counts of marks.
 *
 * Returns: (transfer full) (element-type MnArticle) (nullable): them
 */
GPtrArray *
mn_snapshot_list_articles (MnSnapshot             *self,
                           const MnArticleFilter  *filter,
                           gint64                  offset,
                           guint                   limit,
                           GError                **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->list_articles (self, filter, offset, limit, error);
}

/**
 * mn_snapshot_search:
 * @self: a snapshot
 * @words: what was typed: words, or “phrases in quotation marks”; the last one may be a beginning
 * @limit: how many at most
 * @error: where to put what went wrong
 *
 * Searches title and text, best hits first.
 *
 * Returns: (transfer full) (element-type MnSearchHit) (nullable): them
 */
GPtrArray *
mn_snapshot_search (MnSnapshot  *self,
                    const char  *words,
                    guint        limit,
                    GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->search (self, words, limit, error);
}

/**
 * mn_snapshot_find_entities:
 * @self: a snapshot
 * @prefix: what was typed of a name; folded by mn_name_fold() inside
 * @limit: how many at most
 * @error: where to put what went wrong
 *
 * Finds entities of which a word of the name or of an alias begins with @prefix: first those that @prefix is the whole
 * name of, or its last words; of each the ones used most first.
 *
 * Returns: (transfer full) (element-type MnEntity) (nullable): them
 */
GPtrArray *
mn_snapshot_find_entities (MnSnapshot  *self,
                           const char  *prefix,
                           guint        limit,
                           GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->find_entities (self, prefix, limit, error);
}

/**
 * mn_snapshot_marks_of:
 * @self: a snapshot
 * @article: an article
 * @which: which of its marks
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Reads the marks of an article: mentions, then claims, then remarks, each by id. Unlike those of
 * mn_snapshot_each_mark(), they are made to be kept together.
 *
 * Returns: (transfer full) (element-type MnRecord) (nullable): them
 */
GPtrArray *
mn_snapshot_marks_of (MnSnapshot    *self,
                      const MnId    *article,
                      MnMarksRead    which,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->marks_of (self, article, which, cancellable, error);
}

/**
 * mn_snapshot_entities_named:
 * @self: a snapshot
 * @name: a name, compared as mn_name_fold() does
 * @error: where to put what went wrong
 *
 * Finds the entities whose name or an alias is @name, or ends with its words, by id.
 *
 * Returns: (transfer full) (element-type MnEntity) (nullable): them
 */
GPtrArray *
mn_snapshot_entities_named (MnSnapshot  *self,
                            const char  *name,
                            GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->entities_named (self, name, error);
}

/**
 * mn_snapshot_relations_of:
 * @self: a snapshot
 * @id: an id
 * @error: where to put what went wrong
 *
 * Finds the relations that begin or end at an entity or a claim, or that are said in an article.
 *
 * Returns: (transfer full) (element-type MnRelation) (nullable): them
 */
GPtrArray *
mn_snapshot_relations_of (MnSnapshot  *self,
                          const MnId  *id,
                          GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->relations_of (self, id, error);
}

/**
 * mn_snapshot_mentions_of:
 * @self: a snapshot
 * @entity: an entity
 * @error: where to put what went wrong
 *
 * Finds the mentions of an entity in all articles.
 *
 * Returns: (transfer full) (element-type MnMention) (nullable): them
 */
GPtrArray *
mn_snapshot_mentions_of (MnSnapshot  *self,
                         const MnId  *entity,
                         GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->mentions_of (self, entity, error);
}

/**
 * mn_snapshot_claims_of:
 * @self: a snapshot
 * @target: an entity or an article
 * @error: where to put what went wrong
 *
 * Finds the claims, in all articles, that refer to an entity or take evidence from an article.
 *
 * Returns: (transfer full) (element-type MnClaim) (nullable): them
 */
GPtrArray *
mn_snapshot_claims_of (MnSnapshot  *self,
                       const MnId  *target,
                       GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->claims_of (self, target, error);
}

/**
 * mn_snapshot_match_claims:
 * @self: a snapshot
 * @beginnings: beginnings of words, 64 at most
 * @limit: how many claims at most
 * @error: where to put what went wrong
 *
 * Finds claims by what they say, in their statement or in the words of their article. Case and diacritics do not matter.
 *
 * Returns: (transfer full) (element-type MnClaim) (nullable): those with a word that begins like any of @beginnings, by
 *   how many of them they have and how rare these are (BM25), the best first
 */
GPtrArray *
mn_snapshot_match_claims (MnSnapshot        *self,
                         const char *const *beginnings,
                         guint              limit,
                         GError           **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (beginnings != NULL, NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->match_claims (self, beginnings, limit, error);
}

/**
 * mn_snapshot_count_claims_with:
 * @self: a snapshot
 * @beginning: (nullable): the beginning of a word, in lower case and without diacritics, or %NULL for all claims
 * @error: where to put what went wrong
 *
 * Tells how common a word is in what claims say. A claim with two words that begin so counts twice.
 *
 * Returns: how many claims have it; -1 where that cannot be told
 */
gint64
mn_snapshot_count_claims_with (MnSnapshot *self,
                          const char *beginning,
                          GError    **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), -1);

  return MN_SNAPSHOT_GET_IFACE (self)->count_claims_with (self, beginning, error);
}

/**
 * mn_snapshot_count_uses:
 * @self: a snapshot
 * @entity: an entity
 * @limit: where to stop counting
 * @error: where to put what went wrong
 *
 * Counts the mentions, claims and relations that refer to an entity.
 *
 * Returns: how many there are, @limit for as many or more, -1 on an error
 */
gint64
mn_snapshot_count_uses (MnSnapshot *self,
                        const MnId *entity,
                        guint       limit,
                        GError    **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), -1);

  return MN_SNAPSHOT_GET_IFACE (self)->count_uses (self, entity, limit, error);
}

/**
 * mn_snapshot_find_article:
 * @self: a snapshot
 * @digits: a SHA-256, or the beginning of an id, with or without hyphens
 * @limit: how many at most
 * @error: where to put what went wrong
 *
 * Finds articles by the beginning of their id or by the SHA-256 of their original.
 *
 * Returns: (transfer full) (element-type MnArticle) (nullable): their heads
 */
GPtrArray *
mn_snapshot_find_article (MnSnapshot  *self,
                          const char  *digits,
                          guint        limit,
                          GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->find_article (self, digits, limit, error);
}

/**
 * mn_snapshot_get_original:
 * @self: a snapshot
 * @sha256: the SHA-256 of an original
 * @error: where to put what went wrong
 *
 * Reads the bytes that an article was read from.
 *
 * Returns: (transfer full) (nullable): them; %NULL without an error where they are not kept
 */
GBytes *
mn_snapshot_get_original (MnSnapshot  *self,
                          const char  *sha256,
                          GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->get_original (self, sha256, error);
}

/**
 * mn_search_hit_free:
 * @self: (transfer full): a hit
 */
void
mn_search_hit_free (MnSearchHit *self)
{
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self);
}

/**
 * mn_snapshot_rejections_of:
 * @self: a snapshot
 * @article: which article
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (element-type MnRejection) (nullable): what was suggested for it and refused
 */
GArray *
mn_snapshot_rejections_of (MnSnapshot *self,
                           const MnId *article,
                           GError    **error)
{
  return MN_SNAPSHOT_GET_IFACE (self)->rejections_of (self, article, error);
}

/**
 * mn_snapshot_list_changes:
 * @self: a snapshot
 * @article: (nullable): an article, to list what touches it alone
 * @before: a place in the journal before which to begin, or 0 for the end
 * @limit: how many at most
 * @error: where to put what went wrong
 *
 * Lists what was done, newest first. Changes that are undone together are one entry.
 *
 * Returns: (transfer full) (element-type MnHistoryEntry) (nullable): them; fewer than @limit where there are no more
 */
GPtrArray *
mn_snapshot_list_changes (MnSnapshot *self,
                          const MnId *article,
                          gint64      before,
                          guint       limit,
                          GError    **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->list_changes (self, article, before, limit, error);
}

/**
 * mn_snapshot_find_claims:
 * @self: a snapshot
 * @query: which claims, and in which order
 * @function: (scope call) (nullable): told once, with the first that were found, where there are many
 * @user_data: for @function
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Finds claims of the library. It may have to look at all of them: a matter for a worker.
 *
 * Returns: (transfer full) (element-type guint32) (nullable): their keys, good for mn_snapshot_read_claim()
 */
GArray *
mn_snapshot_find_claims (MnSnapshot         *self,
                         const MnClaimQuery *query,
                         MnClaimKeysFunc     function,
                         gpointer            user_data,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->find_claims (self, query, function, user_data, cancellable, error);
}

/**
 * mn_snapshot_count_claims:
 * @self: a snapshot
 * @error: where to put what went wrong
 *
 * Returns: how many claims the library has, -1 where they cannot be counted
 */
gint64
mn_snapshot_count_claims (MnSnapshot *self,
                          GError    **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), -1);

  return MN_SNAPSHOT_GET_IFACE (self)->count_claims (self, error);
}

/**
 * mn_snapshot_read_claim:
 * @self: a snapshot
 * @key: what mn_snapshot_find_claims() found
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): what is shown of that claim; %NULL without an error where it is gone
 */
MnClaimRow *
mn_snapshot_read_claim (MnSnapshot *self,
                        guint32     key,
                        GError    **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->read_claim (self, key, error);
}

/**
 * mn_snapshot_list_changes_of:
 * @self: a snapshot
 * @kind: the kind of a record
 * @id: its id
 * @revision: its revision
 * @limit: how many changes at most
 * @error: where to put what went wrong
 *
 * Lists what was done to a record, newest first: each change names the one before it, so that no others are looked at.
 *
 * Returns: (transfer full) (element-type MnHistoryEntry) (nullable): them
 */
GPtrArray *
mn_snapshot_list_changes_of (MnSnapshot  *self,
                             MnRecordKind kind,
                             const MnId  *id,
                             gint64       revision,
                             guint        limit,
                             GError     **error)
{
  g_return_val_if_fail (MN_IS_SNAPSHOT (self), NULL);

  return MN_SNAPSHOT_GET_IFACE (self)->list_changes_of (self, kind, id, revision, limit, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-claim-query.h"
#include "mn-entity.h"
#include "mn-history-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MN_TYPE_SNAPSHOT (mn_snapshot_get_type ())

G_DECLARE_INTERFACE (MnSnapshot, mn_snapshot, MN, SNAPSHOT, GObject)

typedef enum
{
  MN_ORDER_ADDED, /* newest first */
  MN_ORDER_TITLE,
} MnArticleOrder;

/**
 * MnArticleFilter:
 * @status: an #MnArticleStatus, or -1 for all
 * @words: (nullable): what their title or text must have, as typed
 * @order: how they are sorted
 *
 * Which articles to list.
 */
typedef struct
{
  gint           status;
  const char    *words;
  MnArticleOrder order;
} MnArticleFilter;

/**
 * MnSearchHit:
 * @article: which article
 * @title: its title
 * @excerpt: some text around the hit, on one line, each hit word between U+0002 and U+0003
 */
typedef struct
{
  MnId  article;
  char *title;
  char *excerpt;
} MnSearchHit;

/**
 * MnRejection:
 * @start: where what was suggested begins, in code points
 * @end: where it ends
 * @entity: the entity it was to refer to, or none for a claim
 *
 * A suggestion that was refused.
 */
typedef struct
{
  guint start;
  guint end;
  MnId  entity;
} MnRejection;

/**
 * MnRecordFunc:
 * @record: (transfer none): a record
 * @user_data: what was given
 *
 * Takes one record of many.
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*MnRecordFunc) (MnRecord *record,
                                  gpointer  user_data);

/**
 * MnMarksRead:
 * @MN_MARKS_MENTIONS: mentions
 * @MN_MARKS_OTHERS: claims and remarks
 * @MN_MARKS_ALL: all of them
 *
 * Which marks of an article are read; most are mentions.
 */
typedef enum
{
  MN_MARKS_MENTIONS = 1 << 0,
  MN_MARKS_OTHERS = 1 << 1,
  MN_MARKS_ALL = MN_MARKS_MENTIONS | MN_MARKS_OTHERS,
} MnMarksRead;

/**
 * MnSnapshotInterface:
 * @get: one record
 * @get_article: one article, with or without its text
 * @each: all records of a kind that belong to the library, by id: annotators, entities, relations, articles (heads)
 * @each_mark: all records of a kind in one article, by id; for mentions, claims, remarks
 * @marks_of: mentions, claims and remarks of one article at once, to be kept together
 * @count_articles: how many a filter lets through
 * @list_articles: a stretch of them, heads with their counts of marks
 * @search: articles with words, best first
 * @find_entities: entities of which a word of the name or of an alias begins with a prefix; those of just that
 *   name first, then those used most
 * @entities_named: all entities whose name or an alias is some words, or ends with them
 * @relations_of: all relations that begin or end at an entity or claim, or that are said in an article
 * @mentions_of: all mentions of an entity, in every article
 * @claims_of: all claims that refer to an entity or take evidence from an article
 * @match_claims: claims with a word that begins like any of some, best first
 * @count_claims_with: how many have a word that begins so, or how many there are
 * @count_uses: how many mentions, claims and relations refer to an entity, as far as a limit
 * @find_article: articles whose id begins with hexadecimal digits, or whose source has a SHA-256
 * @get_original: the bytes that an article was read from
 * @rejections_of: what was suggested for an article and refused
 * @list_changes: a stretch of the history, newest first
 * @find_claims: the keys of claims that a query finds, in its order
 * @count_claims: how many claims there are
 * @read_claim: what is shown of the claim with a key
 * @list_changes_of: what was done to one record, newest first
 *
 * What can be asked of a library. Each answers from what it reads at that moment; nothing is kept.
 */
struct _MnSnapshotInterface
{
  GTypeInterface g_iface;

  gpointer   (*get)            (MnSnapshot            *self,
                                MnRecordKind           kind,
                                const MnId            *article,
                                const MnId            *id,
                                GError               **error);
  MnArticle *(*get_article)    (MnSnapshot            *self,
                                const MnId            *id,
                                gboolean               with_text,
                                GError               **error);
  gboolean   (*each)           (MnSnapshot            *self,
                                MnRecordKind           kind,
                                MnRecordFunc           function,
                                gpointer               user_data,
                                GCancellable          *cancellable,
                                GError               **error);
  gboolean   (*each_mark)      (MnSnapshot            *self,
                                MnRecordKind           kind,
                                const MnId            *article,
                                MnRecordFunc           function,
                                gpointer               user_data,
                                GCancellable          *cancellable,
                                GError               **error);
  GPtrArray *(*marks_of)       (MnSnapshot            *self,
                                const MnId            *article,
                                MnMarksRead            which,
                                GCancellable          *cancellable,
                                GError               **error);
  gint64     (*count_articles) (MnSnapshot            *self,
                                const MnArticleFilter *filter,
                                GError               **error);
  GPtrArray *(*list_articles)  (MnSnapshot            *self,
                                const MnArticleFilter *filter,
                                gint64                 offset,
                                guint                  limit,
                                GError               **error);
  GPtrArray *(*search)         (MnSnapshot            *self,
                                const char            *words,
                                guint                  limit,
                                GError               **error);
  GPtrArray *(*find_entities)  (MnSnapshot            *self,
                                const char            *prefix,
                                guint                  limit,
                                GError               **error);
  GPtrArray *(*entities_named) (MnSnapshot            *self,
                                const char            *name,
                                GError               **error);
  GPtrArray *(*relations_of)   (MnSnapshot            *self,
                                const MnId            *id,
                                GError               **error);
  GPtrArray *(*mentions_of)    (MnSnapshot            *self,
                                const MnId            *entity,
                                GError               **error);
  GPtrArray *(*claims_of)      (MnSnapshot            *self,
                                const MnId            *target,
                                GError               **error);
  GPtrArray *(*match_claims)   (MnSnapshot            *self,
                                const char *const     *beginnings,
                                guint                  limit,
                                GError               **error);
  gint64     (*count_claims_with) (MnSnapshot         *self,
                                const char            *beginning,
                                GError               **error);
  gint64     (*count_uses)     (MnSnapshot            *self,
                                const MnId            *entity,
                                guint                  limit,
                                GError               **error);
  GPtrArray *(*find_article)   (MnSnapshot            *self,
                                const char            *digits,
                                guint                  limit,
                                GError               **error);
  GBytes    *(*get_original)   (MnSnapshot            *self,
                                const char            *sha256,
                                GError               **error);
  GArray    *(*rejections_of)  (MnSnapshot            *self,
                                const MnId            *article,
                                GError               **error);
  GPtrArray *(*list_changes)   (MnSnapshot            *self,
                                const MnId            *article,
                                gint64                 before,
                                guint                  limit,
                                GError               **error);
  GArray    *(*find_claims)    (MnSnapshot            *self,
                                const MnClaimQuery    *query,
                                MnClaimKeysFunc        function,
                                gpointer               user_data,
                                GCancellable          *cancellable,
                                GError               **error);
  gint64     (*count_claims)   (MnSnapshot            *self,
                                GError               **error);
  MnClaimRow *(*read_claim)    (MnSnapshot            *self,
                                guint32                key,
                                GError               **error);
  GPtrArray *(*list_changes_of) (MnSnapshot           *self,
                                 MnRecordKind          kind,
                                 const MnId           *id,
                                 gint64                revision,
                                 guint                 limit,
                                 GError              **error);
};

gpointer   mn_snapshot_get            (MnSnapshot            *self,
                                       MnRecordKind           kind,
                                       const MnId            *article,
                                       const MnId            *id,
                                       GError               **error);
MnArticle *mn_snapshot_get_article    (MnSnapshot            *self,
                                       const MnId            *id,
                                       gboolean               with_text,
                                       GError               **error);
gboolean   mn_snapshot_each           (MnSnapshot            *self,
                                       MnRecordKind           kind,
                                       MnRecordFunc           function,
                                       gpointer               user_data,
                                       GCancellable          *cancellable,
                                       GError               **error);
gboolean   mn_snapshot_each_mark      (MnSnapshot            *self,
                                       MnRecordKind           kind,
                                       const MnId            *article,
                                       MnRecordFunc           function,
                                       gpointer               user_data,
                                       GCancellable          *cancellable,
                                       GError               **error);
gint64     mn_snapshot_count_articles (MnSnapshot            *self,
                                       const MnArticleFilter *filter,
                                       GError               **error);
GPtrArray *mn_snapshot_list_articles  (MnSnapshot            *self,
                                       const MnArticleFilter *filter,
                                       gint64                 offset,
                                       guint                  limit,
                                       GError               **error);
GPtrArray *mn_snapshot_search         (MnSnapshot            *self,
                                       const char            *words,
                                       guint                  limit,
                                       GError               **error);
GPtrArray *mn_snapshot_find_entities  (MnSnapshot            *self,
                                       const char            *prefix,
                                       guint                  limit,
                                       GError               **error);
GPtrArray *mn_snapshot_marks_of       (MnSnapshot            *self,
                                       const MnId            *article,
                                       MnMarksRead            which,
                                       GCancellable          *cancellable,
                                       GError               **error);
GPtrArray *mn_snapshot_entities_named (MnSnapshot            *self,
                                       const char            *name,
                                       GError               **error);
GPtrArray *mn_snapshot_relations_of   (MnSnapshot            *self,
                                       const MnId            *id,
                                       GError               **error);
GPtrArray *mn_snapshot_mentions_of    (MnSnapshot            *self,
                                       const MnId            *entity,
                                       GError               **error);
GPtrArray *mn_snapshot_claims_of      (MnSnapshot            *self,
                                       const MnId            *target,
                                       GError               **error);
GPtrArray *mn_snapshot_match_claims   (MnSnapshot            *self,
                                       const char *const     *beginnings,
                                       guint                  limit,
                                       GError               **error);
gint64     mn_snapshot_count_claims_with (MnSnapshot         *self,
                                       const char            *beginning,
                                       GError               **error);
gint64     mn_snapshot_count_uses     (MnSnapshot            *self,
                                       const MnId            *entity,
                                       guint                  limit,
                                       GError               **error);
GPtrArray *mn_snapshot_find_article   (MnSnapshot            *self,
                                       const char            *digits,
                                       guint                  limit,
                                       GError               **error);
GBytes    *mn_snapshot_get_original   (MnSnapshot            *self,
                                       const char            *sha256,
                                       GError               **error);
GArray    *mn_snapshot_rejections_of  (MnSnapshot            *self,
                                       const MnId            *article,
                                       GError               **error);
GPtrArray *mn_snapshot_list_changes   (MnSnapshot            *self,
                                       const MnId            *article,
                                       gint64                 before,
                                       guint                  limit,
                                       GError               **error);
GArray    *mn_snapshot_find_claims    (MnSnapshot            *self,
                                       const MnClaimQuery    *query,
                                       MnClaimKeysFunc        function,
                                       gpointer               user_data,
                                       GCancellable          *cancellable,
                                       GError               **error);
gint64     mn_snapshot_count_claims   (MnSnapshot            *self,
                                       GError               **error);
MnClaimRow *mn_snapshot_read_claim    (MnSnapshot            *self,
                                       guint32                key,
                                       GError               **error);
GPtrArray *mn_snapshot_list_changes_of (MnSnapshot           *self,
                                       MnRecordKind          kind,
                                       const MnId           *id,
                                       gint64                revision,
                                       guint                 limit,
                                       GError              **error);
void       mn_search_hit_free         (MnSearchHit           *self);

G_END_DECLS

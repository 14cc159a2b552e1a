/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"
#include "mn-text.h"

G_BEGIN_DECLS

typedef enum
{
  MN_BLOCK_PARAGRAPH,
  MN_BLOCK_HEADING,
  MN_BLOCK_QUOTATION,
  MN_BLOCK_LIST_ITEM,
  MN_BLOCK_CAPTION,
} MnBlockKind;

typedef enum
{
  MN_ARTICLE_TO_DO,
  MN_ARTICLE_IN_PROGRESS,
  MN_ARTICLE_DONE,
} MnArticleStatus;

typedef enum
{
  MN_DIRECTION_UNKNOWN,
  MN_DIRECTION_LTR,
  MN_DIRECTION_RTL,
} MnDirection;

/**
 * MnBlock:
 * @start: where it begins, in code points
 * @end: where it ends, not included; the newline after it is not part of it
 * @kind: an #MnBlockKind
 * @level: of a heading 1–6, of a list item its depth from 1; else 0
 *
 * A stretch of the text. Blocks ascend and do not overlap.
 */
typedef struct
{
  gint start;
  gint end;
  gint kind;
  gint level;
} MnBlock;

typedef MN_ARRAY (MnBlock) MnBlocks;

/**
 * MnSource:
 * @name: the original file name, without folder
 * @media_type: its media type
 * @sha256: of its bytes, as hexadecimal digits
 * @reader: the id of the reader that read it
 *
 * Where an article's text came from.
 */
typedef struct
{
  char *name;
  char *media_type;
  char *sha256;
  char *reader;
} MnSource;

/**
 * MnArticle:
 * @title: never %NULL
 * @byline: who wrote it
 * @publisher: who published it
 * @uri: where it stands
 * @published: when, as EDTF (`2026-01-09`)
 * @language: BCP 47
 * @direction: an #MnDirection
 * @status: an #MnArticleStatus
 * @collections: what it is filed under
 * @added: when it came into the library, seconds since 1970 in UTC
 * @source: the original
 * @sha256: of the text
 * @text: (nullable): the text; %NULL in heads that were read without it. A change whose records have none leaves it
 * @blocks: its structure; goes with @text
 * @n_mentions: how many mentions it has; filled in by listings, not part of the record
 * @n_claims: how many claims it has, likewise
 *
 * An article. Its mentions, claims and remarks are records of their own.
 */
struct _MnArticle
{
  struct _MnRecord record;
  char            *title;
  char            *byline;
  char            *publisher;
  char            *uri;
  char            *published;
  char            *language;
  gint             direction;
  gint             status;
  char           **collections;
  gint64           added;
  MnSource         source;
  char            *sha256;
  MnText          *text;
  MnBlocks         blocks;
  guint            n_mentions;
  guint            n_claims;
};

MN_DECLARE_RECORD (MnArticle, mn_article)

extern const MnStructInfo mn_block_info;
extern const char *const  mn_block_kind_names[];
extern const char *const  mn_article_status_names[];
extern const char *const  mn_direction_names[];

void     mn_article_set_text     (MnArticleBuilder *builder,
                                  MnText           *text,
                                  const MnBlock    *blocks,
                                  guint             n_blocks);
gboolean mn_article_check_blocks (MnArticle        *self,
                                  char            **reason);

G_END_DECLS

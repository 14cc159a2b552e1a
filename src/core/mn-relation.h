/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribute.h"
#include "mn-span.h"

G_BEGIN_DECLS

typedef enum
{
  MN_END_CLAIM,
  MN_END_ENTITY,
} MnEndKind;

/**
 * MnEnd:
 * @kind: an #MnEndKind
 * @id: which claim or entity
 *
 * One end of a relation.
 */
typedef struct
{
  gint kind;
  MnId id;
} MnEnd;

typedef MN_ARRAY (MnArticleSpan) MnArticleSpans;

/**
 * MnRelation:
 * @type: a relation type of the tagset
 * @from: what it goes out from
 * @to: what it goes to
 * @spans: where that is said; may be empty
 * @attributes: what the tagset adds
 * @note: a remark, or %NULL
 *
 * A typed, directed relation of the library, between two claims or two entities.
 */
struct _MnRelation
{
  struct _MnRecord record;
  const char      *type;
  MnEnd            from;
  MnEnd            to;
  MnArticleSpans   spans;
  MnAttributes     attributes;
  char            *note;
};

MN_DECLARE_RECORD (MnRelation, mn_relation)

extern const char *const mn_end_kind_names[];

G_END_DECLS

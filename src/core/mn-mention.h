/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribute.h"
#include "mn-span.h"

G_BEGIN_DECLS

typedef enum
{
  MN_VALUE_DATE,
  MN_VALUE_FIGURE,
} MnValueKind;

typedef enum
{
  MN_QUALIFIER_EXACT,
  MN_QUALIFIER_ABOUT,
  MN_QUALIFIER_AT_LEAST,
  MN_QUALIFIER_AT_MOST,
  MN_QUALIFIER_OVER,
  MN_QUALIFIER_UNDER,
  MN_QUALIFIER_BETWEEN,
} MnQualifier;

/**
 * MnValue:
 * @kind: an #MnValueKind
 * @edtf: of a date: EDTF (ISO 8601-2), `2024-02`
 * @low: of a figure: its lower bound, or NaN
 * @high: its upper bound, or NaN
 * @unit: what is counted, or %NULL
 * @qualifier: an #MnQualifier
 *
 * What a date or figure comes to.
 */
typedef struct
{
  gint   kind;
  char  *edtf;
  double low;
  double high;
  char  *unit;
  gint   qualifier;
} MnValue;

/**
 * MnMention:
 * @type: an entity type of the tagset, which may differ from its entity's
 * @spans: where it stands
 * @entity: what it refers to, or none
 * @role: the title given there (“parliament speaker”), or %NULL
 * @value: (nullable): what it comes to
 * @attributes: what the tagset adds
 * @note: a remark, or %NULL
 *
 * A place in an article that names or refers to something.
 */
struct _MnMention
{
  struct _MnRecord record;
  const char      *type;
  MnId             entity;
  char            *role;
  MnValue         *value;
  MnSpans          spans;
  MnAttributes     attributes;
  char            *note;
};

MN_DECLARE_RECORD (MnMention, mn_mention)

extern const MnStructInfo mn_value_info;
extern const char *const  mn_value_kind_names[];
extern const char *const  mn_qualifier_names[];

MnValue *mn_value_new_date    (const char  *edtf);
MnValue *mn_value_new_figure  (double       low,
                               double       high,
                               const char  *unit,
                               MnQualifier  qualifier);
void     mn_value_free        (MnValue     *self);
gboolean mn_type_has_entities (const char  *type);
void     mn_mention_set_value (MnMentionBuilder *builder,
                               const MnValue    *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnValue, mn_value_free)

G_END_DECLS

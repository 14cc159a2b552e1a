/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-mention.h"

#include <math.h>

const char *const mn_value_kind_names[] = { "date", "figure", MN_NAMES_END };
const char *const mn_qualifier_names[]
    = { "exact", "about", "at least", "at most", "over", "under", "between", MN_NAMES_END };

static const MnFieldInfo value_fields[] = {
  { "kind", MN_FIELD_ENUM, offsetof (MnValue, kind), MN_FIELD_REQUIRED, NULL, mn_value_kind_names },
  { "edtf", MN_FIELD_STRING, offsetof (MnValue, edtf), MN_FIELD_REQUIRED | MN_FIELD_IF_DATE, NULL, NULL },
  { "low", MN_FIELD_NUMBER, offsetof (MnValue, low), MN_FIELD_IF_FIGURE, NULL, NULL },
  { "high", MN_FIELD_NUMBER, offsetof (MnValue, high), MN_FIELD_IF_FIGURE, NULL, NULL },
  { "unit", MN_FIELD_STRING, offsetof (MnValue, unit), MN_FIELD_IF_FIGURE, NULL, NULL },
  { "qualifier", MN_FIELD_ENUM, offsetof (MnValue, qualifier), MN_FIELD_REQUIRED | MN_FIELD_IF_FIGURE, NULL,
    mn_qualifier_names },
};
const MnStructInfo mn_value_info = MN_STRUCT_INFO (MnValue, value_fields);

static const MnFieldInfo mention_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnMention, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "type", MN_FIELD_WORD, offsetof (MnMention, type), MN_FIELD_REQUIRED, NULL, NULL },
  { "entity", MN_FIELD_ID, offsetof (MnMention, entity), 0, NULL, NULL },
  { "role", MN_FIELD_STRING, offsetof (MnMention, role), 0, NULL, NULL },
  { "value", MN_FIELD_POINTER, offsetof (MnMention, value), 0, &mn_value_info, NULL },
  { "spans", MN_FIELD_ARRAY, offsetof (MnMention, spans), MN_FIELD_REQUIRED, &mn_span_info, NULL },
  { "attributes", MN_FIELD_ARRAY, offsetof (MnMention, attributes), 0, &mn_attribute_info, NULL },
  { "note", MN_FIELD_STRING, offsetof (MnMention, note), 0, NULL, NULL },
  MN_PROVENANCE_FIELDS (MnMention, record.made),
};

MN_DEFINE_RECORD (MnMention, mn_mention, MN_RECORD_MENTION, mention_fields)

/**
 * mn_value_new_date:
 * @edtf: a date as EDTF
 *
 * Returns: (transfer full): a value
 */
MnValue *
mn_value_new_date (const char *edtf)
{
  MnValue *self = g_new0 (MnValue, 1);

  self->kind = MN_VALUE_DATE;
  self->edtf = g_strdup (edtf);
  self->low = NAN;
  self->high = NAN;
  return self;
}

/**
 * mn_value_new_figure:
 * @low: its lower bound, or NaN
 * @high: its upper bound, or NaN
 * @unit: (nullable): what is counted
 * @qualifier: how exact it is
 *
 * Returns: (transfer full): a value
 */
MnValue *
mn_value_new_figure (double      low,
                     double      high,
                     const char *unit,
                     MnQualifier qualifier)
{
  MnValue *self = g_new0 (MnValue, 1);

  self->kind = MN_VALUE_FIGURE;
  self->low = low;
  self->high = high;
  self->unit = g_strdup (unit);
  self->qualifier = (gint) qualifier;
  return self;
}

/**
 * mn_value_free:
 * @self: (transfer full): a value
 */
void
mn_value_free (MnValue *self)
{
  mn_struct_clear (&mn_value_info, self);
  g_free (self);
}

/**
 * mn_mention_set_value:
 * @builder: a mention being made
 * @value: (nullable): a value to copy
 */
void
mn_mention_set_value (MnMentionBuilder *builder,
                      const MnValue    *value)
{
  MnValue *copy = NULL;

  if (value != NULL)
    {
      copy = g_new (MnValue, 1);
      mn_struct_copy (&mn_value_info, copy, value);
    }
  g_clear_pointer (&builder->value, mn_value_free);
  builder->value = copy;
}

/**
 * mn_type_has_entities:
 * @type: an entity type of the tagset
 *
 * Returns: whether its mentions refer to something that could be met again; dates and figures do not
 */
gboolean
mn_type_has_entities (const char *type)
{
  return g_strcmp0 (type, "date") != 0 && g_strcmp0 (type, "figure") != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-relation.h"

const char *const mn_end_kind_names[] = { "claim", "entity", MN_NAMES_END };

static const MnFieldInfo end_fields[] = {
  { "kind", MN_FIELD_ENUM, offsetof (MnEnd, kind), MN_FIELD_REQUIRED, NULL, mn_end_kind_names },
  { "id", MN_FIELD_ID, offsetof (MnEnd, id), MN_FIELD_REQUIRED, NULL, NULL },
};
static const MnStructInfo end_info = MN_STRUCT_INFO (MnEnd, end_fields);

static const MnFieldInfo relation_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnRelation, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "type", MN_FIELD_WORD, offsetof (MnRelation, type), MN_FIELD_REQUIRED, NULL, NULL },
  { "from", MN_FIELD_STRUCT, offsetof (MnRelation, from), MN_FIELD_REQUIRED, &end_info, NULL },
  { "to", MN_FIELD_STRUCT, offsetof (MnRelation, to), MN_FIELD_REQUIRED, &end_info, NULL },
  { "spans", MN_FIELD_ARRAY, offsetof (MnRelation, spans), 0, &mn_article_span_info, NULL },
  { "attributes", MN_FIELD_ARRAY, offsetof (MnRelation, attributes), 0, &mn_attribute_info, NULL },
  { "note", MN_FIELD_STRING, offsetof (MnRelation, note), 0, NULL, NULL },
  MN_PROVENANCE_FIELDS (MnRelation, record.made),
};

MN_DEFINE_RECORD (MnRelation, mn_relation, MN_RECORD_RELATION, relation_fields)

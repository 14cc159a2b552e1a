/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-attribute.h"

static const MnFieldInfo attribute_fields[] = {
  { "id", MN_FIELD_WORD, offsetof (MnAttribute, id), MN_FIELD_REQUIRED, NULL, NULL },
  { "value", MN_FIELD_RAW, offsetof (MnAttribute, value), MN_FIELD_REQUIRED, NULL, NULL },
};
const MnStructInfo mn_attribute_info = MN_STRUCT_INFO (MnAttribute, attribute_fields);

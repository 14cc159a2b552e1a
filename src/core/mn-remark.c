/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-remark.h"

static const MnFieldInfo remark_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnRemark, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "spans", MN_FIELD_ARRAY, offsetof (MnRemark, spans), MN_FIELD_REQUIRED, &mn_span_info, NULL },
  { "note", MN_FIELD_STRING, offsetof (MnRemark, note), 0, NULL, NULL },
  MN_PROVENANCE_FIELDS (MnRemark, record.made),
};

MN_DEFINE_RECORD (MnRemark, mn_remark, MN_RECORD_REMARK, remark_fields)

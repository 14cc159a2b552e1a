/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-annotator.h"

static const MnFieldInfo annotator_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnAnnotator, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "name", MN_FIELD_STRING, offsetof (MnAnnotator, name), MN_FIELD_REQUIRED, NULL, NULL },
};

MN_DEFINE_RECORD (MnAnnotator, mn_annotator, MN_RECORD_ANNOTATOR, annotator_fields)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-evidence-uses.h"

G_BEGIN_DECLS

/* What is said of evidence, for people */

const char *mn_evidence_stance_label (gint                 stance);
char       *mn_evidence_use_describe (const MnEvidenceUse *use);
char       *mn_evidence_dup_seen     (gint64               seen);
gboolean    mn_evidence_parse_seen   (const char          *text,
                                      gint64              *seen);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-display-text.h"
#include "mn-evidence-uses.h"
#include "mn-line-map.h"

G_BEGIN_DECLS

void mn_evidence_painter_snapshot (MnEvidenceUses      *uses,
                                   MnLineMap           *lines,
                                   const MnDisplayText *text,
                                   GtkSnapshot         *snapshot);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_EVIDENCE_ROW (mn_evidence_row_get_type ())

/**
 * MnEvidenceRow:
 *
 * One piece of evidence in the form of a claim: where it stands, to be opened, what it says, and how it stands to the
 * claim. Emits `edit` and `remove`.
 */
G_DECLARE_FINAL_TYPE (MnEvidenceRow, mn_evidence_row, MN, EVIDENCE_ROW, GtkWidget)

GtkWidget        *mn_evidence_row_new          (MnWorkspace      *workspace);
void              mn_evidence_row_show         (MnEvidenceRow    *self,
                                                MnClaim          *claim,
                                                const MnEvidence *evidence);
MnClaim          *mn_evidence_row_get_claim    (MnEvidenceRow    *self);
const MnEvidence *mn_evidence_row_get_evidence (MnEvidenceRow    *self);

G_END_DECLS

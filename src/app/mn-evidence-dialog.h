/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_EVIDENCE_DIALOG (mn_evidence_dialog_get_type ())

/**
 * MnEvidenceDialog:
 *
 * A piece of evidence of a claim, to be written down or changed, as one change when it is saved. What could not be written
 * stays in its fields.
 */
G_DECLARE_FINAL_TYPE (MnEvidenceDialog, mn_evidence_dialog, MN, EVIDENCE_DIALOG, AdwWindow)

void mn_evidence_dialog_present (GtkWindow        *parent,
                                 MnWorkspace      *workspace,
                                 MnClaim          *claim,
                                 const MnEvidence *evidence);

G_END_DECLS

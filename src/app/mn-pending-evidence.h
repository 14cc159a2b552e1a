/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_PENDING_EVIDENCE (mn_pending_evidence_get_type ())

/**
 * MnPendingEvidence:
 *
 * The claim that waits for a passage to be picked as its evidence, in any window on the library. Emits `changed`.
 */
G_DECLARE_FINAL_TYPE (MnPendingEvidence, mn_pending_evidence, MN, PENDING_EVIDENCE, GObject)

MnPendingEvidence *mn_pending_evidence_of        (MnLibrary         *library);
void               mn_pending_evidence_begin     (MnPendingEvidence *self,
                                                  MnClaim           *claim);
void               mn_pending_evidence_end       (MnPendingEvidence *self);
MnClaim           *mn_pending_evidence_get_claim (MnPendingEvidence *self);

G_END_DECLS

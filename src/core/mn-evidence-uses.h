/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-document.h"

G_BEGIN_DECLS

/**
 * MnEvidenceUse:
 * @claim: a claim, of whatever article
 * @evidence: evidence of it that stands in the document; of @claim
 *
 * A stretch of an article that a claim takes for evidence.
 */
typedef struct
{
  MnClaim          *claim;
  const MnEvidence *evidence;
} MnEvidenceUse;

#define MN_TYPE_EVIDENCE_USES (mn_evidence_uses_get_type ())

/**
 * MnEvidenceUses:
 *
 * What claims of the library take from a document as their evidence, read by a worker and kept up to date. Emits
 * `changed`.
 */
G_DECLARE_FINAL_TYPE (MnEvidenceUses, mn_evidence_uses, MN, EVIDENCE_USES, GObject)

MnEvidenceUses      *mn_evidence_uses_of      (MnDocument     *document);
guint                mn_evidence_uses_get_n   (MnEvidenceUses *self);
const MnEvidenceUse *mn_evidence_uses_get     (MnEvidenceUses *self,
                                               guint           position);
const MnEvidenceUse *mn_evidence_uses_find_at (MnEvidenceUses *self,
                                               guint           offset);

G_END_DECLS

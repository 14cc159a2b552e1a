/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-document.h"

G_BEGIN_DECLS

/* The edits of the evidence of a claim: each is one change, one transaction, one step of undo. They take their turn among
 * the edits of a document, but the claim may stand in any article of its library: evidence is picked in one article for a
 * claim of another. All end with mn_document_edit_finish(). */

void mn_document_add_evidence_async    (MnDocument          *self,
                                        const MnId          *claim,
                                        const MnEvidence    *evidence,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void mn_document_change_evidence_async (MnDocument          *self,
                                        const MnId          *claim,
                                        const char          *label,
                                        const MnEvidence    *expected,
                                        const MnEvidence    *evidence,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void mn_document_remove_evidence_async (MnDocument          *self,
                                        const MnId          *claim,
                                        const MnId          *evidence,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

gboolean          mn_evidence_init_span (MnEvidence       *self,
                                         MnDocument       *document,
                                         guint             start,
                                         guint             end);
const MnEvidence *mn_claim_get_evidence (MnClaim          *claim,
                                         const MnId       *id);

G_END_DECLS

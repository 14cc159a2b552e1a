/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-form.h"
#include "mn-text-field.h"

G_BEGIN_DECLS

/* What the form of a claim changes: the texts, and the values picked */

extern const MnTextBinding mn_claim_statement_binding;
extern const MnTextBinding mn_claim_note_binding;
extern const MnTextBinding mn_claim_reasoning_binding;

void mn_claim_set_kind         (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_set_form         (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_set_stance       (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_set_certainty    (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_set_verdict_value (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_clear_attribution (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_remove_piece     (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_remove_cue       (gpointer builder, const char *value, const MnId *annotator);

MnId mn_claim_find_naming       (MnDocument  *document,
                                MnClaim     *claim,
                                const MnId  *entity);
void mn_claim_form_add_cue     (MnWorkspace *workspace,
                                MnClaim     *claim);
void mn_claim_form_repeat      (MnWorkspace         *workspace,
                                MnClaim             *claim,
                                const MnAttribution *last);

G_END_DECLS

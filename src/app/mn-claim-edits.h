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
void mn_claim_set_state        (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_set_priority     (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_set_verdict_value (gpointer builder, const char *value, const MnId *annotator);
void mn_claim_remove_piece     (gpointer builder, const char *value, const MnId *annotator);

G_END_DECLS

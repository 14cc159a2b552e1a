/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_VERDICT_FORM (mn_verdict_form_get_type ())

/**
 * MnVerdictForm:
 *
 * The verdicts on the current claim: one's own, to be given with its reasoning, and below it those of the others, to be
 * read.
 */
G_DECLARE_FINAL_TYPE (MnVerdictForm, mn_verdict_form, MN, VERDICT_FORM, GtkWidget)

void mn_verdict_form_set_workspace (MnVerdictForm *self,
                                    MnWorkspace   *workspace);
void mn_verdict_form_show          (MnVerdictForm *self,
                                    MnClaim       *claim);

G_END_DECLS

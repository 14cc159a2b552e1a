/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_CLAIM_FORM (mn_claim_form_get_type ())

/**
 * MnClaimForm:
 *
 * What is known of the current claim: its pieces, what it says, who says it and how, and whether it holds.
 */
G_DECLARE_FINAL_TYPE (MnClaimForm, mn_claim_form, MN, CLAIM_FORM, GtkWidget)

void mn_claim_form_set_workspace (MnClaimForm *self,
                                  MnWorkspace *workspace);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_SAME_CLAIMS_BOX (mn_same_claims_box_get_type ())

/**
 * MnSameClaimsBox:
 *
 * The claims of the library that say the same as the current one, and what to do with a verdict that only some of them
 * have. It is there only where there is something to show. Activates `doc.join-claim`, `doc.take-verdict`,
 * `doc.spread-verdict` and `win.go-to-mark`.
 */
G_DECLARE_FINAL_TYPE (MnSameClaimsBox, mn_same_claims_box, MN, SAME_CLAIMS_BOX, GtkWidget)

void mn_same_claims_box_set_workspace (MnSameClaimsBox *self,
                                       MnWorkspace     *workspace);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"
#include "mn-same-claim-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_SAME_CLAIM_ROW (mn_same_claim_row_get_type ())

/**
 * MnSameClaimRow:
 *
 * A claim that says the same as the current one: what it says, who says it where, what the verdicts are, and buttons that
 * join the two. It activates `doc.join-claim`.
 */
G_DECLARE_FINAL_TYPE (MnSameClaimRow, mn_same_claim_row, MN, SAME_CLAIM_ROW, GtkListBoxRow)

GtkWidget         *mn_same_claim_row_new (MnLibrary       *library,
                                          MnSameClaimItem *item);
const MnSameClaim *mn_same_claim_row_get (MnSameClaimRow  *self);

G_END_DECLS

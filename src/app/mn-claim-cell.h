/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-item.h"
#include "mn-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_CLAIM_CELL (mn_claim_cell_get_type ())

/**
 * MnClaimCell:
 *
 * One cell of the table of claims: what one column shows of a claim. What has a few values is chosen by a click; the
 * statement can be typed in place.
 */
G_DECLARE_FINAL_TYPE (MnClaimCell, mn_claim_cell, MN, CLAIM_CELL, GtkWidget)

GtkWidget   *mn_claim_cell_new        (MnClaimOrder  column,
                                       MnLibrary    *library);
void         mn_claim_cell_show       (MnClaimCell  *self,
                                       MnClaimItem  *item);
MnClaimOrder mn_claim_cell_get_column (MnClaimCell  *self);
MnClaimItem *mn_claim_cell_get_item   (MnClaimCell  *self);
void         mn_claim_cell_edit       (MnClaimCell  *self);
void         mn_claim_cell_end        (MnClaimCell  *self);
void         mn_claim_cell_go_on      (MnClaimCell  *self);

G_END_DECLS

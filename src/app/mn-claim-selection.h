/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_CLAIM_SELECTION (mn_claim_selection_get_type ())

/**
 * MnClaimSelection:
 *
 * Which rows of a #MnClaimList are selected: any number. It goes by the claims and not by where they stand, so that
 * sorting and what others change leave it alone; and, other than #GtkMultiSelection, it makes no item of what is not in
 * view.
 */
G_DECLARE_FINAL_TYPE (MnClaimSelection, mn_claim_selection, MN, CLAIM_SELECTION, GObject)

MnClaimSelection *mn_claim_selection_new         (MnClaimList      *list);
GArray           *mn_claim_selection_get_keys    (MnClaimSelection *self);
guint             mn_claim_selection_get_n       (MnClaimSelection *self);
guint             mn_claim_selection_get_first   (MnClaimSelection *self);

G_END_DECLS

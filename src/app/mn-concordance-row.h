/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-concordance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_CONCORDANCE_ROW (mn_concordance_row_get_type ())

/**
 * MnConcordanceRow:
 *
 * A line of a concordance: what a mention says in the middle, what stands before and after it on both sides, and under it
 * where that is. The context goes up to the mention from both sides, however wide the row is.
 *
 * Signals: `picked`, when a hand has ticked or unticked it.
 */
G_DECLARE_FINAL_TYPE (MnConcordanceRow, mn_concordance_row, MN, CONCORDANCE_ROW, GtkWidget)

void               mn_concordance_row_show     (MnConcordanceRow  *self,
                                                MnConcordanceLine *line);
MnConcordanceLine *mn_concordance_row_get_line (MnConcordanceRow  *self);

G_END_DECLS

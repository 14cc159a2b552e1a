/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-relation-side.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_RELATION_ROW (mn_relation_row_get_type ())

/**
 * MnRelationRow:
 *
 * A relation in the form of one of its ends: what kind it is, as seen from there, and the other end, to be gone to; with
 * a menu of what can be done with it.
 */
G_DECLARE_FINAL_TYPE (MnRelationRow, mn_relation_row, MN, RELATION_ROW, GtkWidget)

GtkWidget *mn_relation_row_new  (MnWorkspace    *workspace);
void       mn_relation_row_show (MnRelationRow  *self,
                                 MnRelationSide *side);

G_END_DECLS

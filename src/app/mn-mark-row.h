/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mark-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_MARK_ROW (mn_mark_row_get_type ())

/**
 * MnMarkRow:
 *
 * One claim or remark in the inspector's lists: what it says, who says it, its kind and verdict.
 */
G_DECLARE_FINAL_TYPE (MnMarkRow, mn_mark_row, MN, MARK_ROW, GtkWidget)

void mn_mark_row_show (MnMarkRow  *self,
                       MnDocument *document,
                       MnMarkItem *item);

G_END_DECLS

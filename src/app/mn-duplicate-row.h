/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-duplicate-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_DUPLICATE_ROW (mn_duplicate_row_get_type ())

/**
 * MnDuplicateRow:
 *
 * Two entities side by side that may be one, and what can be done about it. Emits `merge` and `dismiss` with its item.
 */
G_DECLARE_FINAL_TYPE (MnDuplicateRow, mn_duplicate_row, MN, DUPLICATE_ROW, GtkWidget)

void mn_duplicate_row_show (MnDuplicateRow  *self,
                            MnLibrary       *library,
                            MnDuplicateItem *item);

G_END_DECLS

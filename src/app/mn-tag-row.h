/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tag-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TAG_ROW (mn_tag_row_get_type ())

/**
 * MnTagRow:
 *
 * A tag or a cue in the list of the tagset editor. It can be dragged to the place of another.
 */
G_DECLARE_FINAL_TYPE (MnTagRow, mn_tag_row, MN, TAG_ROW, GtkWidget)

void mn_tag_row_show (MnTagRow  *self,
                      MnTagItem *item);

G_END_DECLS

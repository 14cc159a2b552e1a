/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_MARK_POPOVER (mn_mark_popover_get_type ())

/**
 * MnMarkPopover:
 *
 * What a selection can be marked as: the entity types with their keys, a claim, a remark, or, by typing its name, an
 * entity that the library has. Raised by the mouse it leaves the keys to the article; raised by a key it takes them.
 */
G_DECLARE_FINAL_TYPE (MnMarkPopover, mn_mark_popover, MN, MARK_POPOVER, GtkPopover)

GtkWidget *mn_mark_popover_new           (void);
void       mn_mark_popover_set_workspace (MnMarkPopover      *self,
                                          MnWorkspace        *workspace);
void       mn_mark_popover_raise         (MnMarkPopover      *self,
                                          const GdkRectangle *place,
                                          gboolean            take_keys);

G_END_DECLS

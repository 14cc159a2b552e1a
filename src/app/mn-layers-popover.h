/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_LAYERS_POPOVER (mn_layers_popover_get_type ())

/**
 * MnLayersPopover:
 *
 * The layers of the open article with how many marks are in each, to show and hide them, and whose marks to show.
 */
G_DECLARE_FINAL_TYPE (MnLayersPopover, mn_layers_popover, MN, LAYERS_POPOVER, GtkPopover)

void mn_layers_popover_set_workspace (MnLayersPopover *self,
                                      MnWorkspace     *workspace);

G_END_DECLS

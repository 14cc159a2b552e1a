/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_LIBRARY_PANE (mn_library_pane_get_type ())

/**
 * MnLibraryPane:
 *
 * The articles of the library: searched, filtered by status, opened by a click. Opening is the window's action
 * `win.open-article`.
 */
G_DECLARE_FINAL_TYPE (MnLibraryPane, mn_library_pane, MN, LIBRARY_PANE, GtkWidget)

void mn_library_pane_search (MnLibraryPane *self);

G_END_DECLS

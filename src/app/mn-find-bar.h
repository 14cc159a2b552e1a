/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_FIND_BAR (mn_find_bar_get_type ())

/**
 * MnFindBar:
 *
 * A bar above the article to find words in it: while they are typed all their places are found, and the first one after
 * the caret is shown. What was found is the workspace's, see mn_workspace_get_hits(). Closed, it keeps the words.
 */
G_DECLARE_FINAL_TYPE (MnFindBar, mn_find_bar, MN, FIND_BAR, GtkWidget)

void mn_find_bar_set_workspace (MnFindBar   *self,
                                MnWorkspace *workspace);
void mn_find_bar_open          (MnFindBar   *self);
void mn_find_bar_step          (MnFindBar   *self,
                                gboolean     backwards);

G_END_DECLS

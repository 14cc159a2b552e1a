/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_OVERVIEW (mn_overview_get_type ())

/**
 * MnOverview:
 *
 * Where in the article marks are: a strip beside the scrollbar with mentions in one column and claims in the other, by
 * their place in the text. A click or a drag asks to go there.
 */
G_DECLARE_FINAL_TYPE (MnOverview, mn_overview, MN, OVERVIEW, GtkWidget)

GtkWidget *mn_overview_new           (void);
void       mn_overview_set_workspace (MnOverview  *self,
                                      MnWorkspace *workspace);

G_END_DECLS

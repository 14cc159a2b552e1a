/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_PENDING_STRIP (mn_pending_strip_get_type ())

/**
 * MnPendingStrip:
 *
 * Says above the article, while a claim waits for evidence, what to select for it and how to use that.
 */
G_DECLARE_FINAL_TYPE (MnPendingStrip, mn_pending_strip, MN, PENDING_STRIP, GtkWidget)

void mn_pending_strip_set_workspace (MnPendingStrip *self,
                                     MnWorkspace    *workspace);

G_END_DECLS

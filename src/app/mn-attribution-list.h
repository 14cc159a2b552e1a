/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ATTRIBUTION_LIST (mn_attribution_list_get_type ())

/**
 * MnAttributionList:
 *
 * The chain of attributions that the current claim came by, outermost first: one form for each link, one for the claimant
 * of a claim in the article's own voice, and there the claimant given last, to be given again.
 */
G_DECLARE_FINAL_TYPE (MnAttributionList, mn_attribution_list, MN, ATTRIBUTION_LIST, GtkWidget)

void mn_attribution_list_set_workspace (MnAttributionList *self,
                                        MnWorkspace       *workspace);
void mn_attribution_list_show          (MnAttributionList *self,
                                        MnClaim           *claim);

G_END_DECLS

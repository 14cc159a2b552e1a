/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

MnRecord *mn_workspace_find_near_claim (MnWorkspace *self);
void      mn_workspace_add_claim_actions (MnWorkspace *self,
                                          GActionMap  *map);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-same-search.h"

G_BEGIN_DECLS

void          mn_workspace_add_same_actions (MnWorkspace *self,
                                             GActionMap  *map);
MnSameSearch *mn_workspace_get_same_search  (MnWorkspace *self);

G_END_DECLS

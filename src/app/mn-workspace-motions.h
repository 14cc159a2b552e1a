/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

void mn_workspace_add_motions (MnWorkspace *self,
                               GActionMap  *map);

G_END_DECLS

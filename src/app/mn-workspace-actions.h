/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

void      mn_workspace_add_actions   (MnWorkspace  *self,
                                      GActionMap   *map);
MnRecord *mn_workspace_find_at_caret (MnWorkspace  *self,
                                      MnRecordKind  kind);

G_END_DECLS

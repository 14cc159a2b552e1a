/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

void        mn_workspace_add_layer_actions (MnWorkspace *self,
                                            GActionMap  *map);
const char *mn_workspace_get_layer_label   (MnWorkspace *self,
                                            const char  *layer);
void        mn_workspace_show_mark         (MnWorkspace *self,
                                            MnRecord    *mark);
GPtrArray  *mn_workspace_marks_at          (MnWorkspace *self,
                                            guint        start,
                                            guint        end);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-suggestions.h"
#include "mn-workspace.h"

G_BEGIN_DECLS

void     mn_workspace_add_suggestion_actions (MnWorkspace        *self,
                                              GActionMap         *map);
gboolean mn_workspace_find_suggestion        (MnWorkspace        *self,
                                              MnSuggestion       *found);
char    *mn_suggestion_describe              (MnWorkspace        *self,
                                              const MnSuggestion *suggestion);

G_END_DECLS

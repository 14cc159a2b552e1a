/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

/* What the words of dates and figures come to: proposed, and taken where somebody says so */

MnValue *mn_workspace_propose_value     (MnWorkspace *self,
                                         MnMention   *mention,
                                         gboolean    *used_date);
char    *mn_workspace_dup_article_day   (MnWorkspace *self);
void     mn_workspace_add_value_actions (MnWorkspace *self,
                                         GActionMap  *map);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

/* Evidence picked in the text, for a claim of whatever article */

void     mn_workspace_add_evidence_actions (MnWorkspace *self,
                                            GActionMap  *map);
gboolean mn_workspace_cancel_evidence      (MnWorkspace *self);
MnClaim *mn_workspace_get_current_claim    (MnWorkspace *self);
GVariant *mn_claim_get_place               (MnClaim     *claim);

G_END_DECLS

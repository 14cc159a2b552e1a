/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_EVIDENCE_LINE (mn_evidence_line_get_type ())

/**
 * MnEvidenceLine:
 *
 * Says under the article, where the caret is in a stretch that a claim takes for evidence, which claim that is, with a
 * button that goes there.
 */
G_DECLARE_FINAL_TYPE (MnEvidenceLine, mn_evidence_line, MN, EVIDENCE_LINE, GtkWidget)

void mn_evidence_line_set_workspace (MnEvidenceLine *self,
                                     MnWorkspace    *workspace);

G_END_DECLS

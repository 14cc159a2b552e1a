/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_EVIDENCE_LIST (mn_evidence_list_get_type ())

/**
 * MnEvidenceList:
 *
 * What the current claim stands on, with buttons to add to it: the address of a page, or a passage of any article.
 */
G_DECLARE_FINAL_TYPE (MnEvidenceList, mn_evidence_list, MN, EVIDENCE_LIST, GtkWidget)

void mn_evidence_list_set_workspace (MnEvidenceList *self,
                                     MnWorkspace    *workspace);

G_END_DECLS

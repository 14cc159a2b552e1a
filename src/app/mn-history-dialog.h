/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_HISTORY_DIALOG (mn_history_dialog_get_type ())

/**
 * MnHistoryDialog:
 *
 * Lists what was done to a mark, to the open article or to the whole library, to undo any of it.
 */
G_DECLARE_FINAL_TYPE (MnHistoryDialog, mn_history_dialog, MN, HISTORY_DIALOG, AdwWindow)

void mn_history_dialog_present (GtkWindow   *parent,
                                MnWorkspace *workspace);
void mn_history_dialog_present_of (GtkWindow   *parent,
                                   MnWorkspace *workspace,
                                   MnRecord    *record);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_OCCURRENCE_DIALOG (mn_occurrence_dialog_get_type ())

/**
 * MnOccurrenceDialog:
 *
 * Shows where else the words of a mention stand, here or in the whole library, to untick some and mark the others.
 */
G_DECLARE_FINAL_TYPE (MnOccurrenceDialog, mn_occurrence_dialog, MN, OCCURRENCE_DIALOG, AdwWindow)

void mn_occurrence_dialog_present (GtkWindow   *parent,
                                   MnWorkspace *workspace,
                                   MnMention   *mention);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_DUPLICATES_DIALOG (mn_duplicates_dialog_get_type ())

/**
 * MnDuplicatesDialog:
 *
 * The entities of the library that look alike, to be merged or told apart one pair after another.
 */
G_DECLARE_FINAL_TYPE (MnDuplicatesDialog, mn_duplicates_dialog, MN, DUPLICATES_DIALOG, AdwWindow)

void mn_duplicates_dialog_present (GtkWindow   *parent,
                                   MnWorkspace *workspace);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_RELATE_DIALOG (mn_relate_dialog_get_type ())

/**
 * MnRelateDialog:
 *
 * Relates a claim to another of the library, or an entity to another: how, and to which, by typing some of what it says.
 */
G_DECLARE_FINAL_TYPE (MnRelateDialog, mn_relate_dialog, MN, RELATE_DIALOG, AdwWindow)

void mn_relate_dialog_present (GtkWindow   *parent,
                               MnWorkspace *workspace,
                               MnRecord    *end);

G_END_DECLS

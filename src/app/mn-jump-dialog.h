/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-window.h"

G_BEGIN_DECLS

#define MN_TYPE_JUMP_DIALOG (mn_jump_dialog_get_type ())

/**
 * MnJumpDialog:
 *
 * Jumps to an entity, a claim or an article by typing some of it.
 */
G_DECLARE_FINAL_TYPE (MnJumpDialog, mn_jump_dialog, MN, JUMP_DIALOG, AdwWindow)

void mn_jump_dialog_present (MnWindow *parent);

G_END_DECLS

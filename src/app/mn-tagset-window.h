/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_TAGSET_WINDOW (mn_tagset_window_get_type ())

/**
 * MnTagsetWindow:
 *
 * The editor of what may be said in the library: types, kinds, stances, verdicts, roles, relations, attributes and cue
 * words. Each thing done in it is one change; there is nothing to save.
 */
G_DECLARE_FINAL_TYPE (MnTagsetWindow, mn_tagset_window, MN, TAGSET_WINDOW, AdwWindow)

void         mn_tagset_window_present       (GtkWindow      *parent,
                                             MnWorkspace    *workspace);
MnWorkspace *mn_tagset_window_get_workspace (MnTagsetWindow *self);
void         mn_tagset_window_tell          (MnTagsetWindow *self,
                                             const char     *message);

G_END_DECLS

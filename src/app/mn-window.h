/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-middle.h"
#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_WINDOW (mn_window_get_type ())

/**
 * MnWindow:
 *
 * A window on a library: its articles, the open one, and the inspector.
 */
G_DECLARE_FINAL_TYPE (MnWindow, mn_window, MN, WINDOW, AdwApplicationWindow)

MnWindow    *mn_window_new           (GtkApplication *application,
                                      MnLibrary      *library,
                                      GSettings      *settings);
MnWindow    *mn_window_new_beside    (MnWindow       *other);
MnWorkspace *mn_window_get_workspace (MnWindow       *self);
MnMiddle    *mn_window_get_middle    (MnWindow       *self);
void         mn_window_show_content  (MnWindow       *self);
void         mn_window_reopen_last   (MnWindow       *self);
void         mn_window_open_article  (MnWindow       *self,
                                      const MnId     *article);
void         mn_window_open_files    (MnWindow       *self,
                                      GFile         **files,
                                      guint           n_files);
void         mn_window_add_toast     (MnWindow       *self,
                                      const char     *message,
                                      const char     *button,
                                      const char     *action);
void         mn_window_tell_problems (MnWindow       *self,
                                      const char     *heading,
                                      const char     *body);
char        *mn_window_explain       (const GError   *error);

G_END_DECLS

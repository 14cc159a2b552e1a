/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-annotator-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_PREFERENCES_WINDOW (mn_preferences_window_get_type ())

/**
 * MnPreferencesWindow:
 *
 * Who annotates, and what is suggested.
 */
G_DECLARE_FINAL_TYPE (MnPreferencesWindow, mn_preferences_window, MN, PREFERENCES_WINDOW, AdwWindow)

GtkWindow *mn_preferences_window_new (MnLibrary       *library,
                                      MnAnnotatorList *annotators,
                                      GSettings       *settings);

G_END_DECLS

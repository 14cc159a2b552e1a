/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_INSPECTOR (mn_inspector_get_type ())

/**
 * MnInspector:
 *
 * The entities, claims and remarks of the open article as lists, and under them the form of the current one.
 */
G_DECLARE_FINAL_TYPE (MnInspector, mn_inspector, MN, INSPECTOR, GtkWidget)

void mn_inspector_focus_form (MnInspector *self);
void mn_inspector_show_layers (MnInspector *self);

G_END_DECLS

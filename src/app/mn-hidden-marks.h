/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_HIDDEN_MARKS (mn_hidden_marks_get_type ())

/**
 * MnHiddenMarks:
 *
 * Says how many marks of the open article are hidden, so that nobody takes them for lost, and shows them again. Itself it
 * shows only while there are any.
 */
G_DECLARE_FINAL_TYPE (MnHiddenMarks, mn_hidden_marks, MN, HIDDEN_MARKS, GtkWidget)

void mn_hidden_marks_set_workspace (MnHiddenMarks *self,
                                    MnWorkspace   *workspace);

G_END_DECLS

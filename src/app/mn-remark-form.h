/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_REMARK_FORM (mn_remark_form_get_type ())

/**
 * MnRemarkForm:
 *
 * The note of the current remark.
 */
G_DECLARE_FINAL_TYPE (MnRemarkForm, mn_remark_form, MN, REMARK_FORM, GtkWidget)

void mn_remark_form_set_workspace (MnRemarkForm *self,
                                   MnWorkspace  *workspace);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tag-item.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TAG_FORM (mn_tag_form_get_type ())

/**
 * MnTagForm:
 *
 * All that the tagset says of one tag or cue, to be changed.
 */
G_DECLARE_FINAL_TYPE (MnTagForm, mn_tag_form, MN, TAG_FORM, GtkWidget)

void mn_tag_form_set_workspace (MnTagForm   *self,
                                MnWorkspace *workspace);
void mn_tag_form_show          (MnTagForm   *self,
                                MnTagItem   *item);
void mn_tag_form_commit        (MnTagForm   *self);
void mn_tag_form_name          (MnTagForm   *self);

G_END_DECLS

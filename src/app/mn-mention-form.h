/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_MENTION_FORM (mn_mention_form_get_type ())

/**
 * MnMentionForm:
 *
 * What is known of the current mention: its entity, type, role, value and note.
 */
G_DECLARE_FINAL_TYPE (MnMentionForm, mn_mention_form, MN, MENTION_FORM, GtkWidget)

void mn_mention_form_set_workspace (MnMentionForm *self,
                                    MnWorkspace   *workspace);

G_END_DECLS

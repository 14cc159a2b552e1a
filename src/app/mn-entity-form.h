/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_FORM (mn_entity_form_get_type ())

/**
 * MnEntityForm:
 *
 * What is known of the current entity, in all articles, and its mentions in this one.
 */
G_DECLARE_FINAL_TYPE (MnEntityForm, mn_entity_form, MN, ENTITY_FORM, GtkWidget)

void mn_entity_form_set_workspace (MnEntityForm *self,
                                   MnWorkspace  *workspace);

G_END_DECLS

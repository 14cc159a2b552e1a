/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ATTRIBUTES_FORM (mn_attributes_form_get_type ())

/**
 * MnAttributesForm:
 *
 * What the tagset adds to a mention, an entity, a claim or a relation: a field for each attribute that its type or kind
 * has, and what it says beyond those. Not visible where there is neither.
 */
G_DECLARE_FINAL_TYPE (MnAttributesForm, mn_attributes_form, MN, ATTRIBUTES_FORM, GtkWidget)

void mn_attributes_form_set_workspace (MnAttributesForm *self,
                                       MnWorkspace      *workspace);
void mn_attributes_form_set_record    (MnAttributesForm *self,
                                       gconstpointer     record);

G_END_DECLS

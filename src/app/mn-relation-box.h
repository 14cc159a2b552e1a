/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_RELATION_BOX (mn_relation_box_get_type ())

/**
 * MnRelationBox:
 *
 * The relations that the current claim, or the current entity, stands in, whichever end of them it is, with a button to
 * add one.
 */
G_DECLARE_FINAL_TYPE (MnRelationBox, mn_relation_box, MN, RELATION_BOX, GtkWidget)

void mn_relation_box_set_workspace (MnRelationBox *self,
                                    MnWorkspace   *workspace);

G_END_DECLS

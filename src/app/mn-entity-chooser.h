/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-choice.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_CHOOSER (mn_entity_chooser_get_type ())

/**
 * MnEntityChooser:
 *
 * A type-ahead over entities, with its title above: those of the article and of the library that are likeliest meant,
 * a new one of the name that was typed, or none. Emits `chosen` when a person has chosen.
 */
G_DECLARE_FINAL_TYPE (MnEntityChooser, mn_entity_chooser, MN, ENTITY_CHOOSER, GtkWidget)

void mn_entity_chooser_set_workspace (MnEntityChooser *self,
                                      MnWorkspace     *workspace);
void mn_entity_chooser_show          (MnEntityChooser *self,
                                      const char      *shown,
                                      const char      *hint,
                                      const char      *type);
void mn_entity_chooser_set_can_be_none (MnEntityChooser *self,
                                      gboolean         can_be_none);

G_END_DECLS

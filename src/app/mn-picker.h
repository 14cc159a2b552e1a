/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_PICKER (mn_picker_get_type ())

/**
 * MnPicker:
 *
 * A drop-down with its title above: one of a few tags, or of the names of an enumeration. Emits `picked` when a person
 * has chosen, not when it is told what to show.
 */
G_DECLARE_FINAL_TYPE (MnPicker, mn_picker, MN, PICKER, GtkWidget)

void mn_picker_set_tags     (MnPicker          *self,
                             const MnTags      *tags,
                             const char        *none);
void mn_picker_set_choices  (MnPicker          *self,
                             const char *const *ids,
                             const char *const *labels);
void mn_picker_set_selected (MnPicker          *self,
                             const char        *id);

G_END_DECLS

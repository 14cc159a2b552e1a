/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-text-binding.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TEXT_FIELD (mn_text_field_get_type ())

/**
 * MnTextField:
 *
 * A text of a record with its title. What is typed is one change when the field is left, on Enter, when the field goes
 * away, and some time after the last key; the changes of one visit are one step of undo. Text that could not be written
 * stays where it is.
 */
G_DECLARE_FINAL_TYPE (MnTextField, mn_text_field, MN, TEXT_FIELD, GtkWidget)

void      mn_text_field_bind        (MnTextField         *self,
                                     MnWorkspace         *workspace,
                                     const MnTextBinding *binding);
void      mn_text_field_set_record  (MnTextField         *self,
                                     gconstpointer        record);
char     *mn_text_field_dup_text    (MnTextField         *self);
void      mn_text_field_type        (MnTextField         *self,
                                     const char          *text);
void      mn_text_field_commit      (MnTextField         *self);
gboolean  mn_text_field_is_dirty    (MnTextField         *self);
gboolean  mn_text_field_is_disputed (MnTextField         *self);

G_END_DECLS

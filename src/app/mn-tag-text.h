/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-id.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TAG_TEXT (mn_tag_text_get_type ())

/**
 * MnTagText:
 *
 * A text of a tag with its title. What is typed is to be written when the field is left, on Enter, and some time after
 * the last key; what is wrong with it is said below, and it stays until it is mended.
 */
G_DECLARE_FINAL_TYPE (MnTagText, mn_tag_text, MN, TAG_TEXT, GtkWidget)

/**
 * MnTagTextFunc:
 * @self: a field
 * @text: what was typed, without blanks at its ends
 * @visit: what it is undone together with
 * @user_data: what was given
 *
 * Checks a text and, where nothing is wrong with it, starts to write it.
 *
 * Returns: (transfer full) (nullable): what is wrong with it
 */
typedef char *(*MnTagTextFunc) (MnTagText  *self,
                                const char *text,
                                const MnId *visit,
                                gpointer    user_data);

void mn_tag_text_set_commit (MnTagText     *self,
                             MnTagTextFunc  commit,
                             gpointer       user_data);
void mn_tag_text_show       (MnTagText     *self,
                             gpointer       owner,
                             const char    *text);
void mn_tag_text_warn       (MnTagText     *self,
                             const char    *warning);
void mn_tag_text_fail       (MnTagText     *self);
void mn_tag_text_commit     (MnTagText     *self);
void mn_tag_text_select     (MnTagText     *self);

G_END_DECLS

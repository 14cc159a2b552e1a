/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_MESSAGE_STRIP (mn_message_strip_get_type ())

/**
 * MnMessageStrip:
 *
 * A line above the article that says what is the matter, until that is over or the user has read it.
 */
G_DECLARE_FINAL_TYPE (MnMessageStrip, mn_message_strip, MN, MESSAGE_STRIP, GtkWidget)

void mn_message_strip_show (MnMessageStrip *self,
                            const char     *message,
                            gboolean        can_close);
void mn_message_strip_hide (MnMessageStrip *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_NOTICE (mn_notice_get_type ())

/**
 * MnNotice:
 *
 * A line over the lower edge of what is shown: what has been done, and at most one thing to do about it. It goes by itself,
 * but not while somebody has the mouse or the keyboard on it. A newer message takes the place of the one that shows, and
 * has its full time.
 */
G_DECLARE_FINAL_TYPE (MnNotice, mn_notice, MN, NOTICE, GtkWidget)

void mn_notice_show (MnNotice   *self,
                     const char *message,
                     const char *button,
                     const char *action);
void mn_notice_hide (MnNotice   *self);

G_END_DECLS

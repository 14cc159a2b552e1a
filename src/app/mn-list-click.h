/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mn_list_click_activates (GtkListItem *item,
                              GtkWidget   *row);

G_END_DECLS

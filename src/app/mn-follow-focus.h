/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mn_follow_focus (GtkViewport *viewport);

G_END_DECLS

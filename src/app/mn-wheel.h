/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mn_wheel_pass_on (GtkScrolledWindow *area);

G_END_DECLS

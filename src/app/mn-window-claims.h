/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-window.h"

G_BEGIN_DECLS

void mn_window_claims_install (GtkWidgetClass *widget_class);

G_END_DECLS

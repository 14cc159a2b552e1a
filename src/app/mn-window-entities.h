/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-window.h"

G_BEGIN_DECLS

void mn_window_entities_install (GtkWidgetClass *widget_class);
void mn_window_entities_split   (MnWindow       *self,
                                 MnEntity       *entity,
                                 GArray         *mentions,
                                 const char     *quote);
void mn_window_entities_update  (MnWindow       *self);

G_END_DECLS

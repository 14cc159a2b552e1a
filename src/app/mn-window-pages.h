/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-window.h"

G_BEGIN_DECLS

void mn_window_pages_install    (GtkWidgetClass *widget_class);
void mn_window_pages_update     (MnWindow       *self);
void mn_window_pages_go_to_mark (MnWindow       *self,
                                 const MnId     *article,
                                 const MnId     *mark);
void mn_window_pages_open_entity (MnWindow      *self,
                                 const MnId     *entity);

G_END_DECLS

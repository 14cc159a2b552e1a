/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TEXT_LINE (mn_text_line_get_type ())

G_DECLARE_FINAL_TYPE (MnTextLine, mn_text_line, MN, TEXT_LINE, GtkWidget)

void        mn_text_line_set_text (MnTextLine *self,
                                   const char *text);
const char *mn_text_line_get_text (MnTextLine *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mn_accessible_name_drop_down    (GtkDropDown    *drop_down,
                                      GtkWidget      *label);
void mn_accessible_name_row          (GtkWidget      *child,
                                      const char     *name);
void mn_accessible_mend_button       (GtkButton      *button);
void mn_accessible_mend_check_button (GtkCheckButton *button);
void mn_accessible_mend_buttons      (void);
void mn_accessible_mend_menus        (void);

G_END_DECLS

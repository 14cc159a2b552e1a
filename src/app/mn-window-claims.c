/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-claims.h"

#include "mn-claims-window.h"

static void
claims_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  mn_claims_window_present (MN_WINDOW (widget));
}

/**
 * mn_window_claims_install:
 * @widget_class: the class of the window
 *
 * Installs `win.claims`.
 */
void
mn_window_claims_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.claims", NULL, claims_action);
}

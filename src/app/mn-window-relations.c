/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-relations.h"

#include "mn-evidence-dialog.h"
#include "mn-relate-dialog.h"
#include "mn-workspace-evidence.h"

#include <glib/gi18n.h>

/* The window's actions on what the current claim or entity stands on, and how it stands to others */

static void
relate_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  MnWorkspace *workspace = mn_window_get_workspace (MN_WINDOW (widget));
  MnRecord *end = (MnRecord *) mn_workspace_get_current_claim (workspace);

  if (end == NULL)
    end = (MnRecord *) mn_workspace_get_current_entity (workspace);
  if (end == NULL)
    mn_workspace_tell (workspace, _("Choose the claim or the entity first that you want to relate"), FALSE);
  else
    mn_relate_dialog_present (GTK_WINDOW (widget), workspace, end);
}

static void
add_evidence_action (GtkWidget  *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant   *parameter G_GNUC_UNUSED)
{
  MnWorkspace *workspace = mn_window_get_workspace (MN_WINDOW (widget));
  MnClaim *claim = mn_workspace_get_current_claim (workspace);

  if (claim == NULL)
    mn_workspace_tell (workspace, _("Choose the claim first that you want evidence for"), FALSE);
  else
    mn_evidence_dialog_present (GTK_WINDOW (widget), workspace, claim, NULL);
}

/**
 * mn_window_relations_install:
 * @widget_class: the class of the window
 *
 * Installs `win.relate` and `win.add-evidence`, which need a document.
 */
void
mn_window_relations_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.relate", NULL, relate_action);
  gtk_widget_class_install_action (widget_class, "win.add-evidence", NULL, add_evidence_action);
}

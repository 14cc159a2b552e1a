/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-pending-strip.h"

#include "mn-claim-search.h"
#include "mn-form.h"
#include "mn-pending-evidence.h"

#include <glib/gi18n.h>

#define N_SAID 120

struct _MnPendingStrip
{
  GtkWidget    parent_instance;

  MnWorkspace *workspace;
  GtkWidget   *box;
  GtkLabel    *label;
};

G_DEFINE_FINAL_TYPE (MnPendingStrip, mn_pending_strip, GTK_TYPE_WIDGET)

static MnPendingEvidence *
get_pending (MnPendingStrip *self)
{
  return mn_pending_evidence_of (mn_workspace_get_library (self->workspace));
}

static void
update (MnPendingStrip *self)
{
  MnClaim *claim = mn_pending_evidence_get_claim (get_pending (self));

  if (claim != NULL)
    {
      g_autofree char *words = mn_form_shorten (mn_claim_get_words (claim), N_SAID);
      /* Translators: %s is what a claim says */
      g_autofree char *message = g_strdup_printf (_("Select the passage that supports “%s”, then press Y"), words);

      gtk_label_set_text (self->label, message);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), claim != NULL);
}

static void
mn_pending_strip_dispose (GObject *object)
{
  MnPendingStrip *self = MN_PENDING_STRIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_pending_strip_parent_class)->dispose (object);
}

static void
mn_pending_strip_class_init (MnPendingStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_pending_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-pending-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, MnPendingStrip, box);
  gtk_widget_class_bind_template_child (widget_class, MnPendingStrip, label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
mn_pending_strip_init (MnPendingStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_pending_strip_set_workspace:
 * @self: a strip
 * @workspace: (nullable): what the window has in hand
 */
void
mn_pending_strip_set_workspace (MnPendingStrip *self,
                                MnWorkspace    *workspace)
{
  if (!g_set_object (&self->workspace, workspace) || workspace == NULL)
    return;
  g_signal_connect_object (get_pending (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

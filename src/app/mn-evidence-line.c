/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-evidence-line.h"

#include "mn-evidence-words.h"
#include "mn-workspace-evidence.h"

struct _MnEvidenceLine
{
  GtkWidget       parent_instance;

  MnWorkspace    *workspace;
  MnEvidenceUses *uses; /* of the document */
  MnClaim        *shown;
  GtkWidget      *box;
  GtkLabel       *label;
  GtkButton      *show;
};

G_DEFINE_FINAL_TYPE (MnEvidenceLine, mn_evidence_line, GTK_TYPE_WIDGET)

static void
update (MnEvidenceLine *self)
{
  const MnEvidenceUse *use
      = self->uses != NULL ? mn_evidence_uses_find_at (self->uses, mn_workspace_get_caret (self->workspace)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), use != NULL);
  if (use == NULL)
    g_clear_pointer (&self->shown, mn_claim_unref);
  else if (self->shown != use->claim)
    {
      g_autofree char *words = mn_evidence_use_describe (use);

      g_clear_pointer (&self->shown, mn_claim_unref);
      self->shown = mn_claim_ref (use->claim);
      gtk_label_set_text (self->label, words);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->show), mn_claim_get_place (use->claim));
    }
}

static void
on_document (MnEvidenceLine *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (self->uses != NULL)
    g_signal_handlers_disconnect_by_data (self->uses, self);
  g_clear_object (&self->uses);
  if (document != NULL)
    self->uses = g_object_ref (mn_evidence_uses_of (document));
  if (self->uses != NULL)
    g_signal_connect_object (self->uses, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
mn_evidence_line_dispose (GObject *object)
{
  MnEvidenceLine *self = MN_EVIDENCE_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->uses != NULL)
    g_signal_handlers_disconnect_by_data (self->uses, self);
  g_clear_object (&self->uses);
  g_clear_pointer (&self->shown, mn_claim_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_evidence_line_parent_class)->dispose (object);
}

static void
mn_evidence_line_class_init (MnEvidenceLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_evidence_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-evidence-line.ui");
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceLine, box);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceLine, label);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceLine, show);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_evidence_line_init (MnEvidenceLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_evidence_line_set_workspace:
 * @self: a line
 * @workspace: (nullable): whose caret it follows
 */
void
mn_evidence_line_set_workspace (MnEvidenceLine *self,
                                MnWorkspace    *workspace)
{
  if (!g_set_object (&self->workspace, workspace) || workspace == NULL)
    return;
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "moved", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_document (self);
}

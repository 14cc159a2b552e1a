/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-form.h"

#include "mn-attributes-form.h"
#include "mn-attribution-list.h"
#include "mn-claim-edits.h"
#include "mn-evidence-list.h"
#include "mn-participant-list.h"
#include "mn-picker.h"
#include "mn-relation-box.h"
#include "mn-same-claims-box.h"
#include "mn-statement.h"
#include "mn-verdict-form.h"

#include <glib/gi18n.h>

struct _MnClaimForm
{
  GtkWidget          parent_instance;

  MnWorkspace       *workspace;
  GSignalGroup      *document_signals;
  GtkBox            *pieces;
  MnAttributionList *attributions;
  MnTextField       *statement;
  GtkButton         *use_statement;
  MnPicker          *kind;
  MnPicker          *form;
  MnParticipantList *participants;
  MnVerdictForm     *verdict;
  MnPicker          *state;
  MnPicker          *priority;
  MnEvidenceList    *evidence;
  MnRelationBox     *relations;
  MnSameClaimsBox   *same_claims;
  MnAttributesForm  *attributes;
  MnTextField       *note;
  GtkLabel          *provenance;
};

G_DEFINE_FINAL_TYPE (MnClaimForm, mn_claim_form, GTK_TYPE_WIDGET)

static MnClaim *
get_claim (MnClaimForm *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);

  return current != NULL && mn_record_kind (current) == MN_RECORD_CLAIM ? (MnClaim *) current : NULL;
}

static void
on_remove_piece (MnClaimForm *self,
                 const char  *start)
{
  mn_form_set (self->workspace, get_claim (self), _("Remove Piece"), mn_claim_remove_piece, start);
}

/* What the words come to is offered where nobody has said it; it is never taken by itself */
static void
show_offer (MnClaimForm *self,
            MnClaim     *claim)
{
  g_autofree char *statement
      = claim->statement == NULL ? mn_statement_offer (mn_workspace_get_document (self->workspace), claim) : NULL;
  g_autofree char *label = NULL;

  if (statement != NULL)
    {
      /* Translators: %s is a sentence that is offered as the statement of a claim */
      label = g_strdup_printf (_("Use “%s”"), statement);
      gtk_button_set_label (self->use_statement, label);
    }
  else if (gtk_widget_has_focus (GTK_WIDGET (self->use_statement)))
    gtk_widget_grab_focus (GTK_WIDGET (self->statement));
  gtk_widget_set_visible (GTK_WIDGET (self->use_statement), statement != NULL);
}

static void
update (MnClaimForm *self)
{
  MnClaim *claim = get_claim (self);
  g_autofree char *provenance = NULL;

  mn_text_field_set_record (self->statement, claim);
  mn_attributes_form_set_record (self->attributes, claim);
  mn_text_field_set_record (self->note, claim);
  mn_attribution_list_show (self->attributions, claim);
  mn_participant_list_show (self->participants, claim);
  mn_verdict_form_show (self->verdict, claim);
  if (claim == NULL)
    return;

  provenance = mn_form_provenance (self->workspace, claim);
  gtk_label_set_text (self->provenance, provenance);
  mn_form_show_spans (self->pieces, &claim->spans, claim->spans.n > 1 ? _("Remove the piece") : NULL,
                      G_CALLBACK (on_remove_piece), self);
  show_offer (self, claim);
  mn_picker_set_selected (self->kind, claim->kind);
  mn_picker_set_selected (self->form, mn_form_names[claim->form]);
  mn_picker_set_selected (self->state, mn_claim_state_names[claim->state]);
  mn_picker_set_selected (self->priority, mn_priority_names[claim->priority]);
}

static void
on_kind (MnClaimForm *self,
         const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change Kind"), mn_claim_set_kind, value);
}

static void
on_form (MnClaimForm *self,
         const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change Form"), mn_claim_set_form, value);
}

static void
on_state (MnClaimForm *self,
          const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change State"), mn_claim_set_state, value);
}

static void
on_priority (MnClaimForm *self,
             const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change Priority"), mn_claim_set_priority, value);
}

static gboolean
mn_claim_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_CLAIM_FORM (widget)->attributions));
}

static void
mn_claim_form_dispose (GObject *object)
{
  MnClaimForm *self = MN_CLAIM_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_claim_form_parent_class)->dispose (object);
}

static void
mn_claim_form_class_init (MnClaimFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_claim_form_dispose;
  widget_class->grab_focus = mn_claim_form_grab_focus;

  g_type_ensure (MN_TYPE_ATTRIBUTES_FORM);
  g_type_ensure (MN_TYPE_ATTRIBUTION_LIST);
  g_type_ensure (MN_TYPE_PARTICIPANT_LIST);
  g_type_ensure (MN_TYPE_EVIDENCE_LIST);
  g_type_ensure (MN_TYPE_RELATION_BOX);
  g_type_ensure (MN_TYPE_SAME_CLAIMS_BOX);
  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_TEXT_FIELD);
  g_type_ensure (MN_TYPE_VERDICT_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-claim-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, pieces);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, attributions);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, statement);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, use_statement);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, kind);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, form);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, participants);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, verdict);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, state);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, priority);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, evidence);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, relations);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, same_claims);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, attributes);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, note);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, provenance);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_form);
  gtk_widget_class_bind_template_callback (widget_class, on_state);
  gtk_widget_class_bind_template_callback (widget_class, on_priority);
}

static void
mn_claim_form_init (MnClaimForm *self)
{
  const char *const forms[] = { NULL, "direct", "mixed", "indirect", NULL };
  const char *const form_labels[] = { _("Not said"), _("Direct speech"), _("Mixed speech"), _("Indirect speech"), NULL };
  const char *const states[] = { "unchecked", "in progress", "checked", NULL };
  const char *const state_labels[] = { _("Unchecked"), _("In progress"), _("Checked"), NULL };
  const char *const priorities[] = { NULL, "low", "normal", "high", NULL };
  const char *const priority_labels[] = { C_("priority", "None"), _("Low"), _("Normal"), _("High"), NULL };
  GtkWidget *label;

  gtk_widget_init_template (GTK_WIDGET (self));
  mn_picker_set_choices (self->form, forms, form_labels);
  mn_picker_set_choices (self->state, states, state_labels);
  mn_picker_set_choices (self->priority, priorities, priority_labels);
  label = gtk_button_get_child (self->use_statement);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
}

static void
on_tagset (MnClaimForm *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));

  mn_picker_set_tags (self->kind, &tagset->claim_kinds, _("Not said"));
  update (self);
}

/**
 * mn_claim_form_set_workspace:
 * @self: a form
 * @workspace: whose current claim it shows
 */
void
mn_claim_form_set_workspace (MnClaimForm *self,
                             MnWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  mn_text_field_bind (self->statement, workspace, &mn_claim_statement_binding);
  mn_evidence_list_set_workspace (self->evidence, workspace);
  mn_relation_box_set_workspace (self->relations, workspace);
  mn_same_claims_box_set_workspace (self->same_claims, workspace);
  mn_attributes_form_set_workspace (self->attributes, workspace);
  mn_text_field_bind (self->note, workspace, &mn_claim_note_binding);
  mn_attribution_list_set_workspace (self->attributions, workspace);
  mn_participant_list_set_workspace (self->participants, workspace);
  mn_verdict_form_set_workspace (self->verdict, workspace);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* mentions and entities that the claim names may change without it */
  self->document_signals = g_signal_group_new (MN_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (update), self);
  g_object_bind_property (workspace, "document", self->document_signals, "target", G_BINDING_SYNC_CREATE);
  /* what was picked and could not be written must not look done */
  g_signal_connect_object (workspace, "fail", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  on_tagset (self);
}

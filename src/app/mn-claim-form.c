/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-form.h"

#include "mn-attributes-form.h"
#include "mn-claim-edits.h"
#include "mn-entity-chooser.h"
#include "mn-picker.h"
#include "mn-span-row.h"

#include <glib/gi18n.h>

struct _MnClaimForm
{
  GtkWidget        parent_instance;

  MnWorkspace     *workspace;
  GtkBox          *pieces;
  MnTextField     *statement;
  MnPicker        *kind;
  MnPicker        *form;
  MnEntityChooser *claimant;
  GtkButton       *repeat;
  GtkWidget       *attribution;
  GtkBox          *cues;
  GtkWidget       *add_cue;
  MnPicker        *stance;
  MnPicker        *certainty;
  MnPicker        *verdict;
  MnTextField     *reasoning;
  MnAttributesForm *attributes;
  MnTextField     *note;
  GtkLabel        *provenance;
  MnAttribution   *last; /* the claimant given last, to be offered again; NULL before the first */
  MnRecord        *shown;
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

static void
on_remove_cue (MnClaimForm *self,
               const char  *start)
{
  mn_form_set (self->workspace, get_claim (self), _("Remove Cue"), mn_claim_remove_cue, start);
}

/* One row for each span, with a button to take it away where that is possible */
static void
show_spans (MnClaimForm   *self,
            GtkBox        *box,
            const MnSpans *spans,
            gboolean       can_remove,
            const char    *remove_label,
            GCallback      on_remove)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < spans->n; i++)
    {
      GtkWidget *row = mn_span_row_new (&spans->items[i], can_remove ? remove_label : NULL);

      g_signal_connect_object (row, "remove", on_remove, self, G_CONNECT_SWAPPED);
      gtk_box_append (box, row);
    }
}

/* Who makes the claim, as the chooser shows it */
static char *
describe_claimant (MnClaimForm *self,
                   MnClaim     *claim)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  const MnReferent *claimant;
  MnEntity *entity;
  MnRecord *mention;

  if (claim->attributions.n == 0)
    return g_strdup (_("The article’s own voice"));
  claimant = &claim->attributions.items[0].claimant;
  entity = mn_document_get_entity (document, &claimant->entity);
  if (entity != NULL)
    return g_strdup (entity->name);
  mention = mn_document_get_mark (document, &claimant->mention);
  if (mention != NULL)
    return mn_spans_get_quote (mn_mark_get_spans (mention));
  return g_strdup (_("Somebody unsaid"));
}

static void
show_repeat (MnClaimForm *self,
             MnClaim     *claim)
{
  MnEntity *entity = self->last != NULL
                         ? mn_document_get_entity (mn_workspace_get_document (self->workspace),
                                                   &self->last->claimant.entity)
                         : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->repeat), entity != NULL && claim->attributions.n == 0);
  if (entity == NULL)
    return;
  if (self->last->cues.n > 0)
    /* Translators: a claimant and the words that say so, as given to the claim before: Again: Anna Kelly (“told AFP”) */
    label = g_strdup_printf (_("Again: %s (“%s”)"), entity->name, self->last->cues.items[0].quote);
  else
    label = g_strdup_printf (_("Again: %s"), entity->name);
  gtk_button_set_label (self->repeat, label);
}

/* What the claimant and cue of the last claim were, once its form is left */
static void
remember (MnClaimForm *self)
{
  MnClaim *claim = (MnClaim *) self->shown;

  if (claim == NULL || claim->attributions.n == 0 || mn_id_is_none (&claim->attributions.items[0].claimant.entity))
    return;
  if (self->last != NULL)
    mn_struct_clear (&mn_attribution_info, self->last);
  else
    self->last = g_new0 (MnAttribution, 1);
  mn_struct_copy (&mn_attribution_info, self->last, &claim->attributions.items[0]);
}

static void
show_attribution (MnClaimForm *self,
                  MnClaim     *claim)
{
  static const MnSpans none = { NULL, 0 };
  const MnAttribution *link = claim->attributions.n > 0 ? &claim->attributions.items[0] : NULL;
  g_autofree char *claimant = describe_claimant (self, claim);

  mn_entity_chooser_show (self->claimant, claimant, NULL, NULL);
  gtk_widget_set_visible (self->attribution, link != NULL);
  show_spans (self, self->cues, link != NULL ? &link->cues : &none, TRUE, _("Remove the cue"),
              G_CALLBACK (on_remove_cue));
  if (link != NULL)
    {
      mn_picker_set_selected (self->stance, link->stance);
      mn_picker_set_selected (self->certainty, mn_certainty_names[link->certainty]);
    }
  show_repeat (self, claim);
}

static void
update (MnClaimForm *self)
{
  MnClaim *claim = get_claim (self);
  const MnVerdict *verdict;
  g_autofree char *provenance = NULL;

  if (self->shown != NULL && (claim == NULL || !mn_id_equal (&self->shown->id, &claim->record.id)))
    remember (self);
  g_clear_pointer (&self->shown, mn_record_unref);
  mn_text_field_set_record (self->statement, claim);
  mn_text_field_set_record (self->reasoning, claim);
  mn_attributes_form_set_record (self->attributes, claim);
  mn_text_field_set_record (self->note, claim);
  if (claim == NULL)
    return;

  self->shown = mn_record_ref (claim);
  verdict = mn_claim_get_verdict (claim, mn_library_get_annotator (mn_workspace_get_library (self->workspace)));
  provenance = mn_form_provenance (self->workspace, claim);
  gtk_label_set_text (self->provenance, provenance);
  show_spans (self, self->pieces, &claim->spans, claim->spans.n > 1, _("Remove the piece"),
              G_CALLBACK (on_remove_piece));
  show_attribution (self, claim);
  mn_picker_set_selected (self->kind, claim->kind);
  mn_picker_set_selected (self->form, mn_form_names[claim->form]);
  mn_picker_set_selected (self->verdict, verdict != NULL ? verdict->value : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasoning), verdict != NULL);
}

static void
on_selection (MnClaimForm *self)
{
  gboolean has_selection;

  g_object_get (self->workspace, "has-selection", &has_selection, NULL);
  gtk_widget_set_sensitive (self->add_cue, has_selection);
}

static void
on_claimant (MnClaimForm *self,
             MnChoice    *choice)
{
  MnClaim *claim = get_claim (self);
  MnReferent claimant = { MN_ID_NONE, MN_ID_NONE };

  if (claim == NULL)
    return;
  switch (mn_choice_get_kind (choice))
    {
    case MN_CHOICE_NONE:
      mn_form_set (self->workspace, claim, _("Set Claimant"), mn_claim_clear_attribution, NULL);
      return;
    case MN_CHOICE_ENTITY:
      claimant.entity = mn_choice_get_entity (choice)->record.id;
      claimant.mention
          = mn_claim_find_naming (mn_workspace_get_document (self->workspace), claim, &claimant.entity);
      break;
    case MN_CHOICE_MENTION:
      claimant.mention = *mn_choice_get_mention (choice);
      break;
    case MN_CHOICE_NEW:
    case MN_CHOICE_UNSAID:
    default:
      break;
    }
  mn_document_set_claimant_async (mn_workspace_get_document (self->workspace), &claim->record.id, &claimant,
                                  mn_choice_get_kind (choice) == MN_CHOICE_NEW ? mn_choice_get_name (choice) : NULL,
                                  mn_choice_get_entity_type (choice), mn_workspace_finish_edit,
                                  g_object_ref (self->workspace));
}

static void
on_repeat (MnClaimForm *self)
{
  if (get_claim (self) != NULL && self->last != NULL)
    mn_claim_form_repeat (self->workspace, get_claim (self), self->last);
}

static void
on_add_cue (MnClaimForm *self)
{
  if (get_claim (self) != NULL)
    mn_claim_form_add_cue (self->workspace, get_claim (self));
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
on_stance (MnClaimForm *self,
           const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change Stance"), mn_claim_set_stance, value);
}

static void
on_certainty (MnClaimForm *self,
              const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change Certainty"), mn_claim_set_certainty, value);
}

static void
on_verdict (MnClaimForm *self,
            const char  *value)
{
  mn_form_set (self->workspace, get_claim (self), _("Change Verdict"), mn_claim_set_verdict_value, value);
}

static gboolean
mn_claim_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_CLAIM_FORM (widget)->claimant));
}

static void
mn_claim_form_dispose (GObject *object)
{
  MnClaimForm *self = MN_CLAIM_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, mn_record_unref);
  if (self->last != NULL)
    mn_struct_clear (&mn_attribution_info, self->last);
  g_clear_pointer (&self->last, g_free);

  G_OBJECT_CLASS (mn_claim_form_parent_class)->dispose (object);
}

static void
mn_claim_form_class_init (MnClaimFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_claim_form_dispose;
  widget_class->grab_focus = mn_claim_form_grab_focus;

  g_type_ensure (MN_TYPE_ENTITY_CHOOSER);
  g_type_ensure (MN_TYPE_ATTRIBUTES_FORM);
  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_TEXT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-claim-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, pieces);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, statement);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, kind);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, form);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, claimant);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, repeat);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, attribution);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, cues);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, add_cue);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, stance);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, certainty);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, verdict);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, reasoning);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, attributes);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, note);
  gtk_widget_class_bind_template_child (widget_class, MnClaimForm, provenance);
  gtk_widget_class_bind_template_callback (widget_class, on_claimant);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cue);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_form);
  gtk_widget_class_bind_template_callback (widget_class, on_stance);
  gtk_widget_class_bind_template_callback (widget_class, on_certainty);
  gtk_widget_class_bind_template_callback (widget_class, on_verdict);
}

static void
mn_claim_form_init (MnClaimForm *self)
{
  const char *const forms[] = { NULL, "direct", "mixed", "indirect", NULL };
  const char *const form_labels[] = { _("Not said"), _("Direct speech"), _("Mixed speech"), _("Indirect speech"), NULL };
  const char *const certainties[] = { "unstated", "certain", "probable", "possible", NULL };
  const char *const certainty_labels[] = { _("Unstated"), _("Certain"), _("Probable"), _("Possible"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  mn_picker_set_choices (self->form, forms, form_labels);
  mn_picker_set_choices (self->certainty, certainties, certainty_labels);
}

static void
on_tagset (MnClaimForm *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));

  mn_picker_set_tags (self->kind, &tagset->claim_kinds, _("Not said"));
  mn_picker_set_tags (self->stance, &tagset->stances, NULL);
  mn_picker_set_tags (self->verdict, &tagset->verdicts, _("None yet"));
  update (self);
}

/* Another annotator has another verdict of the same claim, and reasons of their own */
static void
on_annotators (MnClaimForm *self)
{
  mn_text_field_set_record (self->reasoning, NULL);
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
  mn_entity_chooser_set_workspace (self->claimant, workspace);
  mn_text_field_bind (self->statement, workspace, &mn_claim_statement_binding);
  mn_text_field_bind (self->reasoning, workspace, &mn_claim_reasoning_binding);
  mn_attributes_form_set_workspace (self->attributes, workspace);
  mn_text_field_bind (self->note, workspace, &mn_claim_note_binding);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::has-selection", G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  on_selection (self);
  /* what was picked and could not be written must not look done */
  g_signal_connect_object (workspace, "fail", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (on_annotators), self,
                           G_CONNECT_SWAPPED);
  on_tagset (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-evidence-dialog.h"

#include "mn-evidence-edits.h"
#include "mn-evidence-words.h"
#include "mn-picker.h"

#include <glib/gi18n.h>

struct _MnEvidenceDialog
{
  AdwWindow        parent_instance;

  MnWorkspace     *workspace;
  MnDocument      *document; /* whose edits this takes its turn among */
  MnId             claim;
  MnEvidence       shown; /* as it is in the library; without an id where it is new */
  char            *seen_shown;
  int              stance;

  AdwWindowTitle  *title_widget;
  GtkButton       *save;
  GtkWidget       *uri_box;
  GtkEntry        *uri;
  GtkEntry        *title_entry;
  GtkWidget       *quote_box;
  GtkTextView     *quote;
  GtkEntry        *seen;
  MnPicker        *stance_picker;
  GtkTextView     *note;
  GtkLabel        *message;
};

G_DEFINE_FINAL_TYPE (MnEvidenceDialog, mn_evidence_dialog, ADW_TYPE_WINDOW)

static gboolean
is_new (MnEvidenceDialog *self)
{
  return mn_id_is_none (&self->shown.id);
}

static gboolean
is_stretch (MnEvidenceDialog *self)
{
  return !mn_id_is_none (&self->shown.article);
}

static char *
dup_stripped (char *text)
{
  g_strstrip (text);
  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

static char *
dup_entry (GtkEntry *entry)
{
  return dup_stripped (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static char *
dup_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return dup_stripped (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
}

static void
say (MnEvidenceDialog *self,
     const char       *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

/* What is typed, as evidence; FALSE where it cannot be, and then says why */
static gboolean
read_fields (MnEvidenceDialog *self,
             MnEvidence       *evidence)
{
  g_autofree char *uri = dup_entry (self->uri);
  g_autofree char *link = uri != NULL ? mn_link_normalise (uri) : NULL;
  g_autofree char *seen = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->seen)));
  g_autofree char *problem = NULL;

  mn_struct_copy (&mn_evidence_info, evidence, &self->shown);
  if (uri != NULL && link == NULL)
    problem = g_strdup_printf (_("“%s” is no web address"), uri);
  else if (g_strcmp0 (seen, self->seen_shown) != 0 && !mn_evidence_parse_seen (seen, &evidence->seen))
    problem = g_strdup_printf (_("“%s” is no date such as 2026-01-09, nor one with a time such as 14:30"), seen);
  say (self, problem);
  if (problem != NULL || (link == NULL && !is_stretch (self) && is_new (self)))
    return FALSE;

  g_free (evidence->uri);
  evidence->uri = g_steal_pointer (&link);
  g_free (evidence->title);
  evidence->title = dup_entry (self->title_entry);
  if (!is_stretch (self))
    {
      g_free (evidence->quote);
      evidence->quote = dup_view (self->quote);
    }
  g_free (evidence->note);
  evidence->note = dup_view (self->note);
  evidence->stance = self->stance;
  return TRUE;
}

static void
on_changed (MnEvidenceDialog *self)
{
  MnEvidence evidence = { 0 };

  if (self->workspace != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->save), read_fields (self, &evidence));
  mn_struct_clear (&mn_evidence_info, &evidence);
}

static void
on_stance (MnEvidenceDialog *self,
           const char       *stance)
{
  self->stance = MAX (mn_enum_from_name (mn_evidence_stance_names, stance), 0);
}

/* What somebody else made of it in the meantime: saving once more is meant to go over that */
static void
take_up (MnEvidenceDialog *self)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self->workspace));
  g_autoptr (MnClaim) claim = mn_snapshot_get (snapshot, MN_RECORD_CLAIM, &MN_ID_NONE, &self->claim, NULL);
  const MnEvidence *held = claim != NULL ? mn_claim_get_evidence (claim, &self->shown.id) : NULL;

  if (held == NULL)
    return;
  mn_struct_clear (&mn_evidence_info, &self->shown);
  mn_struct_copy (&mn_evidence_info, &self->shown, held);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MnEvidenceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);

  if (self->document == NULL) /* closed meanwhile */
    return;
  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  mn_workspace_fail (self->workspace, error);
  say (self, error->message);
  take_up (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), TRUE);
}

static void
on_save (MnEvidenceDialog *self)
{
  MnEvidence evidence = { 0 };

  if (read_fields (self, &evidence))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->save), FALSE);
      if (is_new (self))
        mn_document_add_evidence_async (self->document, &self->claim, &evidence, on_saved, g_object_ref (self));
      else
        mn_document_change_evidence_async (self->document, &self->claim, _("Change Evidence"), &self->shown, &evidence,
                                           on_saved, g_object_ref (self));
    }
  mn_struct_clear (&mn_evidence_info, &evidence);
}

static void
save_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  if (gtk_widget_is_sensitive (GTK_WIDGET (MN_EVIDENCE_DIALOG (widget)->save)))
    on_save (MN_EVIDENCE_DIALOG (widget));
}

static void
mn_evidence_dialog_dispose (GObject *object)
{
  MnEvidenceDialog *self = MN_EVIDENCE_DIALOG (object);

  g_clear_object (&self->document);
  mn_struct_clear (&mn_evidence_info, &self->shown);
  g_clear_pointer (&self->seen_shown, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_evidence_dialog_parent_class)->dispose (object);
}

static void
mn_evidence_dialog_class_init (MnEvidenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_evidence_dialog_dispose;

  g_type_ensure (MN_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, title_widget);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, save);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, uri_box);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, uri);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, title_entry);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, quote_box);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, seen);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, stance_picker);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, note);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_stance);
  gtk_widget_class_install_action (widget_class, "evidence.save", NULL, save_action);
}

static void
mn_evidence_dialog_init (MnEvidenceDialog *self)
{
  static const gint stances[] = { MN_EVIDENCE_SUPPORTS, MN_EVIDENCE_REFUTES, MN_EVIDENCE_CONTEXT };
  const char *ids[G_N_ELEMENTS (stances) + 1] = { NULL };
  const char *labels[G_N_ELEMENTS (stances) + 1] = { NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      ids[i] = mn_evidence_stance_names[stances[i]];
      labels[i] = mn_evidence_stance_label (stances[i]);
    }
  mn_picker_set_choices (self->stance_picker, ids, labels);
}

static void
set_text (GtkTextView *view,
          const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
}

static void
set_entry (GtkEntry   *entry,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
fill (MnEvidenceDialog *self)
{
  adw_window_title_set_title (self->title_widget, is_new (self) ? _("Add Evidence") : _("Edit Evidence"));
  gtk_window_set_title (GTK_WINDOW (self), is_new (self) ? _("Add Evidence") : _("Edit Evidence"));
  gtk_button_set_label (self->save, is_new (self) ? _("_Add") : _("_Save"));
  gtk_widget_set_visible (self->uri_box, !is_stretch (self));
  gtk_widget_set_visible (self->quote_box, !is_stretch (self));
  set_entry (self->uri, self->shown.uri);
  set_entry (self->title_entry, self->shown.title);
  set_text (self->quote, self->shown.quote);
  self->seen_shown = mn_evidence_dup_seen (self->shown.seen);
  set_entry (self->seen, self->seen_shown);
  self->stance = self->shown.stance;
  mn_picker_set_selected (self->stance_picker, mn_evidence_stance_names[self->stance]);
  set_text (self->note, self->shown.note);
}

/**
 * mn_evidence_dialog_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 * @claim: a claim
 * @evidence: (nullable): evidence of it to be changed; %NULL for the address of a page to be added
 */
void
mn_evidence_dialog_present (GtkWindow        *parent,
                            MnWorkspace      *workspace,
                            MnClaim          *claim,
                            const MnEvidence *evidence)
{
  MnEvidenceDialog *self = g_object_new (MN_TYPE_EVIDENCE_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (mn_workspace_get_document (workspace));
  self->claim = claim->record.id;
  if (evidence != NULL)
    mn_struct_copy (&mn_evidence_info, &self->shown, evidence);
  else
    {
      self->shown.seen = g_get_real_time () / G_USEC_PER_SEC;
      self->shown.stance = MN_EVIDENCE_SUPPORTS;
    }
  fill (self);
  self->workspace = g_object_ref (workspace);
  on_changed (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (is_stretch (self) ? self->title_entry : self->uri));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-relation-note.h"

#include "mn-relation-edits.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The note of a relation, in a dialog that comes again with what was typed where that could not be written */
typedef struct
{
  MnWorkspace *workspace;
  MnRelation  *relation; /* as it was shown */
  MnDocument  *document;
  GtkWindow   *parent;
  GtkTextView *view;
  char        *typed;
} Noting;

static void
free_noting (Noting *noting)
{
  g_object_unref (noting->workspace);
  mn_relation_unref (noting->relation);
  g_object_unref (noting->document);
  g_object_unref (noting->parent);
  g_free (noting->typed);
  g_free (noting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Noting, free_noting)

/* Nothing is written over what somebody else wrote meanwhile */
static void
set_note (gpointer builder,
          gpointer user_data)
{
  const Noting *noting = user_data;
  MnRelationBuilder *relation = builder;

  if (g_strcmp0 (relation->note, noting->relation->note) != 0)
    return;
  g_free (relation->note);
  relation->note = g_strdup (noting->typed);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Noting) noting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (noting->workspace));
  g_autoptr (MnRelation) now = NULL;

  if (change != NULL)
    return;
  if (error != NULL)
    mn_workspace_fail (noting->workspace, error);
  else
    mn_workspace_tell (noting->workspace, _("The note has been changed in the meantime"), FALSE);
  now = mn_snapshot_get (snapshot, MN_RECORD_RELATION, &MN_ID_NONE, &noting->relation->record.id, NULL);
  if (now != NULL)
    mn_relation_note_present (noting->parent, noting->workspace, now, noting->typed != NULL ? noting->typed : "");
}

static void
on_response (Noting     *noting,
             const char *response)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (noting->view);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
  noting->typed = *text != '\0' ? g_steal_pointer (&text) : NULL;
  g_free (text);
  if (g_str_equal (response, "save") && g_strcmp0 (noting->typed, noting->relation->note) != 0)
    mn_document_modify_relation_async (noting->document, &noting->relation->record.id, _("Change Note of Relation"),
                                       NULL, set_note, noting, NULL, on_written, noting);
  else
    free_noting (noting);
}

static GtkTextView *
add_view (AdwMessageDialog *dialog,
          const char       *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 8);
  gtk_text_view_set_right_margin (view, 8);
  gtk_text_view_set_top_margin (view, 5);
  gtk_text_view_set_bottom_margin (view, 5);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note on the relation"), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 90);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  gtk_widget_add_css_class (scroller, "text-area");
  adw_message_dialog_set_extra_child (dialog, scroller);
  return view;
}

/**
 * mn_relation_note_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand, with a document
 * @relation: a relation
 * @typed: (nullable): what was typed already; %NULL for what its note says
 *
 * Asks for the note of a relation.
 */
void
mn_relation_note_present (GtkWindow   *parent,
                          MnWorkspace *workspace,
                          MnRelation  *relation,
                          const char  *typed)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Note on the Relation"), NULL);
  Noting *noting = g_new0 (Noting, 1);

  noting->workspace = g_object_ref (workspace);
  noting->relation = mn_relation_ref (relation);
  noting->document = g_object_ref (mn_workspace_get_document (workspace));
  noting->parent = g_object_ref (parent);
  noting->view = add_view (ADW_MESSAGE_DIALOG (dialog), typed != NULL ? typed : relation->note);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_response), noting);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (noting->view));
}

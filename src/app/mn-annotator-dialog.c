/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-annotator-dialog.h"

#include "mn-library-annotators.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One asking for a name */
typedef struct
{
  GtkWindow           *parent;
  MnLibrary           *library;
  MnAnnotator         *annotator; /* whose name it shall be; NULL for a new one */
  MnAnnotatorNamedFunc named;
  gpointer             user_data;
  AdwMessageDialog    *dialog; /* which owns this, until the name is being written */
  GtkEditable         *entry;
  GtkLabel            *message;
  char                *name;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->parent);
  g_object_unref (asking->library);
  g_clear_pointer (&asking->annotator, mn_annotator_unref);
  g_free (asking->name);
  g_free (asking);
}

static void ask (Asking     *asking,
                 const char *message);

static Asking *
copy_asking (Asking *asking)
{
  Asking *copy = g_memdup2 (asking, sizeof *asking);

  g_object_ref (copy->parent);
  g_object_ref (copy->library);
  if (copy->annotator != NULL)
    mn_annotator_ref (copy->annotator);
  copy->name = g_strdup (gtk_editable_get_text (asking->entry));
  return copy;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_annotators_finish (MN_LIBRARY (source), result, &error);

  if (error != NULL)
    {
      ask (asking, error->message); /* what was typed is not lost */
      return;
    }
  if (change != NULL)
    asking->named (asking->parent, change, asking->user_data);
  free_asking (asking);
}

static void
on_response (Asking     *asking,
             const char *response)
{
  Asking *writing;

  if (!g_str_equal (response, "save"))
    return;
  writing = copy_asking (asking);
  if (asking->annotator != NULL)
    mn_library_rename_annotator_async (asking->library, &asking->annotator->record.id, writing->name, on_written,
                                       writing);
  else
    mn_library_add_annotator_async (asking->library, writing->name, on_written, writing);
}

static void
show_message (Asking     *asking,
              const char *message)
{
  gtk_label_set_text (asking->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (asking->message), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (asking->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (asking->entry), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

static void
on_typed (Asking *asking)
{
  const MnId *id = asking->annotator != NULL ? &asking->annotator->record.id : NULL;
  const char *typed = gtk_editable_get_text (asking->entry);
  g_autofree char *fault = mn_library_check_annotator_name (asking->library, id, typed);

  adw_message_dialog_set_response_enabled (asking->dialog, "save", fault == NULL);
  show_message (asking, fault);
}

static GtkWidget *
new_fields (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *message = gtk_label_new (NULL);

  asking->entry = GTK_EDITABLE (entry);
  asking->message = GTK_LABEL (message);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_label_set_wrap (asking->message, TRUE);
  gtk_label_set_xalign (asking->message, 0);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (message, "error");
  gtk_widget_set_visible (message, FALSE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), message);
  return box;
}

/* @asking: (transfer full) */
static void
ask (Asking     *asking,
     const char *message)
{
  gboolean is_new = asking->annotator == NULL;
  GtkWidget *dialog = adw_message_dialog_new (asking->parent, is_new ? _("New Profile") : _("Rename Profile"),
                                              is_new ? _("Who annotates? Everything marked from then on carries this "
                                                         "name.")
                                                     : _("Everything that carries this name will carry the new one."));

  asking->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (asking->dialog, new_fields (asking));
  adw_message_dialog_add_responses (asking->dialog, "cancel", _("_Cancel"), "save",
                                    is_new ? _("_Add Profile") : _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (asking->dialog, "save");
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  gtk_editable_set_text (asking->entry, asking->name);
  on_typed (asking);
  /* nothing has been typed yet that could be wrong */
  show_message (asking, message);
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (on_typed), asking);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_response), asking);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, free_asking);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->entry));
}

/**
 * mn_annotator_dialog_present:
 * @parent: the window that asks
 * @library: a library that can be changed
 * @annotator: (nullable): who shall be called otherwise; %NULL for a new annotator
 * @named: called when the name is durable, if it is another one
 * @user_data: for @named
 *
 * Asks what an annotator is called. A name that is empty or taken is refused where it is typed; one that could not be
 * written is asked for again.
 */
void
mn_annotator_dialog_present (GtkWindow           *parent,
                             MnLibrary           *library,
                             MnAnnotator         *annotator,
                             MnAnnotatorNamedFunc named,
                             gpointer             user_data)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->parent = g_object_ref (parent);
  asking->library = g_object_ref (library);
  asking->annotator = annotator != NULL ? mn_annotator_ref (annotator) : NULL;
  asking->named = named;
  asking->user_data = user_data;
  asking->name = g_strdup (annotator != NULL ? annotator->name : "");
  ask (asking, NULL);
}

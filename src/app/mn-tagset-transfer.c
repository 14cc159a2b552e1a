/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tagset-transfer.h"

#include "mn-accessible.h"
#include "mn-library-tagset.h"
#include "mn-progress.h"
#include "mn-tag-fates.h"
#include "mn-tag-keys.h"
#include "mn-tagset-file.h"

#include <glib/gi18n.h>

/* The presets that are shipped, the default first */
static const struct
{
  const char *name;
  const char *label;
  const char *description;
} presets[] = {
  { "news", N_ ("News"), N_ ("People, organisations, places and claims in reports") },
  { "ontonotes5", N_ ("OntoNotes 5"), N_ ("18 entity types; claims as they are") },
  { "conll2003", N_ ("CoNLL-2003"), N_ ("4 entity types; claims as they are") },
  { "fact-check", N_ ("Fact-check"), N_ ("Kinds, verdicts, relations and attributes of claims to check") },
};

/* A tagset on its way into the library */
typedef struct
{
  MnTagsetWindow *window;
  MnTagset       *wanted;
  gboolean        with_cues;
  const char     *heading; /* translated */
  const char     *button;  /* likewise */
  MnProgress     *progress;
} Adoption;

static void
free_adoption (gpointer data)
{
  Adoption *adoption = data;

  g_object_unref (adoption->window);
  g_clear_pointer (&adoption->wanted, mn_tagset_unref);
  g_clear_object (&adoption->progress);
  g_free (adoption);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adoption, free_adoption)

static Adoption *
new_adoption (MnTagsetWindow *window,
              MnTagset       *wanted,
              gboolean        with_cues,
              const char     *heading,
              const char     *button)
{
  Adoption *adoption = g_new0 (Adoption, 1);

  *adoption = (Adoption){ g_object_ref (window), wanted, with_cues, heading, button, NULL };
  return adoption;
}

static MnLibrary *
get_library (MnTagsetWindow *window)
{
  return mn_workspace_get_library (mn_tagset_window_get_workspace (window));
}

static void
tell_problem (MnTagsetWindow *window,
              const char     *heading,
              const char     *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the worker does to the tagset; it has its own hold on it */
typedef struct
{
  MnTagset *wanted;
  gboolean  with_cues;
} Wanted;

static void
free_wanted (gpointer data)
{
  mn_tagset_unref (((Wanted *) data)->wanted);
  g_free (data);
}

static void
adopt (gpointer builder,
       gpointer user_data)
{
  Wanted *wanted = user_data;

  mn_tagset_adopt (builder, wanted->wanted, wanted->with_cues);
  mn_tag_keys_drop_faulty (builder);
}

static void
on_adopted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Adoption) adoption = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_edit_tagset_finish (MN_LIBRARY (source), result, &error);

  mn_progress_end (adoption->progress);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    mn_workspace_fail (mn_tagset_window_get_workspace (adoption->window), error);
  else
    mn_tagset_window_tell (adoption->window, change != NULL ? _("The tagset has changed") : _("The tagset is this already"));
}

static void
on_fates (const MnTagTurn *turns,
          guint            n_turns,
          gpointer         user_data)
{
  Adoption *asked = user_data;
  Adoption *adoption = new_adoption (asked->window, mn_tagset_ref (asked->wanted), asked->with_cues, asked->heading, NULL);
  Wanted *wanted = g_new (Wanted, 1);
  MnTagsetEdit edit = { .label = _("Change Tagset"), .modify = adopt, .data = wanted, .destroy = free_wanted,
                        .turns = turns, .n_turns = n_turns, .removes_tags = TRUE, .progress = mn_progress_set_done };

  *wanted = (Wanted){ mn_tagset_ref (asked->wanted), asked->with_cues };
  adoption->progress = mn_progress_new (GTK_WINDOW (asked->window), _("Changing All Articles"), NULL);
  edit.progress_data = adoption->progress;
  mn_library_edit_tagset_async (get_library (asked->window), &edit, mn_progress_get_cancellable (adoption->progress),
                                on_adopted, adoption);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Adoption) adoption = user_data;
  Adoption *asking = adoption;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTagUses) uses = mn_tag_uses_count_finish (MN_LIBRARY (source), result, &error);
  MnTagset *before = mn_library_get_tagset (MN_LIBRARY (source));
  MnTagsetBuilder *builder;
  g_autoptr (MnTagset) after = NULL;

  if (uses == NULL)
    {
      mn_workspace_fail (mn_tagset_window_get_workspace (adoption->window), error);
      return;
    }
  builder = mn_tagset_edit (before);
  mn_tagset_adopt (builder, adoption->wanted, adoption->with_cues);
  after = mn_record_end (builder);
  g_steal_pointer (&adoption);
  mn_tag_fates_ask_all (GTK_WINDOW (asking->window), before, after, uses, asking->heading, asking->button, on_fates, asking,
                        free_adoption);
}

/* Takes over the adoption */
static void
begin (Adoption *adoption)
{
  mn_tag_uses_count_async (get_library (adoption->window), NULL, on_counted, adoption);
}

typedef struct
{
  MnTagsetWindow *window;
  const char     *name;
} Choosing;

static void
on_preset_toggled (GtkCheckButton *check,
                   Choosing       *choosing)
{
  if (gtk_check_button_get_active (check))
    choosing->name = g_object_get_data (G_OBJECT (check), "name");
}

static void
on_preset_response (AdwMessageDialog *dialog G_GNUC_UNUSED,
                    const char       *response,
                    Choosing         *choosing)
{
  g_autoptr (GError) error = NULL;
  MnTagset *preset;

  if (g_str_equal (response, "cancel"))
    return;
  preset = mn_tagset_load_preset (choosing->name, &error);
  if (preset == NULL)
    tell_problem (choosing->window, _("The preset could not be read"), error->message);
  else
    begin (new_adoption (choosing->window, preset, FALSE, _("Use a Preset"), _("_Use Preset")));
}

static GtkWidget *
new_preset_button (guint      position,
                   GtkWidget *first,
                   Choosing  *choosing)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (_(presets[position].label));
  GtkWidget *description = gtk_label_new (_(presets[position].description));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (description), 0);
  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_widget_add_css_class (description, "caption");
  gtk_widget_add_css_class (description, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), description);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(presets[position].label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(presets[position].description), -1);
  g_object_set_data (G_OBJECT (check), "name", (gpointer) presets[position].name);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (on_preset_toggled), choosing);
  return check;
}

/**
 * mn_tagset_transfer_use_preset:
 * @window: an editor
 *
 * Asks for a preset and makes the tagset of the library like it.
 */
void
mn_tagset_transfer_use_preset (MnTagsetWindow *window)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (window), _("Use a Preset"), _("Lists of which a preset says nothing stay as they are, and so do cue words.")));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  Choosing *choosing = g_new (Choosing, 1);
  GtkWidget *first = NULL;

  *choosing = (Choosing){ window, presets[0].name };
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      GtkWidget *check = new_preset_button (i, first, choosing);

      first = first != NULL ? first : check;
      gtk_box_append (GTK_BOX (box), check);
    }
  g_object_set_data_full (G_OBJECT (dialog), "choosing", choosing, g_free);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "apply", _("_Use Preset"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "apply", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "apply");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_preset_response), choosing);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_filter (GtkFileChooserNative *dialog)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tagsets (.json)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MnTagsetWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  MnTagset *tagset = mn_tagset_file_read_finish (G_FILE (source), result, &error);

  if (tagset == NULL)
    tell_problem (window, _("The tagset could not be imported"), error->message);
  else
    begin (new_adoption (window, tagset, TRUE, _("Import Tagset"), _("_Import")));
}

static void
on_import_chosen (GtkNativeDialog *dialog,
                  int              response,
                  MnTagsetWindow  *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    mn_tagset_file_read_async (file, NULL, on_read, g_object_ref (window));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * mn_tagset_transfer_import:
 * @window: an editor
 *
 * Asks for a file and makes the tagset of the library like the one it holds.
 */
void
mn_tagset_transfer_import (MnTagsetWindow *window)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import Tagset"), GTK_WINDOW (window),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);

  add_filter (dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_import_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MnTagsetWindow) window = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *message = g_strdup_printf (_("Exported to “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (mn_tagset_file_write_finish (G_FILE (source), result, &error))
    mn_tagset_window_tell (window, message);
  else
    tell_problem (window, _("The tagset could not be written"), error->message);
}

static void
on_export_chosen (GtkNativeDialog *dialog,
                  int              response,
                  MnTagsetWindow  *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  MnLibrary *library = get_library (window);

  if (file != NULL && mn_store_owns_file (mn_library_get_store (library), file))
    tell_problem (window, _("The tagset could not be written"),
                  _("The library itself is kept in this file. Choose another name."));
  else if (file != NULL)
    mn_tagset_file_write_async (mn_library_get_tagset (library), file, NULL, on_exported, g_object_ref (window));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * mn_tagset_transfer_export:
 * @window: an editor
 *
 * Asks for a file and writes the tagset of the library to it.
 */
void
mn_tagset_transfer_export (MnTagsetWindow *window)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Export Tagset"), GTK_WINDOW (window),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("Tagset.json"));
  add_filter (dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

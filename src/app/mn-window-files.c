/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-files.h"

#include "mn-format.h"
#include "mn-progress.h"
#include "mn-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* Opening, pasting, exporting and importing: whatever goes between the library and files */

/* Files that are being opened, one after the other; what goes wrong is told once, at the end */
typedef struct
{
  MnWindow  *window;
  GPtrArray *files;
  guint      next;
  GString   *problems;
  MnId       last; /* the article to show */
  MnReading *reading;
  MnProgress     *progress;
} Opening;

static void
free_opening (Opening *opening)
{
  g_clear_object (&opening->window);
  g_clear_pointer (&opening->files, g_ptr_array_unref);
  g_clear_pointer (&opening->reading, mn_reading_free);
  g_clear_object (&opening->progress);
  g_string_free (opening->problems, TRUE);
  g_free (opening);
}

static void
add_problem (Opening      *opening,
             const GError *error)
{
  if (opening->problems->len > 0)
    g_string_append_c (opening->problems, '\n');
  g_string_append (opening->problems, error->message);
}

/* What a reader had to decide or replace is told, not done silently */
static void
tell_notices (MnWindow        *window,
              const MnReading *reading)
{
  g_autofree char *message = NULL;

  if (reading->n_replaced > 0)
    {
      message = g_strdup_printf (ngettext ("%u control character was replaced in “%s”",
                                           "%u control characters were replaced in “%s”", reading->n_replaced),
                                 reading->n_replaced, reading->article->title);
      mn_window_add_toast (window, message, NULL, NULL);
    }
  else if (reading->encoding_guessed)
    {
      /* Translators: an article and the name of a character encoding */
      message = g_strdup_printf (_("“%s” was taken to be in the encoding %s"), reading->article->title,
                                 reading->encoding);
      mn_window_add_toast (window, message, NULL, NULL);
    }
}

static void open_next (Opening *opening);

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;

  if (mn_library_add_article_finish (MN_LIBRARY (source), result, &opening->last, &error))
    tell_notices (opening->window, opening->reading);
  else
    add_problem (opening, error);
  g_clear_pointer (&opening->reading, mn_reading_free);
  open_next (opening);
}

static void
add_reading (Opening   *opening,
             MnReading *reading)
{
  MnLibrary *library = mn_workspace_get_library (mn_window_get_workspace (opening->window));

  opening->reading = reading;
  mn_library_add_article_async (library, mn_article_edit (reading->article), reading->original, NULL, on_added, opening);
}

static void
on_read (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  MnReading *reading = mn_reader_read_file_finish (result, &error);

  if (reading != NULL)
    {
      add_reading (opening, reading);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_problem (opening, error);
  open_next (opening);
}

static void
finish_opening (Opening *opening)
{
  mn_progress_end (opening->progress);
  if (!mn_id_is_none (&opening->last))
    mn_window_open_article (opening->window, &opening->last);
  if (opening->problems->len > 0)
    mn_window_tell_problems (opening->window,
                             opening->files->len > 1 ? _("Some files could not be opened")
                                                     : _("The file could not be opened"),
                             opening->problems->str);
  free_opening (opening);
}

static void
open_next (Opening *opening)
{
  if (opening->next == opening->files->len || g_cancellable_is_cancelled (mn_progress_get_cancellable (opening->progress)))
    {
      finish_opening (opening);
      return;
    }
  mn_progress_set_done ((double) opening->next / opening->files->len, opening->progress);
  mn_reader_read_file_async (opening->files->pdata[opening->next++], mn_progress_get_cancellable (opening->progress), on_read,
                             opening);
}

static Opening *
new_opening (MnWindow *window)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  opening->files = g_ptr_array_new_with_free_func (g_object_unref);
  opening->problems = g_string_new (NULL);
  opening->progress = mn_progress_new (GTK_WINDOW (window), _("Opening"), NULL);
  return opening;
}

static void import_file (MnWindow *self,
                         GFile    *file);

/* The format of a file of annotations, by its name; NULL for an article */
static const MnFormat *
find_format_of (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const MnFormat *const *formats;
  guint n_formats;

  formats = mn_format_list (&n_formats);
  for (guint i = 0; name != NULL && i < n_formats; i++)
    {
      g_autofree char *ending = g_strconcat (".", formats[i]->extension, NULL);

      if (mn_format_can_import (formats[i]) && g_str_has_suffix (name, ending))
        return formats[i];
    }
  return NULL;
}

/**
 * mn_window_open_files:
 * @self: a window
 * @files: (array length=n_files): files with articles, or with annotations
 * @n_files: how many
 *
 * Reads articles into the library and shows the last one; what is annotations by its name is imported.
 */
void
mn_window_open_files (MnWindow *self,
                      GFile   **files,
                      guint     n_files)
{
  Opening *opening = new_opening (self);

  for (guint i = 0; i < n_files; i++)
    if (find_format_of (files[i]) != NULL)
      import_file (self, files[i]);
    else
      g_ptr_array_add (opening->files, g_object_ref (files[i]));
  open_next (opening);
}

static void
on_files_chosen (GtkNativeDialog *dialog,
                 int              response,
                 MnWindow        *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
      mn_window_open_files (self, (GFile **) files->pdata, files->len);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooserNative *dialog,
            const char           *name,
            const char *const    *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

/* What the readers read, by the ends of file names */
static GPtrArray *
list_patterns (void)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func (g_free);
  const MnReaderInfo *info;

  for (guint i = 0; (info = mn_reader_get_info (i)) != NULL; i++)
    for (const char *const *extension = info->extensions; *extension != NULL; extension++)
      g_ptr_array_add (patterns, g_strconcat ("*.", *extension, NULL));
  g_ptr_array_add (patterns, NULL);
  return patterns;
}

static void
open_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  static const char *const all[] = { "*", NULL };
  g_autoptr (GPtrArray) articles = list_patterns ();
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Open Articles"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filter (dialog, _("Articles"), (const char *const *) articles->pdata);
  add_filter (dialog, _("All Files"), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_files_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Reads bytes that come from no file: the clipboard, the sample */
static void
open_bytes (MnWindow   *self,
            GBytes     *bytes,
            const char *name,
            const char *media_type)
{
  g_autoptr (GError) error = NULL;
  MnReading *reading = mn_reader_read_bytes (bytes, name, media_type, NULL, &error);
  Opening *opening;

  if (reading == NULL)
    {
      mn_window_tell_problems (self, _("The text could not be opened"), error->message);
      return;
    }
  opening = new_opening (self);
  add_reading (opening, reading);
}

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *text == '\0')
    {
      mn_window_add_toast (self, _("There is no text on the clipboard"), NULL, NULL);
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  open_bytes (self, bytes, NULL, "text/plain");
}

static void
paste_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_pasted, g_object_ref (widget));
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant   *parameter G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/manicule/Manicule/sample.md", 0, NULL);

  open_bytes (MN_WINDOW (widget), bytes, "sample.md", "text/markdown");
}

/* A file name that says what it is and works everywhere */
static char *
propose_name (const char *title,
              const char *extension)
{
  GString *name = g_string_new (NULL);

  for (const char *at = title; *at != '\0' && name->len < 80; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "article");
  g_string_append_printf (name, ".%s", extension);
  return g_string_free (name, FALSE);
}

typedef struct
{
  MnWindow *window;
  MnProgress    *progress;
  GFile    *file;
  gboolean  is_library;
  MnId      article;
} Transfer;

static void
free_transfer (Transfer *transfer)
{
  g_clear_object (&transfer->window);
  g_clear_object (&transfer->progress);
  g_clear_object (&transfer->file);
  g_free (transfer);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Transfer *transfer = user_data;
  g_autofree char *name = g_file_get_basename (transfer->file);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  mn_progress_end (transfer->progress);
  if (mn_format_export_to_file_finish (MN_STORE (source), result, &error))
    {
      message = g_strdup_printf (_("Exported to “%s”"), name);
      mn_window_add_toast (transfer->window, message, NULL, NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mn_window_tell_problems (transfer->window, _("The export could not be written"), error->message);
  free_transfer (transfer);
}

static void
begin_export (Transfer       *transfer,
              const MnFormat *format)
{
  MnLibrary *library = mn_workspace_get_library (mn_window_get_workspace (transfer->window));
  MnExportScope scope = { &transfer->article, 1 };

  if (mn_store_owns_file (mn_library_get_store (library), transfer->file))
    {
      mn_window_tell_problems (transfer->window, _("The export could not be written"),
                               _("The library itself is kept in this file. Choose another name."));
      free_transfer (transfer);
      return;
    }
  transfer->progress = mn_progress_new (GTK_WINDOW (transfer->window), _("Exporting"), NULL);
  mn_format_export_to_file_async (format, mn_library_get_store (library), transfer->is_library ? NULL : &scope,
                                  transfer->file, mn_progress_set_done, transfer->progress,
                                  mn_progress_get_cancellable (transfer->progress), on_exported, transfer);
}

static void
on_export_chosen (GtkNativeDialog *dialog,
                  int              response,
                  Transfer        *transfer)
{
  const MnFormat *format;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      transfer->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      format = find_format_of (transfer->file);
      begin_export (transfer, format != NULL && mn_format_can_export (format) ? format : mn_format_find ("manicule"));
    }
  else
    free_transfer (transfer);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
export_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  static const char *const json[] = { "*.json", NULL };
  static const char *const jsonl[] = { "*.jsonl", NULL };
  MnWindow *self = MN_WINDOW (widget);
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (self));
  gboolean is_library = g_str_equal (g_variant_get_string (parameter, NULL), "library");
  g_autofree char *proposed = NULL;
  GtkFileChooserNative *dialog;
  Transfer *transfer;

  if (!is_library && document == NULL)
    {
      mn_window_add_toast (self, _("Open the article that you want to export first"), NULL, NULL);
      return;
    }
  transfer = g_new0 (Transfer, 1);
  transfer->window = g_object_ref (self);
  transfer->is_library = is_library;
  if (!is_library)
    transfer->article = *mn_document_get_id (document);
  proposed = propose_name (is_library ? _("Library") : mn_document_get_article (document)->title, "json");

  dialog = gtk_file_chooser_native_new (is_library ? _("Export Library") : _("Export Article"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposed);
  add_filter (dialog, _("Manicule JSON (.json)"), json);
  add_filter (dialog, _("Manicule JSON Lines (.jsonl)"), jsonl);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_export_chosen), transfer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Transfer *transfer = user_data;
  g_autofree char *articles = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  MnImportReport report = { 0 };

  mn_progress_end (transfer->progress);
  if (mn_format_import_file_finish (MN_STORE (source), result, &report, &error))
    {
      guint n_articles = (guint) report.articles.added;
      guint n_marks = (guint) (report.mentions.added + report.claims.added + report.remarks.added);

      articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
      /* Translators: %s is a number of articles, such as “3 articles” */
      message = g_strdup_printf (ngettext ("Imported %s with %u mark", "Imported %s with %u marks", n_marks), articles,
                                 n_marks);
      mn_window_add_toast (transfer->window, message, NULL, NULL);
    }
  else
    mn_window_tell_problems (transfer->window, _("The import could not be finished"), error->message);
  free_transfer (transfer);
}

static void
import_file (MnWindow *self,
             GFile    *file)
{
  MnLibrary *library = mn_workspace_get_library (mn_window_get_workspace (self));
  const MnFormat *format = find_format_of (file);
  MnImportOptions options = { *mn_library_get_annotator (library) };
  g_autofree char *name = g_file_get_basename (file);
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->window = g_object_ref (self);
  transfer->progress = mn_progress_new (GTK_WINDOW (self), _("Importing"), name);
  mn_format_import_file_async (format != NULL ? format : mn_format_find ("manicule"), mn_library_get_store (library),
                               file, &options, mn_progress_set_done, transfer->progress,
                               mn_progress_get_cancellable (transfer->progress), on_imported, transfer);
}

static void
on_import_chosen (GtkNativeDialog *dialog,
                  int              response,
                  MnWindow        *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      import_file (self, file);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
import_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  static const char *const json[] = { "*.json", "*.jsonl", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import Annotations"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);

  add_filter (dialog, _("Manicule JSON"), json);
  add_filter (dialog, _("All Files"), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_import_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * mn_window_files_install:
 * @widget_class: the class of the window
 *
 * Installs `win.open`, `win.paste`, `win.open-sample`, `win.export` (s: article, library) and `win.import`.
 */
void
mn_window_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-format.h"
#include "mn-format-manicule.h"
#include "mn-whole-file.h"

#include <glib/gi18n-lib.h>

/* One line a format, in the order in which they are offered */
static const MnFormat *const formats[] = {
  &mn_format_manicule,
  &mn_format_jsonl,
};

G_DEFINE_QUARK (mn-format-error-quark, mn_format_error)

/**
 * mn_format_list:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): all formats
 */
const MnFormat *const *
mn_format_list (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * mn_format_find:
 * @id: the id of a format
 *
 * Returns: (transfer none) (nullable): that format
 */
const MnFormat *
mn_format_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i]->id, id) == 0)
      return formats[i];
  return NULL;
}

/**
 * mn_format_get_label:
 * @self: a format
 *
 * Returns: (transfer none): what people call it
 */
const char *
mn_format_get_label (const MnFormat *self)
{
  return _(self->label);
}

/**
 * mn_format_get_cannot_hold:
 * @self: a format
 *
 * Returns: (transfer none) (nullable): what of a library gets lost in it, in one sentence; %NULL where nothing does
 */
const char *
mn_format_get_cannot_hold (const MnFormat *self)
{
  return self->cannot_hold != NULL ? _(self->cannot_hold) : NULL;
}

/**
 * mn_format_can_export:
 * @self: a format
 *
 * Returns: whether it can be written
 */
gboolean
mn_format_can_export (const MnFormat *self)
{
  return self->export != NULL;
}

/**
 * mn_format_can_import:
 * @self: a format
 *
 * Returns: whether it can be read
 */
gboolean
mn_format_can_import (const MnFormat *self)
{
  return self->import != NULL;
}

/**
 * mn_format_export:
 * @self: a format
 * @snapshot: what to export, which stays as it is meanwhile
 * @scope: (nullable): which articles; %NULL for the whole library
 * @stream: where to write it; flushed, not closed
 * @progress: (nullable) (scope call): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_FORMAT_ERROR, #MN_STORE_ERROR, or what the stream raised
 *
 * Writes annotations record by record, so that memory follows the largest article and not the library.
 *
 * Returns: whether all of it was written
 */
gboolean
mn_format_export (const MnFormat      *self,
                  MnSnapshot          *snapshot,
                  const MnExportScope *scope,
                  GOutputStream       *stream,
                  MnProgressFunc       progress,
                  gpointer             progress_data,
                  GCancellable        *cancellable,
                  GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MN_IS_SNAPSHOT (snapshot), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (self->export == NULL)
    {
      g_set_error (error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_UNSUPPORTED, _("the format “%s” can only be read"), self->id);
      return FALSE;
    }
  return self->export (self, snapshot, scope, stream, progress, progress_data, cancellable, error)
         && g_output_stream_flush (stream, cancellable, error);
}

/* Messages about a file begin with its name */
static void
name_file (GError **error,
           GFile   *file)
{
  g_autofree char *name = NULL;

  if (error == NULL || *error == NULL)
    return;
  name = g_file_get_parse_name (file);
  g_prefix_error (error, "%s: ", name);
}

/**
 * mn_format_export_to_file:
 * @self: a format
 * @snapshot: what to export
 * @scope: (nullable): which articles; %NULL for the whole library
 * @file: where to write it, replaced if it is there
 * @progress: (nullable) (scope call): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong, beginning with the name of the file
 *
 * Exports to a file that appears whole or not at all: an error or cancelling leaves what was there before.
 *
 * Returns: whether it is there, safe on the disk
 */
gboolean
mn_format_export_to_file (const MnFormat      *self,
                          MnSnapshot          *snapshot,
                          const MnExportScope *scope,
                          GFile               *file,
                          MnProgressFunc       progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autoptr (MnWholeFile) whole = NULL;
  gboolean is_done;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  whole = mn_whole_file_create (file, cancellable, error);
  is_done = whole != NULL
            && mn_format_export (self, snapshot, scope, mn_whole_file_get_stream (whole), progress, progress_data,
                                 cancellable, error)
            && mn_whole_file_finish (whole, cancellable, error);
  if (!is_done)
    name_file (error, file);
  return is_done;
}

/**
 * mn_format_import_file:
 * @self: a format
 * @store: the library to read into
 * @file: the file to read
 * @options: how
 * @report: (out caller-allocates): what came of it, also where it was broken off
 * @progress: (nullable) (scope call): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_FORMAT_ERROR, #MN_STORE_ERROR, or what GIO raised, beginning with the name of the file
 *
 * Reads a file into a library. All of it is checked before anything is written; then each article is one transaction,
 * and all of them are one step of undo. Cancelled meanwhile, it leaves whole articles.
 *
 * Returns: whether all of it is in the library now
 */
gboolean
mn_format_import_file (const MnFormat        *self,
                       MnStore               *store,
                       GFile                 *file,
                       const MnImportOptions *options,
                       MnImportReport        *report,
                       MnProgressFunc         progress,
                       gpointer               progress_data,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MN_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (options != NULL && report != NULL, FALSE);

  *report = (MnImportReport){ 0 };
  if (self->import == NULL)
    g_set_error (error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_UNSUPPORTED, _("the format “%s” can only be written"), self->id);
  else
    report->is_whole
        = self->import (self, store, file, options, report, progress, progress_data, cancellable, error);

  if (!report->is_whole)
    name_file (error, file);
  return report->is_whole;
}

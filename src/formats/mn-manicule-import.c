/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-manicule-import.h"
#include "mn-import-checks.h"
#include "mn-import-writer.h"
#include "mn-manicule-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* How many bytes go by between two reports of progress */
#define PROGRESS_BYTES (512 * 1024)

typedef struct
{
  MnStore               *store;
  GFile                 *file;
  MnManiculeLayout       layout;
  const MnImportOptions *options;
  MnImportReport        *report;
  GCancellable          *cancellable;

  MnProgressFunc         progress;
  gpointer               progress_data;
  guint64                n_bytes; /* of the file, 0 where that is not known */
  guint64                told;
  double                 done;  /* by the readings before */
  double                 share; /* of the reading at hand */

  GFileInputStream      *stream;
  MnJsonReader          *reader;
  MnImportChecks        *checks;
  MnImportWriter        *writer;
} Import;

static void
tell_progress (Import *self)
{
  guint64 position = mn_json_reader_get_position (self->reader);

  if (self->progress == NULL || self->n_bytes == 0 || position < self->told + PROGRESS_BYTES)
    return;
  self->told = position;
  self->progress (self->done + self->share * MIN (1.0, (double) position / (double) self->n_bytes), self->progress_data);
}

static void
check_tagset (MnTagset *tagset,
              guint64   line,
              gpointer  user_data)
{
  mn_import_checks_tagset (((Import *) user_data)->checks, tagset, line);
}

static void
check_record (MnRecord *record,
              guint64   line,
              gpointer  user_data)
{
  Import *self = user_data;

  mn_import_checks_record (self->checks, record, line);
  mn_record_unref (record);
  tell_progress (self);
}

static void
check_text (const MnId *article,
            MnText     *text,
            guint64     line,
            gpointer    user_data)
{
  mn_import_checks_text (((Import *) user_data)->checks, article, text, line);
}

static void
check_article (MnArticle *article,
               guint64    line,
               gpointer   user_data)
{
  mn_import_checks_article (((Import *) user_data)->checks, article, line);
}

static const MnManiculeVisitor checking = { check_tagset, check_record, check_text, check_article };

static void
ignore_tagset (MnTagset *tagset G_GNUC_UNUSED,
               guint64   line G_GNUC_UNUSED,
               gpointer  user_data G_GNUC_UNUSED)
{
}

static void
check_far_text (const MnId *article,
                MnText     *text,
                guint64     line G_GNUC_UNUSED,
                gpointer    user_data)
{
  Import *self = user_data;

  mn_import_checks_far_text (self->checks, self->reader, article, text);
  tell_progress (self);
}

static void
ignore_article (MnArticle *article G_GNUC_UNUSED,
                guint64    line G_GNUC_UNUSED,
                gpointer   user_data G_GNUC_UNUSED)
{
}

static const MnManiculeVisitor checking_far = { ignore_tagset, NULL, check_far_text, ignore_article };

static void
write_tagset (MnTagset *tagset G_GNUC_UNUSED,
              guint64   line G_GNUC_UNUSED,
              gpointer  user_data)
{
  mn_import_writer_tagset (((Import *) user_data)->writer);
}

static void
write_record (MnRecord *record,
              guint64   line G_GNUC_UNUSED,
              gpointer  user_data)
{
  Import *self = user_data;

  if (!mn_import_writer_record (self->writer, record))
    mn_json_reader_fail (self->reader, "-"); /* the writer has the error */
  tell_progress (self);
}

static void
write_text (const MnId *article G_GNUC_UNUSED,
            MnText     *text G_GNUC_UNUSED,
            guint64     line G_GNUC_UNUSED,
            gpointer    user_data)
{
  Import *self = user_data;

  if (!mn_import_writer_flush (self->writer))
    mn_json_reader_fail (self->reader, "-");
}

static void
write_article (MnArticle *article,
               guint64    line G_GNUC_UNUSED,
               gpointer   user_data)
{
  Import *self = user_data;

  if (!mn_import_writer_article (self->writer, article))
    mn_json_reader_fail (self->reader, "-");
}

static const MnManiculeVisitor writing = { write_tagset, write_record, write_text, write_article };

/* Goes back to the beginning of the file, which is the same one even if its name has been given to another */
static gboolean
rewind_file (Import  *self,
             GError **error)
{
  g_clear_pointer (&self->reader, mn_json_reader_free);
  if (self->stream != NULL && g_seekable_can_seek (G_SEEKABLE (self->stream)))
    {
      if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, self->cancellable, error))
        return FALSE;
    }
  else
    {
      g_clear_object (&self->stream);
      self->stream = g_file_read (self->file, self->cancellable, error);
      if (self->stream == NULL)
        return FALSE;
    }
  self->reader = mn_json_reader_new_for_stream (G_INPUT_STREAM (self->stream), self->cancellable);
  self->done += self->share;
  self->told = 0;
  return TRUE;
}

/* Faults of the file become errors of the format; what the stream raised stays as it is */
static gboolean
finish_reading (Import   *self,
                gboolean  is_other_version,
                GError  **error)
{
  g_autoptr (GError) problem = NULL;
  MnFormatError code = MN_FORMAT_ERROR_INVALID;

  if (mn_json_reader_finish (self->reader, &problem))
    return TRUE;
  if (problem->domain != MN_JSON_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (is_other_version)
    code = MN_FORMAT_ERROR_VERSION;
  else if (mn_import_ids_found_conflict (mn_import_checks_get_ids (self->checks)))
    code = MN_FORMAT_ERROR_CONFLICT;
  g_set_error_literal (error, MN_FORMAT_ERROR, (gint) code, problem->message);
  return FALSE;
}

static gboolean
check_file (Import      *self,
            MnSnapshot  *snapshot,
            GError     **error)
{
  gboolean is_other_version = FALSE;

  self->share = 0.4;
  self->checks = mn_import_checks_new (snapshot, self->reader, error);
  if (self->checks == NULL)
    return FALSE;
  if (mn_manicule_read (self->reader, self->layout, &checking, self, &is_other_version))
    mn_import_checks_end (self->checks);
  if (!finish_reading (self, is_other_version, error))
    return FALSE;
  if (!mn_import_checks_has_far_spans (self->checks))
    return TRUE;

  if (!rewind_file (self, error))
    return FALSE;
  self->share = 0.1;
  if (mn_manicule_read (self->reader, self->layout, &checking_far, self, &is_other_version))
    mn_import_checks_library_texts (self->checks, self->reader);
  return finish_reading (self, is_other_version, error);
}

/* Puts what is left behind into the message: an import that is broken off leaves whole articles */
static void
tell_what_is_left (Import  *self,
                   GError **error)
{
  guint64 n_articles = mn_import_ids_get_n_articles (mn_import_checks_get_ids (self->checks));
  guint64 n_done = self->report->articles.added + self->report->articles.skipped;
  guint n_waiting = mn_import_writer_get_n_waiting (self->writer);
  GString *message;

  if (error == NULL || *error == NULL)
    return;
  message = g_string_new ((*error)->message);
  g_string_append (message, "; ");
  /* Translators: how far an import had come when it broke off */
  g_string_append_printf (message, _("%" PRIu64 " of %" PRIu64 " articles are in the library, each whole"),
                          n_done, n_articles);
  if (n_waiting > 0)
    /* Translators: goes on from “… articles are in the library, each whole” */
    g_string_append_printf (message, g_dngettext (GETTEXT_PACKAGE, " but for %u claim with evidence in a later article",
                                                  " but for %u claims with evidence in later articles", n_waiting),
                            n_waiting);
  g_free ((*error)->message);
  (*error)->message = g_string_free (message, FALSE);
}

static gboolean
write_file (Import  *self,
            GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: a step of the history; a file name */
  g_autofree char *label = g_strdup_printf (_("Import %s"), shown);
  gboolean is_other_version = FALSE;
  gboolean is_done;

  self->share = 1 - self->done;
  self->writer = mn_import_writer_new (self->store, self->checks, label, &self->options->annotator, self->report,
                                       self->cancellable);
  is_done = mn_manicule_read (self->reader, self->layout, &writing, self, &is_other_version)
            && mn_import_writer_end (self->writer);
  if (is_done)
    return TRUE;

  if (!mn_import_writer_take_error (self->writer, error))
    finish_reading (self, is_other_version, error);
  tell_what_is_left (self, error);
  return FALSE;
}

static gboolean
open_file (Import  *self,
           GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, self->cancellable, error);
  GFileType type;

  if (info == NULL)
    return FALSE;
  type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);
  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    {
      g_set_error_literal (error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_NOT_A_FILE,
                           type == G_FILE_TYPE_DIRECTORY ? _("this is a folder, not a file")
                                                         : _("this is a device or a pipe, not a file"));
      return FALSE;
    }
  self->n_bytes = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE);
  return rewind_file (self, error);
}

static gboolean
import (Import  *self,
        GError **error)
{
  g_autoptr (MnSnapshot) snapshot = NULL;

  if (!open_file (self, error))
    return FALSE;
  snapshot = mn_store_open_snapshot (self->store, error);
  if (snapshot == NULL || !check_file (self, snapshot, error))
    return FALSE;
  /* while a snapshot is open, the library's log only grows */
  mn_import_checks_close_library (self->checks);
  g_clear_object (&snapshot);
  return rewind_file (self, error) && write_file (self, error);
}

/**
 * mn_manicule_import:
 * @store: the library to read into
 * @file: the file to read
 * @layout: as a document or by lines
 * @options: how
 * @report: what came of it
 * @progress: (nullable) (scope call): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Reads a file of the format of Manicule itself into a library, twice: first all of it is checked, then written, one
 * transaction an article, all of one group. Records that the library has already, the same, are passed over.
 *
 * Returns: whether all of it is in the library now
 */
gboolean
mn_manicule_import (MnStore                *store,
                    GFile                  *file,
                    MnManiculeLayout        layout,
                    const MnImportOptions  *options,
                    MnImportReport         *report,
                    MnProgressFunc          progress,
                    gpointer                progress_data,
                    GCancellable           *cancellable,
                    GError                **error)
{
  Import self = {
    .store = store,
    .file = file,
    .layout = layout,
    .options = options,
    .report = report,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
  };
  gboolean is_done = import (&self, error);

  if (is_done && progress != NULL)
    progress (1, progress_data);
  g_clear_pointer (&self.writer, mn_import_writer_free);
  g_clear_pointer (&self.checks, mn_import_checks_free);
  g_clear_pointer (&self.reader, mn_json_reader_free);
  g_clear_object (&self.stream);
  return is_done;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-format-manicule.h"
#include "mn-manicule-export.h"
#include "mn-manicule-import.h"

#include <glib/gi18n-lib.h>

static gboolean
export_document (const MnFormat      *self G_GNUC_UNUSED,
                 MnSnapshot          *snapshot,
                 const MnExportScope *scope,
                 GOutputStream       *stream,
                 MnProgressFunc       progress,
                 gpointer             progress_data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  return mn_manicule_export (snapshot, scope, MN_MANICULE_DOCUMENT, stream, progress, progress_data, cancellable, error);
}

static gboolean
export_lines (const MnFormat      *self G_GNUC_UNUSED,
              MnSnapshot          *snapshot,
              const MnExportScope *scope,
              GOutputStream       *stream,
              MnProgressFunc       progress,
              gpointer             progress_data,
              GCancellable        *cancellable,
              GError             **error)
{
  return mn_manicule_export (snapshot, scope, MN_MANICULE_LINES, stream, progress, progress_data, cancellable, error);
}

static gboolean
import_document (const MnFormat        *self G_GNUC_UNUSED,
                 MnStore               *store,
                 GFile                 *file,
                 const MnImportOptions *options,
                 MnImportReport        *report,
                 MnProgressFunc         progress,
                 gpointer               progress_data,
                 GCancellable          *cancellable,
                 GError               **error)
{
  return mn_manicule_import (store, file, MN_MANICULE_DOCUMENT, options, report, progress, progress_data, cancellable,
                             error);
}

static gboolean
import_lines (const MnFormat        *self G_GNUC_UNUSED,
              MnStore               *store,
              GFile                 *file,
              const MnImportOptions *options,
              MnImportReport        *report,
              MnProgressFunc         progress,
              gpointer               progress_data,
              GCancellable          *cancellable,
              GError               **error)
{
  return mn_manicule_import (store, file, MN_MANICULE_LINES, options, report, progress, progress_data, cancellable,
                             error);
}

/* What neither of them holds is no annotation */
#define CANNOT_HOLD N_("Does not hold the history of changes, the original files and suggestions")

const MnFormat mn_format_manicule = {
  .id = "manicule",
  .label = N_("Manicule JSON"),
  .extension = "json",
  .media_type = "application/json",
  .cannot_hold = CANNOT_HOLD,
  .export = export_document,
  .import = import_document,
};

const MnFormat mn_format_jsonl = {
  .id = "jsonl",
  .label = N_("Manicule JSON, one record a line"),
  .extension = "jsonl",
  .media_type = "application/jsonl",
  .cannot_hold = CANNOT_HOLD,
  .export = export_lines,
  .import = import_lines,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

/** MN_FORMAT_ERROR: the domain of what goes wrong while annotations are written to or read from a file. */
#define MN_FORMAT_ERROR (mn_format_error_quark ())

/**
 * MnFormatError:
 * @MN_FORMAT_ERROR_UNSUPPORTED: the format can only be read, or only be written
 * @MN_FORMAT_ERROR_NOT_A_FILE: a folder, device or pipe
 * @MN_FORMAT_ERROR_INVALID: the file is not what the format asks for; the message says where
 * @MN_FORMAT_ERROR_VERSION: another version of the format
 * @MN_FORMAT_ERROR_CONFLICT: the library has a record of the same id that says something else
 * @MN_FORMAT_ERROR_NOT_FOUND: an article to be exported is not in the library
 */
typedef enum
{
  MN_FORMAT_ERROR_UNSUPPORTED,
  MN_FORMAT_ERROR_NOT_A_FILE,
  MN_FORMAT_ERROR_INVALID,
  MN_FORMAT_ERROR_VERSION,
  MN_FORMAT_ERROR_CONFLICT,
  MN_FORMAT_ERROR_NOT_FOUND,
} MnFormatError;

/**
 * MnProgressFunc:
 * @done: how much of the work is done, from 0 to 1
 * @user_data: what was given
 *
 * Is told how a job goes: in the worker's thread by the functions that block, in the main context of the caller by
 * those that don't.
 */
typedef void (*MnProgressFunc) (double   done,
                                gpointer user_data);

/**
 * MnExportScope:
 * @articles: their ids
 * @n_articles: how many
 *
 * Which articles to export. They take along the entities they refer to, the relations both of whose ends are exported,
 * and the annotators that these name.
 */
typedef struct
{
  const MnId *articles;
  guint       n_articles;
} MnExportScope;

/**
 * MnImportOptions:
 * @annotator: who imports: whose change it is in the journal. The records keep the annotators of the file
 */
typedef struct
{
  MnId annotator;
} MnImportOptions;

/**
 * MnImportCount:
 * @added: how many came into the library
 * @skipped: how many were there already, the same
 */
typedef struct
{
  guint64 added;
  guint64 skipped;
} MnImportCount;

/**
 * MnImportReport:
 * @is_whole: whether all of the file came in; %FALSE after an error or when it was cancelled
 * @tags: of the tagset
 *
 * What an import did, also where it was broken off.
 */
typedef struct
{
  gboolean      is_whole;
  MnImportCount tags;
  MnImportCount annotators;
  MnImportCount entities;
  MnImportCount articles;
  MnImportCount mentions;
  MnImportCount claims;
  MnImportCount remarks;
  MnImportCount relations;
} MnImportReport;

/**
 * MnFormat:
 * @id: what the command line calls it
 * @label: what people call it, to be translated by mn_format_get_label()
 * @extension: of its files, without the dot
 * @media_type: of its files
 * @cannot_hold: (nullable): what of a library gets lost in it, to be translated by mn_format_get_cannot_hold()
 * @export: (nullable): writes a library, or some articles of it
 * @import: (nullable): reads a file into a library
 *
 * A format of files with annotations. A new one is one file and one line in the table of `mn-format.c`.
 */
typedef struct _MnFormat MnFormat;

struct _MnFormat
{
  const char *id;
  const char *label;
  const char *extension;
  const char *media_type;
  const char *cannot_hold;

  gboolean (*export) (const MnFormat        *self,
                      MnSnapshot            *snapshot,
                      const MnExportScope   *scope,
                      GOutputStream         *stream,
                      MnProgressFunc         progress,
                      gpointer               progress_data,
                      GCancellable          *cancellable,
                      GError               **error);
  gboolean (*import) (const MnFormat        *self,
                      MnStore               *store,
                      GFile                 *file,
                      const MnImportOptions *options,
                      MnImportReport        *report,
                      MnProgressFunc         progress,
                      gpointer               progress_data,
                      GCancellable          *cancellable,
                      GError               **error);
};

GQuark                 mn_format_error_quark           (void);
const MnFormat *const *mn_format_list                  (guint                  *n_formats);
const MnFormat        *mn_format_find                  (const char             *id);
const char            *mn_format_get_label             (const MnFormat         *self);
const char            *mn_format_get_cannot_hold       (const MnFormat         *self);
gboolean               mn_format_can_export            (const MnFormat         *self);
gboolean               mn_format_can_import            (const MnFormat         *self);

gboolean               mn_format_export                (const MnFormat         *self,
                                                        MnSnapshot             *snapshot,
                                                        const MnExportScope    *scope,
                                                        GOutputStream          *stream,
                                                        MnProgressFunc          progress,
                                                        gpointer                progress_data,
                                                        GCancellable           *cancellable,
                                                        GError                **error);
gboolean               mn_format_export_to_file        (const MnFormat         *self,
                                                        MnSnapshot             *snapshot,
                                                        const MnExportScope    *scope,
                                                        GFile                  *file,
                                                        MnProgressFunc          progress,
                                                        gpointer                progress_data,
                                                        GCancellable           *cancellable,
                                                        GError                **error);
void                   mn_format_export_to_file_async  (const MnFormat         *self,
                                                        MnStore                *store,
                                                        const MnExportScope    *scope,
                                                        GFile                  *file,
                                                        MnProgressFunc          progress,
                                                        gpointer                progress_data,
                                                        GCancellable           *cancellable,
                                                        GAsyncReadyCallback     callback,
                                                        gpointer                user_data);
gboolean               mn_format_export_to_file_finish (MnStore                *store,
                                                        GAsyncResult           *result,
                                                        GError                **error);
gboolean               mn_format_import_file           (const MnFormat         *self,
                                                        MnStore                *store,
                                                        GFile                  *file,
                                                        const MnImportOptions  *options,
                                                        MnImportReport         *report,
                                                        MnProgressFunc          progress,
                                                        gpointer                progress_data,
                                                        GCancellable           *cancellable,
                                                        GError                **error);
void                   mn_format_import_file_async     (const MnFormat         *self,
                                                        MnStore                *store,
                                                        GFile                  *file,
                                                        const MnImportOptions  *options,
                                                        MnProgressFunc          progress,
                                                        gpointer                progress_data,
                                                        GCancellable           *cancellable,
                                                        GAsyncReadyCallback     callback,
                                                        gpointer                user_data);
gboolean               mn_format_import_file_finish    (MnStore                *store,
                                                        GAsyncResult           *result,
                                                        MnImportReport         *report,
                                                        GError                **error);

G_END_DECLS

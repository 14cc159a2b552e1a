/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-format.h"
#include "mn-import-checks.h"

G_BEGIN_DECLS

/**
 * MnImportWriter:
 *
 * Writes what a checked file holds: annotators and entities first, then each article with its marks in a transaction of
 * its own, then relations; all in one group, which is one step of undo.
 */
typedef struct _MnImportWriter MnImportWriter;

MnImportWriter *mn_import_writer_new        (MnStore         *store,
                                             MnImportChecks  *checks,
                                             const char      *label,
                                             const MnId      *annotator,
                                             MnImportReport  *report,
                                             GCancellable    *cancellable);
void            mn_import_writer_free       (MnImportWriter  *self);
void            mn_import_writer_tagset     (MnImportWriter  *self);
gboolean        mn_import_writer_record     (MnImportWriter  *self,
                                             MnRecord        *record);
gboolean        mn_import_writer_flush      (MnImportWriter  *self);
gboolean        mn_import_writer_article    (MnImportWriter  *self,
                                             MnArticle       *article);
gboolean        mn_import_writer_end        (MnImportWriter  *self);
guint           mn_import_writer_get_n_waiting (MnImportWriter *self);
gboolean        mn_import_writer_take_error (MnImportWriter  *self,
                                             GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnImportWriter, mn_import_writer_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-import-ids.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/**
 * MnImportChecks:
 *
 * What is known while a file is checked against itself and the library it shall go into: its ids, its tags, what
 * refers to what. Faults are told to the reader of the file, with the line of the record that has them.
 */
typedef struct _MnImportChecks MnImportChecks;

MnImportChecks *mn_import_checks_new               (MnSnapshot      *snapshot,
                                                    MnJsonReader    *reader,
                                                    GError         **error);
void            mn_import_checks_free              (MnImportChecks  *self);
void            mn_import_checks_tagset            (MnImportChecks  *self,
                                                    MnTagset        *tagset,
                                                    guint64          line);
void            mn_import_checks_record            (MnImportChecks  *self,
                                                    MnRecord        *record,
                                                    guint64          line);
void            mn_import_checks_text              (MnImportChecks  *self,
                                                    const MnId      *article,
                                                    MnText          *text,
                                                    guint64          line);
void            mn_import_checks_article           (MnImportChecks  *self,
                                                    MnArticle       *article,
                                                    guint64          line);
void            mn_import_checks_end               (MnImportChecks  *self);
gboolean        mn_import_checks_has_far_spans     (MnImportChecks  *self);
void            mn_import_checks_far_text          (MnImportChecks  *self,
                                                    MnJsonReader    *reader,
                                                    const MnId      *article,
                                                    MnText          *text);
void            mn_import_checks_library_texts     (MnImportChecks  *self,
                                                    MnJsonReader    *reader);

void            mn_import_checks_close_library      (MnImportChecks  *self);
MnImportIds    *mn_import_checks_get_ids           (MnImportChecks  *self);
MnTagset       *mn_import_checks_get_library_tagset (MnImportChecks *self);
MnTagset       *mn_import_checks_get_tagset        (MnImportChecks  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnImportChecks, mn_import_checks_free)

G_END_DECLS

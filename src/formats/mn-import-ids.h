/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-json-reader.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

/**
 * MnImportIds:
 *
 * Which records a file has and which of them the library has already. Faults are told to the reader of the file.
 */
typedef struct _MnImportIds MnImportIds;

MnImportIds *mn_import_ids_new                  (MnSnapshot    *snapshot,
                                                 MnJsonReader  *reader,
                                                 GError       **error);
void         mn_import_ids_free                 (MnImportIds   *self);
gboolean     mn_import_ids_is_in_file           (MnImportIds   *self,
                                                 MnRecordKind   kind,
                                                 const MnId    *id);
gboolean     mn_import_ids_is_in_library        (MnImportIds   *self,
                                                 MnRecordKind   kind,
                                                 const MnId    *article,
                                                 const MnId    *id);
void         mn_import_ids_check_reference      (MnImportIds   *self,
                                                 MnRecordKind   kind,
                                                 const MnId    *id,
                                                 guint64        line);
void         mn_import_ids_compare_with_library (MnImportIds   *self,
                                                 MnRecord      *record,
                                                 guint64        line);
void         mn_import_ids_add                  (MnImportIds   *self,
                                                 MnRecord      *record,
                                                 guint64        line);
void         mn_import_ids_begin_article        (MnImportIds   *self);
void         mn_import_ids_close_library        (MnImportIds   *self);
gboolean     mn_import_ids_is_library_empty     (MnImportIds   *self);
gboolean     mn_import_ids_found_conflict       (MnImportIds   *self);
gboolean     mn_import_ids_is_there             (MnImportIds   *self,
                                                 MnRecord      *record);
gboolean     mn_import_ids_is_article_there     (MnImportIds   *self,
                                                 const MnId    *article);
guint64      mn_import_ids_get_n_articles       (MnImportIds   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnImportIds, mn_import_ids_free)

G_END_DECLS

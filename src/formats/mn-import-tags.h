/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-json-reader.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/**
 * MnImportTags:
 *
 * The tags of a library together with those that a file brings.
 */
typedef struct _MnImportTags MnImportTags;

MnImportTags *mn_import_tags_new        (MnTagset      *of_file,
                                         MnTagset      *of_library);
void          mn_import_tags_free       (MnImportTags  *self);
MnTagset     *mn_import_tags_get_merged (MnImportTags  *self);
gboolean      mn_import_tags_check      (MnImportTags  *self,
                                         MnTagList      list,
                                         const char    *id,
                                         MnJsonReader  *reader,
                                         guint64        line);
const char   *mn_tagset_find_twice      (MnTagset      *tagset);
guint         mn_tagset_count           (MnTagset      *tagset);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

G_BEGIN_DECLS

/* A tagset alone in a file, as data/manicule-tagset.schema.json says */

/** MN_TAGSET_FILE_VERSION: the version of the format that is written and read. */
#define MN_TAGSET_FILE_VERSION 1

gboolean  mn_tagset_file_write        (MnTagset             *tagset,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GError              **error);
MnTagset *mn_tagset_file_read         (GFile                *file,
                                       GCancellable         *cancellable,
                                       GError              **error);
void      mn_tagset_file_write_async  (MnTagset             *tagset,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean  mn_tagset_file_write_finish (GFile                *file,
                                       GAsyncResult         *result,
                                       GError              **error);
void      mn_tagset_file_read_async   (GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
MnTagset *mn_tagset_file_read_finish  (GFile                *file,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

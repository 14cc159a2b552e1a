/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnWholeFile:
 *
 * A file being written that appears whole or not at all. Freed before mn_whole_file_finish() it leaves no trace.
 */
typedef struct _MnWholeFile MnWholeFile;

MnWholeFile   *mn_whole_file_create     (GFile         *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
GOutputStream *mn_whole_file_get_stream (MnWholeFile   *self);
gboolean       mn_whole_file_finish     (MnWholeFile   *self,
                                         GCancellable  *cancellable,
                                         GError       **error);
void           mn_whole_file_free       (MnWholeFile   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnWholeFile, mn_whole_file_free)

G_END_DECLS

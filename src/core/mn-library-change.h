/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

/**
 * MnLibraryBuildFunc:
 * @snapshot: a snapshot that sees one moment's state
 * @data: what was given
 * @cancellable: (nullable): stops it
 * @error: where to put what is wrong
 *
 * Builds a change from the library as it is, in a worker; anew where somebody else wrote meanwhile.
 *
 * Returns: (transfer full) (nullable): a change; %NULL without an error where there is nothing to do
 */
typedef MnChange *(*MnLibraryBuildFunc) (MnSnapshot    *snapshot,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);

void      mn_library_build_change_async  (MnLibrary           *self,
                                          MnLibraryBuildFunc   build,
                                          gpointer             data,
                                          GDestroyNotify       destroy,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
MnChange *mn_library_build_change_finish (MnLibrary           *self,
                                          GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS

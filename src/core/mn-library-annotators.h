/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

/* The annotators of a library: named profiles. Each edit is one change; a new annotator is nothing that Ctrl+Z takes
 * back, another name is. Both end with mn_library_annotators_finish(). */

GPtrArray *mn_library_list_annotators        (MnLibrary           *self,
                                              GError             **error);
char      *mn_library_check_annotator_name   (MnLibrary           *self,
                                              const MnId          *annotator,
                                              const char          *name);
void       mn_library_add_annotator_async    (MnLibrary           *self,
                                              const char          *name,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void       mn_library_rename_annotator_async (MnLibrary           *self,
                                              const MnId          *annotator,
                                              const char          *name,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
MnChange  *mn_library_annotators_finish      (MnLibrary           *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS

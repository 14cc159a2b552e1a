/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-annotations.h"
#include "mn-library.h"

G_BEGIN_DECLS

void           mn_document_loading_start        (MnLibrary          *library,
                                                 const MnId         *article,
                                                 GCancellable       *cancellable,
                                                 gpointer            source,
                                                 GAsyncReadyCallback on_text,
                                                 GAsyncReadyCallback on_marks,
                                                 gpointer            user_data);
MnArticle     *mn_document_loading_finish_text  (GAsyncResult       *result,
                                                 GError            **error);
MnAnnotations *mn_document_loading_finish_marks (GAsyncResult       *result,
                                                 GError            **error);

G_END_DECLS

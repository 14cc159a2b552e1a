/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-suggestions.h"

G_BEGIN_DECLS

void mn_document_accept_async (MnDocument          *self,
                               const MnSuggestion  *suggestions,
                               guint                n_suggestions,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

G_END_DECLS

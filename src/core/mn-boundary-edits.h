/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* The edits of where a mark begins and ends: each is one change, one transaction, one step of undo. Both end with
 * mn_document_edit_finish(). Offsets in code points, half-open. */

void mn_document_set_bounds_async   (MnDocument          *self,
                                     const MnId          *mark,
                                     guint                piece,
                                     guint                start,
                                     guint                end,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_remove_piece_async (MnDocument          *self,
                                     const MnId          *mark,
                                     guint                piece,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* The edits of claims and remarks, and of any mark or entity whatever it is: each is one change, one
 * transaction, one step of undo. All end with mn_document_edit_finish(); what the change holds tells what came of it.
 * Offsets in code points, half-open. Those of mentions have more to do: mn-mention-edits.h. */

void mn_document_mark_claim_async   (MnDocument          *self,
                                     guint                start,
                                     guint                end,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_mark_remark_async  (MnDocument          *self,
                                     guint                start,
                                     guint                end,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_add_piece_async    (MnDocument          *self,
                                     const MnId          *mark,
                                     guint                start,
                                     guint                end,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_remove_async       (MnDocument          *self,
                                     const MnId          *marks,
                                     guint                n_marks,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_modify_mark_async  (MnDocument          *self,
                                     const MnId          *mark,
                                     const char          *label,
                                     const MnId          *group,
                                     MnModifyFunc         modify,
                                     gpointer             modify_data,
                                     GDestroyNotify       destroy,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_modify_entity_async (MnDocument         *self,
                                     const MnId          *entity,
                                     const char          *label,
                                     const MnId          *group,
                                     MnModifyFunc         modify,
                                     gpointer             modify_data,
                                     GDestroyNotify       destroy,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS

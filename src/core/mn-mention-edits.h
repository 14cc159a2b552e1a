/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* The edits of mentions and of what they refer to: each is one change, one transaction, one step of undo. All end with
 * mn_document_edit_finish(); what the change holds tells what came of it. Offsets in code points, half-open. */

void mn_document_mark_mention_async (MnDocument          *self,
                                     const char          *type,
                                     guint                start,
                                     guint                end,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_mark_as_async      (MnDocument          *self,
                                     const MnId          *entity,
                                     guint                start,
                                     guint                end,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_retype_async       (MnDocument          *self,
                                     const MnId          *mention,
                                     const char          *type,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_link_async         (MnDocument          *self,
                                     const MnId          *mention,
                                     const MnId          *entity,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void mn_document_link_new_async     (MnDocument          *self,
                                     const MnId          *mention,
                                     const char          *name,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS

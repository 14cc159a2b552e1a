/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* The edits of relations: each is one change, one transaction, one step of undo, which Ctrl+Z takes back wherever one is.
 * They take their turn among the edits of a document, but what they join may stand in any article of its library. All
 * end with mn_document_edit_finish(). */

void mn_document_relate_async          (MnDocument          *self,
                                        MnRelationBuilder   *relation,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void mn_document_modify_relation_async (MnDocument          *self,
                                        const MnId          *relation,
                                        const char          *label,
                                        const MnId          *group,
                                        MnModifyFunc         modify,
                                        gpointer             modify_data,
                                        GDestroyNotify       destroy,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void mn_document_unrelate_async        (MnDocument          *self,
                                        const MnId          *relation,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

void mn_relation_reverse               (MnRelationBuilder   *builder);
void mn_relation_take_span             (MnRelationBuilder   *builder,
                                        MnDocument          *document,
                                        guint                start,
                                        guint                end);

G_END_DECLS

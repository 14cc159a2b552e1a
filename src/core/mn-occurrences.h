/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-matcher.h"

G_BEGIN_DECLS

/**
 * MnOccurrence:
 * @article: the article it stands in
 * @title: what that is called
 * @start: where it begins, in code points
 * @end: where it ends
 * @before: some text before it, on one line
 * @quote: what stands there
 * @after: some text after it, on one line
 *
 * A place where a name stands that no mention has yet. Atomically counted.
 */
typedef struct
{
  MnId  article;
  char *title;
  guint start;
  guint end;
  char *before;
  char *quote;
  char *after;
} MnOccurrence;

MnOccurrence *mn_occurrence_ref           (MnOccurrence         *self);
void          mn_occurrence_unref         (MnOccurrence         *self);

void          mn_occurrences_find_async   (MnDocument           *document,
                                           gboolean              is_everywhere,
                                           const char *const    *names,
                                           MnMatcherFlags        flags,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray    *mn_occurrences_find_finish  (MnDocument           *document,
                                           GAsyncResult         *result,
                                           GError              **error);
void          mn_document_mark_all_async  (MnDocument           *self,
                                           const char           *type,
                                           const MnId           *entity,
                                           GPtrArray            *occurrences,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnOccurrence, mn_occurrence_unref)

G_END_DECLS

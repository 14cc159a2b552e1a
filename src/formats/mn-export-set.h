/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-format.h"
#include "mn-id-set.h"

G_BEGIN_DECLS

/**
 * MnExportSet:
 * @is_whole: whether it is the whole library; then only @articles is filled in
 * @articles: (array length=n_articles): the ids of the articles, in order
 * @n_articles: how many
 * @annotators: who made any of what is exported
 * @entities: what these articles refer to
 * @claims: what stands in these articles
 *
 * What an export takes along.
 */
typedef struct
{
  gboolean is_whole;
  MnId    *articles;
  guint    n_articles;
  MnIdSet  annotators;
  MnIdSet  entities;
  MnIdSet  claims;
} MnExportSet;

gboolean mn_export_set_init         (MnExportSet         *self,
                                     MnSnapshot          *snapshot,
                                     const MnExportScope *scope,
                                     GCancellable        *cancellable,
                                     GError             **error);
gboolean mn_export_set_has_relation (const MnExportSet   *self,
                                     MnRecord            *relation);
void     mn_export_set_clear        (MnExportSet         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnExportSet, mn_export_set_clear)

G_END_DECLS

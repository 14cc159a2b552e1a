/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

/**
 * MnWriting:
 * @connection: the connection, inside a write transaction
 * @seq: the place of the change in the journal: the revision of what it writes
 * @article: the article last written to
 * @article_key: its key
 * @annotator: the annotator last written
 * @annotator_key: their key
 * @counts: how many marks each article has won or lost, by its key
 *
 * The writing of one change.
 */
typedef struct
{
  MnConnection *connection;
  gint64        seq;
  MnId          article;
  gint64        article_key;
  MnId          annotator;
  gint64        annotator_key;
  GHashTable   *counts;
} MnWriting;

void     mn_writing_init    (MnWriting     *self,
                             MnConnection  *connection,
                             gint64         seq);
void     mn_writing_clear   (MnWriting     *self);
gboolean mn_writing_change  (MnWriting     *self,
                             MnChange      *change,
                             GCancellable  *cancellable,
                             GError       **error);
GHashTable *mn_names_of  (gconstpointer  entity);
gboolean mn_write_names     (MnConnection  *connection,
                             gconstpointer  entity,
                             gboolean       add,
                             GError       **error);
char    *mn_head_to_json    (gconstpointer  article);
gboolean mn_text_changes    (gconstpointer  before,
                             gconstpointer  after);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnWriting, mn_writing_clear)

G_END_DECLS

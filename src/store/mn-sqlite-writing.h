/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"
#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

/**
 * MnWriting:
 * @connection: the connection, inside a write transaction
 * @seq: the place of the change in the journal: the revision of what it writes
 * @article: the article that marks are written in
 * @article_key: its key
 * @annotator: the annotator last found
 * @annotator_key: their key
 * @counts: how many marks each article has won or lost, by its key
 *
 * The writing of one change: what its records have in common while one after the other is written.
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

void     mn_writing_init           (MnWriting     *self,
                                    MnConnection  *connection,
                                    gint64         seq);
void     mn_writing_clear          (MnWriting     *self);
gboolean mn_writing_fail_conflict  (MnRecordKind   kind,
                                    gboolean       is_new,
                                    GError       **error);
gboolean mn_writing_end_row        (MnQuery       *query,
                                    MnRecordKind   kind,
                                    gboolean       is_new,
                                    GError       **error);
gboolean mn_writing_find_annotator (MnWriting     *self,
                                    const MnId    *id,
                                    gint64        *key,
                                    GError       **error);
gboolean mn_writing_enter_article  (MnWriting     *self,
                                    const MnId    *article,
                                    GError       **error);
void     mn_writing_leave_article  (MnWriting     *self,
                                    gint64         key);
void     mn_writing_count_mark     (MnWriting     *self,
                                    MnRecordKind   kind,
                                    gint64         by);
gboolean mn_writing_finish         (MnWriting     *self,
                                    GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnWriting, mn_writing_clear)

G_END_DECLS

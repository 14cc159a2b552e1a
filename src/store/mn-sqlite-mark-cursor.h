/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-read.h"
#include "mn-store.h"

G_BEGIN_DECLS

/**
 * MnMarkCursor:
 * @connection: where it reads
 * @pool: where it puts what it reads
 * @article: the article it is in
 * @article_key: its key there, 0 before the first and where it is not in the library
 * @kind: what kind of mark it goes through
 * @query: the marks from @sought on
 * @sought: where @query began
 * @low: a place since then; there is no mark between it and @at, nor, without a row, behind it
 * @at: the id of the row that @query is on
 * @has_row: whether it is on one
 *
 * Reads marks that are asked for one by one. A change names the ten thousand that were made at once in the order of
 * their ids, which is that of their rows: so the next is nearly always one step away, or known not to be there without
 * looking. What is not costs a look-up, as mn_read_record() would. Only while nothing is written.
 */
typedef struct
{
  MnConnection *connection;
  MnRecordPool *pool;
  MnId          article;
  gint64        article_key;
  MnRecordKind  kind;
  MnQuery       query;
  MnId          sought;
  MnId          low;
  MnId          at;
  gboolean      has_row;
} MnMarkCursor;

void     mn_mark_cursor_init  (MnMarkCursor      *self,
                               MnConnection      *connection);
void     mn_mark_cursor_clear (MnMarkCursor      *self);
gpointer mn_mark_cursor_read  (MnMarkCursor      *self,
                               const MnRecordKey *key,
                               GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnMarkCursor, mn_mark_cursor_clear)

G_END_DECLS

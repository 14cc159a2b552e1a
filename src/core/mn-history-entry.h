/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"

G_BEGIN_DECLS

/**
 * MnHistoryEntry:
 * @seq: its place in the journal, to pick it by; of changes that are undone together, the last
 * @id: the id of that change
 * @label: what was done, in the words of then
 * @time: when, in seconds since 1970
 * @annotator: who did it
 * @annotator_name: (nullable): what they are called; %NULL where the library does not say
 * @source: where it comes from
 * @undoes: the place of what it takes back, or 0
 * @undone_time: when that was done
 * @is_redo: whether what it takes back was an undo itself
 * @is_undone: whether it has been taken back, and not been done again
 * @n_articles: in how many articles it is
 * @article: the first of them, or none
 * @title: (nullable): the title of that; %NULL where it is gone
 * @n_changes: how many changes are undone together
 * @n_records: how many records it touched; 0 where it stands for several changes
 *
 * What the history says of one change, or of several that are undone as one.
 */
typedef struct
{
  gint64         seq;
  MnId           id;
  char          *label;
  gint64         time;
  MnId           annotator;
  char          *annotator_name;
  MnChangeSource source;
  gint64         undoes;
  gint64         undone_time;
  gboolean       is_redo;
  gboolean       is_undone;
  guint          n_articles;
  MnId           article;
  char          *title;
  guint          n_changes;
  guint          n_records;
} MnHistoryEntry;

void    mn_history_entry_free    (MnHistoryEntry *self);
GArray *mn_history_list_to_undo  (GPtrArray      *entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnHistoryEntry, mn_history_entry_free)

G_END_DECLS

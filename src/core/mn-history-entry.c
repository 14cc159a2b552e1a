/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-history-entry.h"

/**
 * mn_history_entry_free:
 * @self: (transfer full): an entry
 */
void
mn_history_entry_free (MnHistoryEntry *self)
{
  g_free (self->label);
  g_free (self->annotator_name);
  g_free (self->title);
  g_free (self);
}

/**
 * mn_history_list_to_undo:
 * @entries: (element-type MnHistoryEntry): the newest of a list, newest first
 *
 * Finds what to undo, in this order, to come back to what was before all of @entries. What is undone already needs nothing,
 * nor does an undo of what is among them itself: the two make up for each other.
 *
 * Returns: (transfer full) (element-type gint64): their places in the journal
 */
GArray *
mn_history_list_to_undo (GPtrArray *entries)
{
  GArray *seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 oldest = G_MAXINT64;

  for (guint i = 0; i < entries->len; i++)
    oldest = MIN (oldest, ((MnHistoryEntry *) entries->pdata[i])->seq);
  for (guint i = 0; i < entries->len; i++)
    {
      MnHistoryEntry *entry = entries->pdata[i];

      if (!entry->is_undone && entry->undoes < oldest)
        g_array_append_val (seqs, entry->seq);
    }
  return seqs;
}

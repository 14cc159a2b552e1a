/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-history.h"

#include "mn-pack.h"
#include "mn-sqlite-journal.h"

/* Enough for the number that the touched records begin with */
#define HEAD_BYTES 10

static MnHistoryEntry *
take_entry (MnQuery *query)
{
  MnHistoryEntry *entry = g_new0 (MnHistoryEntry, 1);
  const char *label = mn_query_get_text (query, 8, NULL);
  gint64 sense = mn_query_get_int (query, 5);

  entry->seq = mn_query_get_int (query, 0);
  entry->id = mn_query_get_id (query, 1);
  entry->annotator = mn_query_get_id (query, 2);
  entry->annotator_name = g_strdup (mn_query_get_text (query, 3, NULL));
  entry->source = (MnChangeSource) mn_query_get_int (query, 4);
  entry->is_redo = sense == MN_SENSE_REDO;
  entry->undoes = mn_query_get_int (query, 6);
  entry->time = mn_query_get_int (query, 7);
  entry->label = g_strdup (label != NULL ? label : "");
  entry->undone_time = mn_query_get_int (query, 9);
  entry->is_undone = mn_query_get_int (query, 10) != 0;
  entry->n_articles = (guint) mn_query_get_int (query, 11);
  entry->article = mn_query_get_id (query, 12);
  entry->title = g_strdup (mn_query_get_text (query, 13, NULL));
  entry->n_changes = (guint) mn_query_get_int (query, 14);
  return entry;
}

/* How many records a change touched: the first number of its items, of which no more is read */
static guint
read_n_records (MnConnection  *connection,
                sqlite3_blob **items,
                gint64         seq)
{
  guint8 head[HEAD_BYTES];
  MnUnpacker unpacker;
  int rc = *items == NULL ? sqlite3_blob_open (connection->db, "main", "journal", "items", seq, 0, items)
                          : sqlite3_blob_reopen (*items, seq);
  int n_bytes = rc == SQLITE_OK ? MIN (sqlite3_blob_bytes (*items), HEAD_BYTES) : 0;

  if (n_bytes == 0 || sqlite3_blob_read (*items, head, n_bytes, 0) != SQLITE_OK)
    return 0;
  mn_unpacker_init (&unpacker, head, (gsize) n_bytes);
  return (guint) mn_unpack_number (&unpacker);
}

/**
 * mn_history_list:
 * @connection: a connection that reads
 * @article: (nullable): an article, to list what touches it alone
 * @before: a place in the journal before which to begin, or 0 for the end
 * @limit: how many at most
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (element-type MnHistoryEntry) (nullable): what was done, newest first
 */
GPtrArray *
mn_history_list (MnConnection *connection,
                 const MnId   *article,
                 gint64        before,
                 guint         limit,
                 GError      **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_history_entry_free);
  g_auto (MnQuery) query = mn_query (connection, article != NULL ? MN_SQL_HISTORY_OF : MN_SQL_HISTORY);
  sqlite3_blob *items = NULL;

  mn_query_bind_int (&query, 1, before > 0 ? before : G_MAXINT64);
  mn_query_bind_int (&query, 2, limit);
  if (article != NULL)
    mn_query_bind_blob (&query, 3, article->bytes, sizeof article->bytes);
  while (mn_query_step (&query))
    {
      MnHistoryEntry *entry = take_entry (&query);

      if (entry->n_changes == 1)
        entry->n_records = read_n_records (connection, &items, entry->seq);
      g_ptr_array_add (entries, entry);
    }
  sqlite3_blob_close (items);
  return mn_query_finish (&query, error) ? g_steal_pointer (&entries) : NULL;
}

/* Returns: %FALSE where the change says nothing of the record */
static gboolean
find_item (MnJournalRow  *row,
           MnRecordKind   kind,
           const MnId    *id,
           MnJournalItem *found)
{
  g_autoptr (GArray) items = mn_journal_row_items (row);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      *found = g_array_index (items, MnJournalItem, i);
      if (found->key.kind == kind && mn_id_equal (&found->key.id, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_entry_at (MnConnection *connection,
              gint64        seq,
              GPtrArray    *entries,
              GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_HISTORY_AT);

  mn_query_bind_int (&query, 1, seq);
  if (mn_query_step (&query))
    g_ptr_array_add (entries, take_entry (&query));
  return mn_query_finish (&query, error);
}

/**
 * mn_history_list_of:
 * @connection: a connection that reads
 * @kind: the kind of a record
 * @id: its id
 * @revision: its revision: the place of the change that last wrote it
 * @limit: how many at most
 * @error: where to put a #MN_STORE_ERROR
 *
 * Goes from change to change: each says which one wrote the record before it. One that brought a removed record back says
 * which removal it undoes.
 *
 * Returns: (transfer full) (element-type MnHistoryEntry) (nullable): what was done to the record, newest first
 */
GPtrArray *
mn_history_list_of (MnConnection *connection,
                    MnRecordKind  kind,
                    const MnId   *id,
                    gint64        revision,
                    guint         limit,
                    GError      **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_history_entry_free);

  for (gint64 seq = revision; seq > 0 && entries->len < limit;)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MnJournalRow) row = mn_journal_read (connection, seq, &problem);
      MnJournalItem item;

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (row == NULL || !find_item (row, kind, id, &item))
        break;
      if (!add_entry_at (connection, seq, entries, error))
        return NULL;
      seq = item.has_before ? item.revision : row->undoes;
    }
  return g_steal_pointer (&entries);
}

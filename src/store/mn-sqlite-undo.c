/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-undo.h"

#include "mn-annotator.h"
#include "mn-article.h"
#include "mn-sqlite-image.h"
#include "mn-sqlite-mark-cursor.h"
#include "mn-sqlite-read.h"

#include <glib/gi18n-lib.h>

/* One undo or redo, inside a write transaction */
typedef struct
{
  MnConnection        *connection;
  const MnUndoRequest *request;
  GHashTable          *undone;  /* seqs known to be undone, while the newest that is not is looked for */
  GHashTable          *entries; /* seq -> Entry: those whose items were needed */
} Undo;

/* A row of the journal with its items by record */
typedef struct
{
  MnJournalRow *row;
  GArray       *items;
  GHashTable   *by_id; /* MnId -> MnJournalItem; ids do not repeat across kinds, and if one did, both are compared */
} Entry;

/* Where an article's changes are looked through, newest first */
typedef struct
{
  MnId     article;
  gboolean is_there; /* whether there is one more */
  gint64   seq;
  MnId     annotator;
  gint64   source;
  gint64   sense;
  gint64   undoes;
} Walk;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->by_id, g_hash_table_unref);
  g_clear_pointer (&entry->items, g_array_unref);
  mn_journal_row_free (entry->row);
  g_free (entry);
}

static gboolean
walk_on (Undo   *self,
         Walk   *walk,
         GError **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_JOURNAL_OF);

  mn_query_bind_blob (&query, 1, walk->article.bytes, sizeof walk->article.bytes);
  mn_query_bind_int (&query, 2, walk->seq);
  walk->is_there = mn_query_step (&query);
  if (!walk->is_there)
    return mn_query_finish (&query, error);
  walk->seq = mn_query_get_int (&query, 0);
  walk->annotator = mn_query_get_id (&query, 1);
  walk->source = mn_query_get_int (&query, 2);
  walk->sense = mn_query_get_int (&query, 3);
  walk->undoes = mn_query_get_int (&query, 4);
  return TRUE;
}

/* Whether an entry is what is looked for; @is_over where nothing older can be */
static gboolean
is_candidate (Undo       *self,
              const Walk *walk,
              gboolean   *is_over)
{
  if (!mn_id_equal (&walk->annotator, &self->request->annotator) || walk->source != MN_CHANGE_BY_HAND)
    return FALSE;
  if (!self->request->redo)
    return walk->sense != MN_SENSE_UNDO;
  /* a new change ends what could be redone */
  *is_over = walk->sense == MN_SENSE_DO;
  return walk->sense == MN_SENSE_UNDO;
}

/* The newest change that is not undone, of those in the article and those in no article */
static gboolean
find_candidate (Undo    *self,
                gint64  *seq,
                GError **error)
{
  Walk walks[2] = { { .article = self->request->article, .seq = G_MAXINT64 },
                    { .article = MN_ID_NONE, .seq = G_MAXINT64 } };
  gboolean is_over = FALSE;

  *seq = 0;
  if (!walk_on (self, &walks[1], error)
      || (!mn_id_is_none (&self->request->article) && !walk_on (self, &walks[0], error)))
    return FALSE;
  while (walks[0].is_there || walks[1].is_there)
    {
      Walk *walk = !walks[1].is_there || (walks[0].is_there && walks[0].seq > walks[1].seq) ? &walks[0] : &walks[1];

      if (!g_hash_table_contains (self->undone, &walk->seq))
        {
          if (walk->undoes != 0)
            g_hash_table_add (self->undone, g_memdup2 (&walk->undoes, sizeof walk->undoes));
          if (is_candidate (self, walk, &is_over))
            {
              *seq = walk->seq;
              return TRUE;
            }
          if (is_over)
            return TRUE;
        }
      if (!walk_on (self, walk, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether a change is not undone, or its undoing is. The last that undoes it tells: one can only undo what is active */
static gboolean
is_active (Undo     *self,
           gint64    seq,
           gboolean *active,
           GError  **error)
{
  *active = TRUE;
  for (;;)
    {
      g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_UNDONE_BY);
      gint64 by = 0;

      mn_query_bind_int (&query, 1, seq);
      if (mn_query_step (&query))
        by = mn_query_get_int (&query, 0);
      if (!mn_query_finish (&query, error))
        return FALSE;
      if (by <= seq)
        return TRUE;
      *active = !*active;
      seq = by;
    }
}

static Entry *
get_entry (Undo   *self,
           gint64  seq,
           GError **error)
{
  Entry *entry = g_hash_table_lookup (self->entries, &seq);
  g_autoptr (GError) problem = NULL;
  MnJournalRow *row;

  if (entry != NULL)
    return entry;

  row = mn_journal_read (self->connection, seq, &problem);
  if (row == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING, _("There is no such change in the library"));
      return NULL;
    }
  entry = g_new0 (Entry, 1);
  entry->row = row;
  g_hash_table_insert (self->entries, g_memdup2 (&seq, sizeof seq), entry);
  entry->items = mn_journal_row_items (row);
  if (entry->items == NULL)
    {
      mn_read_corrupt (self->connection, _("a change in the journal cannot be read"), error);
      g_hash_table_remove (self->entries, &seq);
      return NULL;
    }
  return entry;
}

static const MnJournalItem *
find_item (Entry             *entry,
           const MnRecordKey *key)
{
  const MnJournalItem *item;

  if (entry->by_id == NULL)
    {
      entry->by_id = g_hash_table_new (mn_id_hash, mn_id_equal);
      for (guint i = 0; i < entry->items->len; i++)
        {
          MnJournalItem *one = &g_array_index (entry->items, MnJournalItem, i);

          g_hash_table_insert (entry->by_id, &one->key.id, one);
        }
    }
  item = g_hash_table_lookup (entry->by_id, &key->id);
  return item != NULL && item->key.kind == key->kind && mn_id_equal (&item->key.article, &key->article) ? item : NULL;
}

/* The revision that first said what revision @seq of a record says: a reversal restores what an older one said */
static gboolean
effective_revision (Undo              *self,
                    const MnRecordKey *key,
                    gint64             seq,
                    gint64            *revision,
                    GError           **error)
{
  *revision = seq;
  while (seq != 0)
    {
      Entry *entry = get_entry (self, seq, error);
      Entry *undone;
      const MnJournalItem *item;

      if (entry == NULL)
        return FALSE;
      if (entry->row->undoes == 0 || entry->row->undoes >= seq)
        return TRUE;
      undone = get_entry (self, entry->row->undoes, error);
      if (undone == NULL)
        return FALSE;
      item = find_item (undone, key);
      if (item == NULL || !item->has_before || item->revision >= seq)
        return TRUE;
      seq = *revision = item->revision;
    }
  return TRUE;
}

/* Says who has changed a record since, by which change */
static gboolean
fail_changed_since (Undo                *self,
                    const MnJournalItem *item,
                    gint64               since,
                    const char          *label,
                    GError             **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_TOUCHED_SINCE);

  mn_query_bind_int (&query, 1, since);
  while (mn_query_step (&query))
    {
      g_autoptr (MnJournalRow) row = mn_journal_take_row (&query);
      g_autoptr (GArray) items = mn_journal_row_items (row);
      g_autoptr (MnAnnotator) annotator = NULL;

      for (guint i = 0; items != NULL && i < items->len; i++)
        {
          const MnJournalItem *later = &g_array_index (items, MnJournalItem, i);

          if (later->key.kind != item->key.kind || !mn_id_equal (&later->key.id, &item->key.id)
              || !mn_id_equal (&later->key.article, &item->key.article))
            continue;
          annotator = mn_read_record (self->connection, MN_RECORD_ANNOTATOR, NULL, &row->annotator, NULL);
          g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                       /* Translators: what is to be undone, what has changed it since, and who did that */
                       _("“%s” cannot be reversed: “%s” by %s has since changed the same"), label, row->label,
                       annotator != NULL ? annotator->name : _("somebody else"));
          return FALSE;
        }
    }
  g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT, _("“%s” cannot be reversed: it has since been changed"),
               label);
  return FALSE;
}

static gpointer
read_current (Undo                *self,
              const MnJournalItem *item,
              MnMarkCursor        *marks,
              GError             **error)
{
  const MnRecordKey *key = &item->key;
  MnRecordBuilder *record;
  gint64 article;

  if (mn_kind_is_mark (key->kind))
    return mn_mark_cursor_read (marks, key, error);
  record = mn_read_record (self->connection, key->kind, NULL, &key->id, error);
  /* what goes must be known whole, so that it can come again */
  if (record != NULL && key->kind == MN_RECORD_ARTICLE && !item->has_before
      && (!mn_read_key (self->connection, MN_SQL_ARTICLE_KEY, &key->id, &article, error)
          || !mn_read_text (self->connection, article, (MnArticleBuilder *) record, error)))
    g_clear_pointer (&record, mn_record_unref);
  return record;
}

/* Adds to @change what takes one record back to what it was before @entry; nothing where it is so already */
static gboolean
reverse_item (Undo                *self,
              Entry               *entry,
              const MnJournalItem *item,
              MnMarkCursor        *marks,
              MnChange            *change,
              GError             **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (MnRecord) current = read_current (self, item, marks, &problem);
  MnRecordBuilder *before = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if ((current != NULL) != item->has_after)
    return fail_changed_since (self, item, entry->row->seq, entry->row->label, error);
  if (current != NULL && current->revision != entry->row->seq)
    {
      gint64 is, was;

      if (!effective_revision (self, &item->key, current->revision, &is, error)
          || !effective_revision (self, &item->key, entry->row->seq, &was, error))
        return FALSE;
      if (is != was)
        return fail_changed_since (self, item, entry->row->seq, entry->row->label, error);
    }

  if (item->has_before)
    {
      before = mn_image_read (item, &problem);
      if (before == NULL)
        {
          mn_read_corrupt (self->connection, problem->message, error);
          return FALSE;
        }
    }
  if (current != NULL || before != NULL)
    mn_change_add (change, g_steal_pointer (&current), before != NULL ? mn_record_end (before) : NULL);
  return TRUE;
}

/* What is found wherever one is must be found there again when it has been reversed */
static gboolean
keep_place (Undo     *self,
            Entry    *entry,
            MnChange *change,
            GError  **error)
{
  g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_HAS_JOURNAL_ARTICLE);

  mn_query_bind_blob (&query, 1, MN_ID_NONE.bytes, sizeof (MnId));
  mn_query_bind_int (&query, 2, entry->row->seq);
  mn_change_set_library_wide (change, mn_query_step (&query));
  return mn_query_finish (&query, error);
}

static MnChange *
reverse (Undo       *self,
         Entry      *entry,
         const MnId *group,
         GError    **error)
{
  g_autoptr (MnChange) change = mn_change_new (entry->row->label, &self->request->annotator);
  g_auto (MnMarkCursor) marks = { 0 };

  mn_mark_cursor_init (&marks, self->connection);
  mn_change_set_source (change, MN_CHANGE_BY_HAND);
  mn_change_set_undoes (change, entry->row->seq);
  mn_change_set_group (change, group);
  if (!keep_place (self, entry, change, error))
    return NULL;
  for (guint i = 0; i < entry->items->len; i++)
    if (!reverse_item (self, entry, &g_array_index (entry->items, MnJournalItem, i), &marks, change, error))
      return NULL;
  return g_steal_pointer (&change);
}

/* What is reversed together with an entry, newest first */
static GArray *
find_members (Undo    *self,
              Entry   *entry,
              GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (mn_id_is_none (&entry->row->group))
    g_array_append_val (all, entry->row->seq);
  else
    {
      g_auto (MnQuery) query = mn_query (self->connection, MN_SQL_GROUP_MEMBERS);

      mn_query_bind_id (&query, 1, &entry->row->group);
      while (mn_query_step (&query))
        {
          gint64 seq = mn_query_get_int (&query, 0);

          g_array_append_val (all, seq);
        }
      if (!mn_query_finish (&query, error))
        return NULL;
    }

  for (guint i = 0; i < all->len; i++)
    {
      gboolean active;

      if (!is_active (self, g_array_index (all, gint64, i), &active, error))
        return NULL;
      if (active)
        g_array_append_val (members, g_array_index (all, gint64, i));
    }
  return g_steal_pointer (&members);
}

static GPtrArray *
reverse_all (Undo         *self,
             gint64        candidate,
             gint64       *seq,
             guint8        hash[MN_HASH_SIZE],
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_change_unref);
  g_autoptr (GArray) members = NULL;
  Entry *entry = get_entry (self, candidate, error);
  MnId group = MN_ID_NONE;

  if (entry == NULL)
    return NULL;
  members = find_members (self, entry, error);
  if (members == NULL)
    return NULL;
  if (members->len == 0)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING, _("“%s” has been undone already"), entry->row->label);
      return NULL;
    }
  if (!mn_id_is_none (&entry->row->group))
    group = mn_id_new ();

  for (guint i = 0; i < members->len; i++)
    {
      MnChange *change;
      MnSense sense;

      entry = get_entry (self, g_array_index (members, gint64, i), error);
      if (entry == NULL)
        return NULL;
      change = reverse (self, entry, &group, error);
      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
      sense = entry->row->sense == MN_SENSE_UNDO ? MN_SENSE_REDO : MN_SENSE_UNDO;
      if (!mn_journal_apply (self->connection, change, sense, seq, hash, cancellable, error))
        return NULL;
      /* the images of a large change need not stay */
      g_hash_table_remove (self->entries, &g_array_index (members, gint64, i));
    }
  return g_steal_pointer (&changes);
}

/**
 * mn_undo:
 * @connection: a connection inside a write transaction
 * @request: what to undo or redo
 * @seq: (inout): the last place in the journal, which becomes that of the last reversal
 * @hash: (inout): the hash of that row
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR
 *
 * Finds what to reverse, and reverses it, as new changes (design, “The one path of every edit”).
 *
 * Returns: (transfer full) (element-type MnChange) (nullable): the changes written, the newest undone first; their
 *   places are those up to @seq. If %NULL, the transaction must be rolled back
 */
GPtrArray *
mn_undo (MnConnection        *connection,
         const MnUndoRequest *request,
         gint64              *seq,
         guint8               hash[MN_HASH_SIZE],
         GCancellable        *cancellable,
         GError             **error)
{
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_entry);
  Undo self = { connection, request, undone, entries };
  gint64 candidate = request->seq;

  if (candidate == 0)
    {
      if (!find_candidate (&self, &candidate, error))
        return NULL;
      if (candidate == 0)
        {
          g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING,
                               request->redo ? _("There is nothing to redo") : _("There is nothing to undo"));
          return NULL;
        }
    }
  return reverse_all (&self, candidate, seq, hash, cancellable, error);
}

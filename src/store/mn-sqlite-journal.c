/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-journal.h"

#include "mn-pack.h"
#include "mn-sqlite-image.h"
#include "mn-sqlite-read.h"
#include "mn-sqlite-write.h"

/* How a touched record begins: its kind, and whether it was there before and is after, and how its image is made */
#define KIND_MASK  0x0f
#define HAS_BEFORE 0x10
#define HAS_AFTER  0x20
#define IS_PACKED  0x40

/* The fewest bytes that a touched record takes */
#define LEAST_ITEM (1 + sizeof (MnId))

/**
 * mn_journal_last:
 * @connection: a connection
 * @seq: (out): the last place in the journal, 0 where it is empty
 * @hash: (out): the hash of that row, all zero where there is none
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether all went well
 */
gboolean
mn_journal_last (MnConnection *connection,
                 gint64       *seq,
                 guint8        hash[MN_HASH_SIZE],
                 GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_LAST_JOURNAL);
  gconstpointer bytes;
  gsize n_bytes;

  *seq = 0;
  memset (hash, 0, MN_HASH_SIZE);
  if (mn_query_step (&query))
    {
      *seq = mn_query_get_int (&query, 0);
      bytes = mn_query_get_blob (&query, 1, &n_bytes);
      if (n_bytes == MN_HASH_SIZE)
        memcpy (hash, bytes, MN_HASH_SIZE);
    }
  return mn_query_finish (&query, error);
}

/* The articles a change touches, each once, in the order of their first record */
static GArray *
articles_of (MnChange *change)
{
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autoptr (GHashTable) seen = g_hash_table_new (mn_id_hash, mn_id_equal);
  MnId last = MN_ID_NONE;

  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecord *record = item->after != NULL ? item->after : item->before;
      const MnId *article = mn_record_kind (record) == MN_RECORD_ARTICLE ? &record->id : &record->article;

      if (mn_id_is_none (article) || mn_id_equal (article, &last))
        continue;
      last = *article;
      if (g_hash_table_add (seen, (gpointer) article))
        g_array_append_val (articles, *article);
    }
  return articles;
}

/* Whether Ctrl+Z looks for it everywhere: entities, relations and the tagset stand in no article */
static gboolean
is_of_the_library (MnChange *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (mn_record_kind (item->after != NULL ? item->after : item->before) != MN_RECORD_ANNOTATOR)
        return TRUE;
    }
  return FALSE;
}

static gboolean
pack_items (MnConnection *connection,
            MnChange     *change,
            GArray       *articles,
            GByteArray   *bytes,
            GError      **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (mn_id_hash, mn_id_equal);
  g_autoptr (GByteArray) image = g_byte_array_new ();

  for (guint i = 0; i < articles->len; i++)
    g_hash_table_insert (places, &g_array_index (articles, MnId, i), GUINT_TO_POINTER (i + 1));

  mn_pack_number (bytes, mn_change_get_n_items (change));
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecord *record = item->after != NULL ? item->after : item->before;
      guint8 head = (guint8) (mn_record_kind (record) | (item->before != NULL ? HAS_BEFORE : 0)
                              | (item->after != NULL ? HAS_AFTER : 0));
      MnImageForm form = MN_IMAGE_JSON;

      if (item->before != NULL && !mn_image_make (connection, item, image, &form, error))
        return FALSE;
      if (form == MN_IMAGE_PACKED)
        head |= IS_PACKED;
      g_byte_array_append (bytes, &head, 1);
      g_byte_array_append (bytes, record->id.bytes, sizeof record->id.bytes);
      if (mn_kind_is_mark (mn_record_kind (record)))
        mn_pack_number (bytes, GPOINTER_TO_UINT (g_hash_table_lookup (places, &record->article)));
      if (item->before != NULL)
        {
          mn_pack_number (bytes, (guint64) item->before->revision);
          mn_pack_data (bytes, image->data, image->len);
        }
    }
  return TRUE;
}

static gboolean
write_places (MnConnection *connection,
              MnChange     *change,
              GArray       *articles,
              gint64        seq,
              GError      **error)
{
  if (mn_change_is_library_wide (change) || (articles->len == 0 && is_of_the_library (change)))
    g_array_append_val (articles, MN_ID_NONE);
  for (guint i = 0; i < articles->len; i++)
    {
      g_auto (MnQuery) query = mn_query (connection, MN_SQL_ADD_JOURNAL_ARTICLE);

      mn_query_bind_blob (&query, 1, g_array_index (articles, MnId, i).bytes, sizeof (MnId));
      mn_query_bind_int (&query, 2, seq);
      if (!mn_query_finish (&query, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mn_journal_write:
 * @connection: a connection inside a write transaction, before the change is written
 * @change: what is going to be written
 * @sense: what it does
 * @seq: its place, one past the last
 * @hash: (inout): the hash of the row before, which becomes that of this one
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes down a change: what it touches, and what that was before.
 *
 * Returns: whether all went well
 */
gboolean
mn_journal_write (MnConnection *connection,
                  MnChange     *change,
                  MnSense       sense,
                  gint64        seq,
                  guint8        hash[MN_HASH_SIZE],
                  GError      **error)
{
  g_autoptr (GArray) articles = articles_of (change);
  g_autoptr (GByteArray) items = g_byte_array_new ();
  g_autoptr (MnJournalRow) row = g_new0 (MnJournalRow, 1);
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_ADD_JOURNAL);

  if (!pack_items (connection, change, articles, items, error))
    return FALSE;

  row->seq = seq;
  row->id = *mn_change_get_id (change);
  row->annotator = *mn_change_get_annotator (change);
  row->source = (gint64) mn_change_get_source (change);
  row->sense = (gint64) sense;
  row->undoes = mn_change_get_undoes (change);
  row->group = *mn_change_get_group (change);
  row->time = g_get_real_time () / G_USEC_PER_SEC;
  row->label = g_strdup (mn_change_get_label (change) != NULL ? mn_change_get_label (change) : "");
  row->articles = g_bytes_new (articles->data, articles->len * sizeof (MnId));
  row->items = g_byte_array_free_to_bytes (g_steal_pointer (&items));
  mn_journal_row_hash (row, hash, row->hash);
  memcpy (hash, row->hash, MN_HASH_SIZE);

  mn_query_bind_int (&query, 1, seq);
  mn_query_bind_blob (&query, 2, row->hash, MN_HASH_SIZE);
  mn_query_bind_blob (&query, 3, row->id.bytes, sizeof (MnId));
  mn_query_bind_blob (&query, 4, row->annotator.bytes, sizeof (MnId));
  mn_query_bind_int (&query, 5, row->source);
  mn_query_bind_int (&query, 6, row->sense);
  if (row->undoes != 0)
    mn_query_bind_int (&query, 7, row->undoes);
  mn_query_bind_id (&query, 8, &row->group);
  mn_query_bind_int (&query, 9, row->time);
  mn_query_bind_text (&query, 10, row->label, -1);
  mn_query_bind_blob (&query, 11, g_bytes_get_data (row->articles, NULL), g_bytes_get_size (row->articles));
  mn_query_bind_blob (&query, 12, g_bytes_get_data (row->items, NULL), g_bytes_get_size (row->items));
  return mn_query_finish (&query, error) && write_places (connection, change, articles, seq, error);
}

static void
sum_number (GChecksum *checksum,
            gint64     number)
{
  gint64 bytes = GINT64_TO_LE (number);

  g_checksum_update (checksum, (const guchar *) &bytes, sizeof bytes);
}

static void
sum_data (GChecksum    *checksum,
          gconstpointer data,
          gsize         n_bytes)
{
  /* with its length, so that nothing can move from one field to the next */
  sum_number (checksum, (gint64) n_bytes);
  g_checksum_update (checksum, data, (gssize) n_bytes);
}

/**
 * mn_journal_row_hash:
 * @self: a row
 * @previous: the hash of the row before
 * @hash: (out): the SHA-256 of both
 */
void
mn_journal_row_hash (MnJournalRow *self,
                     const guint8  previous[MN_HASH_SIZE],
                     guint8        hash[MN_HASH_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n_bytes = MN_HASH_SIZE;

  g_checksum_update (checksum, previous, MN_HASH_SIZE);
  sum_number (checksum, self->seq);
  g_checksum_update (checksum, self->id.bytes, sizeof (MnId));
  g_checksum_update (checksum, self->annotator.bytes, sizeof (MnId));
  sum_number (checksum, self->source);
  sum_number (checksum, self->sense);
  sum_number (checksum, self->undoes);
  g_checksum_update (checksum, self->group.bytes, sizeof (MnId));
  sum_number (checksum, self->time);
  sum_data (checksum, self->label, strlen (self->label));
  sum_data (checksum, g_bytes_get_data (self->articles, NULL), g_bytes_get_size (self->articles));
  sum_data (checksum, g_bytes_get_data (self->items, NULL), g_bytes_get_size (self->items));
  g_checksum_get_digest (checksum, hash, &n_bytes);
}

/**
 * mn_journal_apply:
 * @connection: a connection inside a write transaction
 * @change: a change
 * @sense: what it does
 * @seq: (inout): the last place in the journal, which becomes that of @change
 * @hash: (inout): the hash of that row
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR
 *
 * Writes down a change and writes its records. The journal comes first: it needs what the records were.
 *
 * Returns: whether all went well; if not, the transaction must be rolled back
 */
gboolean
mn_journal_apply (MnConnection *connection,
                  MnChange     *change,
                  MnSense       sense,
                  gint64       *seq,
                  guint8        hash[MN_HASH_SIZE],
                  GCancellable *cancellable,
                  GError      **error)
{
  g_auto (MnWriting) writing = { 0 };

  mn_writing_init (&writing, connection, ++*seq);
  return mn_journal_write (connection, change, sense, *seq, hash, error)
         && mn_write_change (&writing, change, cancellable, error);
}

/**
 * mn_journal_take_row:
 * @query: a query of %MN_SQL_JOURNAL or its like, on a row
 *
 * Returns: (transfer full): the row
 */
MnJournalRow *
mn_journal_take_row (MnQuery *query)
{
  MnJournalRow *self = g_new0 (MnJournalRow, 1);
  gconstpointer bytes;
  gsize n_bytes;

  self->seq = mn_query_get_int (query, 0);
  bytes = mn_query_get_blob (query, 1, &n_bytes);
  if (n_bytes == MN_HASH_SIZE)
    memcpy (self->hash, bytes, MN_HASH_SIZE);
  self->id = mn_query_get_id (query, 2);
  self->annotator = mn_query_get_id (query, 3);
  self->source = mn_query_get_int (query, 4);
  self->sense = mn_query_get_int (query, 5);
  self->undoes = mn_query_get_int (query, 6);
  self->group = mn_query_get_id (query, 7);
  self->time = mn_query_get_int (query, 8);
  self->label = g_strdup (mn_query_get_text (query, 9, NULL));
  if (self->label == NULL)
    self->label = g_strdup ("");
  bytes = mn_query_get_blob (query, 10, &n_bytes);
  self->articles = g_bytes_new (bytes, n_bytes);
  bytes = mn_query_get_blob (query, 11, &n_bytes);
  self->items = g_bytes_new (bytes, n_bytes);
  return self;
}

/**
 * mn_journal_read:
 * @connection: a connection
 * @seq: a place in the journal
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the row; %NULL without an error where there is none
 */
MnJournalRow *
mn_journal_read (MnConnection *connection,
                 gint64        seq,
                 GError      **error)
{
  g_auto (MnQuery) query = mn_query (connection, MN_SQL_JOURNAL);

  mn_query_bind_int (&query, 1, seq);
  if (mn_query_step (&query))
    return mn_journal_take_row (&query);
  mn_query_finish (&query, error);
  return NULL;
}

/**
 * mn_journal_row_free:
 * @self: (transfer full): a row
 */
void
mn_journal_row_free (MnJournalRow *self)
{
  g_free (self->label);
  g_clear_pointer (&self->articles, g_bytes_unref);
  g_clear_pointer (&self->items, g_bytes_unref);
  g_free (self);
}

/**
 * mn_journal_row_items:
 * @self: a row
 *
 * Returns: (transfer full) (element-type MnJournalItem) (nullable): the records it touches, with images that live as
 *   long as @self; %NULL where they cannot be read
 */
GArray *
mn_journal_row_items (MnJournalRow *self)
{
  gsize n_bytes, n_articles;
  gconstpointer data = g_bytes_get_data (self->items, &n_bytes);
  const guint8 *articles = g_bytes_get_data (self->articles, &n_articles);
  g_autoptr (GArray) items = NULL;
  MnUnpacker unpacker;
  guint64 n;

  n_articles /= sizeof (MnId);
  mn_unpacker_init (&unpacker, data, n_bytes);
  n = mn_unpack_number (&unpacker);
  items = g_array_sized_new (FALSE, FALSE, sizeof (MnJournalItem), (guint) MIN (n, n_bytes / LEAST_ITEM));
  while (n-- > 0 && !unpacker.has_failed)
    {
      MnJournalItem item = { 0 };
      const guint8 *head = mn_unpack_bytes (&unpacker, 1);
      gconstpointer id = mn_unpack_bytes (&unpacker, sizeof (MnId));

      if (id == NULL || mn_record_info_of (*head & KIND_MASK) == NULL)
        return NULL;
      item.key.kind = *head & KIND_MASK;
      item.has_before = (*head & HAS_BEFORE) != 0;
      item.has_after = (*head & HAS_AFTER) != 0;
      memcpy (item.key.id.bytes, id, sizeof (MnId));
      if (mn_kind_is_mark (item.key.kind))
        {
          guint64 place = mn_unpack_number (&unpacker);

          if (place == 0 || place > n_articles)
            return NULL;
          memcpy (item.key.article.bytes, articles + (place - 1) * sizeof (MnId), sizeof (MnId));
        }
      if (item.has_before)
        {
          item.revision = (gint64) mn_unpack_number (&unpacker);
          item.form = (*head & IS_PACKED) != 0 ? MN_IMAGE_PACKED : MN_IMAGE_JSON;
          item.image = mn_unpack_data (&unpacker, &item.n_bytes);
        }
      g_array_append_val (items, item);
    }
  return unpacker.has_failed ? NULL : g_steal_pointer (&items);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-pack.h"

/**
 * mn_pack_number:
 * @bytes: where to add it
 * @number: a number, small ones taking fewer bytes (LEB128)
 */
void
mn_pack_number (GByteArray *bytes,
                guint64     number)
{
  guint8 packed[10];
  guint n = 0;

  while (number >= 0x80)
    {
      packed[n++] = (guint8) (number | 0x80);
      number >>= 7;
    }
  packed[n++] = (guint8) number;
  g_byte_array_append (bytes, packed, n);
}

/**
 * mn_pack_data:
 * @bytes: where to add it
 * @data: bytes, which go in behind their number
 * @n_bytes: how many
 */
void
mn_pack_data (GByteArray   *bytes,
              gconstpointer data,
              gsize         n_bytes)
{
  mn_pack_number (bytes, n_bytes);
  g_byte_array_append (bytes, data, (guint) n_bytes);
}

/**
 * mn_pack_spans:
 * @bytes: where to add them
 * @spans: the pieces of a mark
 *
 * Returns: whether they could be packed: those without a place, with prefix or suffix, or out of order cannot, and
 *   nothing is added then
 */
gboolean
mn_pack_spans (GByteArray    *bytes,
               const MnSpans *spans)
{
  gint last = 0;

  for (guint i = 0; i < spans->n; i++)
    {
      const MnSpan *span = &spans->items[i];

      if (span->start < last || span->end < span->start || span->quote == NULL || span->prefix != NULL
          || span->suffix != NULL)
        return FALSE;
      last = span->end;
    }

  last = 0;
  mn_pack_number (bytes, spans->n);
  for (guint i = 0; i < spans->n; i++)
    {
      const MnSpan *span = &spans->items[i];

      mn_pack_number (bytes, (guint64) (span->start - last));
      mn_pack_number (bytes, (guint64) (span->end - span->start));
      mn_pack_data (bytes, span->quote, strlen (span->quote));
      last = span->end;
    }
  return TRUE;
}

/**
 * mn_pack_blocks:
 * @bytes: where to add them
 * @blocks: the structure of a text
 */
void
mn_pack_blocks (GByteArray     *bytes,
                const MnBlocks *blocks)
{
  mn_pack_number (bytes, blocks->n);
  for (guint i = 0; i < blocks->n; i++)
    {
      const MnBlock *block = &blocks->items[i];

      mn_pack_number (bytes, (guint64) block->start);
      mn_pack_number (bytes, (guint64) block->end);
      mn_pack_number (bytes, (guint64) block->kind);
      mn_pack_number (bytes, (guint64) block->level);
    }
}

/**
 * mn_pack_convert:
 * @converter: a compressor or decompressor
 * @data: bytes
 * @n_bytes: how many
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): what @converter makes of them
 */
GBytes *
mn_pack_convert (GConverter   *converter,
                 gconstpointer data,
                 gsize         n_bytes,
                 GError      **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, data, n_bytes, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * mn_unpacker_init:
 * @self: an unpacker
 * @data: what was packed
 * @n_bytes: how long it is
 */
void
mn_unpacker_init (MnUnpacker   *self,
                  gconstpointer data,
                  gsize         n_bytes)
{
  self->at = data;
  self->end = self->at != NULL ? self->at + n_bytes : NULL;
  self->has_failed = FALSE;
}

/**
 * mn_unpack_number:
 * @self: an unpacker
 *
 * Returns: the next number, 0 where there is none
 */
guint64
mn_unpack_number (MnUnpacker *self)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && self->at != self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }
  self->has_failed = TRUE;
  self->at = self->end;
  return 0;
}

/**
 * mn_unpack_bytes:
 * @self: an unpacker
 * @n_bytes: how many bytes to take
 *
 * Returns: (transfer none) (nullable): them, or %NULL where there are fewer
 */
gconstpointer
mn_unpack_bytes (MnUnpacker *self,
                 gsize       n_bytes)
{
  const guint8 *bytes = self->at;

  if (self->has_failed || (gsize) (self->end - self->at) < n_bytes)
    {
      self->has_failed = TRUE;
      self->at = self->end;
      return NULL;
    }
  self->at += n_bytes;
  return bytes;
}

/**
 * mn_unpack_data:
 * @self: an unpacker
 * @n_bytes: (out): how many bytes there are
 *
 * Returns: (transfer none) (nullable): what mn_pack_data() put there
 */
gconstpointer
mn_unpack_data (MnUnpacker *self,
                gsize      *n_bytes)
{
  *n_bytes = mn_unpack_number (self);
  return mn_unpack_bytes (self, *n_bytes);
}

/* A count that the bytes left could hold, each item taking @least of them: nothing is allocated on a liar's word */
static guint
unpack_count (MnUnpacker *self,
              gsize       least)
{
  guint64 n = mn_unpack_number (self);

  if (n > (gsize) (self->end - self->at) / least)
    {
      self->has_failed = TRUE;
      return 0;
    }
  return (guint) n;
}

static guint
room_for (guint n)
{
  guint room = 1;

  while (room < n)
    room *= 2;
  return room;
}

/* @quotes: (nullable): room for the quotes; %NULL where each gets memory of its own */
static gboolean
unpack_pieces (MnUnpacker *self,
               MnSpans    *spans,
               guint       n,
               char       *quotes)
{
  guint64 last = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 start = last + mn_unpack_number (self);
      guint64 end = start + mn_unpack_number (self);
      gsize n_bytes;
      const char *packed = mn_unpack_data (self, &n_bytes);
      char *quote = quotes;

      if (self->has_failed || start < last || end < start || end > G_MAXINT
          || !g_utf8_validate_len (packed, n_bytes, NULL))
        {
          self->has_failed = TRUE;
          return FALSE;
        }
      if (quotes != NULL)
        {
          memcpy (quote, packed, n_bytes);
          quote[n_bytes] = '\0';
          quotes += n_bytes + 1;
        }
      else
        quote = g_strndup (packed, n_bytes);
      spans->items[i] = (MnSpan){ (gint) start, (gint) end, quote, NULL, NULL };
      spans->n = i + 1;
      last = end;
    }
  return TRUE;
}

/**
 * mn_unpack_spans:
 * @self: an unpacker
 * @spans: (out): where to put them; empty so far
 *
 * Returns: whether they were spans
 */
gboolean
mn_unpack_spans (MnUnpacker *self,
                 MnSpans    *spans)
{
  guint n = unpack_count (self, 3);

  if (n == 0)
    return !self->has_failed;
  spans->items = g_new (MnSpan, room_for (n)); /* the room is mn_array_add()'s */
  return unpack_pieces (self, spans, n, NULL);
}

/**
 * mn_unpack_room:
 * @self: an unpacker before spans, with nothing behind them
 *
 * Returns: how many bytes mn_unpack_spans_into() needs
 */
gsize
mn_unpack_room (const MnUnpacker *self)
{
  MnUnpacker ahead = *self;
  guint n = unpack_count (&ahead, 3);

  /* a piece takes three bytes besides its quote, of which that needs one to end with */
  return n * sizeof (MnSpan) + (gsize) (ahead.end - ahead.at);
}

/**
 * mn_unpack_spans_into:
 * @self: an unpacker
 * @spans: (out): where to put them; empty so far
 * @room: as many bytes as mn_unpack_room() said, aligned for #MnSpan
 *
 * As mn_unpack_spans(), without memory of their own: for the many of an article that is opened.
 *
 * Returns: whether they were spans
 */
gboolean
mn_unpack_spans_into (MnUnpacker *self,
                      MnSpans    *spans,
                      gpointer    room)
{
  guint n = unpack_count (self, 3);

  if (n == 0)
    return !self->has_failed;
  spans->items = room;
  return unpack_pieces (self, spans, n, (char *) room + n * sizeof (MnSpan));
}

/**
 * mn_unpack_blocks:
 * @self: an unpacker
 * @blocks: (out): where to put them; empty so far
 *
 * Returns: whether they were blocks
 */
gboolean
mn_unpack_blocks (MnUnpacker *self,
                  MnBlocks   *blocks)
{
  guint n = unpack_count (self, 4);

  if (n == 0)
    return !self->has_failed;

  blocks->items = g_new (MnBlock, room_for (n));
  blocks->n = n;
  for (guint i = 0; i < n; i++)
    {
      guint64 start = mn_unpack_number (self);
      guint64 end = mn_unpack_number (self);
      guint64 kind = mn_unpack_number (self);
      guint64 level = mn_unpack_number (self);

      if (start > G_MAXINT || end > G_MAXINT || kind > MN_BLOCK_CAPTION || level > G_MAXINT)
        self->has_failed = TRUE;
      blocks->items[i] = (MnBlock){ (gint) start, (gint) end, (gint) kind, (gint) level };
    }
  return !self->has_failed;
}

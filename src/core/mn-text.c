/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-text.h"
#include "mn-boxed.h"

#include <string.h>

#define STRIDE 1024

struct _MnText
{
  char    *utf8;
  gsize    n_bytes;
  guint    length;   /* in code points */
  guint32 *index;    /* the byte of every STRIDEth code point; NULL where all is ASCII */
  char    *sha256;   /* worked out when first asked for */
};

MN_DEFINE_BOXED (MnText, mn_text)

/* Eight bytes at once: texts are ten megabytes now and then, and most of their bytes are ASCII */
#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

static inline guint64
load_word (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

static inline gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* How many of eight bytes continue a character: each one's top bits leave a 1 where they are 10, and the product adds those
 * up in its top byte */
static inline guint
count_in_word (const char *bytes)
{
  guint64 word = load_word (bytes);

  return (guint) (((word >> 7 & ~word >> 6 & EACH_BYTE (1)) * EACH_BYTE (1)) >> 56);
}

static guint
count_characters (const char *bytes,
                  gsize       n_bytes)
{
  gsize i = 0;
  guint n = 0;

  for (; n_bytes - i >= sizeof (guint64); i += sizeof (guint64))
    n += (guint) sizeof (guint64) - count_in_word (bytes + i);
  for (; i < n_bytes; i++)
    n += !is_continuation (bytes[i]);
  return n;
}

/* As g_utf8_validate_len(), which goes byte by byte */
static gboolean
is_valid (const char *utf8,
          gsize       n_bytes)
{
  const char *end = utf8 + n_bytes;
  const char *at = utf8;

  if (memchr (utf8, '\0', n_bytes) != NULL)
    return FALSE;
  while (at < end)
    {
      gunichar ch;

      while (end - at >= (gssize) sizeof (guint64) && (load_word (at) & EACH_BYTE (0x80)) == 0)
        at += sizeof (guint64);
      if (at == end)
        break;
      ch = g_utf8_get_char_validated (at, end - at);
      if (ch >= (gunichar) -2)
        return FALSE;
      at = g_utf8_next_char (at);
    }
  return TRUE;
}

static void
build_index (MnText *self)
{
  guint n = 0;

  self->length = count_characters (self->utf8, self->n_bytes);
  if (self->length == self->n_bytes)
    return;

  self->index = g_new (guint32, self->length / STRIDE + 1);
  for (gsize i = 0; i < self->n_bytes;)
    {
      guint past = n % STRIDE;

      if (past > 0 && past + sizeof (guint64) <= STRIDE && self->n_bytes - i >= sizeof (guint64))
        {
          n += (guint) sizeof (guint64) - count_in_word (self->utf8 + i);
          i += sizeof (guint64);
          continue;
        }
      if (!is_continuation (self->utf8[i]))
        {
          if (past == 0)
            self->index[n / STRIDE] = (guint32) i;
          n++;
        }
      i++;
    }
}

/**
 * mn_text_new_take:
 * @utf8: (transfer full): valid UTF-8 without NUL, ending with one
 * @n_bytes: its length, under 4 GiB
 *
 * Returns: (transfer full): a text
 */
MnText *
mn_text_new_take (char *utf8,
                  gsize n_bytes)
{
  MnText *self = g_atomic_rc_box_new0 (MnText);

  self->utf8 = utf8;
  self->n_bytes = n_bytes;
  build_index (self);
  return self;
}

/**
 * mn_text_new_take_checked:
 * @bytes: (transfer full): what should be UTF-8 without NUL, with a NUL after it
 * @n_bytes: its length, under 4 GiB
 *
 * Returns: (transfer full) (nullable): a text; %NULL where it is not UTF-8
 */
MnText *
mn_text_new_take_checked (char *bytes,
                          gsize n_bytes)
{
  if (is_valid (bytes, n_bytes))
    return mn_text_new_take (bytes, n_bytes);
  g_free (bytes);
  return NULL;
}

/**
 * mn_text_new:
 * @utf8: valid UTF-8
 * @n_bytes: its length, or -1 where it ends with a NUL
 *
 * Returns: (transfer full): a text
 */
MnText *
mn_text_new (const char *utf8,
             gssize      n_bytes)
{
  gsize n = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;

  return mn_text_new_take (g_strndup (utf8, n), n);
}

/**
 * mn_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
MnText *
mn_text_ref (MnText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_text (gpointer text)
{
  MnText *self = text;

  g_free (self->utf8);
  g_free (self->index);
  g_free (self->sha256);
}

/**
 * mn_text_unref:
 * @self: (transfer full): a text
 */
void
mn_text_unref (MnText *self)
{
  g_atomic_rc_box_release_full (self, clear_text);
}

/**
 * mn_text_get_utf8:
 * @self: a text
 *
 * Returns: (transfer none): all of it
 */
const char *
mn_text_get_utf8 (const MnText *self)
{
  return self->utf8;
}

/**
 * mn_text_get_n_bytes:
 * @self: a text
 *
 * Returns: its length in bytes
 */
gsize
mn_text_get_n_bytes (const MnText *self)
{
  return self->n_bytes;
}

/**
 * mn_text_get_length:
 * @self: a text
 *
 * Returns: its length in code points
 */
guint
mn_text_get_length (const MnText *self)
{
  return self->length;
}

/**
 * mn_text_get_sha256:
 * @self: a text
 *
 * May be called from any thread.
 *
 * Returns: (transfer none): the SHA-256 of its bytes, as 64 hexadecimal digits
 */
const char *
mn_text_get_sha256 (MnText *self)
{
  char *sum = g_atomic_pointer_get (&self->sha256);

  if (sum != NULL)
    return sum;

  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8, self->n_bytes);
  if (!g_atomic_pointer_compare_and_exchange (&self->sha256, NULL, sum))
    g_free (sum); /* another thread was first */
  return g_atomic_pointer_get (&self->sha256);
}

/**
 * mn_text_offset_to_byte:
 * @self: a text
 * @offset: a place in code points, at most its length
 *
 * Returns: the same place in bytes
 */
gsize
mn_text_offset_to_byte (const MnText *self,
                        guint         offset)
{
  const char *at, *end;
  guint left;

  g_return_val_if_fail (offset <= self->length, self->n_bytes);

  if (self->index == NULL)
    return offset;
  if (offset == self->length)
    return self->n_bytes;

  at = self->utf8 + self->index[offset / STRIDE];
  end = self->utf8 + self->n_bytes;
  left = offset % STRIDE;
  while (left >= sizeof (guint64) && end - at >= (gssize) sizeof (guint64))
    {
      left -= (guint) sizeof (guint64) - count_in_word (at);
      at += sizeof (guint64);
    }
  while (is_continuation (*at))
    at++;
  for (; left > 0; left--)
    at = g_utf8_next_char (at);
  return (gsize) (at - self->utf8);
}

/**
 * mn_text_byte_to_offset:
 * @self: a text
 * @byte: a place in bytes, at most its length; inside a character, that character is meant
 *
 * Returns: the same place in code points
 */
guint
mn_text_byte_to_offset (const MnText *self,
                        gsize         byte)
{
  guint low = 0;
  guint high;
  guint offset;

  g_return_val_if_fail (byte <= self->n_bytes, self->length);

  if (self->index == NULL)
    return (guint) byte;
  if (byte == self->n_bytes)
    return self->length;

  while (byte > 0 && is_continuation (self->utf8[byte]))
    byte--;
  high = (self->length - 1) / STRIDE;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (self->index[middle] <= byte)
        low = middle;
      else
        high = middle - 1;
    }
  offset = low * STRIDE;
  for (const char *at = self->utf8 + self->index[low]; at < self->utf8 + byte; at = g_utf8_next_char (at))
    offset++;
  return offset;
}

/**
 * mn_text_get_char:
 * @self: a text
 * @offset: a place in code points
 *
 * Returns: the character there, 0 at and past the end
 */
gunichar
mn_text_get_char (const MnText *self,
                  guint         offset)
{
  if (offset >= self->length)
    return 0;
  return g_utf8_get_char (self->utf8 + mn_text_offset_to_byte (self, offset));
}

/**
 * mn_text_slice:
 * @self: a text
 * @start: where to begin, in code points
 * @end: where to stop, not included
 *
 * Returns: (transfer full): that stretch
 */
char *
mn_text_slice (const MnText *self,
               guint         start,
               guint         end)
{
  gsize from, to;

  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  from = mn_text_offset_to_byte (self, start);
  to = mn_text_offset_to_byte (self, end);
  return g_strndup (self->utf8 + from, to - from);
}

/**
 * mn_text_slice_equals:
 * @self: a text
 * @start: where to begin, in code points; may lie outside the text
 * @end: where to stop, not included; likewise
 * @quote: what should stand there
 *
 * Returns: whether exactly that stands there
 */
gboolean
mn_text_slice_equals (const MnText *self,
                      guint         start,
                      guint         end,
                      const char   *quote)
{
  gsize from, n_bytes;

  if (start > end || end > self->length)
    return FALSE;

  from = mn_text_offset_to_byte (self, start);
  n_bytes = strlen (quote);
  return self->n_bytes - from >= n_bytes
         && mn_text_offset_to_byte (self, end) - from == n_bytes
         && memcmp (self->utf8 + from, quote, n_bytes) == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-id.h"

#include <string.h>
#include <sys/random.h>

static void
fill_random (guint8 *bytes,
             gsize   n_bytes)
{
  if (getrandom (bytes, n_bytes, 0) == (gssize) n_bytes)
    return;

  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) g_random_int_range (0, 256);
}

/**
 * mn_id_new:
 *
 * Makes a time-ordered UUID (version 7, RFC 9562 section 5.7): 48 bits of milliseconds, then a 12-bit counter
 * (method 1 of section 6.2) so that ids made in one millisecond by one process ascend, then 62 random bits.
 * May be called from any thread.
 *
 * Returns: a new id
 */
MnId
mn_id_new (void)
{
  static GMutex mutex;
  static guint64 last_ms;
  static guint counter;
  guint64 now_ms = (guint64) (g_get_real_time () / 1000);
  guint count;
  MnId id;

  fill_random (id.bytes, sizeof id.bytes);

  g_mutex_lock (&mutex);
  if (now_ms > last_ms)
    {
      last_ms = now_ms;
      counter = id.bytes[6] & 0x07; /* starts low, so that it seldom overflows */
    }
  else if (++counter > 0xfff)
    {
      last_ms++; /* borrow from the next millisecond rather than wait for it; also covers a clock set back */
      counter = 0;
    }
  now_ms = last_ms;
  count = counter;
  g_mutex_unlock (&mutex);

  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (now_ms >> (40 - 8 * i));
  id.bytes[6] = (guint8) (0x70 | (count >> 8));
  id.bytes[7] = (guint8) count;
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));

  return id;
}

/* As g_ascii_xdigit_value(), without a call: an import reads millions of ids */
static inline int
digit_value (guchar c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/**
 * mn_id_parse:
 * @text: a UUID in its canonical form, either case
 * @id: (out): where to put it
 *
 * Reads the 36-character form of RFC 9562 section 4.
 *
 * Returns: whether @text is one
 */
gboolean
mn_id_parse (const char *text,
             MnId       *id)
{
  const guchar *at = (const guchar *) text;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < sizeof id->bytes; i++)
    {
      int high, low;

      if ((i == 4 || i == 6 || i == 8 || i == 10) && *at++ != '-')
        return FALSE;
      high = digit_value (at[0]);
      low = high >= 0 ? digit_value (at[1]) : -1; /* not past the end of @text */
      if (low < 0)
        return FALSE;
      id->bytes[i] = (guint8) (high << 4 | low);
      at += 2;
    }

  return *at == '\0';
}

/**
 * mn_id_to_string:
 * @id: an id
 * @text: where to write it
 *
 * Writes the canonical lower-case form.
 *
 * Returns: (transfer none): @text
 */
char *
mn_id_to_string (const MnId *id,
                 char        text[MN_ID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *at = text;

  for (guint i = 0; i < sizeof id->bytes; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *at++ = '-';
      *at++ = digits[id->bytes[i] >> 4];
      *at++ = digits[id->bytes[i] & 0xf];
    }
  *at = '\0';

  return text;
}

/**
 * mn_id_is_none:
 * @id: an id
 *
 * Returns: whether @id is %MN_ID_NONE
 */
gboolean
mn_id_is_none (const MnId *id)
{
  return mn_id_equal (id, &MN_ID_NONE);
}

/**
 * mn_id_hash:
 * @id: a #MnId
 *
 * A #GHashFunc: the last bytes of an id are its random ones.
 */
guint
mn_id_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, ((const MnId *) id)->bytes + 12, sizeof hash);
  return hash;
}

/**
 * mn_id_equal:
 * @a: a #MnId
 * @b: another
 *
 * A #GEqualFunc.
 */
gboolean
mn_id_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (MnId)) == 0;
}

/**
 * mn_id_compare:
 * @a: a #MnId
 * @b: another
 *
 * A #GCompareFunc: bytewise, which for ids of version 7 is by age.
 */
int
mn_id_compare (gconstpointer a,
               gconstpointer b)
{
  return memcmp (a, b, sizeof (MnId));
}

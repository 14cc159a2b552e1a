/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-vocabulary.h"

#include <string.h>

#define CHUNK      sizeof (guint64)
#define BUCKET     5u
#define FIRST_BITS 4

/* A line of the processor's cache: no more memory is looked at for most words, whether they have a number or not */
typedef struct
{
  guint64 beginnings[BUCKET]; /* the first chunks of the strings */
  guint32 numbers[BUCKET];    /* theirs, and then 0 where there is room left */
  guint32 unused;
} Bucket;

G_STATIC_ASSERT (sizeof (Bucket) == 64);

struct _MnVocabulary
{
  guint64 multiplier; /* odd, and another one each time: no library can be made so that its names meet in one bucket */
  Bucket *buckets;    /* at most half full on the average; a string is in the first with room from where its hash says */
  guint   n_bits;     /* there are 2 to the n_bits of them */
  GArray *ends;       /* guint32 per number, from 0 on: the end of its further chunks; most strings have none */
  GArray *chunks;     /* guint64: those */
  gsize   longest;
};

static Bucket *
new_buckets (guint n_bits)
{
  return g_aligned_alloc0 ((gsize) 1 << n_bits, sizeof (Bucket), sizeof (Bucket));
}

/**
 * mn_vocabulary_new:
 *
 * Returns: (transfer full): an empty vocabulary
 */
MnVocabulary *
mn_vocabulary_new (void)
{
  MnVocabulary *self = g_new0 (MnVocabulary, 1);

  self->multiplier = (guint64) g_random_int () << 32 | g_random_int () | 1;
  self->n_bits = FIRST_BITS;
  self->buckets = new_buckets (FIRST_BITS);
  self->ends = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->chunks = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_set_size (self->ends, 1);
  return self;
}

/**
 * mn_vocabulary_free:
 * @self: (transfer full): a vocabulary
 */
void
mn_vocabulary_free (MnVocabulary *self)
{
  g_aligned_free (self->buckets);
  g_array_unref (self->ends);
  g_array_unref (self->chunks);
  g_free (self);
}

static inline guint64
load_chunk (const char *bytes)
{
  guint64 chunk;

  memcpy (&chunk, bytes, sizeof chunk);
  return chunk;
}

/* Multiply-shift (Dietzfelbinger and others, 1997), chunk after chunk; the upper half counts */
static inline guint64
hash_chunk (const MnVocabulary *self,
            guint64             hash,
            guint64             chunk)
{
  return (hash >> 32 ^ hash ^ chunk) * self->multiplier;
}

static inline guint32
hash_of (const MnVocabulary *self,
         const char         *string,
         gsize               n_bytes)
{
  guint64 hash = hash_chunk (self, 0, load_chunk (string));

  for (gsize i = CHUNK; i < n_bytes; i += CHUNK)
    hash = hash_chunk (self, hash, load_chunk (string + i));
  return (guint32) (hash >> 32);
}

/* Whether what follows the beginning is the same */
static gboolean
ends_like (const MnVocabulary *self,
           guint32             number,
           const char         *string,
           gsize               n_bytes)
{
  const guint32 *ends = &g_array_index (self->ends, guint32, number - 1);
  const guint64 *chunks = &g_array_index (self->chunks, guint64, ends[0]);

  if (ends[1] - ends[0] != (n_bytes - 1) / CHUNK)
    return FALSE;
  for (gsize i = CHUNK; i < n_bytes; i += CHUNK)
    if (*chunks++ != load_chunk (string + i))
      return FALSE;
  return TRUE;
}

static guint32
find_long (const MnVocabulary *self,
           const Bucket       *bucket,
           const char         *string,
           gsize               n_bytes)
{
  guint64 beginning = load_chunk (string);

  for (guint i = 0; i < BUCKET; i++)
    if (bucket->beginnings[i] == beginning && ends_like (self, bucket->numbers[i], string, n_bytes))
      return bucket->numbers[i];
  return 0;
}

static inline guint32
find_hashed (const MnVocabulary *self,
             guint32             hash,
             const char         *string,
             gsize               n_bytes)
{
  guint32 mask = (1u << self->n_bits) - 1;
  guint64 beginning = load_chunk (string);

  for (guint32 at = hash >> (32 - self->n_bits);; at = (at + 1) & mask)
    {
      const Bucket *bucket = &self->buckets[at];
      guint32 number = 0;

      /* without a branch: whether a word is known is nothing that a processor could guess */
      for (guint i = 0; i < BUCKET; i++)
        number |= bucket->numbers[i] & -(guint32) (bucket->beginnings[i] == beginning);
      /* a beginning with a zero in it is all of the string */
      if (n_bytes >= CHUNK && number != 0)
        number = find_long (self, bucket, string, n_bytes);
      if ((number != 0) | (bucket->numbers[BUCKET - 1] == 0))
        return number;
    }
}

static void
put (MnVocabulary *self,
     guint32       hash,
     guint64       beginning,
     guint32       number)
{
  guint32 mask = (1u << self->n_bits) - 1;
  guint32 at = hash >> (32 - self->n_bits);
  guint i = 0;

  while (self->buckets[at].numbers[BUCKET - 1] != 0)
    at = (at + 1) & mask;
  while (self->buckets[at].numbers[i] != 0)
    i++;
  self->buckets[at].beginnings[i] = beginning;
  self->buckets[at].numbers[i] = number;
}

static void
put_again (MnVocabulary *self,
           guint64       beginning,
           guint32       number)
{
  const guint32 *ends = &g_array_index (self->ends, guint32, number - 1);
  guint64 hash = hash_chunk (self, 0, beginning);

  for (guint32 i = ends[0]; i < ends[1]; i++)
    hash = hash_chunk (self, hash, g_array_index (self->chunks, guint64, i));
  put (self, (guint32) (hash >> 32), beginning, number);
}

static void
grow (MnVocabulary *self)
{
  Bucket *old = self->buckets;
  gsize n_old = (gsize) 1 << self->n_bits;

  self->n_bits++;
  self->buckets = new_buckets (self->n_bits);
  for (gsize at = 0; at < n_old; at++)
    for (guint i = 0; i < BUCKET && old[at].numbers[i] != 0; i++)
      put_again (self, old[at].beginnings[i], old[at].numbers[i]);
  g_aligned_free (old);
}

/**
 * mn_vocabulary_add:
 * @self: a vocabulary
 * @string: a string, with zeros after it
 * @n_bytes: its length, at least 1
 *
 * Returns: the number of @string, a new one where it had none
 */
guint
mn_vocabulary_add (MnVocabulary *self,
                   const char   *string,
                   gsize         n_bytes)
{
  guint32 hash = hash_of (self, string, n_bytes);
  guint32 number = find_hashed (self, hash, string, n_bytes);
  guint64 beginning = load_chunk (string);
  guint32 end;

  if (number != 0)
    return number;

  if (2 * self->ends->len >= BUCKET << self->n_bits)
    grow (self);
  number = self->ends->len;
  put (self, hash, beginning, number);
  for (gsize i = CHUNK; i < n_bytes; i += CHUNK)
    {
      guint64 chunk = load_chunk (string + i);

      g_array_append_val (self->chunks, chunk);
    }
  end = self->chunks->len;
  g_array_append_val (self->ends, end);
  self->longest = MAX (self->longest, n_bytes);
  return number;
}

/**
 * mn_vocabulary_find:
 * @self: a vocabulary
 * @string: a string, with zeros after it
 * @n_bytes: its length, at least 1
 *
 * Returns: the number of @string, 0 where it has none
 */
guint
mn_vocabulary_find (const MnVocabulary *self,
                    const char         *string,
                    gsize               n_bytes)
{
  return find_hashed (self, hash_of (self, string, n_bytes), string, n_bytes);
}

/**
 * mn_vocabulary_get_size:
 * @self: a vocabulary
 *
 * Returns: how many strings it has, which is the largest number too
 */
guint
mn_vocabulary_get_size (const MnVocabulary *self)
{
  return self->ends->len - 1;
}

/**
 * mn_vocabulary_get_longest:
 * @self: a vocabulary
 *
 * Returns: the length of its longest string, in bytes
 */
gsize
mn_vocabulary_get_longest (const MnVocabulary *self)
{
  return self->longest;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-key-runs.h"

struct _MnKeyRuns
{
  GArray *keys; /* of MnKey */
};

/* The digits by which keys are sorted: few enough for their places to stay in the cache */
#define DIGIT_BITS 11
#define N_DIGITS   (1u << DIGIT_BITS)

static guint
digit_of (const MnKey *key,
          guint        shift)
{
  return (guint) (key->hash >> shift) & (N_DIGITS - 1);
}

/* Sorts by one digit, and leaves in their order those that have it in common */
static void
sort_by_digit (const MnKey *from,
               MnKey       *to,
               guint        n_keys,
               guint        shift)
{
  guint places[N_DIGITS] = { 0 };
  guint place = 0;

  for (guint i = 0; i < n_keys; i++)
    places[digit_of (&from[i], shift)]++;
  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint n = places[i];

      places[i] = place;
      place += n;
    }
  for (guint i = 0; i < n_keys; i++)
    to[places[digit_of (&from[i], shift)]++] = from[i];
}

/* By hash, digit by digit from the last (LSD radix sort): of millions, comparing them would be most of the work */
static MnKey *
sort_keys (GArray *keys)
{
  MnKey *from = g_memdup2 (keys->data, keys->len * sizeof (MnKey));
  MnKey *to = g_new (MnKey, keys->len);

  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    {
      MnKey *sorted = to;

      sort_by_digit (from, to, keys->len, shift);
      to = from;
      from = sorted;
    }
  g_free (to);
  return from;
}

/**
 * mn_key_runs_new:
 *
 * Returns: (transfer full): one without anything
 */
MnKeyRuns *
mn_key_runs_new (void)
{
  MnKeyRuns *self = g_new (MnKeyRuns, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (MnKey));
  return self;
}

/**
 * mn_key_runs_free:
 * @self: (transfer full): runs
 */
void
mn_key_runs_free (MnKeyRuns *self)
{
  g_array_unref (self->keys);
  g_free (self);
}

/**
 * mn_key_runs_add:
 * @self: runs
 * @hash: something by which things are compared
 * @of: which one that is
 */
void
mn_key_runs_add (MnKeyRuns *self,
                 guint64    hash,
                 guint      of)
{
  MnKey key = { hash, of };

  g_array_append_val (self->keys, key);
}

/**
 * mn_key_runs_take:
 * @self: runs
 * @take: (scope call): takes those that share a hash
 * @user_data: for @take
 * @cancellable: (nullable): stops it
 *
 * Finds those that share a hash, and forgets all that was added.
 */
void
mn_key_runs_take (MnKeyRuns    *self,
                  MnKeyRunFunc  take,
                  gpointer      user_data,
                  GCancellable *cancellable)
{
  g_autofree MnKey *keys = sort_keys (self->keys);
  guint n_keys = self->keys->len, end;

  for (guint start = 0; start < n_keys && !g_cancellable_is_cancelled (cancellable); start = end)
    {
      guint n = 1;

      for (end = start + 1; end < n_keys && keys[end].hash == keys[start].hash; end++)
        if (keys[end].of != keys[start + n - 1].of)
          keys[start + n++] = keys[end];
      if (n > 1)
        take (keys + start, n, user_data);
    }
  g_array_set_size (self->keys, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-id-set.h"

#include <stdlib.h>
#include <string.h>

/* The slot of an id or the free one where it belongs; open addressing with linear probing */
static MnId *
find_slot (const MnIdSet *self,
           const MnId    *id)
{
  guint64 halves[2];
  guint64 hash;
  gsize at;

  /* both halves, mixed: a file may hold ids that somebody counted up */
  memcpy (halves, id->bytes, sizeof halves);
  hash = (halves[0] * G_GUINT64_CONSTANT (0xff51afd7ed558ccd)) ^ halves[1];
  hash = (hash ^ (hash >> 32)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  at = (gsize) (hash >> 32) & (self->n_slots - 1);
  while (!mn_id_is_none (&self->slots[at]) && !mn_id_equal (&self->slots[at], id))
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

static void
grow (MnIdSet *self)
{
  MnIdSet larger = { NULL, MAX (self->n_slots * 2, 16), self->n_ids };

  larger.slots = g_new0 (MnId, larger.n_slots);
  for (gsize i = 0; i < self->n_slots; i++)
    if (!mn_id_is_none (&self->slots[i]))
      *find_slot (&larger, &self->slots[i]) = self->slots[i];
  g_free (self->slots);
  *self = larger;
}

/**
 * mn_id_set_add:
 * @self: a set
 * @id: an id, not none
 *
 * Returns: whether it is new
 */
gboolean
mn_id_set_add (MnIdSet    *self,
               const MnId *id)
{
  MnId *slot;

  if (self->n_ids * 4 >= self->n_slots * 3)
    grow (self);
  slot = find_slot (self, id);
  if (!mn_id_is_none (slot))
    return FALSE;
  *slot = *id;
  self->n_ids++;
  return TRUE;
}

/**
 * mn_id_set_contains:
 * @self: a set
 * @id: an id, not none
 *
 * Returns: whether it is there
 */
gboolean
mn_id_set_contains (const MnIdSet *self,
                    const MnId    *id)
{
  return self->n_ids > 0 && !mn_id_is_none (find_slot (self, id));
}

/**
 * mn_id_set_sort:
 * @self: a set
 *
 * Returns: (transfer full) (nullable): its ids in order; %NULL where it is empty
 */
MnId *
mn_id_set_sort (const MnIdSet *self)
{
  MnId *ids = g_new (MnId, self->n_ids);
  gsize n = 0;

  for (gsize i = 0; i < self->n_slots; i++)
    if (!mn_id_is_none (&self->slots[i]))
      ids[n++] = self->slots[i];
  if (n > 0)
    qsort (ids, n, sizeof (MnId), mn_id_compare);
  return ids;
}

/**
 * mn_id_set_clear:
 * @self: a set
 *
 * Empties it and gives its memory back.
 */
void
mn_id_set_clear (MnIdSet *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->n_slots = 0;
  self->n_ids = 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-lanes.h"

typedef struct
{
  double start;
  double end;
} Stretch;

struct _MnLanes
{
  guint    n_lanes;
  GArray **lanes; /* of Stretch, ascending, apart from each other */
};

/* The first stretch that ends after @place */
static guint
find (const GArray *lane,
      double        place)
{
  guint low = 0;
  guint high = lane->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (lane, Stretch, middle).end <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * mn_lanes_new:
 * @n_lanes: how many lanes there are, at least one
 *
 * Returns: (transfer full): empty lanes
 */
MnLanes *
mn_lanes_new (guint n_lanes)
{
  MnLanes *self = g_new0 (MnLanes, 1);

  self->n_lanes = n_lanes;
  self->lanes = g_new (GArray *, n_lanes);
  for (guint i = 0; i < n_lanes; i++)
    self->lanes[i] = g_array_new (FALSE, FALSE, sizeof (Stretch));
  return self;
}

/**
 * mn_lanes_free:
 * @self: (transfer full): lanes
 */
void
mn_lanes_free (MnLanes *self)
{
  for (guint i = 0; i < self->n_lanes; i++)
    g_array_unref (self->lanes[i]);
  g_free (self->lanes);
  g_free (self);
}

/**
 * mn_lanes_take:
 * @self: lanes
 * @start: where something begins
 * @end: where it ends, not included
 *
 * Returns: its lane
 */
guint
mn_lanes_take (MnLanes *self,
               double   start,
               double   end)
{
  for (guint i = 0; i < self->n_lanes; i++)
    {
      Stretch taken = { start, end };
      guint at = find (self->lanes[i], start);

      if (at < self->lanes[i]->len && g_array_index (self->lanes[i], Stretch, at).start < end)
        continue;
      g_array_insert_val (self->lanes[i], at, taken);
      return i;
    }
  return self->n_lanes - 1;
}

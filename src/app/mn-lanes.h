/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MnLanes:
 *
 * Gives things that overlap different lanes: each takes the first lane in which nothing is where it is. What comes
 * past the last lane shares that.
 */
typedef struct _MnLanes MnLanes;

MnLanes *mn_lanes_new  (guint    n_lanes);
void     mn_lanes_free (MnLanes *self);
guint    mn_lanes_take (MnLanes *self,
                        double   start,
                        double   end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnLanes, mn_lanes_free)

G_END_DECLS

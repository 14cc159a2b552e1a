/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-window.h"

G_BEGIN_DECLS

#define MN_TYPE_PLACES (mn_places_get_type ())

/**
 * MnPlaces:
 *
 * Where a window has been, to go back to and forward again as in a browser: articles, and places far apart in one.
 */
G_DECLARE_FINAL_TYPE (MnPlaces, mn_places, MN, PLACES, GObject)

MnPlaces *mn_places_new (MnWindow *window);
void      mn_places_go  (MnPlaces *self,
                         gboolean  forward);

G_END_DECLS

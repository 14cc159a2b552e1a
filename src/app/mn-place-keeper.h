/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MnPlaceKeeper:
 *
 * Brings a place of a text view into view at once and keeps it there while the lines above it are being measured, until
 * a hand scrolls. GTK's own way glides there, and where lines on the way have not got their heights yet it ends at what
 * meanwhile is another place.
 */
typedef struct _MnPlaceKeeper MnPlaceKeeper;

MnPlaceKeeper *mn_place_keeper_new    (GtkTextView   *view);
void           mn_place_keeper_free   (MnPlaceKeeper *self);
void           mn_place_keeper_go     (MnPlaceKeeper *self,
                                       guint          offset,
                                       double         align);
void           mn_place_keeper_let_go (MnPlaceKeeper *self);

G_END_DECLS

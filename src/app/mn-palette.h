/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What the tags of a tagset look like: from the one colour that a tag has, colours that can be read on light and dark */

void   mn_palette_get          (const MnTag   *tag,
                                gboolean       is_dark,
                                gboolean       is_high_contrast,
                                GdkRGBA       *fill,
                                GdkRGBA       *line);
void   mn_palette_get_current  (const MnTag   *tag,
                                GdkRGBA       *fill,
                                GdkRGBA       *line);
void   mn_palette_get_hit      (gboolean       is_dark,
                                gboolean       is_current,
                                GdkRGBA       *fill,
                                GdkRGBA       *line);
void   mn_palette_get_ground   (gboolean       is_dark,
                                gboolean       is_high_contrast,
                                GdkRGBA       *background,
                                GdkRGBA       *text);
double mn_palette_get_contrast (const GdkRGBA *a,
                                const GdkRGBA *b);

G_END_DECLS

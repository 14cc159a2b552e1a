/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Whether the colours of tags can be read and told apart, as mn-palette.h draws them */

double      mn_tag_colors_get_difference (const GdkRGBA *a,
                                          const GdkRGBA *b);
gboolean    mn_tag_colors_are_alike      (const char    *a,
                                          const char    *b);
char       *mn_tag_colors_find_fault     (MnTagset      *tagset,
                                          MnTagList      list,
                                          const char    *id);
const char *mn_tag_colors_propose        (MnTagset      *tagset,
                                          MnTagList      list);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MnStrip:
 * @bounds: where it is, in coordinates of the buffer
 * @line: which of the visible display lines it is on, from 0
 * @is_start: whether the stretch begins with it
 * @is_end: whether it ends with it
 *
 * A part of a stretch of text on one display line. Where directions mix, a line has several.
 */
typedef struct
{
  graphene_rect_t bounds;
  guint           line;
  gboolean        is_start;
  gboolean        is_end;
} MnStrip;

/**
 * MnStripFunc:
 * @strip: a strip
 * @user_data: what was given
 */
typedef void (*MnStripFunc) (const MnStrip *strip,
                             gpointer       user_data);

/**
 * MnLineMap:
 *
 * The display lines in view, and where stretches of text lie on them. What it says holds for the frame it was updated in.
 */
typedef struct _MnLineMap MnLineMap;

MnLineMap *mn_line_map_new       (GtkTextView        *view);
void       mn_line_map_free      (MnLineMap          *self);
void       mn_line_map_update    (MnLineMap          *self,
                                  const GdkRectangle *visible);
guint      mn_line_map_get_start (const MnLineMap    *self);
guint      mn_line_map_get_end   (const MnLineMap    *self);
void       mn_line_map_foreach   (MnLineMap          *self,
                                  guint               start,
                                  guint               end,
                                  MnStripFunc         function,
                                  gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnLineMap, mn_line_map_free)

G_END_DECLS

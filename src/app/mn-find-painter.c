/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-find-painter.h"

#include "mn-palette.h"

#include <adwaita.h>

#define INSET         1 /* so that the edges of a mark around it still show */
#define RADIUS        4
#define OUTLINE_WIDTH 2

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA      fill;
  GdkRGBA      line;
  float        line_width;
} Brush;

static void
paint_strip (const MnStrip *strip,
             gpointer       user_data)
{
  const Brush *brush = user_data;
  float left = strip->is_start ? RADIUS : 0;
  float right = strip->is_end ? RADIUS : 0;
  float w = brush->line_width;
  graphene_rect_t bounds = strip->bounds;
  GskRoundedRect outline;

  graphene_rect_inset (&bounds, 0, INSET - w);
  bounds.origin.x -= strip->is_start ? 1 : 0;
  bounds.size.width += (float) (strip->is_start + strip->is_end);
  gsk_rounded_rect_init (&outline, &bounds, &GRAPHENE_SIZE_INIT (left, left), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (left, left));
  gtk_snapshot_push_rounded_clip (brush->snapshot, &outline);
  gtk_snapshot_append_color (brush->snapshot, &brush->fill, &bounds);
  gtk_snapshot_pop (brush->snapshot);
  if (w > 0)
    gtk_snapshot_append_border (brush->snapshot, &outline,
                                (float[4]){ w, strip->is_end ? w : 0, w, strip->is_start ? w : 0 },
                                (GdkRGBA[4]){ brush->line, brush->line, brush->line, brush->line });
}

/**
 * mn_find_painter_snapshot:
 * @hits: what was found in the text
 * @lines: the lines in view
 * @text: the text as displayed
 * @snapshot: where to draw, in coordinates of the buffer
 *
 * Draws the hits that are in view below the text: in a colour that no type has by default, and the current one with an
 * outline.
 */
void
mn_find_painter_snapshot (MnFindHits          *hits,
                          MnLineMap           *lines,
                          const MnDisplayText *text,
                          GtkSnapshot         *snapshot)
{
  guint start = mn_display_text_to_stored (text, mn_line_map_get_start (lines));
  guint end = mn_display_text_to_stored (text, mn_line_map_get_end (lines));
  guint first = mn_find_hits_find (hits, start);
  const MnFindHit *current = mn_find_hits_get_current (hits, NULL);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  /* they do not overlap, so that one at most reaches into the view from above */
  for (guint i = first > 0 ? first - 1 : 0; i < mn_find_hits_get_n (hits); i++)
    {
      const MnFindHit *hit = mn_find_hits_get (hits, i);
      Brush brush = { .snapshot = snapshot, .line_width = hit == current ? OUTLINE_WIDTH : 0 };

      if (hit->start >= end)
        return;
      mn_palette_get_hit (is_dark, hit == current, &brush.fill, &brush.line);
      mn_line_map_foreach (lines, mn_display_text_from_stored (text, hit->start),
                           mn_display_text_from_end (text, hit->end), paint_strip, &brush);
    }
}

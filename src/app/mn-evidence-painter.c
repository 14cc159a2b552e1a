/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-evidence-painter.h"

#include "mn-palette.h"

#include <adwaita.h>

/* Two fine lines under the words: a claim of this article has one thick one, and a suggestion dots around it */
#define THICKNESS 1
#define GAP       2
#define STRENGTH  0.55f

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA      color;
} Brush;

static void
paint_strip (const MnStrip *strip,
             gpointer       user_data)
{
  const Brush *brush = user_data;
  float bottom = strip->bounds.origin.y + strip->bounds.size.height;

  for (int i = 0; i < 2; i++)
    gtk_snapshot_append_color (brush->snapshot, &brush->color,
                               &GRAPHENE_RECT_INIT (strip->bounds.origin.x, bottom - THICKNESS - (float) i * (THICKNESS + GAP),
                                                    strip->bounds.size.width, THICKNESS));
}

/**
 * mn_evidence_painter_snapshot:
 * @uses: what claims take from the text as evidence
 * @lines: the lines in view
 * @text: the text as displayed
 * @snapshot: where to draw, in coordinates of the buffer
 *
 * Underlines, below the text, the stretches in view that are evidence of a claim.
 */
void
mn_evidence_painter_snapshot (MnEvidenceUses      *uses,
                              MnLineMap           *lines,
                              const MnDisplayText *text,
                              GtkSnapshot         *snapshot)
{
  gint start = (gint) mn_display_text_to_stored (text, mn_line_map_get_start (lines));
  gint end = (gint) mn_display_text_to_stored (text, mn_line_map_get_end (lines));
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Brush brush = { .snapshot = snapshot };
  GdkRGBA ground;

  mn_palette_get_ground (adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager), &ground,
                         &brush.color);
  brush.color.alpha *= STRENGTH;
  for (guint i = 0; i < mn_evidence_uses_get_n (uses); i++)
    {
      const MnSpans *spans = &mn_evidence_uses_get (uses, i)->evidence->spans;

      for (guint j = 0; j < spans->n; j++)
        if (spans->items[j].start >= 0 && spans->items[j].start < end && spans->items[j].end > start)
          mn_line_map_foreach (lines, mn_display_text_from_stored (text, (guint) spans->items[j].start),
                               mn_display_text_from_end (text, (guint) spans->items[j].end), paint_strip, &brush);
    }
}

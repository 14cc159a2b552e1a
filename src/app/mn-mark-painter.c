/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mark-painter.h"

#include "mn-evidence-painter.h"
#include "mn-find-painter.h"
#include "mn-lanes.h"
#include "mn-line-map.h"
#include "mn-lit-marks.h"
#include "mn-palette.h"
#include "mn-workspace-suggestions.h"

#include <adwaita.h>
#include <math.h>

/* More than anybody could tell apart on one screen; keeps a frame short whatever an import brings */
#define MAX_PIECES 4000

#define MENTION_LANES   4
#define UNDERLINE_LANES 3
#define BRACKET_LANES   5

#define MENTION_INSET    2 /* by which an inner highlight is lower at each edge than the one around it */
#define MENTION_RADIUS   4
#define LIT_EDGE         3 /* below a mention that is lit up: by its shape it is told from the others, not only by colour */
#define UNDERLINE_OFFSET 2 /* below the line's text */
#define UNDERLINE_PITCH  3
#define BRACKET_OFFSET   10 /* from the text to the innermost bracket */
#define BRACKET_PITCH    5
#define BRACKET_TICK     4
#define BRACKET_MIN      8
#define NOTE_OFFSET      8

/* Of remarks, which have no tag */
#define REMARK_COLOR "#c88800"

typedef struct
{
  GdkRGBA fill;
  GdkRGBA line;
} Colors;

typedef struct
{
  MnRecord *mark;
  guint     start; /* as displayed */
  guint     end;
  guint     lane;
} Piece;

struct _MnMarkPainter
{
  GHashTable  *type_colors;    /* entity type, interned, to Colors */
  GHashTable  *verdict_colors; /* verdict, likewise */
  Colors       remark_colors;
  gboolean     has_remark_colors;
  MnLineMap   *lines; /* (nullable): what is in view; NULL before the first frame */

  /* Of the frame being drawn */
  MnWorkspace         *workspace;
  const MnDisplayText *text;
  GtkSnapshot         *snapshot;
  MnLitMarks          *lit;
  GArray              *mentions;   /* of Piece */
  GArray              *underlined; /* of Piece: claims and remarks */
  MnSuggestion         suggested;  /* the one at the caret */
  gboolean             is_high_contrast;
  float                left; /* the column of text */
  float                right;
};

/* What a strip is drawn with */
typedef struct
{
  MnMarkPainter *self;
  const Piece   *piece;
  Colors         colors;
  float          line_width;
  gboolean       is_dashed;
  gboolean       is_outline; /* without the fill */
  gboolean       is_lit;
  float          top; /* what has been seen of a piece, for its bracket */
  float          bottom;
} Brush;

static gboolean
is_current (MnMarkPainter *self,
            MnRecord      *mark)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);

  return current != NULL && mn_id_equal (&current->id, &mark->id);
}

static const Colors *
look_up (GHashTable   *known,
         const MnTags *tags,
         const char   *id)
{
  Colors *colors = g_hash_table_lookup (known, id);

  if (colors == NULL)
    {
      colors = g_new (Colors, 1);
      mn_palette_get_current (mn_tags_find (tags, id), &colors->fill, &colors->line);
      g_hash_table_insert (known, (gpointer) id, colors);
    }
  return colors;
}

static MnTagset *
get_tagset (MnMarkPainter *self)
{
  return mn_library_get_tagset (mn_workspace_get_library (self->workspace));
}

/* This annotator's own verdict, else somebody's, else none */
static const char *
get_verdict (MnMarkPainter *self,
             MnClaim       *claim)
{
  const MnVerdict *own
      = mn_claim_get_verdict (claim, mn_library_get_annotator (mn_workspace_get_library (self->workspace)));

  if (own != NULL)
    return own->value;
  return claim->verdicts.n > 0 ? claim->verdicts.items[0].value : NULL;
}

static Colors
get_underline_colors (MnMarkPainter *self,
                      MnRecord      *mark)
{
  const char *verdict;

  if (mn_record_kind (mark) == MN_RECORD_REMARK)
    {
      if (!self->has_remark_colors)
        {
          MnTag tag = { .color = (char *) REMARK_COLOR };

          mn_palette_get_current (&tag, &self->remark_colors.fill, &self->remark_colors.line);
          self->has_remark_colors = TRUE;
        }
      return self->remark_colors;
    }
  verdict = get_verdict (self, (MnClaim *) mark);
  return *look_up (self->verdict_colors, &get_tagset (self)->verdicts, verdict != NULL ? verdict : g_intern_string (""));
}

static gboolean
collect (MnRecord *mark,
         guint     piece,
         gpointer  user_data)
{
  MnMarkPainter *self = user_data;
  const MnSpan *span = &mn_mark_get_spans (mark)->items[piece];
  Piece found;

  if (!mn_layers_shows (mn_workspace_get_layers (self->workspace), mark))
    return TRUE;
  found = (Piece){ mark, mn_display_text_from_stored (self->text, (guint) span->start),
                   mn_display_text_from_end (self->text, (guint) span->end), 0 };
  g_array_append_val (mn_record_kind (mark) == MN_RECORD_MENTION ? self->mentions : self->underlined, found);
  return self->mentions->len + self->underlined->len < MAX_PIECES;
}

static int
compare_longer_first (gconstpointer a,
                      gconstpointer b)
{
  const Piece *x = a;
  const Piece *y = b;
  guint length_x = x->end - x->start;
  guint length_y = y->end - y->start;

  if (length_x != length_y)
    return length_x > length_y ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return mn_id_compare (&x->mark->id, &y->mark->id);
}

static int
compare_shorter_first (gconstpointer a,
                       gconstpointer b)
{
  return compare_longer_first (b, a);
}

static int
compare_lanes (gconstpointer a,
               gconstpointer b)
{
  const Piece *x = a;
  const Piece *y = b;

  return x->lane != y->lane ? (int) x->lane - (int) y->lane : compare_longer_first (a, b);
}

static void
give_lanes (GArray *pieces,
            guint   n_lanes)
{
  g_autoptr (MnLanes) lanes = mn_lanes_new (n_lanes);

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      piece->lane = mn_lanes_take (lanes, piece->start, piece->end);
    }
}

/* From the start of the first paragraph in view, so that lanes stay as they are while its lines scroll out */
static void
collect_visible (MnMarkPainter *self,
                 GtkTextView   *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  MnDocument *document = mn_workspace_get_document (self->workspace);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) mn_line_map_get_start (self->lines));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) mn_line_map_get_end (self->lines));
  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  mn_span_index_foreach (mn_document_get_index (document),
                         mn_display_text_to_stored (self->text, (guint) gtk_text_iter_get_offset (&start)),
                         mn_display_text_to_stored (self->text, (guint) gtk_text_iter_get_offset (&end)), collect, self);

  g_array_sort (self->mentions, compare_longer_first);
  give_lanes (self->mentions, MENTION_LANES);
  g_array_sort (self->mentions, compare_lanes);
  g_array_sort (self->underlined, compare_shorter_first);
  give_lanes (self->underlined, UNDERLINE_LANES);
}

static void
append_dashes (GtkSnapshot           *snapshot,
               const graphene_rect_t *bounds,
               const GdkRGBA         *color,
               float                  dash,
               float                  period)
{
  gboolean is_upright = bounds->size.height > bounds->size.width;
  GdkRGBA nothing = *color;
  GskColorStop stops[4] = { { 0, *color }, { dash / period, *color } };
  /* Starting at a multiple of the period, so that dashes that meet go on in each other */
  float from = floorf ((is_upright ? bounds->origin.y : bounds->origin.x) / period) * period;

  nothing.alpha = 0;
  stops[2] = (GskColorStop){ dash / period, nothing };
  stops[3] = (GskColorStop){ 1, nothing };
  gtk_snapshot_append_repeating_linear_gradient (
      snapshot, bounds, &GRAPHENE_POINT_INIT (is_upright ? 0 : from, is_upright ? from : 0),
      &GRAPHENE_POINT_INIT (is_upright ? 0 : from + period, is_upright ? from + period : 0), stops, G_N_ELEMENTS (stops));
}

static void
paint_mention_strip (const MnStrip *strip,
                     gpointer       user_data)
{
  Brush *brush = user_data;
  GtkSnapshot *snapshot = brush->self->snapshot;
  float inset = (float) brush->piece->lane * MENTION_INSET - 1;
  float left = strip->is_start ? MENTION_RADIUS : 0;
  float right = strip->is_end ? MENTION_RADIUS : 0;
  float w = brush->line_width;
  float bottom = brush->is_lit ? LIT_EDGE : w;
  GdkRGBA line = brush->colors.line;
  GskRoundedRect outline;

  outline.bounds = strip->bounds;
  graphene_rect_inset (&outline.bounds, strip->is_start ? -1 : 0, inset);
  gsk_rounded_rect_init (&outline, &outline.bounds, &GRAPHENE_SIZE_INIT (left, left), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (left, left));
  if (!brush->is_outline)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &brush->colors.fill, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
  if (w > 0)
    gtk_snapshot_append_border (snapshot, &outline, (float[4]){ w, strip->is_end ? w : 0, bottom, strip->is_start ? w : 0 },
                                (GdkRGBA[4]){ line, line, line, line });
}

/* A dotted line around it, and a tint where the caret is */
static void
paint_suggestion_strip (const MnStrip *strip,
                        gpointer       user_data)
{
  Brush *brush = user_data;
  GtkSnapshot *snapshot = brush->self->snapshot;
  const graphene_rect_t *b = &strip->bounds;
  float x = b->origin.x - (strip->is_start ? 1 : 0);
  float width = b->size.width + (strip->is_start ? 1 : 0) + (strip->is_end ? 1 : 0);
  const graphene_rect_t edges[] = {
    GRAPHENE_RECT_INIT (x, b->origin.y, width, 1),
    GRAPHENE_RECT_INIT (x, b->origin.y + b->size.height - 1, width, 1),
    GRAPHENE_RECT_INIT (x, b->origin.y, 1, b->size.height),
    GRAPHENE_RECT_INIT (x + width - 1, b->origin.y, 1, b->size.height),
  };
  const gboolean is_there[] = { TRUE, TRUE, strip->is_start, strip->is_end };

  if (!brush->is_outline)
    gtk_snapshot_append_color (snapshot, &brush->colors.fill, b);
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    if (is_there[i])
      append_dashes (snapshot, &edges[i], &brush->colors.line, 2, 4);
}

static gboolean
paint_suggestion (const MnSuggestion *suggestion,
                  gpointer            user_data)
{
  MnMarkPainter *self = user_data;
  Brush brush = { .self = self, .is_outline = self->suggested.end != suggestion->end };

  if (suggestion->claim == NULL)
    brush.colors = *look_up (self->type_colors, &get_tagset (self)->entity_types, suggestion->type);
  else
    brush.colors
        = *look_up (self->verdict_colors, &get_tagset (self)->verdicts, g_intern_static_string (""));
  brush.colors.fill.alpha *= 0.6f;
  mn_line_map_foreach (self->lines, mn_display_text_from_stored (self->text, suggestion->start),
                       mn_display_text_from_end (self->text, suggestion->end), paint_suggestion_strip, &brush);
  return TRUE;
}

static void
paint_suggestions (MnMarkPainter *self)
{
  MnSuggestions *suggestions = mn_workspace_get_suggestions (self->workspace);

  if (suggestions == NULL)
    return;
  if (!mn_workspace_find_suggestion (self->workspace, &self->suggested))
    self->suggested.end = 0;
  mn_suggestions_foreach (suggestions, mn_display_text_to_stored (self->text, mn_line_map_get_start (self->lines)),
                          mn_display_text_to_stored (self->text, mn_line_map_get_end (self->lines)), paint_suggestion,
                          self);
}

static void
paint_mention (MnMarkPainter *self,
               const Piece   *piece,
               gboolean       is_outline)
{
  MnMention *mention = (MnMention *) piece->mark;
  Brush brush = { .self = self, .piece = piece, .is_outline = is_outline };

  brush.colors = *look_up (self->type_colors, &get_tagset (self)->entity_types, mention->type);
  brush.is_lit = mn_lit_marks_has (self->lit, piece->mark);
  if (is_current (self, piece->mark))
    brush.line_width = 2;
  else if (brush.is_lit || self->is_high_contrast)
    brush.line_width = 1;
  else if (piece->lane > 0)
    {
      brush.line_width = 1;
      brush.colors.line.alpha = 0.6f;
    }
  mn_line_map_foreach (self->lines, piece->start, piece->end, paint_mention_strip, &brush);
}

static void
paint_tint_strip (const MnStrip *strip,
                  gpointer       user_data)
{
  Brush *brush = user_data;
  graphene_rect_t bounds = strip->bounds;
  GdkRGBA tint = brush->colors.line;

  tint.alpha = 0.16f;
  graphene_rect_inset (&bounds, -2, -3);
  gtk_snapshot_append_color (brush->self->snapshot, &tint, &bounds);
}

/* The place on its line goes into the height of a bracket's end, so that of two claims that share a line one ends where
 * the other begins */
static float
get_height_at (Brush         *brush,
               const MnStrip *strip,
               float          x)
{
  float width = MAX (brush->self->right - brush->self->left, 1);

  return strip->bounds.origin.y + strip->bounds.size.height * CLAMP ((x - brush->self->left) / width, 0, 1);
}

static void
paint_underline_strip (const MnStrip *strip,
                       gpointer       user_data)
{
  Brush *brush = user_data;
  float left = strip->bounds.origin.x;
  float right = left + strip->bounds.size.width;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (left,
                                               strip->bounds.origin.y + strip->bounds.size.height + UNDERLINE_OFFSET
                                                   + (float) brush->piece->lane * UNDERLINE_PITCH,
                                               right - left, brush->line_width);
  float top = get_height_at (brush, strip, strip->is_start ? left : brush->self->left);
  float bottom = get_height_at (brush, strip, strip->is_end ? right : brush->self->right);

  brush->top = MIN (brush->top, top);
  brush->bottom = MAX (brush->bottom, bottom);
  if (mn_record_kind (brush->piece->mark) == MN_RECORD_REMARK)
    append_dashes (brush->self->snapshot, &bounds, &brush->colors.line, 2, 4);
  else if (brush->is_dashed)
    append_dashes (brush->self->snapshot, &bounds, &brush->colors.line, 4, 6);
  else
    gtk_snapshot_append_color (brush->self->snapshot, &brush->colors.line, &bounds);
}

static void
paint_bracket (MnMarkPainter *self,
               const Brush   *brush,
               MnLanes       *lanes)
{
  float top = floorf (brush->top);
  float height = MAX (ceilf (brush->bottom - top), BRACKET_MIN);
  float lane = (float) mn_lanes_take (lanes, top, top + height + 1);
  float x = self->left - BRACKET_OFFSET - lane * BRACKET_PITCH;
  float width = brush->line_width;
  graphene_rect_t upright = GRAPHENE_RECT_INIT (x, top, width, height);

  if (brush->is_dashed)
    append_dashes (self->snapshot, &upright, &brush->colors.line, 4, 6);
  else
    gtk_snapshot_append_color (self->snapshot, &brush->colors.line, &upright);
  gtk_snapshot_append_color (self->snapshot, &brush->colors.line, &GRAPHENE_RECT_INIT (x, top, BRACKET_TICK, width));
  gtk_snapshot_append_color (self->snapshot, &brush->colors.line,
                             &GRAPHENE_RECT_INIT (x, top + height - width, BRACKET_TICK, width));
}

/* A small sheet with two lines on it */
static void
paint_note (MnMarkPainter *self,
            const Brush   *brush)
{
  float x = self->right + NOTE_OFFSET;
  float y = floorf (brush->top) + 6;
  graphene_rect_t sheet = GRAPHENE_RECT_INIT (x, y, 11, 10);
  const GdkRGBA *line = &brush->colors.line;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &sheet, 2);
  gtk_snapshot_append_border (self->snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ *line, *line, *line, *line });
  gtk_snapshot_append_color (self->snapshot, line, &GRAPHENE_RECT_INIT (x + 3, y + 3, 5, 1));
  gtk_snapshot_append_color (self->snapshot, line, &GRAPHENE_RECT_INIT (x + 3, y + 6, 5, 1));
}

static void
paint_underlined (MnMarkPainter *self,
                  const Piece   *piece,
                  MnLanes       *bracket_lanes)
{
  gboolean is_claim = mn_record_kind (piece->mark) == MN_RECORD_CLAIM;
  Brush brush = { .self = self, .piece = piece, .top = G_MAXFLOAT, .bottom = -G_MAXFLOAT };

  brush.colors = get_underline_colors (self, piece->mark);
  brush.is_dashed = is_claim && get_verdict (self, (MnClaim *) piece->mark) == NULL;
  brush.line_width = is_current (self, piece->mark)                          ? 3
                     : !brush.is_dashed || mn_lit_marks_has (self->lit, piece->mark) ? 2
                                                                             : 1;
  /* Most claims of an article are unchecked: they step back behind those that are not */
  if (brush.is_dashed && brush.line_width < 2 && !self->is_high_contrast)
    brush.colors.line.alpha = 0.75f;
  mn_line_map_foreach (self->lines, piece->start, piece->end, paint_underline_strip, &brush);
  if (brush.bottom < brush.top)
    return;
  if (is_claim)
    paint_bracket (self, &brush, bracket_lanes);
  else
    paint_note (self, &brush);
}

static void
paint_cue_strip (const MnStrip *strip,
                 gpointer       user_data)
{
  Brush *brush = user_data;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (strip->bounds.origin.x,
                                               strip->bounds.origin.y + strip->bounds.size.height + 1,
                                               strip->bounds.size.width, 2);

  append_dashes (brush->self->snapshot, &bounds, &brush->colors.line, 6, 9);
}

static gboolean
paint_cues (MnRecord *mark,
            gpointer  user_data)
{
  MnMarkPainter *self = user_data;
  MnClaim *claim = (MnClaim *) mark;
  Brush brush = { .self = self };

  brush.colors = get_underline_colors (self, &claim->record);
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnSpans *cues = &claim->attributions.items[i].cues;

      for (guint j = 0; j < cues->n; j++)
        if (cues->items[j].start >= 0)
          mn_line_map_foreach (self->lines, mn_display_text_from_stored (self->text, (guint) cues->items[j].start),
                               mn_display_text_from_end (self->text, (guint) cues->items[j].end), paint_cue_strip,
                               &brush);
    }
  return TRUE;
}

static void
paint_all (MnMarkPainter *self)
{
  g_autoptr (MnLanes) bracket_lanes = mn_lanes_new (BRACKET_LANES);

  for (guint i = 0; i < self->underlined->len; i++)
    {
      const Piece *piece = &g_array_index (self->underlined, Piece, i);
      Brush brush = { .self = self, .piece = piece };

      if (!mn_lit_marks_has (self->lit, piece->mark))
        continue;
      brush.colors = get_underline_colors (self, piece->mark);
      mn_line_map_foreach (self->lines, piece->start, piece->end, paint_tint_strip, &brush);
    }
  for (guint i = 0; i < self->mentions->len; i++)
    paint_mention (self, &g_array_index (self->mentions, Piece, i), FALSE);
  /* Once more on top, where marks inside it have covered its outline */
  for (guint i = 0; i < self->mentions->len; i++)
    if (mn_lit_marks_has (self->lit, g_array_index (self->mentions, Piece, i).mark))
      paint_mention (self, &g_array_index (self->mentions, Piece, i), TRUE);
  for (guint i = 0; i < self->underlined->len; i++)
    paint_underlined (self, &g_array_index (self->underlined, Piece, i), bracket_lanes);
  mn_lit_marks_each_claim (self->lit, paint_cues, self);
}

/**
 * mn_mark_painter_new:
 *
 * Returns: (transfer full): a painter
 */
MnMarkPainter *
mn_mark_painter_new (void)
{
  MnMarkPainter *self = g_new0 (MnMarkPainter, 1);

  self->type_colors = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->verdict_colors = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->underlined = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

/**
 * mn_mark_painter_free:
 * @self: (transfer full): a painter
 */
void
mn_mark_painter_free (MnMarkPainter *self)
{
  g_hash_table_unref (self->type_colors);
  g_hash_table_unref (self->verdict_colors);
  g_clear_pointer (&self->lines, mn_line_map_free);
  g_array_unref (self->mentions);
  g_array_unref (self->underlined);
  g_free (self);
}

/**
 * mn_mark_painter_forget_colors:
 * @self: a painter
 *
 * To be called when the style or the tagset has changed.
 */
void
mn_mark_painter_forget_colors (MnMarkPainter *self)
{
  g_hash_table_remove_all (self->type_colors);
  g_hash_table_remove_all (self->verdict_colors);
  self->has_remark_colors = FALSE;
}

/**
 * mn_mark_painter_snapshot:
 * @self: a painter
 * @view: a text view that shows @text, the same each time
 * @workspace: a workspace with a document
 * @text: the document's text as displayed
 * @snapshot: where to draw, in coordinates of the buffer
 *
 * Draws the marks that are in view, and over them what was found in the text.
 */
void
mn_mark_painter_snapshot (MnMarkPainter       *self,
                          GtkTextView         *view,
                          MnWorkspace         *workspace,
                          const MnDisplayText *text,
                          GtkSnapshot         *snapshot)
{
  GdkRectangle visible;
  g_autoptr (MnLitMarks) lit = mn_lit_marks_new (workspace);

  gtk_text_view_get_visible_rect (view, &visible);
  if (self->lines == NULL)
    self->lines = mn_line_map_new (view);
  mn_line_map_update (self->lines, &visible);
  self->workspace = workspace;
  self->text = text;
  self->snapshot = snapshot;
  self->lit = lit;
  self->is_high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  self->left = (float) gtk_text_view_get_left_margin (view);
  self->right = (float) (visible.width - gtk_text_view_get_right_margin (view));

  collect_visible (self, view);
  paint_suggestions (self);
  paint_all (self);
  mn_find_painter_snapshot (mn_workspace_get_hits (workspace), self->lines, text, snapshot);
  mn_evidence_painter_snapshot (mn_evidence_uses_of (mn_workspace_get_document (workspace)), self->lines, text, snapshot);

  g_array_set_size (self->mentions, 0);
  g_array_set_size (self->underlined, 0);
  self->lit = NULL;
}

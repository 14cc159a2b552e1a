/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-line-map.h"

#include <math.h>

typedef struct
{
  guint    start;
  guint    end; /* without the newline */
  float    y;
  float    height;
  float    left; /* of the text on it */
  float    right;
  float   *edges; /* (nullable): where its characters begin, NAN where nobody asked yet; NULL unless all of it runs left to
                   * right */
} Line;

typedef struct
{
  GArray  *lines; /* of Line, from the top of the paragraph */
  float   *edges; /* of all of them */
  int      height;
  gboolean is_in_view;
} Paragraph;

/* What a line's place on the paragraph depends on, beside the text and its tags */
typedef struct
{
  GtkTextBuffer *buffer;
  guint          font; /* the serial of the Pango context */
  int            width;
  int            left_margin;
  int            right_margin;
} Layout;

struct _MnLineMap
{
  GtkTextView   *view;
  GtkTextBuffer *buffer;     /* (owned) (nullable): whose text was measured */
  Layout         layout;     /* under which it was */
  GHashTable    *paragraphs; /* those in view, by where they begin */
  GArray        *lines;      /* of Line, those in view, in coordinates of the buffer */
};

/* Whether a character makes its surroundings run right to left, or is one that directs them */
static gboolean
is_bidirectional (gunichar c)
{
  return (c >= 0x0590 && c < 0x0900) || (c >= 0x200f && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00) || (c >= 0x10800 && c < 0x11000)
         || (c >= 0x1e800 && c < 0x1f000);
}

static void
get_extent (MnLineMap         *self,
            const GtkTextIter *iter,
            float             *left,
            float             *right)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, iter, &place);
  *left = (float) MIN (place.x, place.x + place.width);
  *right = (float) MAX (place.x, place.x + place.width);
}

/* In one direction the ends of a line say how wide it is; else each of its characters must */
static void
measure_line (MnLineMap         *self,
              Line              *line,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextIter iter = *start;
  float left, right;

  get_extent (self, &iter, &line->left, &line->right);
  if (line->edges != NULL)
    {
      iter = *end;
      gtk_text_iter_backward_char (&iter);
      get_extent (self, &iter, &left, &line->right);
      return;
    }
  while (gtk_text_iter_forward_char (&iter) && gtk_text_iter_compare (&iter, end) < 0)
    {
      get_extent (self, &iter, &left, &right);
      line->left = MIN (line->left, left);
      line->right = MAX (line->right, right);
    }
}

static gboolean
is_plain (const GtkTextIter *start,
          const GtkTextIter *end)
{
  for (GtkTextIter iter = *start; gtk_text_iter_compare (&iter, end) < 0; gtk_text_iter_forward_char (&iter))
    if (is_bidirectional (gtk_text_iter_get_char (&iter)))
      return FALSE;
  return TRUE;
}

static void
add_line (MnLineMap         *self,
          Paragraph         *paragraph,
          const GtkTextIter *start,
          const GtkTextIter *end,
          int                top)
{
  Line line = { .start = (guint) gtk_text_iter_get_offset (start), .end = (guint) gtk_text_iter_get_offset (end) };
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, start, &place);
  line.y = (float) (place.y - top);
  line.height = (float) place.height;
  line.left = line.right = (float) place.x;
  if (line.end > line.start)
    {
      if (is_plain (start, end))
        line.edges = paragraph->edges + gtk_text_iter_get_line_offset (start);
      measure_line (self, &line, start, end);
    }
  g_array_append_val (paragraph->lines, line);
}

static void
paragraph_free (gpointer data)
{
  Paragraph *paragraph = data;

  g_array_unref (paragraph->lines);
  g_free (paragraph->edges);
  g_free (paragraph);
}

static Paragraph *
measure_paragraph (MnLineMap         *self,
                   const GtkTextIter *start,
                   int                top,
                   int                height)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);
  int n = gtk_text_iter_get_chars_in_line (start);
  GtkTextIter iter = *start;

  paragraph->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  paragraph->height = height;
  paragraph->edges = g_new (float, (gsize) n);
  for (int i = 0; i < n; i++)
    paragraph->edges[i] = NAN;
  for (;;)
    {
      GtkTextIter end = iter;

      /* At the end of an empty line this would go on to the next one's */
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_view_forward_display_line_end (self->view, &end);
      add_line (self, paragraph, &iter, &end, top);
      if (gtk_text_iter_ends_line (&end))
        return paragraph;
      iter = end;
      /* Where a line is broken, its end is the next one's start; a space that the break swallowed belongs to neither */
      if (!gtk_text_view_starts_display_line (self->view, &iter))
        gtk_text_iter_forward_char (&iter);
    }
}

static void
forget (MnLineMap *self)
{
  g_hash_table_remove_all (self->paragraphs);
}

static void
set_buffer (MnLineMap     *self,
            GtkTextBuffer *buffer)
{
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, buffer);
  if (buffer == NULL)
    return;
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (forget), self);
  g_signal_connect_swapped (buffer, "apply-tag", G_CALLBACK (forget), self);
  g_signal_connect_swapped (buffer, "remove-tag", G_CALLBACK (forget), self);
}

/**
 * mn_line_map_new:
 * @view: a text view, which outlives the map
 *
 * Returns: (transfer full): a map of its lines, to be updated before each use
 */
MnLineMap *
mn_line_map_new (GtkTextView *view)
{
  MnLineMap *self = g_new0 (MnLineMap, 1);

  self->view = view;
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL, paragraph_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  return self;
}

/**
 * mn_line_map_free:
 * @self: (transfer full): a line map
 */
void
mn_line_map_free (MnLineMap *self)
{
  set_buffer (self, NULL);
  g_hash_table_unref (self->paragraphs);
  g_array_unref (self->lines);
  g_free (self);
}

/* Everything is measured anew where that is not as it was */
static void
check_layout (MnLineMap *self)
{
  GtkTextView *view = self->view;
  Layout layout = {
    .buffer = gtk_text_view_get_buffer (view),
    .font = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (view))),
    .width = gtk_widget_get_width (GTK_WIDGET (view)),
    .left_margin = gtk_text_view_get_left_margin (view),
    .right_margin = gtk_text_view_get_right_margin (view),
  };

  if (layout.buffer == self->layout.buffer && layout.font == self->layout.font && layout.width == self->layout.width
      && layout.left_margin == self->layout.left_margin && layout.right_margin == self->layout.right_margin)
    return;
  forget (self);
  self->layout = layout;
  set_buffer (self, layout.buffer);
}

/* What was measured holds wherever the paragraph is, for as long as it is as high */
static Paragraph *
get_paragraph (MnLineMap         *self,
               const GtkTextIter *start,
               int                top,
               int                height)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_offset (start));
  Paragraph *paragraph = g_hash_table_lookup (self->paragraphs, key);

  if (paragraph == NULL || paragraph->height != height)
    {
      paragraph = measure_paragraph (self, start, top, height);
      g_hash_table_replace (self->paragraphs, key, paragraph);
    }
  paragraph->is_in_view = TRUE;
  return paragraph;
}

static gboolean
has_left_view (gpointer key G_GNUC_UNUSED,
               gpointer value,
               gpointer user_data G_GNUC_UNUSED)
{
  Paragraph *paragraph = value;
  gboolean is_in_view = paragraph->is_in_view;

  paragraph->is_in_view = FALSE;
  return !is_in_view;
}

/**
 * mn_line_map_update:
 * @self: a line map
 * @visible: what of the view is visible, in coordinates of the buffer
 *
 * Finds the lines in view. Paragraphs that already were are not measured again: that is most of what a frame of scrolling
 * would cost.
 */
void
mn_line_map_update (MnLineMap          *self,
                    const GdkRectangle *visible)
{
  GtkTextIter iter;
  gboolean has_more = TRUE;

  check_layout (self);
  g_array_set_size (self->lines, 0);
  gtk_text_view_get_line_at_y (self->view, &iter, visible->y, NULL);
  while (has_more)
    {
      Paragraph *paragraph;
      int top, height;

      gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
      paragraph = get_paragraph (self, &iter, top, height);
      for (guint i = 0; has_more && i < paragraph->lines->len; i++)
        {
          const Line *next = i + 1 < paragraph->lines->len ? &g_array_index (paragraph->lines, Line, i + 1) : NULL;
          Line line = g_array_index (paragraph->lines, Line, i);

          /* What is between two lines belongs to the upper one */
          if (next != NULL && (float) top + next->y <= (float) visible->y)
            continue;
          line.y += (float) top;
          g_array_append_val (self->lines, line);
          has_more = line.y <= (float) (visible->y + visible->height);
        }
      has_more = has_more && gtk_text_iter_forward_line (&iter);
    }
  g_hash_table_foreach_remove (self->paragraphs, has_left_view, NULL);
}

/**
 * mn_line_map_get_start:
 * @self: a line map
 *
 * Returns: where the visible text begins, in displayed code points
 */
guint
mn_line_map_get_start (const MnLineMap *self)
{
  return g_array_index (self->lines, Line, 0).start;
}

/**
 * mn_line_map_get_end:
 * @self: a line map
 *
 * Returns: where the visible text ends
 */
guint
mn_line_map_get_end (const MnLineMap *self)
{
  return g_array_index (self->lines, Line, self->lines->len - 1).end;
}

static guint
find_line (const MnLineMap *self,
           guint            offset)
{
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->lines, Line, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
emit (MnStrip     *strip,
      float        left,
      float        right,
      MnStripFunc  function,
      gpointer     user_data)
{
  strip->bounds.origin.x = left;
  strip->bounds.size.width = right - left;
  function (strip, user_data);
}

/* Where directions mix, what is together in the text is in several places on the line, each closed at both ends */
static void
emit_mixed (MnLineMap         *self,
            const GtkTextIter *start,
            const GtkTextIter *end,
            MnStrip           *strip,
            MnStripFunc        function,
            gpointer           user_data)
{
  GtkTextIter iter = *start;
  float left, right, a, b;

  strip->is_start = strip->is_end = TRUE;
  get_extent (self, &iter, &left, &right);
  while (gtk_text_iter_forward_char (&iter) && gtk_text_iter_compare (&iter, end) < 0)
    {
      get_extent (self, &iter, &a, &b);
      if (a <= right + 1 && b >= left - 1)
        {
          left = MIN (left, a);
          right = MAX (right, b);
          continue;
        }
      emit (strip, left, right, function, user_data);
      left = a;
      right = b;
    }
  emit (strip, left, right, function, user_data);
}

/* Where a character of a line that runs left to right begins */
static float
get_edge (MnLineMap  *self,
          const Line *line,
          guint       offset)
{
  float *edge = line->edges + (offset - line->start);

  if (isnan (*edge))
    {
      GtkTextIter iter;
      float right;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) offset);
      get_extent (self, &iter, edge, &right);
    }
  return *edge;
}

/**
 * mn_line_map_foreach:
 * @self: a line map
 * @start: where a stretch begins, in displayed code points
 * @end: where it ends
 * @function: (scope call): takes what of it is visible, strip by strip
 * @user_data: for @function
 */
void
mn_line_map_foreach (MnLineMap   *self,
                     guint        start,
                     guint        end,
                     MnStripFunc  function,
                     gpointer     user_data)
{
  for (guint i = find_line (self, start); i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      guint from = MAX (start, line->start);
      guint to = MIN (end, line->end);
      MnStrip strip = { .line = i, .is_start = start >= line->start, .is_end = end <= line->end };
      float left = line->left, right = line->right;

      if (line->start >= end)
        return;
      if (from >= to)
        continue;
      strip.bounds = GRAPHENE_RECT_INIT (0, line->y, 0, line->height);
      if (line->edges == NULL && (from > line->start || to < line->end))
        {
          GtkTextIter a, b;

          gtk_text_buffer_get_iter_at_offset (self->buffer, &a, (int) from);
          gtk_text_buffer_get_iter_at_offset (self->buffer, &b, (int) to);
          emit_mixed (self, &a, &b, &strip, function, user_data);
          continue;
        }
      if (from > line->start)
        left = get_edge (self, line, from);
      if (to < line->end)
        right = get_edge (self, line, to);
      emit (&strip, left, right, function, user_data);
    }
}

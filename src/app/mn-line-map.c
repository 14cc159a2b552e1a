/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-line-map.h"

typedef struct
{
  guint    start;
  guint    end; /* without the newline */
  float    y;
  float    height;
  float    left; /* of the text on it */
  float    right;
  gboolean is_plain; /* all of it runs left to right */
} Line;

struct _MnLineMap
{
  GtkTextBuffer *buffer;
  GtkTextView   *view;
  GArray        *lines;
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

/* Measures what is between two iters on one line. In one direction the ends say it; else each character must */
static void
measure (MnLineMap         *self,
         const GtkTextIter *start,
         const GtkTextIter *end,
         gboolean           is_plain,
         float             *left,
         float             *right)
{
  GtkTextIter iter = *start;
  float a, b;

  get_extent (self, &iter, left, right);
  if (is_plain)
    {
      iter = *end;
      gtk_text_iter_backward_char (&iter);
      get_extent (self, &iter, &a, right);
      return;
    }
  while (gtk_text_iter_forward_char (&iter) && gtk_text_iter_compare (&iter, end) < 0)
    {
      get_extent (self, &iter, &a, &b);
      *left = MIN (*left, a);
      *right = MAX (*right, b);
    }
}

static void
add_line (MnLineMap         *self,
          const GtkTextIter *start,
          const GtkTextIter *end)
{
  Line line = { .is_plain = TRUE };
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, start, &place);
  line.start = (guint) gtk_text_iter_get_offset (start);
  line.end = (guint) gtk_text_iter_get_offset (end);
  line.y = (float) place.y;
  line.height = (float) place.height;
  line.left = line.right = (float) place.x;
  if (line.end > line.start)
    {
      for (GtkTextIter iter = *start; line.is_plain && gtk_text_iter_compare (&iter, end) < 0;
           gtk_text_iter_forward_char (&iter))
        line.is_plain = !is_bidirectional (gtk_text_iter_get_char (&iter));
      measure (self, start, end, line.is_plain, &line.left, &line.right);
    }
  g_array_append_val (self->lines, line);
}

/**
 * mn_line_map_new:
 * @view: a text view
 * @visible: what of it is visible, in coordinates of the buffer
 *
 * Returns: (transfer full): its visible lines
 */
MnLineMap *
mn_line_map_new (GtkTextView        *view,
                 const GdkRectangle *visible)
{
  MnLineMap *self = g_new0 (MnLineMap, 1);
  GtkTextIter iter;
  gboolean has_more = TRUE;

  self->view = view;
  self->buffer = gtk_text_view_get_buffer (view);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));

  gtk_text_view_get_iter_at_location (view, &iter, visible->x, visible->y);
  if (!gtk_text_view_starts_display_line (view, &iter))
    gtk_text_view_backward_display_line_start (view, &iter);
  while (has_more)
    {
      GtkTextIter end = iter;
      Line *line;

      /* At the end of an empty line this would go on to the next one's */
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_view_forward_display_line_end (view, &end);
      add_line (self, &iter, &end);
      line = &g_array_index (self->lines, Line, self->lines->len - 1);
      if (line->y > (float) (visible->y + visible->height))
        break;
      iter = end;
      has_more = gtk_text_iter_ends_line (&iter) ? gtk_text_iter_forward_line (&iter)
                                                 : !gtk_text_iter_is_end (&iter);
      /* Where a line is broken, its end is the next one's start; a space that the break swallowed belongs to neither */
      if (has_more && !gtk_text_view_starts_display_line (view, &iter))
        has_more = gtk_text_iter_forward_char (&iter);
    }
  return self;
}

/**
 * mn_line_map_free:
 * @self: (transfer full): a line map
 */
void
mn_line_map_free (MnLineMap *self)
{
  g_array_unref (self->lines);
  g_free (self);
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
      GtkTextIter a, b;
      float left = line->left, right = line->right;

      if (line->start >= end)
        return;
      if (from >= to)
        continue;
      strip.bounds = GRAPHENE_RECT_INIT (0, line->y, 0, line->height);
      if (from > line->start || to < line->end)
        {
          gtk_text_buffer_get_iter_at_offset (self->buffer, &a, (int) from);
          gtk_text_buffer_get_iter_at_offset (self->buffer, &b, (int) to);
          if (!line->is_plain)
            {
              emit_mixed (self, &a, &b, &strip, function, user_data);
              continue;
            }
          measure (self, &a, &b, TRUE, &left, &right);
        }
      emit (&strip, left, right, function, user_data);
    }
}

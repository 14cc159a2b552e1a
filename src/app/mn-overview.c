/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-overview.h"

#include "mn-lit-marks.h"
#include "mn-palette.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#define WIDTH        16
#define COLUMN_WIDTH 5
#define MENTION_X    2
#define CLAIM_X      9
#define HIT_HEIGHT   2

/* Of what is shown of the current mark, however short it is */
#define MIN_CURRENT 4

/* What is lit up: a bar that is wider than the column, so that its shape tells it */
#define LIT_WIDTH  9
#define LIT_HEIGHT 3

struct _MnOverview
{
  GtkWidget    parent_instance;

  MnWorkspace *workspace;
  MnDocument  *document;
  GdkTexture  *texture; /* one pixel a bin; NULL until it is drawn */
  guint        redraw_source;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnOverview, mn_overview, GTK_TYPE_WIDGET)

/* What the bins are filled with while the spans are walked through */
typedef struct
{
  MnOverview *self;
  guchar     *pixels;
  guint       n_bins;
  double      bins_per_char;
  GHashTable *colors; /* interned tag id to packed colour */
  guint32     unchecked;
  guint32     remark;
} Filling;

static guint32
pack (const GdkRGBA *color)
{
  guint32 pixel;
  guchar bytes[4] = { (guchar) (color->red * 255), (guchar) (color->green * 255), (guchar) (color->blue * 255), 255 };

  memcpy (&pixel, bytes, sizeof pixel);
  return pixel;
}

static guint32
pack_tag (const MnTag *tag)
{
  GdkRGBA line;

  mn_palette_get_current (tag, NULL, &line);
  return pack (&line);
}

static void
add_colors (Filling      *filling,
            const MnTags *tags)
{
  for (guint i = 0; i < tags->n; i++)
    g_hash_table_insert (filling->colors, (gpointer) g_intern_string (tags->items[i].id),
                         GUINT_TO_POINTER (pack_tag (&tags->items[i])));
}

static guint32
get_color (Filling  *filling,
           MnRecord *mark)
{
  MnLibrary *library = mn_workspace_get_library (filling->self->workspace);
  const MnVerdict *verdict;
  gpointer color = NULL;

  if (mn_record_kind (mark) == MN_RECORD_REMARK)
    return filling->remark;
  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    color = g_hash_table_lookup (filling->colors, ((MnMention *) mark)->type);
  else if ((verdict = mn_claim_get_verdict ((MnClaim *) mark, mn_library_get_annotator (library))) != NULL)
    color = g_hash_table_lookup (filling->colors, verdict->value);
  return color != NULL ? GPOINTER_TO_UINT (color) : filling->unchecked;
}

static gboolean
fill (MnRecord *mark,
      guint     piece,
      gpointer  user_data)
{
  Filling *filling = user_data;
  const MnSpan *span = &mn_mark_get_spans (mark)->items[piece];
  guint first = MIN ((guint) (span->start * filling->bins_per_char), filling->n_bins - 1);
  guint last = MIN ((guint) (span->end * filling->bins_per_char), filling->n_bins - 1);
  guint x = mn_record_kind (mark) == MN_RECORD_MENTION ? MENTION_X : CLAIM_X;
  guint32 color;

  if (!mn_layers_shows (mn_workspace_get_layers (filling->self->workspace), mark))
    return TRUE;
  color = get_color (filling, mark);
  for (guint bin = first; bin <= last; bin++)
    for (guint i = 0; i < COLUMN_WIDTH; i++)
      memcpy (filling->pixels + (bin * WIDTH + x + i) * 4, &color, 4);
  return TRUE;
}

/* Across, so that they show beside the marks that are drawn over them. Of those that share a bin one is looked at: a
 * letter stands in a long text a million times. */
static void
fill_hits (Filling *filling)
{
  MnFindHits *hits = mn_workspace_get_hits (filling->self->workspace);
  GdkRGBA fill, line;
  guint32 color;

  mn_palette_get_hit (adw_style_manager_get_dark (adw_style_manager_get_default ()), FALSE, &fill, &line);
  color = pack (&line);
  for (guint i = 0; i < mn_find_hits_get_n (hits);)
    {
      guint bin = MIN ((guint) (mn_find_hits_get (hits, i)->start * filling->bins_per_char), filling->n_bins - 1);

      for (guint row = bin; row < MIN (bin + HIT_HEIGHT, filling->n_bins); row++)
        for (guint x = 0; x < WIDTH; x++)
          memcpy (filling->pixels + (row * WIDTH + x) * 4, &color, 4);
      i = MAX (i + 1, mn_find_hits_find (hits, (guint) ceil ((bin + 1) / filling->bins_per_char)));
    }
}

static void
draw_texture (MnOverview *self,
              int         height)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  guint length = MAX (mn_text_get_length (mn_document_get_text (self->document)), 1);
  gsize n_bytes = (gsize) WIDTH * (gsize) height * 4;
  MnTag remark = { .color = (char *) "#c88800" };
  Filling filling = { .self = self, .n_bins = (guint) height, .bins_per_char = (double) height / length };
  g_autoptr (GBytes) bytes = NULL;

  filling.pixels = g_malloc0 (n_bytes);
  filling.colors = g_hash_table_new (NULL, NULL);
  filling.unchecked = pack_tag (NULL);
  filling.remark = pack_tag (&remark);
  add_colors (&filling, &tagset->verdicts);
  add_colors (&filling, &tagset->entity_types);
  fill_hits (&filling);
  mn_span_index_foreach (mn_document_get_index (self->document), 0, length, fill, &filling);
  g_hash_table_unref (filling.colors);

  bytes = g_bytes_new_take (filling.pixels, n_bytes);
  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (WIDTH, height, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, bytes, WIDTH * 4);
}

static gboolean
redraw_now (gpointer data)
{
  MnOverview *self = data;
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  self->redraw_source = 0;
  if (self->document != NULL && height > 0)
    draw_texture (self, height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* After the frame: a new mark shows in the text first, and many changes at once are one drawing. But before GtkTextView
 * measures the lines that are not in view, which takes seconds in a very long article. */
static void
redraw (MnOverview *self)
{
  if (self->redraw_source == 0)
    self->redraw_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, redraw_now, self, NULL);
}

static void
snapshot_outline (MnOverview  *self,
                  GtkSnapshot *snapshot,
                  float        height,
                  guint        start,
                  guint        end)
{
  float scale = height / (float) MAX (mn_text_get_length (mn_document_get_text (self->document)), 1);
  float y = floorf ((float) start * scale);
  float size = MAX (ceilf ((float) (end - start) * scale), MIN_CURRENT);
  GskRoundedRect outline;
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, y - 1, WIDTH, size + 2), 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]){ text, text, text, text });
}

static void
snapshot_current (MnOverview  *self,
                  GtkSnapshot *snapshot,
                  float        height)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  const MnSpans *spans = current != NULL ? mn_mark_get_spans (current) : NULL;
  const MnFindHit *hit = mn_find_hits_get_current (mn_workspace_get_hits (self->workspace), NULL);

  if (hit != NULL)
    snapshot_outline (self, snapshot, height, hit->start, hit->end);
  if (spans == NULL || mn_spans_first (spans) < 0)
    return;
  for (guint i = 0; i < spans->n; i++)
    snapshot_outline (self, snapshot, height, (guint) spans->items[i].start, (guint) spans->items[i].end);
}

typedef struct
{
  MnOverview  *self;
  GtkSnapshot *snapshot;
  GdkRGBA      color;
  float        scale;
  guint8      *rows; /* which have a bar already: an entity may have ten thousand mentions */
  guint        n_rows;
} Lighting;

static gboolean
snapshot_lit (MnRecord *mark,
              gpointer  user_data)
{
  Lighting *lighting = user_data;
  const MnSpans *spans = mn_mark_get_spans (mark);
  float x = mn_record_kind (mark) == MN_RECORD_MENTION ? 0 : WIDTH - LIT_WIDTH;

  for (guint i = 0; i < spans->n; i++)
    {
      guint row = spans->items[i].start >= 0 ? (guint) ((float) spans->items[i].start * lighting->scale) : G_MAXUINT;

      if (row >= lighting->n_rows || lighting->rows[row])
        continue;
      lighting->rows[row] = 1;
      gtk_snapshot_append_color (lighting->snapshot, &lighting->color,
                                 &GRAPHENE_RECT_INIT (x, (float) row, LIT_WIDTH, LIT_HEIGHT));
    }
  return TRUE;
}

static void
snapshot_all_lit (MnOverview  *self,
                  GtkSnapshot *snapshot,
                  float        height)
{
  g_autoptr (MnLitMarks) lit = mn_lit_marks_new (self->workspace);
  g_autofree guint8 *rows = g_new0 (guint8, (gsize) height + 1);
  Lighting lighting = { .self = self, .snapshot = snapshot, .rows = rows, .n_rows = (guint) height + 1 };

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &lighting.color);
  lighting.scale = height / (float) MAX (mn_text_get_length (mn_document_get_text (self->document)), 1);
  mn_lit_marks_foreach (lit, snapshot_lit, &lighting);
}

static void
mn_overview_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  MnOverview *self = MN_OVERVIEW (widget);
  int height = gtk_widget_get_height (widget);

  if (self->document == NULL || self->texture == NULL)
    return;
  gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, 0, WIDTH, (float) height));
  snapshot_all_lit (self, snapshot, (float) height);
  snapshot_current (self, snapshot, (float) height);
}

static void
mn_overview_size_allocate (GtkWidget *widget,
                           int        width G_GNUC_UNUSED,
                           int        height,
                           int        baseline G_GNUC_UNUSED)
{
  MnOverview *self = MN_OVERVIEW (widget);

  if (self->texture == NULL || gdk_texture_get_height (self->texture) != height)
    redraw (self);
}

static void
mn_overview_measure (GtkWidget      *widget G_GNUC_UNUSED,
                     GtkOrientation  orientation,
                     int             for_size G_GNUC_UNUSED,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline G_GNUC_UNUSED,
                     int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
on_document (MnOverview *self)
{
  MnDocument *document = self->workspace != NULL ? mn_workspace_get_document (self->workspace) : NULL;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_object (&self->texture);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
    }
  redraw (self);
}

static void
go (MnOverview *self,
    double      y)
{
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);

  g_signal_emit (self, signals[GO], 0, CLAMP (y / height, 0, 1));
}

static void
on_drag_begin (MnOverview *self,
               double      x G_GNUC_UNUSED,
               double      y)
{
  go (self, y);
}

static void
on_drag_update (MnOverview     *self,
                double          offset_x G_GNUC_UNUSED,
                double          offset_y,
                GtkGestureDrag *drag)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  go (self, y + offset_y);
}

static void
mn_overview_dispose (GObject *object)
{
  MnOverview *self = MN_OVERVIEW (object);

  mn_overview_set_workspace (self, NULL);
  g_clear_handle_id (&self->redraw_source, g_source_remove);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (mn_overview_parent_class)->dispose (object);
}

static void
mn_overview_class_init (MnOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_overview_dispose;
  widget_class->measure = mn_overview_measure;
  widget_class->size_allocate = mn_overview_size_allocate;
  widget_class->snapshot = mn_overview_snapshot;

  /**
   * MnOverview::go:
   * @self: an overview
   * @fraction: a place in the text, from 0 to 1
   *
   * The place should be brought into view.
   */
  signals[GO] = g_signal_new ("go", MN_TYPE_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "overview");
  /* The text and the lists say the same, in order */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mn_overview_init (MnOverview *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
}

/**
 * mn_overview_new:
 *
 * Returns: (transfer floating): an overview without a workspace
 */
GtkWidget *
mn_overview_new (void)
{
  return g_object_new (MN_TYPE_OVERVIEW, NULL);
}

/**
 * mn_overview_set_workspace:
 * @self: an overview
 * @workspace: (nullable): the workspace whose document it shows
 */
void
mn_overview_set_workspace (MnOverview  *self,
                           MnWorkspace *workspace)
{
  g_return_if_fail (MN_IS_OVERVIEW (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (mn_workspace_get_library (self->workspace), self);
      g_signal_handlers_disconnect_by_data (mn_workspace_get_hits (self->workspace), self);
      g_signal_handlers_disconnect_by_data (mn_workspace_get_layers (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::current", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::current-entity", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::hovered", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_hits (workspace), "found", G_CALLBACK (redraw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_hits (workspace), "moved", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_layers (workspace), "changed", G_CALLBACK (redraw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (redraw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (redraw), self,
                               G_CONNECT_SWAPPED);
    }
  on_document (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-text-line.h"

/* A line of text in the row of a list, cut short where there is no room for it. GtkListView measures two hundred rows
 * before it shows ten, and most of that was labels that laid out their text to say how large it is; a line is as high as
 * its font, whatever it says, and lays out its text only when it is drawn. */

/* What it keeps of its text where there is no room for more */
#define LEAST_CHARS 3

struct _MnTextLine
{
  GtkWidget    parent_instance;

  char        *text;
  gboolean     is_number;
  PangoLayout *layout; /* NULL until it is drawn */
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_IS_NUMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnTextLine, mn_text_line, GTK_TYPE_WIDGET)

/* In Pango units; asking a font for them takes as long as laying out a word, and there are few fonts */
typedef struct
{
  PangoFontDescription *font;
  double                resolution;
  int                   ascent;
  int                   height;
  int                   char_width;
  int                   digit_width;
} Metrics;

static const Metrics *
get_metrics (MnTextLine *self)
{
  static Metrics known[4];
  static guint next;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  PangoFontMetrics *metrics;
  Metrics *place;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].font != NULL && known[i].resolution == resolution && pango_font_description_equal (known[i].font, font))
      return &known[i];

  place = &known[next++ % G_N_ELEMENTS (known)];
  g_clear_pointer (&place->font, pango_font_description_free);
  metrics = pango_context_get_metrics (context, NULL, NULL);
  *place = (Metrics){ pango_font_description_copy (font),
                      resolution,
                      pango_font_metrics_get_ascent (metrics),
                      pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics),
                      pango_font_metrics_get_approximate_char_width (metrics),
                      pango_font_metrics_get_approximate_digit_width (metrics) };
  pango_font_metrics_unref (metrics);
  return place;
}

static void
mn_text_line_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size G_GNUC_UNUSED,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  MnTextLine *self = MN_TEXT_LINE (widget);
  const Metrics *metrics = get_metrics (self);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = PANGO_PIXELS_CEIL (metrics->height);
      *minimum_baseline = *natural_baseline = PANGO_PIXELS_CEIL (metrics->ascent);
    }
  else if (self->is_number)
    *minimum = *natural = PANGO_PIXELS_CEIL (metrics->digit_width * g_utf8_strlen (self->text, -1));
  else
    *minimum = *natural = PANGO_PIXELS_CEIL (metrics->char_width * LEAST_CHARS);
}

static void
mn_text_line_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height G_GNUC_UNUSED,
                            int        baseline G_GNUC_UNUSED)
{
  MnTextLine *self = MN_TEXT_LINE (widget);

  if (self->layout != NULL)
    pango_layout_set_width (self->layout, width * PANGO_SCALE);
}

static void
mn_text_line_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  MnTextLine *self = MN_TEXT_LINE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoRectangle place;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (widget, self->text);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      if (!self->is_number) /* a digit wider than most would cost a number its last */
        {
          pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
        }
    }
  /* Pango puts a text to the side that its own script begins at, a list its rows to the side of the window's */
  pango_layout_get_pixel_extents (self->layout, NULL, &place);
  gtk_snapshot_render_layout (snapshot, style, (is_rtl ? gtk_widget_get_width (widget) - place.width : 0) - place.x,
                              (gtk_widget_get_height (widget) - place.height) / 2, self->layout);
}

/* A theme, a font or a class of another font */
static void
mn_text_line_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mn_text_line_parent_class)->css_changed (widget, change);
  g_clear_object (&MN_TEXT_LINE (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
mn_text_line_system_setting_changed (GtkWidget       *widget,
                                     GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (mn_text_line_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&MN_TEXT_LINE (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
mn_text_line_direction_changed (GtkWidget       *widget,
                                GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (mn_text_line_parent_class)->direction_changed (widget, previous);
  g_clear_object (&MN_TEXT_LINE (widget)->layout);
}

static void
mn_text_line_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  MnTextLine *self = MN_TEXT_LINE (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_IS_NUMBER:
      g_value_set_boolean (value, self->is_number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_text_line_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  MnTextLine *self = MN_TEXT_LINE (object);

  switch (id)
    {
    case PROP_TEXT:
      mn_text_line_set_text (self, g_value_get_string (value));
      break;
    case PROP_IS_NUMBER:
      self->is_number = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_text_line_finalize (GObject *object)
{
  MnTextLine *self = MN_TEXT_LINE (object);

  g_free (self->text);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (mn_text_line_parent_class)->finalize (object);
}

static void
mn_text_line_class_init (MnTextLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_text_line_get_property;
  object_class->set_property = mn_text_line_set_property;
  object_class->finalize = mn_text_line_finalize;
  widget_class->measure = mn_text_line_measure;
  widget_class->size_allocate = mn_text_line_size_allocate;
  widget_class->snapshot = mn_text_line_snapshot;
  widget_class->css_changed = mn_text_line_css_changed;
  widget_class->system_setting_changed = mn_text_line_system_setting_changed;
  widget_class->direction_changed = mn_text_line_direction_changed;

  /**
   * MnTextLine:text:
   *
   * What it says.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MnTextLine:is-number:
   *
   * Whether it is a number, which takes the room of its digits and is never cut short.
   */
  properties[PROP_IS_NUMBER]
      = g_param_spec_boolean ("is-number", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
mn_text_line_init (MnTextLine *self)
{
  self->text = g_strdup ("");
}

/**
 * mn_text_line_set_text:
 * @self: a line
 * @text: (nullable): what it says
 */
void
mn_text_line_set_text (MnTextLine *self,
                       const char *text)
{
  g_return_if_fail (MN_IS_TEXT_LINE (self));

  text = text != NULL ? text : "";
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->is_number)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * mn_text_line_get_text:
 * @self: a line
 *
 * Returns: (transfer none): what it says
 */
const char *
mn_text_line_get_text (MnTextLine *self)
{
  g_return_val_if_fail (MN_IS_TEXT_LINE (self), NULL);

  return self->text;
}

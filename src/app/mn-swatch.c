/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-swatch.h"

#include "mn-palette.h"

#include <adwaita.h>
#include <math.h>

#define DOT_SIZE 10
#define CAP_SIZE 20

struct _MnSwatch
{
  GtkWidget parent_instance;

  char     *color; /* NULL is that of unknown tags */
  char     *key;
  gboolean  show_key;
};

enum
{
  PROP_0,
  PROP_COLOR,
  PROP_KEY,
  PROP_SHOW_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnSwatch, mn_swatch, GTK_TYPE_WIDGET)

static gboolean
has_cap (MnSwatch *self)
{
  return self->show_key && self->key != NULL;
}

static void
set_color (MnSwatch   *self,
           const char *color)
{
  if (g_strcmp0 (self->color, color) == 0)
    return;
  g_free (self->color);
  self->color = g_strdup (color);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR]);
}

static void
set_key (MnSwatch   *self,
         const char *key)
{
  if (g_strcmp0 (self->key, key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY]);
}

static void
mn_swatch_measure (GtkWidget      *widget,
                   GtkOrientation  orientation G_GNUC_UNUSED,
                   int             for_size G_GNUC_UNUSED,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline G_GNUC_UNUSED,
                   int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = has_cap (MN_SWATCH (widget)) ? CAP_SIZE : DOT_SIZE;
}

static void
snapshot_key (MnSwatch    *self,
              GtkSnapshot *snapshot)
{
  g_autofree char *capital = g_utf8_strup (self->key, -1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), capital);
  GdkRGBA text;
  int width, height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2,
                                                          (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);
}

static void
mn_swatch_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  MnSwatch *self = MN_SWATCH (widget);
  MnTag tag = { .color = self->color };
  float size = has_cap (self) ? CAP_SIZE : DOT_SIZE;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) floor ((gtk_widget_get_width (widget) - size) / 2),
                                               (float) floor ((gtk_widget_get_height (widget) - size) / 2), size, size);
  GskRoundedRect outline;
  GdkRGBA fill, line;

  mn_palette_get_current (&tag, &fill, &line);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, has_cap (self) ? 5 : size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, has_cap (self) ? &fill : &line, &bounds);
  gtk_snapshot_pop (snapshot);
  if (!has_cap (self))
    return;
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ line, line, line, line });
  snapshot_key (self, snapshot);
}

static void
mn_swatch_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  MnSwatch *self = MN_SWATCH (object);

  switch (id)
    {
    case PROP_COLOR:
      g_value_set_string (value, self->color);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_SHOW_KEY:
      g_value_set_boolean (value, self->show_key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_swatch_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  MnSwatch *self = MN_SWATCH (object);

  switch (id)
    {
    case PROP_COLOR:
      set_color (self, g_value_get_string (value));
      break;
    case PROP_KEY:
      set_key (self, g_value_get_string (value));
      break;
    case PROP_SHOW_KEY:
      self->show_key = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_swatch_finalize (GObject *object)
{
  MnSwatch *self = MN_SWATCH (object);

  g_free (self->color);
  g_free (self->key);

  G_OBJECT_CLASS (mn_swatch_parent_class)->finalize (object);
}

static void
mn_swatch_class_init (MnSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_swatch_get_property;
  object_class->set_property = mn_swatch_set_property;
  object_class->finalize = mn_swatch_finalize;
  widget_class->measure = mn_swatch_measure;
  widget_class->snapshot = mn_swatch_snapshot;

  /**
   * MnSwatch:color:
   *
   * The colour of the tag, `#rrggbb`; %NULL for that of unknown ones.
   */
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MnSwatch:key:
   *
   * The key of the tag, or %NULL.
   */
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MnSwatch:show-key:
   *
   * Whether the key is shown, where there is one.
   */
  properties[PROP_SHOW_KEY] = g_param_spec_boolean ("show-key", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mn_swatch_init (MnSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mn_swatch_new:
 * @tag: (nullable): a tag
 * @show_key: whether to show its key
 *
 * Returns: (transfer floating): a swatch
 */
GtkWidget *
mn_swatch_new (const MnTag *tag,
               gboolean     show_key)
{
  GtkWidget *self = g_object_new (MN_TYPE_SWATCH, "show-key", show_key, NULL);

  mn_swatch_set_tag (MN_SWATCH (self), tag);
  return self;
}

/**
 * mn_swatch_set_tag:
 * @self: a swatch
 * @tag: (nullable): a tag, of which the colour and the key are copied; %NULL for an unknown one
 */
void
mn_swatch_set_tag (MnSwatch    *self,
                   const MnTag *tag)
{
  g_return_if_fail (MN_IS_SWATCH (self));

  set_color (self, tag != NULL ? tag->color : NULL);
  set_key (self, tag != NULL ? tag->key : NULL);
}

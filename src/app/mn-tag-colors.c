/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-colors.h"

#include "mn-palette.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* The least difference (CIEDE2000, where 1 is what a trained eye just sees) of lines and dots, and of the much paler grounds
 * of words; two and a half times what one sees when they stand side by side */
#define MIN_LINE_DIFFERENCE 6.0
#define MIN_FILL_DIFFERENCE 2.5

/* WCAG 2.1, AA, of text; and a ground that nobody sees is none */
#define MIN_TEXT_CONTRAST 4.5
#define MIN_FILL_CONTRAST 1.1

/* Lines that would have too little contrast are drawn darker or lighter; beyond this they no longer look like what was
 * picked */
#define MAX_MENDING 20.0

/* Colours that can be told apart, all of them */
static const char *const proposals[]
    = { "#e5a50a", "#3584e4", "#2ec27e", "#865e3c", "#9141ac", "#e66100", "#365936", "#f4345a", "#95b80a", "#af798f",
        "#363d59", "#79a4af", "#076e88", "#f434a7", "#3434f4", "#afa479", "#078807", "#6f6f20" };

typedef struct
{
  double lightness;
  double a;
  double b;
} Lab;

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
bend (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIELAB of sRGB under D65 (IEC 61966-2-1) */
static Lab
get_lab (const GdkRGBA *color)
{
  double r = get_linear (color->red), g = get_linear (color->green), b = get_linear (color->blue);
  double x = bend ((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  double y = bend (0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
  double z = bend ((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);

  return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
get_hue (double a,
         double b)
{
  double hue = a == 0 && b == 0 ? 0 : atan2 (b, a) * 180 / G_PI;

  return hue < 0 ? hue + 360 : hue;
}

static double
cos_degrees (double degrees)
{
  return cos (degrees * G_PI / 180);
}

static double
get_mean_hue (double h1,
              double h2,
              double chromas)
{
  if (chromas == 0)
    return h1 + h2;
  if (fabs (h1 - h2) <= 180)
    return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

static double
get_hue_difference (double h1,
                    double h2,
                    double chromas)
{
  double difference = h2 - h1;

  if (chromas == 0)
    return 0;
  if (difference > 180)
    difference -= 360;
  else if (difference < -180)
    difference += 360;
  return 2 * sqrt (chromas) * sin (difference / 2 * G_PI / 180);
}

/**
 * mn_tag_colors_get_difference:
 * @a: an opaque colour
 * @b: another
 *
 * Measures by CIEDE2000 (Sharma, Wu and Dalal, “The CIEDE2000 Color-Difference Formula”, 2005).
 *
 * Returns: how different they look; 1 is what just can be seen
 */
double
mn_tag_colors_get_difference (const GdkRGBA *a,
                              const GdkRGBA *b)
{
  Lab one = get_lab (a), two = get_lab (b);
  double mean_chroma7 = pow ((hypot (one.a, one.b) + hypot (two.a, two.b)) / 2, 7);
  double g = 0.5 * (1 - sqrt (mean_chroma7 / (mean_chroma7 + pow (25, 7))));
  double a1 = (1 + g) * one.a, a2 = (1 + g) * two.a;
  double c1 = hypot (a1, one.b), c2 = hypot (a2, two.b);
  double h1 = get_hue (a1, one.b), h2 = get_hue (a2, two.b);
  double l_mean = (one.lightness + two.lightness) / 2, c_mean = (c1 + c2) / 2, h_mean = get_mean_hue (h1, h2, c1 * c2);
  double t = 1 - 0.17 * cos_degrees (h_mean - 30) + 0.24 * cos_degrees (2 * h_mean)
             + 0.32 * cos_degrees (3 * h_mean + 6) - 0.20 * cos_degrees (4 * h_mean - 63);
  double c_mean7 = pow (c_mean, 7);
  double turn = -sin (60 * exp (-pow ((h_mean - 275) / 25, 2)) * G_PI / 180) * 2 * sqrt (c_mean7 / (c_mean7 + pow (25, 7)));
  double from_50 = pow (l_mean - 50, 2);
  double l = (two.lightness - one.lightness) / (1 + 0.015 * from_50 / sqrt (20 + from_50));
  double c = (c2 - c1) / (1 + 0.045 * c_mean);
  double h = get_hue_difference (h1, h2, c1 * c2) / (1 + 0.015 * c_mean * t);

  return sqrt (MAX (l * l + c * c + h * h + turn * c * h, 0));
}

/* How far two colours are from being alike, as they are drawn in one style: below 1 they are */
static double
get_distance (const char *a,
              const char *b,
              gboolean    is_dark)
{
  MnTag one = { .color = (char *) a }, two = { .color = (char *) b };
  GdkRGBA fill_one, fill_two, line_one, line_two;

  mn_palette_get (&one, is_dark, FALSE, &fill_one, &line_one);
  mn_palette_get (&two, is_dark, FALSE, &fill_two, &line_two);
  return MIN (mn_tag_colors_get_difference (&fill_one, &fill_two) / MIN_FILL_DIFFERENCE,
              mn_tag_colors_get_difference (&line_one, &line_two) / MIN_LINE_DIFFERENCE);
}

/**
 * mn_tag_colors_are_alike:
 * @a: the colour of a tag, `#rrggbb`
 * @b: that of another
 *
 * Returns: whether they can hardly be told apart as they are drawn, on light or on dark
 */
gboolean
mn_tag_colors_are_alike (const char *a,
                         const char *b)
{
  return get_distance (a, b, FALSE) < 1 || get_distance (a, b, TRUE) < 1;
}

static const char *
find_contrast_fault (const MnTag *tag,
                     gboolean     is_dark)
{
  GdkRGBA picked, background, text, fill, line;

  if (!gdk_rgba_parse (&picked, tag->color))
    return NULL;
  mn_palette_get_ground (is_dark, FALSE, &background, &text);
  mn_palette_get (tag, is_dark, FALSE, &fill, &line);
  if (mn_palette_get_contrast (&fill, &text) < MIN_TEXT_CONTRAST)
    return is_dark ? N_ ("In the dark style, words cannot be read on it.")
                   : N_ ("In the light style, words cannot be read on it.");
  if (mn_palette_get_contrast (&fill, &background) < MIN_FILL_CONTRAST)
    return is_dark ? N_ ("Too dark for the dark style: marks can hardly be seen.")
                   : N_ ("Too pale for the light style: marks can hardly be seen.");
  if (mn_tag_colors_get_difference (&picked, &line) > MAX_MENDING)
    return is_dark ? N_ ("Too dark for the dark style: lines and dots are drawn much lighter.")
                   : N_ ("Too pale for the light style: lines and dots are drawn much darker.");
  return NULL;
}

static char *
list_alike (MnTagset    *tagset,
            MnTagList    list,
            const MnTag *tag)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < mn_tagset_get_list (tagset, list)->n; i++)
    {
      const MnTag *other = mn_tagset_get_tag (tagset, list, i);

      if (other == tag || other->color == NULL || !mn_tag_colors_are_alike (tag->color, other->color))
        continue;
      /* Translators: a name among those of several tags */
      g_string_append_printf (names, names->len > 0 ? _(", “%s”") : _("“%s”"), mn_tag_words_translate (other->label));
    }
  return names->len > 0 ? g_strdup_printf (_("Cannot be told apart from %s."), names->str) : NULL;
}

/**
 * mn_tag_colors_find_fault:
 * @tagset: a tagset
 * @list: a list of tags that have colours
 * @id: the id of a tag
 *
 * Returns: (transfer full) (nullable): what is wrong with the colour of that tag, for people, a sentence a line; %NULL
 *   where nothing is
 */
char *
mn_tag_colors_find_fault (MnTagset   *tagset,
                          MnTagList   list,
                          const char *id)
{
  const MnTag *tag = list < MN_TAGS_ATTRIBUTES ? mn_tagset_find_tag (tagset, list, id) : NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (tag == NULL || tag->color == NULL)
    return NULL;
  g_ptr_array_add (faults, list_alike (tagset, list, tag));
  if (faults->pdata[0] == NULL)
    g_ptr_array_set_size (faults, 0);
  for (guint is_dark = 0; is_dark < 2; is_dark++)
    {
      const char *fault = find_contrast_fault (tag, is_dark);

      if (fault != NULL)
        g_ptr_array_add (faults, g_strdup (_(fault)));
    }
  if (faults->len == 0)
    return NULL;
  g_ptr_array_add (faults, NULL);
  return g_strjoinv ("\n", (char **) faults->pdata);
}

/**
 * mn_tag_colors_propose:
 * @tagset: a tagset
 * @list: a list of tags that have colours
 *
 * Returns: (transfer none): a colour that is as unlike those of the list as can be
 */
const char *
mn_tag_colors_propose (MnTagset *tagset,
                       MnTagList list)
{
  const char *best = proposals[0];
  double best_distance = -1;

  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    {
      double distance = G_MAXDOUBLE;

      for (guint j = 0; j < mn_tagset_get_list (tagset, list)->n; j++)
        {
          const MnTag *tag = mn_tagset_get_tag (tagset, list, j);

          if (tag->color != NULL)
            distance = MIN (distance, MIN (get_distance (proposals[i], tag->color, FALSE),
                                           get_distance (proposals[i], tag->color, TRUE)));
        }
      if (distance > best_distance)
        {
          best = proposals[i];
          best_distance = distance;
        }
    }
  return best;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-palette.h"

#include <adwaita.h>
#include <math.h>

/* Of what has no colour of its own, or one that cannot be read */
#define UNKNOWN_COLOR "#77767b"

/* WCAG 2.1 asks for 4.5 (AA) and 7 (AAA) of text, and for 3 of lines that mean something */
#define MIN_TEXT_CONTRAST      4.5
#define MIN_TEXT_CONTRAST_HIGH 7.0
#define MIN_LINE_CONTRAST      3.1
#define MIN_LINE_CONTRAST_HIGH 4.5

static void
mix (const GdkRGBA *a,
     const GdkRGBA *b,
     double         share_of_b,
     GdkRGBA       *result)
{
  result->red = (float) (a->red + (b->red - a->red) * share_of_b);
  result->green = (float) (a->green + (b->green - a->green) * share_of_b);
  result->blue = (float) (a->blue + (b->blue - a->blue) * share_of_b);
  result->alpha = 1;
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) + 0.0722 * get_linear (color->blue);
}

/**
 * mn_palette_get_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: their contrast by WCAG 2.1, from 1 to 21
 */
double
mn_palette_get_contrast (const GdkRGBA *a,
                         const GdkRGBA *b)
{
  double x = get_luminance (a);
  double y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/**
 * mn_palette_get_ground:
 * @is_dark: whether the style is dark
 * @is_high_contrast: whether it is of high contrast
 * @background: (out): what an article stands on
 * @text: (out): what it is written in
 *
 * Gets what libadwaita draws views with; its translucent black comes to this on white.
 */
void
mn_palette_get_ground (gboolean is_dark,
                       gboolean is_high_contrast,
                       GdkRGBA *background,
                       GdkRGBA *text)
{
  gdk_rgba_parse (background, is_dark ? "#1e1e1e" : "#ffffff");
  gdk_rgba_parse (text, is_dark ? "#ffffff" : is_high_contrast ? "#000000" : "#333333");
}

/**
 * mn_palette_get:
 * @tag: (nullable): a tag; %NULL for what has none
 * @is_dark: whether the style is dark
 * @is_high_contrast: whether it is of high contrast
 * @fill: (out) (optional): a soft, opaque ground to set the article's text on
 * @line: (out) (optional): a strong colour for lines, dots and outlines on the article's background; words take the
 *   colour of text
 *
 * Gets the colours of a tag.
 */
void
mn_palette_get (const MnTag *tag,
                gboolean     is_dark,
                gboolean     is_high_contrast,
                GdkRGBA     *fill,
                GdkRGBA     *line)
{
  double min_text = is_high_contrast ? MIN_TEXT_CONTRAST_HIGH : MIN_TEXT_CONTRAST;
  double min_line = is_high_contrast ? MIN_LINE_CONTRAST_HIGH : MIN_LINE_CONTRAST;
  GdkRGBA color, background, text, result;

  if (tag == NULL || tag->color == NULL || !gdk_rgba_parse (&color, tag->color))
    gdk_rgba_parse (&color, UNKNOWN_COLOR);
  mn_palette_get_ground (is_dark, is_high_contrast, &background, &text);

  if (fill != NULL)
    {
      double share = is_dark ? 0.38 : 0.30;

      do
        {
          mix (&background, &color, share, &result);
          share -= 0.02;
        }
      while (share > 0 && mn_palette_get_contrast (&result, &text) < min_text);
      *fill = result;
    }

  if (line != NULL)
    {
      double share = 0;

      do
        {
          mix (&color, &text, share, &result);
          share += 0.04;
        }
      while (share < 1 && mn_palette_get_contrast (&result, &background) < min_line);
      *line = result;
    }
}

/**
 * mn_palette_get_hit:
 * @is_dark: whether the style is dark
 * @is_current: whether it is the hit that one has come to
 * @fill: (out): a ground to set the article's text on
 * @line: (out): a strong colour for its outline, and for where it is in the overview
 *
 * Gets the colours of what was found in the article, of high contrast always: vivid on light, and of a hue on dark that
 * no type has by default.
 */
void
mn_palette_get_hit (gboolean is_dark,
                    gboolean is_current,
                    GdkRGBA *fill,
                    GdkRGBA *line)
{
  gdk_rgba_parse (fill, is_dark ? is_current ? "#7a3f00" : "#4e5a00" : is_current ? "#ffbe6f" : "#f5ee4e");
  gdk_rgba_parse (line, is_dark ? "#ffbe6f" : "#b33c00");
}

/**
 * mn_palette_get_current:
 * @tag: (nullable): a tag; %NULL for what has none
 * @fill: (out) (optional): as of mn_palette_get()
 * @line: (out) (optional): likewise
 *
 * Gets the colours of a tag in the style that the program has now.
 */
void
mn_palette_get_current (const MnTag *tag,
                        GdkRGBA     *fill,
                        GdkRGBA     *line)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  mn_palette_get (tag, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager), fill, line);
}

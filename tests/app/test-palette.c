/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-palette.h"

#include <gtk/gtk.h>

typedef struct
{
  const char *path;
  gboolean    is_dark;
  gboolean    is_high_contrast;
  double      min_text;
  double      min_line;
} Style;

static const Style styles[] = {
  { "light", FALSE, FALSE, 4.5, 3 },
  { "dark", TRUE, FALSE, 4.5, 3 },
  { "light-high-contrast", FALSE, TRUE, 7, 4.5 },
  { "dark-high-contrast", TRUE, TRUE, 7, 4.5 },
};

static void
assert_readable (const Style *style,
                 const MnTag *tag)
{
  GdkRGBA background, text, fill, line;

  mn_palette_get_ground (style->is_dark, style->is_high_contrast, &background, &text);
  mn_palette_get (tag, style->is_dark, style->is_high_contrast, &fill, &line);
  g_test_message ("%s: text on fill %.2f, line on background %.2f, fill on background %.2f",
                  tag != NULL ? tag->id : "unknown", mn_palette_get_contrast (&text, &fill),
                  mn_palette_get_contrast (&line, &background), mn_palette_get_contrast (&fill, &background));
  g_assert_cmpfloat (fill.alpha, ==, 1);
  g_assert_cmpfloat (mn_palette_get_contrast (&text, &fill), >=, style->min_text);
  g_assert_cmpfloat (mn_palette_get_contrast (&line, &background), >=, style->min_line);
  /* A highlight that nobody sees is none */
  g_assert_cmpfloat (mn_palette_get_contrast (&fill, &background), >=, 1.1);
}

static void
test_is_readable (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTagset) tagset = mn_tagset_load_preset (MN_TAGSET_DEFAULT, &error);

  g_assert_no_error (error);
  assert_readable (data, NULL);
  for (guint i = 0; i < tagset->entity_types.n; i++)
    assert_readable (data, &tagset->entity_types.items[i]);
  for (guint i = 0; i < tagset->claim_kinds.n; i++)
    assert_readable (data, &tagset->claim_kinds.items[i]);
  for (guint i = 0; i < tagset->verdicts.n; i++)
    assert_readable (data, &tagset->verdicts.items[i]);
}

static void
test_any_color_is_readable (gconstpointer data)
{
  for (guint i = 0; i < 512; i++)
    {
      g_autofree char *color = g_strdup_printf ("#%02x%02x%02x", (i & 7) * 36, (i >> 3 & 7) * 36, (i >> 6) * 36);
      MnTag tag = { .id = color, .color = color };
      const Style *style = data;
      GdkRGBA background, text, fill, line;

      mn_palette_get_ground (style->is_dark, style->is_high_contrast, &background, &text);
      mn_palette_get (&tag, style->is_dark, style->is_high_contrast, &fill, &line);
      g_assert_cmpfloat (mn_palette_get_contrast (&text, &fill), >=, style->min_text);
      g_assert_cmpfloat (mn_palette_get_contrast (&line, &background), >=, style->min_line);
    }
}

static void
test_hits_are_readable (gconstpointer data)
{
  const Style *style = data;
  GdkRGBA background, text, fill, line;

  mn_palette_get_ground (style->is_dark, style->is_high_contrast, &background, &text);
  for (guint is_current = 0; is_current < 2; is_current++)
    {
      mn_palette_get_hit (style->is_dark, is_current, &fill, &line);
      g_assert_cmpfloat (mn_palette_get_contrast (&text, &fill), >=, 7);
      g_assert_cmpfloat (mn_palette_get_contrast (&line, &background), >=, style->min_line);
      g_assert_cmpfloat (mn_palette_get_contrast (&fill, &background), >=, 1.1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *preset = g_strdup_printf ("/palette/%s/preset-is-readable", styles[i].path);
      g_autofree char *any = g_strdup_printf ("/palette/%s/any-color-is-readable", styles[i].path);
      g_autofree char *hits = g_strdup_printf ("/palette/%s/hits-are-readable", styles[i].path);

      g_test_add_data_func (preset, &styles[i], test_is_readable);
      g_test_add_data_func (any, &styles[i], test_any_color_is_readable);
      g_test_add_data_func (hits, &styles[i], test_hits_are_readable);
    }
  return g_test_run ();
}

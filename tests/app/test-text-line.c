/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-text-line.h"

#define LONG_TEXT "A line that is far longer than the narrow window that it is in, and longer still than that"

/* A label and a line below each other, of a class and with a text */
typedef struct
{
  Fixture    base;
  GtkWidget *label;
  GtkWidget *line;
} Pair;

static void
set_up (Pair       *self,
        const char *text,
        const char *css_class,
        gboolean    is_number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->label = gtk_label_new (text);
  self->line = g_object_new (MN_TYPE_TEXT_LINE, "text", text, "is-number", is_number, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), is_number ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, css_class);
  gtk_widget_add_css_class (self->line, css_class);
  gtk_widget_set_halign (self->label, is_number ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_halign (self->line, is_number ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->line);
  fixture_set_up (&self->base, "Text.", NULL);
  fixture_show (&self->base, box, 200, 200);
}

static GdkPixbuf *
cut_out (GdkPixbuf *picture,
         GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &place));
  return gdk_pixbuf_new_subpixbuf (picture, (int) place.origin.x, (int) place.origin.y,
                                   MIN ((int) place.size.width, gdk_pixbuf_get_width (picture) - (int) place.origin.x),
                                   (int) place.size.height);
}

/* It says and looks what a label would */
static void
assert_alike (Pair       *self,
              const char *name)
{
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) label = NULL;
  g_autoptr (GdkPixbuf) line = NULL;
  guint n_dark = 0;

  fixture_next_frame (&self->base);
  picture = fixture_render (&self->base, name);
  label = cut_out (picture, self->label);
  line = cut_out (picture, self->line);
  g_assert_cmpint (gdk_pixbuf_get_height (line), ==, gdk_pixbuf_get_height (label));
  g_assert_cmpint (gdk_pixbuf_get_width (line), >=, gdk_pixbuf_get_width (label));
  for (int y = 0; y < gdk_pixbuf_get_height (label); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (label); x++)
      {
        const guchar *a = gdk_pixbuf_read_pixels (label) + y * gdk_pixbuf_get_rowstride (label)
                          + x * gdk_pixbuf_get_n_channels (label);
        const guchar *b = gdk_pixbuf_read_pixels (line) + y * gdk_pixbuf_get_rowstride (line)
                          + x * gdk_pixbuf_get_n_channels (line);

        g_assert_cmpint (ABS (a[0] - b[0]), <=, 8);
        n_dark += a[0] < 128;
      }
  g_assert_cmpuint (n_dark, >, 5);
}

static void
test_looks_like_a_label (void)
{
  static const char *const texts[] = { "Short", LONG_TEXT, "בית ומכונית", "Gjørüp, 東京" };
  static const char *const classes[] = { "heading", "caption", "title-1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (classes); j++)
      {
        Pair pair;

        set_up (&pair, texts[i], classes[j], FALSE);
        assert_alike (&pair, "text-line");
        fixture_tear_down (&pair.base);
      }
}

static void
test_shows_numbers_whole (void)
{
  static const char *const numbers[] = { "0", "17", "1111111", "9998887" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      Pair pair;

      set_up (&pair, numbers[i], "numeric", TRUE);
      assert_alike (&pair, "text-line-number");
      fixture_tear_down (&pair.base);
    }
}

static void
test_shows_what_it_is_told (void)
{
  Pair pair;

  set_up (&pair, "First", "heading", FALSE);
  fixture_next_frame (&pair.base);
  gtk_label_set_text (GTK_LABEL (pair.label), "Second");
  mn_text_line_set_text (MN_TEXT_LINE (pair.line), "Second");
  assert_alike (&pair, "text-line-second");

  gtk_widget_add_css_class (pair.label, "title-2");
  gtk_widget_add_css_class (pair.line, "title-2");
  assert_alike (&pair, "text-line-class");

  gtk_widget_set_direction (pair.label, GTK_TEXT_DIR_RTL);
  gtk_widget_set_direction (pair.line, GTK_TEXT_DIR_RTL);
  assert_alike (&pair, "text-line-rtl");
  fixture_tear_down (&pair.base);
}

static void
test_is_as_wide_whatever_it_says (void)
{
  Pair pair;
  int minimum, natural;

  set_up (&pair, LONG_TEXT, "heading", FALSE);
  gtk_widget_measure (pair.line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, minimum);
  g_assert_cmpint (natural, <, 60);
  fixture_tear_down (&pair.base);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/text-line/looks-like-a-label", test_looks_like_a_label);
  g_test_add_func ("/text-line/shows-numbers-whole", test_shows_numbers_whole);
  g_test_add_func ("/text-line/shows-what-it-is-told", test_shows_what_it_is_told);
  g_test_add_func ("/text-line/is-as-wide-whatever-it-says", test_is_as_wide_whatever_it_says);
  return g_test_run ();
}

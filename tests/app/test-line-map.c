/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-article-style.h"
#include "mn-line-map.h"

#define SENTENCE "Those who were freed walked home, as somebody told a correspondent of the agency in Caracas. "

typedef struct
{
  Fixture      base;
  GtkTextView *view;
  MnLineMap   *lines; /* kept from frame to frame */
} Mapped;

static void
set_up (Mapped *self)
{
  g_autoptr (GString) text = g_string_new ("A heading\n\n");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer;

  for (guint i = 0; i < 60; i++)
    {
      for (guint j = 0; j <= i % 7; j++)
        g_string_append (text, i % 11 == 5 ? "שלום וברכה, he said, לכולם. " : SENTENCE);
      g_string_append (text, i % 4 == 0 ? "\n\n" : "\n");
    }
  fixture_set_up (&self->base, "Article", NULL);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->view, 40);
  mn_article_style_prepare (self->view);
  gtk_text_buffer_set_text (buffer, text->str, -1);
  gtk_text_buffer_create_tag (buffer, "spread", "letter-spacing", 2 * PANGO_SCALE, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  fixture_show (&self->base, scroller, 700, 400);
  fixture_next_frame (&self->base);
  self->lines = mn_line_map_new (self->view);
}

static void
tear_down (Mapped *self)
{
  mn_line_map_free (self->lines);
  fixture_tear_down (&self->base);
}

static void
write_strip (const MnStrip *strip,
             gpointer       string)
{
  g_string_append_printf (string, "%.1f %.1f %.1f %.1f line %u %d %d\n", (double) strip->bounds.origin.x,
                          (double) strip->bounds.origin.y, (double) strip->bounds.size.width,
                          (double) strip->bounds.size.height, strip->line, strip->is_start, strip->is_end);
}

/* Where stretches of several lengths lie, all over what is in view; by lines */
static char **
write_map (MnLineMap *lines)
{
  g_autoptr (GString) string = g_string_new (NULL);
  guint start = mn_line_map_get_start (lines);
  guint end = mn_line_map_get_end (lines);

  g_string_append_printf (string, "%u to %u\n", start, end);
  for (guint i = start; i < end; i += 7)
    mn_line_map_foreach (lines, i, i + 1 + i % 150, write_strip, string);
  return g_strsplit (string->str, "\n", -1);
}

/* What is kept says the same as what is measured anew */
static void
check (Mapped *self)
{
  g_autoptr (MnLineMap) fresh = mn_line_map_new (self->view);
  g_auto (GStrv) expected = NULL;
  g_auto (GStrv) found = NULL;
  GdkRectangle visible;

  fixture_next_frame (&self->base);
  gtk_text_view_get_visible_rect (self->view, &visible);
  mn_line_map_update (fresh, &visible);
  mn_line_map_update (self->lines, &visible);
  expected = write_map (fresh);
  found = write_map (self->lines);
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (found[i], ==, expected[i]);
  g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (expected));
}

static void
scroll_by (Mapped *self,
           double  dy)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy);
}

static void
note_strip (const MnStrip *strip,
            gpointer       found)
{
  *(MnStrip *) found = *strip;
}

static void
test_characters_are_where_the_view_has_them (void)
{
  Mapped mapped;
  GdkRectangle visible, place;
  guint n = 0;

  set_up (&mapped);
  scroll_by (&mapped, 333);
  fixture_next_frame (&mapped.base);
  gtk_text_view_get_visible_rect (mapped.view, &visible);
  mn_line_map_update (mapped.lines, &visible);
  for (guint i = mn_line_map_get_start (mapped.lines); i < mn_line_map_get_end (mapped.lines); i++)
    {
      MnStrip strip = { 0 };
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (mapped.view), &iter, (int) i);
      if (!g_unichar_isalpha (gtk_text_iter_get_char (&iter)))
        continue;
      gtk_text_view_get_iter_location (mapped.view, &iter, &place);
      mn_line_map_foreach (mapped.lines, i, i + 1, note_strip, &strip);
      g_assert_cmpfloat_with_epsilon (strip.bounds.origin.x, MIN (place.x, place.x + place.width), 1.01);
      g_assert_cmpfloat_with_epsilon (strip.bounds.size.width, ABS (place.width), 1.01);
      g_assert_cmpfloat_with_epsilon (strip.bounds.origin.y, place.y, 0.01);
      n++;
    }
  g_assert_cmpuint (n, >, 400);
  tear_down (&mapped);
}

static void
test_scrolling (void)
{
  static const double steps[] = { 0, 30, 30, 120, 700, -60, -300, 5, 2000, 100000, -40, -100000 };
  Mapped mapped;

  set_up (&mapped);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      scroll_by (&mapped, steps[i]);
      check (&mapped);
    }
  tear_down (&mapped);
}

static void
test_width (void)
{
  Mapped mapped;

  set_up (&mapped);
  check (&mapped);
  gtk_text_view_set_left_margin (mapped.view, 41);
  check (&mapped);
  gtk_text_view_set_left_margin (mapped.view, 240);
  check (&mapped);
  gtk_text_view_set_right_margin (mapped.view, 11);
  check (&mapped);
  /* Narrower by less than makes another line, with what follows the widest words on the next */
  for (guint i = 1; i < 10; i++)
    {
      gtk_widget_set_margin_end (GTK_WIDGET (mapped.view), (int) i * 3);
      check (&mapped);
    }
  tear_down (&mapped);
}

/* Also by so little that no line is higher */
static void
test_size_of_letters (void)
{
  static const int percents[] = { 125, 101, 102, 100 };
  GtkSettings *settings = gtk_settings_get_default ();
  Mapped mapped;
  int dpi;

  set_up (&mapped);
  check (&mapped);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_object_set (settings, "gtk-xft-dpi", dpi * percents[i] / 100, NULL);
      check (&mapped);
    }
  tear_down (&mapped);
}

/* The paragraphs below begin elsewhere; one is as high as before with other words in it */
static void
test_text (void)
{
  Mapped mapped;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  set_up (&mapped);
  buffer = gtk_text_view_get_buffer (mapped.view);
  check (&mapped);
  gtk_text_buffer_get_iter_at_line (buffer, &start, 2);
  gtk_text_buffer_insert (buffer, &start, "Wide, MMMMMMMM, ", -1);
  check (&mapped);
  gtk_text_buffer_get_iter_at_line (buffer, &start, 2);
  end = start;
  gtk_text_iter_forward_chars (&end, 9);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, "iiiiiiiii", -1);
  check (&mapped);
  buffer = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_text (buffer, "Another article\n" SENTENCE SENTENCE, -1);
  gtk_text_view_set_buffer (mapped.view, buffer);
  g_object_unref (buffer);
  check (&mapped);
  tear_down (&mapped);
}

static void
test_tags (void)
{
  Mapped mapped;
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  GtkTextIter start, end;

  set_up (&mapped);
  buffer = gtk_text_view_get_buffer (mapped.view);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "spread");
  check (&mapped);
  gtk_text_buffer_get_iter_at_line (buffer, &start, 2);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, 2, 8);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  check (&mapped);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  check (&mapped);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  check (&mapped);
  g_object_set (tag, "scale", 3.0, NULL);
  check (&mapped);
  tear_down (&mapped);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/line-map/characters-are-where-the-view-has-them", test_characters_are_where_the_view_has_them);
  g_test_add_func ("/line-map/follows/scrolling", test_scrolling);
  g_test_add_func ("/line-map/follows/width", test_width);
  g_test_add_func ("/line-map/follows/size-of-letters", test_size_of_letters);
  g_test_add_func ("/line-map/follows/text", test_text);
  g_test_add_func ("/line-map/follows/tags", test_tags);
  return g_test_run ();
}

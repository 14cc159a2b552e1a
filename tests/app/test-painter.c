/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-article-view.h"
#include "mn-palette.h"

#include <math.h>
#include <string.h>

#define TEXT "Some plain words, then Enrique Marquez of Caracas in Venezuela, and the rest of a sentence. "

typedef struct
{
  Fixture    base;
  GtkWidget *view;
  GdkPixbuf *picture;
} Painted;

static void
set_up (Painted    *self,
        const char *text,
        GPtrArray  *marks)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture_set_up (&self->base, text, marks);
  self->view = mn_article_view_new ();
  mn_article_view_set_workspace (MN_ARTICLE_VIEW (self->view), self->base.workspace);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  fixture_show (&self->base, scroller, 1000, 500);
  self->picture = NULL;
}

static void
render (Painted    *self,
        const char *name)
{
  g_clear_object (&self->picture);
  fixture_next_frame (&self->base);
  self->picture = fixture_render (&self->base, name);
}

static void
tear_down (Painted *self)
{
  g_clear_object (&self->picture);
  fixture_tear_down (&self->base);
}

static GPtrArray *
new_marks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
}

static void
add_mention (GPtrArray  *marks,
             const char *text,
             const char *type,
             const char *quote)
{
  guint start = (guint) (strstr (text, quote) - text);

  g_ptr_array_add (marks, fixture_make_mention (text, type, start, start + (guint) strlen (quote)));
}

static void
add_claim (GPtrArray  *marks,
           const char *text,
           const char *quote,
           const char *verdict)
{
  guint start = (guint) (strstr (text, quote) - text);

  g_ptr_array_add (marks, fixture_make_claim (text, start, start + (guint) strlen (quote), verdict));
}

/* Where the first character of @quote is on the picture */
static void
locate (Painted      *self,
        const char   *quote,
        GdkRectangle *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  guint start, end;

  fixture_find (&self->base, quote, 0, &start, &end);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) start);
  gtk_text_view_get_iter_location (view, &iter, place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x, &place->y);
}

static void
get_pixel (Painted *self,
           int      x,
           int      y,
           GdkRGBA *color)
{
  const guchar *pixel = gdk_pixbuf_read_pixels (self->picture) + y * gdk_pixbuf_get_rowstride (self->picture)
                        + x * gdk_pixbuf_get_n_channels (self->picture);

  *color = (GdkRGBA){ pixel[0] / 255.0f, pixel[1] / 255.0f, pixel[2] / 255.0f, 1 };
}

static gboolean
is_close (const GdkRGBA *a,
          const GdkRGBA *b)
{
  return fabsf (a->red - b->red) < 0.02f && fabsf (a->green - b->green) < 0.02f && fabsf (a->blue - b->blue) < 0.02f;
}

/* How many pixels of a column from @top to @bottom have a colour */
static guint
count_in_column (Painted       *self,
                 int            x,
                 int            top,
                 int            bottom,
                 const GdkRGBA *color)
{
  guint n = 0;

  for (int y = top; y <= bottom; y++)
    {
      GdkRGBA pixel;

      get_pixel (self, x, y, &pixel);
      n += is_close (&pixel, color);
    }
  return n;
}

static const MnTags *
get_types (Painted *self)
{
  return &mn_library_get_tagset (self->base.library)->entity_types;
}

static void
test_mention_has_the_color_of_its_type (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRectangle inside, outside;
  GdkRGBA fill, pixel, background, text;

  add_mention (marks, TEXT, "person", "Enrique Marquez");
  set_up (&painted, TEXT, marks);
  render (&painted, "painter-mention");

  mn_palette_get (mn_tags_find (get_types (&painted), "person"), FALSE, FALSE, &fill, NULL);
  mn_palette_get_ground (FALSE, FALSE, &background, &text);
  locate (&painted, "Enrique Marquez", &inside);
  locate (&painted, "plain", &outside);
  get_pixel (&painted, inside.x + 30, inside.y, &pixel);
  g_assert_true (is_close (&pixel, &fill));
  get_pixel (&painted, outside.x + 10, outside.y, &pixel);
  g_assert_true (is_close (&pixel, &background));
  tear_down (&painted);
}

static void
test_mention_shows_both_marks (const char *outer_type,
                               const char *outer,
                               const char *inner_type,
                               const char *inner,
                               const char *both)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRectangle place;
  GdkRGBA outer_fill, inner_fill;

  add_mention (marks, TEXT, outer_type, outer);
  add_mention (marks, TEXT, inner_type, inner);
  set_up (&painted, TEXT, marks);
  render (&painted, NULL);

  mn_palette_get (mn_tags_find (get_types (&painted), outer_type), FALSE, FALSE, &outer_fill, NULL);
  mn_palette_get (mn_tags_find (get_types (&painted), inner_type), FALSE, FALSE, &inner_fill, NULL);
  locate (&painted, both, &place);
  g_assert_cmpuint (count_in_column (&painted, place.x + 20, place.y - 3, place.y + place.height + 3, &outer_fill), >, 0);
  g_assert_cmpuint (count_in_column (&painted, place.x + 20, place.y - 3, place.y + place.height + 3, &inner_fill), >, 3);
  tear_down (&painted);
}

static void
test_nested_mentions_both_show (void)
{
  test_mention_shows_both_marks ("person", "Enrique Marquez of Caracas", "place", "Caracas", "Caracas");
}

static void
test_crossing_mentions_both_show (void)
{
  test_mention_shows_both_marks ("person", "Enrique Marquez of Caracas", "place", "Caracas in Venezuela", "Caracas");
}

static void
test_equal_mentions_both_show (void)
{
  test_mention_shows_both_marks ("place", "Venezuela", "organisation", "Venezuela", "Venezuela");
}

static void
test_three_levels_all_show (void)
{
  static const char *const types[] = { "event", "person", "place" };
  static const char *const quotes[] = { "Enrique Marquez of Caracas in Venezuela", "Marquez of Caracas", "Caracas" };
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRectangle place;

  for (guint i = 0; i < 3; i++)
    add_mention (marks, TEXT, types[i], quotes[i]);
  set_up (&painted, TEXT, marks);
  render (&painted, "painter-levels");

  locate (&painted, "Caracas", &place);
  for (guint i = 0; i < 3; i++)
    {
      GdkRGBA fill;

      mn_palette_get (mn_tags_find (get_types (&painted), types[i]), FALSE, FALSE, &fill, NULL);
      g_assert_cmpuint (count_in_column (&painted, place.x + 20, place.y - 3, place.y + place.height + 3, &fill), >, 0);
    }
  tear_down (&painted);
}

/* The pixels of a line below @quote, and how many of them have a colour */
static void
count_below (Painted       *self,
             const char    *quote,
             const GdkRGBA *color,
             guint         *n_with,
             guint         *n_without)
{
  GdkRectangle place;

  locate (self, quote, &place);
  *n_with = *n_without = 0;
  for (int x = place.x; x < place.x + 60; x++)
    if (count_in_column (self, x, place.y + place.height + 1, place.y + place.height + 6, color) > 0)
      (*n_with)++;
    else
      (*n_without)++;
}

static void
test_checked_claim_has_a_line_in_the_color_of_its_verdict (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRGBA line;
  guint n_with, n_without;

  add_claim (marks, TEXT, "then Enrique Marquez of Caracas", "false");
  set_up (&painted, TEXT, marks);
  render (&painted, "painter-claim");

  mn_palette_get (mn_tags_find (&mn_library_get_tagset (painted.base.library)->verdicts, "false"), FALSE, FALSE, NULL,
                  &line);
  count_below (&painted, "then Enrique", &line, &n_with, &n_without);
  g_assert_cmpuint (n_without, ==, 0);
  count_below (&painted, "Some plain", &line, &n_with, &n_without);
  g_assert_cmpuint (n_with, ==, 0);
  tear_down (&painted);
}

static void
test_unchecked_claim_has_a_dashed_line (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRGBA background, text;
  GdkRectangle place;
  guint n_dash = 0, n_gap = 0;

  add_claim (marks, TEXT, "then Enrique Marquez of Caracas", NULL);
  set_up (&painted, TEXT, marks);
  render (&painted, NULL);

  mn_palette_get_ground (FALSE, FALSE, &background, &text);
  locate (&painted, "then", &place);
  for (int x = place.x; x < place.x + 60; x++)
    if (count_in_column (&painted, x, place.y + place.height + 1, place.y + place.height + 3, &background) < 3)
      n_dash++;
    else
      n_gap++;
  g_assert_cmpuint (n_dash, >, 20);
  g_assert_cmpuint (n_gap, >, 10);
  tear_down (&painted);
}

static void
test_claim_has_a_bracket_in_the_margin (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRectangle place;
  GdkRGBA line;
  guint n = 0;

  add_claim (marks, TEXT, "then Enrique Marquez of Caracas", "true");
  set_up (&painted, TEXT, marks);
  render (&painted, NULL);

  mn_palette_get (mn_tags_find (&mn_library_get_tagset (painted.base.library)->verdicts, "true"), FALSE, FALSE, NULL,
                  &line);
  locate (&painted, "Some", &place);
  for (int x = place.x - 30; x < place.x - 2; x++)
    n += count_in_column (&painted, x, place.y - 4, place.y + place.height + 4, &line) >= 8;
  g_assert_cmpuint (n, >=, 2);
  tear_down (&painted);
}

static void
test_current_mention_is_outlined (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRectangle place;
  GdkRGBA line;

  add_mention (marks, TEXT, "person", "Enrique Marquez");
  set_up (&painted, TEXT, marks);
  mn_palette_get (mn_tags_find (get_types (&painted), "person"), FALSE, FALSE, NULL, &line);
  locate (&painted, "Enrique", &place);
  render (&painted, NULL);
  g_assert_cmpuint (count_in_column (&painted, place.x + 30, place.y - 3, place.y + place.height + 3, &line), ==, 0);

  mn_workspace_set_current (painted.base.workspace, &((MnRecord *) marks->pdata[0])->id);
  render (&painted, "painter-current");
  g_assert_cmpuint (count_in_column (&painted, place.x + 30, place.y - 3, place.y + place.height + 3, &line), >=, 4);
  tear_down (&painted);
}

/* Lines of that colour at the top and the bottom of a mention, through the middle of which a column goes */
static void
assert_edges (Painted       *self,
              const char    *quote,
              const GdkRGBA *line,
              guint          top,
              guint          bottom)
{
  GdkRectangle place;
  int middle;

  locate (self, quote, &place);
  middle = place.y + place.height / 2;
  g_assert_cmpuint (count_in_column (self, place.x + 30, place.y - 4, middle, line), ==, top);
  g_assert_cmpuint (count_in_column (self, place.x + 30, middle + 1, place.y + place.height + 4, line), ==, bottom);
}

/* By its shape, not only by colour: the lower edge is thicker */
static void
test_what_belongs_to_the_mark_under_the_pointer_lights_up (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  MnClaimBuilder *claim;
  const char *quote = "the rest of a sentence";
  guint start = (guint) (strstr (TEXT, quote) - TEXT);
  GdkRGBA line;
  MnId id;

  add_mention (marks, TEXT, "person", "Enrique Marquez");
  add_mention (marks, TEXT, "person", "Venezuela");
  claim = fixture_make_claim (TEXT, start, start + (guint) strlen (quote), NULL);
  claim->attributions.items = g_new0 (MnAttribution, 1);
  claim->attributions.n = 1;
  claim->attributions.items[0].stance = g_intern_static_string ("asserts");
  claim->attributions.items[0].claimant.mention = ((MnRecord *) marks->pdata[0])->id;
  id = claim->record.id;
  g_ptr_array_add (marks, claim);
  set_up (&painted, TEXT, marks);
  mn_palette_get (mn_tags_find (get_types (&painted), "person"), FALSE, FALSE, NULL, &line);
  render (&painted, NULL);
  assert_edges (&painted, "Enrique", &line, 0, 0);

  mn_workspace_set_hovered (painted.base.workspace, &id);
  render (&painted, "painter-lit");
  assert_edges (&painted, "Enrique", &line, 1, 3);
  assert_edges (&painted, "Venezuela", &line, 0, 0);

  mn_workspace_set_hovered (painted.base.workspace, NULL);
  render (&painted, NULL);
  assert_edges (&painted, "Enrique", &line, 0, 0);
  tear_down (&painted);
}

static void
test_what_is_hidden_is_not_painted (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GdkRectangle person, place;
  GdkRGBA fill, pixel, background, text;

  add_mention (marks, TEXT, "person", "Enrique Marquez");
  add_mention (marks, TEXT, "place", "Venezuela");
  set_up (&painted, TEXT, marks);
  mn_layers_set_shown (mn_workspace_get_layers (painted.base.workspace), "person", FALSE);
  render (&painted, NULL);

  mn_palette_get (mn_tags_find (get_types (&painted), "place"), FALSE, FALSE, &fill, NULL);
  mn_palette_get_ground (FALSE, FALSE, &background, &text);
  locate (&painted, "Enrique", &person);
  locate (&painted, "Venezuela", &place);
  get_pixel (&painted, person.x + 30, person.y, &pixel);
  g_assert_true (is_close (&pixel, &background));
  get_pixel (&painted, place.x + 30, place.y, &pixel);
  g_assert_true (is_close (&pixel, &fill));
  tear_down (&painted);
}

#define MIXED "Latin words אנריקה מרקס more latin"

/* A stretch from the Latin into the Hebrew: the part in Hebrew is not beside the part in Latin */
static void
test_mixed_directions_are_painted_where_the_letters_are (void)
{
  Painted painted;
  g_autoptr (GPtrArray) marks = new_marks ();
  GtkTextBuffer *buffer;
  GdkRGBA fill;

  g_ptr_array_add (marks, fixture_make_mention (MIXED, "person", 6, 17));
  set_up (&painted, MIXED, marks);
  render (&painted, "painter-mixed");

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (painted.view));
  mn_palette_get (mn_tags_find (get_types (&painted), "person"), FALSE, FALSE, &fill, NULL);
  for (int i = 0; i < gtk_text_buffer_get_char_count (buffer); i++)
    {
      GtkTextIter iter;
      GdkRectangle place;
      guint n;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, i);
      if (gtk_text_iter_get_char (&iter) == ' ')
        continue;
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (painted.view), &iter, &place);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (painted.view), GTK_TEXT_WINDOW_WIDGET, place.x, place.y,
                                             &place.x, &place.y);
      n = count_in_column (&painted, place.x + place.width / 2, place.y - 3, place.y + place.height + 3, &fill);
      if (i >= 6 && i < 17)
        g_assert_cmpuint (n, >, 0);
      else
        g_assert_cmpuint (n, ==, 0);
    }
  tear_down (&painted);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/painter/mention-has-the-color-of-its-type", test_mention_has_the_color_of_its_type);
  g_test_add_func ("/painter/nested-mentions-both-show", test_nested_mentions_both_show);
  g_test_add_func ("/painter/crossing-mentions-both-show", test_crossing_mentions_both_show);
  g_test_add_func ("/painter/equal-mentions-both-show", test_equal_mentions_both_show);
  g_test_add_func ("/painter/three-levels-all-show", test_three_levels_all_show);
  g_test_add_func ("/painter/checked-claim-has-a-line-in-the-color-of-its-verdict",
                   test_checked_claim_has_a_line_in_the_color_of_its_verdict);
  g_test_add_func ("/painter/unchecked-claim-has-a-dashed-line", test_unchecked_claim_has_a_dashed_line);
  g_test_add_func ("/painter/claim-has-a-bracket-in-the-margin", test_claim_has_a_bracket_in_the_margin);
  g_test_add_func ("/painter/current-mention-is-outlined", test_current_mention_is_outlined);
  g_test_add_func ("/painter/what-belongs-to-the-mark-under-the-pointer-lights-up",
                   test_what_belongs_to_the_mark_under_the_pointer_lights_up);
  g_test_add_func ("/painter/what-is-hidden-is-not-painted", test_what_is_hidden_is_not_painted);
  g_test_add_func ("/painter/mixed-directions-are-painted-where-the-letters-are",
                   test_mixed_directions_are_painted_where_the_letters_are);
  return g_test_run ();
}

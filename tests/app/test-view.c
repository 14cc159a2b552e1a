/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-article-pane.h"
#include "mn-article-view.h"
#include "mn-mark-popover.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

#define TEXT \
  "Among those freed was Enrique Marquez, a former candidate who ran against Maduro. The White House credited the US " \
  "president’s pressure for that. Nobody else said anything about it at all."

typedef struct
{
  Fixture    base;
  GtkWidget *pane;
  GtkWidget *view;
} Shown;

static GtkWidget *
find_descendant (GtkWidget *widget,
                 GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_descendant (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_focus (gpointer widget)
{
  return gtk_widget_has_focus (widget) && gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
set_up (Shown      *self,
        const char *text,
        GPtrArray  *marks)
{
  fixture_set_up (&self->base, text, marks);
  self->pane = mn_article_pane_new ();
  mn_article_pane_set_workspace (MN_ARTICLE_PANE (self->pane), self->base.workspace);
  fixture_show (&self->base, self->pane, 900, 500);
  self->view = find_descendant (self->pane, MN_TYPE_ARTICLE_VIEW);
  gtk_widget_grab_focus (self->pane);
  fixture_wait (has_focus, self->view);
}

static void
tear_down (Shown *self)
{
  fixture_tear_down (&self->base);
}

/* The leading edge of the @nth character of @quote, on the window */
static void
locate (Shown      *self,
        const char *quote,
        guint       nth,
        int        *x,
        int        *y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  GdkRectangle place;
  guint start, end;
  double window_x, window_y;

  fixture_find (&self->base, quote, 0, &start, &end);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) (start + nth));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x + 1,
                                         place.y + place.height / 2, x, y);
  gtk_widget_translate_coordinates (self->view, self->base.window, *x, *y, &window_x, &window_y);
  *x = (int) window_x;
  *y = (int) window_y;
}

static gulong
get_xid (Shown *self)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (self->base.window)));
}

static void
click (Shown      *self,
       const char *quote)
{
  int x, y;

  locate (self, quote, 1, &x, &y);
  fixture_do_tool ("mousemove --window %lu %d %d click 1", get_xid (self), x, y);
}

/* Drags from inside the first word of @from to inside the last of @to */
static void
drag (Shown      *self,
      const char *from,
      const char *to,
      const char *modifier)
{
  int x, y, to_x, to_y;

  locate (self, from, 1, &x, &y);
  locate (self, to, (guint) g_utf8_strlen (to, -1) - 1, &to_x, &to_y);
  if (modifier != NULL)
    fixture_do_tool ("keydown %s", modifier);
  fixture_do_tool ("mousemove --window %lu %d %d mousedown 1", get_xid (self), x, y);
  fixture_do_tool ("mousemove --window %lu %d %d", get_xid (self), (x + to_x) / 2, to_y);
  fixture_do_tool ("mousemove --window %lu %d %d mouseup 1", get_xid (self), to_x, to_y);
  if (modifier != NULL)
    fixture_do_tool ("keyup %s", modifier);
}

static void
put_caret (Shown      *self,
           const char *quote)
{
  guint start, end;

  fixture_find (&self->base, quote, 0, &start, &end);
  mn_workspace_reveal (self->base.workspace, start + 1, end);
}

static void
add_mention (GPtrArray  *marks,
             const char *type,
             const char *quote)
{
  guint start = (guint) g_utf8_pointer_to_offset (TEXT, strstr (TEXT, quote));

  g_ptr_array_add (marks, fixture_make_mention (TEXT, type, start, start + (guint) g_utf8_strlen (quote, -1)));
}

static void
add_claim (GPtrArray  *marks,
           const char *quote)
{
  guint start = (guint) g_utf8_pointer_to_offset (TEXT, strstr (TEXT, quote));

  g_ptr_array_add (marks, fixture_make_claim (TEXT, start, start + (guint) g_utf8_strlen (quote, -1), NULL));
}

static GPtrArray *
new_marks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
}

typedef struct
{
  Shown       *shown;
  MnRecordKind kind;
  const char  *quote;
} Wanted;

static gboolean
is_current (gpointer data)
{
  const Wanted *wanted = data;
  MnRecord *current = mn_workspace_get_current (wanted->shown->base.workspace);
  g_autofree char *quote = NULL;

  if (current == NULL || wanted->quote == NULL)
    return current == NULL && wanted->quote == NULL;
  quote = mn_spans_get_quote (mn_mark_get_spans (current));
  return mn_record_kind (current) == wanted->kind && strcmp (quote, wanted->quote) == 0;
}

static void
wait_for_current (Shown       *self,
                  MnRecordKind kind,
                  const char  *quote)
{
  Wanted wanted = { self, kind, quote };

  fixture_wait (is_current, &wanted);
}

static gboolean
is_gone (gpointer data)
{
  const Wanted *wanted = data;

  return fixture_get_mark (&wanted->shown->base, wanted->kind, wanted->quote) == NULL;
}

static gboolean
is_there (gpointer data)
{
  return !is_gone (data);
}

static gboolean
is_selected (gpointer data)
{
  const Wanted *wanted = data;
  MnWorkspace *workspace = wanted->shown->base.workspace;
  g_autofree char *selected = NULL;
  guint start, end;

  if (!mn_workspace_get_selection (workspace, &start, &end))
    return FALSE;
  selected = mn_text_slice (mn_document_get_text (wanted->shown->base.document), start, end);
  return strcmp (selected, wanted->quote) == 0;
}

/* Not what will be marked, but what is seen to be selected */
static gboolean
is_shown_selected (gpointer data)
{
  const Wanted *wanted = data;
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (wanted->shown->view)), &start, &end);
  selected = gtk_text_iter_get_text (&start, &end);
  return strcmp (selected, wanted->quote) == 0;
}

static void
test_letter_marks_the_name_at_the_caret (void)
{
  Shown shown;
  MnRecord *mark;

  set_up (&shown, TEXT, NULL);
  put_caret (&shown, "Marquez");
  fixture_do_tool ("key p");
  wait_for_current (&shown, MN_RECORD_MENTION, "Enrique Marquez");
  mark = mn_workspace_get_current (shown.base.workspace);
  g_assert_cmpstr (((MnMention *) mark)->type, ==, "person");
  tear_down (&shown);
}

static void
test_delete_removes_and_control_z_brings_back (void)
{
  Shown shown;
  g_autoptr (GPtrArray) marks = new_marks ();
  Wanted wanted = { &shown, MN_RECORD_MENTION, "Maduro" };

  add_mention (marks, "person", "Maduro");
  set_up (&shown, TEXT, marks);
  put_caret (&shown, "Maduro");
  fixture_do_tool ("key Delete");
  fixture_wait (is_gone, &wanted);
  fixture_do_tool ("key ctrl+z");
  fixture_wait (is_there, &wanted);
  tear_down (&shown);
}

static void
test_c_marks_the_sentence (void)
{
  Shown shown;

  set_up (&shown, TEXT, NULL);
  put_caret (&shown, "else");
  fixture_do_tool ("key c");
  wait_for_current (&shown, MN_RECORD_CLAIM, "Nobody else said anything about it at all.");
  tear_down (&shown);
}

static gboolean
is_opinion (gpointer data)
{
  Shown *shown = data;
  MnRecord *current = mn_workspace_get_current (shown->base.workspace);

  return g_strcmp0 (((MnClaim *) current)->kind, "opinion") == 0;
}

static void
test_digit_sets_the_kind_of_the_current_claim (void)
{
  Shown shown;
  g_autoptr (GPtrArray) marks = new_marks ();

  add_claim (marks, "Nobody else said anything about it at all.");
  set_up (&shown, TEXT, marks);
  mn_workspace_go_to_mark (shown.base.workspace, &((MnRecord *) marks->pdata[0])->id);
  fixture_do_tool ("key 4");
  fixture_wait (is_opinion, &shown);
  tear_down (&shown);
}

static void
test_n_and_shift_n_walk_the_marks (void)
{
  Shown shown;
  g_autoptr (GPtrArray) marks = new_marks ();

  add_mention (marks, "person", "Maduro");
  add_mention (marks, "organisation", "White House");
  set_up (&shown, TEXT, marks);
  fixture_do_tool ("key n");
  wait_for_current (&shown, MN_RECORD_MENTION, "Maduro");
  fixture_do_tool ("key n");
  wait_for_current (&shown, MN_RECORD_MENTION, "White House");
  fixture_do_tool ("key shift+n");
  wait_for_current (&shown, MN_RECORD_MENTION, "Maduro");
  fixture_do_tool ("key Escape");
  wait_for_current (&shown, MN_RECORD_MENTION, NULL);
  tear_down (&shown);
}

static void
test_arrow_into_a_mark_makes_it_current (void)
{
  Shown shown;
  g_autoptr (GPtrArray) marks = new_marks ();

  add_mention (marks, "person", "Maduro");
  set_up (&shown, TEXT, marks);
  put_caret (&shown, " Maduro");
  fixture_do_tool ("key Right");
  wait_for_current (&shown, MN_RECORD_MENTION, "Maduro");
  tear_down (&shown);
}

static gboolean
has_no_double_click_pending (gpointer is_over)
{
  return *(gboolean *) is_over;
}

static gboolean
note_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_clicks_choose_the_innermost_then_outwards (void)
{
  Shown shown;
  g_autoptr (GPtrArray) marks = new_marks ();
  gboolean is_over = FALSE;
  int double_click_ms;

  add_claim (marks, "The White House credited the US president’s pressure for that.");
  add_mention (marks, "person", "US president");
  add_mention (marks, "place", "US");
  set_up (&shown, TEXT, marks);
  click (&shown, "US president");
  wait_for_current (&shown, MN_RECORD_MENTION, "US");

  /* Two clicks in quick succession select a word, and are not what is meant here */
  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click_ms, NULL);
  g_timeout_add ((guint) double_click_ms + 50, note_over, &is_over);
  fixture_wait (has_no_double_click_pending, &is_over);
  click (&shown, "US president");
  wait_for_current (&shown, MN_RECORD_MENTION, "US president");
  tear_down (&shown);
}

static void
test_drag_selects_whole_words (void)
{
  Shown shown;
  Wanted wanted = { &shown, 0, "Enrique Marquez" };

  set_up (&shown, TEXT, NULL);
  drag (&shown, "Enrique", "Marquez", NULL);
  fixture_wait (is_shown_selected, &wanted);
  g_assert_true (is_selected (&wanted));
  tear_down (&shown);
}

static void
test_control_drag_selects_to_the_letter (void)
{
  Shown shown;
  Wanted wanted = { &shown, 0, "nrique Marque" };

  set_up (&shown, TEXT, NULL);
  drag (&shown, "Enrique", "Marquez", "ctrl");
  fixture_wait (is_selected, &wanted);
  tear_down (&shown);
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static void
test_selection_raises_the_popover_and_a_letter_still_marks (void)
{
  Shown shown;
  GtkWidget *popover;

  set_up (&shown, TEXT, NULL);
  popover = find_descendant (shown.pane, MN_TYPE_MARK_POPOVER);
  drag (&shown, "White", "House", NULL);
  fixture_wait (is_visible, popover);
  fixture_do_tool ("key o");
  wait_for_current (&shown, MN_RECORD_MENTION, "White House");
  fixture_wait (is_hidden, popover);
  tear_down (&shown);
}

static gboolean
has_choice (gpointer revealer)
{
  return gtk_revealer_get_child_revealed (revealer);
}

static void
test_typing_a_name_links_to_an_entity_of_the_library (void)
{
  Shown shown;
  GtkWidget *popover, *entry;
  MnId entity;

  set_up (&shown, TEXT, NULL);
  popover = find_descendant (shown.pane, MN_TYPE_MARK_POPOVER);
  put_caret (&shown, "Marquez");
  fixture_do_tool ("key p");
  wait_for_current (&shown, MN_RECORD_MENTION, "Enrique Marquez");
  entity = ((MnMention *) mn_workspace_get_current (shown.base.workspace))->entity;

  drag (&shown, "former", "candidate", NULL);
  fixture_wait (is_visible, popover);
  entry = find_descendant (popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_grab_focus (entry);
  fixture_do_tool ("type marq");
  fixture_wait (has_choice, find_descendant (popover, GTK_TYPE_REVEALER));
  fixture_do_tool ("key Return");
  wait_for_current (&shown, MN_RECORD_MENTION, "former candidate");
  g_assert_true (mn_id_equal (&((MnMention *) mn_workspace_get_current (shown.base.workspace))->entity, &entity));
  fixture_wait (is_hidden, popover);
  fixture_wait (has_focus, shown.view);
  tear_down (&shown);
}

static void
test_escape_clears_the_selection_and_the_popover (void)
{
  Shown shown;
  GtkWidget *popover;
  guint start, end;

  set_up (&shown, TEXT, NULL);
  popover = find_descendant (shown.pane, MN_TYPE_MARK_POPOVER);
  drag (&shown, "White", "House", NULL);
  fixture_wait (is_visible, popover);
  fixture_do_tool ("key Escape");
  fixture_wait (is_hidden, popover);
  g_assert_false (mn_workspace_get_selection (shown.base.workspace, &start, &end));
  tear_down (&shown);
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Paragraph number %u says this. And it says that.\n", i);
  return g_string_free (text, FALSE);
}

static gboolean
is_in_view (gpointer data)
{
  Shown *shown = data;
  GtkTextView *view = GTK_TEXT_VIEW (shown->view);
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return gdk_rectangle_intersect (&visible, &place, NULL);
}

/* Each of its lines is as high as the first */
static gboolean
is_measured (gpointer data)
{
  Shown *shown = data;
  GtkTextView *view = GTK_TEXT_VIEW (shown->view);
  GtkTextIter start, end;
  int y, height, end_y, end_height;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  gtk_text_view_get_line_yrange (view, &start, &y, &height);
  gtk_text_view_get_line_yrange (view, &end, &end_y, &end_height);
  return end_y - y == height * gtk_text_iter_get_line (&end);
}

static void
test_reveal_brings_a_far_place_into_view (void)
{
  Shown shown;
  g_autofree char *text = make_long_text ();
  guint start, end;

  set_up (&shown, text, NULL);
  fixture_find (&shown.base, "Paragraph number 2500", 0, &start, &end);
  mn_workspace_reveal (shown.base.workspace, start, end);
  fixture_wait (is_in_view, &shown);
  /* It stays there while the lines above get their heights */
  fixture_wait (is_measured, &shown);
  fixture_wait (is_in_view, &shown);
  g_assert_cmpuint (mn_workspace_get_caret (shown.base.workspace), ==, start);
  tear_down (&shown);
}

static void
on_text_read (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

/* The paragraph is shown in pieces, and copied in one */
static void
test_copies_the_stored_text (void)
{
  Shown shown;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *copied = NULL;

  while (text->len < 20000)
    g_string_append (text, "One sentence of many. ");
  g_string_append (text, "The end.");
  set_up (&shown, text->str, NULL);
  fixture_do_tool ("key ctrl+a");
  fixture_do_tool ("key ctrl+c");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (shown.view), NULL, on_text_read, &copied);
  fixture_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, text->str);
  tear_down (&shown);
}

static void
test_without_a_document_says_what_to_do (void)
{
  Shown shown;
  GtkWidget *status;

  set_up (&shown, TEXT, NULL);
  status = find_descendant (shown.pane, ADW_TYPE_STATUS_PAGE);
  mn_workspace_set_document (shown.base.workspace, NULL);
  fixture_wait (is_visible, status);
  fixture_next_frame (&shown.base);
  g_object_unref (fixture_render (&shown.base, "pane-empty"));
  tear_down (&shown);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/view/letter-marks-the-name-at-the-caret", test_letter_marks_the_name_at_the_caret);
  g_test_add_func ("/view/delete-removes-and-control-z-brings-back", test_delete_removes_and_control_z_brings_back);
  g_test_add_func ("/view/c-marks-the-sentence", test_c_marks_the_sentence);
  g_test_add_func ("/view/digit-sets-the-kind-of-the-current-claim", test_digit_sets_the_kind_of_the_current_claim);
  g_test_add_func ("/view/n-and-shift-n-walk-the-marks", test_n_and_shift_n_walk_the_marks);
  g_test_add_func ("/view/arrow-into-a-mark-makes-it-current", test_arrow_into_a_mark_makes_it_current);
  g_test_add_func ("/view/clicks-choose-the-innermost-then-outwards", test_clicks_choose_the_innermost_then_outwards);
  g_test_add_func ("/view/drag-selects-whole-words", test_drag_selects_whole_words);
  g_test_add_func ("/view/control-drag-selects-to-the-letter", test_control_drag_selects_to_the_letter);
  g_test_add_func ("/view/selection-raises-the-popover-and-a-letter-still-marks",
                   test_selection_raises_the_popover_and_a_letter_still_marks);
  g_test_add_func ("/view/typing-a-name-links-to-an-entity-of-the-library",
                   test_typing_a_name_links_to_an_entity_of_the_library);
  g_test_add_func ("/view/escape-clears-the-selection-and-the-popover",
                   test_escape_clears_the_selection_and_the_popover);
  g_test_add_func ("/view/reveal-brings-a-far-place-into-view", test_reveal_brings_a_far_place_into_view);
  g_test_add_func ("/view/copies-the-stored-text", test_copies_the_stored_text);
  g_test_add_func ("/view/without-a-document-says-what-to-do", test_without_a_document_says_what_to_do);
  return g_test_run ();
}

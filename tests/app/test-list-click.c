/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-list-click.h"

#include <gdk/x11/gdkx.h>

#define ROW_HEIGHT 40
#define N_ROWS     5

typedef struct
{
  Fixture             base;
  GtkListView        *list;
  GtkSingleSelection *selection;
  gint                activated; /* which row, or -1 */
  guint               n_activated;
} Listed;

static void
on_activate (GtkListView *list G_GNUC_UNUSED,
             guint        position,
             Listed      *self)
{
  self->activated = (gint) position;
  self->n_activated++;
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new ("A row");

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_size_request (label, -1, ROW_HEIGHT);
  mn_list_click_activates (item, label);
}

static void
set_up (Listed *self)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  fixture_set_up (&self->base, "Article", NULL);
  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (strings, "A row");
  self->activated = -1;
  self->n_activated = 0;
  self->selection = gtk_single_selection_new (G_LIST_MODEL (strings));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  fixture_show (&self->base, GTK_WIDGET (self->list), 400, 300);
}

/* As from a hand, at the right end of a row, where its label is not */
static void
move_to_row (Listed     *self,
             guint       n,
             const char *more)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  double x, y;

  for (guint i = 0; i < n; i++)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_translate_coordinates (row, self->base.window, gtk_widget_get_width (row) - 4, 3, &x, &y);
  fixture_do_tool ("mousemove --window %lu %d %d%s",
                   gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (self->base.window))), (int) x, (int) y,
                   more);
}

static gboolean
is_under_pointer (gpointer row)
{
  return (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

static gboolean
is_activated (gpointer self)
{
  return ((Listed *) self)->n_activated > 0;
}

static void
test_pointer_selects_nothing (void)
{
  Listed listed;
  GtkWidget *row;

  set_up (&listed);
  row = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (listed.list)));
  gtk_single_selection_set_selected (listed.selection, 3);
  move_to_row (&listed, 1, "");
  fixture_wait (is_under_pointer, row);
  g_assert_cmpuint (gtk_single_selection_get_selected (listed.selection), ==, 3);
  g_assert_cmpuint (listed.n_activated, ==, 0);
  fixture_tear_down (&listed.base);
}

static void
test_click_activates_once (void)
{
  Listed listed;

  set_up (&listed);
  move_to_row (&listed, 2, " click 1");
  fixture_wait (is_activated, &listed);
  fixture_next_frame (&listed.base);
  g_assert_cmpint (listed.activated, ==, 2);
  g_assert_cmpuint (listed.n_activated, ==, 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (listed.selection), ==, 2);
  fixture_tear_down (&listed.base);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/list-click/pointer-selects-nothing", test_pointer_selects_nothing);
  g_test_add_func ("/list-click/click-activates-once", test_click_activates_once);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-follow-focus.h"

/* What stands above and below what has the keyboard shows too: its title, and that there is more */
#define MARGIN 24

static gboolean
find_extent (GtkWidget *focus,
             GtkWidget *child,
             double    *start,
             double    *end)
{
  graphene_rect_t bounds;

  if (focus == NULL || child == NULL || !gtk_widget_is_ancestor (focus, child)
      || !gtk_widget_compute_bounds (focus, child, &bounds))
    return FALSE;
  *start = (double) bounds.origin.y - MARGIN;
  *end = (double) (bounds.origin.y + bounds.size.height) + MARGIN;
  return TRUE;
}

static void
on_focus (GtkViewport *viewport,
          GParamSpec  *pspec G_GNUC_UNUSED,
          GtkWindow   *window)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  double start, end;

  if (find_extent (gtk_window_get_focus (window), gtk_viewport_get_child (viewport), &start, &end))
    gtk_adjustment_clamp_page (adjustment, MAX (start, 0), end);
}

static void
on_root (GtkViewport *viewport)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (viewport));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus), viewport, G_CONNECT_SWAPPED);
}

/**
 * mn_follow_focus:
 * @viewport: a viewport that is in no window yet
 *
 * Has what gets the keyboard show at once. The viewport itself would glide there; a list that is opened by the next key
 * meanwhile would open where its button was, which may be off the screen, and GTK 4.8 then finds no monitor for it.
 */
void
mn_follow_focus (GtkViewport *viewport)
{
  gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  g_signal_connect (viewport, "notify::root", G_CALLBACK (on_root), NULL);
}

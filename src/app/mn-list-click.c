/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-list-click.h"

static void
on_released (GtkListItem *item,
             int          n_press)
{
  if (n_press == 1)
    gtk_widget_activate_action (gtk_list_item_get_child (item), "list.activate-item", "u",
                                gtk_list_item_get_position (item));
}

/* On what is around the row too, which belongs to the list */
static void
on_parent (GtkWidget   *row,
           GParamSpec  *pspec G_GNUC_UNUSED,
           GtkListItem *item)
{
  GtkWidget *parent = gtk_widget_get_parent (row);
  GtkGesture *click;

  if (parent == NULL)
    return;
  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (parent, GTK_EVENT_CONTROLLER (click));
}

/**
 * mn_list_click_activates:
 * @item: a list item that is set up
 * @row: what it shows
 *
 * Puts @row into @item and has a click activate it. Unlike with #GtkListView:single-click-activate, the selection does not go
 * to wherever the pointer happens to lie: it says what is open, or what Enter takes.
 */
void
mn_list_click_activates (GtkListItem *item,
                         GtkWidget   *row)
{
  g_signal_connect_object (row, "notify::parent", G_CALLBACK (on_parent), item, 0);
  gtk_list_item_set_child (item, row);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-menu.h"

/* One pair of controllers on the list, not one on each of its some two hundred rows */

#define MENU "mn-entity-menu"

static void
raise_menu (GtkWidget   *list,
            MnEntityRow *row,
            double       x,
            double       y)
{
  MnEntityItem *item = row != NULL ? mn_entity_row_get_item (row) : NULL;
  GtkPopover *popover;
  GtkWidget *parent;
  char id[MN_ID_STRING_SIZE];

  if (item == NULL || mn_entity_item_is_header (item))
    return;
  /* its entries are about the current entity */
  gtk_widget_activate_action (list, "doc.show-entity", "s",
                              mn_id_to_string (&mn_entity_item_get_entity (item)->record.id, id));
  popover = g_object_get_data (G_OBJECT (list), MENU);
  parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  gtk_widget_translate_coordinates (list, parent, x, y, &x, &y);
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (popover);
}

static MnEntityRow *
pick_row (GtkWidget *list,
          double     x,
          double     y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, MN_TYPE_ENTITY_ROW) : NULL;

  return row != NULL ? MN_ENTITY_ROW (row) : NULL;
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press G_GNUC_UNUSED,
            double           x,
            double           y,
            GtkWidget       *list)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  raise_menu (list, pick_row (list, x, y), x, y);
}

/* Of the row that has the keyboard */
static gboolean
on_key (GtkWidget *list,
        GVariant  *arguments G_GNUC_UNUSED,
        gpointer   user_data G_GNUC_UNUSED)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *child = focus != NULL && gtk_widget_is_ancestor (focus, list) ? gtk_widget_get_first_child (focus) : NULL;
  double x, y;

  if (child == NULL || !MN_IS_ENTITY_ROW (child))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_translate_coordinates (child, list, 24, gtk_widget_get_height (child), &x, &y);
  raise_menu (list, MN_ENTITY_ROW (child), x, y);
  return GDK_EVENT_STOP;
}

static void
on_destroy (GtkWidget *scroller G_GNUC_UNUSED,
            GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
add_key (GtkEventController *keys,
         guint               keyval,
         GdkModifierType     modifiers)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                                          gtk_callback_action_new (on_key, NULL, NULL)));
}

/**
 * mn_entity_menu_install:
 * @list: a list in a scrolled window, whose rows hold an #MnEntityRow each
 * @menu: what can be done with the current entity
 *
 * Shows the menu for an entity that is clicked with the other button, or by the menu key.
 */
void
mn_entity_menu_install (GtkWidget  *list,
                        GMenuModel *menu)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  /* a list view allocates no child but its rows */
  gtk_widget_set_parent (popover, scroller);
  g_signal_connect (scroller, "destroy", G_CALLBACK (on_destroy), popover);
  g_object_set_data (G_OBJECT (list), MENU, popover);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), list);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
  add_key (keys, GDK_KEY_Menu, 0);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK);
  gtk_widget_add_controller (list, keys);
}

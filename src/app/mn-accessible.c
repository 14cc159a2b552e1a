/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-accessible.h"

static void
on_selected (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  const char *value = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
}

/**
 * mn_accessible_name_drop_down:
 * @drop_down: a drop-down over strings
 * @label: what has its name: a label beside it, or itself
 *
 * Has the button in it, which is what gets the keyboard, say that name, and what is chosen. GTK gives it none.
 */
void
mn_accessible_name_drop_down (GtkDropDown *drop_down,
                              GtkWidget   *label)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (on_selected), NULL);
  on_selected (drop_down);
}

/**
 * mn_accessible_name_row:
 * @child: the child of a list item
 * @name: what the row says
 *
 * Names the row of a list around @child, which is what gets the keyboard.
 */
void
mn_accessible_name_row (GtkWidget  *child,
                        const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

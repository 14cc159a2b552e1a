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

static void
say_label (GtkWidget *button,
           GtkWidget *label)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

/**
 * mn_accessible_mend_button:
 * @button: a button whose label has changed while it showed
 *
 * Has it say its label, see mn_accessible_mend_buttons().
 */
void
mn_accessible_mend_button (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  if (gtk_button_get_use_underline (button) && GTK_IS_LABEL (label))
    say_label (GTK_WIDGET (button), label);
}

/**
 * mn_accessible_mend_check_button:
 * @button: a check button whose label has changed while it showed
 *
 * Has it say its label, see mn_accessible_mend_buttons().
 */
void
mn_accessible_mend_check_button (GtkCheckButton *button)
{
  GtkWidget *label = gtk_widget_get_last_child (GTK_WIDGET (button));

  if (gtk_check_button_get_use_underline (button) && GTK_IS_LABEL (label))
    say_label (GTK_WIDGET (button), label);
}

static void
mend (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    mn_accessible_mend_button (GTK_BUTTON (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    mn_accessible_mend_check_button (GTK_CHECK_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    mend (child);
}

static gboolean
on_map (GSignalInvocationHint *hint G_GNUC_UNUSED,
        guint                  n_values G_GNUC_UNUSED,
        const GValue          *values,
        gpointer               user_data G_GNUC_UNUSED)
{
  GtkWidget *widget = g_value_get_object (values);

  /* of a window all buttons at once: a screen reader is told of those too that do not show yet */
  if (GTK_IS_WINDOW (widget) || GTK_IS_BUTTON (widget))
    mend (widget);
  return G_SOURCE_CONTINUE;
}

/**
 * mn_accessible_mend_buttons:
 *
 * Has every button say its label, once it shows. GTK 4.8 says one with a mnemonic twice, once with the underscore:
 * “_Undo Undo”. Those of dialogs are out of reach otherwise.
 */
void
mn_accessible_mend_buttons (void)
{
  /* signals are known once their class is */
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (klass)), 0, on_map, NULL, NULL);
}

static gboolean
leave_menu (gpointer user_data)
{
  g_autoptr (GtkWidget) menu = user_data;
  GtkRoot *root = gtk_widget_get_root (menu);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_get_mapped (menu) && gtk_widget_is_ancestor (focus, menu))
    gtk_widget_grab_focus (gtk_widget_get_parent (menu));
  return G_SOURCE_REMOVE;
}

static gboolean
on_unmap (GSignalInvocationHint *hint G_GNUC_UNUSED,
          guint                  n_values G_GNUC_UNUSED,
          const GValue          *values,
          gpointer               user_data G_GNUC_UNUSED)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    g_idle_add (leave_menu, g_object_ref (widget));
  return G_SOURCE_CONTINUE;
}

/**
 * mn_accessible_mend_menus:
 *
 * Has the keyboard leave every menu that closes. GTK 4.8 keeps it in one where something was chosen from a submenu, and then
 * no key does anything until the mouse is used.
 */
void
mn_accessible_mend_menus (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("unmap", G_TYPE_FROM_CLASS (klass)), 0, on_unmap, NULL, NULL);
}

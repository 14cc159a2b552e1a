/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-wheel.h"

static void
set_phase (GtkScrolledWindow  *area,
           GtkPropagationPhase phase)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (area));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, phase);
    }
}

static void
on_extent (GtkScrolledWindow *area,
           GtkAdjustment     *adjustment)
{
  gboolean fits = gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);

  set_phase (area, fits ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
}

/**
 * mn_wheel_pass_on:
 * @area: an area in something that scrolls too
 *
 * Lets the wheel go on to what @area is in as long as there is nothing to scroll in @area itself. GTK keeps it there, so
 * that a form that is scrolled through would stop at each field that the pointer comes over.
 */
void
mn_wheel_pass_on (GtkScrolledWindow *area)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (area);

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_extent), area, G_CONNECT_SWAPPED);
  on_extent (area, adjustment);
}

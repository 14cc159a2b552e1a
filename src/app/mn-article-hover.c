/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-hover.h"

#include "mn-workspace-layers.h"

/* The pointer rests so long on a mark before it lights up: one that only crosses the text is not to make it flicker */
#define REST_MS 120

#define BUTTONS (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)

typedef struct
{
  MnArticleView *view;
  MnId           mark;    /* under the pointer, or none */
  guint          resting;
} Hover;

static void
hover_free (gpointer data)
{
  Hover *self = data;

  g_clear_handle_id (&self->resting, g_source_remove);
  g_free (self);
}

static gboolean
on_rested (gpointer user_data)
{
  Hover *self = user_data;
  MnWorkspace *workspace = mn_article_view_get_workspace (self->view);

  self->resting = 0;
  if (workspace != NULL)
    mn_workspace_set_hovered (workspace, &self->mark);
  return G_SOURCE_REMOVE;
}

/* What was lit up ceases to be at once */
static void
take_mark (Hover      *self,
           const MnId *mark)
{
  MnWorkspace *workspace = mn_article_view_get_workspace (self->view);

  if (mn_id_equal (&self->mark, mark))
    return;
  self->mark = *mark;
  g_clear_handle_id (&self->resting, g_source_remove);
  if (workspace != NULL)
    mn_workspace_set_hovered (workspace, NULL);
  if (!mn_id_is_none (mark))
    self->resting = g_timeout_add (REST_MS, on_rested, self);
}

static void
on_leave (Hover *self)
{
  take_mark (self, &MN_ID_NONE);
}

static void
on_motion (Hover                    *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *motion)
{
  MnWorkspace *workspace = mn_article_view_get_workspace (self->view);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion));
  gint at = (state & BUTTONS) == 0 ? mn_article_view_find_at (self->view, x, y) : -1;
  g_autoptr (GPtrArray) marks
      = at >= 0 ? mn_workspace_marks_at (workspace, (guint) at, (guint) at + 1) : NULL;

  take_mark (self, marks != NULL && marks->len > 0 ? &((MnRecord *) marks->pdata[0])->id : &MN_ID_NONE);
}

static void
on_scrolled (GtkEventController *motion)
{
  on_leave (g_object_get_data (G_OBJECT (motion), "hover"));
}

/* What is scrolled away from under the pointer is no longer pointed at */
static void
on_adjustment (GtkEventController *motion)
{
  GtkScrollable *view = GTK_SCROLLABLE (gtk_event_controller_get_widget (motion));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (view);

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), motion, G_CONNECT_SWAPPED);
}

/**
 * mn_article_hover_attach:
 * @view: a view
 *
 * Lets a mark that the pointer rests on light up, with all that belongs together with it.
 */
void
mn_article_hover_attach (MnArticleView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  Hover *self = g_new0 (Hover, 1);

  self->view = view;
  g_object_set_data_full (G_OBJECT (motion), "hover", self, hover_free);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (on_adjustment), motion, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}

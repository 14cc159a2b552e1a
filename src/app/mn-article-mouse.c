/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-mouse.h"

#include "mn-workspace-layers.h"

/* How near to an edge of the current mark the pointer takes hold of it */
#define REACH 5

/* What the mouse does to the article: a click picks a mark, a drag selects words, or moves an edge of the current mark,
 * the other button raises the menu */
typedef struct
{
  MnArticleView *view;
  gint           pressed_at; /* where the button went down, in code points of the text; -1 where nothing is */
  guint          release_source;
  gboolean       is_dragging; /* an edge */
  gboolean       is_exact;
  MnId           mark;        /* whose edge it is */
  guint          piece;
  guint          fixed;       /* where the other edge of the piece is */
  guint          moved;
} Mouse;

static void
mouse_free (gpointer data)
{
  Mouse *self = data;

  g_clear_handle_id (&self->release_source, g_source_remove);
  g_free (self);
}

/* The innermost mark; of one that is current already the next one outwards, and after the outermost the innermost */
static void
pick_at (MnWorkspace *workspace,
         guint        offset)
{
  g_autoptr (GPtrArray) marks = mn_workspace_marks_at (workspace, offset, offset + 1);
  MnRecord *current = mn_workspace_get_current (workspace);
  guint position = 0;

  if (current != NULL && g_ptr_array_find (marks, current, &position))
    position = (position + 1) % marks->len;
  mn_workspace_set_current (workspace, marks->len > 0 ? &((MnRecord *) marks->pdata[position])->id : NULL);
}

/* After the text view has made of the release what it makes of it */
static gboolean
settle_selection (gpointer data)
{
  Mouse *self = data;
  MnWorkspace *workspace = mn_article_view_get_workspace (self->view);
  guint start, end;

  self->release_source = 0;
  if (workspace == NULL || mn_workspace_get_document (workspace) == NULL)
    return G_SOURCE_REMOVE;
  if (mn_workspace_get_selection (workspace, &start, &end))
    {
      if (mn_workspace_get_caret (workspace) <= start)
        mn_article_view_select (self->view, start, end);
      else
        mn_article_view_select (self->view, end, start);
      mn_article_view_show_types (self->view, FALSE);
    }
  else if (self->pressed_at >= 0)
    pick_at (workspace, (guint) self->pressed_at);
  else
    mn_workspace_set_current (workspace, NULL);
  return G_SOURCE_REMOVE;
}

static void
get_place (MnArticleView *view,
           GdkEvent      *event,
           double        *x,
           double        *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (view));
  double native_x, native_y;

  gdk_event_get_position (event, x, y);
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (view), *x - native_x, *y - native_y, x, y);
}

/* The edge of the current mark that the pointer is at */
static gboolean
find_edge (Mouse  *self,
           double  x,
           double  y,
           guint  *piece,
           guint  *fixed,
           guint  *moved)
{
  MnWorkspace *workspace = mn_article_view_get_workspace (self->view);
  MnRecord *current = workspace != NULL ? mn_workspace_get_current (workspace) : NULL;
  const MnSpans *spans = current != NULL ? mn_mark_get_spans (current) : NULL;

  for (guint i = 0; spans != NULL && i < spans->n; i++)
    {
      const MnSpan *span = &spans->items[i];

      if (span->start < 0)
        continue;
      *piece = i;
      *fixed = (guint) span->start;
      *moved = (guint) span->end;
      if (mn_article_view_is_at_edge (self->view, x, y, *moved, TRUE, REACH))
        return TRUE;
      *fixed = (guint) span->end;
      *moved = (guint) span->start;
      if (mn_article_view_is_at_edge (self->view, x, y, *moved, FALSE, REACH))
        return TRUE;
    }
  return FALSE;
}

/* The selection shows what the mark will be */
static void
drag_to (Mouse  *self,
         double  x,
         double  y)
{
  gint at = mn_article_view_find_near (self->view, x, y);

  if (at < 0 || (guint) at == self->fixed)
    return;
  self->moved = (guint) at;
  mn_article_view_set_exact (self->view, self->is_exact);
  mn_article_view_select (self->view, self->moved, self->fixed);
}

static void
end_drag (Mouse *self)
{
  MnWorkspace *workspace = mn_article_view_get_workspace (self->view);
  MnRecord *current = mn_workspace_get_current (workspace);
  guint start, end;

  self->is_dragging = FALSE;
  if (current != NULL && mn_id_equal (&current->id, &self->mark) && mn_workspace_get_selection (workspace, &start, &end))
    g_action_group_activate_action (mn_workspace_get_actions (workspace), "set-bounds",
                                    g_variant_new ("(uuu)", self->piece, start, end));
  mn_article_view_select (self->view, self->moved, self->moved);
}

static gboolean
on_edge_event (Mouse       *self,
               GdkEvent    *event,
               GdkEventType type)
{
  double x, y;

  get_place (self->view, event, &x, &y);
  if (type == GDK_BUTTON_PRESS && find_edge (self, x, y, &self->piece, &self->fixed, &self->moved))
    {
      self->mark = mn_workspace_get_current (mn_article_view_get_workspace (self->view))->id;
      self->is_dragging = TRUE;
      self->is_exact = FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return GDK_EVENT_STOP;
    }
  if (!self->is_dragging)
    return GDK_EVENT_PROPAGATE;
  self->is_exact = (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0;
  drag_to (self, x, y);
  if (type == GDK_BUTTON_RELEASE)
    end_drag (self);
  return GDK_EVENT_STOP;
}

static void
show_cursor (Mouse    *self,
             GdkEvent *event)
{
  guint piece, fixed, moved;
  double x, y;

  get_place (self->view, event, &x, &y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view),
                                   find_edge (self, x, y, &piece, &fixed, &moved) ? "ew-resize" : "text");
}

/* The gestures of the text view claim what they see, and would cancel another one here: so this looks at the events */
static gboolean
on_event (Mouse    *self,
          GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if (type == GDK_MOTION_NOTIFY)
    {
      if (self->is_dragging)
        return on_edge_event (self, event, type);
      if ((gdk_event_get_modifier_state (event) & GDK_BUTTON1_MASK) == 0)
        show_cursor (self, event);
      return GDK_EVENT_PROPAGATE;
    }
  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  if (on_edge_event (self, event, type) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;

  if (type == GDK_BUTTON_PRESS)
    {
      get_place (self->view, event, &x, &y);
      mn_article_view_set_exact (self->view, FALSE);
      self->pressed_at = mn_article_view_find_at (self->view, x, y);
      return GDK_EVENT_PROPAGATE;
    }
  mn_article_view_set_exact (self->view, (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0);
  if (self->release_source == 0)
    self->release_source = g_idle_add (settle_selection, self);
  return GDK_EVENT_PROPAGATE;
}

static void
on_right_click (MnArticleView   *view,
                int              n_press G_GNUC_UNUSED,
                double           x,
                double           y,
                GtkGestureClick *click)
{
  MnWorkspace *workspace = mn_article_view_get_workspace (view);
  MnDocument *document = workspace != NULL ? mn_workspace_get_document (workspace) : NULL;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  gint at = mn_article_view_find_at (view, x, y);
  guint start, end;

  if (document == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (at < 0)
    mn_workspace_set_current (workspace, NULL);
  else if (!mn_workspace_get_selection (workspace, &start, &end) || (guint) at < start || (guint) at >= end)
    {
      g_autoptr (GPtrArray) marks = mn_workspace_marks_at (workspace, (guint) at, (guint) at + 1);
      MnRecord *current = mn_workspace_get_current (workspace);

      mn_article_view_select (view, (guint) at, (guint) at);
      if (current == NULL || !g_ptr_array_find (marks, current, NULL))
        mn_workspace_set_current (workspace, marks->len > 0 ? &((MnRecord *) marks->pdata[0])->id : NULL);
    }
  g_signal_emit_by_name (view, "show-menu", &place);
}

/**
 * mn_article_mouse_attach:
 * @view: a view
 *
 * Lets the mouse pick marks, select whole words (with Ctrl: what was selected, to the letter), move the edges of the
 * current mark, and raise the menu.
 */
void
mn_article_mouse_attach (MnArticleView *view)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *right_click = gtk_gesture_click_new ();
  Mouse *self = g_new0 (Mouse, 1);

  self->view = view;
  self->pressed_at = -1;
  g_object_set_data_full (G_OBJECT (events), "mouse", self, mouse_free);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (view), events);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (right_click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (right_click, "pressed", G_CALLBACK (on_right_click), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (right_click));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-places.h"

/* Nearer than this, in characters, is the same place: it was in view, or the next key goes there too */
#define NEAR 1500

#define MOST_PLACES 100

#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

typedef struct
{
  MnId  article;
  guint offset;
  MnId  entity; /* whose page showed in the place of the article; none where the article did */
} Place;

struct _MnPlaces
{
  GObject   parent_instance;

  MnWindow *window;   /* not owned: it owns this */
  GArray   *back;     /* of Place, the last one the nearest */
  GArray   *forward;
  Place     going;    /* where it is being gone to in another article; none while it is not */
  gboolean  is_going; /* what is left then has been noted */
};

G_DEFINE_FINAL_TYPE (MnPlaces, mn_places, G_TYPE_OBJECT)

static void
update_actions (MnPlaces *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self->window), "win.back", self->back->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->window), "win.forward", self->forward->len > 0);
}

static gboolean
get_place (MnPlaces *self,
           Place    *place)
{
  MnWorkspace *workspace = mn_window_get_workspace (self->window);
  MnDocument *document = mn_workspace_get_document (workspace);
  const MnId *entity = mn_middle_get_entity (mn_window_get_middle (self->window));

  *place = (Place){ MN_ID_NONE, 0, entity != NULL ? *entity : MN_ID_NONE };
  if (document == NULL)
    return entity != NULL;
  place->article = *mn_document_get_id (document);
  place->offset = mn_workspace_get_caret (workspace);
  return TRUE;
}

static void
push (GArray      *places,
      const Place *place)
{
  if (places->len == MOST_PLACES)
    g_array_remove_index (places, 0);
  g_array_append_val (places, *place);
}

static void
on_leave (MnPlaces *self,
          guint     target)
{
  Place here;

  if (self->is_going || !get_place (self, &here))
    return;
  if (target != G_MAXUINT && mn_id_is_none (&here.entity) && ABS ((gint64) target - (gint64) here.offset) < NEAR)
    return;
  push (self->back, &here);
  g_array_set_size (self->forward, 0);
  update_actions (self);
}

/* After the view has its text */
static void
on_document (MnPlaces *self)
{
  MnWorkspace *workspace = mn_window_get_workspace (self->window);
  MnDocument *document = mn_workspace_get_document (workspace);
  Place going = self->going;

  self->going.article = MN_ID_NONE;
  self->is_going = FALSE;
  if (document != NULL && mn_id_equal (mn_document_get_id (document), &going.article))
    mn_workspace_select (workspace, going.offset, going.offset);
}

static void
on_pressed (MnPlaces        *self,
            int              n_press G_GNUC_UNUSED,
            double           x G_GNUC_UNUSED,
            double           y G_GNUC_UNUSED,
            GtkGestureClick *click)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  if (button == BUTTON_BACK || button == BUTTON_FORWARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      mn_places_go (self, button == BUTTON_FORWARD);
    }
}

static void
mn_places_finalize (GObject *object)
{
  MnPlaces *self = MN_PLACES (object);

  g_array_unref (self->back);
  g_array_unref (self->forward);

  G_OBJECT_CLASS (mn_places_parent_class)->finalize (object);
}

static void
mn_places_class_init (MnPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_places_finalize;
}

static void
mn_places_init (MnPlaces *self)
{
  self->back = g_array_new (FALSE, FALSE, sizeof (Place));
  self->forward = g_array_new (FALSE, FALSE, sizeof (Place));
}

/**
 * mn_places_new:
 * @window: a window with its workspace, which outlives this
 *
 * Follows where the window goes.
 *
 * Returns: (transfer full): its places
 */
MnPlaces *
mn_places_new (MnWindow *window)
{
  MnPlaces *self = g_object_new (MN_TYPE_PLACES, NULL);
  MnWorkspace *workspace = mn_window_get_workspace (window);
  GtkGesture *click = gtk_gesture_click_new ();

  self->window = window;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (workspace, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (self);
  return self;
}

static gboolean
is_there (MnPlaces    *self,
          const Place *place)
{
  MnLibrary *library = mn_workspace_get_library (mn_window_get_workspace (self->window));
  gboolean is_page = !mn_id_is_none (&place->entity);
  g_autoptr (MnRecord) record
      = mn_snapshot_get (mn_library_get_snapshot (library), is_page ? MN_RECORD_ENTITY : MN_RECORD_ARTICLE, &MN_ID_NONE,
                         is_page ? &place->entity : &place->article, NULL);

  return record != NULL;
}

/**
 * mn_places_go:
 * @self: the places of a window
 * @forward: whether to go forward again, not back
 *
 * Goes to the place before, or to the one that was gone back from. One whose article or entity is gone is passed over.
 */
void
mn_places_go (MnPlaces *self,
              gboolean  forward)
{
  GArray *from = forward ? self->forward : self->back;
  MnWorkspace *workspace = mn_window_get_workspace (self->window);
  Place here, there;

  while (from->len > 0)
    {
      there = g_array_index (from, Place, from->len - 1);
      g_array_set_size (from, from->len - 1);
      if (!is_there (self, &there))
        continue;
      if (get_place (self, &here))
        push (forward ? self->back : self->forward, &here);
      if (!mn_id_is_none (&there.entity))
        mn_middle_show_entity (mn_window_get_middle (self->window), &there.entity);
      else if (mn_workspace_get_document (workspace) != NULL && mn_id_equal (&here.article, &there.article))
        mn_workspace_select (workspace, there.offset, there.offset);
      else
        {
          self->going = there;
          self->is_going = TRUE;
          mn_window_open_article (self->window, &there.article);
        }
      break;
    }
  update_actions (self);
}

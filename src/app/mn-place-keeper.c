/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-place-keeper.h"

/* In these the lines around the place get their heights */
#define N_FRAMES 3

struct _MnPlaceKeeper
{
  GtkTextView   *view;
  GtkAdjustment *adjustment;
  guint          offset;
  double         align;   /* how far down the place is to be, of the view's height */
  int            y;       /* where it was when last looked at */
  guint          n_looks; /* how often to look again */
  guint          source;
  gboolean       is_kept;
  gboolean       is_scrolling; /* by its own doing */
};

static int
get_y (MnPlaceKeeper *self)
{
  GtkTextIter iter;
  GdkRectangle place;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, (int) self->offset);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  return place.y;
}

static void
scroll (MnPlaceKeeper *self)
{
  if (self->adjustment == NULL)
    return;
  self->y = get_y (self);
  self->is_scrolling = TRUE;
  gtk_adjustment_set_value (self->adjustment, self->y - gtk_adjustment_get_page_size (self->adjustment) * self->align);
  self->is_scrolling = FALSE;
}

static gboolean
look_again (GtkWidget     *view G_GNUC_UNUSED,
            GdkFrameClock *clock G_GNUC_UNUSED,
            gpointer       keeper)
{
  MnPlaceKeeper *self = keeper;

  scroll (self);
  if (self->n_looks-- > 0)
    return G_SOURCE_CONTINUE;
  self->n_looks = 0;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
look_for (MnPlaceKeeper *self,
          guint          n_frames)
{
  self->n_looks = MAX (self->n_looks, n_frames);
  if (self->source == 0)
    self->source = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), look_again, self, NULL);
}

static void
on_measured (MnPlaceKeeper *self)
{
  if (self->is_kept)
    look_for (self, 0);
}

/* While the place is where it was, it is a hand that scrolls away from it */
static void
on_scrolled (MnPlaceKeeper *self)
{
  if (self->is_kept && !self->is_scrolling && get_y (self) == self->y)
    mn_place_keeper_let_go (self);
}

static void
on_adjustment (MnPlaceKeeper *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  if (self->adjustment == NULL)
    return;
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (on_measured), self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
}

/**
 * mn_place_keeper_new:
 * @view: (transfer none): a text view, which must outlive the keeper
 *
 * Returns: (transfer full): a keeper that keeps nothing yet
 */
MnPlaceKeeper *
mn_place_keeper_new (GtkTextView *view)
{
  MnPlaceKeeper *self = g_new0 (MnPlaceKeeper, 1);

  self->view = view;
  g_signal_connect_swapped (view, "notify::vadjustment", G_CALLBACK (on_adjustment), self);
  on_adjustment (self);
  return self;
}

/**
 * mn_place_keeper_free:
 * @self: (transfer full): a keeper
 */
void
mn_place_keeper_free (MnPlaceKeeper *self)
{
  mn_place_keeper_let_go (self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_free (self);
}

/**
 * mn_place_keeper_go:
 * @self: a keeper
 * @offset: a place in the buffer
 * @align: how far down it is to be, from 0 to 1 of the view's height
 *
 * Goes to a place and keeps it in view.
 */
void
mn_place_keeper_go (MnPlaceKeeper *self,
                    guint          offset,
                    double         align)
{
  self->offset = offset;
  self->align = align;
  self->is_kept = TRUE;
  scroll (self);
  look_for (self, N_FRAMES);
}

/**
 * mn_place_keeper_let_go:
 * @self: a keeper
 *
 * Keeps the place no longer: something else decides now what is in view.
 */
void
mn_place_keeper_let_go (MnPlaceKeeper *self)
{
  self->is_kept = FALSE;
  self->n_looks = 0;
  if (self->source != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->source);
  self->source = 0;
}

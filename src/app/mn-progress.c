/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-progress.h"

#include <glib/gi18n.h>

#define MOMENT_MS 400

struct _MnProgress
{
  GObject       parent_instance;

  GtkWindow    *window;
  char         *heading;
  char         *body;
  GCancellable *cancellable;
  GtkWidget    *dialog;
  GtkWidget    *bar;
  double        done;
  guint         timeout;
};

G_DEFINE_FINAL_TYPE (MnProgress, mn_progress, G_TYPE_OBJECT)

static void
on_response (MnProgress *self)
{
  self->dialog = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
}

static gboolean
on_moment (gpointer user_data)
{
  MnProgress *self = user_data;

  self->timeout = 0;
  self->dialog = adw_message_dialog_new (self->window, self->heading, self->body);
  self->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), self->done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->heading, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), self->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Cancel"));
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (on_response), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

static void
mn_progress_finalize (GObject *object)
{
  MnProgress *self = MN_PROGRESS (object);

  mn_progress_end (self);
  g_clear_object (&self->cancellable);
  g_free (self->heading);
  g_free (self->body);

  G_OBJECT_CLASS (mn_progress_parent_class)->finalize (object);
}

static void
mn_progress_class_init (MnProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_progress_finalize;
}

static void
mn_progress_init (MnProgress *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * mn_progress_new:
 * @window: the window it is for
 * @heading: what is being done
 * @body: (nullable): to what
 *
 * Returns: (transfer full): a job that has begun
 */
MnProgress *
mn_progress_new (GtkWindow  *window,
            const char *heading,
            const char *body)
{
  MnProgress *self = g_object_new (MN_TYPE_PROGRESS, NULL);

  self->window = window;
  self->heading = g_strdup (heading);
  self->body = g_strdup (body);
  self->timeout = g_timeout_add (MOMENT_MS, on_moment, self);
  return self;
}

/**
 * mn_progress_get_cancellable:
 * @self: a job
 *
 * Returns: (transfer none): what stops it
 */
GCancellable *
mn_progress_get_cancellable (MnProgress *self)
{
  return self->cancellable;
}

/**
 * mn_progress_set_done:
 * @done: how much is done, from 0 to 1
 * @progress: a job
 *
 * Shows how far it is; with the arguments of a progress function.
 */
void
mn_progress_set_done (double   done,
                     gpointer progress)
{
  MnProgress *self = MN_PROGRESS (progress);

  self->done = CLAMP (done, 0, 1);
  if (self->bar != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), self->done);
}

/**
 * mn_progress_end:
 * @self: a job
 *
 * Ends it: the dialog goes.
 */
void
mn_progress_end (MnProgress *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self);
      gtk_window_destroy (GTK_WINDOW (self->dialog));
      self->dialog = NULL;
      self->bar = NULL;
    }
}

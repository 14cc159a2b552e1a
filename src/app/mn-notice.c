/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "config.h"

#include "mn-notice.h"

#include "mn-accessible.h"

/* libadwaita's toasts would be the thing to use, but those of 1.2 neither let a newer message have its full time nor survive
 * that one is taken away while it comes. */
struct _MnNotice
{
  GtkWidget    parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *button;
  char        *action; /* what the button does, as a detailed name */
  GSettings   *settings;
  guint        timer; /* until it goes; 0 while it is held or hidden */
  gboolean     is_pointed_at;
  gboolean     is_focused;
};

G_DEFINE_FINAL_TYPE (MnNotice, mn_notice, GTK_TYPE_WIDGET)

static gboolean
on_time (gpointer user_data)
{
  MnNotice *self = user_data;

  self->timer = 0;
  mn_notice_hide (self);
  return G_SOURCE_REMOVE;
}

static void
restart (MnNotice *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (gtk_revealer_get_reveal_child (self->revealer) && !self->is_pointed_at && !self->is_focused)
    self->timer = g_timeout_add_seconds (g_settings_get_uint (self->settings, "notice-seconds"), on_time, self);
}

static void
on_enter (MnNotice *self)
{
  self->is_pointed_at = TRUE;
  restart (self);
}

static void
on_leave (MnNotice *self)
{
  self->is_pointed_at = FALSE;
  restart (self);
}

static void
on_focus (MnNotice           *self,
          GParamSpec         *pspec G_GNUC_UNUSED,
          GtkEventController *controller)
{
  self->is_focused = gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (controller));
  restart (self);
}

/* Hidden before it acts: what is done may say something in its turn */
static void
on_clicked (MnNotice *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  mn_notice_hide (self);
  if (g_action_parse_detailed_name (self->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/* What is gone is not there for the mouse or a screen reader either */
static void
on_revealed (MnNotice *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer) && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
mn_notice_dispose (GObject *object)
{
  MnNotice *self = MN_NOTICE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->action, g_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mn_notice_parent_class)->dispose (object);
}

static void
mn_notice_class_init (MnNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, MnNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, MnNotice, label);
  gtk_widget_class_bind_template_child (widget_class, MnNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, mn_notice_hide);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_focus);
  gtk_widget_class_bind_template_callback (widget_class, on_revealed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
mn_notice_init (MnNotice *self)
{
  self->settings = g_settings_new (MN_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_notice_show:
 * @self: a notice
 * @message: plain text
 * @button: (nullable): the label of a button, with a mnemonic
 * @action: (nullable): the detailed action that the button activates
 *
 * Shows a message for some seconds, in place of the one that shows.
 */
void
mn_notice_show (MnNotice   *self,
                const char *message,
                const char *button,
                const char *action)
{
  gtk_label_set_text (self->label, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (self->button, button);
      mn_accessible_mend_button (self->button);
      g_free (self->action);
      self->action = g_strdup (action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  restart (self);
}

/**
 * mn_notice_hide:
 * @self: a notice
 *
 * Lets the message go before its time.
 */
void
mn_notice_hide (MnNotice *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  on_revealed (self);
}

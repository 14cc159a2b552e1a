/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-message-strip.h"

struct _MnMessageStrip
{
  GtkWidget    parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkWidget   *close;
};

G_DEFINE_FINAL_TYPE (MnMessageStrip, mn_message_strip, GTK_TYPE_WIDGET)

/* What is folded away is not there for a screen reader either */
static void
on_folded (MnMessageStrip *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer) && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

static void
mn_message_strip_dispose (GObject *object)
{
  MnMessageStrip *self = MN_MESSAGE_STRIP (object);

  g_clear_pointer ((GtkWidget **) &self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_message_strip_parent_class)->dispose (object);
}

static void
mn_message_strip_class_init (MnMessageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_message_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-message-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, MnMessageStrip, revealer);
  gtk_widget_class_bind_template_child (widget_class, MnMessageStrip, label);
  gtk_widget_class_bind_template_child (widget_class, MnMessageStrip, close);
  gtk_widget_class_bind_template_callback (widget_class, mn_message_strip_hide);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
mn_message_strip_init (MnMessageStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_message_strip_show:
 * @self: a strip
 * @message: what to say
 * @can_close: whether the user may put it away
 */
void
mn_message_strip_show (MnMessageStrip *self,
                       const char     *message,
                       gboolean        can_close)
{
  gtk_label_set_text (self->label, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_widget_set_visible (self->close, can_close);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * mn_message_strip_hide:
 * @self: a strip
 */
void
mn_message_strip_hide (MnMessageStrip *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  on_folded (self);
}

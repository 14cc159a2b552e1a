/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-span-row.h"

struct _MnSpanRow
{
  GtkWidget  parent_instance;

  GtkLabel  *quote;
  GtkWidget *remove;
  char      *start;
};

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnSpanRow, mn_span_row, GTK_TYPE_WIDGET)

static void
on_clicked (MnSpanRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0, self->start);
}

static void
mn_span_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&MN_SPAN_ROW (object)->start, g_free);

  G_OBJECT_CLASS (mn_span_row_parent_class)->dispose (object);
}

static void
mn_span_row_class_init (MnSpanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_span_row_dispose;

  /**
   * MnSpanRow::remove:
   * @self: a row
   * @start: where its span begins, in digits
   */
  signals[REMOVE] = g_signal_new ("remove", MN_TYPE_SPAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-span-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnSpanRow, quote);
  gtk_widget_class_bind_template_child (widget_class, MnSpanRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
mn_span_row_init (MnSpanRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_span_row_new:
 * @span: a span
 * @remove_label: (nullable): what its button does, or %NULL where it cannot be taken away
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mn_span_row_new (const MnSpan *span,
                 const char   *remove_label)
{
  MnSpanRow *self = g_object_new (MN_TYPE_SPAN_ROW, NULL);
  g_autofree char *quote = g_strdup_printf ("“%s”", span->quote);

  g_strdelimit (quote, "\n\t", ' ');
  self->start = g_strdup_printf ("%d", span->start);
  gtk_label_set_text (self->quote, quote);
  gtk_widget_set_visible (self->remove, remove_label != NULL);
  if (remove_label != NULL)
    {
      gtk_widget_set_tooltip_text (self->remove, remove_label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_label, -1);
    }
  return GTK_WIDGET (self);
}

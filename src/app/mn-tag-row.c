/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-row.h"

#include "mn-accessible.h"
#include "mn-swatch.h"
#include "mn-tag-colors.h"

#include <glib/gi18n.h>

struct _MnTagRow
{
  GtkWidget  parent_instance;

  MnSwatch  *swatch;
  GtkLabel  *title;
  GtkLabel  *detail;
  GtkWidget *warning;
  MnTagItem *item; /* NULL where none is shown */
};

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnTagRow, mn_tag_row, GTK_TYPE_WIDGET)

static void
update (MnTagRow *self)
{
  const MnTagPlace *place = mn_tag_item_get_place (self->item);
  const MnTag *tag = mn_tag_item_get_tag (self->item);
  g_autofree char *title = mn_tag_item_dup_title (self->item);
  g_autofree char *detail = mn_tag_item_dup_detail (self->item);
  gboolean has_color = tag != NULL && place->list != MN_TAGS_STANCES && place->list != MN_TAGS_ROLES;
  g_autofree char *fault
      = has_color ? mn_tag_colors_find_fault (mn_tag_item_get_tagset (self->item), place->list, place->id) : NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->swatch), has_color);
  mn_swatch_set_tag (self->swatch, tag);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), detail);
  gtk_widget_set_visible (self->warning, fault != NULL);
  gtk_widget_set_tooltip_text (self->warning, fault);
  name = fault != NULL ? g_strdup_printf ("%s. %s", title, fault) : g_strdup (title);
  mn_accessible_name_row (GTK_WIDGET (self), name);
}

static GdkContentProvider *
on_prepare (MnTagRow *self)
{
  return self->item != NULL ? gdk_content_provider_new_typed (MN_TYPE_TAG_ITEM, self->item) : NULL;
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag       *drag G_GNUC_UNUSED,
               MnTagRow      *self)
{
  g_autoptr (GdkPaintable) image = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, image, 0, 0);
}

static gboolean
on_drop (MnTagRow     *self,
         const GValue *value)
{
  MnTagItem *dragged = g_value_get_object (value);

  if (self->item == NULL || dragged == self->item)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, dragged, self->item);
  return TRUE;
}

static void
drop_item (MnTagRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

static void
mn_tag_row_dispose (GObject *object)
{
  GtkWidget *child;

  drop_item (MN_TAG_ROW (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_tag_row_parent_class)->dispose (object);
}

static void
mn_tag_row_class_init (MnTagRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_tag_row_dispose;

  /**
   * MnTagRow::dropped:
   * @self: a row
   * @dragged: what was dragged
   * @target: what it was dropped on: its place is where it shall be
   */
  signals[DROPPED] = g_signal_new ("dropped", MN_TYPE_TAG_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   MN_TYPE_TAG_ITEM, MN_TYPE_TAG_ITEM);

  g_type_ensure (MN_TYPE_SWATCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-tag-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnTagRow, title);
  gtk_widget_class_bind_template_child (widget_class, MnTagRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MnTagRow, warning);
}

static void
mn_tag_row_init (MnTagRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MN_TYPE_TAG_ITEM, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->swatch = MN_SWATCH (mn_swatch_new (NULL, TRUE));
  gtk_widget_insert_before (GTK_WIDGET (self->swatch), GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * mn_tag_row_show:
 * @self: a row
 * @item: (nullable): what to show
 */
void
mn_tag_row_show (MnTagRow  *self,
                 MnTagItem *item)
{
  drop_item (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-drag.h"

#include "mn-entity-row.h"

/* One pair of controllers on the list, not one on each of its some two hundred rows */

#define TARGET "mn-drop-target"

static MnEntityRow *
pick_row (GtkWidget *list,
          double     x,
          double     y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, MN_TYPE_ENTITY_ROW) : NULL;
  MnEntityItem *item = row != NULL ? mn_entity_row_get_item (MN_ENTITY_ROW (row)) : NULL;

  return item != NULL && !mn_entity_item_is_header (item) ? MN_ENTITY_ROW (row) : NULL;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            GtkWidget     *list)
{
  MnEntityRow *row = pick_row (list, x, y);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL)
    return NULL;
  paintable = gtk_widget_paintable_new (GTK_WIDGET (row));
  picture = gdk_paintable_get_current_image (paintable); /* the row may come to show another */
  gtk_drag_source_set_icon (source, picture, 0, 0);
  return gdk_content_provider_new_typed (MN_TYPE_ENTITY_ITEM, mn_entity_row_get_item (row));
}

/* Shows into which row the entity would go */
static void
set_target (GtkWidget   *list,
            MnEntityRow *row)
{
  GtkWidget *target = row != NULL ? gtk_widget_get_parent (GTK_WIDGET (row)) : NULL;
  GtkWidget *before = g_object_get_data (G_OBJECT (list), TARGET);

  if (target == before)
    return;
  if (before != NULL)
    gtk_widget_unset_state_flags (before, GTK_STATE_FLAG_DROP_ACTIVE);
  if (target != NULL)
    gtk_widget_set_state_flags (target, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
  g_object_set_data_full (G_OBJECT (list), TARGET, target != NULL ? g_object_ref (target) : NULL, g_object_unref);
}

/* Where it can be dropped: on another entity than itself */
static MnEntityRow *
find_target (GtkWidget    *list,
             const GValue *value,
             double        x,
             double        y)
{
  MnEntityRow *row = pick_row (list, x, y);
  MnEntityItem *item = value != NULL ? g_value_get_object (value) : NULL;
  const MnId *dragged = item != NULL ? &mn_entity_item_get_entity (item)->record.id : NULL;

  if (row == NULL || dragged == NULL)
    return NULL;
  return mn_id_equal (dragged, &mn_entity_item_get_entity (mn_entity_row_get_item (row))->record.id) ? NULL : row;
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double         x,
           double         y,
           GtkWidget     *list)
{
  MnEntityRow *row = find_target (list, gtk_drop_target_get_value (target), x, y);

  set_target (list, row);
  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_leave (GtkDropTarget *target G_GNUC_UNUSED,
          GtkWidget     *list)
{
  set_target (list, NULL);
}

static gboolean
on_drop (GtkDropTarget *target G_GNUC_UNUSED,
         const GValue  *value,
         double         x,
         double         y,
         GtkWidget     *list)
{
  MnEntityRow *row = find_target (list, value, x, y);
  char kept[MN_ID_STRING_SIZE], merged[MN_ID_STRING_SIZE];

  set_target (list, NULL);
  if (row == NULL)
    return FALSE;
  mn_id_to_string (&mn_entity_item_get_entity (mn_entity_row_get_item (row))->record.id, kept);
  mn_id_to_string (&mn_entity_item_get_entity (g_value_get_object (value))->record.id, merged);
  return gtk_widget_activate_action (list, "win.merge-entities", "(ss)", kept, merged);
}

/**
 * mn_entity_drag_install:
 * @list: a list whose rows hold an #MnEntityRow each
 *
 * Has an entity that is dragged onto another be merged into that one.
 */
void
mn_entity_drag_install (GtkWidget *list)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MN_TYPE_ENTITY_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), list);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), list);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), list);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), list);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (target));
}

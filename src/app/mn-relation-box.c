/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-relation-box.h"

#include "mn-relation-row.h"
#include "mn-relation-side.h"
#include "mn-workspace-evidence.h"

struct _MnRelationBox
{
  GtkWidget     parent_instance;

  MnWorkspace  *workspace;
  gboolean      is_of_entity;
  MnId          shown;   /* whose relations are shown */
  GPtrArray    *sides;   /* of MnRelationSide */
  GCancellable *reading;
  GtkBox       *rows;
};

enum
{
  PROP_0,
  PROP_IS_OF_ENTITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnRelationBox, mn_relation_box, GTK_TYPE_WIDGET)

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      MnRelationSide *one = a->pdata[i], *other = b->pdata[i];

      if (!mn_id_equal (&one->relation->record.id, &other->relation->record.id)
          || one->relation->record.revision != other->relation->record.revision
          || one->other->revision != other->other->revision || g_strcmp0 (one->title, other->title) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Rows that are there show something else, so that the keyboard stays where it is */
static void
show_sides (MnRelationBox *self,
            GPtrArray     *sides)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (guint i = 0; sides != NULL && i < sides->len; i++)
    {
      if (row == NULL)
        {
          row = mn_relation_row_new (self->workspace);
          gtk_box_append (self->rows, row);
        }
      mn_relation_row_show (MN_RELATION_ROW (row), sides->pdata[i]);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->rows, row);
      row = next;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), sides != NULL && sides->len > 0);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  if (sides != NULL)
    self->sides = g_ptr_array_ref (sides);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MnRelationBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sides = mn_relation_sides_finish (MN_LIBRARY (source), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sides == NULL)
    mn_workspace_fail (self->workspace, error);
  else if (!is_same (self->sides, sides))
    show_sides (self, sides);
}

static void
stop_reading (MnRelationBox *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_sides (MnRelationBox *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  mn_relation_sides_async (mn_workspace_get_library (self->workspace), &self->shown, self->reading, on_read,
                           g_object_ref (self));
}

static MnRecord *
get_end (MnRelationBox *self)
{
  if (self->is_of_entity)
    return (MnRecord *) mn_workspace_get_current_entity (self->workspace);
  return (MnRecord *) mn_workspace_get_current_claim (self->workspace);
}

static void
update (MnRelationBox *self)
{
  MnRecord *end = get_end (self);

  if (end == NULL)
    {
      stop_reading (self);
      self->shown = MN_ID_NONE;
      show_sides (self, NULL);
    }
  else if (!mn_id_equal (&self->shown, &end->id))
    {
      self->shown = end->id;
      show_sides (self, NULL);
      read_sides (self);
    }
}

static gboolean
is_shown (MnRelationBox *self,
          const MnId    *id)
{
  for (guint i = 0; self->sides != NULL && i < self->sides->len; i++)
    {
      MnRelationSide *side = self->sides->pdata[i];

      if (mn_id_equal (&side->other->id, id) || mn_id_equal (&side->relation->record.id, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
concerns (MnRelationBox *self,
          MnRecord      *record)
{
  MnRelation *relation = (MnRelation *) record;

  if (record == NULL)
    return FALSE;
  if (mn_record_kind (record) == MN_RECORD_RELATION
      && (mn_id_equal (&relation->from.id, &self->shown) || mn_id_equal (&relation->to.id, &self->shown)))
    return TRUE;
  return is_shown (self, &record->id);
}

static void
on_applied (MnRelationBox *self,
            MnChange      *change)
{
  for (guint i = 0; !mn_id_is_none (&self->shown) && i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (concerns (self, item->before) || concerns (self, item->after))
        {
          read_sides (self);
          return;
        }
    }
}

static void
on_elsewhere (MnRelationBox *self,
              GArray        *keys)
{
  for (guint i = 0; !mn_id_is_none (&self->shown) && i < keys->len; i++)
    {
      const MnRecordKey *key = &g_array_index (keys, MnRecordKey, i);

      if (key->kind == MN_RECORD_RELATION || is_shown (self, &key->id))
        {
          read_sides (self);
          return;
        }
    }
}

static void
on_tagset (MnRelationBox *self)
{
  g_autoptr (GPtrArray) sides = g_steal_pointer (&self->sides);

  show_sides (self, sides);
}

static void
mn_relation_box_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_OF_ENTITY:
      g_value_set_boolean (value, MN_RELATION_BOX (object)->is_of_entity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_relation_box_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_IS_OF_ENTITY:
      MN_RELATION_BOX (object)->is_of_entity = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_relation_box_dispose (GObject *object)
{
  MnRelationBox *self = MN_RELATION_BOX (object);
  GtkWidget *child;

  stop_reading (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_relation_box_parent_class)->dispose (object);
}

static void
mn_relation_box_class_init (MnRelationBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_relation_box_get_property;
  object_class->set_property = mn_relation_box_set_property;
  object_class->dispose = mn_relation_box_dispose;

  /**
   * MnRelationBox:is-of-entity:
   *
   * Whether it shows the relations of the current entity, not those of the current claim.
   */
  properties[PROP_IS_OF_ENTITY]
      = g_param_spec_boolean ("is-of-entity", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-relation-box.ui");
  gtk_widget_class_bind_template_child (widget_class, MnRelationBox, rows);
}

static void
mn_relation_box_init (MnRelationBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_relation_box_set_workspace:
 * @self: a box
 * @workspace: whose current claim or entity it is about
 */
void
mn_relation_box_set_workspace (MnRelationBox *self,
                               MnWorkspace   *workspace)
{
  MnLibrary *library = mn_workspace_get_library (workspace);
  MnStore *store = mn_library_get_store (library);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, self->is_of_entity ? "notify::current-entity" : "notify::current",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_elsewhere), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::tagset", G_CALLBACK (on_tagset), self, G_CONNECT_SWAPPED);
  update (self);
}

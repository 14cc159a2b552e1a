/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-annotator-list.h"

#include "mn-library-annotators.h"

struct _MnAnnotatorItem
{
  GObject      parent_instance;

  MnAnnotator *annotator;
};

G_DEFINE_FINAL_TYPE (MnAnnotatorItem, mn_annotator_item, G_TYPE_OBJECT)

struct _MnAnnotatorList
{
  GObject    parent_instance;

  MnLibrary *library;
  GPtrArray *items;
};

static void mn_annotator_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnAnnotatorList, mn_annotator_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mn_annotator_list_model_init))

static void
mn_annotator_item_finalize (GObject *object)
{
  g_clear_pointer (&MN_ANNOTATOR_ITEM (object)->annotator, mn_annotator_unref);

  G_OBJECT_CLASS (mn_annotator_item_parent_class)->finalize (object);
}

static void
mn_annotator_item_class_init (MnAnnotatorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_annotator_item_finalize;
}

static void
mn_annotator_item_init (MnAnnotatorItem *self G_GNUC_UNUSED)
{
}

static GType
mn_annotator_list_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_ANNOTATOR_ITEM;
}

static guint
mn_annotator_list_get_n_items (GListModel *model)
{
  return MN_ANNOTATOR_LIST (model)->items->len;
}

static gpointer
mn_annotator_list_get_item (GListModel *model,
                            guint       position)
{
  GPtrArray *items = MN_ANNOTATOR_LIST (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
mn_annotator_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mn_annotator_list_get_item_type;
  iface->get_n_items = mn_annotator_list_get_n_items;
  iface->get_item = mn_annotator_list_get_item;
}

static gboolean
is_same (GPtrArray *items,
         GPtrArray *annotators)
{
  if (items->len != annotators->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      MnAnnotator *old = ((MnAnnotatorItem *) items->pdata[i])->annotator;
      MnAnnotator *new = annotators->pdata[i];

      if (old->record.revision != new->record.revision || !mn_id_equal (&old->record.id, &new->record.id))
        return FALSE;
    }
  return TRUE;
}

/* There are few of them: all are taken anew */
static void
reload (MnAnnotatorList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotators = mn_library_list_annotators (self->library, &error);
  guint n_before = self->items->len;

  if (annotators == NULL)
    {
      g_debug ("The annotators could not be read again: %s", error->message);
      return;
    }
  if (is_same (self->items, annotators))
    return;
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < annotators->len; i++)
    {
      MnAnnotatorItem *item = g_object_new (MN_TYPE_ANNOTATOR_ITEM, NULL);

      item->annotator = mn_annotator_ref (annotators->pdata[i]);
      g_ptr_array_add (self->items, item);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
}

static void
mn_annotator_list_finalize (GObject *object)
{
  MnAnnotatorList *self = MN_ANNOTATOR_LIST (object);

  g_clear_object (&self->library);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (mn_annotator_list_parent_class)->finalize (object);
}

static void
mn_annotator_list_class_init (MnAnnotatorListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_annotator_list_finalize;
}

static void
mn_annotator_list_init (MnAnnotatorList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mn_annotator_item_get_annotator:
 * @self: an item
 *
 * Returns: (transfer none): who it is
 */
MnAnnotator *
mn_annotator_item_get_annotator (MnAnnotatorItem *self)
{
  return self->annotator;
}

/**
 * mn_annotator_list_new:
 * @library: a library
 *
 * Returns: (transfer full): its annotators
 */
MnAnnotatorList *
mn_annotator_list_new (MnLibrary *library)
{
  MnAnnotatorList *self = g_object_new (MN_TYPE_ANNOTATOR_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "annotators-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/**
 * mn_annotator_list_find:
 * @self: a list
 * @id: who
 *
 * Returns: (transfer none) (nullable): the annotator of that id
 */
MnAnnotator *
mn_annotator_list_find (MnAnnotatorList *self,
                        const MnId      *id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MnAnnotator *annotator = ((MnAnnotatorItem *) self->items->pdata[i])->annotator;

      if (mn_id_equal (&annotator->record.id, id))
        return annotator;
    }
  return NULL;
}

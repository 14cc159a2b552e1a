/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-selection.h"

struct _MnClaimSelection
{
  GObject      parent_instance;

  MnClaimList *list;
  GtkBitset   *selected; /* positions */
  GHashTable  *keys;     /* of those positions */
};

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_CLAIM_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MN_CLAIM_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (MN_CLAIM_SELECTION (model)->list), position);
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (MN_CLAIM_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position G_GNUC_UNUSED,
                        guint              n_items G_GNUC_UNUSED)
{
  return gtk_bitset_ref (MN_CLAIM_SELECTION (model)->selected);
}

/* Notes the keys of positions that are selected now, or no longer */
static void
note_keys (MnClaimSelection *self,
           GtkBitset        *positions,
           gboolean          are_selected)
{
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gpointer key = GUINT_TO_POINTER (mn_claim_list_get_key (self->list, position));

      if (are_selected)
        g_hash_table_add (self->keys, key);
      else
        g_hash_table_remove (self->keys, key);
    }
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  MnClaimSelection *self = MN_CLAIM_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) gone = NULL;
  guint first, last, n = get_n_items (G_LIST_MODEL (self));

  /* what is asked for differs from what is, within the mask */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range (changes, n, G_MAXUINT - n);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gone = gtk_bitset_copy (changes);
  gtk_bitset_intersect (gone, self->selected);
  gtk_bitset_difference (self->selected, changes);
  note_keys (self, gone, FALSE);
  gtk_bitset_subtract (changes, gone);
  note_keys (self, changes, TRUE);
  gtk_bitset_union (changes, gone);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
init_selection_model (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnClaimSelection,
                               mn_claim_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, init_selection_model))

/* The claims that were selected stay so, wherever they are now, also while only the beginning of a list shows */
static void
on_items_changed (MnClaimSelection *self,
                  guint             position,
                  guint             removed,
                  guint             added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  if (gtk_bitset_get_size (self->selected) < g_hash_table_size (self->keys))
    for (guint i = position; i < position + added; i++)
      if (g_hash_table_contains (self->keys, GUINT_TO_POINTER (mn_claim_list_get_key (self->list, i))))
        gtk_bitset_add (self->selected, i);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Those that are gone do not come back selected */
static void
on_found (MnClaimSelection *self)
{
  if (gtk_bitset_get_size (self->selected) == g_hash_table_size (self->keys))
    return;
  g_hash_table_remove_all (self->keys);
  note_keys (self, self->selected, TRUE);
}

static void
mn_claim_selection_finalize (GObject *object)
{
  MnClaimSelection *self = MN_CLAIM_SELECTION (object);

  g_object_unref (self->list);
  gtk_bitset_unref (self->selected);
  g_hash_table_unref (self->keys);

  G_OBJECT_CLASS (mn_claim_selection_parent_class)->finalize (object);
}

static void
mn_claim_selection_class_init (MnClaimSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_claim_selection_finalize;
}

static void
mn_claim_selection_init (MnClaimSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->keys = g_hash_table_new (NULL, NULL);
}

/**
 * mn_claim_selection_new:
 * @list: a list
 *
 * Returns: (transfer full): it, with nothing selected
 */
MnClaimSelection *
mn_claim_selection_new (MnClaimList *list)
{
  MnClaimSelection *self = g_object_new (MN_TYPE_CLAIM_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "found", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_claim_selection_get_keys:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type guint32): the keys of what is selected
 */
GArray *
mn_claim_selection_get_keys (MnClaimSelection *self)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (guint32), g_hash_table_size (self->keys));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 number = GPOINTER_TO_UINT (key);

      g_array_append_val (keys, number);
    }
  return keys;
}

/**
 * mn_claim_selection_get_n:
 * @self: a selection
 *
 * Returns: how many are selected
 */
guint
mn_claim_selection_get_n (MnClaimSelection *self)
{
  return g_hash_table_size (self->keys);
}

/**
 * mn_claim_selection_get_first:
 * @self: a selection
 *
 * Returns: where the first that is selected stands, or %GTK_INVALID_LIST_POSITION
 */
guint
mn_claim_selection_get_first (MnClaimSelection *self)
{
  return gtk_bitset_is_empty (self->selected) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (self->selected);
}

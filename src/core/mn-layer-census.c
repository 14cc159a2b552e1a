/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-layer-census.h"

struct _MnLayerCensus
{
  MnLayers   *layers;
  GHashTable *n;          /* layer, interned, to its number of marks */
  GHashTable *annotators; /* of MnId */
  guint       n_shown[MN_RECORD_RELATION + 1]; /* by kind */
  guint       n_hidden;
};

static gboolean
count (MnRecord *mark,
       guint     piece,
       gpointer  user_data)
{
  MnLayerCensus *self = user_data;
  const MnSpans *spans = mn_mark_get_spans (mark);
  gpointer layer = (gpointer) mn_layer_of (mark);

  /* each mark once, by the first of its pieces that has a place */
  for (guint i = 0; i < piece; i++)
    if (spans->items[i].start >= 0)
      return TRUE;
  g_hash_table_insert (self->n, layer, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->n, layer)) + 1));
  if (!g_hash_table_contains (self->annotators, &mark->made.annotator))
    g_hash_table_add (self->annotators, g_memdup2 (&mark->made.annotator, sizeof (MnId)));
  if (mn_layers_shows (self->layers, mark))
    self->n_shown[mn_record_kind (mark)]++;
  else
    self->n_hidden++;
  return TRUE;
}

/**
 * mn_layer_census_new:
 * @document: a document
 * @layers: what is shown of it
 *
 * Counts its marks, at the cost of looking at each once.
 *
 * Returns: (transfer full): the numbers
 */
MnLayerCensus *
mn_layer_census_new (MnDocument *document,
                     MnLayers   *layers)
{
  MnLayerCensus *self = g_new0 (MnLayerCensus, 1);

  self->layers = g_object_ref (layers);
  self->n = g_hash_table_new (NULL, NULL);
  self->annotators = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  mn_span_index_foreach (mn_document_get_index (document), 0, mn_text_get_length (mn_document_get_text (document)),
                         count, self);
  return self;
}

/**
 * mn_layer_census_free:
 * @self: (transfer full): a census
 */
void
mn_layer_census_free (MnLayerCensus *self)
{
  g_object_unref (self->layers);
  g_hash_table_unref (self->n);
  g_hash_table_unref (self->annotators);
  g_free (self);
}

/**
 * mn_layer_census_get_n:
 * @self: a census
 * @layer: a layer
 *
 * Returns: how many marks are in it
 */
guint
mn_layer_census_get_n (const MnLayerCensus *self,
                       const char          *layer)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n, g_intern_string (layer)));
}

/**
 * mn_layer_census_get_n_shown:
 * @self: a census
 * @kind: mention, claim or remark
 *
 * Returns: how many marks of that kind are shown
 */
guint
mn_layer_census_get_n_shown (const MnLayerCensus *self,
                             MnRecordKind         kind)
{
  return self->n_shown[kind];
}

/**
 * mn_layer_census_get_n_hidden:
 * @self: a census
 *
 * Returns: how many marks are not shown
 */
guint
mn_layer_census_get_n_hidden (const MnLayerCensus *self)
{
  return self->n_hidden;
}

static int
compare_types (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mn_layer_census_list_types:
 * @self: a census
 * @tagset: what may be said
 *
 * Returns: (transfer full) (element-type utf8): the entity types that occur: those of the tagset in its order, then others
 *   by name
 */
GPtrArray *
mn_layer_census_list_types (const MnLayerCensus *self,
                            MnTagset            *tagset)
{
  GPtrArray *types = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer layer;

  for (guint i = 0; i < tagset->entity_types.n; i++)
    {
      const char *type = g_intern_string (tagset->entity_types.items[i].id);

      if (g_hash_table_contains (self->n, type))
        g_ptr_array_add (types, (gpointer) type);
    }
  g_hash_table_iter_init (&iter, self->n);
  while (g_hash_table_iter_next (&iter, &layer, NULL))
    if (*(const char *) layer != '*' && mn_tags_find (&tagset->entity_types, layer) == NULL)
      g_ptr_array_add (others, layer);
  g_ptr_array_sort (others, compare_types);
  g_ptr_array_extend (types, others, NULL, NULL);
  return types;
}

/**
 * mn_layer_census_list_annotators:
 * @self: a census
 *
 * Returns: (transfer full) (element-type MnId): who has made marks here, or is chosen as the one whose marks are shown;
 *   by id
 */
GArray *
mn_layer_census_list_annotators (const MnLayerCensus *self)
{
  GArray *annotators = g_array_new (FALSE, FALSE, sizeof (MnId));
  const MnId *chosen = mn_layers_get_annotator (self->layers);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->annotators);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (annotators, id, 1);
  if (chosen != NULL && !g_hash_table_contains (self->annotators, chosen))
    g_array_append_vals (annotators, chosen, 1);
  g_array_sort (annotators, mn_id_compare);
  return annotators;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-layers.h"

struct _MnLayers
{
  GObject     parent_instance;

  GHashTable *hidden;    /* of interned names, so that a mark in view costs a look at a pointer */
  MnId        annotator; /* whose marks are shown; none for all */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnLayers, mn_layers, G_TYPE_OBJECT)

static void
mn_layers_finalize (GObject *object)
{
  g_hash_table_unref (MN_LAYERS (object)->hidden);

  G_OBJECT_CLASS (mn_layers_parent_class)->finalize (object);
}

static void
mn_layers_class_init (MnLayersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_layers_finalize;

  /**
   * MnLayers::changed:
   * @self: layers
   *
   * Other marks than before are shown.
   */
  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_layers_init (MnLayers *self)
{
  self->hidden = g_hash_table_new (NULL, NULL);
}

/**
 * mn_layers_new:
 *
 * Returns: (transfer full): layers that show all
 */
MnLayers *
mn_layers_new (void)
{
  return g_object_new (MN_TYPE_LAYERS, NULL);
}

/**
 * mn_layer_of:
 * @mark: a mark
 *
 * Returns: (transfer none): the layer it is in, interned
 */
const char *
mn_layer_of (MnRecord *mark)
{
  switch (mn_record_kind (mark))
    {
    case MN_RECORD_CLAIM:
      return g_intern_static_string (MN_LAYER_CLAIMS);
    case MN_RECORD_REMARK:
      return g_intern_static_string (MN_LAYER_REMARKS);
    default:
      return ((MnMention *) mark)->type;
    }
}

/**
 * mn_layers_is_shown:
 * @self: layers
 * @layer: the id of an entity type, or the name of another layer
 *
 * Returns: whether that layer is shown
 */
gboolean
mn_layers_is_shown (MnLayers   *self,
                    const char *layer)
{
  return !g_hash_table_contains (self->hidden, g_intern_string (layer));
}

/**
 * mn_layers_set_shown:
 * @self: layers
 * @layer: the id of an entity type, or the name of another layer
 * @is_shown: whether to show it
 */
void
mn_layers_set_shown (MnLayers   *self,
                     const char *layer,
                     gboolean    is_shown)
{
  gpointer name = (gpointer) g_intern_string (layer);

  if (is_shown ? g_hash_table_remove (self->hidden, name) : g_hash_table_add (self->hidden, name))
    g_signal_emit (self, signals[CHANGED], 0);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mn_layers_dup_hidden:
 * @self: layers
 *
 * Returns: (transfer full): those that are hidden, to be remembered, always in the same order
 */
char **
mn_layers_dup_hidden (MnLayers *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * mn_layers_set_hidden:
 * @self: layers
 * @layers: those to hide, %NULL-terminated; all others are shown
 */
void
mn_layers_set_hidden (MnLayers          *self,
                      const char *const *layers)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->hidden);
  gboolean is_same = TRUE;

  self->hidden = g_hash_table_new (NULL, NULL);
  for (; *layers != NULL; layers++)
    {
      gpointer name = (gpointer) g_intern_string (*layers);

      g_hash_table_add (self->hidden, name);
      is_same = is_same && g_hash_table_contains (before, name);
    }
  if (!is_same || g_hash_table_size (before) != g_hash_table_size (self->hidden))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mn_layers_get_annotator:
 * @self: layers
 *
 * Returns: (transfer none) (nullable): whose marks are shown; %NULL where those of all are
 */
const MnId *
mn_layers_get_annotator (MnLayers *self)
{
  return mn_id_is_none (&self->annotator) ? NULL : &self->annotator;
}

static gboolean
take_annotator (MnLayers   *self,
                const MnId *annotator)
{
  if (mn_id_equal (&self->annotator, annotator))
    return FALSE;
  self->annotator = *annotator;
  return TRUE;
}

/**
 * mn_layers_set_annotator:
 * @self: layers
 * @annotator: (nullable): whose marks to show; %NULL for those of all
 */
void
mn_layers_set_annotator (MnLayers   *self,
                         const MnId *annotator)
{
  if (take_annotator (self, annotator != NULL ? annotator : &MN_ID_NONE))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mn_layers_show_all:
 * @self: layers
 *
 * Hides nothing any more.
 */
void
mn_layers_show_all (MnLayers *self)
{
  if (mn_layers_shows_all (self))
    return;
  g_hash_table_remove_all (self->hidden);
  self->annotator = MN_ID_NONE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mn_layers_show_mark:
 * @self: layers
 * @mark: a mark
 *
 * Shows what a mark is hidden by: its layer, and the marks of all annotators if it is of another one.
 */
void
mn_layers_show_mark (MnLayers *self,
                     MnRecord *mark)
{
  gboolean is_new = g_hash_table_remove (self->hidden, mn_layer_of (mark));

  if (!mn_layers_shows (self, mark))
    is_new = take_annotator (self, &MN_ID_NONE);
  if (is_new)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mn_layers_shows_all:
 * @self: layers
 *
 * Returns: whether nothing is hidden
 */
gboolean
mn_layers_shows_all (MnLayers *self)
{
  return mn_id_is_none (&self->annotator) && g_hash_table_size (self->hidden) == 0;
}

/**
 * mn_layers_shows:
 * @self: layers
 * @mark: a mark
 *
 * Returns: whether it is shown
 */
gboolean
mn_layers_shows (MnLayers *self,
                 MnRecord *mark)
{
  if (!mn_id_is_none (&self->annotator) && !mn_id_equal (&self->annotator, &mark->made.annotator))
    return FALSE;
  return g_hash_table_size (self->hidden) == 0 || !g_hash_table_contains (self->hidden, mn_layer_of (mark));
}

/**
 * mn_layers_shows_suggestion:
 * @self: layers
 * @type: (nullable): the type of the mention that is suggested, interned; %NULL for a claim
 *
 * Returns: whether it is shown: not where what it would become is hidden
 */
gboolean
mn_layers_shows_suggestion (MnLayers   *self,
                            const char *type)
{
  if (g_hash_table_size (self->hidden) == 0)
    return TRUE;
  return mn_layers_is_shown (self, MN_LAYER_SUGGESTIONS)
         && !g_hash_table_contains (self->hidden,
                                    type != NULL ? type : g_intern_static_string (MN_LAYER_CLAIMS));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-change.h"

struct _MnChange
{
  MnId           id;
  MnId           annotator;
  MnId           group;
  MnChangeSource source;
  char          *label;
  gboolean       is_library_wide;
  gint64         undoes;
  gint64         seq;
  GArray        *items;     /* of MnChangeItem */
  GPtrArray     *originals; /* SHA-256 and bytes in turn; NULL while there are none */
};

MN_DEFINE_BOXED (MnChange, mn_change)

static void
clear_item (gpointer data)
{
  MnChangeItem *item = data;

  g_clear_pointer (&item->before, mn_record_unref);
  g_clear_pointer (&item->after, mn_record_unref);
}

/**
 * mn_change_new:
 * @label: what it does, for people: “Mark Person”
 * @annotator: who makes it
 *
 * Returns: (transfer full): an empty change
 */
MnChange *
mn_change_new (const char *label,
               const MnId *annotator)
{
  MnChange *self = g_atomic_rc_box_new0 (MnChange);

  self->id = mn_id_new ();
  self->annotator = *annotator;
  self->label = g_strdup (label);
  self->items = g_array_new (FALSE, FALSE, sizeof (MnChangeItem));
  g_array_set_clear_func (self->items, clear_item);
  return self;
}

/**
 * mn_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self
 */
MnChange *
mn_change_ref (MnChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_change (gpointer change)
{
  MnChange *self = change;

  g_free (self->label);
  g_array_unref (self->items);
  if (self->originals != NULL)
    {
      for (guint i = 0; i < self->originals->len; i += 2)
        {
          g_free (self->originals->pdata[i]);
          g_bytes_unref (self->originals->pdata[i + 1]);
        }
      g_ptr_array_unref (self->originals);
    }
}

/**
 * mn_change_unref:
 * @self: (transfer full): a change
 */
void
mn_change_unref (MnChange *self)
{
  g_atomic_rc_box_release_full (self, clear_change);
}

/**
 * mn_change_add:
 * @self: a change being made
 * @before: (transfer full) (nullable): a record as it is, with the revision the change is made on
 * @after: (transfer full) (nullable): the same record as it shall be; yours alone until the change is applied
 *
 * Adds a record that the change makes (@before is %NULL), alters or removes (@after is %NULL).
 */
void
mn_change_add (MnChange     *self,
               gconstpointer before,
               gconstpointer after)
{
  MnChangeItem item = { before, after };

  g_return_if_fail (before != NULL || after != NULL);

  g_array_append_val (self->items, item);
}

/**
 * mn_change_create:
 * @self: a change being made
 * @builder: (transfer full): a new record
 *
 * Adds a record that the annotator of the change makes now.
 */
void
mn_change_create (MnChange *self,
                  gpointer  builder)
{
  mn_record_touch (builder, &self->annotator);
  mn_change_add (self, NULL, mn_record_end (builder));
}

/**
 * mn_change_modify:
 * @self: a change being made
 * @before: (transfer none): a record as it is, with the revision the change is made on
 * @builder: (transfer full): the same record as it shall be
 *
 * Adds a record that the annotator of the change alters now.
 */
void
mn_change_modify (MnChange     *self,
                  gconstpointer before,
                  gpointer      builder)
{
  mn_record_touch (builder, &self->annotator);
  mn_change_add (self, mn_record_ref (before), mn_record_end (builder));
}

/**
 * mn_change_remove:
 * @self: a change being made
 * @record: (transfer none): a record as it is, with the revision the change is made on
 *
 * Adds a record that goes.
 */
void
mn_change_remove (MnChange     *self,
                  gconstpointer record)
{
  mn_change_add (self, mn_record_ref (record), NULL);
}

/**
 * mn_change_add_original:
 * @self: a change that adds an article
 * @sha256: the SHA-256 of its original, as in its source
 * @bytes: the original
 *
 * Keeps the bytes that an article was read from.
 */
void
mn_change_add_original (MnChange   *self,
                        const char *sha256,
                        GBytes     *bytes)
{
  if (self->originals == NULL)
    self->originals = g_ptr_array_new ();
  g_ptr_array_add (self->originals, g_strdup (sha256));
  g_ptr_array_add (self->originals, g_bytes_ref (bytes));
}

/**
 * mn_change_get_n_items:
 * @self: a change
 *
 * Returns: how many records it touches
 */
guint
mn_change_get_n_items (MnChange *self)
{
  return self->items->len;
}

/**
 * mn_change_get_item:
 * @self: a change
 * @position: which of its items
 *
 * Returns: (transfer none): it
 */
const MnChangeItem *
mn_change_get_item (MnChange *self,
                    guint     position)
{
  g_return_val_if_fail (position < self->items->len, NULL);

  return &g_array_index (self->items, MnChangeItem, position);
}

/**
 * mn_change_get_label:
 * @self: a change
 *
 * Returns: (transfer none): what it does, for people
 */
const char *
mn_change_get_label (MnChange *self)
{
  return self->label;
}

/**
 * mn_change_get_id:
 * @self: a change
 *
 * Returns: (transfer none): its id
 */
const MnId *
mn_change_get_id (MnChange *self)
{
  return &self->id;
}

/**
 * mn_change_get_annotator:
 * @self: a change
 *
 * Returns: (transfer none): who makes it
 */
const MnId *
mn_change_get_annotator (MnChange *self)
{
  return &self->annotator;
}

/**
 * mn_change_get_group:
 * @self: a change
 *
 * Returns: (transfer none): what it is undone together with; none for a change that stands alone
 */
const MnId *
mn_change_get_group (MnChange *self)
{
  return &self->group;
}

/**
 * mn_change_set_group:
 * @self: a change being made
 * @group: what it is undone together with: the transactions of one import, the changes of one visit to a field
 */
void
mn_change_set_group (MnChange   *self,
                     const MnId *group)
{
  self->group = *group;
}

/**
 * mn_change_get_source:
 * @self: a change
 *
 * Returns: where it comes from
 */
MnChangeSource
mn_change_get_source (MnChange *self)
{
  return self->source;
}

/**
 * mn_change_set_source:
 * @self: a change being made
 * @source: where it comes from
 */
void
mn_change_set_source (MnChange      *self,
                      MnChangeSource source)
{
  self->source = source;
}

/**
 * mn_change_is_library_wide:
 * @self: a change
 *
 * Returns: whether it is one of the library, whichever articles it touches: Ctrl+Z takes it back wherever one is
 */
gboolean
mn_change_is_library_wide (MnChange *self)
{
  return self->is_library_wide;
}

/**
 * mn_change_set_library_wide:
 * @self: a change being made
 * @is_library_wide: whether it is one of the library, whichever articles it touches: the merging of two entities. One
 *   that touches none always is
 */
void
mn_change_set_library_wide (MnChange *self,
                            gboolean  is_library_wide)
{
  self->is_library_wide = is_library_wide;
}

/**
 * mn_change_get_undoes:
 * @self: a change
 *
 * Returns: the `seq` of the change that it reverses, or 0
 */
gint64
mn_change_get_undoes (MnChange *self)
{
  return self->undoes;
}

/**
 * mn_change_set_undoes:
 * @self: a change being made by a store
 * @seq: the `seq` of the change that it reverses
 */
void
mn_change_set_undoes (MnChange *self,
                      gint64    seq)
{
  self->undoes = seq;
}

/**
 * mn_change_get_seq:
 * @self: a change
 *
 * Returns: its place in the journal, 0 before it is applied
 */
gint64
mn_change_get_seq (MnChange *self)
{
  return self->seq;
}

/**
 * mn_change_set_seq:
 * @self: a change being applied by a store
 * @seq: its place in the journal, which becomes the revision of all records it leaves
 */
void
mn_change_set_seq (MnChange *self,
                   gint64    seq)
{
  self->seq = seq;
  for (guint i = 0; i < self->items->len; i++)
    {
      MnChangeItem *item = &g_array_index (self->items, MnChangeItem, i);

      if (item->after != NULL)
        mn_record_set_revision (item->after, seq);
    }
}

/**
 * mn_change_get_n_originals:
 * @self: a change
 *
 * Returns: how many originals it keeps
 */
guint
mn_change_get_n_originals (MnChange *self)
{
  return self->originals != NULL ? self->originals->len / 2 : 0;
}

/**
 * mn_change_get_original:
 * @self: a change
 * @position: which of its originals
 * @bytes: (out) (transfer none): its bytes
 *
 * Returns: (transfer none): its SHA-256
 */
const char *
mn_change_get_original (MnChange *self,
                        guint     position,
                        GBytes  **bytes)
{
  *bytes = self->originals->pdata[2 * position + 1];
  return self->originals->pdata[2 * position];
}

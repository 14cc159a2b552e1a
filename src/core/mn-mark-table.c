/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-mark-table.h"

struct _MnMarkTable
{
  GPtrArray  *read;    /* runs of one kind each, by id; those changed since are swapped in place */
  guint       ends[3]; /* of the runs */
  GHashTable *removed; /* ids of those in it that are gone */
  GHashTable *added;   /* id to those that are not in it */
};

/* Returns: where in what was read, or -1 */
static gint
find (MnMarkTable *self,
      const MnId  *id)
{
  guint low = 0;

  for (guint run = 0; run < G_N_ELEMENTS (self->ends); run++)
    {
      guint high = self->ends[run];

      while (low < high)
        {
          guint middle = low + (high - low) / 2;
          int order = mn_id_compare (&((MnRecord *) self->read->pdata[middle])->id, id);

          if (order == 0)
            return (gint) middle;
          if (order < 0)
            low = middle + 1;
          else
            high = middle;
        }
      low = self->ends[run];
    }
  return -1;
}

/**
 * mn_mark_table_new:
 * @marks: (transfer full) (element-type MnRecord): mentions, claims and remarks, one kind after another, each by id,
 *   as of mn_snapshot_marks_of()
 *
 * Returns: (transfer full): a table of them
 */
MnMarkTable *
mn_mark_table_new (GPtrArray *marks)
{
  MnMarkTable *self = g_new0 (MnMarkTable, 1);
  guint run = 0;

  self->read = marks;
  for (guint i = 1; i < marks->len; i++)
    if (mn_record_kind (marks->pdata[i]) != mn_record_kind (marks->pdata[i - 1]))
      self->ends[run++] = i;
  for (; run < G_N_ELEMENTS (self->ends); run++)
    self->ends[run] = marks->len;
  self->removed = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  self->added = g_hash_table_new_full (mn_id_hash, mn_id_equal, NULL, (GDestroyNotify) mn_record_unref);
  return self;
}

/**
 * mn_mark_table_free:
 * @self: (transfer full): a table
 */
void
mn_mark_table_free (MnMarkTable *self)
{
  g_ptr_array_unref (self->read);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->added);
  g_free (self);
}

/**
 * mn_mark_table_get:
 * @self: a table
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the mark that has it
 */
MnRecord *
mn_mark_table_get (MnMarkTable *self,
                   const MnId  *id)
{
  MnRecord *added = g_hash_table_lookup (self->added, id);
  gint at = added == NULL ? find (self, id) : -1;

  return at >= 0 && !g_hash_table_contains (self->removed, id) ? self->read->pdata[at] : added;
}

/**
 * mn_mark_table_set:
 * @self: a table
 * @mark: a mark that is new, or a newer state of one that is there
 */
void
mn_mark_table_set (MnMarkTable *self,
                   MnRecord    *mark)
{
  gint at = find (self, &mark->id);

  mn_record_ref (mark);
  if (at < 0)
    {
      g_hash_table_replace (self->added, (gpointer) &mark->id, (gpointer) mark);
      return;
    }
  g_hash_table_remove (self->removed, &mark->id);
  mn_record_unref (self->read->pdata[at]);
  self->read->pdata[at] = (gpointer) mark;
}

/**
 * mn_mark_table_remove:
 * @self: a table
 * @id: the id of a mark that is there
 */
void
mn_mark_table_remove (MnMarkTable *self,
                      const MnId  *id)
{
  if (find (self, id) < 0)
    g_hash_table_remove (self->added, id);
  else
    g_hash_table_add (self->removed, g_memdup2 (id, sizeof *id));
}

/**
 * mn_mark_table_list:
 * @self: a table
 * @kind: mention, claim or remark
 *
 * Returns: (transfer full) (element-type MnRecord): those of that kind, in no order
 */
GPtrArray *
mn_mark_table_list (MnMarkTable *self,
                    MnRecordKind kind)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  GHashTableIter iter;
  gpointer mark;

  for (guint i = 0; i < self->read->len; i++)
    {
      mark = self->read->pdata[i];
      if (mn_record_kind (mark) == kind && !g_hash_table_contains (self->removed, &((MnRecord *) mark)->id))
        g_ptr_array_add (marks, mn_record_ref (mark));
    }
  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    if (mn_record_kind (mark) == kind)
      g_ptr_array_add (marks, mn_record_ref (mark));
  return marks;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-record-pool.h"

#include <string.h>

/* The first block is small, since most articles have few marks; each further one is twice as large, up to the last */
#define FIRST_SIZE ((gsize) 32 * 1024)
#define LAST_SIZE  ((gsize) 1024 * 1024)
#define ALIGNMENT  sizeof (gint64)

struct _MnRecordBlock
{
  gatomicrefcount n_refs; /* of its records, and of the pool while that adds to it */
  gsize           size;
};

struct _MnRecordPool
{
  MnRecordBlock *block;
  gsize          used;
};

static MnRecordBlock *
new_block (gsize size)
{
  MnRecordBlock *self = g_malloc (size);

  g_atomic_ref_count_init (&self->n_refs);
  self->size = size;
  return self;
}

/**
 * mn_record_block_unref:
 * @self: (transfer full): a block
 */
void
mn_record_block_unref (MnRecordBlock *self)
{
  if (g_atomic_ref_count_dec (&self->n_refs))
    g_free (self);
}

/**
 * mn_record_block_contains:
 * @self: (nullable): the block of a record
 * @memory: (nullable): what one of its fields points to
 *
 * Returns: whether that is in the block too, and not to be freed by itself
 */
gboolean
mn_record_block_contains (const MnRecordBlock *self,
                          gconstpointer        memory)
{
  return self != NULL && (const char *) memory >= (const char *) self
         && (const char *) memory < (const char *) self + self->size;
}

/**
 * mn_record_pool_new:
 *
 * Returns: (transfer full): a pool
 */
MnRecordPool *
mn_record_pool_new (void)
{
  return g_new0 (MnRecordPool, 1);
}

/**
 * mn_record_pool_free:
 * @self: (transfer full): a pool; its records stay
 */
void
mn_record_pool_free (MnRecordPool *self)
{
  g_clear_pointer (&self->block, mn_record_block_unref);
  g_free (self);
}

/**
 * mn_record_pool_add:
 * @self: a pool
 * @info: a kind of record
 * @n_more: how many bytes its strings and arrays need
 * @more: (out): where they can stand; goes with the record
 *
 * As mn_record_new_blank(), with room for what the record points to. A field may point there or to memory of its own.
 *
 * Returns: (transfer full): a builder
 */
gpointer
mn_record_pool_add (MnRecordPool       *self,
                    const MnRecordInfo *info,
                    gsize               n_more,
                    gpointer           *more)
{
  gsize n_record = (info->base.size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  gsize n_bytes = n_record + (n_more + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  MnRecordBuilder *record;

  if (self->block == NULL || self->block->size - self->used < n_bytes)
    {
      gsize size = self->block != NULL ? MIN (2 * self->block->size, LAST_SIZE) : FIRST_SIZE;

      g_clear_pointer (&self->block, mn_record_block_unref);
      self->block = new_block (MAX (size, sizeof (MnRecordBlock) + n_bytes));
      self->used = sizeof (MnRecordBlock);
    }
  record = (gpointer) ((char *) self->block + self->used);
  self->used += n_bytes;
  memset (record, 0, n_record);
  mn_record_init (record, info, self->block);
  g_atomic_ref_count_inc (&self->block->n_refs);
  *more = (char *) record + n_record;
  return record;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-span-index.h"

#include <string.h>

#define BLOCK_SIZE 512
#define BLOCK_MAX  (2 * BLOCK_SIZE)

typedef struct
{
  guint     start;
  guint     end;
  guint     piece;
  MnRecord *mark;
} Entry;

typedef struct
{
  guint   n;
  guint   max_end; /* the largest end of its entries: binary search on starts alone misses what began far above */
  Entry  *entries; /* somewhere in @room: whichever end is nearer makes way */
  Entry  *room;    /* for BLOCK_MAX */
} Block;

struct _MnSpanIndex
{
  GPtrArray *blocks;
  guint      size;
};

/* By start, then the longer one first, so that what is around comes before what is inside */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;
  int order;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  order = mn_id_compare (&x->mark->id, &y->mark->id);
  return order != 0 ? order : (int) x->piece - (int) y->piece;
}

static void
free_block (gpointer data)
{
  Block *block = data;

  for (guint i = 0; i < block->n; i++)
    mn_record_unref (block->entries[i].mark);
  g_free (block->room);
  g_free (block);
}

static Block *
new_block (const Entry *entries,
           guint        n)
{
  Block *block = g_new0 (Block, 1);

  block->room = g_new (Entry, BLOCK_MAX);
  block->entries = block->room;
  if (n > 0)
    memcpy (block->entries, entries, n * sizeof (Entry));
  block->n = n;
  return block;
}

static void
update_max_end (Block *block)
{
  block->max_end = 0;
  for (guint i = 0; i < block->n; i++)
    block->max_end = MAX (block->max_end, block->entries[i].end);
}

/**
 * mn_span_index_new:
 *
 * Returns: (transfer full): an empty index
 */
MnSpanIndex *
mn_span_index_new (void)
{
  MnSpanIndex *self = g_new0 (MnSpanIndex, 1);

  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

/* Makes the entry of one span of a mark. Returns: whether that has a place */
static gboolean
make_entry (MnRecord      *mark,
            const MnSpans *spans,
            guint          piece,
            Entry         *entry)
{
  const MnSpan *span = &spans->items[piece];

  *entry = (Entry){ (guint) span->start, (guint) span->end, piece, mark };
  return span->start >= 0;
}

static void
append_entries (GArray   *entries,
                MnRecord *mark)
{
  const MnSpans *spans = mn_mark_get_spans (mark);
  Entry entry;

  for (guint i = 0; i < spans->n; i++)
    if (make_entry (mark, spans, i, &entry))
      g_array_append_val (entries, entry);
}

/* The end of the stretch from @start on that is in order */
static guint
find_run (const Entry *entries,
          guint        start,
          guint        n)
{
  guint end = start + 1;

  while (end < n && compare_entries (&entries[end - 1], &entries[end]) <= 0)
    end++;
  return end;
}

static void
merge_runs (const Entry *entries,
            guint        start,
            guint        middle,
            guint        end,
            Entry       *into)
{
  guint left = start, right = middle;

  for (guint at = start; at < end; at++)
    if (right == end || (left < middle && compare_entries (&entries[left], &entries[right]) <= 0))
      into[at] = entries[left++];
    else
      into[at] = entries[right++];
}

/* A natural merge sort (Knuth, The Art of Computer Programming, volume 3, section 5.2.4): people mark as they read, so
 * that what comes from the library is a few long runs */
static void
sort_entries (GArray *array)
{
  guint n = array->len;
  g_autofree Entry *other = g_new (Entry, n);
  Entry *from = (Entry *) array->data;
  Entry *to = other;

  for (;;)
    {
      guint n_runs = 0;

      for (guint start = 0, middle, end; start < n; start = end, n_runs++)
        {
          middle = find_run (from, start, n);
          end = middle < n ? find_run (from, middle, n) : n;
          if (start == 0 && middle == n)
            break;
          merge_runs (from, start, middle, end, to);
        }
      if (n_runs == 0)
        break;
      {
        Entry *swap = from;

        from = to;
        to = swap;
      }
    }
  if (from != (Entry *) array->data)
    memcpy (array->data, from, n * sizeof (Entry));
}

/**
 * mn_span_index_new_from:
 * @marks: (element-type MnRecord): mentions, claims and remarks
 *
 * Makes an index of many marks at once. May be called from any thread.
 *
 * Returns: (transfer full): an index
 */
MnSpanIndex *
mn_span_index_new_from (GPtrArray *marks)
{
  MnSpanIndex *self = mn_span_index_new ();
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), marks->len);

  for (guint i = 0; i < marks->len; i++)
    append_entries (entries, marks->pdata[i]);
  sort_entries (entries);

  for (guint i = 0; i < entries->len; i += BLOCK_SIZE)
    {
      Block *block = new_block (&g_array_index (entries, Entry, i), MIN (BLOCK_SIZE, entries->len - i));

      for (guint j = 0; j < block->n; j++)
        mn_record_ref (block->entries[j].mark);
      update_max_end (block);
      g_ptr_array_add (self->blocks, block);
    }
  self->size = entries->len;
  return self;
}

/**
 * mn_span_index_free:
 * @self: (transfer full): an index
 */
void
mn_span_index_free (MnSpanIndex *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* The last block that does not begin after @entry: where it is or belongs */
static guint
find_block (MnSpanIndex *self,
            const Entry *entry)
{
  guint low = 0;
  guint high = self->blocks->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      Block *block = self->blocks->pdata[middle];

      if (compare_entries (&block->entries[0], entry) <= 0)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The first entry in @block that is not before @entry */
static guint
find_in_block (Block       *block,
               const Entry *entry)
{
  guint low = 0;
  guint high = block->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_entries (&block->entries[middle], entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
split_block (MnSpanIndex *self,
             guint        position)
{
  Block *block = self->blocks->pdata[position];
  guint kept = block->n / 2;
  Block *rest = new_block (block->entries + kept, block->n - kept);

  block->n = kept;
  update_max_end (block);
  update_max_end (rest);
  g_ptr_array_insert (self->blocks, (gint) position + 1, rest);
}

/* Makes a gap at @at in a block that is not full */
static void
open_gap (Block *block,
          guint  at)
{
  gboolean is_at_start = block->entries == block->room;
  gboolean is_at_end = block->entries + block->n == block->room + BLOCK_MAX;

  if (is_at_end || (!is_at_start && at < block->n / 2))
    {
      memmove (block->entries - 1, block->entries, at * sizeof (Entry));
      block->entries--;
    }
  else
    memmove (block->entries + at + 1, block->entries + at, (block->n - at) * sizeof (Entry));
  block->n++;
}

/* Takes the entry at @at out. Marks that go one after another in the order of reading, as in an undo, move none */
static void
close_gap (Block *block,
           guint  at)
{
  if (at < block->n / 2)
    {
      memmove (block->entries + 1, block->entries, at * sizeof (Entry));
      block->entries++;
    }
  else
    memmove (block->entries + at, block->entries + at + 1, (block->n - at - 1) * sizeof (Entry));
  block->n--;
}

static void
add_entry (MnSpanIndex *self,
           const Entry *entry)
{
  Block *block;
  guint position, at;

  if (self->blocks->len == 0)
    g_ptr_array_add (self->blocks, new_block (NULL, 0));
  position = self->size > 0 ? find_block (self, entry) : 0;
  block = self->blocks->pdata[position];
  if (block->n == BLOCK_MAX)
    {
      split_block (self, position);
      position = find_block (self, entry);
      block = self->blocks->pdata[position];
    }

  at = find_in_block (block, entry);
  open_gap (block, at);
  block->entries[at] = *entry;
  block->max_end = MAX (block->max_end, entry->end);
  mn_record_ref (entry->mark);
  self->size++;
}

static gboolean
remove_entry (MnSpanIndex *self,
              const Entry *entry)
{
  guint position = self->size > 0 ? find_block (self, entry) : 0;
  Block *block = self->size > 0 ? self->blocks->pdata[position] : NULL;
  guint at = block != NULL ? find_in_block (block, entry) : 0;

  if (block == NULL || at == block->n || compare_entries (&block->entries[at], entry) != 0)
    return FALSE;

  mn_record_unref (block->entries[at].mark);
  close_gap (block, at);
  self->size--;
  if (block->n == 0)
    g_ptr_array_remove_index (self->blocks, position);
  else if (entry->end == block->max_end)
    update_max_end (block);
  return TRUE;
}

/**
 * mn_span_index_add:
 * @self: an index
 * @mark: a mention, claim or remark that is not in it
 *
 * Adds all spans of @mark that have a place.
 */
void
mn_span_index_add (MnSpanIndex *self,
                   MnRecord    *mark)
{
  const MnSpans *spans = mn_mark_get_spans (mark);
  Entry entry;

  for (guint i = 0; i < spans->n; i++)
    if (make_entry (mark, spans, i, &entry))
      add_entry (self, &entry);
}

/**
 * mn_span_index_remove:
 * @self: an index
 * @mark: a mark with the id and the spans of one that is in it
 *
 * Returns: whether all its spans were there
 */
gboolean
mn_span_index_remove (MnSpanIndex *self,
                      MnRecord    *mark)
{
  const MnSpans *spans = mn_mark_get_spans (mark);
  gboolean found = TRUE;
  Entry entry;

  for (guint i = 0; i < spans->n; i++)
    if (make_entry (mark, spans, i, &entry))
      found &= remove_entry (self, &entry);
  return found;
}

/**
 * mn_span_index_get_size:
 * @self: an index
 *
 * Returns: how many spans it holds
 */
guint
mn_span_index_get_size (MnSpanIndex *self)
{
  return self->size;
}

/**
 * mn_span_index_foreach:
 * @self: an index
 * @start: where a stretch begins, in code points
 * @end: where it ends, not included; for @start, a mere place, which spans touch that end or begin there
 * @function: (scope call): takes each span that shares a character with the stretch, by start, the longer ones first
 * @user_data: for @function
 */
void
mn_span_index_foreach (MnSpanIndex *self,
                       guint        start,
                       guint        end,
                       MnSpanFunc   function,
                       gpointer     user_data)
{
  gboolean is_place = start == end;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];

      if (is_place ? block->entries[0].start > end : block->entries[0].start >= end)
        return;
      if (is_place ? block->max_end < start : block->max_end <= start)
        continue;
      for (guint j = 0; j < block->n; j++)
        {
          const Entry *entry = &block->entries[j];

          if (is_place ? entry->start > end : entry->start >= end)
            return;
          if ((is_place ? entry->end >= start : entry->end > start)
              && !function (entry->mark, entry->piece, user_data))
            return;
        }
    }
}

typedef struct
{
  MnRecordKind kind;
  MnRecord    *found;
} Wanted;

static gboolean
take_wanted (MnRecord *mark,
             guint     piece G_GNUC_UNUSED,
             gpointer  user_data)
{
  Wanted *wanted = user_data;

  if (mn_record_kind (mark) == wanted->kind)
    wanted->found = mark;
  return wanted->found == NULL;
}

/**
 * mn_span_index_find:
 * @self: an index
 * @kind: of what kind
 * @start: where a stretch begins, in code points
 * @end: where it ends, not included
 *
 * Returns: (transfer none) (nullable): the first mark of that kind that has some of the stretch
 */
MnRecord *
mn_span_index_find (MnSpanIndex *self,
                    MnRecordKind kind,
                    guint        start,
                    guint        end)
{
  Wanted wanted = { kind, NULL };

  mn_span_index_foreach (self, start, end, take_wanted, &wanted);
  return wanted.found;
}

/**
 * mn_span_index_walk:
 * @self: an index
 * @from: a place in code points
 * @backwards: whether to go towards the beginning
 * @function: (scope call): takes each span that begins at or after @from, or, going backwards, at or before it
 * @user_data: for @function
 *
 * Goes on from a place until @function stops it: next and previous mark.
 */
void
mn_span_index_walk (MnSpanIndex *self,
                    guint        from,
                    gboolean     backwards,
                    MnSpanFunc   function,
                    gpointer     user_data)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[backwards ? self->blocks->len - 1 - i : i];

      if (backwards ? block->entries[0].start > from : block->entries[block->n - 1].start < from)
        continue;
      for (guint j = 0; j < block->n; j++)
        {
          const Entry *entry = &block->entries[backwards ? block->n - 1 - j : j];

          if ((backwards ? entry->start <= from : entry->start >= from)
              && !function (entry->mark, entry->piece, user_data))
            return;
        }
    }
}

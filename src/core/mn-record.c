/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-record.h"
#include "mn-record-pool.h"
#include "mn-text.h"

#include <math.h>
#include <string.h>

const char *const mn_origin_names[] = { "hand", "import", "suggestion", MN_NAMES_END };

static inline gpointer
field_of (gconstpointer      instance,
          const MnFieldInfo *field)
{
  return (gpointer) ((const char *) instance + field->offset);
}

/* What stands in the block of its record goes with that */
static void
free_unless_in (const MnRecordBlock *block,
                gpointer             memory)
{
  if (!mn_record_block_contains (block, memory))
    g_free (memory);
}

static void clear_struct (const MnStructInfo  *info,
                          gpointer             instance,
                          const MnRecordBlock *block);

static void
clear_array (const MnStructInfo  *info,
             MnArray             *array,
             const MnRecordBlock *block)
{
  for (guint i = 0; i < array->n; i++)
    clear_struct (info, (char *) array->items + i * info->size, block);
  free_unless_in (block, array->items);
}

static void
clear_field (const MnFieldInfo   *field,
             gpointer             value,
             const MnRecordBlock *block)
{
  switch (field->kind)
    {
    case MN_FIELD_STRING:
    case MN_FIELD_RAW:
      free_unless_in (block, *(char **) value);
      *(char **) value = NULL;
      break;

    case MN_FIELD_STRINGS:
      g_strfreev (*(char ***) value);
      break;

    case MN_FIELD_STRUCT:
      clear_struct (field->of, value, block);
      break;

    case MN_FIELD_POINTER:
      if (*(gpointer *) value != NULL)
        {
          clear_struct (field->of, *(gpointer *) value, block);
          free_unless_in (block, *(gpointer *) value);
        }
      break;

    case MN_FIELD_ARRAY:
      clear_array (field->of, value, block);
      break;

    case MN_FIELD_TEXT:
      g_clear_pointer ((MnText **) value, mn_text_unref);
      break;

    case MN_FIELD_ID:
    case MN_FIELD_WORD:
    case MN_FIELD_INT:
    case MN_FIELD_POSITION:
    case MN_FIELD_LEVEL:
    case MN_FIELD_BOOLEAN:
    case MN_FIELD_TIME:
    case MN_FIELD_ENUM:
    case MN_FIELD_NUMBER:
    default:
      break;
    }
}

static void
clear_struct (const MnStructInfo  *info,
              gpointer             instance,
              const MnRecordBlock *block)
{
  for (guint i = 0; i < info->n_fields; i++)
    clear_field (&info->fields[i], field_of (instance, &info->fields[i]), block);
}

/* @to is a byte copy of @from; gives it its own of what is on the heap */
static void
own_field (const MnFieldInfo *field,
           gpointer           to,
           gconstpointer      from)
{
  switch (field->kind)
    {
    case MN_FIELD_STRING:
    case MN_FIELD_RAW:
      *(char **) to = g_strdup (*(char *const *) from);
      break;

    case MN_FIELD_STRINGS:
      *(char ***) to = g_strdupv (*(char **const *) from);
      break;

    case MN_FIELD_STRUCT:
      mn_struct_copy (field->of, to, from);
      break;

    case MN_FIELD_POINTER:
      if (*(gpointer const *) from != NULL)
        {
          *(gpointer *) to = g_malloc (field->of->size);
          mn_struct_copy (field->of, *(gpointer *) to, *(gpointer const *) from);
        }
      break;

    case MN_FIELD_ARRAY:
      {
        MnArray *array = to;

        array->items = NULL;
        mn_array_set (field->of, array, ((const MnArray *) from)->items, ((const MnArray *) from)->n);
      }
      break;

    case MN_FIELD_TEXT:
      if (*(MnText *const *) from != NULL)
        *(MnText **) to = mn_text_ref (*(MnText *const *) from);
      break;

    case MN_FIELD_ID:
    case MN_FIELD_WORD:
    case MN_FIELD_INT:
    case MN_FIELD_POSITION:
    case MN_FIELD_LEVEL:
    case MN_FIELD_BOOLEAN:
    case MN_FIELD_TIME:
    case MN_FIELD_ENUM:
    case MN_FIELD_NUMBER:
    default:
      break;
    }
}

static gboolean
strings_equal (char **a,
               char **b)
{
  static char *empty[] = { NULL };

  return g_strv_equal ((const char *const *) (a ? a : empty), (const char *const *) (b ? b : empty));
}

static gboolean
field_equal (const MnFieldInfo *field,
             gconstpointer      a,
             gconstpointer      b)
{
  switch (field->kind)
    {
    case MN_FIELD_ID:
      return mn_id_equal (a, b);

    case MN_FIELD_WORD:
    case MN_FIELD_STRING:
    case MN_FIELD_RAW:
      return g_strcmp0 (*(const char *const *) a, *(const char *const *) b) == 0;

    case MN_FIELD_STRINGS:
      return strings_equal (*(char **const *) a, *(char **const *) b);

    case MN_FIELD_INT:
    case MN_FIELD_TIME:
      return *(const gint64 *) a == *(const gint64 *) b;

    case MN_FIELD_POSITION:
    case MN_FIELD_LEVEL:
    case MN_FIELD_BOOLEAN:
    case MN_FIELD_ENUM:
      return *(const gint *) a == *(const gint *) b;

    case MN_FIELD_NUMBER:
      {
        double x = *(const double *) a;
        double y = *(const double *) b;

        return isnan (x) ? isnan (y) : x == y;
      }

    case MN_FIELD_STRUCT:
      return mn_struct_equal (field->of, a, b);

    case MN_FIELD_POINTER:
      {
        gconstpointer x = *(gpointer const *) a;
        gconstpointer y = *(gpointer const *) b;

        return x == y || (x != NULL && y != NULL && mn_struct_equal (field->of, x, y));
      }

    case MN_FIELD_ARRAY:
      {
        const MnArray *x = a;
        const MnArray *y = b;

        if (x->n != y->n)
          return FALSE;
        for (guint i = 0; i < x->n; i++)
          if (!mn_struct_equal (field->of, (char *) x->items + i * field->of->size,
                                (char *) y->items + i * field->of->size))
            return FALSE;
        return TRUE;
      }

    case MN_FIELD_TEXT:
      {
        MnText *x = *(MnText *const *) a;
        MnText *y = *(MnText *const *) b;

        return x == y || (x != NULL && y != NULL && strcmp (mn_text_get_utf8 (x), mn_text_get_utf8 (y)) == 0);
      }

    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * mn_struct_clear:
 * @info: the table of a struct
 * @instance: one of it
 *
 * Frees what @instance holds, not @instance itself.
 */
void
mn_struct_clear (const MnStructInfo *info,
                 gpointer            instance)
{
  clear_struct (info, instance, NULL);
}

/**
 * mn_struct_copy:
 * @info: the table of a struct
 * @to: where to copy to; what is there is overwritten, not freed
 * @from: what to copy, deeply
 */
void
mn_struct_copy (const MnStructInfo *info,
                gpointer            to,
                gconstpointer       from)
{
  if (to != from)
    memcpy (to, from, info->size);
  for (guint i = 0; i < info->n_fields; i++)
    own_field (&info->fields[i], field_of (to, &info->fields[i]), field_of (from, &info->fields[i]));
}

/**
 * mn_struct_equal:
 * @info: the table of both structs
 * @a: one
 * @b: another
 *
 * Returns: whether all fields are equal
 */
gboolean
mn_struct_equal (const MnStructInfo *info,
                 gconstpointer       a,
                 gconstpointer       b)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (!field_equal (&info->fields[i], field_of (a, &info->fields[i]), field_of (b, &info->fields[i])))
      return FALSE;
  return TRUE;
}

/**
 * mn_array_add:
 * @info: the table of what @array holds
 * @array: an #MN_ARRAY
 *
 * Adds an item, all zero.
 *
 * Returns: (transfer none): the item, which moves when the next is added
 */
gpointer
mn_array_add (const MnStructInfo *info,
              gpointer            array)
{
  MnArray *self = array;
  gpointer item;

  /* grown by doubling: an array whose length is a power of two is full */
  if ((self->n & (self->n - 1)) == 0)
    self->items = g_realloc_n (self->items, self->n == 0 ? 1 : 2 * (gsize) self->n, info->size);
  item = (char *) self->items + self->n++ * info->size;
  memset (item, 0, info->size);
  return item;
}

/**
 * mn_array_remove:
 * @info: the table of what @array holds
 * @array: an #MN_ARRAY
 * @position: which item to take out
 */
void
mn_array_remove (const MnStructInfo *info,
                 gpointer            array,
                 guint               position)
{
  MnArray *self = array;
  char *item = (char *) self->items + position * info->size;
  MnArray rest = { NULL, 0 };

  g_return_if_fail (position < self->n);

  mn_struct_clear (info, item);
  memmove (item, item + info->size, (self->n - position - 1) * info->size);
  self->n--;
  /* keep the rule of mn_array_add(): room for exactly the next power of two */
  rest.n = self->n;
  if (rest.n == 0)
    g_clear_pointer (&self->items, g_free);
  else
    {
      gsize room = 1;

      while (room < rest.n)
        room *= 2;
      self->items = g_realloc_n (self->items, room, info->size);
    }
}

/**
 * mn_array_clear:
 * @info: the table of what @array holds
 * @array: an #MN_ARRAY
 *
 * Empties it.
 */
void
mn_array_clear (const MnStructInfo *info,
                gpointer            array)
{
  MnArray *self = array;

  clear_array (info, self, NULL);
  self->items = NULL;
  self->n = 0;
}

/**
 * mn_array_set:
 * @info: the table of what @array holds
 * @array: an #MN_ARRAY
 * @items: (nullable): items to copy; may be items of @array
 * @n_items: how many
 *
 * Replaces what @array holds by copies.
 */
void
mn_array_set (const MnStructInfo *info,
              gpointer            array,
              gconstpointer       items,
              guint               n_items)
{
  MnArray *self = array;
  MnArray old = *self;
  gsize room = 1;

  self->items = NULL;
  self->n = n_items;
  if (n_items > 0)
    {
      while (room < n_items)
        room *= 2;
      self->items = g_malloc_n (room, info->size);
      for (guint i = 0; i < n_items; i++)
        mn_struct_copy (info, (char *) self->items + i * info->size, (const char *) items + i * info->size);
    }
  if (old.items != NULL)
    mn_array_clear (info, &old);
}

static void
free_record (MnRecordBuilder *self)
{
  MnRecordBlock *block = self->block;

  clear_struct (&self->info->base, self, block);
  /* the tables of some kinds (article, annotator, tagset) have no provenance in them; those of others cleared it */
  free_unless_in (block, self->made.extra);
  if (block != NULL)
    mn_record_block_unref (block);
  else
    g_free (self);
}

/**
 * mn_record_init:
 * @self: memory for a record
 * @info: the kind of record
 * @block: (nullable): what that memory is part of; %NULL where it is by itself, from g_malloc()
 *
 * Makes a builder in memory that a #MnRecordPool got; the fields are the caller's to set.
 */
void
mn_record_init (MnRecordBuilder    *self,
                const MnRecordInfo *info,
                MnRecordBlock      *block)
{
  self->info = info;
  self->block = block;
  g_atomic_ref_count_init (&self->n_refs);
}

/**
 * mn_record_new:
 * @info: a kind of record
 *
 * Makes a builder with everything unset, which is yours alone until mn_record_end() makes a record of it. Its id is
 * new; annotator and times are for mn_record_touch() to set.
 *
 * Returns: (transfer full): a builder
 */
gpointer
mn_record_new (const MnRecordInfo *info)
{
  MnRecordBuilder *self = mn_record_new_blank (info);

  self->id = mn_id_new ();
  return self;
}

/**
 * mn_record_new_blank:
 * @info: a kind of record
 *
 * Makes a builder with everything unset, its id too: for a record that is read from somewhere and has one already.
 *
 * Returns: (transfer full): a builder
 */
gpointer
mn_record_new_blank (const MnRecordInfo *info)
{
  MnRecordBuilder *self = g_malloc0 (info->base.size);

  mn_record_init (self, info, NULL);
  return self;
}

/**
 * mn_record_edit:
 * @record: a record
 *
 * Makes a builder that is a deep copy of @record, with its id and its revision: the revision that a change to it is
 * made on.
 *
 * Returns: (transfer full): a builder
 */
gpointer
mn_record_edit (gconstpointer record)
{
  MnRecord *from = record;
  MnRecordBuilder *self;
  const char *extra = from->made.extra;

  self = g_malloc (from->info->base.size);
  mn_struct_copy (&from->info->base, self, from);
  mn_record_init (self, from->info, NULL);
  if (self->made.extra == extra)
    self->made.extra = g_strdup (extra);
  return self;
}

/**
 * mn_record_end:
 * @builder: (transfer full): a builder
 *
 * Ends building.
 *
 * Returns: (transfer full): the record, from now on immutable
 */
gpointer
mn_record_end (gpointer builder)
{
  return builder;
}

/**
 * mn_record_ref:
 * @record: a record
 *
 * Returns: (transfer full): @record
 */
gpointer
mn_record_ref (gconstpointer record)
{
  g_atomic_ref_count_inc (&((MnRecordBuilder *) record)->n_refs);
  return (gpointer) record;
}

/**
 * mn_record_unref:
 * @record: (transfer full): a record or a builder
 */
void
mn_record_unref (gconstpointer record)
{
  if (g_atomic_ref_count_dec (&((MnRecordBuilder *) record)->n_refs))
    free_record ((MnRecordBuilder *) record);
}

/**
 * mn_record_equal:
 * @a: a record
 * @b: another
 *
 * Compares kind, id and all fields, but not the revisions.
 *
 * Returns: whether they say the same
 */
gboolean
mn_record_equal (gconstpointer a,
                 gconstpointer b)
{
  MnRecord *x = a;
  MnRecord *y = b;

  return x == y
         || (x->info == y->info && mn_id_equal (&x->id, &y->id) && mn_id_equal (&x->article, &y->article)
             && mn_struct_equal (&x->info->base, x, y));
}

/**
 * mn_record_set_revision:
 * @record: a record that nobody but the change that writes it has seen
 * @revision: the `seq` of that change
 *
 * The one exception to immutability, for stores only: the revision of a record is known when it is written.
 */
void
mn_record_set_revision (gconstpointer record,
                        gint64        revision)
{
  ((MnRecordBuilder *) record)->revision = revision;
}

/**
 * mn_record_touch:
 * @builder: a builder
 * @annotator: who changes it
 *
 * Sets the time of modification, and on a new one the annotator and the time of creation.
 */
void
mn_record_touch (gpointer    builder,
                 const MnId *annotator)
{
  MnRecordBuilder *self = builder;

  self->made.modified = g_get_real_time () / G_USEC_PER_SEC;
  if (self->made.created == 0)
    {
      self->made.created = self->made.modified;
      self->made.annotator = *annotator;
    }
}

/**
 * mn_enum_from_name:
 * @names: the names of an enumeration, ending with %MN_NAMES_END
 * @name: (nullable): one of them
 *
 * Returns: its value, or -1
 */
int
mn_enum_from_name (const char *const *names,
                   const char        *name)
{
  for (int i = 0; names[i] != MN_NAMES_END; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return -1;
}

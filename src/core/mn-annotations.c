/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-annotations.h"

#include "mn-mark-table.h"

struct _MnAnnotations
{
  MnMarkTable *marks;
  MnSpanIndex *index;
  GHashTable  *entities; /* id to those the marks refer to */
  GHashTable  *uses;     /* entity id to Use */
  guint        n_marks[MN_RECORD_RELATION + 1];
};

/* The mentions of an entity here, in no order; what holds them is the table of marks */
typedef struct
{
  MnId       entity;
  GPtrArray *mentions;
} Use;

static void
free_use (gpointer data)
{
  Use *use = data;

  g_ptr_array_unref (use->mentions);
  g_free (use);
}

/* Returns: (nullable): the use of the entity that a mark refers to */
static Use *
find_use (MnAnnotations *self,
          MnRecord      *mark,
          gboolean       may_add)
{
  MnMention *mention = (MnMention *) mark;
  Use *use;

  if (mn_record_kind (mark) != MN_RECORD_MENTION || mn_id_is_none (&mention->entity))
    return NULL;
  use = g_hash_table_lookup (self->uses, &mention->entity);
  if (use == NULL && may_add)
    {
      use = g_new0 (Use, 1);
      use->entity = mention->entity;
      use->mentions = g_ptr_array_new ();
      g_hash_table_add (self->uses, use);
    }
  return use;
}

static void
add_use (MnAnnotations *self,
         MnRecord      *mark)
{
  Use *use = find_use (self, mark, TRUE);

  if (use != NULL)
    g_ptr_array_add (use->mentions, (gpointer) mark);
}

/* What is undone was done lately and is at the end */
static void
remove_use (MnAnnotations *self,
            MnRecord      *mark)
{
  Use *use = find_use (self, mark, FALSE);

  for (guint i = use != NULL ? use->mentions->len : 0; i > 0; i--)
    if (use->mentions->pdata[i - 1] == mark)
      {
        g_ptr_array_remove_index_fast (use->mentions, i - 1);
        return;
      }
}

/* Makes sure that an entity that a mark refers to is at hand */
static gboolean
need_entity (MnAnnotations *self,
             MnSnapshot    *snapshot,
             const MnId    *id,
             GError       **error)
{
  g_autoptr (GError) problem = NULL;
  MnEntity *entity;

  if (mn_id_is_none (id) || g_hash_table_contains (self->entities, id))
    return TRUE;
  entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, &problem);
  if (entity != NULL)
    g_hash_table_replace (self->entities, (gpointer) &entity->record.id, (gpointer) entity);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
need_referent (MnAnnotations    *self,
               MnSnapshot       *snapshot,
               const MnReferent *referent,
               GError          **error)
{
  return referent == NULL || need_entity (self, snapshot, &referent->entity, error);
}

static gboolean
need_entities_of (MnAnnotations *self,
                  MnSnapshot    *snapshot,
                  MnRecord      *mark,
                  GError       **error)
{
  MnClaim *claim = (MnClaim *) mark;

  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    return need_entity (self, snapshot, &((MnMention *) mark)->entity, error);
  if (mn_record_kind (mark) != MN_RECORD_CLAIM)
    return TRUE;
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *link = &claim->attributions.items[i];

      if (!need_referent (self, snapshot, &link->claimant, error)
          || !need_referent (self, snapshot, link->on_behalf_of, error)
          || !need_referent (self, snapshot, link->addressee, error)
          || !need_referent (self, snapshot, link->channel, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return mn_mark_compare (*(gconstpointer const *) a, *(gconstpointer const *) b);
}

/**
 * mn_annotations_new:
 *
 * Returns: (transfer full): those of an article without any
 */
MnAnnotations *
mn_annotations_new (void)
{
  MnAnnotations *self = g_new0 (MnAnnotations, 1);

  self->marks = mn_mark_table_new (g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref));
  self->entities = g_hash_table_new_full (mn_id_hash, mn_id_equal, NULL, (GDestroyNotify) mn_record_unref);
  self->uses = g_hash_table_new_full (mn_id_hash, mn_id_equal, free_use, NULL); /* a Use begins with its id */
  self->index = mn_span_index_new ();
  return self;
}

/**
 * mn_annotations_new_from:
 * @marks: (transfer full) (element-type MnRecord): all marks of an article, as of mn_snapshot_marks_of()
 * @snapshot: the library they were read from, for this thread
 * @error: where to put a #MN_STORE_ERROR
 *
 * Puts marks in order, and reads the entities that they refer to. A hundred thousand marks take longer than a frame: that is
 * for a worker.
 *
 * Returns: (transfer full) (nullable): them
 */
MnAnnotations *
mn_annotations_new_from (GPtrArray  *marks,
                         MnSnapshot *snapshot,
                         GError    **error)
{
  g_autoptr (MnAnnotations) self = mn_annotations_new ();
  g_autoptr (GPtrArray) held = marks;
  GHashTableIter iter;
  gpointer use;

  for (guint i = 0; i < marks->len; i++)
    {
      MnRecord *mark = marks->pdata[i];

      add_use (self, mark);
      self->n_marks[mn_record_kind (mark)]++;
      if (mn_record_kind (mark) != MN_RECORD_MENTION && !need_entities_of (self, snapshot, mark, error))
        return NULL;
    }
  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, &use, NULL))
    if (!need_entity (self, snapshot, use, error))
      return NULL;

  mn_span_index_free (self->index);
  self->index = mn_span_index_new_from (marks);
  mn_mark_table_free (self->marks);
  self->marks = mn_mark_table_new (g_steal_pointer (&held));
  return g_steal_pointer (&self);
}

/**
 * mn_annotations_free:
 * @self: (transfer full): annotations
 */
void
mn_annotations_free (MnAnnotations *self)
{
  mn_mark_table_free (self->marks);
  g_hash_table_unref (self->entities);
  g_hash_table_unref (self->uses);
  mn_span_index_free (self->index);
  g_free (self);
}

/**
 * mn_annotations_get_index:
 * @self: annotations
 *
 * Returns: (transfer none): the marks by where they are
 */
MnSpanIndex *
mn_annotations_get_index (MnAnnotations *self)
{
  return self->index;
}

/**
 * mn_annotations_get_mark:
 * @self: annotations
 * @id: the id of a mark
 *
 * Returns: (transfer none) (nullable): the mention, claim or remark
 */
MnRecord *
mn_annotations_get_mark (MnAnnotations *self,
                         const MnId    *id)
{
  return mn_mark_table_get (self->marks, id);
}

/**
 * mn_annotations_get_entity:
 * @self: annotations
 * @id: the id of an entity that a mark refers to
 *
 * Returns: (transfer none) (nullable): it
 */
MnEntity *
mn_annotations_get_entity (MnAnnotations *self,
                           const MnId    *id)
{
  return g_hash_table_lookup (self->entities, id);
}

/**
 * mn_annotations_get_n_uses:
 * @self: annotations
 * @entity: an entity
 *
 * Returns: how many mentions it has
 */
guint
mn_annotations_get_n_uses (MnAnnotations *self,
                           const MnId    *entity)
{
  const Use *use = g_hash_table_lookup (self->uses, entity);

  return use != NULL ? use->mentions->len : 0;
}

/**
 * mn_annotations_get_n_marks:
 * @self: annotations
 * @kind: mention, claim or remark
 *
 * Returns: how many there are
 */
guint
mn_annotations_get_n_marks (MnAnnotations *self,
                            MnRecordKind   kind)
{
  return self->n_marks[kind];
}

/**
 * mn_annotations_list_entities:
 * @self: annotations
 *
 * Returns: (transfer full) (element-type MnEntity): the entities that mentions refer to, in no order
 */
GPtrArray *
mn_annotations_list_entities (MnAnnotations *self)
{
  GPtrArray *entities = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  GHashTableIter iter;
  gpointer id, entity;

  g_hash_table_iter_init (&iter, self->entities);
  while (g_hash_table_iter_next (&iter, &id, &entity))
    if (mn_annotations_get_n_uses (self, id) > 0)
      g_ptr_array_add (entities, mn_record_ref (entity));
  return entities;
}

/**
 * mn_annotations_list_marks:
 * @self: annotations
 * @kind: mention, claim or remark
 *
 * Returns: (transfer full) (element-type MnRecord): them in the order of reading
 */
GPtrArray *
mn_annotations_list_marks (MnAnnotations *self,
                           MnRecordKind   kind)
{
  GPtrArray *marks = mn_mark_table_list (self->marks, kind);

  g_ptr_array_sort (marks, compare_marks);
  return marks;
}

/**
 * mn_annotations_list_mentions:
 * @self: annotations
 * @entity: an entity
 *
 * Returns: (transfer full) (element-type MnMention): its mentions in the order of reading
 */
GPtrArray *
mn_annotations_list_mentions (MnAnnotations *self,
                              const MnId    *entity)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  const Use *use = g_hash_table_lookup (self->uses, entity);

  for (guint i = 0; use != NULL && i < use->mentions->len; i++)
    g_ptr_array_add (mentions, mn_record_ref (use->mentions->pdata[i]));
  g_ptr_array_sort (mentions, compare_marks);
  return mentions;
}

/**
 * mn_annotations_foreach_mention:
 * @self: annotations
 * @entity: an entity
 * @function: (scope call): takes each of its mentions, in no order
 * @user_data: for @function
 */
void
mn_annotations_foreach_mention (MnAnnotations *self,
                                const MnId    *entity,
                                MnRecordFunc   function,
                                gpointer       user_data)
{
  const Use *use = g_hash_table_lookup (self->uses, entity);

  for (guint i = 0; use != NULL && i < use->mentions->len; i++)
    if (!function (use->mentions->pdata[i], user_data))
      return;
}

typedef struct
{
  MnRecordKind kind;
  guint        start;
  guint        end;
  MnRecord    *found;
} Exact;

static gboolean
take_exact (MnRecord *mark,
            guint     piece G_GNUC_UNUSED,
            gpointer  user_data)
{
  Exact *exact = user_data;
  const MnSpans *spans = mn_mark_get_spans (mark);

  if (mn_record_kind (mark) == exact->kind && spans->n == 1 && (guint) spans->items[0].start == exact->start
      && (guint) spans->items[0].end == exact->end)
    exact->found = mark;
  return exact->found == NULL;
}

/**
 * mn_annotations_find_mark:
 * @self: annotations
 * @kind: mention, claim or remark
 * @start: where it begins, in code points
 * @end: where it ends
 *
 * Returns: (transfer none) (nullable): the mark of that kind that stands exactly there, in one piece
 */
MnRecord *
mn_annotations_find_mark (MnAnnotations *self,
                          MnRecordKind   kind,
                          guint          start,
                          guint          end)
{
  Exact exact = { kind, start, end, NULL };

  mn_span_index_foreach (self->index, start, end, take_exact, &exact);
  return exact.found;
}

/**
 * mn_annotations_swap_mark:
 * @self: annotations
 * @snapshot: where to find the entities that @after refers to
 * @before: (nullable): a mark that is here
 * @after: (nullable): its newer state, or one that is new
 *
 * Puts @after in the place of @before.
 */
void
mn_annotations_swap_mark (MnAnnotations *self,
                          MnSnapshot    *snapshot,
                          MnRecord      *before,
                          MnRecord      *after)
{
  if (before != NULL)
    {
      mn_span_index_remove (self->index, before);
      remove_use (self, before);
      self->n_marks[mn_record_kind (before)]--;
    }
  if (after != NULL)
    {
      need_entities_of (self, snapshot, after, NULL);
      mn_span_index_add (self->index, after);
      add_use (self, after);
      self->n_marks[mn_record_kind (after)]++;
      mn_mark_table_set (self->marks, after);
    }
  else if (before != NULL)
    mn_mark_table_remove (self->marks, &before->id);
}

/**
 * mn_annotations_swap_entity:
 * @self: annotations
 * @id: an entity that is here
 * @after: (nullable): its newer state; %NULL where it is gone
 */
void
mn_annotations_swap_entity (MnAnnotations *self,
                            const MnId    *id,
                            MnEntity      *after)
{
  if (after != NULL)
    g_hash_table_replace (self->entities, (gpointer) &after->record.id, mn_record_ref (after));
  else
    g_hash_table_remove (self->entities, id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-merge.h"

#include "mn-entity-turn.h"
#include "mn-relation.h"
#include "mn-store.h"
#include "mn-tagset.h"

#include <glib/gi18n-lib.h>

/* A relation of the entity that is kept, which may take up one that says the same of the other */
typedef struct
{
  MnRelation        *before;
  MnRelationBuilder *after; /* NULL while nothing was added to it */
} Own;

typedef struct
{
  MnEntityTurn turn;
  MnTagset    *tagset; /* may be NULL in a library that is damaged: nothing is symmetric then */
  GHashTable  *own; /* what a relation says (says()) to a GPtrArray of Own */
} Merge;

static void
free_own (gpointer data)
{
  Own *own = data;

  mn_relation_unref (own->before);
  g_clear_pointer (&own->after, mn_record_unref);
  g_free (own);
}

static void
clear_merge (Merge *self)
{
  g_clear_pointer (&self->turn.change, mn_change_unref);
  g_clear_pointer (&self->tagset, mn_tagset_unref);
  g_clear_pointer (&self->own, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, clear_merge)

static void
add_note (char      **note,
          const char *other)
{
  g_autofree char *old = *note;

  if (other == NULL || g_strcmp0 (old, other) == 0)
    *note = g_steal_pointer (&old);
  else
    *note = old != NULL ? g_strconcat (old, "\n\n", other, NULL) : g_strdup (other);
}

static void
add_extra (MnProvenance       *made,
           const MnProvenance *other)
{
  if (made->extra == NULL)
    made->extra = g_strdup (other->extra);
}

static gboolean
has_attribute (const MnAttributes *attributes,
               guint               n,
               const char         *id)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (attributes->items[i].id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Those that are not there at all: one may have several values, and those of two records are not to be mixed */
static void
add_attributes (MnAttributes       *attributes,
                const MnAttributes *others)
{
  guint n = attributes->n;

  for (guint i = 0; i < others->n; i++)
    if (!has_attribute (attributes, n, others->items[i].id))
      mn_struct_copy (&mn_attribute_info, mn_array_add (&mn_attribute_info, attributes), &others->items[i]);
}

static gboolean
has_value (const MnAttributes *attributes,
           const MnAttribute  *value)
{
  for (guint i = 0; i < attributes->n; i++)
    if (mn_struct_equal (&mn_attribute_info, &attributes->items[i], value))
      return TRUE;
  return FALSE;
}

/* Whether two say different things of the same: “in office since 2010” and “since 2020” */
static gboolean
contradict (const MnAttributes *a,
            const MnAttributes *b)
{
  for (guint i = 0; i < b->n; i++)
    if (has_attribute (a, a->n, b->items[i].id) && !has_value (a, &b->items[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_link (char      **links,
          const char *link)
{
  g_autofree char *target = mn_link_get_target (link);

  for (; links != NULL && *links != NULL; links++)
    {
      g_autofree char *other = mn_link_get_target (*links);

      if (g_str_equal (other, target))
        return TRUE;
    }
  return FALSE;
}

static void
add_links (MnEntityBuilder *kept,
           MnEntity        *merged)
{
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();

  if (merged->links == NULL)
    return;
  if (kept->links != NULL)
    g_strv_builder_addv (links, (const char **) kept->links);
  for (char **link = merged->links; *link != NULL; link++)
    if (!has_link (kept->links, *link))
      g_strv_builder_add (links, *link);
  g_strfreev (kept->links);
  kept->links = g_strv_builder_end (links);
}

/* It is changed in any case, so that nobody can take it away meanwhile */
static void
unite (MnChange *change,
       MnEntity *kept,
       MnEntity *merged)
{
  MnEntityBuilder *after = mn_entity_edit (kept);
  char *name[] = { merged->name, NULL };

  mn_entity_learn (after, name);
  mn_entity_learn (after, merged->aliases);
  add_links (after, merged);
  add_attributes (&after->attributes, &merged->attributes);
  add_note (&after->note, merged->note);
  add_extra (&after->record.made, &merged->record.made);
  mn_change_modify (change, kept, after);
}

static gboolean
is_symmetric (Merge      *self,
              const char *type)
{
  const MnRelationTypes *types = self->tagset != NULL ? &self->tagset->relation_types : NULL;

  for (guint i = 0; types != NULL && i < types->n; i++)
    if (g_strcmp0 (types->items[i].tag.id, type) == 0)
      return types->items[i].is_symmetric;
  return FALSE;
}

/* What a relation says, but for its attributes: of two that say the same one is enough */
static char *
says (Merge      *self,
      MnRelation *relation)
{
  char from[MN_ID_STRING_SIZE], to[MN_ID_STRING_SIZE];
  gboolean turned = mn_id_compare (&relation->from.id, &relation->to.id) > 0 && is_symmetric (self, relation->type);

  mn_id_to_string (&relation->from.id, turned ? to : from);
  mn_id_to_string (&relation->to.id, turned ? from : to);
  return g_strjoin (" ", from, to, relation->type, NULL);
}

static gboolean
joins (MnRelation *relation,
       const MnId *entity)
{
  return mn_id_equal (&relation->from.id, entity) || mn_id_equal (&relation->to.id, entity);
}

static gboolean
collect_own (Merge   *self,
             GError **error)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->turn.snapshot, &self->turn.to, error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      MnRelation *relation = relations->pdata[i];
      g_autofree char *key = NULL;
      GPtrArray *same;
      Own *own;

      if (joins (relation, &self->turn.from))
        continue;
      key = says (self, relation);
      same = g_hash_table_lookup (self->own, key);
      if (same == NULL)
        {
          same = g_ptr_array_new_with_free_func (free_own);
          g_hash_table_insert (self->own, g_steal_pointer (&key), same);
        }
      own = g_new0 (Own, 1);
      own->before = mn_relation_ref (relation);
      g_ptr_array_add (same, own);
    }
  return relations != NULL;
}

/* The one that says the same already. One that says it of another time is another: somebody may hold an office twice */
static Own *
find_same (Merge      *self,
           MnRelation *relation)
{
  g_autofree char *key = says (self, relation);
  GPtrArray *same = g_hash_table_lookup (self->own, key);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      Own *own = same->pdata[i];
      MnRelation *now = own->after != NULL ? own->after : own->before;

      if (!contradict (&now->attributes, &relation->attributes))
        return own;
    }
  return NULL;
}

static gboolean
has_span (MnRelation          *relation,
          const MnArticleSpan *span)
{
  for (guint i = 0; i < relation->spans.n; i++)
    if (mn_struct_equal (&mn_article_span_info, &relation->spans.items[i], span))
      return TRUE;
  return FALSE;
}

static void
absorb (Own        *own,
        MnRelation *relation)
{
  MnRelationBuilder *after;

  if (own->after == NULL)
    own->after = mn_relation_edit (own->before);
  after = own->after;
  for (guint i = 0; i < relation->spans.n; i++)
    if (!has_span (after, &relation->spans.items[i]))
      mn_struct_copy (&mn_article_span_info, mn_array_add (&mn_article_span_info, &after->spans),
                      &relation->spans.items[i]);
  add_attributes (&after->attributes, &relation->attributes);
  add_note (&after->note, relation->note);
  add_extra (&after->record.made, &relation->record.made);
}

static void
turn_end (Merge *self,
          MnEnd *end)
{
  if (mn_id_equal (&end->id, &self->turn.from))
    end->id = self->turn.to;
}

static void
turn_relation (Merge      *self,
               MnRelation *relation)
{
  g_autoptr (MnRelationBuilder) after = NULL;
  Own *own;

  if (joins (relation, &self->turn.to))
    {
      mn_change_remove (self->turn.change, relation);
      return;
    }
  after = mn_relation_edit (relation);
  turn_end (self, &after->from);
  turn_end (self, &after->to);
  own = find_same (self, after);
  if (own != NULL)
    {
      absorb (own, relation);
      mn_change_remove (self->turn.change, relation);
    }
  else
    mn_change_modify (self->turn.change, relation, g_steal_pointer (&after));
}

static void
end_own (Merge *self)
{
  GHashTableIter iter;
  gpointer same;

  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, NULL, &same))
    for (guint i = 0; i < ((GPtrArray *) same)->len; i++)
      {
        Own *own = ((GPtrArray *) same)->pdata[i];

        if (own->after != NULL && !mn_record_equal (own->before, own->after))
          mn_change_modify (self->turn.change, own->before, g_steal_pointer (&own->after));
      }
}

static gboolean
turn_relations (Merge   *self,
                GError **error)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->turn.snapshot, &self->turn.from, error);

  if (relations == NULL || !collect_own (self, error))
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    turn_relation (self, relations->pdata[i]);
  end_own (self);
  return TRUE;
}

/**
 * mn_entity_change_to_merge:
 * @snapshot: a snapshot that sees one moment's state
 * @kept: the entity that stays
 * @merged: the entity that it turns out to be
 * @annotator: who merges them
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where one of them is gone, %MN_STORE_ERROR_FAILED
 *   where they are the same
 *
 * Makes the change that makes two entities one. What refers to @merged, in any article, refers to @kept afterwards;
 * mentions keep their type, and @kept keeps its own. It learns the name and the aliases of the other, gets its links,
 * the attributes it has not, and its note below its own.
 *
 * A relation between the two goes. One that says what another says of @kept already, in its type, its ends (either way
 * round where it is symmetric) and its attributes as far as both have them, goes too; its words, its further attributes
 * and its note are added to the other. For any thread.
 *
 * Returns: (transfer full) (nullable): a change
 */
MnChange *
mn_entity_change_to_merge (MnSnapshot *snapshot,
                           const MnId *kept,
                           const MnId *merged,
                           const MnId *annotator,
                           GError    **error)
{
  g_auto (Merge) self = { .turn = { .snapshot = snapshot, .from = *merged, .to = *kept } };
  g_autoptr (MnEntity) stays = NULL;
  g_autoptr (MnEntity) goes = NULL;
  g_autoptr (GError) problem = NULL;

  if (mn_id_equal (kept, merged))
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _("An entity cannot be merged with itself"));
      return NULL;
    }
  stays = mn_entity_turn_get (snapshot, kept, error);
  goes = stays != NULL ? mn_entity_turn_get (snapshot, merged, error) : NULL;
  if (goes == NULL)
    return NULL;
  self.tagset = mn_snapshot_get (snapshot, MN_RECORD_TAGSET, &MN_ID_NONE, &MN_TAGSET_ID, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  self.own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.turn.change = mn_change_new (_("Merge Entities"), annotator);
  mn_change_set_library_wide (self.turn.change, TRUE);
  unite (self.turn.change, stays, goes);
  if (!mn_entity_turn_mentions (&self.turn, error)
      || !mn_entity_turn_claims (&self.turn, NULL, error)
      || !turn_relations (&self, error))
    return NULL;
  mn_change_remove (self.turn.change, goes);
  return g_steal_pointer (&self.turn.change);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-tag-turns.h"

#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-relation.h"
#include "mn-removal.h"

typedef struct
{
  const MnTagTurn *turns;
  guint            n_turns;
  MnChange        *change;
  GHashTable      *entities; /* ids of those that go */
  GHashTable      *mentions; /* ids of those that go, of all articles so far */
} Turning;

static void
clear_turning (Turning *self)
{
  g_clear_pointer (&self->entities, g_hash_table_unref);
  g_clear_pointer (&self->mentions, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turning, clear_turning)

static void
add_id (GHashTable *set,
        const MnId *id)
{
  g_hash_table_add (set, g_memdup2 (id, sizeof (MnId)));
}

static const MnTagTurn *
find_turn (const Turning *self,
           MnTagList      list,
           const char    *id)
{
  for (guint i = 0; i < self->n_turns; i++)
    if (self->turns[i].list == list && g_strcmp0 (self->turns[i].from, id) == 0)
      return &self->turns[i];
  return NULL;
}

/* Returns whether the word stays, maybe as another; if not, what has it is to go or to be emptied */
static gboolean
turn_word (const Turning *self,
           MnTagList      list,
           const char   **word)
{
  const MnTagTurn *turn = find_turn (self, list, *word);

  if (turn != NULL)
    *word = turn->to;
  return *word != NULL;
}

static void
turn_attributes (const Turning *self,
                 MnAttributes  *attributes)
{
  for (guint i = attributes->n; i > 0; i--)
    {
      MnAttribute *attribute = &attributes->items[i - 1];
      const char *before = attribute->id;
      gboolean stays = turn_word (self, MN_TAGS_ATTRIBUTES, &attribute->id);

      /* one that the record has already says it better */
      for (guint j = 0; stays && attribute->id != before && j < attributes->n; j++)
        stays = j == i - 1 || attributes->items[j].id != attribute->id;
      if (!stays)
        mn_array_remove (&mn_attribute_info, attributes, i - 1);
    }
}

/* The record as it shall be; NULL where it goes. What is not changed is equal to what it was */
static gpointer
turn_entity (Turning  *self,
             MnEntity *entity)
{
  MnEntityBuilder *after = mn_entity_edit (entity);

  turn_attributes (self, &after->attributes);
  if (turn_word (self, MN_TAGS_ENTITY_TYPES, &after->type))
    return after;
  mn_record_unref (after);
  add_id (self->entities, &entity->record.id);
  return NULL;
}

static gpointer
turn_mention (Turning   *self,
              MnMention *mention)
{
  MnMentionBuilder *after = mn_mention_edit (mention);

  turn_attributes (self, &after->attributes);
  if (g_hash_table_contains (self->entities, &after->entity))
    after->entity = MN_ID_NONE;
  if (turn_word (self, MN_TAGS_ENTITY_TYPES, &after->type))
    return after;
  mn_record_unref (after);
  add_id (self->mentions, &mention->record.id);
  return NULL;
}

static void
forget_entity (const Turning *self,
               MnReferent    *referent)
{
  if (referent != NULL && g_hash_table_contains (self->entities, &referent->entity))
    referent->entity = MN_ID_NONE;
}

static void
turn_attributions (const Turning  *self,
                   MnAttributions *attributions)
{
  for (guint i = 0; i < attributions->n; i++)
    {
      MnAttribution *link = &attributions->items[i];

      turn_word (self, MN_TAGS_STANCES, &link->stance);
      forget_entity (self, &link->claimant);
      forget_entity (self, link->on_behalf_of);
      forget_entity (self, link->addressee);
      forget_entity (self, link->channel);
    }
}

static gpointer
turn_claim (Turning *self,
            MnClaim *claim)
{
  MnClaimBuilder *after = mn_claim_edit (claim);

  turn_word (self, MN_TAGS_CLAIM_KINDS, &after->kind);
  turn_attributions (self, &after->attributions);
  for (guint i = after->participants.n; i > 0; i--)
    if (!turn_word (self, MN_TAGS_ROLES, &after->participants.items[i - 1].role))
      mn_array_remove (&mn_participant_info, &after->participants, i - 1);
  for (guint i = after->verdicts.n; i > 0; i--)
    if (!turn_word (self, MN_TAGS_VERDICTS, &after->verdicts.items[i - 1].value))
      mn_array_remove (&mn_verdict_info, &after->verdicts, i - 1);
  turn_attributes (self, &after->attributes);
  mn_removal_forget_mentions (after, self->mentions);
  return after;
}

static gboolean
ends_at_nothing (const Turning *self,
                 const MnEnd   *end)
{
  return end->kind == MN_END_ENTITY && g_hash_table_contains (self->entities, &end->id);
}

static gpointer
turn_relation (Turning    *self,
               MnRelation *relation)
{
  MnRelationBuilder *after = mn_relation_edit (relation);

  turn_attributes (self, &after->attributes);
  if (turn_word (self, MN_TAGS_RELATION_TYPES, &after->type) && !ends_at_nothing (self, &relation->from)
      && !ends_at_nothing (self, &relation->to))
    return after;
  mn_record_unref (after);
  return NULL;
}

static gboolean
turn_record (MnRecord *record,
             gpointer  user_data)
{
  Turning *self = user_data;
  gpointer after;

  switch (mn_record_kind (record))
    {
    case MN_RECORD_ENTITY:
      after = turn_entity (self, (MnEntity *) record);
      break;
    case MN_RECORD_MENTION:
      after = turn_mention (self, (MnMention *) record);
      break;
    case MN_RECORD_CLAIM:
      after = turn_claim (self, (MnClaim *) record);
      break;
    case MN_RECORD_RELATION:
      after = turn_relation (self, (MnRelation *) record);
      break;
    case MN_RECORD_TAGSET:
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_ARTICLE:
    case MN_RECORD_REMARK:
    default:
      return TRUE;
    }
  if (after == NULL)
    mn_change_remove (self->change, record);
  else if (mn_record_equal (record, after))
    mn_record_unref (after);
  else
    mn_change_modify (self->change, record, after);
  return TRUE;
}

/**
 * mn_tag_turns_apply:
 * @turns: (array length=n_turns): what becomes of the uses of tags; %from is turned once, whatever the others say of %to
 * @n_turns: how many they are
 * @snapshot: a snapshot that sees one moment's state
 * @change: a change that is being built
 * @progress: (nullable): is told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Adds to a change what it takes to turn all uses of some tags in the library. What refers to a mention or an entity
 * that goes with its type no longer does, and relations of it go. For any thread.
 *
 * Returns: whether it came to the end
 */
gboolean
mn_tag_turns_apply (const MnTagTurn  *turns,
                    guint             n_turns,
                    MnSnapshot       *snapshot,
                    MnChange         *change,
                    MnTagProgressFunc progress,
                    gpointer          progress_data,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_auto (Turning) self = { turns, n_turns, change, NULL, NULL };

  self.entities = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  self.mentions = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  return mn_tag_walk_library (snapshot, turn_record, &self, progress, progress_data, cancellable, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-changes.h"

#include "mn-entity-turn.h"
#include "mn-mention.h"
#include "mn-relation.h"
#include "mn-removal.h"
#include "mn-store.h"
#include "mn-tagset.h"

#include <glib/gi18n-lib.h>

static MnChange *
new_change (const char *label,
            const MnId *annotator)
{
  MnChange *change = mn_change_new (label, annotator);

  mn_change_set_library_wide (change, TRUE);
  return change;
}

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
}

static void
add_id (GHashTable *set,
        const MnId *id)
{
  g_hash_table_add (set, g_memdup2 (id, sizeof (MnId)));
}

/* What is said of an entity that is split */
typedef struct
{
  MnEntityTurn turn;
  GHashTable  *going;   /* names by which it is mentioned where that is turned, folded */
  GHashTable  *staying; /* names by which it is mentioned elsewhere, folded */
  GPtrArray   *names;   /* those that the new one learns */
  guint        n_turned;
} Split;

static void
clear_split (Split *self)
{
  g_clear_pointer (&self->turn.change, mn_change_unref);
  g_clear_pointer (&self->turn.mentions, g_hash_table_unref);
  g_clear_pointer (&self->going, g_hash_table_unref);
  g_clear_pointer (&self->staying, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Split, clear_split)

static void
init_split (Split      *self,
            MnSnapshot *snapshot,
            const MnId *annotator)
{
  self->turn.snapshot = snapshot;
  self->turn.change = new_change (_("Split Entity"), annotator);
  self->turn.mentions = new_id_set ();
  self->going = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->staying = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
collect_names (Split    *self,
               MnEntity *entity,
               GError  **error)
{
  g_autoptr (GPtrArray) mentions = mn_snapshot_mentions_of (self->turn.snapshot, &entity->record.id, error);

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      MnMention *mention = mentions->pdata[i];
      g_autofree char *quote = mn_spans_get_quote (&mention->spans);
      gboolean goes = g_hash_table_contains (self->turn.mentions, &mention->record.id);

      g_hash_table_add (goes ? self->going : self->staying, mn_name_fold (quote));
      self->n_turned += goes;
      if (goes && g_strcmp0 (mention->type, entity->type) == 0 && mn_name_is_proper (quote))
        g_ptr_array_add (self->names, g_steal_pointer (&quote));
    }
  g_ptr_array_add (self->names, NULL);
  return mentions != NULL;
}

static void
make_new_entity (Split      *self,
                 MnEntity   *entity,
                 const char *name)
{
  MnEntityBuilder *made = mn_entity_new_named (entity->type, name);

  mn_entity_learn (made, (char **) self->names->pdata);
  self->turn.to = made->record.id;
  g_hash_table_add (self->going, mn_name_fold (made->name));
  mn_change_create (self->turn.change, made);
}

/* An alias that only those mentions used goes with them */
static void
unlearn_names (Split    *self,
               MnEntity *entity)
{
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_autoptr (MnEntityBuilder) after = mn_entity_edit (entity);
  g_auto (GStrv) left = NULL;

  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    {
      g_autofree char *folded = mn_name_fold (*alias);

      if (!g_hash_table_contains (self->going, folded) || g_hash_table_contains (self->staying, folded))
        g_strv_builder_add (aliases, *alias);
    }
  left = g_strv_builder_end (aliases);
  g_strfreev (after->aliases);
  after->aliases = left[0] != NULL ? g_steal_pointer (&left) : NULL;
  if (!mn_record_equal (entity, after))
    mn_change_modify (self->turn.change, entity, g_steal_pointer (&after));
}

/**
 * mn_entity_change_to_split:
 * @snapshot: a snapshot that sees one moment's state
 * @entity: which entity
 * @mentions: (array length=n_mentions): mentions of it that mean another
 * @n_mentions: how many
 * @name: what the other one is called; line breaks in it become blanks
 * @annotator: who splits it
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where the entity is gone, or one of the mentions is
 *   gone or no longer refers to it
 *
 * Makes the change that makes two entities of one. The new one has the type of the old one, and answers to what the
 * mentions say. Those refer to it, and so do claims that name the old one by them; relations stay. An alias by which
 * only they call the old one leaves it. For any thread.
 *
 * Returns: (transfer full) (nullable): a change
 */
MnChange *
mn_entity_change_to_split (MnSnapshot        *snapshot,
                           const MnId        *entity,
                           const MnId        *mentions,
                           guint              n_mentions,
                           const char        *name,
                           const MnId        *annotator,
                           GError           **error)
{
  g_auto (Split) self = { .turn = { .from = *entity } };
  g_autoptr (MnEntity) old = NULL;

  g_return_val_if_fail (n_mentions > 0, NULL);

  init_split (&self, snapshot, annotator);
  for (guint i = 0; i < n_mentions; i++)
    add_id (self.turn.mentions, &mentions[i]);
  old = mn_entity_turn_get (snapshot, entity, error);
  if (old == NULL || !collect_names (&self, old, error))
    return NULL;
  if (self.n_turned < g_hash_table_size (self.turn.mentions))
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                           _("A mention that was to be split off no longer refers to the entity"));
      return NULL;
    }
  make_new_entity (&self, old, name);
  unlearn_names (&self, old);
  if (!mn_entity_turn_mentions (&self.turn, error) || !mn_entity_turn_claims (&self.turn, NULL, error))
    return NULL;
  return g_steal_pointer (&self.turn.change);
}

static char *
label_to_retype (MnSnapshot *snapshot,
                 const char *type)
{
  g_autoptr (MnTagset) tagset = mn_snapshot_get (snapshot, MN_RECORD_TAGSET, &MN_ID_NONE, &MN_TAGSET_ID, NULL);

  return g_strdup_printf (_("Change to %s"), tagset != NULL ? mn_tags_get_label (&tagset->entity_types, type) : type);
}

/**
 * mn_entity_change_to_retype:
 * @snapshot: a snapshot that sees one moment's state
 * @entity: which entity
 * @type: an entity type of the tagset
 * @annotator: who changes it
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where the entity is gone
 *
 * Makes the change that gives an entity another type, and with it those mentions that had its old one: “Washington”, a
 * place, for a government, stays a place. For any thread.
 *
 * Returns: (transfer full) (nullable): a change; %NULL without an error where it is of that type
 */
MnChange *
mn_entity_change_to_retype (MnSnapshot *snapshot,
                            const MnId *entity,
                            const char *type,
                            const MnId *annotator,
                            GError    **error)
{
  g_autoptr (MnEntity) before = mn_entity_turn_get (snapshot, entity, error);
  g_autoptr (GPtrArray) mentions = NULL;
  g_autofree char *label = NULL;
  MnEntityBuilder *after;
  MnChange *change;

  if (before == NULL || g_strcmp0 (before->type, type) == 0)
    return NULL;
  mentions = mn_snapshot_mentions_of (snapshot, entity, error);
  if (mentions == NULL)
    return NULL;

  label = label_to_retype (snapshot, type);
  change = new_change (label, annotator);
  after = mn_entity_edit (before);
  after->type = g_intern_string (type);
  mn_change_modify (change, before, after);
  for (guint i = 0; i < mentions->len; i++)
    {
      MnMention *mention = mentions->pdata[i];
      MnMentionBuilder *retyped;

      if (g_strcmp0 (mention->type, before->type) != 0)
        continue;
      retyped = mn_mention_edit (mention);
      retyped->type = after->type;
      mn_change_modify (change, mention, retyped);
    }
  return change;
}

/* An entity that goes with its mentions */
typedef struct
{
  MnEntityTurn turn;
  GHashTable  *gone;     /* ids of mentions */
  GHashTable  *articles; /* ids of those that they stand in */
} Removal;

static void
clear_removal (Removal *self)
{
  g_clear_pointer (&self->turn.change, mn_change_unref);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Removal, clear_removal)

static gboolean
forget_in_claim (MnRecord *record,
                 gpointer  user_data)
{
  Removal *self = user_data;
  MnClaim *claim = (MnClaim *) record;
  MnClaimBuilder *after;
  gboolean is_changed;

  if (claim->attributions.n == 0 && claim->participants.n == 0)
    return TRUE;
  after = mn_claim_edit (claim);
  is_changed = mn_entity_turn_referents (&self->turn, after);
  is_changed |= mn_removal_forget_mentions (after, self->gone);
  if (is_changed)
    mn_change_modify (self->turn.change, claim, after);
  else
    mn_record_unref (after);
  return TRUE;
}

/* Any claim of their articles may name them, whether it refers to the entity or not */
static gboolean
take_mentions (Removal *self,
               GError **error)
{
  g_autoptr (GPtrArray) mentions = mn_snapshot_mentions_of (self->turn.snapshot, &self->turn.from, error);
  GHashTableIter iter;
  gpointer article;

  if (mentions == NULL)
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    {
      MnRecord *mention = mentions->pdata[i];

      add_id (self->gone, &mention->id);
      add_id (self->articles, &mention->article);
      mn_change_remove (self->turn.change, mention);
    }
  g_hash_table_iter_init (&iter, self->articles);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    if (!mn_snapshot_each_mark (self->turn.snapshot, MN_RECORD_CLAIM, article, forget_in_claim, self, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_relations (Removal *self,
                GError **error)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->turn.snapshot, &self->turn.from, error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    mn_change_remove (self->turn.change, relations->pdata[i]);
  return relations != NULL;
}

/**
 * mn_entity_change_to_remove:
 * @snapshot: a snapshot that sees one moment's state
 * @entity: which entity
 * @with_mentions: whether its mentions go too; else they stay and refer to nothing
 * @annotator: who removes it
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where the entity is gone already
 *
 * Makes the change that removes an entity and its relations. Claims that refer to it no longer do, and name none of the
 * mentions that go, but stay. For any thread.
 *
 * Returns: (transfer full) (nullable): a change
 */
MnChange *
mn_entity_change_to_remove (MnSnapshot *snapshot,
                            const MnId *entity,
                            gboolean    with_mentions,
                            const MnId *annotator,
                            GError    **error)
{
  g_auto (Removal) self = { .turn = { .snapshot = snapshot, .from = *entity, .to = MN_ID_NONE } };
  g_autoptr (MnEntity) goes = mn_entity_turn_get (snapshot, entity, error);

  if (goes == NULL)
    return NULL;
  self.gone = new_id_set ();
  self.articles = new_id_set ();
  self.turn.change = new_change (_("Remove Entity"), annotator);
  if (!(with_mentions ? take_mentions (&self, error) : mn_entity_turn_mentions (&self.turn, error))
      || !mn_entity_turn_claims (&self.turn, self.articles, error)
      || !take_relations (&self, error))
    return NULL;
  mn_change_remove (self.turn.change, goes);
  return g_steal_pointer (&self.turn.change);
}

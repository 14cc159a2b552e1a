/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-removal.h"

#include "mn-entity-edits.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MnSnapshot *snapshot;
  MnChange   *change;
  GHashTable *relations; /* ids of those already in the change */
  GError     *error;
} Removal;

static void
clear_removal (Removal *self)
{
  g_clear_pointer (&self->change, mn_change_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Removal, clear_removal)

static void
init_removal (Removal    *self,
              MnSnapshot *snapshot,
              MnChange   *change)
{
  self->snapshot = snapshot;
  self->change = change;
  self->relations = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
}

static gboolean
take_mark (MnRecord *mark,
           gpointer  user_data)
{
  Removal *self = user_data;

  mn_change_remove (self->change, mark);
  return TRUE;
}

/* A claim goes, and with it the relations it stands in */
static gboolean
take_claim (MnRecord *claim,
            gpointer  user_data)
{
  Removal *self = user_data;
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->snapshot, &claim->id, &self->error);

  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      MnRecord *relation = relations->pdata[i];

      if (g_hash_table_add (self->relations, g_memdup2 (&relation->id, sizeof (MnId))))
        mn_change_remove (self->change, relation);
    }
  return take_mark (claim, self);
}

static gboolean
forget_referent (MnReferent *referent,
                 GHashTable *gone)
{
  if (referent == NULL || !g_hash_table_contains (gone, &referent->mention))
    return FALSE;
  referent->mention = MN_ID_NONE;
  return TRUE;
}

/**
 * mn_removal_forget_mentions:
 * @claim: a claim that is being changed
 * @gone: the set of the ids of mentions that go, and maybe of other marks
 *
 * Takes mentions that go out of what a claim says of them.
 *
 * Returns: whether it named any
 */
gboolean
mn_removal_forget_mentions (MnClaimBuilder *claim,
                            GHashTable     *gone)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < claim->attributions.n; i++)
    {
      MnAttribution *link = &claim->attributions.items[i];

      is_changed |= forget_referent (&link->claimant, gone);
      is_changed |= forget_referent (link->on_behalf_of, gone);
      is_changed |= forget_referent (link->addressee, gone);
      is_changed |= forget_referent (link->channel, gone);
    }
  for (guint i = claim->participants.n; i > 0; i--)
    if (g_hash_table_contains (gone, &claim->participants.items[i - 1].mention))
      {
        mn_array_remove (&mn_participant_info, &claim->participants, i - 1);
        is_changed = TRUE;
      }
  return is_changed;
}

static void
make_claims_forget (MnDocument *document,
                    MnChange   *change,
                    GHashTable *gone)
{
  g_autoptr (GPtrArray) claims = mn_document_list_marks (document, MN_RECORD_CLAIM);

  for (guint i = 0; i < claims->len; i++)
    {
      MnClaim *claim = claims->pdata[i];
      MnClaimBuilder *after;

      if ((claim->attributions.n == 0 && claim->participants.n == 0) || g_hash_table_contains (gone, &claim->record.id))
        continue;
      after = mn_claim_edit (claim);
      if (mn_removal_forget_mentions (after, gone))
        mn_change_modify (change, claim, after);
      else
        mn_record_unref (after);
    }
}

static gboolean
contains_id (const GArray *ids,
             const MnId   *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (mn_id_equal (&g_array_index (ids, MnId, i), id))
      return TRUE;
  return FALSE;
}

static void
note_entity (GArray     *entities,
             const MnId *entity)
{
  if (!mn_id_is_none (entity) && !contains_id (entities, entity))
    g_array_append_val (entities, *entity);
}

/* Adds the entities that a mark refers to, each once however often it does */
static void
note_entities_of (MnRecord *mark,
                  GArray   *entities)
{
  MnClaim *claim = (MnClaim *) mark;

  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    note_entity (entities, &((MnMention *) mark)->entity);
  if (mn_record_kind (mark) != MN_RECORD_CLAIM)
    return;
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *link = &claim->attributions.items[i];

      note_entity (entities, &link->claimant.entity);
      if (link->on_behalf_of != NULL)
        note_entity (entities, &link->on_behalf_of->entity);
      if (link->addressee != NULL)
        note_entity (entities, &link->addressee->entity);
      if (link->channel != NULL)
        note_entity (entities, &link->channel->entity);
    }
}

/* Counts how many of its marks each entity loses */
static void
count_gone (GHashTable *n_gone,
            MnRecord   *mark)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (MnId));

  note_entities_of (mark, entities);
  for (guint i = 0; i < entities->len; i++)
    {
      const MnId *entity = &g_array_index (entities, MnId, i);
      gpointer n = g_hash_table_lookup (n_gone, entity);

      g_hash_table_replace (n_gone, g_memdup2 (entity, sizeof (MnId)), GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
}

static const char *
label_of (MnRecord *mark)
{
  switch (mn_record_kind (mark))
    {
    case MN_RECORD_MENTION:
      return _("Remove Mention");
    case MN_RECORD_CLAIM:
      return _("Remove Claim");
    default:
      return _("Remove Remark");
    }
}

/* The marks that are still there; TRUE without a change where none is */
static gboolean
take_marks (Removal    *self,
            MnDocument *document,
            const MnId *ids,
            guint       n_ids,
            GHashTable *n_gone)
{
  for (guint i = 0; i < n_ids; i++)
    {
      MnRecord *mark = mn_document_get_mark (document, &ids[i]);

      if (mark == NULL)
        continue;
      if (self->change == NULL)
        self->change = mn_turn_new_change (document, label_of (mark));
      count_gone (n_gone, mark);
      if (mn_record_kind (mark) != MN_RECORD_CLAIM)
        take_mark (mark, self);
      else if (!take_claim (mark, self))
        return FALSE;
    }
  return TRUE;
}

/**
 * mn_removal_of_marks:
 * @document: a document, whose turn it is
 * @marks: (array length=n_marks): which marks
 * @n_marks: how many
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where all of them are gone already
 *
 * Makes the change that removes marks, with the relations of claims among them and with entities that were only there
 * for them. Claims that name a mention among them forget it.
 *
 * Returns: (transfer full) (nullable): a change
 */
MnChange *
mn_removal_of_marks (MnDocument *document,
                     const MnId *marks,
                     guint       n_marks,
                     GError    **error)
{
  g_autoptr (GHashTable) n_gone = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new (mn_id_hash, mn_id_equal);
  g_auto (Removal) removal = { 0 };
  GHashTableIter iter;
  gpointer entity, n;

  g_return_val_if_fail (n_marks > 0, NULL);

  for (guint i = 0; i < n_marks; i++)
    g_hash_table_add (gone, (gpointer) &marks[i]);
  init_removal (&removal, mn_library_get_snapshot (mn_document_get_library (document)), NULL);
  if (!take_marks (&removal, document, marks, n_marks, n_gone))
    {
      g_propagate_error (error, g_steal_pointer (&removal.error));
      return NULL;
    }
  if (removal.change == NULL)
    {
      mn_turn_get_mark (document, &marks[0], error);
      return NULL;
    }
  make_claims_forget (document, removal.change, gone);
  g_hash_table_iter_init (&iter, n_gone);
  while (g_hash_table_iter_next (&iter, &entity, &n))
    mn_entity_edits_let_go (document, removal.change, entity, GPOINTER_TO_UINT (n));
  return g_steal_pointer (&removal.change);
}

/* Claims of other articles lose the evidence that stood in this one, but keep its quotation */
static gboolean
release_evidence (Removal    *self,
                  const MnId *article)
{
  g_autoptr (GPtrArray) claims = mn_snapshot_claims_of (self->snapshot, article, &self->error);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      MnClaim *claim = claims->pdata[i];
      MnClaimBuilder *after;

      if (mn_id_equal (&claim->record.article, article))
        continue;
      after = mn_claim_edit (claim);
      for (guint j = 0; j < after->evidence.n; j++)
        if (mn_id_equal (&after->evidence.items[j].article, article))
          {
            after->evidence.items[j].article = MN_ID_NONE;
            mn_array_clear (&mn_span_info, &after->evidence.items[j].spans);
          }
      mn_change_modify (self->change, claim, after);
    }
  return claims != NULL;
}

/* Relations that say they stand in this article lose those words, but hold */
static gboolean
release_spans (Removal    *self,
               const MnId *article)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->snapshot, article, &self->error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      MnRelation *relation = relations->pdata[i];
      MnRelationBuilder *after;

      if (g_hash_table_contains (self->relations, &relation->record.id))
        continue;
      after = mn_relation_edit (relation);
      for (guint j = after->spans.n; j > 0; j--)
        if (mn_id_equal (&after->spans.items[j - 1].article, article))
          mn_array_remove (&mn_article_span_info, &after->spans, j - 1);
      mn_change_modify (self->change, relation, after);
    }
  return relations != NULL;
}

static gboolean
take_all_of (Removal      *self,
             const MnId   *article,
             MnRecordKind  kind,
             GCancellable *cancellable)
{
  MnRecordFunc take = kind == MN_RECORD_CLAIM ? take_claim : take_mark;
  g_autoptr (GError) problem = NULL;

  /* all is well to the snapshot where taking one failed and stopped it */
  mn_snapshot_each_mark (self->snapshot, kind, article, take, self, cancellable, &problem);
  if (self->error == NULL)
    self->error = g_steal_pointer (&problem);
  return self->error == NULL;
}

/**
 * mn_removal_of_article:
 * @snapshot: a snapshot that sees one moment's state
 * @article: which article
 * @annotator: who removes it
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where it is gone already
 *
 * Makes the change that removes an article with its marks and the relations of its claims. Its entities stay; claims and
 * relations of elsewhere that point into it stay without doing so. For any thread.
 *
 * Returns: (transfer full) (nullable): a change
 */
MnChange *
mn_removal_of_article (MnSnapshot   *snapshot,
                       const MnId   *article,
                       const MnId   *annotator,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_auto (Removal) removal = { 0 };
  g_autoptr (MnArticle) head = NULL;

  init_removal (&removal, snapshot, mn_change_new (_("Remove Article"), annotator));
  head = mn_snapshot_get_article (snapshot, article, FALSE, &removal.error);
  if (head == NULL && removal.error == NULL)
    removal.error = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                                         _("The article is no longer in the library"));

  if (head == NULL
      || !release_evidence (&removal, article)
      || !take_all_of (&removal, article, MN_RECORD_CLAIM, cancellable)
      || !take_all_of (&removal, article, MN_RECORD_MENTION, cancellable)
      || !take_all_of (&removal, article, MN_RECORD_REMARK, cancellable)
      || !release_spans (&removal, article))
    {
      g_propagate_error (error, g_steal_pointer (&removal.error));
      return NULL;
    }
  mn_change_remove (removal.change, head);
  return g_steal_pointer (&removal.change);
}

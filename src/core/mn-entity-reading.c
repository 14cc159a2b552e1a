/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-reading.h"

/* So many lines at a time are little work for whoever takes them */
#define BATCH 200

/* What is at hand while it is read */
typedef struct
{
  MnEntityReading *reading;
  MnSnapshot      *snapshot;
  GCancellable    *cancellable;
  GPtrArray       *mentions; /* of the entity, article by article */
  GPtrArray       *lines;    /* not handed over yet */
  GHashTable      *seen;     /* of MnId: the claims */
  MnArticle       *article;
  guint            first;    /* the mentions of the article */
  guint            last;
  GHashTable      *of_article; /* of MnId: the same */
} Reader;

/**
 * mn_entity_reading_new_known:
 *
 * Returns: (transfer full) (element-type MnId gint64): no mention
 */
GHashTable *
mn_entity_reading_new_known (void)
{
  return g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, g_free);
}

/**
 * mn_entity_reading_new:
 * @entity: which entity
 * @known: (transfer full): what was read before
 *
 * Returns: (transfer full): a reading
 */
MnEntityReading *
mn_entity_reading_new (const MnId *entity,
                       GHashTable *known)
{
  MnEntityReading *self = g_new0 (MnEntityReading, 1);

  self->entity = *entity;
  self->known = known;
  self->gone = g_array_new (FALSE, FALSE, sizeof (MnId));
  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  self->relations = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * mn_entity_reading_free:
 * @self: a reading
 */
void
mn_entity_reading_free (MnEntityReading *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->record, mn_entity_unref);
  g_array_unref (self->gone);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->relations);
  g_free (self);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
hand_over (Reader *self)
{
  self->reading->take (self->lines, self->mentions->len, self->reading->user_data);
  self->lines = new_lines ();
}

static gboolean
is_known (Reader    *self,
          MnMention *mention,
          gint64     revision)
{
  const gint64 *known = g_hash_table_lookup (self->reading->known, &mention->record.id);

  return known != NULL && *known == revision;
}

static void
cut_line (Reader    *self,
          MnMention *mention,
          gint64     revision)
{
  g_ptr_array_add (self->lines, mn_concordance_line_new (mention, self->article));
  g_hash_table_replace (self->reading->known, g_memdup2 (&mention->record.id, sizeof (MnId)),
                        g_memdup2 (&revision, sizeof revision));
  if (self->lines->len == BATCH)
    hand_over (self);
}

/* The lines of the mentions of an article; its text is read only where one of them is new */
static gboolean
cut_lines (Reader  *self,
           GError **error)
{
  for (guint i = self->first; i < self->last; i++)
    {
      MnMention *mention = self->mentions->pdata[i];
      gint64 revision = MAX (mention->record.revision, self->article->record.revision);

      if (is_known (self, mention, revision))
        continue;
      if (self->article->text == NULL)
        {
          MnId id = self->article->record.id;

          g_clear_pointer (&self->article, mn_article_unref);
          self->article = mn_snapshot_get_article (self->snapshot, &id, TRUE, error);
          if (self->article == NULL)
            return FALSE;
        }
      cut_line (self, mention, revision);
    }
  return TRUE;
}

static gboolean
is_of_entity (Reader     *self,
              const MnId *mention)
{
  return self->of_article != NULL && g_hash_table_contains (self->of_article, mention);
}

static gboolean
is_meant (Reader           *self,
          const MnReferent *referent)
{
  return referent != NULL
         && (mn_id_equal (&referent->entity, &self->reading->entity) || is_of_entity (self, &referent->mention));
}

static gboolean
is_inside (const MnSpans *inner,
           const MnSpans *outer)
{
  gint start = mn_spans_first (inner), end = mn_spans_last (inner);

  for (guint i = 0; start >= 0 && i < outer->n; i++)
    if (outer->items[i].start >= 0 && outer->items[i].start <= start && end <= outer->items[i].end)
      return TRUE;
  return FALSE;
}

static gboolean
takes_part (Reader  *self,
            MnClaim *claim)
{
  for (guint i = 0; i < claim->participants.n; i++)
    if (is_of_entity (self, &claim->participants.items[i].mention))
      return TRUE;
  for (guint i = self->first; self->article != NULL && i < self->last; i++)
    if (is_inside (&((MnMention *) self->mentions->pdata[i])->spans, &claim->spans))
      return TRUE;
  return FALSE;
}

static MnFactFlags
relate (Reader  *self,
        MnClaim *claim)
{
  MnFactFlags flags = 0;

  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *attribution = &claim->attributions.items[i];

      if (is_meant (self, &attribution->claimant) || is_meant (self, attribution->on_behalf_of))
        flags |= MN_FACT_BY;
      if (is_meant (self, attribution->addressee) || is_meant (self, attribution->channel))
        flags |= MN_FACT_ABOUT;
    }
  return takes_part (self, claim) ? flags | MN_FACT_ABOUT : flags;
}

static char *
name_entity (Reader     *self,
             const MnId *id)
{
  g_autoptr (MnEntity) entity = NULL;

  if (!mn_id_is_none (id))
    entity = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, NULL);
  return entity != NULL ? g_strdup (entity->name) : NULL;
}

/* Who makes a claim, outermost; NULL where that has no name */
static char *
name_claimant (Reader  *self,
               MnClaim *claim)
{
  const MnReferent *claimant = claim->attributions.n > 0 ? &claim->attributions.items[0].claimant : NULL;
  char *name = claimant != NULL ? name_entity (self, &claimant->entity) : NULL;
  g_autoptr (MnMention) mention = NULL;

  if (name != NULL || claimant == NULL || mn_id_is_none (&claimant->mention))
    return name;
  mention = mn_snapshot_get (self->snapshot, MN_RECORD_MENTION, &claim->record.article, &claimant->mention, NULL);
  return mention != NULL ? mn_spans_get_quote (&mention->spans) : NULL;
}

static gboolean
take_claim (MnRecord *record,
            gpointer  user_data)
{
  Reader *self = user_data;
  MnClaim *claim = (MnClaim *) record;
  MnFactFlags flags;

  /* of the same article there may be some in both ways that it is asked for */
  if (g_hash_table_contains (self->seen, &record->id) || (flags = relate (self, claim)) == 0)
    return TRUE;
  {
    g_autofree char *claimant = name_claimant (self, claim);
    MnEntityFact *fact = mn_entity_fact_new (claim, flags, self->article->title, claimant);

    g_ptr_array_add (self->reading->claims, fact);
    g_hash_table_add (self->seen, (gpointer) &mn_entity_fact_get_record (fact)->id);
  }
  return TRUE;
}

static gboolean
read_article (Reader  *self,
              GError **error)
{
  MnMention *first = self->mentions->pdata[self->first];

  self->article = mn_snapshot_get_article (self->snapshot, &first->record.article, FALSE, error);
  if (self->article == NULL)
    return FALSE;
  g_hash_table_remove_all (self->of_article);
  for (guint i = self->first; i < self->last; i++)
    g_hash_table_add (self->of_article, (gpointer) &((MnMention *) self->mentions->pdata[i])->record.id);
  return cut_lines (self, error)
         && mn_snapshot_each_mark (self->snapshot, MN_RECORD_CLAIM, &self->article->record.id, take_claim, self,
                                   self->cancellable, error);
}

static gboolean
read_articles (Reader  *self,
               GError **error)
{
  for (self->first = 0; self->first < self->mentions->len; self->first = self->last)
    {
      MnMention *first = self->mentions->pdata[self->first];

      for (self->last = self->first + 1; self->last < self->mentions->len; self->last++)
        if (!mn_id_equal (&((MnMention *) self->mentions->pdata[self->last])->record.article, &first->record.article))
          break;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !read_article (self, error))
        return FALSE;
      g_clear_pointer (&self->article, mn_article_unref);
    }
  hand_over (self);
  return TRUE;
}

/* Those of articles that do not mention it */
static gboolean
read_other_claims (Reader  *self,
                   GError **error)
{
  g_autoptr (GPtrArray) claims = mn_snapshot_claims_of (self->snapshot, &self->reading->entity, error);

  g_hash_table_remove_all (self->of_article);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      MnRecord *claim = claims->pdata[i];

      if (g_hash_table_contains (self->seen, &claim->id))
        continue;
      self->first = self->last = 0;
      self->article = mn_snapshot_get_article (self->snapshot, &claim->article, FALSE, error);
      if (self->article == NULL)
        return FALSE;
      take_claim (claim, self);
      g_clear_pointer (&self->article, mn_article_unref);
    }
  return claims != NULL;
}

static gboolean
read_relations (Reader  *self,
                GError **error)
{
  const MnId *entity = &self->reading->entity;
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->snapshot, entity, error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      MnRelation *relation = relations->pdata[i];
      gboolean is_from = mn_id_equal (&relation->from.id, entity);
      g_autofree char *other = name_entity (self, is_from ? &relation->to.id : &relation->from.id);

      g_ptr_array_add (self->reading->relations,
                       mn_entity_fact_new (relation, is_from ? MN_FACT_FROM : MN_FACT_TO, NULL, other));
    }
  return relations != NULL;
}

static void
list_gone (Reader *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new (mn_id_hash, mn_id_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < self->mentions->len; i++)
    g_hash_table_add (there, (gpointer) &((MnMention *) self->mentions->pdata[i])->record.id);
  g_hash_table_iter_init (&iter, self->reading->known);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (there, id))
      {
        g_array_append_val (self->reading->gone, *(MnId *) id);
        g_hash_table_iter_remove (&iter);
      }
}

/* What it says itself first; else as they were found, article by article */
static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  MnFactFlags flags_a = mn_entity_fact_get_flags (*(MnEntityFact *const *) a);
  MnFactFlags flags_b = mn_entity_fact_get_flags (*(MnEntityFact *const *) b);

  return (int) (flags_b & MN_FACT_BY) - (int) (flags_a & MN_FACT_BY);
}

static gboolean
read_all (Reader  *self,
          GError **error)
{
  GError *problem = NULL;

  self->reading->record
      = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &self->reading->entity, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  self->mentions = mn_snapshot_mentions_of (self->snapshot, &self->reading->entity, error);
  if (self->mentions == NULL)
    return FALSE;
  list_gone (self);
  return read_relations (self, error) && read_articles (self, error) && read_other_claims (self, error);
}

/**
 * mn_entity_reading_run:
 * @self: a reading with a @take
 * @snapshot: what to read from
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads, article by article. For a worker: it takes as long as there is to read.
 *
 * Returns: whether all was read
 */
gboolean
mn_entity_reading_run (MnEntityReading *self,
                       MnSnapshot      *snapshot,
                       GCancellable    *cancellable,
                       GError         **error)
{
  Reader reader = { self, snapshot, cancellable, NULL, NULL, NULL, NULL, 0, 0, NULL };
  gboolean is_read;

  reader.lines = new_lines ();
  reader.seen = g_hash_table_new (mn_id_hash, mn_id_equal);
  reader.of_article = g_hash_table_new (mn_id_hash, mn_id_equal);
  is_read = read_all (&reader, error);
  g_ptr_array_sort (self->claims, compare_claims);
  g_ptr_array_unref (reader.lines);
  g_hash_table_unref (reader.seen);
  g_hash_table_unref (reader.of_article);
  g_clear_pointer (&reader.mentions, g_ptr_array_unref);
  g_clear_pointer (&reader.article, mn_article_unref);
  return is_read;
}

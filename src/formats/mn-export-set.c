/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-export-set.h"
#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-relation.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static void
add (MnIdSet    *set,
     const MnId *id)
{
  if (!mn_id_is_none (id))
    mn_id_set_add (set, id);
}

static void
add_referent (MnExportSet      *self,
              const MnReferent *referent)
{
  if (referent != NULL)
    add (&self->entities, &referent->entity);
}

static gboolean
take_mention (MnRecord *record,
              gpointer  user_data)
{
  MnExportSet *self = user_data;

  add (&self->annotators, &record->made.annotator);
  add (&self->entities, &((MnMention *) record)->entity);
  return TRUE;
}

static gboolean
take_claim (MnRecord *record,
            gpointer  user_data)
{
  MnExportSet *self = user_data;
  MnClaim *claim = (MnClaim *) record;

  add (&self->annotators, &record->made.annotator);
  add (&self->claims, &record->id);
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *attribution = &claim->attributions.items[i];

      add_referent (self, &attribution->claimant);
      add_referent (self, attribution->on_behalf_of);
      add_referent (self, attribution->addressee);
      add_referent (self, attribution->channel);
    }
  for (guint i = 0; i < claim->verdicts.n; i++)
    add (&self->annotators, &claim->verdicts.items[i].annotator);
  for (guint i = 0; i < claim->evidence.n; i++)
    add (&self->annotators, &claim->evidence.items[i].made.annotator);
  return TRUE;
}

static gboolean
take_maker (MnRecord *record,
            gpointer  user_data)
{
  MnExportSet *self = user_data;

  add (&self->annotators, &record->made.annotator);
  return TRUE;
}

static gboolean
take_relation (MnRecord *record,
               gpointer  user_data)
{
  if (mn_export_set_has_relation (user_data, record))
    take_maker (record, user_data);
  return TRUE;
}

static gboolean
take_article_id (MnRecord *record,
                 gpointer  user_data)
{
  g_array_append_val ((GArray *) user_data, record->id);
  return TRUE;
}

static gboolean
take_makers_of_entities (MnExportSet  *self,
                         MnSnapshot   *snapshot,
                         GError      **error)
{
  g_autofree MnId *ids = mn_id_set_sort (&self->entities);

  for (gsize i = 0; i < self->entities.n_ids; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MnRecord) entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, NULL, &ids[i], &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (entity != NULL)
        take_maker (entity, self);
    }
  return TRUE;
}

static gboolean
take_articles (MnExportSet         *self,
               MnSnapshot          *snapshot,
               const MnExportScope *scope,
               GCancellable        *cancellable,
               GError             **error)
{
  MnIdSet wanted = { 0 };

  for (guint i = 0; i < scope->n_articles; i++)
    mn_id_set_add (&wanted, &scope->articles[i]);
  self->articles = mn_id_set_sort (&wanted);
  self->n_articles = (guint) wanted.n_ids;
  mn_id_set_clear (&wanted);

  for (guint i = 0; i < self->n_articles; i++)
    {
      const MnId *article = &self->articles[i];

      if (!mn_snapshot_each_mark (snapshot, MN_RECORD_MENTION, article, take_mention, self, cancellable, error)
          || !mn_snapshot_each_mark (snapshot, MN_RECORD_CLAIM, article, take_claim, self, cancellable, error)
          || !mn_snapshot_each_mark (snapshot, MN_RECORD_REMARK, article, take_maker, self, cancellable, error))
        return FALSE;
    }
  return mn_snapshot_each (snapshot, MN_RECORD_RELATION, take_relation, self, cancellable, error)
         && take_makers_of_entities (self, snapshot, error);
}

/**
 * mn_export_set_init:
 * @self: a set, not yet in use
 * @snapshot: the library
 * @scope: (nullable): which articles; %NULL for the whole library
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Works out what an export of some articles takes along.
 *
 * Returns: whether all went well
 */
gboolean
mn_export_set_init (MnExportSet         *self,
                    MnSnapshot          *snapshot,
                    const MnExportScope *scope,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GArray) ids = NULL;

  *self = (MnExportSet){ .is_whole = scope == NULL };
  if (scope != NULL)
    return take_articles (self, snapshot, scope, cancellable, error);

  ids = g_array_new (FALSE, FALSE, sizeof (MnId));
  if (!mn_snapshot_each (snapshot, MN_RECORD_ARTICLE, take_article_id, ids, cancellable, error))
    return FALSE;
  self->n_articles = ids->len;
  self->articles = (MnId *) g_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

/**
 * mn_export_set_has_relation:
 * @self: a set
 * @relation: a relation
 *
 * Returns: whether both of its ends are exported
 */
gboolean
mn_export_set_has_relation (const MnExportSet *self,
                            MnRecord          *relation)
{
  const MnEnd *ends[] = { &((MnRelation *) relation)->from, &((MnRelation *) relation)->to };

  for (gsize i = 0; i < G_N_ELEMENTS (ends) && !self->is_whole; i++)
    if (!mn_id_set_contains (ends[i]->kind == MN_END_CLAIM ? &self->claims : &self->entities, &ends[i]->id))
      return FALSE;
  return TRUE;
}

/**
 * mn_export_set_clear:
 * @self: a set
 */
void
mn_export_set_clear (MnExportSet *self)
{
  g_clear_pointer (&self->articles, g_free);
  mn_id_set_clear (&self->annotators);
  mn_id_set_clear (&self->entities);
  mn_id_set_clear (&self->claims);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-relation-edits.h"

#include "mn-relation-rules.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* What an edit was asked for, until its turn comes */
typedef struct
{
  MnId           id;
  MnRelation    *relation; /* the new one */
  char          *label;
  MnId           group;
  MnModifyFunc   modify;
  gpointer       modify_data;
  GDestroyNotify destroy;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->destroy != NULL)
    request->destroy (request->modify_data);
  g_clear_pointer (&request->relation, mn_relation_unref);
  g_free (request->label);
  g_free (request);
}

static MnRecord *
find_end (MnDocument  *self,
          const MnEnd *end,
          GError     **error)
{
  return mn_turn_find (self, end->kind == MN_END_CLAIM ? MN_RECORD_CLAIM : MN_RECORD_ENTITY, &end->id, error);
}

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, why);
  return FALSE;
}

/* Its ends are there, are two, and are of kinds that the tagset lets it join */
static gboolean
check (MnDocument *self,
       MnRelation *relation,
       GError    **error)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (self));
  const MnRelationType *type = mn_relation_type_find (tagset, relation->type);
  g_autoptr (MnRecord) from = find_end (self, &relation->from, error);
  g_autoptr (MnRecord) to = from != NULL ? find_end (self, &relation->to, error) : NULL;

  if (to == NULL)
    return FALSE;
  if (mn_id_equal (&relation->from.id, &relation->to.id))
    return refuse (error, _("Nothing can stand in a relation to itself"));
  if (type == NULL || !mn_relation_type_allows (type, from, to))
    return refuse (error, _("The tagset does not allow a relation of this type between these two"));
  return TRUE;
}

static gboolean
joins (MnRelation *relation,
       const MnId *from,
       const MnId *to)
{
  return mn_id_equal (&relation->from.id, from) && mn_id_equal (&relation->to.id, to);
}

/* Whether the same is said already by another relation */
static gboolean
is_there (MnDocument *self,
          MnRelation *relation,
          GError    **error)
{
  MnLibrary *library = mn_document_get_library (self);
  const MnRelationType *type = mn_relation_type_find (mn_library_get_tagset (library), relation->type);
  g_autoptr (GPtrArray) others
      = mn_snapshot_relations_of (mn_library_get_snapshot (library), &relation->from.id, error);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      MnRelation *other = others->pdata[i];

      if (g_strcmp0 (other->type, relation->type) == 0 && !mn_id_equal (&other->record.id, &relation->record.id)
          && (joins (other, &relation->from.id, &relation->to.id)
              || (type->is_symmetric && joins (other, &relation->to.id, &relation->from.id))))
        return TRUE;
    }
  return others == NULL;
}

static MnChange *
build_relation (MnDocument *self,
                gpointer    user_data,
                GError    **error)
{
  Request *request = user_data;
  MnChange *change;

  if (!check (self, request->relation, error) || is_there (self, request->relation, error))
    return NULL;
  change = mn_turn_new_change (self, _("Add Relation"));
  mn_change_create (change, mn_relation_edit (request->relation));
  return change;
}

static MnChange *
build_modification (MnDocument *self,
                    gpointer    user_data,
                    GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnRelation) before = mn_turn_find (self, MN_RECORD_RELATION, &request->id, error);
  g_autoptr (MnRelation) after = NULL;
  GError *problem = NULL;
  MnChange *change;

  if (before == NULL)
    return NULL;
  after = mn_relation_edit (before);
  request->modify ((gpointer) after, request->modify_data);
  if (mn_record_equal (before, after))
    return NULL;
  /* a note may be written also where the tagset no longer has the type */
  if ((before->type != after->type || !joins (before, &after->from.id, &after->to.id))
      && check (self, after, &problem) && is_there (self, after, &problem) && problem == NULL)
    refuse (&problem, _("Another relation says that already"));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  change = mn_turn_new_change (self, request->label);
  mn_change_set_group (change, &request->group);
  mn_change_modify (change, before, (gpointer) g_steal_pointer (&after));
  return change;
}

static MnChange *
build_removal (MnDocument *self,
               gpointer    user_data,
               GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnRelation) relation = mn_turn_find (self, MN_RECORD_RELATION, &request->id, error);
  MnChange *change;

  if (relation == NULL)
    return NULL;
  change = mn_turn_new_change (self, _("Remove Relation"));
  mn_change_remove (change, relation);
  return change;
}

static void
queue (MnDocument         *self,
       MnBuildFunc         build,
       const Request      *request,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  mn_document_edit_async (self, build, g_memdup2 (request, sizeof *request), free_request, callback, user_data);
}

/**
 * mn_document_relate_async:
 * @self: a document
 * @relation: (transfer full): a relation of its library
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Joins two claims or two entities. What the tagset does not allow is refused; what is said already is not said twice:
 * then there is no change.
 */
void
mn_document_relate_async (MnDocument         *self,
                          MnRelationBuilder  *relation,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Request request = { .relation = mn_record_end (relation) };

  queue (self, build_relation, &request, callback, user_data);
}

/**
 * mn_document_modify_relation_async:
 * @self: a document
 * @relation: which relation of its library
 * @label: what is done, for people
 * @group: (nullable): what it is undone together with: one visit to one field
 * @modify: changes one thing
 * @modify_data: for @modify
 * @destroy: (nullable): frees @modify_data
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Changes a relation as it is when its turn comes.
 */
void
mn_document_modify_relation_async (MnDocument         *self,
                                   const MnId         *relation,
                                   const char         *label,
                                   const MnId         *group,
                                   MnModifyFunc        modify,
                                   gpointer            modify_data,
                                   GDestroyNotify      destroy,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Request request = { .id = *relation,
                      .label = g_strdup (label),
                      .group = group != NULL ? *group : MN_ID_NONE,
                      .modify = modify,
                      .modify_data = modify_data,
                      .destroy = destroy };

  queue (self, build_modification, &request, callback, user_data);
}

/**
 * mn_document_unrelate_async:
 * @self: a document
 * @relation: which relation of its library
 * @callback: called when it is gone
 * @user_data: for @callback
 */
void
mn_document_unrelate_async (MnDocument         *self,
                            const MnId         *relation,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Request request = { .id = *relation };

  queue (self, build_removal, &request, callback, user_data);
}

/**
 * mn_relation_reverse:
 * @builder: a relation being changed
 *
 * Turns it round.
 */
void
mn_relation_reverse (MnRelationBuilder *builder)
{
  MnEnd from = builder->from;

  builder->from = builder->to;
  builder->to = from;
}

/**
 * mn_relation_take_span:
 * @builder: a relation being changed
 * @document: the article that says so
 * @start: where the words begin, in code points
 * @end: where they end
 *
 * Makes a stretch of an article the words that say so, in the place of any others.
 */
void
mn_relation_take_span (MnRelationBuilder *builder,
                       MnDocument        *document,
                       guint              start,
                       guint              end)
{
  MnArticleSpan *span;

  mn_array_clear (&mn_article_span_info, &builder->spans);
  span = mn_array_add (&mn_article_span_info, &builder->spans);
  span->article = *mn_document_get_id (document);
  span->start = (gint) start;
  span->end = (gint) end;
  span->quote = mn_text_slice (mn_document_get_text (document), start, end);
}

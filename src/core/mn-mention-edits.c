/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-mention-edits.h"

#include "mn-entity-edits.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* What an edit was asked for, until its turn comes */
typedef struct
{
  MnId   mention;
  MnId   entity;
  char  *type;
  char  *name; /* of an entity to find or make */
  guint  start;
  guint  end;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->type);
  g_free (request->name);
  g_free (request);
}

static const char *
label_of_type (MnDocument *self,
               const char *type)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (self));

  return mn_tags_get_label (&tagset->entity_types, type);
}

/* A new mention over a stretch, or NULL where there is nothing to be marked */
static MnMentionBuilder *
new_mention (MnDocument    *self,
             const Request *request,
             const char    *type)
{
  g_autoptr (MnMentionBuilder) mention = mn_mention_new ();

  if (!mn_spans_add (&mention->spans, mn_document_get_text (self), request->start, request->end))
    return NULL;
  mention->type = g_intern_string (type);
  mention->record.article = *mn_document_get_id (self);
  return g_steal_pointer (&mention);
}

/* The entity that a mention of another type refers to: the one of that name and the new type; where there is none, its
 * own, which changes with it if nothing else refers to it; else a new one */
static gboolean
retype_entity (MnDocument *self,
               MnChange   *change,
               MnMention  *mention,
               const char *type,
               MnId       *entity,
               GError    **error)
{
  g_autofree char *quote = mn_spans_get_quote (&mention->spans);
  g_autoptr (MnEntity) own = NULL;

  if (!mn_id_is_none (&mention->entity))
    {
      own = mn_turn_get_entity (self, &mention->entity, error);
      if (own == NULL)
        return FALSE;
    }
  if (!mn_entity_edits_find (self, type, own != NULL ? own->name : quote, entity, error))
    return FALSE;

  if (!mn_id_is_none (entity))
    {
      /* not where the mention takes on the type that its entity has had all along */
      if (!mn_id_equal (entity, &mention->entity))
        mn_entity_edits_let_go (self, change, &mention->entity, 1);
    }
  else if (own != NULL && mn_entity_edits_is_left_over (self, own, 1))
    {
      MnEntityBuilder *retyped = mn_entity_edit (own);

      retyped->type = g_intern_string (type);
      mn_change_modify (change, own, retyped);
      *entity = mention->entity;
    }
  else
    *entity = mn_entity_edits_make (change, type, own != NULL ? own->name : quote);
  return TRUE;
}

static MnChange *
retype (MnDocument *self,
        MnMention  *mention,
        const char *type,
        GError    **error)
{
  g_autofree char *label = g_strdup_printf (_("Change to %s"), label_of_type (self, type));
  g_autoptr (MnChange) change = mn_turn_new_change (self, label);
  g_autoptr (MnMentionBuilder) after = mn_mention_edit (mention);

  after->type = g_intern_string (type);
  after->entity = MN_ID_NONE;
  if (!mn_type_has_entities (type))
    mn_entity_edits_let_go (self, change, &mention->entity, 1);
  else if (!retype_entity (self, change, mention, type, &after->entity, error))
    return NULL;
  mn_change_modify (change, mention, g_steal_pointer (&after));
  return g_steal_pointer (&change);
}

static MnChange *
link_to (MnDocument *self,
         MnMention  *mention,
         MnEntity   *entity)
{
  g_autofree char *quote = mn_spans_get_quote (&mention->spans);
  MnMentionBuilder *after;
  MnChange *change;

  if (mn_id_equal (&mention->entity, &entity->record.id))
    return NULL;
  change = mn_turn_new_change (self, _("Link Mention"));
  after = mn_mention_edit (mention);
  after->entity = entity->record.id;
  mn_entity_edits_learn_name (change, entity, mention->type, quote);
  mn_change_modify (change, mention, after);
  mn_entity_edits_let_go (self, change, &mention->entity, 1);
  return change;
}

static MnChange *
build_mention (MnDocument *self,
               gpointer    user_data,
               GError    **error)
{
  Request *request = user_data;
  MnMention *there = (MnMention *) mn_document_find_mark (self, MN_RECORD_MENTION, request->start, request->end);
  g_autoptr (MnMentionBuilder) mention = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autofree char *label = NULL;
  g_autofree char *quote = NULL;

  if (there != NULL)
    return g_strcmp0 (there->type, request->type) == 0 ? NULL : retype (self, there, request->type, error);

  mention = new_mention (self, request, request->type);
  if (mention == NULL)
    return NULL;
  label = g_strdup_printf (_("Mark %s"), label_of_type (self, request->type));
  quote = mn_spans_get_quote (&mention->spans);
  change = mn_turn_new_change (self, label);
  if (mn_type_has_entities (request->type)
      && !mn_entity_edits_find_or_make (self, change, request->type, quote, &mention->entity, error))
    return NULL;
  mn_change_create (change, g_steal_pointer (&mention));
  return g_steal_pointer (&change);
}

/* A mention of an entity that was picked, with its type; one that stands exactly there is linked to it */
static MnChange *
build_mention_of (MnDocument *self,
                  gpointer    user_data,
                  GError    **error)
{
  Request *request = user_data;
  MnMention *there = (MnMention *) mn_document_find_mark (self, MN_RECORD_MENTION, request->start, request->end);
  g_autoptr (MnEntity) entity = mn_turn_get_entity (self, &request->entity, error);
  MnMentionBuilder *mention;
  g_autofree char *label = NULL;
  g_autofree char *quote = NULL;
  MnChange *change;

  if (entity == NULL)
    return NULL;
  if (there != NULL)
    return link_to (self, there, entity);

  mention = new_mention (self, request, entity->type);
  if (mention == NULL)
    return NULL;
  label = g_strdup_printf (_("Mark %s"), label_of_type (self, entity->type));
  quote = mn_spans_get_quote (&mention->spans);
  change = mn_turn_new_change (self, label);
  mention->entity = entity->record.id;
  mn_entity_edits_learn_name (change, entity, entity->type, quote);
  mn_change_create (change, mention);
  return change;
}

static MnChange *
build_retype (MnDocument *self,
              gpointer    user_data,
              GError    **error)
{
  Request *request = user_data;
  MnMention *mention = (MnMention *) mn_turn_get_mark (self, &request->mention, error);

  if (mention == NULL || g_strcmp0 (mention->type, request->type) == 0)
    return NULL;
  return retype (self, mention, request->type, error);
}

/* Links to the entity that was picked, or to the one of a name, or to none */
static MnChange *
build_link (MnDocument *self,
            gpointer    user_data,
            GError    **error)
{
  Request *request = user_data;
  MnMention *mention = (MnMention *) mn_turn_get_mark (self, &request->mention, error);
  g_autoptr (MnMentionBuilder) after = NULL;
  g_autoptr (MnChange) change = NULL;

  if (mention == NULL)
    return NULL;
  if (!mn_id_is_none (&request->entity))
    {
      g_autoptr (MnEntity) entity = mn_turn_get_entity (self, &request->entity, error);

      return entity != NULL ? link_to (self, mention, entity) : NULL;
    }

  change = mn_turn_new_change (self, request->name != NULL ? _("Link Mention") : _("Unlink Mention"));
  after = mn_mention_edit (mention);
  after->entity = MN_ID_NONE;
  if (request->name != NULL
      && !mn_entity_edits_find_or_make (self, change, mention->type, request->name, &after->entity, error))
    return NULL;
  if (mn_id_equal (&after->entity, &mention->entity))
    return NULL;
  mn_change_modify (change, mention, g_steal_pointer (&after));
  mn_entity_edits_let_go (self, change, &mention->entity, 1);
  return g_steal_pointer (&change);
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
 * mn_document_mark_mention_async:
 * @self: a document
 * @type: an entity type of the tagset
 * @start: where the mention begins
 * @end: where it ends
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Marks a mention and finds or makes the entity of that name. A mention that stands exactly there gets the type instead.
 */
void
mn_document_mark_mention_async (MnDocument         *self,
                                const char         *type,
                                guint               start,
                                guint               end,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request request = { .type = g_strdup (type), .start = start, .end = end };

  queue (self, build_mention, &request, callback, user_data);
}

/**
 * mn_document_mark_as_async:
 * @self: a document
 * @entity: the entity that is mentioned
 * @start: where the mention begins
 * @end: where it ends
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Marks a mention of an entity, with its type. If its words are a name that the entity does not answer to yet, it does
 * from now on.
 */
void
mn_document_mark_as_async (MnDocument         *self,
                           const MnId         *entity,
                           guint               start,
                           guint               end,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Request request = { .entity = *entity, .start = start, .end = end };

  queue (self, build_mention_of, &request, callback, user_data);
}

/**
 * mn_document_retype_async:
 * @self: a document
 * @mention: which mention
 * @type: an entity type of the tagset
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives a mention another type, and with it the entity of that type: one of the same name where there is one; else its
 * own changes with it if nothing else refers to that, and a new one is made if something does.
 */
void
mn_document_retype_async (MnDocument         *self,
                          const MnId         *mention,
                          const char         *type,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Request request = { .mention = *mention, .type = g_strdup (type) };

  queue (self, build_retype, &request, callback, user_data);
}

/**
 * mn_document_link_async:
 * @self: a document
 * @mention: which mention
 * @entity: (nullable): the entity it refers to, or %NULL for none
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Says what a mention refers to. If its words are a name that the entity does not answer to yet, it does from now on.
 */
void
mn_document_link_async (MnDocument         *self,
                        const MnId         *mention,
                        const MnId         *entity,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Request request = { .mention = *mention, .entity = entity != NULL ? *entity : MN_ID_NONE };

  queue (self, build_link, &request, callback, user_data);
}

/**
 * mn_document_link_new_async:
 * @self: a document
 * @mention: which mention
 * @name: the name of an entity of the mention's type
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Finds or makes the entity of that name and links the mention to it.
 */
void
mn_document_link_new_async (MnDocument         *self,
                            const MnId         *mention,
                            const char         *name,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Request request = { .mention = *mention, .name = g_strdup (name) };

  queue (self, build_link, &request, callback, user_data);
}

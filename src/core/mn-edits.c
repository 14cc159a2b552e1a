/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-edits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an edit was asked for, until its turn comes */
typedef struct
{
  MnId           mark;
  MnId           entity;
  MnReferent     referent;
  char          *text; /* a type, or a new name */
  char          *type;
  char          *label;
  MnId           group;
  guint          start;
  guint          end;
  GArray        *marks; /* of MnId */
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
  g_clear_pointer (&request->marks, g_array_unref);
  g_free (request->text);
  g_free (request->type);
  g_free (request->label);
  g_free (request);
}

static MnChange *
new_change (MnDocument *self,
            const char *label)
{
  return mn_change_new (label, mn_library_get_annotator (mn_document_get_library (self)));
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                       _("What you wanted to change has been removed in the meantime"));
}

/* The mark as it is now, when the turn of an edit has come */
static MnRecord *
find_mark (MnDocument *self,
           const MnId *id,
           GError    **error)
{
  MnRecord *mark = mn_document_get_mark (self, id);

  if (mark == NULL)
    set_gone (error);
  return mark;
}

static MnEntity *
read_entity (MnDocument *self,
             const MnId *id)
{
  MnEntity *entity = mn_document_get_entity (self, id);

  if (entity != NULL)
    return mn_entity_ref (entity);
  return mn_snapshot_get (mn_library_get_snapshot (mn_document_get_library (self)), MN_RECORD_ENTITY, &MN_ID_NONE, id,
                          NULL);
}

/* Whether nothing but @n_gone references of the change that is being built holds the entity, and nobody wrote anything
 * about it: such an entity came with its mark and goes with it */
static gboolean
is_left_over (MnDocument *self,
              MnEntity   *entity,
              guint       n_gone)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_document_get_library (self));

  if (entity->aliases != NULL || entity->links != NULL || entity->note != NULL || entity->attributes.n > 0
      || entity->record.made.origin != MN_ORIGIN_HAND)
    return FALSE;
  return mn_snapshot_count_uses (snapshot, &entity->record.id, n_gone + 1, NULL) == (gint64) n_gone;
}

static void
remove_left_over (MnDocument *self,
                  MnChange   *change,
                  const MnId *id,
                  guint       n_gone)
{
  g_autoptr (MnEntity) entity = mn_id_is_none (id) ? NULL : read_entity (self, id);

  if (entity != NULL && is_left_over (self, entity, n_gone))
    mn_change_add (change, g_steal_pointer (&entity), NULL);
}

/* Finds the entity of a name and type: first among those of this article, then in the library */
static gboolean
find_entity (MnDocument *self,
             const char *type,
             const char *name,
             MnId       *id)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_document_get_library (self));
  g_autoptr (GPtrArray) here = mn_document_list_entities (self);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < here->len; i++)
    {
      MnEntity *entity = here->pdata[i];

      if (g_strcmp0 (entity->type, type) == 0 && mn_entity_matches (entity, name))
        {
          *id = entity->record.id;
          return TRUE;
        }
    }
  all = mn_snapshot_find_entities (snapshot, name, 50, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MnEntity *entity = all->pdata[i];

      if (g_strcmp0 (entity->type, type) == 0 && mn_entity_matches (entity, name))
        {
          *id = entity->record.id;
          return TRUE;
        }
    }
  return FALSE;
}

static MnId
add_entity (MnDocument *self G_GNUC_UNUSED,
            MnChange   *change,
            const char *type,
            const char *name)
{
  MnEntityBuilder *entity = mn_entity_new ();
  g_autofree char *line = g_strdup (name);
  MnId id = entity->record.id;

  g_strdelimit (line, "\n\t", ' ');
  entity->type = g_intern_string (type);
  entity->name = g_strdup (g_strstrip (line));
  mn_change_create (change, entity);
  return id;
}

static MnId
find_or_add_entity (MnDocument *self,
                    MnChange   *change,
                    const char *type,
                    const char *name)
{
  MnId id;

  if (find_entity (self, type, name, &id))
    return id;
  return add_entity (self, change, type, name);
}

/* Types whose mentions name nothing that could be met again */
static gboolean
type_has_entities (const char *type)
{
  return g_strcmp0 (type, "date") != 0 && g_strcmp0 (type, "figure") != 0;
}

static char *
type_label (MnDocument *self,
            const char *format,
            const char *type)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (self));

  /* the formats are our own translated strings, each with one %s */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, mn_tags_get_label (&tagset->entity_types, type));
#pragma GCC diagnostic pop
}

/* Gives a mention another type. An entity that nothing else refers to changes with it; else the mention goes to the
 * entity of that name and the new type. */
static MnChange *
build_retype_of (MnDocument *self,
                 MnMention  *mention,
                 const char *type)
{
  g_autofree char *label = type_label (self, _("Change to %s"), type);
  MnChange *change = new_change (self, label);
  MnMentionBuilder *after = mn_mention_edit (mention);
  g_autoptr (MnEntity) entity = NULL;

  after->type = g_intern_string (type);
  if (!mn_id_is_none (&mention->entity))
    entity = read_entity (self, &mention->entity);

  if (!type_has_entities (type))
    {
      after->entity = MN_ID_NONE;
      remove_left_over (self, change, &mention->entity, 1);
    }
  else
    {
      g_autofree char *quote = mn_spans_get_quote (&mention->spans);
      const char *name = entity != NULL ? entity->name : quote;
      MnId other;

      if (find_entity (self, type, name, &other))
        {
          after->entity = other;
          /* not where the mention takes on the type that its entity has had all along */
          if (entity != NULL && !mn_id_equal (&other, &mention->entity))
            remove_left_over (self, change, &mention->entity, 1);
        }
      else if (entity != NULL && is_left_over (self, entity, 1))
        {
          MnEntityBuilder *retyped = mn_entity_edit (entity);

          retyped->type = after->type;
          mn_change_modify (change, entity, retyped);
        }
      else
        after->entity = add_entity (self, change, type, name);
    }
  mn_change_modify (change, mention, after);
  return change;
}

static MnChange *
build_retype (MnDocument *self,
              gpointer    user_data,
              GError    **error)
{
  Request *request = user_data;
  MnMention *mention = (MnMention *) find_mark (self, &request->mark, error);

  if (mention == NULL || g_strcmp0 (mention->type, request->text) == 0)
    return NULL;
  return build_retype_of (self, mention, request->text);
}

/* Whether the words of a mention are a name that its entity should answer to from now on: “Trump”, but not “he” or “the
 * president” */
static gboolean
is_name (const char *quote)
{
  return g_unichar_isupper (g_utf8_get_char (quote)) && strchr (quote, '\n') == NULL;
}

/* Adds what a mention says to the aliases of its entity, where it is a name that is not among them */
static void
add_alias_for (MnChange   *change,
               MnEntity   *entity,
               const char *type,
               const char *quote)
{
  g_autoptr (GStrvBuilder) aliases = NULL;
  MnEntityBuilder *after;

  if (g_strcmp0 (type, entity->type) != 0 || !is_name (quote) || mn_entity_matches (entity, quote))
    return;
  aliases = g_strv_builder_new ();
  after = mn_entity_edit (entity);
  if (entity->aliases != NULL)
    g_strv_builder_addv (aliases, (const char **) entity->aliases);
  g_strv_builder_add (aliases, quote);
  g_strfreev (after->aliases);
  after->aliases = g_strv_builder_end (aliases);
  mn_change_modify (change, entity, after);
}

static MnChange *
build_link_of (MnDocument *self,
               MnMention  *mention,
               MnEntity   *entity)
{
  g_autofree char *quote = mn_spans_get_quote (&mention->spans);
  MnMentionBuilder *after;
  MnChange *change;

  if (mn_id_equal (&mention->entity, &entity->record.id))
    return NULL;
  change = new_change (self, _("Link Mention"));
  after = mn_mention_edit (mention);
  after->entity = entity->record.id;
  add_alias_for (change, entity, mention->type, quote);
  mn_change_modify (change, mention, after);
  remove_left_over (self, change, &mention->entity, 1);
  return change;
}

/* A mention of an entity that was picked, with its type; one that stands exactly there is linked to it */
static MnChange *
build_mention_of (MnDocument *self,
                  gpointer    user_data,
                  GError    **error)
{
  Request *request = user_data;
  MnMention *there = (MnMention *) mn_document_find_mark (self, MN_RECORD_MENTION, request->start, request->end);
  g_autoptr (MnEntity) entity = read_entity (self, &request->entity);
  g_autoptr (MnMentionBuilder) mention = NULL;
  g_autofree char *label = NULL;
  g_autofree char *quote = NULL;
  MnChange *change;

  if (entity == NULL)
    {
      set_gone (error);
      return NULL;
    }
  if (there != NULL)
    return build_link_of (self, there, entity);

  mention = mn_mention_new ();
  if (!mn_spans_add (&mention->spans, mn_document_get_text (self), request->start, request->end))
    return NULL;
  label = type_label (self, _("Mark %s"), entity->type);
  quote = mn_spans_get_quote (&mention->spans);
  change = new_change (self, label);
  mention->type = entity->type;
  mention->entity = entity->record.id;
  mention->record.article = *mn_document_get_id (self);
  add_alias_for (change, entity, entity->type, quote);
  mn_change_create (change, g_steal_pointer (&mention));
  return change;
}

static MnChange *
build_mention (MnDocument *self,
               gpointer    user_data,
               GError    **error G_GNUC_UNUSED)
{
  Request *request = user_data;
  MnText *text = mn_document_get_text (self);
  MnMention *there = (MnMention *) mn_document_find_mark (self, MN_RECORD_MENTION, request->start, request->end);
  MnMentionBuilder *mention;
  g_autofree char *label = NULL;
  g_autofree char *quote = NULL;
  MnChange *change;

  if (there != NULL)
    return g_strcmp0 (there->type, request->text) == 0 ? NULL : build_retype_of (self, there, request->text);

  mention = mn_mention_new ();
  if (!mn_spans_add (&mention->spans, text, request->start, request->end))
    {
      mn_record_unref (mention);
      return NULL;
    }
  label = type_label (self, _("Mark %s"), request->text);
  change = new_change (self, label);
  quote = mn_spans_get_quote (&mention->spans);
  mention->type = g_intern_string (request->text);
  mention->record.article = *mn_document_get_id (self);
  if (type_has_entities (request->text))
    mention->entity = find_or_add_entity (self, change, request->text, quote);
  mn_change_create (change, mention);
  return change;
}

/* A claim or remark over a stretch, unless exactly that is there */
static MnChange *
build_plain_mark (MnDocument         *self,
                  const MnRecordInfo *info,
                  const char         *label,
                  Request            *request)
{
  MnRecordBuilder *mark;
  MnChange *change;

  if (mn_document_find_mark (self, info->kind, request->start, request->end) != NULL)
    return NULL;
  mark = mn_record_new (info);
  if (!mn_spans_add (mn_mark_edit_spans (mark), mn_document_get_text (self), request->start, request->end))
    {
      mn_record_unref (mark);
      return NULL;
    }
  change = new_change (self, label);
  mark->article = *mn_document_get_id (self);
  mn_change_create (change, mark);
  return change;
}

static MnChange *
build_claim (MnDocument *self,
             gpointer    user_data,
             GError    **error G_GNUC_UNUSED)
{
  return build_plain_mark (self, &mn_claim_info, _("Mark Claim"), user_data);
}

static MnChange *
build_remark (MnDocument *self,
              gpointer    user_data,
              GError    **error G_GNUC_UNUSED)
{
  return build_plain_mark (self, &mn_remark_info, _("Add Remark"), user_data);
}

static MnChange *
build_piece (MnDocument *self,
             gpointer    user_data,
             GError    **error)
{
  Request *request = user_data;
  MnRecord *mark = find_mark (self, &request->mark, error);
  g_autoptr (MnRecord) after = NULL;
  MnChange *change;

  if (mark == NULL)
    return NULL;
  after = mn_record_edit (mark);
  mn_spans_add (mn_mark_edit_spans ((gpointer) after), mn_document_get_text (self), request->start, request->end);
  if (mn_record_equal (mark, after))
    return NULL;
  change = new_change (self, _("Add Piece"));
  mn_change_modify (change, mark, (gpointer) g_steal_pointer (&after));
  return change;
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

static gboolean
forget_referent (MnReferent   *referent,
                 const GArray *gone)
{
  if (referent == NULL || mn_id_is_none (&referent->mention) || !contains_id (gone, &referent->mention))
    return FALSE;
  referent->mention = MN_ID_NONE;
  return TRUE;
}

/* Takes mentions that go out of what a claim says of them */
static gboolean
forget_mentions (MnClaimBuilder *claim,
                 const GArray   *gone)
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
    if (contains_id (gone, &claim->participants.items[i - 1].mention))
      {
        mn_array_remove (&mn_participant_info, &claim->participants, i - 1);
        is_changed = TRUE;
      }
  return is_changed;
}

static void
add_forgetting_claims (MnDocument   *self,
                       MnChange     *change,
                       const GArray *gone)
{
  g_autoptr (GPtrArray) claims = mn_document_list_marks (self, MN_RECORD_CLAIM);

  for (guint i = 0; i < claims->len; i++)
    {
      MnClaim *claim = claims->pdata[i];
      MnClaimBuilder *after;

      if ((claim->attributions.n == 0 && claim->participants.n == 0) || contains_id (gone, &claim->record.id))
        continue;
      after = mn_claim_edit (claim);
      if (forget_mentions (after, gone))
        mn_change_modify (change, claim, after);
      else
        mn_record_unref (after);
    }
}

static void
add_relation_removals (MnDocument *self,
                       MnChange   *change,
                       const MnId *claim,
                       GHashTable *seen)
{
  g_autoptr (GPtrArray) relations
      = mn_snapshot_relations_of (mn_library_get_snapshot (mn_document_get_library (self)), claim, NULL);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      MnRecord *relation = relations->pdata[i];

      if (g_hash_table_add (seen, g_memdup2 (&relation->id, sizeof (MnId))))
        mn_change_remove (change, relation);
    }
}

/* Counts how often each entity loses a reference */
static void
count_gone (GHashTable *n_gone,
            const MnId *entity)
{
  gpointer n = g_hash_table_lookup (n_gone, entity);

  if (!mn_id_is_none (entity))
    g_hash_table_replace (n_gone, g_memdup2 (entity, sizeof (MnId)), GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
}

static MnChange *
build_removal (MnDocument *self,
               gpointer    user_data,
               GError    **error)
{
  Request *request = user_data;
  g_autoptr (GHashTable) relations = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  g_autoptr (GHashTable) n_gone = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  gboolean has_mention = FALSE;
  MnChange *change = NULL;
  GHashTableIter iter;
  gpointer entity, n;

  for (guint i = 0; i < request->marks->len; i++)
    {
      MnRecord *mark = mn_document_get_mark (self, &g_array_index (request->marks, MnId, i));

      if (mark == NULL)
        continue;
      if (change == NULL)
        change = new_change (self, mn_record_kind (mark) == MN_RECORD_MENTION ? _("Remove Mention")
                                   : mn_record_kind (mark) == MN_RECORD_CLAIM ? _("Remove Claim")
                                                                              : _("Remove Remark"));
      if (mn_record_kind (mark) == MN_RECORD_CLAIM)
        add_relation_removals (self, change, &mark->id, relations);
      if (mn_record_kind (mark) == MN_RECORD_MENTION)
        {
          has_mention = TRUE;
          count_gone (n_gone, &((MnMention *) mark)->entity);
        }
      mn_change_remove (change, mark);
    }
  if (change == NULL)
    {
      set_gone (error);
      return NULL;
    }
  if (has_mention)
    add_forgetting_claims (self, change, request->marks);
  g_hash_table_iter_init (&iter, n_gone);
  while (g_hash_table_iter_next (&iter, &entity, &n))
    remove_left_over (self, change, entity, GPOINTER_TO_UINT (n));
  return change;
}

static MnChange *
build_link (MnDocument *self,
            gpointer    user_data,
            GError    **error)
{
  Request *request = user_data;
  MnMention *mention = (MnMention *) find_mark (self, &request->mark, error);
  g_autoptr (MnEntity) entity = NULL;
  g_autoptr (MnChange) change = NULL;
  MnMentionBuilder *after;

  if (mention == NULL)
    return NULL;
  if (request->text == NULL && !mn_id_is_none (&request->entity))
    {
      entity = read_entity (self, &request->entity);
      if (entity != NULL)
        return build_link_of (self, mention, entity);
      set_gone (error);
      return NULL;
    }

  change = new_change (self, request->text != NULL ? _("Link Mention") : _("Unlink Mention"));
  after = mn_mention_edit (mention);
  after->entity = request->text != NULL ? find_or_add_entity (self, change, mention->type, request->text) : MN_ID_NONE;
  if (mn_id_equal (&after->entity, &mention->entity))
    {
      mn_record_unref (after);
      return NULL;
    }
  mn_change_modify (change, mention, after);
  remove_left_over (self, change, &mention->entity, 1);
  return g_steal_pointer (&change);
}

static MnChange *
build_claimant (MnDocument *self,
                gpointer    user_data,
                GError    **error)
{
  Request *request = user_data;
  MnClaim *claim = (MnClaim *) find_mark (self, &request->mark, error);
  MnClaimBuilder *after;
  MnAttribution *link;
  MnChange *change;

  if (claim == NULL)
    return NULL;
  change = new_change (self, _("Set Claimant"));
  after = mn_claim_edit (claim);
  if (after->attributions.n == 0)
    {
      link = mn_array_add (&mn_attribution_info, &after->attributions);
      link->stance = g_intern_static_string ("asserts");
    }
  link = &after->attributions.items[0];
  link->claimant = request->referent;
  if (request->text != NULL)
    link->claimant.entity = find_or_add_entity (self, change, request->type, request->text);
  if (mn_record_equal (claim, after))
    {
      mn_record_unref (after);
      mn_change_unref (change);
      return NULL;
    }
  mn_change_modify (change, claim, after);
  return change;
}

static MnChange *
build_modification (MnDocument *self,
                    gpointer    user_data,
                    GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnRecord) before = NULL;
  MnRecordBuilder *after;
  MnChange *change;

  if (!mn_id_is_none (&request->entity))
    before = (MnRecord *) read_entity (self, &request->entity);
  else if (mn_document_get_mark (self, &request->mark) != NULL)
    before = mn_record_ref (mn_document_get_mark (self, &request->mark));
  if (before == NULL)
    {
      set_gone (error);
      return NULL;
    }

  after = mn_record_edit (before);
  request->modify (after, request->modify_data);
  if (mn_record_equal (before, after))
    {
      mn_record_unref (after);
      return NULL;
    }
  change = new_change (self, request->label);
  mn_change_set_group (change, &request->group);
  mn_change_modify (change, before, after);
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
  Request request = { .text = g_strdup (type), .start = start, .end = end };

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
 * mn_document_mark_claim_async:
 * @self: a document
 * @start: where the claim begins
 * @end: where it ends
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Marks a claim in the article's own voice: with that alone it is finished.
 */
void
mn_document_mark_claim_async (MnDocument         *self,
                              guint               start,
                              guint               end,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Request request = { .start = start, .end = end };

  queue (self, build_claim, &request, callback, user_data);
}

/**
 * mn_document_mark_remark_async:
 * @self: a document
 * @start: where the remark begins
 * @end: where it ends
 * @callback: called when it is durable
 * @user_data: for @callback
 */
void
mn_document_mark_remark_async (MnDocument         *self,
                               guint               start,
                               guint               end,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Request request = { .start = start, .end = end };

  queue (self, build_remark, &request, callback, user_data);
}

/**
 * mn_document_retype_async:
 * @self: a document
 * @mention: which mention
 * @type: an entity type of the tagset
 * @callback: called when it is durable
 * @user_data: for @callback
 */
void
mn_document_retype_async (MnDocument         *self,
                          const MnId         *mention,
                          const char         *type,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Request request = { .mark = *mention, .text = g_strdup (type) };

  queue (self, build_retype, &request, callback, user_data);
}

/**
 * mn_document_add_piece_async:
 * @self: a document
 * @mark: which mark
 * @start: where a further piece begins
 * @end: where it ends
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Adds a piece to a mark; one that touches another piece grows that.
 */
void
mn_document_add_piece_async (MnDocument         *self,
                             const MnId         *mark,
                             guint               start,
                             guint               end,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Request request = { .mark = *mark, .start = start, .end = end };

  queue (self, build_piece, &request, callback, user_data);
}

/**
 * mn_document_remove_async:
 * @self: a document
 * @marks: (array length=n_marks): which marks
 * @n_marks: how many
 * @callback: called when they are gone
 * @user_data: for @callback
 *
 * Removes marks, with the relations of claims among them and with entities that were only there for them. Claims that
 * name a mention among them forget it.
 */
void
mn_document_remove_async (MnDocument         *self,
                          const MnId         *marks,
                          guint               n_marks,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Request request = { .marks = g_array_sized_new (FALSE, FALSE, sizeof (MnId), n_marks) };

  g_array_append_vals (request.marks, marks, n_marks);
  queue (self, build_removal, &request, callback, user_data);
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
  Request request = { .mark = *mention, .entity = entity != NULL ? *entity : MN_ID_NONE };

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
  Request request = { .mark = *mention, .text = g_strdup (name) };

  queue (self, build_link, &request, callback, user_data);
}

/**
 * mn_document_set_claimant_async:
 * @self: a document
 * @claim: which claim
 * @claimant: who says it; its entity is ignored where @new_name is given
 * @new_name: (nullable): the name of an entity to find or make
 * @new_type: (nullable): its type
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Says who makes a claim, in the outermost link of its chain, which is made if there is none.
 */
void
mn_document_set_claimant_async (MnDocument         *self,
                                const MnId         *claim,
                                const MnReferent   *claimant,
                                const char         *new_name,
                                const char         *new_type,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request request
      = { .mark = *claim, .referent = *claimant, .text = g_strdup (new_name), .type = g_strdup (new_type) };

  queue (self, build_claimant, &request, callback, user_data);
}

/**
 * mn_document_modify_mark_async:
 * @self: a document
 * @mark: which mark
 * @label: what is done, for people
 * @group: (nullable): what it is undone together with: one visit to one field
 * @modify: changes one thing
 * @modify_data: for @modify
 * @destroy: (nullable): frees @modify_data
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Changes a mark as it is when its turn comes.
 */
void
mn_document_modify_mark_async (MnDocument         *self,
                               const MnId         *mark,
                               const char         *label,
                               const MnId         *group,
                               MnModifyFunc        modify,
                               gpointer            modify_data,
                               GDestroyNotify      destroy,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Request request = { .mark = *mark,
                      .label = g_strdup (label),
                      .group = group != NULL ? *group : MN_ID_NONE,
                      .modify = modify,
                      .modify_data = modify_data,
                      .destroy = destroy };

  queue (self, build_modification, &request, callback, user_data);
}

/**
 * mn_document_modify_entity_async:
 * @self: a document
 * @entity: which entity
 * @label: what is done, for people
 * @group: (nullable): what it is undone together with
 * @modify: changes one thing
 * @modify_data: for @modify
 * @destroy: (nullable): frees @modify_data
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Changes an entity as it is when its turn comes.
 */
void
mn_document_modify_entity_async (MnDocument         *self,
                                 const MnId         *entity,
                                 const char         *label,
                                 const MnId         *group,
                                 MnModifyFunc        modify,
                                 gpointer            modify_data,
                                 GDestroyNotify      destroy,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Request request = { .entity = *entity,
                      .label = g_strdup (label),
                      .group = group != NULL ? *group : MN_ID_NONE,
                      .modify = modify,
                      .modify_data = modify_data,
                      .destroy = destroy };

  queue (self, build_modification, &request, callback, user_data);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-edits.h"

#include "mn-removal.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* What an edit was asked for, until its turn comes */
typedef struct
{
  MnId           mark;
  MnId           entity;
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
  g_free (request->label);
  g_free (request);
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
  change = mn_turn_new_change (self, label);
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
  MnRecord *mark = mn_turn_get_mark (self, &request->mark, error);
  g_autoptr (MnRecord) after = NULL;
  MnChange *change;

  if (mark == NULL)
    return NULL;
  after = mn_record_edit (mark);
  mn_spans_add (mn_mark_edit_spans ((gpointer) after), mn_document_get_text (self), request->start, request->end);
  if (mn_record_equal (mark, after))
    return NULL;
  change = mn_turn_new_change (self, _("Add Piece"));
  mn_change_modify (change, mark, (gpointer) g_steal_pointer (&after));
  return change;
}

static MnChange *
build_removal (MnDocument *self,
               gpointer    user_data,
               GError    **error)
{
  Request *request = user_data;

  return mn_removal_of_marks (self, (const MnId *) (gpointer) request->marks->data, request->marks->len, error);
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
    before = (MnRecord *) mn_turn_get_entity (self, &request->entity, error);
  else if (mn_turn_get_mark (self, &request->mark, error) != NULL)
    before = mn_record_ref (mn_document_get_mark (self, &request->mark));
  if (before == NULL)
    return NULL;

  after = mn_record_edit (before);
  request->modify (after, request->modify_data);
  if (mn_record_equal (before, after))
    {
      mn_record_unref (after);
      return NULL;
    }
  change = mn_turn_new_change (self, request->label);
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
 *
 * Marks a stretch to be remarked upon; what is remarked is for mn_document_modify_mark_async() to say.
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

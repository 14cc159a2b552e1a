/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-boundary-edits.h"

#include "mn-entity-edits.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* What an edit was asked for, until its turn comes */
typedef struct
{
  MnId     mark;
  guint    piece;
  guint    start;
  guint    end;
  gboolean is_removal;
} Request;

/* The pieces of @before without that one; FALSE where there is no such piece */
static gboolean
take_piece_out (MnRecordBuilder *mark,
                const MnSpans   *before,
                guint            piece)
{
  MnSpans *spans = mn_mark_edit_spans (mark);

  if (piece >= before->n)
    return FALSE;
  mn_array_remove (&mn_span_info, spans, piece);
  return TRUE;
}

/* The entity that came with the mention is called what the mention says; any other learns the name */
static gboolean
follow_words (MnDocument       *self,
              MnChange         *change,
              MnMention        *before,
              MnMentionBuilder *after,
              GError          **error)
{
  g_autofree char *old_words = mn_spans_get_quote (&before->spans);
  g_autofree char *words = mn_spans_get_quote (&after->spans);
  g_autoptr (MnEntity) entity = NULL;
  MnId named;

  if (mn_id_is_none (&before->entity) || g_str_equal (old_words, words))
    return TRUE;
  entity = mn_turn_get_entity (self, &before->entity, error);
  if (entity == NULL)
    return FALSE;
  if (!mn_entity_matches (entity, old_words) || !mn_entity_edits_is_left_over (self, entity, 1))
    {
      mn_entity_edits_learn_name (change, entity, before->type, words);
      return TRUE;
    }
  if (!mn_entity_edits_find (self, entity->type, words, &named, error))
    return FALSE;
  if (mn_id_is_none (&named))
    {
      MnEntityBuilder *renamed = mn_entity_edit (entity);

      g_free (renamed->name);
      renamed->name = g_strdelimit (g_strdup (words), "\n\t", ' ');
      mn_change_modify (change, entity, renamed);
    }
  else if (!mn_id_equal (&named, &before->entity))
    {
      after->entity = named;
      mn_change_remove (change, entity);
    }
  return TRUE;
}

static MnChange *
build (MnDocument *self,
       gpointer    user_data,
       GError    **error)
{
  const Request *request = user_data;
  MnRecord *before = mn_turn_get_mark (self, &request->mark, error);
  g_autoptr (MnRecord) after = NULL;
  g_autoptr (MnChange) change = NULL;
  MnRecordBuilder *builder;

  if (before == NULL)
    return NULL;
  builder = mn_record_edit (before);
  after = (MnRecord *) builder;
  if (!take_piece_out (builder, mn_mark_get_spans (before), request->piece))
    return NULL;
  if (!request->is_removal
      && !mn_spans_add (mn_mark_edit_spans (builder), mn_document_get_text (self), request->start, request->end))
    return NULL;
  if (mn_mark_get_spans (after)->n == 0 || mn_record_equal (before, after))
    return NULL;

  change = mn_turn_new_change (self, request->is_removal ? _("Remove Piece") : _("Change Boundaries"));
  if (mn_record_kind (before) == MN_RECORD_MENTION
      && !follow_words (self, change, (MnMention *) before, (MnMentionBuilder *) builder, error))
    return NULL;
  mn_change_modify (change, before, (gpointer) g_steal_pointer (&after));
  return g_steal_pointer (&change);
}

static void
queue (MnDocument         *self,
       const Request      *request,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  mn_document_edit_async (self, build, g_memdup2 (request, sizeof *request), g_free, callback, user_data);
}

/**
 * mn_document_set_bounds_async:
 * @self: a document
 * @mark: which mark
 * @piece: which of its pieces
 * @start: where that is to begin
 * @end: where it is to end; blanks at the edges are left out
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Moves the boundaries of a mark; pieces that then touch become one. An entity that came with the mention takes its words
 * as its name, or gives way to one that has that name already; any other learns them as an alias where they are a name.
 */
void
mn_document_set_bounds_async (MnDocument         *self,
                              const MnId         *mark,
                              guint               piece,
                              guint               start,
                              guint               end,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Request request = { *mark, piece, start, end, FALSE };

  queue (self, &request, callback, user_data);
}

/**
 * mn_document_remove_piece_async:
 * @self: a document
 * @mark: which mark
 * @piece: which of its pieces; of a mark with one piece none is taken
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Takes one piece off a mark that has several.
 */
void
mn_document_remove_piece_async (MnDocument         *self,
                                const MnId         *mark,
                                guint               piece,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request request = { *mark, piece, 0, 0, TRUE };

  queue (self, &request, callback, user_data);
}

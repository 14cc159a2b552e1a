/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-occurrences.h"

#include "mn-entity-edits.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* How many characters of the text around it say what an occurrence is about */
#define CONTEXT 60

static void
clear_occurrence (gpointer data)
{
  MnOccurrence *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->quote);
  g_free (self->after);
}

/**
 * mn_occurrence_ref:
 * @self: an occurrence
 *
 * Returns: (transfer full): @self
 */
MnOccurrence *
mn_occurrence_ref (MnOccurrence *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mn_occurrence_unref:
 * @self: (transfer full): an occurrence
 */
void
mn_occurrence_unref (MnOccurrence *self)
{
  g_atomic_rc_box_release_full (self, clear_occurrence);
}

typedef struct
{
  guint start;
  guint end;
} Place;

/* What is looked for, and what was found so far */
typedef struct
{
  MnDocument    *document;
  gboolean       is_everywhere;
  char         **names;
  MnMatcherFlags flags;
  MnMatcher     *matcher;
  MnSnapshot    *snapshot;
  MnArticle     *current;
  MnSpanIndex   *marks;  /* of the current article, when there is something to compare with */
  GArray        *places; /* of Place: in the document, whose marks only the main thread knows */
  guint          last;   /* where the last one ended: what stands under two names is one place */
  GPtrArray     *found;
  GCancellable  *cancellable;
  GError        *error;
} Search;

static void
free_search (gpointer data)
{
  Search *self = data;

  g_clear_object (&self->document);
  g_strfreev (self->names);
  g_clear_pointer (&self->matcher, mn_matcher_unref);
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->marks, mn_span_index_free);
  g_clear_pointer (&self->current, mn_article_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* Whether a mention has some of the place: one that stands there, or a longer one, “Jorge Rodriguez” around “Rodriguez” */
static gboolean
is_marked (MnSpanIndex *index,
           guint        start,
           guint        end)
{
  return mn_span_index_find (index, MN_RECORD_MENTION, start, end) != NULL;
}

static char *
slice_line (const MnText *text,
            guint         start,
            guint         end)
{
  char *slice = mn_text_slice (text, start, end);

  return g_strdelimit (slice, "\n\t", ' ');
}

static void
add_occurrence (Search *self,
                guint   start,
                guint   end)
{
  const MnText *text = self->current->text;
  MnOccurrence *occurrence = g_atomic_rc_box_new0 (MnOccurrence);

  occurrence->article = self->current->record.id;
  occurrence->title = g_strdup (self->current->title);
  occurrence->start = start;
  occurrence->end = end;
  occurrence->before = slice_line (text, start > CONTEXT ? start - CONTEXT : 0, start);
  occurrence->quote = mn_text_slice (text, start, end);
  occurrence->after = slice_line (text, end, MIN (end + CONTEXT, mn_text_get_length (text)));
  g_ptr_array_add (self->found, occurrence);
}

static gboolean
take_hit (guint    start,
          guint    end,
          guint    which G_GNUC_UNUSED,
          gpointer user_data)
{
  Search *self = user_data;

  if (end == self->last)
    return TRUE;
  self->last = end;
  if (self->marks == NULL)
    {
      g_autoptr (GPtrArray) marks
          = mn_snapshot_marks_of (self->snapshot, &self->current->record.id, MN_MARKS_ALL, self->cancellable,
                                  &self->error);

      if (marks == NULL)
        return FALSE;
      self->marks = mn_span_index_new_from (marks);
    }
  if (!is_marked (self->marks, start, end))
    add_occurrence (self, start, end);
  return TRUE;
}

static gboolean
take_place (guint    start,
            guint    end,
            guint    which G_GNUC_UNUSED,
            gpointer user_data)
{
  Search *self = user_data;
  Place place = { start, end };

  if (end != self->last)
    g_array_append_val (self->places, place);
  self->last = end;
  return TRUE;
}

static gboolean
search_article (Search     *self,
                const MnId *id)
{
  g_clear_pointer (&self->current, mn_article_unref);
  self->current = mn_snapshot_get_article (self->snapshot, id, TRUE, &self->error);
  if (self->current == NULL)
    return self->error == NULL; /* removed meanwhile */
  self->last = 0;
  mn_matcher_find (self->matcher, self->current->text, 0, mn_text_get_length (self->current->text), self->cancellable,
                   take_hit, self);
  g_clear_pointer (&self->marks, mn_span_index_free);
  return self->error == NULL;
}

static gboolean
take_id (MnRecord *article,
         gpointer  ids)
{
  g_array_append_val (ids, article->id);
  return TRUE;
}

static gboolean
search_library (Search *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (MnId));

  self->snapshot = mn_store_open_snapshot (mn_library_get_store (mn_document_get_library (self->document)), &self->error);
  if (self->snapshot == NULL
      || !mn_snapshot_each (self->snapshot, MN_RECORD_ARTICLE, take_id, ids, self->cancellable, &self->error))
    return FALSE;
  /* newest first: ids are ordered by time */
  for (guint i = ids->len; i > 0; i--)
    if (g_cancellable_is_cancelled (self->cancellable) || !search_article (self, &g_array_index (ids, MnId, i - 1)))
      return FALSE;
  return TRUE;
}

static void
search_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *self = task_data;

  self->cancellable = cancellable;
  self->matcher = mn_matcher_new (self->flags);
  for (guint i = 0; self->names[i] != NULL; i++)
    mn_matcher_add (self->matcher, self->names[i], i);
  if (mn_matcher_build (self->matcher, cancellable))
    {
      if (self->is_everywhere)
        search_library (self);
      else
        mn_matcher_find (self->matcher, self->current->text, 0, mn_text_get_length (self->current->text), cancellable,
                         take_place, self);
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * mn_occurrences_find_async:
 * @document: a document
 * @is_everywhere: whether to look in all articles of the library, not in the document alone
 * @names: what to look for
 * @flags: what counts as the same
 * @cancellable: (nullable): stops it
 * @callback: called when all is found
 * @user_data: for @callback
 *
 * Finds, in a worker, where names stand that no mention has: not where one has any of it, be it a longer one.
 */
void
mn_occurrences_find_async (MnDocument         *document,
                           gboolean            is_everywhere,
                           const char *const  *names,
                           MnMatcherFlags      flags,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->document = g_object_ref (document);
  search->is_everywhere = is_everywhere;
  search->current = mn_article_ref (mn_document_get_article (document));
  search->names = g_strdupv ((char **) names);
  search->flags = flags;
  search->places = g_array_new (FALSE, FALSE, sizeof (Place));
  search->found = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_occurrence_unref);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * mn_occurrences_find_finish:
 * @document: a document
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type MnOccurrence): what was found, article by article, the newest first
 */
GPtrArray *
mn_occurrences_find_finish (MnDocument   *document,
                            GAsyncResult *result,
                            GError      **error)
{
  Search *search = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  for (guint i = 0; i < search->places->len; i++)
    {
      const Place *place = &g_array_index (search->places, Place, i);

      if (!is_marked (mn_document_get_index (document), place->start, place->end))
        add_occurrence (search, place->start, place->end);
    }
  return g_steal_pointer (&search->found);
}

/* What is to be marked, until its turn comes */
typedef struct
{
  char      *type;
  MnId       entity;
  GPtrArray *occurrences;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->type);
  g_ptr_array_unref (request->occurrences);
  g_free (request);
}

static void
add_mention (MnChange           *change,
             const Request      *request,
             const MnOccurrence *occurrence)
{
  MnMentionBuilder *mention = mn_mention_new ();
  MnSpan *span = mn_array_add (&mn_span_info, &mention->spans);

  mention->record.article = occurrence->article;
  mention->type = g_intern_string (request->type);
  mention->entity = request->entity;
  span->start = (gint) occurrence->start;
  span->end = (gint) occurrence->end;
  span->quote = g_strdup (occurrence->quote);
  mn_change_create (change, mention);
}

static MnChange *
build (MnDocument *self,
       gpointer    user_data,
       GError    **error)
{
  Request *request = user_data;
  g_autoptr (MnEntity) entity = NULL;
  g_autoptr (MnChange) change = mn_turn_new_change (self, _("Mark All Occurrences"));

  if (!mn_id_is_none (&request->entity))
    {
      entity = mn_turn_get_entity (self, &request->entity, error);
      if (entity == NULL)
        return NULL;
    }
  for (guint i = 0; i < request->occurrences->len; i++)
    {
      const MnOccurrence *occurrence = request->occurrences->pdata[i];

      /* what has been marked since it was looked for stays as it is */
      if (!mn_id_equal (&occurrence->article, mn_document_get_id (self))
          || !is_marked (mn_document_get_index (self), occurrence->start, occurrence->end))
        add_mention (change, request, occurrence);
    }
  return mn_change_get_n_items (change) > 0 ? g_steal_pointer (&change) : NULL;
}

/**
 * mn_document_mark_all_async:
 * @self: a document
 * @type: an entity type of the tagset
 * @entity: (nullable): what they refer to, or %NULL for nothing
 * @occurrences: (element-type MnOccurrence): where to mark, in whatever articles of the library
 * @callback: called when all is durable
 * @user_data: for @callback
 *
 * Marks many places as mentions, as one change. Ends with mn_document_edit_finish().
 */
void
mn_document_mark_all_async (MnDocument         *self,
                            const char         *type,
                            const MnId         *entity,
                            GPtrArray          *occurrences,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Request *request = g_new0 (Request, 1);

  request->type = g_strdup (type);
  request->entity = entity != NULL ? *entity : MN_ID_NONE;
  request->occurrences = g_ptr_array_ref (occurrences);
  mn_document_edit_async (self, build, request, free_request, callback, user_data);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-suggestions.h"

#include "mn-matcher.h"
#include "mn-titles.h"
#include "mn-words.h"

#include <string.h>

/* After the last change of an entity: a name that is being typed changes often */
#define SETTLE_MS 1000

/* After an article was opened: what it has comes first, what it could have later */
#define OPEN_MS 250

/* A name that so many entities have says nothing of which is meant */
#define MOST_NAMESAKES 8

typedef struct
{
  MnId        id;
  const char *type;
} Known;

typedef struct
{
  guint start;
  guint end;
  guint which; /* of the known */
} Hit;

/* What a worker has found; immutable from then on */
typedef struct
{
  GArray *known;  /* of Known */
  GArray *hits;   /* of Hit, by start; those of one place one after another */
  GArray *claims; /* of MnClaimProposal, by start; NULL where they were not wanted */
} Findings;

struct _MnSuggestions
{
  GObject       parent_instance;

  MnDocument   *document;
  MnLayers     *layers;     /* NULL where all is shown */
  Findings     *findings;   /* NULL before the first */
  GArray       *rejections; /* of MnRejection, as the library has them */
  GCancellable *searching;
  gboolean      wants_names;
  gboolean      wants_claims;
  guint         settling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnSuggestions, mn_suggestions, G_TYPE_OBJECT)

static void
findings_free (gpointer data)
{
  Findings *self = data;

  g_array_unref (self->known);
  g_array_unref (self->hits);
  g_clear_pointer (&self->claims, g_array_unref);
  g_free (self);
}

typedef struct
{
  MnStore   *store;
  MnArticle *article;
  MnTagset  *tagset;
  gboolean   wants_names;
  gboolean   wants_claims;
  MnMatcher *matcher;
  Findings  *findings;
} Search;

static void
free_search (gpointer data)
{
  Search *self = data;

  g_object_unref (self->store);
  mn_article_unref (self->article);
  mn_tagset_unref (self->tagset);
  g_clear_pointer (&self->matcher, mn_matcher_unref);
  g_clear_pointer (&self->findings, findings_free);
  g_free (self);
}

static void
add_name (Search     *search,
          const char *name)
{
  /* “he” may be an alias; it is not one to look for */
  if (mn_name_is_proper (name))
    mn_matcher_add (search->matcher, name, search->findings->known->len - 1);
}

/* People are called by their last name alone once they have been named */
static void
add_surname (Search   *search,
             MnEntity *entity)
{
  const char *last = strrchr (entity->name, ' ');

  if (g_strcmp0 (entity->type, "person") == 0 && last != NULL && g_utf8_strlen (last + 1, -1) > 2)
    add_name (search, last + 1);
}

static gboolean
take_entity (MnRecord *record,
             gpointer  user_data)
{
  Search *search = user_data;
  MnEntity *entity = (MnEntity *) record;
  Known known = { entity->record.id, entity->type };

  g_array_append_val (search->findings->known, known);
  add_name (search, entity->name);
  add_surname (search, entity);
  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    add_name (search, *alias);
  return TRUE;
}

/* Whether a person's name goes on to the left of what is known of it: “Jorge Rodriguez” is not the Rodriguez one knows, but
 * “President Rodriguez” is */
static gboolean
has_first_name (const MnText *text,
                guint         start)
{
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;
  guint first, last;

  if (start < 2 || mn_text_get_char (text, start - 1) != ' ' || !mn_words_word_at (text, start - 2, &first, &last)
      || last != start - 1 || !mn_words_begins_name (text, first))
    return FALSE;
  word = mn_text_slice (text, first, last);
  folded = mn_name_fold (word);
  return !mn_title_is_one (folded);
}

static gboolean
take_hit (guint    start,
          guint    end,
          guint    which,
          gpointer user_data)
{
  Search *search = user_data;
  const Known *known = &g_array_index (search->findings->known, Known, which);
  Hit hit = { start, end, which };

  if (g_strcmp0 (known->type, "person") != 0 || !has_first_name (search->article->text, start))
    g_array_append_val (search->findings->hits, hit);
  return TRUE;
}

static gboolean
find_names (Search       *search,
            GCancellable *cancellable,
            GError      **error)
{
  const MnText *text = search->article->text;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (search->store, error);

  if (snapshot == NULL)
    return FALSE;
  search->matcher = mn_matcher_new (MN_MATCHER_WHOLE_WORDS);
  if (!mn_snapshot_each (snapshot, MN_RECORD_ENTITY, take_entity, search, cancellable, error))
    return FALSE;
  if (mn_matcher_build (search->matcher, cancellable))
    mn_matcher_find (search->matcher, text, 0, mn_text_get_length (text), cancellable, take_hit, search);
  return TRUE;
}

static void
search_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (GError) error = NULL;

  if (search->wants_names && !find_names (search, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (search->wants_claims)
    {
      g_autoptr (GPtrArray) cues = mn_cues_of_language (&search->tagset->cues, search->article->language);

      search->findings->claims = mn_claim_rules_propose (search->article->text, &search->article->blocks, cues, NULL,
                                                         cancellable);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&search->findings), findings_free);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data G_GNUC_UNUSED)
{
  MnSuggestions *self = MN_SUGGESTIONS (source);
  g_autoptr (GError) error = NULL;
  Findings *findings = g_task_propagate_pointer (G_TASK (result), &error);

  if (findings == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("Nothing is suggested: %s", error->message);
      return;
    }
  g_clear_pointer (&self->findings, findings_free);
  self->findings = findings;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
start_search (MnSuggestions *self)
{
  MnLibrary *library = mn_document_get_library (self->document);
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (!self->wants_names && !self->wants_claims)
    {
      g_clear_pointer (&self->findings, findings_free);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }

  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, on_found, NULL);
  search = g_new0 (Search, 1);
  search->store = g_object_ref (mn_library_get_store (library));
  search->article = mn_article_ref (mn_document_get_article (self->document));
  search->tagset = mn_tagset_ref (mn_library_get_tagset (library));
  search->wants_names = self->wants_names;
  search->wants_claims = self->wants_claims;
  search->findings = g_new0 (Findings, 1);
  search->findings->known = g_array_new (FALSE, FALSE, sizeof (Known));
  search->findings->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_task_set_task_data (task, search, free_search);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, search_in_thread);
}

static gboolean
on_settled (gpointer user_data)
{
  MnSuggestions *self = user_data;

  self->settling = 0;
  start_search (self);
  return G_SOURCE_REMOVE;
}

static void
queue_search (MnSuggestions *self,
              guint          ms)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add_full (G_PRIORITY_LOW, ms, on_settled, self, NULL);
}

static void
on_entities_changed (MnSuggestions *self)
{
  if (self->wants_names)
    queue_search (self, SETTLE_MS);
}

/* Other cues, other claims */
static void
on_tagset (MnSuggestions *self)
{
  if (self->wants_claims)
    queue_search (self, SETTLE_MS);
}

static void
on_applied (MnSuggestions *self,
            MnChange      *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (mn_record_kind (item->after != NULL ? item->after : item->before) == MN_RECORD_ENTITY)
        {
          on_entities_changed (self);
          return;
        }
    }
}

static void
on_elsewhere (MnSuggestions *self,
              GArray        *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, MnRecordKey, i).kind == MN_RECORD_ENTITY)
      {
        on_entities_changed (self);
        return;
      }
}

static void
mn_suggestions_dispose (GObject *object)
{
  MnSuggestions *self = MN_SUGGESTIONS (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->document);
  g_clear_object (&self->layers);

  G_OBJECT_CLASS (mn_suggestions_parent_class)->dispose (object);
}

static void
mn_suggestions_finalize (GObject *object)
{
  MnSuggestions *self = MN_SUGGESTIONS (object);

  g_clear_pointer (&self->findings, findings_free);
  g_array_unref (self->rejections);

  G_OBJECT_CLASS (mn_suggestions_parent_class)->finalize (object);
}

static void
mn_suggestions_class_init (MnSuggestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mn_suggestions_dispose;
  object_class->finalize = mn_suggestions_finalize;

  /**
   * MnSuggestions::changed:
   * @self: suggestions
   *
   * Others than before may be made now, also without that marks changed.
   */
  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_suggestions_init (MnSuggestions *self)
{
  self->rejections = g_array_new (FALSE, FALSE, sizeof (MnRejection));
}

/**
 * mn_suggestions_new:
 * @document: a document
 *
 * Returns: (transfer full): suggestions for it; none until some are wanted
 */
MnSuggestions *
mn_suggestions_new (MnDocument *document)
{
  MnSuggestions *self = g_object_new (MN_TYPE_SUGGESTIONS, NULL);
  MnStore *store = mn_library_get_store (mn_document_get_library (document));
  GArray *rejections = mn_snapshot_rejections_of (mn_library_get_snapshot (mn_document_get_library (document)),
                                                  mn_document_get_id (document), NULL);

  self->document = g_object_ref (document);
  /* a library of an older version that cannot be written remembers none */
  if (rejections != NULL)
    {
      g_array_unref (self->rejections);
      self->rejections = rejections;
    }
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_elsewhere), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_document_get_library (document), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_suggestions_set_wanted:
 * @self: suggestions
 * @names: whether names of entities that the library knows are to be suggested
 * @claims: whether claims are to be
 */
void
mn_suggestions_set_wanted (MnSuggestions *self,
                           gboolean       names,
                           gboolean       claims)
{
  if (self->wants_names == names && self->wants_claims == claims)
    return;
  self->wants_names = names;
  self->wants_claims = claims;
  if (names || claims)
    queue_search (self, OPEN_MS);
  else
    start_search (self);
}

static gboolean
is_marked (MnSuggestions *self,
           MnRecordKind   kind,
           guint          start,
           guint          end)
{
  return mn_span_index_find (mn_document_get_index (self->document), kind, start, end) != NULL;
}

static gboolean
find_rejection (MnSuggestions     *self,
                const MnRejection *wanted,
                guint             *position)
{
  for (guint i = 0; i < self->rejections->len; i++)
    {
      const MnRejection *rejection = &g_array_index (self->rejections, MnRejection, i);

      *position = i;
      if (rejection->start == wanted->start && rejection->end == wanted->end
          && mn_id_equal (&rejection->entity, &wanted->entity))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_rejected (MnSuggestions *self,
             guint          start,
             guint          end,
             const MnId    *entity)
{
  MnRejection rejection = { start, end, *entity };
  guint position;

  return find_rejection (self, &rejection, &position);
}

/* Of several entities of one name the one that the article mentions most; where it mentions none, the first */
static gboolean
choose (MnSuggestions *self,
        guint          first,
        guint          end,
        MnSuggestion  *suggestion)
{
  gint most = -1;

  if (end - first > MOST_NAMESAKES)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      const Hit *hit = &g_array_index (self->findings->hits, Hit, i);
      const Known *known = &g_array_index (self->findings->known, Known, hit->which);
      gint n = (gint) mn_document_get_n_uses (self->document, &known->id);

      if (n > most && !is_rejected (self, hit->start, hit->end, &known->id))
        {
          most = n;
          *suggestion = (MnSuggestion){ hit->start, hit->end, known->id, known->type, NULL };
        }
    }
  return most >= 0;
}

/* The first hit that ends after @offset: hits do not overlap, so that they are sorted by their ends too */
static guint
find_hit (MnSuggestions *self,
          guint          offset)
{
  guint low = 0;
  guint high = self->findings->hits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->findings->hits, Hit, middle).end < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
each_name (MnSuggestions   *self,
           guint            start,
           guint            end,
           MnSuggestionFunc function,
           gpointer         user_data)
{
  GArray *hits = self->findings->hits;

  for (guint i = find_hit (self, start), next; i < hits->len && g_array_index (hits, Hit, i).start < end; i = next)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      MnSuggestion suggestion;

      for (next = i + 1; next < hits->len && g_array_index (hits, Hit, next).start == hit->start;)
        next++;
      if (!is_marked (self, MN_RECORD_MENTION, hit->start, hit->end) && choose (self, i, next, &suggestion)
          && !function (&suggestion, user_data))
        return FALSE;
    }
  return TRUE;
}

static void
each_claim (MnSuggestions   *self,
            guint            start,
            guint            end,
            MnSuggestionFunc function,
            gpointer         user_data)
{
  for (guint i = 0; self->findings->claims != NULL && i < self->findings->claims->len; i++)
    {
      const MnClaimProposal *claim = &g_array_index (self->findings->claims, MnClaimProposal, i);
      MnSuggestion suggestion = { claim->start, claim->end, MN_ID_NONE, NULL, claim };

      if (claim->start >= end)
        return;
      if (claim->end >= start && !is_marked (self, MN_RECORD_CLAIM, claim->start, claim->end)
          && !is_rejected (self, claim->start, claim->end, &MN_ID_NONE) && !function (&suggestion, user_data))
        return;
    }
}

typedef struct
{
  MnLayers        *layers;
  MnSuggestionFunc function;
  gpointer         user_data;
} Shown;

static gboolean
pass_if_shown (const MnSuggestion *suggestion,
               gpointer            user_data)
{
  const Shown *shown = user_data;

  return !mn_layers_shows_suggestion (shown->layers, suggestion->type) || shown->function (suggestion, shown->user_data);
}

/**
 * mn_suggestions_set_layers:
 * @self: suggestions
 * @layers: tells what is shown: nothing is suggested in a layer that is hidden
 */
void
mn_suggestions_set_layers (MnSuggestions *self,
                           MnLayers      *layers)
{
  g_set_object (&self->layers, layers);
}

/**
 * mn_suggestions_foreach:
 * @self: suggestions
 * @start: where a stretch of the text begins, in code points
 * @end: where it ends
 * @function: (scope call): takes each one that touches it: names in the order of the text, then claims
 * @user_data: for @function
 *
 * What has been marked meanwhile is not suggested any more, nor what is in a hidden layer.
 */
void
mn_suggestions_foreach (MnSuggestions   *self,
                        guint            start,
                        guint            end,
                        MnSuggestionFunc function,
                        gpointer         user_data)
{
  Shown shown = { self->layers, function, user_data };

  if (self->findings == NULL)
    return;
  if (self->layers != NULL && !mn_layers_shows_all (self->layers))
    {
      function = pass_if_shown;
      user_data = &shown;
    }
  if (each_name (self, start, end, function, user_data))
    each_claim (self, start, end, function, user_data);
}

static gboolean
take_first (const MnSuggestion *suggestion,
            gpointer            user_data)
{
  *(MnSuggestion *) user_data = *suggestion;
  return FALSE;
}

/**
 * mn_suggestions_find_at:
 * @self: suggestions
 * @offset: where the caret is
 * @found: (out): the one there, a name rather than a claim
 *
 * Returns: whether there is one
 */
gboolean
mn_suggestions_find_at (MnSuggestions *self,
                        guint          offset,
                        MnSuggestion  *found)
{
  found->end = 0;
  mn_suggestions_foreach (self, offset, offset + 1, take_first, found);
  return found->end > 0;
}

typedef struct
{
  guint        offset;
  gboolean     backwards;
  MnSuggestion found;
} Next;

static gboolean
take_nearest (const MnSuggestion *suggestion,
              gpointer            user_data)
{
  Next *next = user_data;

  if (next->backwards ? suggestion->start >= next->offset : suggestion->start <= next->offset)
    return TRUE;
  if (next->found.end == 0
      || (next->backwards ? suggestion->start > next->found.start : suggestion->start < next->found.start))
    next->found = *suggestion;
  return TRUE;
}

/**
 * mn_suggestions_find_next:
 * @self: suggestions
 * @offset: where the caret is
 * @backwards: whether to go towards the beginning
 * @found: (out): the nearest one that begins after it, or before it
 *
 * Returns: whether there is one
 */
gboolean
mn_suggestions_find_next (MnSuggestions *self,
                          guint          offset,
                          gboolean       backwards,
                          MnSuggestion  *found)
{
  guint length = mn_text_get_length (mn_document_get_text (self->document));
  Next next = { offset, backwards, { 0 } };

  /* further and further away, so that a long article costs no more than the way to the next */
  for (guint reach = 4096;; reach *= 8)
    {
      guint start = backwards ? offset - MIN (reach, offset) : offset;
      guint end = backwards ? offset : MIN (offset + reach, length);

      mn_suggestions_foreach (self, start, end, take_nearest, &next);
      if (next.found.end > 0 || (backwards ? start == 0 : end == length))
        break;
    }
  *found = next.found;
  return found->end > 0;
}

typedef struct
{
  const MnId *entity;
  GArray     *found;
} OfEntity;

static gboolean
take_of_entity (const MnSuggestion *suggestion,
                gpointer            user_data)
{
  OfEntity *wanted = user_data;

  if (suggestion->claim == NULL && mn_id_equal (&suggestion->entity, wanted->entity))
    g_array_append_val (wanted->found, *suggestion);
  return TRUE;
}

/**
 * mn_suggestions_list_entity:
 * @self: suggestions
 * @entity: an entity
 *
 * Returns: (transfer full) (element-type MnSuggestion): all that refer to it
 */
GArray *
mn_suggestions_list_entity (MnSuggestions *self,
                            const MnId    *entity)
{
  OfEntity wanted = { entity, g_array_new (FALSE, FALSE, sizeof (MnSuggestion)) };

  mn_suggestions_foreach (self, 0, mn_text_get_length (mn_document_get_text (self->document)), take_of_entity, &wanted);
  return wanted.found;
}

/**
 * mn_suggestions_set_rejected:
 * @self: suggestions
 * @suggestion: one of them, or one that was rejected
 * @is_rejected: whether it is to be made no more, today or later
 * @callback: (nullable): called when the library remembers that; to call mn_store_apply_finish()
 * @user_data: for @callback
 */
void
mn_suggestions_set_rejected (MnSuggestions      *self,
                             const MnSuggestion *suggestion,
                             gboolean            is_rejected,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  MnRejection rejection = { suggestion->start, suggestion->end, suggestion->entity };
  guint position;
  gboolean was_rejected = find_rejection (self, &rejection, &position);

  if (is_rejected && !was_rejected)
    g_array_append_val (self->rejections, rejection);
  else if (!is_rejected && was_rejected)
    g_array_remove_index (self->rejections, position);
  g_signal_emit (self, signals[CHANGED], 0);
  mn_store_reject_async (mn_library_get_store (mn_document_get_library (self->document)),
                         mn_document_get_id (self->document), &rejection, is_rejected, callback, user_data);
}

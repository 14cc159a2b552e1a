/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-jump-search.h"

#include "mn-entity-rank.h"
#include "mn-initials-index.h"
#include "mn-initials.h"

#include <string.h>

/* A few rows of each group: who wants more types more */
#define MOST_ENTITIES 8
#define MOST_CLAIMS 8
#define MOST_ARTICLES 6

/* So many claims are looked through at most, those of the newest articles first */
#define MOST_SCANNED 50000

/* What is in the open article comes before what is not, however well it is spelled */
#define HERE 100

#define AT_BEGINNING 20
#define AT_WORD 10

typedef struct
{
  MnStore       *store;
  MnSnapshot    *snapshot;
  MnJumpRange    range;
  char          *typed;    /* folded */
  char         **words;
  char          *letters;  /* what was typed, read as initials, or NULL */
  gboolean       are_capitals;
  GArray        *initials; /* of MnId: entities of the library that have these */
  GPtrArray     *entities; /* of the document */
  GPtrArray     *claims;   /* of the document */
  MnId           article;  /* the document */
  char          *title;
  GHashTable    *names;    /* of MnId ▸ name: entities that were looked up */
  MnJumpResults *results;
  guint          n_scanned;
  GCancellable  *cancellable;
} Search;

/**
 * mn_jump_results_free:
 * @self: results
 */
void
mn_jump_results_free (MnJumpResults *self)
{
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->articles);
  g_free (self);
}

static MnJumpResults *
new_results (void)
{
  MnJumpResults *results = g_new (MnJumpResults, 1);

  results->entities = g_ptr_array_new_with_free_func (g_object_unref);
  results->claims = g_ptr_array_new_with_free_func (g_object_unref);
  results->articles = g_ptr_array_new_with_free_func (g_object_unref);
  return results;
}

static void
free_search (gpointer data)
{
  Search *self = data;

  g_object_unref (self->store);
  g_clear_object (&self->snapshot);
  g_free (self->typed);
  g_strfreev (self->words);
  g_free (self->letters);
  g_clear_pointer (&self->initials, g_array_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_free (self->title);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->results, mn_jump_results_free);
  g_free (self);
}

/* How well a text is what was typed: -1 where it lacks a word of it */
static gint
score_text (Search     *self,
            const char *text)
{
  g_autofree char *folded = mn_name_fold (text);
  gint score = g_str_has_prefix (folded, self->typed) ? AT_BEGINNING : 0;

  for (char **word = self->words; *word != NULL; word++)
    {
      const char *at = strstr (folded, *word);

      if (at == NULL)
        return -1;
      score += at == folded || at[-1] == ' ' ? AT_WORD : 0;
    }
  return score;
}

static void
cut (GPtrArray *jumps,
     guint      most)
{
  g_ptr_array_sort (jumps, mn_jump_compare);
  if (jumps->len > most)
    g_ptr_array_set_size (jumps, (gint) most);
}

static void
add_entity (Search     *self,
            MnEntity   *entity,
            GHashTable *seen,
            gint        bonus)
{
  gint score = mn_entity_score (entity, self->typed, self->letters, self->are_capitals);
  g_autofree char *aliases = NULL;

  if (score < 0 || !g_hash_table_add (seen, g_memdup2 (&entity->record.id, sizeof (MnId))))
    return;
  if (entity->aliases != NULL)
    aliases = g_strjoinv (" · ", entity->aliases);
  g_ptr_array_add (self->results->entities, mn_jump_new (entity, entity->name, aliases, score + bonus));
}

static void
find_entities (Search *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = mn_snapshot_find_entities (self->snapshot, self->typed, MOST_ENTITIES, NULL);

  for (guint i = 0; self->entities != NULL && i < self->entities->len; i++)
    add_entity (self, self->entities->pdata[i], seen, HERE);
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_entity (self, found->pdata[i], seen, 0);
  for (guint i = 0; self->initials != NULL && i < self->initials->len; i++)
    {
      g_autoptr (MnEntity) entity = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE,
                                                     &g_array_index (self->initials, MnId, i), NULL);

      if (entity != NULL)
        add_entity (self, entity, seen, 0);
    }
  cut (self->results->entities, MOST_ENTITIES);
}

/* Who makes a claim, outermost, by name; NULL where that has none */
static const char *
name_claimant (Search  *self,
               MnClaim *claim)
{
  const MnId *id = claim->attributions.n > 0 ? &claim->attributions.items[0].claimant.entity : &MN_ID_NONE;
  g_autoptr (MnEntity) entity = NULL;
  const char *name;

  if (mn_id_is_none (id))
    return NULL;
  name = g_hash_table_lookup (self->names, id);
  if (name != NULL)
    return name;
  entity = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, NULL);
  if (entity == NULL)
    return NULL;
  g_hash_table_insert (self->names, g_memdup2 (id, sizeof (MnId)), g_strdup (entity->name));
  return g_hash_table_lookup (self->names, id);
}

static void
add_claim (Search     *self,
           MnClaim    *claim,
           const char *title)
{
  const char *claimant = name_claimant (self, claim);
  g_autofree char *quote = mn_spans_get_quote (&claim->spans);
  const char *text = claim->statement != NULL ? claim->statement : quote;
  g_autofree char *all = g_strjoin (" ", text, quote, claimant, NULL);
  gint score = score_text (self, all);
  g_autofree char *detail = NULL;

  if (score < 0)
    return;
  detail = claimant != NULL ? g_strdup_printf ("%s · %s", claimant, title) : g_strdup (title);
  g_ptr_array_add (self->results->claims, mn_jump_new (claim, text, detail, score));
}

static void
find_claims_here (Search *self)
{
  for (guint i = 0; self->claims != NULL && i < self->claims->len; i++)
    add_claim (self, self->claims->pdata[i], self->title);
  cut (self->results->claims, MOST_CLAIMS);
}

static gboolean
take_article (MnRecord *record,
              gpointer  articles)
{
  g_ptr_array_add (articles, (gpointer) mn_record_ref (record));
  return TRUE;
}

typedef struct
{
  Search    *search;
  MnArticle *article;
} Scan;

static gboolean
take_claim (MnRecord *record,
            gpointer  user_data)
{
  Scan *scan = user_data;

  add_claim (scan->search, (MnClaim *) record, scan->article->title);
  return scan->search->results->claims->len < MOST_CLAIMS && ++scan->search->n_scanned < MOST_SCANNED;
}

/* The one way in which claims of the library are looked for by words: to be replaced by an index of them */
static gboolean
find_claims (Search    *self,
             GPtrArray *articles,
             GError   **error)
{
  for (guint i = articles->len; i > 0 && self->results->claims->len < MOST_CLAIMS && self->n_scanned < MOST_SCANNED; i--)
    {
      Scan scan = { self, articles->pdata[i - 1] };

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!mn_id_equal (&scan.article->record.id, &self->article)
          && !mn_snapshot_each_mark (self->snapshot, MN_RECORD_CLAIM, &scan.article->record.id, take_claim, &scan,
                                     self->cancellable, error))
        return FALSE;
    }
  cut (self->results->claims, MOST_CLAIMS);
  return TRUE;
}

static void
find_articles (Search    *self,
               GPtrArray *articles)
{
  for (guint i = articles->len; i > 0; i--)
    {
      MnArticle *article = articles->pdata[i - 1];
      gint score = score_text (self, article->title);

      if (score >= 0)
        g_ptr_array_add (self->results->articles, mn_jump_new (article, article->title, article->publisher, score));
    }
  cut (self->results->articles, MOST_ARTICLES);
}

static gboolean
search_far (Search  *self,
            GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);

  /* by id, which is by time */
  if (!mn_snapshot_each (self->snapshot, MN_RECORD_ARTICLE, take_article, articles, self->cancellable, error))
    return FALSE;
  find_articles (self, articles);
  return find_claims (self, articles, error);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *self = task_data;
  GError *error = NULL;
  gboolean is_done = TRUE;

  self->cancellable = cancellable;
  self->snapshot = mn_store_open_snapshot (self->store, &error);
  if (self->snapshot == NULL)
    is_done = FALSE;
  else if (self->range == MN_JUMP_FAR)
    is_done = search_far (self, &error);
  else
    {
      find_entities (self);
      find_claims_here (self);
    }
  g_clear_object (&self->snapshot); /* a reader would keep the writer from tidying up behind itself */
  if (is_done)
    g_task_return_pointer (task, g_steal_pointer (&self->results), (GDestroyNotify) mn_jump_results_free);
  else
    g_task_return_error (task, error);
}

static void
take_document (Search     *self,
               MnDocument *document)
{
  self->article = *mn_document_get_id (document);
  self->title = g_strdup (mn_document_get_article (document)->title);
  if (self->range == MN_JUMP_FAR)
    return;
  self->entities = mn_document_list_entities (document);
  self->claims = mn_document_list_marks (document, MN_RECORD_CLAIM);
}

/**
 * mn_jump_search_async:
 * @library: a library
 * @document: (nullable): the open document
 * @typed: what was typed
 * @range: where to look
 * @cancellable: (nullable): stops it
 * @callback: called with what was found
 * @user_data: for @callback
 *
 * Looks, in a worker, for entities by a name, an alias or initials, for claims by what they say and who says it, and for
 * articles by their titles.
 */
void
mn_jump_search_async (MnLibrary          *library,
                      MnDocument         *document,
                      const char         *typed,
                      MnJumpRange         range,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  g_autofree char *capitals = g_utf8_strup (typed, -1);
  Search *self = g_new0 (Search, 1);

  self->store = g_object_ref (mn_library_get_store (library));
  self->range = range;
  self->typed = mn_name_fold (typed);
  self->words = g_strsplit (self->typed, " ", -1);
  self->letters = mn_initials_typed (typed);
  self->are_capitals = g_str_equal (typed, capitals);
  self->names = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, g_free);
  self->results = new_results ();
  if (document != NULL)
    take_document (self, document);
  if (self->letters != NULL && range == MN_JUMP_NEAR)
    self->initials = mn_initials_index_find (mn_initials_index_of (library), self->letters, MOST_ENTITIES);
  g_task_set_task_data (task, self, free_search);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * mn_jump_search_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found
 */
MnJumpResults *
mn_jump_search_finish (MnLibrary    *library,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

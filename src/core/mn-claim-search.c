/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-search.h"

#include "mn-entity.h"
#include "mn-mention.h"

#include <string.h>

/* How likely a claim is meant: the words it shares with the other one, and whether it is of the same article */
#define SHARED_WORD     2
#define IN_ARTICLE      3
#define LONGEST_SHARING 20

/* A shorter word is in every sentence: “the”, “was”, “que” */
#define SHORTEST_WORD 4

static void
clear_hit (gpointer data)
{
  MnClaimHit *self = data;

  g_clear_pointer (&self->claim, mn_claim_unref);
  g_free (self->title);
  g_free (self->claimant);
}

/**
 * mn_claim_hit_ref:
 * @self: a hit
 *
 * Returns: (transfer full): @self
 */
MnClaimHit *
mn_claim_hit_ref (MnClaimHit *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mn_claim_hit_unref:
 * @self: (transfer full): a hit
 */
void
mn_claim_hit_unref (MnClaimHit *self)
{
  g_atomic_rc_box_release_full (self, clear_hit);
}

/**
 * mn_claim_get_words:
 * @claim: a claim
 *
 * Returns: (transfer full): its statement, or else its own words, on one line
 */
char *
mn_claim_get_words (MnClaim *claim)
{
  char *words = claim->statement != NULL ? g_strdup (claim->statement) : mn_spans_get_quote (&claim->spans);

  return g_strdelimit (words, "\n\t", ' ');
}

/* What is looked for, and what was found so far */
typedef struct
{
  MnStore      *store;
  char        **typed; /* folded words; empty where nothing was typed */
  MnClaim      *like;
  GHashTable   *like_words;
  guint         limit;

  MnSnapshot   *snapshot;
  GCancellable *cancellable;
  GHashTable   *names;   /* of entities that make claims, by id */
  MnArticle    *current; /* whose claims are looked at */
  GPtrArray    *hits;    /* of MnClaimHit, the likeliest first */
  GError       *error;
} Search;

static void
free_search (gpointer data)
{
  Search *self = data;

  g_strfreev (self->typed);
  g_clear_pointer (&self->like, mn_claim_unref);
  g_clear_pointer (&self->like_words, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->current, mn_article_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '\'';
}

/* The words of a folded text, without punctuation */
static GPtrArray *
split (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_in_word (c))
        start = start != NULL ? start : at;
      else if (start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (at - start)));
          start = NULL;
        }
      if (c == 0)
        return words;
    }
}

static GHashTable *
words_of (MnClaim *claim)
{
  g_autofree char *text = mn_claim_get_words (claim);
  g_autofree char *folded = mn_name_fold (text);
  g_autoptr (GPtrArray) words = split (folded);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < words->len; i++)
    if (g_utf8_strlen (words->pdata[i], -1) >= SHORTEST_WORD)
      g_hash_table_add (set, g_strdup (words->pdata[i]));
  return set;
}

static const char *
get_name (Search     *self,
          const MnId *id)
{
  const char *name = g_hash_table_lookup (self->names, id);
  g_autoptr (MnEntity) entity = NULL;

  if (name != NULL)
    return name;
  entity = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, NULL);
  name = entity != NULL ? entity->name : "";
  g_hash_table_insert (self->names, g_memdup2 (id, sizeof *id), g_strdup (name));
  return g_hash_table_lookup (self->names, id);
}

/* NULL for the article's own voice; "" for somebody unsaid */
static char *
get_claimant (Search  *self,
              MnClaim *claim)
{
  const MnReferent *claimant;
  g_autoptr (MnMention) mention = NULL;

  if (claim->attributions.n == 0)
    return NULL;
  claimant = &claim->attributions.items[0].claimant;
  if (!mn_id_is_none (&claimant->entity))
    return g_strdup (get_name (self, &claimant->entity));
  if (!mn_id_is_none (&claimant->mention))
    mention = mn_snapshot_get (self->snapshot, MN_RECORD_MENTION, &claim->record.article, &claimant->mention, NULL);
  return mention != NULL ? mn_spans_get_quote (&mention->spans) : g_strdup ("");
}

static gboolean
has_beginning (GPtrArray  *words,
               const char *beginning)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (words->pdata[i], beginning))
      return TRUE;
  return FALSE;
}

/* Each word that was typed begins one of the statement, of the claim's own words or of the claimant's name */
static gboolean
matches (Search     *self,
         MnClaim    *claim,
         const char *claimant)
{
  g_autofree char *quote = mn_spans_get_quote (&claim->spans);
  g_autofree char *all = g_strjoin (" ", quote, claimant != NULL ? claimant : "",
                                    claim->statement != NULL ? claim->statement : "", NULL);
  g_autofree char *folded = mn_name_fold (all);
  g_autoptr (GPtrArray) words = split (folded);

  for (char **word = self->typed; *word != NULL; word++)
    if (!has_beginning (words, *word))
      return FALSE;
  return TRUE;
}

static guint
score (Search  *self,
       MnClaim *claim)
{
  guint n_shared = 0;
  g_autoptr (GHashTable) words = NULL;
  GHashTableIter iter;
  gpointer word;

  if (self->like == NULL)
    return 0;
  words = words_of (claim);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_shared += g_hash_table_contains (self->like_words, word);
  return SHARED_WORD * MIN (n_shared, LONGEST_SHARING)
         + (mn_id_equal (&claim->record.article, &self->like->record.article) ? IN_ARTICLE : 0);
}

/* The likeliest first; of equals those nearest after one another in their article, the newest article first */
static int
compare_hits (const MnClaimHit *a,
              const MnClaimHit *b)
{
  int order = (b->score > a->score) - (b->score < a->score);

  if (order == 0)
    order = mn_id_compare (&b->claim->record.article, &a->claim->record.article);
  if (order == 0)
    order = mn_spans_compare (&a->claim->spans, &b->claim->spans);
  return order != 0 ? order : mn_id_compare (&a->claim->record.id, &b->claim->record.id);
}

/* No more are kept than are wanted: a library may have a million */
static void
keep (Search     *self,
      MnClaimHit *hit)
{
  guint low = 0, high = self->hits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_hits (self->hits->pdata[middle], hit) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (self->hits, (gint) low, hit);
  if (self->hits->len > self->limit)
    g_ptr_array_set_size (self->hits, (gint) self->limit);
}

static gboolean
take_claim (MnRecord *record,
            gpointer  user_data)
{
  Search *self = user_data;
  MnClaim *claim = (MnClaim *) record;
  g_autofree char *claimant = NULL;
  MnClaimHit *hit;

  if (self->like != NULL && mn_id_equal (&claim->record.id, &self->like->record.id))
    return TRUE;
  claimant = get_claimant (self, claim);
  if (!matches (self, claim, claimant))
    return TRUE;
  hit = g_atomic_rc_box_new0 (MnClaimHit);
  hit->claim = mn_claim_ref (claim);
  hit->title = g_strdup (self->current->title);
  hit->claimant = g_steal_pointer (&claimant);
  hit->score = score (self, claim);
  keep (self, hit);
  return TRUE;
}

static gboolean
take_article (MnRecord *article,
              gpointer  user_data)
{
  g_ptr_array_add (user_data, mn_record_ref (article));
  return TRUE;
}

static void
search_library (Search *self)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);

  self->snapshot = mn_store_open_snapshot (self->store, &self->error);
  if (self->snapshot == NULL
      || !mn_snapshot_each (self->snapshot, MN_RECORD_ARTICLE, take_article, articles, self->cancellable, &self->error))
    return;
  for (guint i = 0; i < articles->len; i++)
    {
      MnArticle *article = articles->pdata[i];

      if (article->n_claims == 0)
        continue;
      g_clear_pointer (&self->current, mn_article_unref);
      self->current = mn_article_ref (article);
      if (!mn_snapshot_each_mark (self->snapshot, MN_RECORD_CLAIM, &article->record.id, take_claim, self,
                                  self->cancellable, &self->error))
        return;
    }
}

static void
search_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *self = task_data;

  self->cancellable = cancellable;
  search_library (self);
  g_clear_object (&self->snapshot); /* a reader would keep the writer from tidying up behind itself */
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self->hits), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * mn_claim_search_async:
 * @library: a library
 * @typed: (nullable): words, each of which must begin a word of the statement, of the claim's own words or of who makes it
 * @like: (nullable): a claim that is not looked for, but those that share words with it, or its article, come first
 * @limit: how many to find at most
 * @cancellable: (nullable): stops it
 * @callback: called when all is found
 * @user_data: for @callback
 *
 * Finds claims of the library, in a worker.
 */
void
mn_claim_search_async (MnLibrary          *library,
                       const char         *typed,
                       MnClaim            *like,
                       guint               limit,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  g_autofree char *folded = mn_name_fold (typed != NULL ? typed : "");
  g_autoptr (GPtrArray) words = split (folded);
  Search *search = g_new0 (Search, 1);

  g_ptr_array_add (words, NULL);
  g_ptr_array_set_free_func (words, NULL);
  search->typed = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  search->store = g_object_ref (mn_library_get_store (library));
  search->like = like != NULL ? mn_claim_ref (like) : NULL;
  search->like_words = like != NULL ? words_of (like) : NULL;
  search->limit = limit;
  search->names = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, g_free);
  search->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_claim_hit_unref);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * mn_claim_search_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type MnClaimHit) (nullable): what was found, the likeliest first
 */
GPtrArray *
mn_claim_search_finish (MnLibrary    *library,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

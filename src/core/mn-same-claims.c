/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-same-claims.h"

#include "mn-claim-repeats.h"
#include "mn-relation.h"
#include "mn-tagset.h"
#include "mn-word-stem.h"

/* Looked for are the rarest words, so many at most and as long as not more claims than this have them */
#define MOST_WORDS 20
#define MOST_HITS 3000
/* So many claims with these words are looked at more closely */
#define MOST_CANDIDATES 25

/* An article with what is marked in it, which several claims may stand in */
typedef struct
{
  MnArticle *head;
  GPtrArray *mentions;
} Place;

typedef struct
{
  MnSnapshot   *snapshot;
  MnClaimWords *words;
  GHashTable   *places; /* MnId ▸ Place */
  GHashTable   *counts; /* stem ▸ how many claims have it */
  gint64        n_claims;
  double        usual; /* what a word weighs of which it was not counted how many claims have it */
  GCancellable *cancellable;
  GError       *error;
} Search;

static void
clear_same_claim (gpointer data)
{
  MnSameClaim *self = data;

  mn_claim_unref (self->claim);
  g_free (self->claimant);
  g_free (self->title);
  g_free (self->published);
}

/**
 * mn_same_claim_ref:
 * @self: a claim that was found
 *
 * Returns: (transfer full): @self
 */
MnSameClaim *
mn_same_claim_ref (MnSameClaim *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mn_same_claim_unref:
 * @self: (transfer full): a claim that was found
 */
void
mn_same_claim_unref (MnSameClaim *self)
{
  g_atomic_rc_box_release_full (self, clear_same_claim);
}

/**
 * mn_same_claims_free:
 * @self: (transfer full): what was found
 */
void
mn_same_claims_free (MnSameClaims *self)
{
  g_ptr_array_unref (self->claims);
  g_clear_pointer (&self->judged, mn_claim_unref);
  g_free (self);
}

static void
free_place (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->head, mn_article_unref);
  g_ptr_array_unref (place->mentions);
  g_free (place);
}

static void
clear_search (Search *self)
{
  g_clear_pointer (&self->words, mn_claim_words_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

static gboolean
init_search (Search       *self,
             MnSnapshot   *snapshot,
             GCancellable *cancellable)
{
  g_autoptr (MnTagset) tagset = mn_snapshot_get (snapshot, MN_RECORD_TAGSET, &MN_ID_NONE, &MN_TAGSET_ID, &self->error);
  g_autoptr (GPtrArray) cues = NULL;

  if (tagset == NULL)
    return FALSE;
  cues = mn_cues_of_language (&tagset->cues, NULL);
  self->snapshot = snapshot;
  self->cancellable = cancellable;
  self->words = mn_claim_words_new (cues);
  self->places = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, free_place);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_claims = mn_snapshot_count_claims_with (snapshot, NULL, &self->error);
  return self->error == NULL;
}

static gboolean
take_mention (MnRecord *mention,
              gpointer  mentions)
{
  g_ptr_array_add (mentions, (gpointer) mn_record_ref (mention));
  return TRUE;
}

/* Returns: (nullable): the article, %NULL where it cannot be read */
static const Place *
get_place (Search     *self,
           const MnId *article)
{
  Place *place = g_hash_table_lookup (self->places, article);

  if (place != NULL)
    return place;
  place = g_new0 (Place, 1);
  place->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
  g_hash_table_insert (self->places, g_memdup2 (article, sizeof *article), place);
  place->head = mn_snapshot_get_article (self->snapshot, article, FALSE, &self->error);
  if (self->error == NULL)
    mn_snapshot_each_mark (self->snapshot, MN_RECORD_MENTION, article, take_mention, place->mentions, self->cancellable,
                           &self->error);
  return self->error == NULL ? place : NULL;
}

static guint
count_claims_with (Search     *self,
                   const char *stem)
{
  gpointer known;
  gint64 n;

  if (g_hash_table_lookup_extended (self->counts, stem, NULL, &known))
    return GPOINTER_TO_UINT (known);
  n = self->error == NULL ? mn_snapshot_count_claims_with (self->snapshot, stem, &self->error) : 0;
  g_hash_table_insert (self->counts, g_strdup (stem), GUINT_TO_POINTER ((guint) MAX (n, 0)));
  return (guint) MAX (n, 0);
}

/* Words that only a candidate has are not counted, since there are many: they weigh what those of the claim do on average */
static double
weigh (const char *stem,
       gpointer    user_data)
{
  const Search *self = user_data;
  gpointer n;

  if (!g_hash_table_lookup_extended (self->counts, stem, NULL, &n))
    return self->usual;
  return mn_claim_weigh (GPOINTER_TO_UINT (n), self->n_claims);
}

static gboolean
is_in_claim (MnClaim   *claim,
             MnMention *mention)
{
  gint start = mn_spans_first (&mention->spans), end = mn_spans_last (&mention->spans);

  for (guint i = 0; i < claim->participants.n; i++)
    if (mn_id_equal (&claim->participants.items[i].mention, &mention->record.id))
      return TRUE;
  for (guint i = 0; i < claim->spans.n; i++)
    if (start >= claim->spans.items[i].start && end <= claim->spans.items[i].end)
      return TRUE;
  return FALSE;
}

/* What a claim says in one wording, with whom and what is marked in it */
static MnClaimTerms *
read_wording (Search      *self,
              const Place *place,
              MnClaim     *claim,
              const char  *text)
{
  MnClaimTerms *terms = mn_claim_terms_new (text, place->head != NULL ? place->head->language : NULL, self->words);

  for (guint i = 0; i < place->mentions->len; i++)
    {
      MnMention *mention = place->mentions->pdata[i];
      g_autofree char *quote = NULL;

      if (!is_in_claim (claim, mention))
        continue;
      if (mention->value != NULL)
        mn_claim_terms_add_figure (terms, mention->value);
      if (mn_id_is_none (&mention->entity))
        continue;
      quote = mn_spans_get_quote (&mention->spans);
      mn_claim_terms_add_entity (terms, &mention->entity, quote, self->words);
    }
  return terms;
}

/* Returns: (transfer full) (element-type MnClaimTerms) (nullable): what a claim says, in its statement and in the words of
 * its article */
static GPtrArray *
read_claim (Search  *self,
            MnClaim *claim)
{
  g_autoptr (GPtrArray) wordings = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_claim_terms_free);
  const Place *place = get_place (self, &claim->record.article);
  g_autofree char *quote = mn_spans_get_quote (&claim->spans);

  if (place == NULL)
    return NULL;
  if (claim->statement != NULL)
    g_ptr_array_add (wordings, read_wording (self, place, claim, claim->statement));
  g_ptr_array_add (wordings, read_wording (self, place, claim, quote));
  return g_steal_pointer (&wordings);
}

static void
add_name (Search     *self,
          GHashTable *stems,
          const MnId *id)
{
  g_autoptr (MnEntity) entity = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, &self->error);
  g_autoptr (MnClaimTerms) terms = entity != NULL ? mn_claim_terms_new (entity->name, NULL, self->words) : NULL;
  GHashTableIter iter;
  gpointer stem;

  if (terms == NULL)
    return;
  g_hash_table_iter_init (&iter, terms->stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    g_hash_table_add (stems, g_strdup (stem));
}

typedef struct
{
  const char *stem;
  guint       n;
} Count;

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const Count *x = a, *y = b;

  return x->n != y->n ? (x->n > y->n) - (x->n < y->n) : g_strcmp0 (x->stem, y->stem);
}

/* Returns: (transfer container): the words by which claims that say the same are looked for; they belong to @stems */
static GPtrArray *
choose_words (Search     *self,
              GHashTable *stems)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  GPtrArray *chosen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer stem;
  guint n_hits = 0;

  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    {
      Count count = { stem, count_claims_with (self, stem) };

      if (count.n > 0)
        g_array_append_val (counts, count);
    }
  for (guint i = 0; i < counts->len; i++)
    self->usual += mn_claim_weigh (g_array_index (counts, Count, i).n, self->n_claims) / counts->len;
  g_array_sort (counts, compare_counts);
  for (guint i = 0; i < counts->len && i < MOST_WORDS; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      if (i > 0 && n_hits + count->n > MOST_HITS)
        break;
      n_hits += count->n;
      g_ptr_array_add (chosen, (gpointer) count->stem);
    }
  g_ptr_array_add (chosen, NULL);
  return chosen;
}

static GPtrArray *
find_candidates (Search    *self,
                 GPtrArray *wordings)
{
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) chosen = NULL;

  for (guint i = 0; i < wordings->len; i++)
    {
      const MnClaimTerms *terms = wordings->pdata[i];
      GHashTableIter iter;
      gpointer stem;

      g_hash_table_iter_init (&iter, terms->stems);
      while (g_hash_table_iter_next (&iter, &stem, NULL))
        g_hash_table_add (stems, g_strdup (stem));
      for (guint j = 0; j < terms->entities->len && self->error == NULL; j++)
        add_name (self, stems, &((const MnClaimEntity *) terms->entities->pdata[j])->id);
    }
  chosen = choose_words (self, stems);
  if (self->error != NULL)
    return NULL;
  return mn_snapshot_match_claims (self->snapshot, (const char *const *) chosen->pdata, MOST_CANDIDATES, &self->error);
}

/* A claim inside another one of the same article shares its words, and is a part of it */
static gboolean
stands_in_the_same_place (MnClaim *a,
                          MnClaim *b)
{
  if (!mn_id_equal (&a->record.article, &b->record.article))
    return FALSE;
  return mn_spans_first (&a->spans) < mn_spans_last (&b->spans) && mn_spans_first (&b->spans) < mn_spans_last (&a->spans);
}

/* The best of all ways to put the one and the other */
static MnLikeness
compare (Search    *self,
         GPtrArray *ours,
         GPtrArray *theirs,
         double    *score)
{
  MnLikeness best = MN_LIKENESS_NONE;

  *score = 0;
  for (guint i = 0; i < ours->len; i++)
    for (guint j = 0; j < theirs->len; j++)
      {
        double found;
        MnLikeness likeness = mn_claim_likeness (ours->pdata[i], theirs->pdata[j], weigh, self, &found);

        if (likeness == MN_LIKENESS_NONE || found < *score)
          continue;
        best = likeness;
        *score = found;
      }
  return best;
}

static char *
describe_claimant (Search  *self,
                   MnClaim *claim)
{
  const MnReferent *claimant = claim->attributions.n > 0 ? &claim->attributions.items[0].claimant : NULL;
  g_autoptr (MnEntity) entity = NULL;
  g_autoptr (MnMention) mention = NULL;

  if (claimant == NULL)
    return NULL;
  if (!mn_id_is_none (&claimant->entity))
    entity = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &claimant->entity, NULL);
  if (entity != NULL)
    return g_strdup (entity->name);
  if (!mn_id_is_none (&claimant->mention))
    mention = mn_snapshot_get (self->snapshot, MN_RECORD_MENTION, &claim->record.article, &claimant->mention, NULL);
  return mention != NULL ? mn_spans_get_quote (&mention->spans) : NULL;
}

static const char *
find_relation (GPtrArray  *relations,
               const MnId *other)
{
  for (guint i = 0; i < relations->len; i++)
    {
      MnRelation *relation = relations->pdata[i];

      if (mn_id_equal (&relation->from.id, other) || mn_id_equal (&relation->to.id, other))
        return relation->type;
    }
  return NULL;
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const MnSameClaim *x = *(const MnSameClaim *const *) a, *y = *(const MnSameClaim *const *) b;

  if (x->score < y->score || x->score > y->score)
    return (x->score < y->score) - (x->score > y->score);
  return mn_id_compare (&x->claim->record.id, &y->claim->record.id);
}

/* Says of the best what is to be said */
static void
describe (Search     *self,
          GPtrArray  *claims,
          const MnId *of)
{
  g_autoptr (GPtrArray) relations = mn_snapshot_relations_of (self->snapshot, of, &self->error);

  g_ptr_array_sort (claims, compare_scores);
  if (claims->len > MN_MOST_SAME_CLAIMS)
    g_ptr_array_set_size (claims, MN_MOST_SAME_CLAIMS);
  for (guint i = 0; relations != NULL && i < claims->len; i++)
    {
      MnSameClaim *same = claims->pdata[i];
      const Place *place = get_place (self, &same->claim->record.article);

      same->claimant = describe_claimant (self, same->claim);
      same->relation = find_relation (relations, &same->claim->record.id);
      same->title = g_strdup (place != NULL && place->head != NULL ? place->head->title : "");
      same->published = place != NULL && place->head != NULL ? g_strdup (place->head->published) : NULL;
    }
}

static void
find_same (Search    *self,
           MnClaim   *claim,
           GPtrArray *claims)
{
  g_autoptr (GPtrArray) ours = read_claim (self, claim);
  g_autoptr (GPtrArray) candidates = ours != NULL ? find_candidates (self, ours) : NULL;

  for (guint i = 0; candidates != NULL && i < candidates->len && self->error == NULL; i++)
    {
      MnClaim *candidate = candidates->pdata[i];
      g_autoptr (GPtrArray) theirs = NULL;
      MnSameClaim *same;
      MnLikeness likeness;
      double score;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        return;
      if (mn_id_equal (&candidate->record.id, &claim->record.id) || stands_in_the_same_place (candidate, claim))
        continue;
      theirs = read_claim (self, candidate);
      likeness = theirs != NULL ? compare (self, ours, theirs, &score) : MN_LIKENESS_NONE;
      if (likeness == MN_LIKENESS_NONE)
        continue;
      same = g_atomic_rc_box_new0 (MnSameClaim);
      same->claim = mn_claim_ref (candidate);
      same->likeness = likeness;
      same->score = score;
      g_ptr_array_add (claims, same);
    }
}

/* What verdicts the claims have that are joined with it */
static void
find_verdicts (Search       *self,
               MnClaim      *claim,
               const MnId   *annotator,
               MnSameClaims *found)
{
  g_autoptr (GPtrArray) others = mn_claim_repeats_list (self->snapshot, &claim->record.id, &self->error);
  const MnVerdict *own = mn_claim_get_verdict (claim, annotator);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const MnVerdict *verdict = mn_claim_get_verdict (others->pdata[i], annotator);

      if (own != NULL)
        found->n_to_judge += !mn_verdicts_agree (own, verdict);
      else if (verdict != NULL && found->judged == NULL)
        found->judged = mn_claim_ref (others->pdata[i]);
    }
}

/**
 * mn_same_claims_find:
 * @snapshot: a snapshot
 * @claim: a claim
 * @annotator: who wants to know
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finds the claims of the library that say the same as one: candidates by the full text index, then as
 * mn_claim_likeness() says. For any thread but that of the window.
 *
 * Returns: (transfer full) (nullable): what was found; nothing of a claim that is gone
 */
MnSameClaims *
mn_same_claims_find (MnSnapshot   *snapshot,
                     const MnId   *claim,
                     const MnId   *annotator,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_auto (Search) self = { 0 };
  g_autoptr (MnSameClaims) found = g_new0 (MnSameClaims, 1);
  g_autoptr (MnClaim) asked = NULL;

  found->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_same_claim_unref);
  if (init_search (&self, snapshot, cancellable))
    asked = mn_snapshot_get (snapshot, MN_RECORD_CLAIM, &MN_ID_NONE, claim, &self.error);
  if (asked != NULL)
    {
      find_same (&self, asked, found->claims);
      describe (&self, found->claims, claim);
      find_verdicts (&self, asked, annotator, found);
    }
  if (self.error == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&self.error));
  return NULL;
}

typedef struct
{
  MnId claim;
  MnId annotator;
} Request;

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (source, &error);
  MnSameClaims *found
      = snapshot != NULL ? mn_same_claims_find (snapshot, &request->claim, &request->annotator, cancellable, &error) : NULL;

  g_clear_object (&snapshot);
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) mn_same_claims_free);
  else
    g_task_return_error (task, error);
}

/**
 * mn_same_claims_find_async:
 * @store: a store
 * @claim: a claim
 * @annotator: who wants to know
 * @cancellable: (nullable): stops it
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * As mn_same_claims_find(), in a worker.
 */
void
mn_same_claims_find_async (MnStore            *store,
                           const MnId         *claim,
                           const MnId         *annotator,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  *request = (Request){ *claim, *annotator };
  g_task_set_task_data (task, request, g_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * mn_same_claims_find_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found
 */
MnSameClaims *
mn_same_claims_find_finish (MnStore      *store,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

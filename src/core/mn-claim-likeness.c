/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-likeness.h"

#include "mn-figure-compare.h"
#include "mn-word-stem.h"

#include <math.h>
#include <string.h>

/* From here on two claims are taken to say the same: see the pairs in tests/core/test-claim-likeness.c */
#define THRESHOLD 0.62
/* How much of the score comes from what the shorter claim has in common with the longer one, the rest from what both have
 * of all: a report that adds where and when says the same still */
#define SHARE_OF_SHORTER 0.45
/* What an entity weighs: as much as a word that one claim in so many has */
#define ENTITY_RARITY 200
/* One word is not enough to tell, unless it is all that is said: so much of it */
#define FEWEST_SHARED 2
#define ALL_THERE_IS 0.9
/* Where one says how many and the other does not */
#define ONE_HAS_FIGURE 0.95

/* Words of which only one can be so */
static const char *const opposites[][2] = {
  { "rose", "fell" },      { "rose", "dropped" },      { "rises", "falls" },     { "rises", "drops" },
  { "rises", "fell" },     { "increased", "decreased" }, { "increased", "fell" },  { "increased", "dropped" },
  { "grew", "shrank" },    { "gained", "lost" },       { "won", "lost" },        { "wins", "loses" },
  { "opened", "closed" },  { "reopened", "closed" },   { "alive", "dead" },      { "survived", "died" },
  { "survived", "killed" }, { "guilty", "innocent" },  { "convicted", "acquitted" }, { "guilty", "acquitted" },
  { "starts", "ends" },    { "began", "ended" },       { "highest", "lowest" },  { "rejected", "accepted" },
  { "rejected", "approved" }, { "arrived", "left" },   { "entered", "left" },    { "freed", "detained" },
  { "released", "detained" }, { "released", "arrested" }, { "lifted", "imposed" }, { "bought", "sold" },
  { "subió", "bajó" },     { "aumentó", "disminuyó" }, { "aumentó", "bajó" },    { "ganó", "perdió" },
  { "abrió", "cerró" },    { "vivo", "muerto" },       { "liberado", "detenido" },
};

typedef struct
{
  double shared;
  double all;
  guint  n_shared;
} Weights;

static const MnClaimEntity *
find_entity (const MnClaimTerms *terms,
             const MnId         *id)
{
  for (guint i = 0; i < terms->entities->len; i++)
    if (mn_id_equal (&((const MnClaimEntity *) terms->entities->pdata[i])->id, id))
      return terms->entities->pdata[i];
  return NULL;
}

static gboolean
has_all (const MnClaimTerms *terms,
         const GPtrArray    *stems)
{
  for (guint i = 0; i < stems->len; i++)
    if (!g_hash_table_contains (terms->stems, stems->pdata[i]))
      return FALSE;
  return stems->len > 0;
}

/* A word that names somebody is shared also where the other claim calls them otherwise */
static gboolean
is_called_otherwise (const char         *stem,
                     const MnClaimTerms *a,
                     const MnClaimTerms *b)
{
  for (guint i = 0; i < a->entities->len; i++)
    {
      const MnClaimEntity *entity = a->entities->pdata[i];

      if (g_ptr_array_find_with_equal_func (entity->stems, stem, g_str_equal, NULL) && find_entity (b, &entity->id) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* How much of what @a says @b says, too */
static Weights
weigh_shared (const MnClaimTerms *a,
              const MnClaimTerms *b,
              MnWeighFunc         weigh,
              gpointer            user_data)
{
  Weights weights = { 0, 0, 0 };
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, a->stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    {
      double weight = weigh (stem, user_data);

      weights.all += weight;
      if (g_hash_table_contains (b->stems, stem) || is_called_otherwise (stem, a, b))
        {
          weights.shared += weight;
          weights.n_shared++;
        }
    }
  for (guint i = 0; i < a->entities->len; i++)
    {
      const MnClaimEntity *entity = a->entities->pdata[i];
      gboolean is_shared = find_entity (b, &entity->id) != NULL || has_all (b, entity->stems);

      /* where nothing is marked in the other, “he” may be anybody */
      if (!is_shared && b->entities->len == 0 && entity->stems->len == 0)
        continue;
      weights.all += log (ENTITY_RARITY);
      weights.shared += is_shared ? log (ENTITY_RARITY) : 0;
      weights.n_shared += is_shared;
    }
  return weights;
}

typedef struct
{
  char *one;
  char *other;
} Pair;

static const Pair *
get_opposite_stems (void)
{
  static gsize stems;

  if (g_once_init_enter (&stems))
    {
      Pair *pairs = g_new (Pair, G_N_ELEMENTS (opposites));

      for (gsize i = 0; i < G_N_ELEMENTS (opposites); i++)
        pairs[i] = (Pair){ mn_word_stem (opposites[i][0], strlen (opposites[i][0])),
                           mn_word_stem (opposites[i][1], strlen (opposites[i][1])) };
      g_once_init_leave (&stems, (gsize) pairs);
    }
  return (const Pair *) stems;
}

/* Whether one has one word of a pair and the other has the other alone */
static gboolean
has_only (const MnClaimTerms *terms,
          const char         *stem,
          const char         *other)
{
  return g_hash_table_contains (terms->stems, stem) && !g_hash_table_contains (terms->stems, other);
}

static gboolean
are_opposite (const MnClaimTerms *a,
              const MnClaimTerms *b)
{
  const Pair *pairs = get_opposite_stems ();

  for (gsize i = 0; i < G_N_ELEMENTS (opposites); i++)
    if ((has_only (a, pairs[i].one, pairs[i].other) && has_only (b, pairs[i].other, pairs[i].one))
        || (has_only (a, pairs[i].other, pairs[i].one) && has_only (b, pairs[i].one, pairs[i].other)))
      return TRUE;
  return FALSE;
}

typedef enum
{
  FIGURES_NOT_COMPARED,
  FIGURES_AGREE,
  FIGURES_DIFFER,
} Figures;

/* Whether a claim has a figure for something for which the other has only figures that exclude it */
static Figures
compare_figures (const MnClaimTerms *a,
                 const MnClaimTerms *b)
{
  Figures result = FIGURES_NOT_COMPARED;

  for (guint i = 0; i < a->figures->len; i++)
    {
      gboolean has_other = FALSE, overlaps = FALSE;

      for (guint j = 0; j < b->figures->len; j++)
        if (mn_figures_are_of_one_unit (a->figures->pdata[i], b->figures->pdata[j]))
          {
            has_other = TRUE;
            overlaps |= mn_figures_overlap (a->figures->pdata[i], b->figures->pdata[j]);
          }
      if (has_other && !overlaps)
        return FIGURES_DIFFER;
      if (overlaps)
        result = FIGURES_AGREE;
    }
  return result;
}

/**
 * mn_claim_weigh:
 * @n_with: how many claims have a word
 * @n_claims: how many there are
 *
 * Returns: how much that word tells, by its inverse document frequency; never nothing, since in a library of three
 *   claims every word is common
 */
double
mn_claim_weigh (gint64 n_with,
                gint64 n_claims)
{
  return log ((double) (n_claims + 20) / (double) (MIN (n_with, n_claims) + 1));
}

/**
 * mn_claim_likeness:
 * @a: what a claim says
 * @b: what another says
 * @weigh: (scope call): what words weigh
 * @user_data: for @weigh
 * @score: (out): how much they have in common, from 0 to 1
 *
 * Tells whether two claims say the same, by the words and entities that they share, by how rare these are, and by their
 * figures. Of what word order and tense make of them it knows nothing; a negation in only one of them, or words that
 * exclude each other, are told.
 *
 * Returns: how they stand to each other
 */
MnLikeness
mn_claim_likeness (const MnClaimTerms *a,
                   const MnClaimTerms *b,
                   MnWeighFunc         weigh,
                   gpointer            user_data,
                   double             *score)
{
  Weights left = weigh_shared (a, b, weigh, user_data);
  Weights right = weigh_shared (b, a, weigh, user_data);
  Figures there = compare_figures (a, b), back = compare_figures (b, a);
  double both, shorter;

  *score = 0;
  if (left.shared <= 0 || right.shared <= 0)
    return MN_LIKENESS_NONE;
  both = (left.shared + right.shared) / (left.all + right.all);
  if (MIN (left.n_shared, right.n_shared) < FEWEST_SHARED && both < ALL_THERE_IS)
    return MN_LIKENESS_NONE;
  shorter = left.all < right.all ? left.shared / left.all : right.shared / right.all;
  *score = (1 - SHARE_OF_SHORTER) * both + SHARE_OF_SHORTER * shorter;
  if (there == FIGURES_NOT_COMPARED && a->figures->len + b->figures->len > 0)
    *score *= ONE_HAS_FIGURE;
  if (*score < THRESHOLD || a->is_negated != b->is_negated || are_opposite (a, b))
    return MN_LIKENESS_NONE;
  return there == FIGURES_DIFFER && back == FIGURES_DIFFER ? MN_LIKENESS_FIGURES_DIFFER : MN_LIKENESS_SAME;
}

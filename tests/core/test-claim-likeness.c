/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-claim-likeness.h"
#include "mn-word-stem.h"

#include <string.h>

#define SAME MN_LIKENESS_SAME
#define NONE MN_LIKENESS_NONE
#define DIFFER MN_LIKENESS_FIGURES_DIFFER

/* Two claims, what stands between them, and by what each calls the entity that both are about, where that is marked. The
 * rule was tuned on those of the first half alone; the other half tells what it is worth */
typedef struct
{
  const char *a;
  const char *b;
  MnLikeness  expected;
  const char *called_a;
  const char *called_b;
} ClaimPair;

static const ClaimPair tuned_on[] = {
  { "The navy seized 31 vessels in the strait of Hormuz", "In the strait of Hormuz, the navy has seized 31 vessels", SAME, NULL, NULL },
  { "The port of Saltmouth will reopen on Monday", "Saltmouth’s port reopens on Monday", SAME, NULL, NULL },
  { "Norvik Freight owes 2,000 crowns to its crews", "Its crews are owed 2,000 crowns by Norvik Freight", SAME, NULL, NULL },
  { "Maduro was captured in Caracas", "US forces captured Nicolás Maduro in Caracas on Saturday and flew him to New York", SAME, NULL, NULL },
  { "He resigned as speaker of the parliament", "Jorge Rodríguez has resigned as parliament speaker", SAME, "He", "Jorge Rodríguez" },
  { "Over 800 political prisoners are held in Venezuela", "Venezuela holds 850 political prisoners", SAME, NULL, NULL },
  { "Más de 800 presos políticos siguen detenidos", "Siguen detenidos 820 presos políticos en el país", SAME, NULL, NULL },
  { "The vaccine prevents severe illness", "Severe illness is prevented by the vaccine", SAME, NULL, NULL },
  { "The minister did not pay taxes for six years", "For six years the minister paid no taxes", SAME, NULL, NULL },
  { "The dam on the river Lune broke because of neglected repairs", "Neglected repairs made the Lune dam break", SAME, NULL, NULL },
  { "The navy seized 31 vessels in the strait of Hormuz", "The navy seized 40 vessels in the strait of Hormuz", DIFFER, NULL, NULL },
  { "At least 31 people were killed in the flood", "The flood killed fewer than 20 people", DIFFER, NULL, NULL },
  { "The bridge cost $30 million to build", "Building the bridge cost $75 million", DIFFER, NULL, NULL },
  { "The minister paid taxes for six years", "The minister did not pay taxes for six years", NONE, NULL, NULL },
  { "Unemployment rose to a record in March", "Unemployment fell to a record low in March", NONE, NULL, NULL },
  { "The port of Saltmouth will reopen on Monday", "The port of Saltmouth handles most of the country’s grain", NONE, NULL, NULL },
  { "Maduro was captured in Caracas", "Maduro’s lawyers appeared before a judge in New York", NONE, NULL, NULL },
  { "He resigned as speaker", "He resigned as speaker", NONE, "He", NULL },
  { "The vaccine prevents severe illness", "The vaccine was developed in eleven months", NONE, NULL, NULL },
  { "Venezuela has the largest oil reserves in the world", "Oil prices rose after the strikes in Venezuela", NONE, NULL, NULL },
  { "Kelly met the president in Quito on Thursday", "Kelly left Quito on Thursday", NONE, NULL, NULL },
  { "The president signed the budget", "The president vetoed the water bill", NONE, NULL, NULL },
};

static const ClaimPair held_out[] = {
  { "Russia has destroyed half of Ukraine’s power plants", "Half of the power plants in Ukraine have been destroyed by Russia", SAME, NULL, NULL },
  { "The court sentenced Teresa Brandt to four years in prison", "Teresa Brandt was sentenced to four years’ imprisonment", SAME, NULL, NULL },
  { "Greenpeace blocked the rig for three days", "The rig was blocked for three days by Greenpeace activists", SAME, NULL, NULL },
  { "The glacier has lost a third of its ice since 1990", "Since 1990 a third of the glacier’s ice has been lost", SAME, NULL, NULL },
  { "She founded the company in a garage in Leeds", "Ada Okafor founded the company in Leeds", SAME, "She", "Ada Okafor" },
  { "El gobierno subió el precio de la gasolina", "El precio de la gasolina fue subido por el gobierno el lunes", SAME, NULL, NULL },
  { "The hospital did not have a working generator", "There was no working generator in the hospital", SAME, NULL, NULL },
  { "About 30 million barrels of oil will be handed over", "Between 30 million and 50 million barrels of oil will be handed over to the United States", SAME, NULL, NULL },
  { "The airline cancelled all flights to Lima", "All flights to Lima have been cancelled", SAME, NULL, NULL },
  { "The suspect fled across the border", "The man suspected of the attack crossed the border and escaped", SAME, NULL, NULL },
  { "The factory employs 1,200 people", "The factory employs 900 people", DIFFER, NULL, NULL },
  { "Inflation reached 12 per cent in May", "In May, inflation reached 9 per cent", DIFFER, NULL, NULL },
  { "La huelga dejó 14 heridos", "La huelga dejó más de 20 heridos", DIFFER, NULL, NULL },
  { "The hospital had a working generator", "The hospital did not have a working generator", NONE, NULL, NULL },
  { "The court convicted Teresa Brandt of fraud", "The court acquitted Teresa Brandt of fraud", NONE, NULL, NULL },
  { "Greenpeace blocked the rig for three days", "Greenpeace was founded in Vancouver in 1971", NONE, NULL, NULL },
  { "The glacier has lost a third of its ice", "The glacier can be seen from the village", NONE, NULL, NULL },
  { "The airline cancelled all flights to Lima", "The airline ordered forty new aircraft for its Lima hub", NONE, NULL, NULL },
  { "The factory employs 1,200 people", "The fire in the factory was put out after two hours", NONE, NULL, NULL },
  { "El gobierno subió el precio de la gasolina", "El gobierno bajó el precio de la gasolina", NONE, NULL, NULL },
  { "Russia attacked a power plant", "Russia opened a power plant", NONE, NULL, NULL },
  { "The mayor promised to plant 500 trees", "The mayor promised to repair the town hall", NONE, NULL, NULL },
};

static MnCueWord said[] = {
  { (char *) "said", NULL, MN_CUE_PLAIN },
  { (char *) "told", NULL, MN_CUE_TELLING },
};

typedef struct
{
  MnClaimWords *words;
  GHashTable   *counts; /* stem ▸ in how many claims */
  guint         n_claims;
} Corpus;

static void
count_stems (Corpus     *corpus,
             const char *text)
{
  g_autoptr (MnClaimTerms) terms = mn_claim_terms_new (text, NULL, corpus->words);
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, terms->stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    g_hash_table_insert (corpus->counts, g_strdup (stem),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (corpus->counts, stem)) + 1));
  corpus->n_claims++;
}

static void
count_pairs (Corpus          *corpus,
             const ClaimPair *pairs,
             gsize            n_pairs)
{
  for (gsize i = 0; i < n_pairs; i++)
    {
      count_stems (corpus, pairs[i].a);
      count_stems (corpus, pairs[i].b);
    }
}

static void
open_corpus (Corpus *corpus)
{
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    g_ptr_array_add (cues, &said[i]);
  corpus->words = mn_claim_words_new (cues);
  corpus->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  corpus->n_claims = 0;
  count_pairs (corpus, tuned_on, G_N_ELEMENTS (tuned_on));
  count_pairs (corpus, held_out, G_N_ELEMENTS (held_out));
}

static void
close_corpus (Corpus *corpus)
{
  g_hash_table_unref (corpus->counts);
  mn_claim_words_free (corpus->words);
}

static double
weigh (const char *stem,
       gpointer    user_data)
{
  const Corpus *corpus = user_data;

  return mn_claim_weigh (GPOINTER_TO_UINT (g_hash_table_lookup (corpus->counts, stem)), corpus->n_claims);
}

/* Whom both are about, or, where only one is called anything, two different ones */
static MnClaimTerms *
read_claim (const Corpus *corpus,
            const char   *text,
            const char   *called,
            const char   *shared)
{
  MnClaimTerms *terms = mn_claim_terms_new (text, NULL, corpus->words);
  MnId id;

  g_assert_true (mn_id_parse (shared != NULL ? "01900000-0000-7000-8000-000000000001" : "01900000-0000-7000-8000-000000000002", &id));
  if (called != NULL)
    mn_claim_terms_add_entity (terms, &id, called, corpus->words);
  return terms;
}

static MnLikeness
compare (Corpus          *corpus,
         const ClaimPair *pair,
         double          *score)
{
  gboolean is_other = pair->called_a != NULL && pair->called_b == NULL;
  g_autoptr (MnClaimTerms) a = read_claim (corpus, pair->a, pair->called_a, "shared");
  g_autoptr (MnClaimTerms) b = read_claim (corpus, pair->b, is_other ? pair->called_a : pair->called_b, is_other ? NULL : "shared");
  MnLikeness found = mn_claim_likeness (a, b, weigh, corpus, score);
  double back;

  g_assert_cmpint (mn_claim_likeness (b, a, weigh, corpus, &back), ==, found);
  g_assert_cmpfloat_with_epsilon (back, *score, 1e-9);
  return found;
}

typedef struct
{
  guint n_right; /* offered, and rightly */
  guint n_wrong; /* offered, and wrongly */
  guint n_missed;
} Tally;

static Tally
tally (const ClaimPair *pairs,
       gsize            n_pairs)
{
  Tally result = { 0, 0, 0 };
  Corpus corpus;

  open_corpus (&corpus);
  for (gsize i = 0; i < n_pairs; i++)
    {
      double score;
      MnLikeness found = compare (&corpus, &pairs[i], &score);

      if (g_test_verbose () || found != pairs[i].expected)
        g_test_message ("%.2f %d not %d: %s | %s", score, found, pairs[i].expected, pairs[i].a, pairs[i].b);
      result.n_right += found != NONE && found == pairs[i].expected;
      result.n_wrong += found != NONE && found != pairs[i].expected;
      result.n_missed += pairs[i].expected != NONE && found != pairs[i].expected;
    }
  close_corpus (&corpus);
  g_test_message ("precision %.2f, recall %.2f", (double) result.n_right / (result.n_right + result.n_wrong),
                  (double) result.n_right / (result.n_right + result.n_missed));
  return result;
}

static void
test_all_but_few_of_the_pairs_it_was_tuned_on_come_out (void)
{
  Tally result = tally (tuned_on, G_N_ELEMENTS (tuned_on));

  g_assert_cmpuint (result.n_wrong, ==, 0);
  g_assert_cmpuint (result.n_missed, <=, 1);
}

static void
test_most_of_the_pairs_held_out_come_out (void)
{
  Tally result = tally (held_out, G_N_ELEMENTS (held_out));

  g_assert_cmpuint (result.n_wrong, <=, 1);
  g_assert_cmpuint (result.n_missed, <=, 2);
}

static void
test_rare_words_weigh_more (void)
{
  g_assert_cmpfloat (mn_claim_weigh (1, 20000), >, mn_claim_weigh (5000, 20000));
  g_assert_cmpfloat (mn_claim_weigh (20000, 20000), >, 0);
  g_assert_cmpfloat (mn_claim_weigh (3, 3), >, 0);
  g_assert_cmpfloat (mn_claim_weigh (9, 3), >, 0);
}

static void
test_stems_are_what_grammar_leaves (void)
{
  static const struct
  {
    const char *word;
    const char *same;
  } words[] = {
    { "vessels", "vessel" },   { "seized", "seizes" },  { "seizing", "seize" },   { "countries", "country" },
    { "stopped", "stop" },     { "prisoners", "prisoner" }, { "Presos", "preso" }, { "políticas", "politico" },
    { "Márquez", "marquez" },  { "releases", "released" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *a = mn_word_stem (words[i].word, strlen (words[i].word));
      g_autofree char *b = mn_word_stem (words[i].same, strlen (words[i].same));

      g_assert_cmpstr (a, ==, b);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim-likeness/all-but-few-of-the-pairs-it-was-tuned-on-come-out",
                   test_all_but_few_of_the_pairs_it_was_tuned_on_come_out);
  g_test_add_func ("/claim-likeness/most-of-the-pairs-held-out-come-out", test_most_of_the_pairs_held_out_come_out);
  g_test_add_func ("/claim-likeness/rare-words-weigh-more", test_rare_words_weigh_more);
  g_test_add_func ("/claim-likeness/stems-are-what-grammar-leaves", test_stems_are_what_grammar_leaves);

  return g_test_run ();
}

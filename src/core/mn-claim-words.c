/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-words.h"

#include <string.h>

struct _MnClaimWords
{
  GHashTable *table; /* a word in lower case → Word */
};

typedef struct
{
  guint      classes;
  GPtrArray *phrases; /* of the cues that begin with it, the longest first; NULL where none does */
} Word;

static const struct
{
  guint       classes;
  const char *words;
} classes[] = {
  { MN_WORD_DETERMINER,
    "the a an his her their its our my your one this these those some several many two three four five dozens "
    "hundreds thousands most both another local senior el la los las un una unos unas su sus este esta estos estas "
    "nuestro nuestra varios varias algunos algunas muchos fuentes" },
  { MN_WORD_PRONOUN,
    "he she they it we i you él ella ellos ellas yo nosotros others everyone everybody someone somebody" },
  { MN_WORD_PREPOSITION,
    "in on at to by with about into after before during over under against between through since until despite "
    "near without within via among en por sobre tras ante hasta desde durante contra sin entre mediante" },
  { MN_WORD_PREPOSITION | MN_WORD_LINKING, "of for from de del para" },
  { MN_WORD_AUXILIARY, "has have had ve also later then again now still already once often just even therefore thus "
                       "recently publicly repeatedly previously initially earlier further subsequently simply "
                       "ha han había habían también después luego ya le les me nos se" },
  { MN_WORD_BE | MN_WORD_AUXILIARY, "is are was were be been being am" },
  { MN_WORD_BLOCKER,
    "to not never cannot can could may might must should will would shall won ll d did do does didn don doesn "
    "wouldn couldn let no nunca para please if" },
  { 0, "family ally assembly reply supply anomaly monopoly bully" }, /* no adverbs, though they end like them */
  { MN_WORD_THAT, "that que" },
  { MN_WORD_AND, "and but or nor y e pero while although though whereas mientras aunque because porque so" },
  { MN_WORD_WHO, "who which quien quienes cual" },
  { MN_WORD_WHAT, "what as how whether where why like than all whatever como lo cuanto" },
  { MN_WORD_AS, "as como de" },
  { MN_WORD_TIME, "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight late early last "
                  "earlier lunes martes miércoles jueves viernes sábado domingo ayer hoy" },
  { MN_WORD_OPENER,
    "the a an and but or so yet for nor in on at by to from with after before during since until while when where "
    "as if although though because however meanwhile moreover then now today yesterday earlier later last also "
    "still even only not this that these those there here what who how why one some many most all each every no "
    "its his her their our my your of once despite instead perhaps maybe thus hence indeed thursday friday monday "
    "tuesday wednesday saturday sunday january february march april june july august september october november "
    "december el la los las un una y pero en con por para según cuando como si aunque mientras también además "
    "sin tras ayer hoy este esta su sus asimismo yes well oh ok okay sure mr mrs ms "
    "says said more unlike both just let another first second finally recently sometimes" },
  { MN_WORD_VAGUE, "nothing so yes something anything everything more much little less goodbye hello it him them "
                   "things what how why whether if when where and but or as than aloud" },
};

static void
free_phrase (gpointer data)
{
  MnCuePhrase *phrase = data;

  g_strfreev (phrase->words);
  g_free (phrase);
}

static void
free_word (gpointer data)
{
  Word *word = data;

  g_clear_pointer (&word->phrases, g_ptr_array_unref);
  g_free (word);
}

static Word *
get_word (MnClaimWords *self,
          const char   *text)
{
  Word *word = g_hash_table_lookup (self->table, text);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      g_hash_table_insert (self->table, g_strdup (text), word);
    }
  return word;
}

static void
add_classes (MnClaimWords *self,
             guint         class,
             const char   *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    get_word (self, each[i])->classes |= class;
}

static gboolean
is_participle (const char *cue)
{
  return strchr (cue, ' ') == NULL && (g_str_has_suffix (cue, "ing") || g_str_has_suffix (cue, "ndo"));
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const MnCuePhrase *left = *(const MnCuePhrase *const *) a;
  const MnCuePhrase *right = *(const MnCuePhrase *const *) b;

  return (left->n_words < right->n_words) - (left->n_words > right->n_words);
}

static void
add_cue (MnClaimWords    *self,
         const MnCueWord *cue)
{
  MnCuePhrase *phrase = g_new0 (MnCuePhrase, 1);
  Word *word;

  phrase->words = g_strsplit (cue->text, " ", -1);
  phrase->n_words = g_strv_length (phrase->words);
  phrase->kind = (MnCueKind) cue->kind;
  phrase->is_participle = is_participle (cue->text);
  if (phrase->n_words == 0)
    {
      free_phrase (phrase);
      return;
    }
  word = get_word (self, phrase->words[0]);
  if (word->phrases == NULL)
    word->phrases = g_ptr_array_new_with_free_func (free_phrase);
  g_ptr_array_add (word->phrases, phrase);
  g_ptr_array_sort (word->phrases, compare_lengths);
}

/**
 * mn_claim_words_new:
 * @cues: (element-type MnCueWord): words and phrases that attribute, in lower case
 *
 * Returns: (transfer full): what words mean
 */
MnClaimWords *
mn_claim_words_new (const GPtrArray *cues)
{
  MnClaimWords *self = g_new0 (MnClaimWords, 1);

  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_word);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    add_classes (self, classes[i].classes, classes[i].words);
  for (guint i = 0; i < cues->len; i++)
    add_cue (self, cues->pdata[i]);
  return self;
}

/**
 * mn_claim_words_free:
 * @self: (transfer full): what words mean
 */
void
mn_claim_words_free (MnClaimWords *self)
{
  g_hash_table_unref (self->table);
  g_free (self);
}

/**
 * mn_claim_words_get_classes:
 * @self: what words mean
 * @word: a word in lower case
 * @phrases: (out) (transfer none) (nullable) (element-type MnCuePhrase): the cues that begin with it, the longest first
 *
 * Returns: its #MnWordClass flags
 */
guint
mn_claim_words_get_classes (const MnClaimWords *self,
                            const char         *word,
                            const GPtrArray   **phrases)
{
  const Word *found = g_hash_table_lookup (self->table, word);

  *phrases = found != NULL ? found->phrases : NULL;
  if (found != NULL)
    return found->classes;
  return g_str_has_suffix (word, "ly") || g_str_has_suffix (word, "mente") ? MN_WORD_AUXILIARY : 0;
}

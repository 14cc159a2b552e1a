/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-terms.h"

#include "mn-entity.h"
#include "mn-figure-compare.h"
#include "mn-figures-in-text.h"
#include "mn-word-stem.h"

#include <string.h>

/* Words that say nothing of what a claim is about */
#define SAYS_NOTHING \
  (MN_WORD_DETERMINER | MN_WORD_PRONOUN | MN_WORD_PREPOSITION | MN_WORD_LINKING | MN_WORD_AUXILIARY | MN_WORD_BE \
   | MN_WORD_BLOCKER | MN_WORD_THAT | MN_WORD_AND | MN_WORD_WHO | MN_WORD_WHAT | MN_WORD_AS)

/* Words that turn what is said round; “not” is also the t of “didn’t” */
static const char *const negations[] = {
  "not",   "no",     "never",  "nobody", "none",   "nothing", "nor",  "neither", "without", "cannot", "deny",   "denies",
  "denied", "denying", "refuse", "refuses", "refused", "fail", "fails", "failed", "nunca",   "jamas",  "ni",     "ningun",
  "ninguno", "ninguna", "nadie", "nada",   "tampoco", "sin",   "niega", "nego",  "niegan",  "negaron", "rechazo", NULL,
};

static void
free_entity (gpointer data)
{
  MnClaimEntity *self = data;

  g_ptr_array_unref (self->stems);
  g_free (self);
}

typedef void (*WordFunc) (const char *folded,
                          const char *word,
                          gsize       n_bytes,
                          gpointer    user_data);

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The t of “didn’t” belongs to the word before it */
static gboolean
is_contracted_not (const char *text,
                   const char *word,
                   gsize       n_bytes)
{
  const char *apostrophe;
  gunichar c;

  if (n_bytes != 1 || (*word != 't' && *word != 'T') || word == text)
    return FALSE;
  apostrophe = g_utf8_prev_char (word);
  c = g_utf8_get_char (apostrophe);
  return (c == '\'' || c == 0x2019) && apostrophe > text && g_ascii_tolower (apostrophe[-1]) == 'n';
}

/* Calls for each run of letters and digits, which are the words of the full text index too */
static void
each_word (const char *text,
           WordFunc    function,
           gpointer    user_data)
{
  const char *start = NULL;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gboolean is_word = *at != '\0' && is_of_word (g_utf8_get_char (at));

      if (is_word && start == NULL)
        start = at;
      if (!is_word && start != NULL)
        {
          g_autofree char *whole = g_strndup (start, (gsize) (at - start));
          g_autofree char *folded = mn_name_fold (whole);

          function (is_contracted_not (text, start, (gsize) (at - start)) ? "not" : folded, start, (gsize) (at - start),
                    user_data);
          start = NULL;
        }
      if (*at == '\0')
        return;
    }
}

static gboolean
says_something (const char         *folded,
                const char         *word,
                gsize               n_bytes,
                const MnClaimWords *words)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize) n_bytes);
  const GPtrArray *phrases;
  guint classes = mn_claim_words_get_classes (words, lower, &phrases);

  if (g_ascii_isdigit (*folded))
    return TRUE;
  if ((classes & SAYS_NOTHING) != 0 || g_utf8_strlen (folded, -1) < 2)
    return FALSE;
  /* “said” says who says it, which is not what is said */
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    if (((const MnCuePhrase *) phrases->pdata[i])->n_words == 1)
      return FALSE;
  return TRUE;
}

typedef struct
{
  MnClaimTerms       *terms;
  const MnClaimWords *words;
  const char         *text;
  const GArray       *figures;
} Reading;

static gboolean
is_in_figure (const Reading *reading,
              gsize          at)
{
  for (guint i = 0; i < reading->figures->len; i++)
    {
      const MnFigureInText *figure = &g_array_index (reading->figures, MnFigureInText, i);

      if (at >= figure->start && at < figure->end)
        return TRUE;
    }
  return FALSE;
}

static void
take_word (const char *folded,
           const char *word,
           gsize       n_bytes,
           gpointer    user_data)
{
  Reading *reading = user_data;

  if (is_in_figure (reading, (gsize) (word - reading->text)))
    return;
  if (g_strv_contains (negations, folded))
    reading->terms->is_negated = TRUE;
  else if (says_something (folded, word, n_bytes, reading->words))
    g_hash_table_add (reading->terms->stems, mn_word_stem (word, n_bytes));
}

static void
add_figure (MnClaimTerms  *self,
            const MnValue *figure)
{
  g_ptr_array_add (self->figures, mn_value_new_figure (figure->low, figure->high, figure->unit, figure->qualifier));
}

/**
 * mn_claim_terms_new:
 * @text: what a claim says: its statement, or the words of its article
 * @language: (nullable): its language as BCP 47
 * @words: what small words mean
 *
 * Returns: (transfer full): what it says
 */
MnClaimTerms *
mn_claim_terms_new (const char         *text,
                    const char         *language,
                    const MnClaimWords *words)
{
  MnClaimTerms *self = g_new0 (MnClaimTerms, 1);
  g_autoptr (GArray) figures = mn_figures_in_text (text, language, words);
  Reading reading = { self, words, text, figures };

  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entities = g_ptr_array_new_with_free_func (free_entity);
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_value_free);
  each_word (text, take_word, &reading);
  for (guint i = 0; i < figures->len; i++)
    add_figure (self, g_array_index (figures, MnFigureInText, i).value);
  self->n_read = figures->len;
  return self;
}

/**
 * mn_claim_terms_free:
 * @self: (transfer full): what a claim says
 */
void
mn_claim_terms_free (MnClaimTerms *self)
{
  g_hash_table_unref (self->stems);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->figures);
  g_free (self);
}

typedef struct
{
  GPtrArray          *stems;
  const MnClaimWords *words;
} Calling;

static void
take_name (const char *folded,
           const char *word,
           gsize       n_bytes,
           gpointer    user_data)
{
  Calling *calling = user_data;

  if (says_something (folded, word, n_bytes, calling->words))
    g_ptr_array_add (calling->stems, mn_word_stem (word, n_bytes));
}

/**
 * mn_claim_terms_add_entity:
 * @self: what a claim says
 * @entity: an entity that is mentioned in it
 * @called: by which words: “he” as well as a name
 * @words: what small words mean
 */
void
mn_claim_terms_add_entity (MnClaimTerms       *self,
                           const MnId         *entity,
                           const char         *called,
                           const MnClaimWords *words)
{
  MnClaimEntity *known = NULL;
  Calling calling = { NULL, words };

  for (guint i = 0; i < self->entities->len && known == NULL; i++)
    if (mn_id_equal (&((MnClaimEntity *) self->entities->pdata[i])->id, entity))
      known = self->entities->pdata[i];
  if (known == NULL)
    {
      known = g_new0 (MnClaimEntity, 1);
      known->id = *entity;
      known->stems = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->entities, known);
    }
  calling.stems = known->stems;
  each_word (called, take_name, &calling);
}

/**
 * mn_claim_terms_add_figure:
 * @self: what a claim says
 * @figure: the value of a mention in it, which counts more than what its words seem to say
 */
void
mn_claim_terms_add_figure (MnClaimTerms  *self,
                           const MnValue *figure)
{
  if (figure->kind != MN_VALUE_FIGURE)
    return;
  for (guint i = self->n_read; i > 0; i--)
    if (mn_figures_are_of_one_unit (self->figures->pdata[i - 1], figure))
      {
        g_ptr_array_remove_index (self->figures, i - 1);
        self->n_read--;
      }
  add_figure (self, figure);
}

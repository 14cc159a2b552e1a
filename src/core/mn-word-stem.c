/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-word-stem.h"

#include "mn-entity.h"

#include <string.h>

/* As many characters are left at least: “ring” is no form of “r” */
#define SHORTEST 3

/* The endings of English and Spanish that say how many, when and of which gender; the longer ones first */
static const char *const endings[] = { "ings", "ing", "ies", "ied", "es", "ed", "os", "as", "s" };
/* What a stem may end with when its endings are off, and the same word without them also */
static const char last_letters[] = "eyiao";

static void
cut (char       *word,
     const char *ending)
{
  gsize n_bytes = strlen (word), n_ending = strlen (ending);

  if (n_bytes > n_ending && g_str_has_suffix (word, ending) && !g_str_has_suffix (word, "ss")
      && g_utf8_strlen (word, (gssize) (n_bytes - n_ending)) >= SHORTEST)
    word[n_bytes - n_ending] = '\0';
}

static gboolean
can_lose_letter (const char *word)
{
  return g_utf8_strlen (word, -1) > SHORTEST;
}

/**
 * mn_word_stem:
 * @word: a word
 * @n_bytes: how long it is
 *
 * Takes off what a word changes with its grammar, so that “vessels” is “vessel” and “seized” is “seizes”. It is no more
 * than a rule of thumb for English and Spanish, and the stem need not be a word; but the word, folded, begins with it.
 *
 * Returns: (transfer full): the stem, folded as by mn_name_fold()
 */
char *
mn_word_stem (const char *word,
              gsize       n_bytes)
{
  g_autofree char *whole = g_strndup (word, n_bytes);
  char *stem = mn_name_fold (whole);
  gsize before = strlen (stem);
  gsize length;

  if (g_ascii_isdigit (*stem))
    return stem;
  for (gsize i = 0; i < G_N_ELEMENTS (endings) && strlen (stem) == before; i++)
    cut (stem, endings[i]);
  length = strlen (stem);
  if (length > 0 && strchr (last_letters, stem[length - 1]) != NULL && can_lose_letter (stem))
    stem[--length] = '\0';
  /* “stopped” is of “stop” */
  if (length > 1 && stem[length - 1] == stem[length - 2] && can_lose_letter (stem))
    stem[length - 1] = '\0';
  return stem;
}

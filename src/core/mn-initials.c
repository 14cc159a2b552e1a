/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-initials.h"

#include "mn-titles.h"
#include "mn-words.h"

#include <string.h>

/* As many letters as may be initials: more are a word */
#define FEWEST 2
#define MOST 7

/**
 * mn_initials_typed:
 * @typed: what was typed of a name
 *
 * Reads it as initials: “jr”, “JR”, “J. R.” and “U.S.A.” are some, “Jorge R” is not. So is any short word, which may be
 * the beginning of a name just as well.
 *
 * Returns: (transfer full) (nullable): the letters, folded; %NULL where it can be no initials
 */
char *
mn_initials_typed (const char *typed)
{
  g_autofree char *folded = mn_name_fold (typed);
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean has_gap = FALSE, was_letter = FALSE, has_run = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean is_letter = g_unichar_isalnum (c);

      if (is_letter)
        g_string_append_unichar (letters, c);
      else if (c != '.' && c != ' ')
        return NULL;
      has_run |= is_letter && was_letter;
      has_gap |= !is_letter;
      was_letter = is_letter;
    }
  /* with gaps each letter stands alone, or it is words that were typed */
  if ((has_gap && has_run) || g_utf8_strlen (letters->str, -1) < FEWEST || g_utf8_strlen (letters->str, -1) > MOST)
    return NULL;
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* A word of a name, by its first letter */
typedef struct
{
  gunichar letter;
  gboolean is_small; /* a particle, or what follows a hyphen: people leave its letter out or not */
} Word;

static gboolean
is_small (const char *word)
{
  static const char *const joining[] = { "and", "for", "on", "in", "to", "et", "und", "fur", "para", "por", NULL };

  return mn_word_is_particle (word) || g_strv_contains (joining, word);
}

/* The words of a name without the titles before it; an apostrophe is part of a word */
static GArray *
list_words (const char *folded)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GString) word = g_string_new (NULL);
  gunichar before = ' ', first_before = ' ';

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || (c == '\'' && word->len > 0))
        {
          if (word->len == 0)
            first_before = before;
          g_string_append_unichar (word, c);
        }
      else if (word->len > 0)
        {
          Word found = { g_utf8_get_char (word->str), first_before == '-' || is_small (word->str) };

          if (words->len > 0 || !mn_title_is_one (word->str))
            g_array_append_val (words, found);
          g_string_truncate (word, 0);
        }
      before = c;
      if (c == '\0')
        return words;
    }
}

static char *
join (GArray  *words,
      gboolean with_small)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (with_small || !word->is_small || i == 0)
        g_string_append_unichar (letters, word->letter);
    }
  return g_string_free (letters, FALSE);
}

/**
 * mn_initials_of:
 * @name: a name
 *
 * Lists what its initials may be, folded: with the small words and without them, “usoa” and “usa”. The titles that it
 * begins with have none.
 *
 * Returns: (transfer full) (nullable): them; %NULL where the name is of one word
 */
char **
mn_initials_of (const char *name)
{
  g_autofree char *folded = mn_name_fold (name);
  g_autoptr (GArray) words = list_words (folded);
  g_autofree char *all = join (words, TRUE);
  g_autofree char *without = join (words, FALSE);
  g_autoptr (GStrvBuilder) initials = g_strv_builder_new ();

  if (words->len < FEWEST)
    return NULL;
  g_strv_builder_add (initials, all);
  if (!g_str_equal (all, without) && g_utf8_strlen (without, -1) >= FEWEST)
    g_strv_builder_add (initials, without);
  return g_strv_builder_end (initials);
}

static MnInitialsMatch
match (const char *name,
       const char *letters)
{
  g_auto (GStrv) initials = mn_initials_of (name);
  MnInitialsMatch best = MN_INITIALS_NONE;

  for (char **one = initials; one != NULL && *one != NULL; one++)
    if (g_str_has_prefix (*one, letters))
      best = MAX (best, strlen (*one) == strlen (letters) ? MN_INITIALS_ALL : MN_INITIALS_BEGIN);
  return best;
}

/**
 * mn_initials_match_entity:
 * @entity: an entity
 * @letters: what mn_initials_typed() made of what was typed
 *
 * Returns: whether they are the initials of its name or of an alias
 */
MnInitialsMatch
mn_initials_match_entity (MnEntity   *entity,
                          const char *letters)
{
  MnInitialsMatch best = match (entity->name, letters);

  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    best = MAX (best, match (*alias, letters));
  return best;
}

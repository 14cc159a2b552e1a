/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-name-form.h"

#include "mn-entity.h"
#include "mn-titles.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_letter (char **word)
{
  return *word != NULL && (*word)[0] != '\0' && *g_utf8_next_char (*word) == '\0';
}

/* “Last, First”: whatever has just one comma */
static char *
turn_round (const char *folded)
{
  const char *comma = strchr (folded, ',');

  if (comma == NULL || strchr (comma + 1, ',') != NULL)
    return g_strdup (folded);
  return g_strdup_printf ("%s %.*s", comma + 1, (int) (comma - folded), folded);
}

static char **
split (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (c != '\'' && word->len > 0) /* “O’Brien” is one word */
        {
          g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
        }
      if (c == '\0')
        return g_strv_builder_end (words);
    }
}

/* The titles that a name begins with, unless it is none without: “Minister of Defence”, “Prince” */
static void
drop_titles (char **words)
{
  static const char *const of[] = { "of", "for", "de", "del", "der", "des", "fur", "para", NULL };
  guint n = 0, length = g_strv_length (words);

  while (n < length && mn_title_is_one (words[n]))
    n++;
  if (n == 0 || n == length || g_strv_contains (of, words[n]))
    return;
  for (guint i = 0; i < n; i++)
    g_free (words[i]);
  memmove (words, words + n, (length - n + 1) * sizeof *words);
}

/* “j d vance” and “jd vance” are written by the same people */
static char **
join_initials (char **words)
{
  g_autoptr (GStrvBuilder) joined = g_strv_builder_new ();

  while (*words != NULL)
    {
      g_autoptr (GString) word = g_string_new (*words);

      while (is_letter (words) && is_letter (words + 1))
        g_string_append (word, *++words);
      g_strv_builder_add (joined, word->str);
      words++;
    }
  return g_strv_builder_end (joined);
}

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * mn_name_form_init:
 * @self: (out): what is left of @name, for mn_name_form_clear()
 * @name: a name
 * @is_person: whether it is that of a person, which may have titles
 *
 * Returns: whether anything is left; if not, @self is not set
 */
gboolean
mn_name_form_init (MnNameForm *self,
                   const char *name,
                   gboolean    is_person)
{
  g_autofree char *folded = mn_name_fold (name);
  g_autofree char *turned = turn_round (folded);
  g_auto (GStrv) words = split (turned);
  g_auto (GStrv) joined = NULL;

  if (words[0] == NULL)
    return FALSE;
  if (is_person)
    drop_titles (words);
  joined = join_initials (words);
  self->spoken = g_strjoinv (" ", joined);
  qsort (joined, g_strv_length (joined), sizeof *joined, compare_words);
  self->key = g_strjoinv (" ", joined);
  self->words = g_steal_pointer (&words);
  return TRUE;
}

/**
 * mn_name_form_clear:
 * @self: what is left of a name
 */
void
mn_name_form_clear (MnNameForm *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_pointer (&self->key, g_free);
}

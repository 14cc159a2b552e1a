/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-search.h"

#include <string.h>

/* Nobody types more; FTS5 sets bounds of its own */
#define MOST_PHRASES 64

/**
 * mn_search_is_blank:
 * @words: (nullable): what was typed
 *
 * Returns: whether that asks for nothing
 */
gboolean
mn_search_is_blank (const char *words)
{
  for (; words != NULL && *words != '\0'; words = g_utf8_next_char (words))
    if (!g_unichar_isspace (g_utf8_get_char (words)))
      return FALSE;
  return TRUE;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static void
end_phrase (GString  *query,
            GString  *phrase,
            gboolean  is_beginning)
{
  gboolean has_word = FALSE;

  for (const char *at = phrase->str; *at != '\0' && !has_word; at = g_utf8_next_char (at))
    has_word = g_unichar_isalnum (g_utf8_get_char (at));
  if (has_word)
    {
      if (query->len > 0)
        g_string_append_c (query, ' ');
      g_string_append_printf (query, "\"%s\"%s", phrase->str, is_beginning ? "*" : "");
    }
  g_string_truncate (phrase, 0);
}

/**
 * mn_search_compose:
 * @words: what was typed: words, or “phrases in quotation marks” of any kind
 *
 * Makes an expression of FTS5 (https://sqlite.org/fts5.html, section 3) that finds texts with all of them, the last word
 * as a beginning, for it is still being typed. All goes in as strings, in which nothing is syntax; quotation marks
 * never get into them.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL where there is no word to find
 */
char *
mn_search_compose (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (GString) phrase = g_string_new (NULL);
  gboolean in_quotes = FALSE;
  guint n = 0;

  for (const char *at = valid; *at != '\0' && n < MOST_PHRASES; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_quote (c) || (!in_quotes && g_unichar_isspace (c)))
        {
          n += phrase->len > 0;
          end_phrase (query, phrase, FALSE);
          in_quotes ^= is_quote (c);
        }
      else
        g_string_append_unichar (phrase, c);
    }
  end_phrase (query, phrase, TRUE);

  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}

/**
 * mn_search_compose_any:
 * @beginnings: the beginnings of words
 *
 * Makes an expression of FTS5 that finds texts with a word that begins like any of them.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL where there is no word to find
 */
char *
mn_search_compose_any (const char *const *beginnings)
{
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; beginnings[i] != NULL && i < MOST_PHRASES; i++)
    {
      g_autofree char *word = g_utf8_make_valid (beginnings[i], -1);

      if (strchr (word, '"') == NULL && !mn_search_is_blank (word))
        g_string_append_printf (query, "%s\"%s\"*", query->len > 0 ? " OR " : "", word);
    }
  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}

/**
 * mn_search_end_of:
 * @beginning: how words begin
 *
 * Returns: (transfer full): what comes after all that begin so: no character sorts after U+10FFFF, the last there is
 */
char *
mn_search_end_of (const char *beginning)
{
  return g_strconcat (beginning, "\xf4\x8f\xbf\xbf", NULL);
}

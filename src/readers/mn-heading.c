/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-heading.h"

#include "mn-draft.h"

#include <string.h>

/* No heading is wider: a headline of a hundred letters, or of fifty in Chinese */
#define MAX_COLUMNS 110
#define MAX_WORDS   18

static gboolean
is_closing (gunichar ch)
{
  GUnicodeType type = g_unichar_type (ch);

  /* German and Danish close with the opening marks of others: “so”, »so« */
  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION
         || type == G_UNICODE_INITIAL_PUNCTUATION || ch == '"' || ch == '\'';
}

static gboolean
is_in (gunichar    ch,
       const char *characters)
{
  return g_utf8_strchr (characters, -1, ch) != NULL;
}

/* Returns: its last character but closing quotation marks and brackets */
static gunichar
find_last (const char  *utf8,
           gsize        n_bytes,
           const char **place)
{
  const char *at = utf8 + n_bytes;
  gunichar last = 0;

  while (at > utf8)
    {
      at = g_utf8_prev_char (at);
      last = g_utf8_get_char (at);
      if (!is_closing (last) && !mn_draft_is_blank (last))
        break;
    }
  *place = at;
  return last;
}

/**
 * mn_sentence_ends:
 * @utf8: a line
 * @n_bytes: its length
 *
 * Returns: whether it ends as a sentence does, in whatever script, inside a quotation too
 */
gboolean
mn_sentence_ends (const char *utf8,
                  gsize       n_bytes)
{
  const char *place;
  gunichar last = find_last (utf8, n_bytes, &place);

  return is_in (last, ".!?…:。！？．：؟۔।॥։።၊။៕");
}

/* Headings ask questions but make no statements, and what ends in a comma or colon goes on */
static gboolean
ends_like_prose (const char *utf8,
                 gsize       n_bytes,
                 gboolean    is_clear)
{
  const char *place;
  gunichar last = find_last (utf8, n_bytes, &place);
  gboolean is_quoted = g_utf8_next_char (place) < utf8 + n_bytes;

  if (is_in (last, "?？؟"))
    return is_quoted;
  if (is_in (last, "!！"))
    return is_quoted || !is_clear;
  if (last == '.') /* “Life in the U.S.” */
    return place - utf8 < 2 || place[-2] != '.';
  return is_in (last, "…。．।॥။།៕։۔,;:，、；：،؛-–—&/");
}

typedef struct
{
  guint    n_words;
  guint    n_long;          /* words of five letters and more, which a title capitalises */
  guint    n_long_capitals;
  guint    n_capitals;      /* words that begin with one */
  guint    n_upper;         /* letters */
  guint    n_lower;
  guint    n_letters;       /* with those of scripts that have no case */
  gboolean has_year;
  gboolean has_time;
} Words;

static void
count_word (Words      *words,
            const char *from,
            const char *to)
{
  guint n_letters = 0, n_digits = 0;
  gboolean is_capital = FALSE;

  for (const char *at = from; at < to; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (g_unichar_isdigit (ch))
        {
          n_digits++;
          continue;
        }
      if (!g_unichar_isalpha (ch))
        continue;
      if (n_letters++ == 0)
        is_capital = g_unichar_isupper (ch) || g_unichar_istitle (ch);
      words->n_upper += (guint) g_unichar_isupper (ch);
      words->n_lower += (guint) g_unichar_islower (ch);
    }
  words->n_letters += n_letters;
  words->n_words++;
  words->n_capitals += (guint) is_capital;
  words->n_long += n_letters >= 5;
  words->n_long_capitals += n_letters >= 5 && is_capital;
  words->has_year |= n_letters == 0 && n_digits == 4;
  words->has_time |= n_digits >= 3 && memchr (from, ':', (gsize) (to - from)) != NULL;
}

static Words
count_words (const char *utf8,
             gsize       n_bytes)
{
  Words words = { 0 };
  const char *end = utf8 + n_bytes;
  const char *from = NULL;

  for (const char *at = utf8; at < end; at = g_utf8_next_char (at))
    {
      gboolean is_blank = mn_draft_is_blank (g_utf8_get_char (at));

      if (is_blank && from != NULL)
        count_word (&words, from, at);
      from = is_blank ? NULL : from != NULL ? from : at;
    }
  if (from != NULL)
    count_word (&words, from, end);
  return words;
}

/* “1.”, “2.3”, “4)”, “IV.”: returns how many numbers, 0 where it begins with none */
static guint
count_numbers (const char *utf8,
               gsize       n_bytes)
{
  g_autofree char *start = g_strndup (utf8, MIN (n_bytes, 24));
  const char *at = start;
  guint n = 0;

  if (strspn (at, "IVXLC") > 0 && at[strspn (at, "IVXLC")] == '.' && at[strspn (at, "IVXLC") + 1] == ' ')
    return 1;
  while (g_ascii_isdigit (*at) && strspn (at, "0123456789") <= 3)
    {
      at += strspn (at, "0123456789");
      n++;
      if (*at != '.' && *at != ')')
        return *at == ' ' && n > 1 ? n : 0;
      at++;
      if (*at == ' ')
        return n;
    }
  return 0;
}

static gboolean
begins_like_one (const char *utf8,
                 gsize       n_bytes)
{
  for (const char *at = utf8; at < utf8 + n_bytes; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (g_unichar_isalpha (ch))
        return !g_unichar_islower (ch);
      if (g_unichar_isdigit (ch))
        return TRUE;
      if (!g_unichar_ispunct (ch) || is_in (ch, "-–—*@/\\|_=~+<>{}&"))
        return FALSE;
    }
  return FALSE;
}

/* Who took a picture stands below it: “(Photo: Jane Smith)”, “Jane Smith/Reuters” */
static gboolean
is_credit (const char *utf8,
           gsize       n_bytes)
{
  gunichar before = 0;

  if ((*utf8 == '(' && utf8[n_bytes - 1] == ')') || (*utf8 == '[' && utf8[n_bytes - 1] == ']'))
    return TRUE;
  for (const char *at = utf8; at < utf8 + n_bytes; at = g_utf8_next_char (at))
    {
      if (*at == '/' && g_unichar_isalpha (before) && g_unichar_isalpha (g_utf8_get_char (at + 1)))
        return TRUE;
      before = g_utf8_get_char (at);
    }
  return FALSE;
}

/* The names of who wrote it and when stand where a subtitle would */
static gboolean
is_byline (const char  *utf8,
           gsize        n_bytes,
           const Words *words)
{
  static const char *const starts[] = { "by ", "von ", "par ", "por ", "di ", "door ", "af ", "av ", "przez ", "text: ",
                                        "автор", "автор:", "yazan", "作者", "文／", "文/", "بقلم", "מאת", "©", "(c)", NULL };
  g_autofree char *start = g_utf8_strdown (utf8, (gssize) n_bytes);

  for (guint i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (start, starts[i]))
      return TRUE;
  return (words->has_year && words->n_words <= 6) || words->has_time;
}

/**
 * mn_heading_judge:
 * @utf8: a paragraph of one line, without blanks at its edges
 * @n_bytes: its length
 * @columns: its width
 *
 * Judges a line by its look alone; whether it is a heading depends on its neighbours too.
 *
 * Returns: how it looks
 */
MnHeading
mn_heading_judge (const char *utf8,
                  gsize       n_bytes,
                  guint       columns)
{
  MnHeading heading = { MN_HEADING_NONE, 0, FALSE };
  Words words;
  gboolean is_capitals, is_title;

  if (columns > MAX_COLUMNS || !begins_like_one (utf8, n_bytes) || is_credit (utf8, n_bytes))
    return heading;
  words = count_words (utf8, n_bytes);
  if (words.n_letters == 0 || words.n_words > MAX_WORDS || g_strstr_len (utf8, (gssize) n_bytes, "://") != NULL
      || memchr (utf8, '@', n_bytes) != NULL)
    return heading;

  is_capitals = words.n_upper >= 3 && words.n_lower == 0;
  is_title = words.n_words >= 2 && words.n_capitals >= 2 && words.n_long_capitals == words.n_long;
  if (ends_like_prose (utf8, n_bytes, is_capitals || is_title))
    return heading;

  heading.n_numbers = count_numbers (utf8, n_bytes);
  heading.is_byline = is_byline (utf8, n_bytes, &words);
  heading.look = is_capitals || is_title || heading.n_numbers > 0 ? MN_HEADING_CLEAR : MN_HEADING_POSSIBLE;
  return heading;
}

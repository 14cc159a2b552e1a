/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-word-reader.h"

#include <string.h>

/* Nobody says a date or a figure in more, and the time to read one is bounded */
#define MAX_BYTES 400

static const char opening[] = "\"“”«»„([{¿¡";
static const char closing[] = "\"“”«»)]}'‘’.,;:!?…";

/**
 * mn_languages_from_tag:
 * @tag: (nullable): an article's language as BCP 47 (`es-MX`)
 *
 * Returns: the languages whose words are read: that one; all of them where it is not known; none where we have no words
 *   of it. Signs and digits always are.
 */
MnLanguages
mn_languages_from_tag (const char *tag)
{
  gsize n = tag != NULL ? strcspn (tag, "-_") : 0;

  if (n == 0 || (n == 3 && g_ascii_strncasecmp (tag, "und", n) == 0))
    return (MnLanguages) (MN_LANGUAGES_ANY | MN_LANGUAGES_ENGLISH | MN_LANGUAGES_SPANISH);
  if (n == 2 && g_ascii_strncasecmp (tag, "en", n) == 0)
    return (MnLanguages) (MN_LANGUAGES_ANY | MN_LANGUAGES_ENGLISH);
  if (n == 2 && g_ascii_strncasecmp (tag, "es", n) == 0)
    return (MnLanguages) (MN_LANGUAGES_ANY | MN_LANGUAGES_SPANISH);
  return MN_LANGUAGES_ANY;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gunichar
fold_char (gunichar c)
{
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return '-';
  if (c == 0x2018 || c == 0x2019)
    return '\'';
  if (c == 0x00a0 || c == 0x2009 || c == 0x202f)
    return ' ';
  return g_unichar_tolower (c); /* unlike g_utf8_strdown(), the same in every locale */
}

static void
fold (const char *word,
      gsize       n_bytes,
      char        folded[MN_WORD_SIZE])
{
  g_autofree char *parts = g_utf8_normalize (word, (gssize) n_bytes, G_NORMALIZE_NFD);
  gsize length = 0;

  for (const char *at = parts; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char bytes[6];
      gsize n;

      if (g_unichar_ismark (c))
        continue;
      n = (gsize) g_unichar_to_utf8 (fold_char (c), bytes);
      if (length + n >= MN_WORD_SIZE)
        break;
      memcpy (folded + length, bytes, n);
      length += n;
    }
  folded[length] = '\0';
  if (length > 2 && g_str_has_suffix (folded, "'s"))
    folded[length - 2] = '\0';
}

/* Of letters, with apostrophes inside: “week’s” */
static const char *
end_of_letters (const char *at)
{
  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if (!is_letter (c) && !(is_apostrophe (c) && is_letter (g_utf8_get_char (next))))
        break;
      at = next;
    }
  return at;
}

/* Whether a group of three digits stands there, and no fourth */
static gboolean
is_group (const char *at)
{
  return strspn (at, "0123456789") == 3;
}

/* Of digits, with what parts them inside: 1,200.50, or with a space that does not break the line 1 200 */
static const char *
end_of_digits (const char *at)
{
  while (TRUE)
    {
      const char *next;

      at += strspn (at, "0123456789");
      if (*at == '\0')
        return at;
      next = g_utf8_next_char (at);
      if (!((*at == '.' || *at == ',') && g_ascii_isdigit (*next))
          && !(*at != ' ' && fold_char (g_utf8_get_char (at)) == ' ' && is_group (next)))
        return at;
      at = next;
    }
}

static const char *
read_word (MnWord     *word,
           const char *at)
{
  if (g_ascii_isdigit (*at))
    {
      word->kind = MN_WORD_DIGITS;
      return end_of_digits (at);
    }
  if (is_letter (g_utf8_get_char (at)))
    {
      word->kind = MN_WORD_LETTERS;
      return end_of_letters (at);
    }
  word->kind = MN_WORD_SIGN;
  return g_utf8_next_char (at);
}

static const char *
skip_blanks (const char *at)
{
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
is_one_of (const MnWord *word,
           const char   *text,
           const char   *signs)
{
  return word->kind == MN_WORD_SIGN && g_utf8_strchr (signs, -1, g_utf8_get_char (text + word->start)) != NULL;
}

/**
 * mn_word_reader_end_before:
 * @self: a reader
 * @n_words: how many of its words are left
 *
 * Leaves out the words at the end.
 */
void
mn_word_reader_end_before (MnWordReader *self,
                           guint         n_words)
{
  guint end = n_words > 0 ? self->words[n_words - 1].end : 0;

  self->n_words = n_words;
  self->words[n_words] = (MnWord){ .kind = MN_WORD_END, .start = end, .end = end };
}

/* Quotes and full stops around it */
static void
trim (MnWordReader *self)
{
  while (self->n_words > 0 && is_one_of (&self->words[self->n_words - 1], self->text, closing))
    self->n_words--;
  mn_word_reader_end_before (self, self->n_words);
  while (self->at < self->n_words
         && (is_one_of (&self->words[self->at], self->text, opening)
             /* an apostrophe before digits is the century of “the ’90s” */
             || (strcmp (self->words[self->at].folded, "'") == 0 && self->words[self->at + 1].kind != MN_WORD_DIGITS)))
    self->at++;
}

/**
 * mn_word_reader_init:
 * @self: a reader
 * @text: a few words of prose, which must outlive @self
 * @languages: the languages they may be in
 *
 * Returns: whether there is anything to read: not where @text is empty, longer than any date or figure, or not UTF-8
 */
gboolean
mn_word_reader_init (MnWordReader *self,
                     const char   *text,
                     MnLanguages   languages)
{
  const char *at, *end;

  self->text = text;
  self->languages = languages;
  self->at = 0;
  self->n_words = 0;
  if (strnlen (text, MAX_BYTES + 1) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (at = skip_blanks (text); *at != '\0'; at = skip_blanks (end))
    {
      MnWord *word = &self->words[self->n_words];

      if (self->n_words == MN_WORD_READER_SIZE)
        return FALSE;
      end = read_word (word, at);
      word->is_glued = self->n_words > 0 && self->words[self->n_words - 1].end == (guint) (at - text);
      word->start = (guint) (at - text);
      word->end = (guint) (end - text);
      if (word->kind == MN_WORD_DIGITS && end - at >= MN_WORD_SIZE)
        return FALSE;
      fold (at, (gsize) (end - at), word->folded);
      self->n_words++;
    }
  trim (self);
  return self->at < self->n_words;
}

/**
 * mn_word_reader_peek:
 * @self: a reader
 * @ahead: 0 for the next word
 *
 * Returns: (transfer none): that word, an #MN_WORD_END after the last
 */
const MnWord *
mn_word_reader_peek (const MnWordReader *self,
                     guint               ahead)
{
  return &self->words[MIN (self->at + ahead, self->n_words)];
}

/* How many words @phrase takes where the reader is, 0 where it does not stand there */
static guint
match (const MnWordReader *self,
       const char         *phrase)
{
  gboolean is_glued = FALSE;
  guint n = 0;

  while (*phrase != '\0')
    {
      const MnWord *word = mn_word_reader_peek (self, n);
      gsize length = strlen (word->folded);

      if (length == 0 || (is_glued && !word->is_glued) || strncmp (phrase, word->folded, length) != 0)
        return 0;
      phrase += length;
      is_glued = *phrase != ' ';
      phrase += *phrase == ' ';
      n++;
    }
  return n;
}

/**
 * mn_word_reader_find:
 * @self: a reader
 * @phrases: a table of phrases
 * @n_phrases: how many
 * @n_words: (out) (optional): how many words it takes
 *
 * Returns: (transfer none) (nullable): the longest of them that stands next, in a language that is read
 */
const MnPhrase *
mn_word_reader_find (const MnWordReader *self,
                     const MnPhrase     *phrases,
                     gsize               n_phrases,
                     guint              *n_words)
{
  const MnPhrase *found = NULL;
  guint n_found = 0;

  for (gsize i = 0; i < n_phrases; i++)
    if ((phrases[i].languages & self->languages) != 0)
      {
        guint n = match (self, phrases[i].words);

        if (n > n_found)
          {
            found = &phrases[i];
            n_found = n;
          }
      }
  if (n_words != NULL)
    *n_words = n_found;
  return found;
}

/**
 * mn_word_reader_take:
 * @self: a reader
 * @phrases: a table of phrases
 * @n_phrases: how many
 *
 * Goes past the longest of @phrases that stands next.
 *
 * Returns: (transfer none) (nullable): that phrase
 */
const MnPhrase *
mn_word_reader_take (MnWordReader   *self,
                     const MnPhrase *phrases,
                     gsize           n_phrases)
{
  guint n_words;
  const MnPhrase *found = mn_word_reader_find (self, phrases, n_phrases, &n_words);

  self->at += n_words;
  return found;
}

/**
 * mn_word_reader_take_sign:
 * @self: a reader
 * @sign: a folded sign
 *
 * Returns: whether it stood next and was taken
 */
gboolean
mn_word_reader_take_sign (MnWordReader *self,
                          const char   *sign)
{
  const MnWord *word = mn_word_reader_peek (self, 0);

  if (word->kind != MN_WORD_SIGN || strcmp (word->folded, sign) != 0)
    return FALSE;
  self->at++;
  return TRUE;
}

/**
 * mn_word_reader_is_at_end:
 * @self: a reader
 *
 * Returns: whether every word has been read
 */
gboolean
mn_word_reader_is_at_end (const MnWordReader *self)
{
  return self->at >= self->n_words;
}

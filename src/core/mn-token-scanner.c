/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-token-scanner.h"
#include "mn-words.h"

#include <string.h>

#define CHUNK           sizeof (guint64)
#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define TOP_BITS        EACH_BYTE (0x80)
#define MAX_UTF8        6
#define IS_ASCII(c)     ((guchar) (c) < 0x80)

/**
 * mn_token_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @fold_case: whether small and large letters are the same
 * @by_word: whether tokens are words, as mn_words_are_joined() has them; else they are characters
 */
void
mn_token_scanner_init (MnTokenScanner *self,
                       gboolean        fold_case,
                       gboolean        by_word)
{
  *self = (MnTokenScanner){ .fold_case = fold_case, .by_word = by_word };
}

/**
 * mn_token_scanner_clear:
 * @self: a scanner
 */
void
mn_token_scanner_clear (MnTokenScanner *self)
{
  g_clear_pointer (&self->folded, g_free);
}

static void
make_room (MnTokenScanner *self,
           gsize           n_bytes)
{
  if (self->folded != NULL && self->room >= n_bytes)
    return;
  g_free (self->folded);
  self->room = n_bytes;
  self->folded = g_malloc (n_bytes + CHUNK);
}

static inline gunichar
char_at (const char *at)
{
  return IS_ASCII (*at) ? (gunichar) *at : g_utf8_get_char (at);
}

/* g_unichar_isspace(), which is asked after each word, and most often about a blank */
static inline gboolean
is_space (gunichar c)
{
  return c == ' ' || (c < 0x80 ? c >= '\t' && c <= '\r' && c != '\v' : g_unichar_isspace (c));
}

/* Simple case folding (Unicode, CaseFolding.txt, status C and S): one character stays one */
static gunichar
fold_case (gunichar c)
{
  /* the i with and the one without a dot are letters of their own except in Turkic languages */
  if (c == 0x0130 || c == 0x0131)
    return c;
  /* numbers and letters in circles have capitals, but are no letters for GLib */
  if (c >= 0x2160 && c <= 0x216f)
    return c + 16;
  if (c >= 0x24b6 && c <= 0x24cf)
    return c + 26;
  return g_unichar_tolower (g_unichar_toupper (c));
}

static void
take_char (MnTokenScanner *self,
           gunichar        c)
{
  gunichar folded = c == 0x2019 ? '\'' : self->fold_case ? fold_case (c) : c;
  char bytes[MAX_UTF8];
  gsize n_bytes = (gsize) g_unichar_to_utf8 (folded, bytes);

  if (self->n_folded + n_bytes <= self->room)
    memcpy (self->folded + self->n_folded, bytes, n_bytes);
  self->n_folded += n_bytes;
  self->at = g_utf8_next_char (self->at);
  self->offset++;
}

/* Takes what belongs to the word of which @before is the last character so far */
static void
take_rest_of_word (MnTokenScanner *self,
                   gunichar        earlier,
                   gunichar        before)
{
  gunichar after = char_at (self->at);

  while (after != 0)
    {
      gunichar later = char_at (g_utf8_next_char (self->at));

      if (!mn_words_are_joined (earlier, before, after, later))
        return;
      take_char (self, after);
      earlier = before;
      before = after;
      after = later;
    }
}

/* Eight bytes at once: most words are ASCII all through, and most of those are not longer. Zeros stand for what is past
 * the limit. */
static inline guint64
load_chunk (const MnTokenScanner *self)
{
  guint64 chunk = 0;

  if (G_LIKELY (self->limit - self->at >= (gssize) CHUNK))
    memcpy (&chunk, self->at, CHUNK);
  else
    memcpy (&chunk, self->at, (gsize) (self->limit - self->at));
  return GUINT64_FROM_LE (chunk);
}

/* The top bit of each byte from @first to @last, where no byte has its own */
static inline guint64
bytes_between (guint64 chunk,
               guchar  first,
               guchar  last)
{
  return (chunk + EACH_BYTE (0x80u - first)) & ~(chunk + EACH_BYTE (0x7fu - last)) & TOP_BITS;
}

/* Takes the ASCII characters of a word, as mn_words_are_joined() has them, up to something else */
static inline gsize
take_plain (MnTokenScanner *self)
{
  const char *first = self->at;
  gsize n;

  do
    {
      guint64 chunk = load_chunk (self);
      guint64 ascii = chunk & ~TOP_BITS;
      guint64 letters = bytes_between (ascii | EACH_BYTE (0x20), 'a', 'z') & ~chunk;
      guint64 others = (bytes_between (ascii, '0', '9') | bytes_between (ascii, '_', '_')) & ~chunk;
      guint64 end = ~(letters | others) & TOP_BITS;

      n = end != 0 ? (gsize) __builtin_ctzll (end) / 8 : CHUNK;
      if (n == 0)
        break;
      if (self->fold_case)
        chunk |= letters >> 2;
      chunk = GUINT64_TO_LE (chunk & G_MAXUINT64 >> 8 * (CHUNK - n));
      /* as one, since reading soon what was written byte by byte stalls the processor */
      if (self->n_folded <= self->room)
        memcpy (self->folded + self->n_folded, &chunk, CHUNK);
      self->n_folded += n;
      self->at += n;
    }
  while (n == CHUNK);
  self->offset += (guint) (self->at - first);
  return (gsize) (self->at - first);
}

/* Zeros after what is folded, which words in ASCII have already */
static void
end_folded (MnTokenScanner *self)
{
  if (self->n_folded <= self->room)
    memset (self->folded + self->n_folded, 0, CHUNK);
}

/* Takes an ASCII character that belongs to no word */
static inline void
take_ascii (MnTokenScanner *self)
{
  guint64 chunk = GUINT64_TO_LE ((guint64) *self->at);

  memcpy (self->folded, &chunk, CHUNK);
  self->n_folded = 1;
  self->at++;
  self->offset++;
}

static inline void
take_word (MnTokenScanner *self)
{
  gsize n = take_plain (self);
  gunichar next = (guchar) *self->at;

  if (n == 0 && next < 0x80)
    {
      take_ascii (self);
      return;
    }
  if (n == 0)
    {
      next = char_at (self->at);
      take_char (self, next);
      take_rest_of_word (self, 0, next);
    }
  /* most words end here: of ASCII, only these can go on, in a number */
  else if (next >= 0x80 || ((next == '.' || next == ',') && g_ascii_isdigit (self->at[-1])) || self->at == self->limit)
    take_rest_of_word (self, n > 1 ? (gunichar) self->at[-2] : 0, (gunichar) self->at[-1]);
  else
    return;
  end_folded (self);
}

static inline MnTokenGap
take_gap (MnTokenScanner *self)
{
  guint n_breaks = 0;
  gunichar c = char_at (self->at);

  if (!is_space (c))
    return MN_TOKEN_GAP_NONE;
  do
    {
      n_breaks += c == '\n';
      self->at = g_utf8_next_char (self->at);
      self->offset++;
      c = char_at (self->at);
    }
  while (is_space (c));
  return n_breaks > 1 && !self->is_name ? MN_TOKEN_GAP_BLANK_LINE : MN_TOKEN_GAP_SPACE;
}

/**
 * mn_token_scanner_begin:
 * @self: a scanner
 * @text: a text, kept by the caller
 * @start: where to begin, in code points
 * @end: where to stop
 * @longest: how many bytes, folded, the longest token has that is of interest
 *
 * Begins a stretch of text. What stands around it tells whether words begin and end with it.
 */
void
mn_token_scanner_begin (MnTokenScanner *self,
                        const MnText   *text,
                        guint           start,
                        guint           end,
                        gsize           longest)
{
  const char *utf8 = mn_text_get_utf8 (text);

  make_room (self, longest);
  self->is_name = FALSE;
  self->at = utf8 + mn_text_offset_to_byte (text, start);
  self->limit = utf8 + mn_text_offset_to_byte (text, end);
  self->offset = start;
  self->n_folded = 0;
  if (self->by_word && start > 0)
    take_rest_of_word (self, start > 1 ? mn_text_get_char (text, start - 2) : 0, mn_text_get_char (text, start - 1));
  take_gap (self);
}

/**
 * mn_token_scanner_begin_name:
 * @self: a scanner
 * @name: UTF-8, kept by the caller
 *
 * Begins a name, in which all white space is the same.
 */
void
mn_token_scanner_begin_name (MnTokenScanner *self,
                             const char     *name)
{
  gsize n_bytes = strlen (name);

  /* no character takes more than twice the room when it is folded */
  make_room (self, 2 * n_bytes);
  self->is_name = TRUE;
  self->at = name;
  self->limit = name + n_bytes;
  self->offset = 0;
  take_gap (self);
}

/**
 * mn_token_scanner_next:
 * @self: a scanner that began something
 *
 * Returns: what kind the next token is
 */
MnTokenKind
mn_token_scanner_next (MnTokenScanner *self)
{
  gboolean is_cut_off;

  if (self->at >= self->limit)
    return MN_TOKEN_END;
  self->n_folded = 0;
  self->start = self->offset;
  if (self->by_word)
    take_word (self);
  else
    {
      take_char (self, char_at (self->at));
      end_folded (self);
    }
  self->end = self->offset;
  is_cut_off = self->at > self->limit;
  self->gap = take_gap (self);
  return self->n_folded > self->room || is_cut_off ? MN_TOKEN_OTHER : MN_TOKEN_TEXT;
}

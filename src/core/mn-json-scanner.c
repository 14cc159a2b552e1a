/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_DEPTH   64
#define BUFFER_SIZE (64 * 1024)

/* What may come next */
enum
{
  STATE_VALUE,      /* a value */
  STATE_FIRST_ITEM, /* a value or the end of the array */
  STATE_FIRST_KEY,  /* a key or the end of the object */
  STATE_KEY,        /* a key */
  STATE_COLON,      /* the colon, then a value */
  STATE_AFTER,      /* a comma or the end of what is around */
};

G_DEFINE_QUARK (mn-json-error-quark, mn_json_error)

static MnJsonToken
syntax (MnJsonScanner *self,
        const char    *message)
{
  mn_json_scanner_fail (self, MN_JSON_ERROR_SYNTAX, self->line, message);
  return MN_JSON_FAILED;
}

/* Reads more of the stream; only called when all of the data is used up */
static gboolean
fill (MnJsonScanner *self)
{
  gssize n_read;

  if (self->stream == NULL || self->error != NULL)
    return FALSE;

  n_read = g_input_stream_read (self->stream, self->buffer, BUFFER_SIZE, self->cancellable, &self->error);
  self->before += self->n_data;
  self->at = 0;
  self->n_data = n_read > 0 ? (gsize) n_read : 0;
  return n_read > 0;
}

static inline int
peek_byte (MnJsonScanner *self)
{
  if (G_UNLIKELY (self->at == self->n_data) && !fill (self))
    return -1;
  return (guchar) self->data[self->at];
}

static int
skip_run_of_blanks (MnJsonScanner *self)
{
  int c;

  while ((c = peek_byte (self)) == ' ' || c == '\n' || c == '\t' || c == '\r')
    {
      self->line += c == '\n';
      self->at++;
    }
  return c;
}

/* Most tokens have none before them */
static inline int
skip_blanks (MnJsonScanner *self)
{
  int c = peek_byte (self);

  return G_LIKELY (c > ' ') ? c : skip_run_of_blanks (self);
}

/* Reads the four digits after \u; -1 where they are none */
static gint32
read_hex4 (MnJsonScanner *self)
{
  gint32 value = 0;

  for (int i = 0; i < 4; i++)
    {
      int c = peek_byte (self);
      int digit = c < 0 ? -1 : g_ascii_xdigit_value ((char) c);

      if (digit < 0)
        return -1;
      value = value << 4 | digit;
      self->at++;
    }
  return value;
}

static gboolean
read_unicode_escape (MnJsonScanner *self)
{
  gint32 c = read_hex4 (self);

  if (c >= 0xd800 && c < 0xdc00)
    {
      gint32 low = -1;

      if (peek_byte (self) == '\\')
        {
          self->at++;
          if (peek_byte (self) == 'u')
            {
              self->at++;
              low = read_hex4 (self);
            }
        }
      c = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : -1;
    }
  if (c <= 0 || (c >= 0xdc00 && c < 0xe000))
    return FALSE;
  g_string_append_unichar (self->text, (gunichar) c);
  return TRUE;
}

static gboolean
read_escape (MnJsonScanner *self)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  int c = peek_byte (self);
  const char *known;

  if (c < 0)
    return FALSE;
  self->at++;
  if (c == 'u')
    return read_unicode_escape (self);
  known = strchr (from, c);
  if (c == '\0' || known == NULL)
    return FALSE;
  g_string_append_c (self->text, to[known - from]);
  return TRUE;
}

/* Reads a string, its opening quotation mark already taken */
static gboolean
read_string_text (MnJsonScanner *self)
{
  guchar bits = 0; /* of all bytes together: ASCII needs no validation */

  /* the text of a long article is not held on to while its marks are read */
  if (G_UNLIKELY (self->text->allocated_len > 16 * BUFFER_SIZE))
    {
      g_string_free (self->text, TRUE);
      self->text = g_string_new (NULL);
    }
  g_string_truncate (self->text, 0);
  for (;;)
    {
      gsize run = self->at;

      while (run < self->n_data && self->data[run] != '"' && self->data[run] != '\\' && (guchar) self->data[run] >= 0x20)
        bits |= (guchar) self->data[run++];
      g_string_append_len (self->text, self->data + self->at, (gssize) (run - self->at));
      self->at = run;

      switch (peek_byte (self))
        {
        case -1:
          syntax (self, _("the file ends inside a string"));
          return FALSE;

        case '"':
          self->at++;
          if (bits >= 0x80 && !g_utf8_validate_len (self->text->str, self->text->len, NULL))
            {
              syntax (self, _("a string is not valid UTF-8"));
              return FALSE;
            }
          return TRUE;

        case '\\':
          self->at++;
          if (!read_escape (self))
            {
              syntax (self, _("a string has an escape that is not allowed"));
              return FALSE;
            }
          break;

        default:
          if ((guchar) self->data[self->at] < 0x20)
            {
              syntax (self, _("a string has a control character in it"));
              return FALSE;
            }
          break; /* a stream was refilled at the edge of its buffer */
        }
    }
}

static guint
read_digits (MnJsonScanner *self)
{
  guint n = 0;
  int c;

  while ((c = peek_byte (self)) >= '0' && c <= '9')
    {
      g_string_append_c (self->text, (char) c);
      self->at++;
      n++;
    }
  return n;
}

static gboolean
take (MnJsonScanner *self,
      const char    *any_of)
{
  int c = peek_byte (self);

  if (c <= 0 || strchr (any_of, c) == NULL)
    return FALSE;
  g_string_append_c (self->text, (char) c);
  self->at++;
  return TRUE;
}

/* RFC 8259 section 6 */
static MnJsonToken
read_number_text (MnJsonScanner *self)
{
  gboolean is_valid = TRUE;

  g_string_truncate (self->text, 0);
  take (self, "-");
  if (!take (self, "0"))
    is_valid = read_digits (self) > 0;
  if (is_valid && take (self, "."))
    is_valid = read_digits (self) > 0;
  if (is_valid && take (self, "eE"))
    {
      take (self, "+-");
      is_valid = read_digits (self) > 0;
    }
  if (!is_valid || self->text->len > 300)
    return syntax (self, _("a number is malformed"));
  return MN_JSON_NUMBER;
}

static MnJsonToken
read_word (MnJsonScanner *self,
           const char    *word,
           MnJsonToken    token)
{
  for (const char *at = word; *at != '\0'; at++)
    {
      if (peek_byte (self) != (guchar) *at)
        return syntax (self, _("this is not JSON"));
      self->at++;
    }
  return token;
}

static MnJsonToken
open_bracket (MnJsonScanner *self,
              gboolean       is_object)
{
  guint64 bit;

  if (self->depth >= MAX_DEPTH - 1)
    return syntax (self, _("it is nested too deeply"));
  self->at++;
  self->depth++;
  bit = G_GUINT64_CONSTANT (1) << self->depth;
  self->in_object = is_object ? self->in_object | bit : self->in_object & ~bit;
  self->state = is_object ? STATE_FIRST_KEY : STATE_FIRST_ITEM;
  return is_object ? MN_JSON_OBJECT : MN_JSON_ARRAY;
}

static inline gboolean
is_in_object (MnJsonScanner *self)
{
  return (self->in_object >> self->depth & 1) != 0;
}

static MnJsonToken
close_bracket (MnJsonScanner *self)
{
  gboolean is_object = is_in_object (self);

  self->at++;
  self->depth--;
  self->state = self->depth > 0 ? STATE_AFTER : STATE_VALUE;
  return is_object ? MN_JSON_END_OBJECT : MN_JSON_END_ARRAY;
}

static MnJsonToken
read_value (MnJsonScanner *self,
            int            c)
{
  MnJsonToken token;

  switch (c)
    {
    case '{':
      return open_bracket (self, TRUE);
    case '[':
      return open_bracket (self, FALSE);
    case '"':
      self->at++;
      token = read_string_text (self) ? MN_JSON_STRING : MN_JSON_FAILED;
      break;
    case 't':
      token = read_word (self, "true", MN_JSON_TRUE);
      break;
    case 'f':
      token = read_word (self, "false", MN_JSON_FALSE);
      break;
    case 'n':
      token = read_word (self, "null", MN_JSON_NULL);
      break;
    case -1:
      return syntax (self, _("the file ends too early"));
    default:
      if (c != '-' && !g_ascii_isdigit (c))
        return syntax (self, _("this is not JSON"));
      token = read_number_text (self);
      break;
    }
  self->state = self->depth > 0 ? STATE_AFTER : STATE_VALUE;
  return token;
}

static MnJsonToken
read_key (MnJsonScanner *self,
          int            c)
{
  if (c != '"')
    return syntax (self, c < 0 ? _("the file ends too early") : _("a key is missing"));
  self->at++;
  if (!read_string_text (self))
    return MN_JSON_FAILED;
  self->state = STATE_COLON;
  return MN_JSON_KEY;
}

static MnJsonToken
read_token (MnJsonScanner *self)
{
  int c = skip_blanks (self);
  char closing = is_in_object (self) ? '}' : ']';

  if (self->error != NULL)
    return MN_JSON_FAILED;

  if (self->state == STATE_AFTER)
    {
      if (c == closing)
        return close_bracket (self);
      if (c != ',')
        return syntax (self, c < 0 ? _("the file ends too early") : _("a comma or a closing bracket is missing"));
      self->at++;
      c = skip_blanks (self);
      self->state = is_in_object (self) ? STATE_KEY : STATE_VALUE;
    }
  else if (self->state == STATE_COLON)
    {
      if (c != ':')
        return syntax (self, _("a colon is missing after a key"));
      self->at++;
      c = skip_blanks (self);
      self->state = STATE_VALUE;
    }

  switch (self->state)
    {
    case STATE_FIRST_KEY:
      return c == '}' ? close_bracket (self) : read_key (self, c);
    case STATE_KEY:
      return read_key (self, c);
    case STATE_FIRST_ITEM:
      return c == ']' ? close_bracket (self) : read_value (self, c);
    case STATE_VALUE:
    case STATE_COLON:
    case STATE_AFTER:
    default:
      if (c < 0 && self->depth == 0 && self->error == NULL)
        return MN_JSON_END;
      return read_value (self, c);
    }
}

/* A byte order mark at the very beginning is no part of the JSON (RFC 8259 section 8.1). Nothing else begins as it does,
 * so that it can be taken byte by byte, as a stream may hand it out */
static void
skip_byte_order_mark (MnJsonScanner *self)
{
  if (peek_byte (self) == 0xef)
    read_word (self, "\xef\xbb\xbf", MN_JSON_END);
}

/**
 * mn_json_scanner_init_data:
 * @self: a scanner
 * @data: JSON; must outlive the scanner
 * @n_bytes: its length
 */
void
mn_json_scanner_init_data (MnJsonScanner *self,
                           const char    *data,
                           gsize          n_bytes)
{
  *self = (MnJsonScanner){ .data = data, .n_data = n_bytes, .line = 1, .text = g_string_new (NULL) };
}

/**
 * mn_json_scanner_init_stream:
 * @self: a scanner
 * @stream: where JSON comes from
 * @cancellable: (nullable): stops the reading
 */
void
mn_json_scanner_init_stream (MnJsonScanner *self,
                             GInputStream  *stream,
                             GCancellable  *cancellable)
{
  *self = (MnJsonScanner){ .line = 1, .text = g_string_new (NULL) };
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->data = self->buffer;
}

/**
 * mn_json_scanner_clear:
 * @self: a scanner
 */
void
mn_json_scanner_clear (MnJsonScanner *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_string_free (self->text, TRUE);
  g_free (self->buffer);
}

/**
 * mn_json_scanner_next:
 * @self: a scanner
 *
 * Takes the next token. Its text, where it has any, is in `text` until the one after it is taken.
 *
 * Returns: the token; %MN_JSON_FAILED from the first error on
 */
MnJsonToken
mn_json_scanner_next (MnJsonScanner *self)
{
  MnJsonToken token;

  if (G_UNLIKELY (self->at == 0 && self->before == 0))
    skip_byte_order_mark (self);
  token = self->error != NULL ? MN_JSON_FAILED : read_token (self);
  return self->error != NULL ? MN_JSON_FAILED : token;
}

/**
 * mn_json_scanner_fail:
 * @self: a scanner
 * @code: what kind of error
 * @line: the line of what is wrong
 * @message: what is wrong there, translated and without a full stop
 *
 * Raises an error, unless there was one before.
 */
void
mn_json_scanner_fail (MnJsonScanner *self,
                      MnJsonError    code,
                      guint64        line,
                      const char    *message)
{
  if (self->error == NULL)
    /* Translators: a line of a file, and what is wrong there */
    self->error = g_error_new (MN_JSON_ERROR, (gint) code, _("line %" PRIu64 ": %s"), line, message);
}

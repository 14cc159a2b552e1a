/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-json-reader.h"
#include "mn-json-writer.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#define MAX_DEPTH   64
#define BUFFER_SIZE (64 * 1024)

/* What may come next */
typedef enum
{
  STATE_VALUE,      /* a value */
  STATE_FIRST_ITEM, /* a value or the end of the array */
  STATE_FIRST_KEY,  /* a key or the end of the object */
  STATE_KEY,        /* a key */
  STATE_COLON,      /* the colon, then a value */
  STATE_AFTER,      /* a comma or the end of what is around */
} State;

struct _MnJsonReader
{
  GInputStream *stream; /* NULL when all is in memory */
  GCancellable *cancellable;
  const char   *data;
  gsize         at;
  gsize         n_data;
  char         *buffer; /* what @data is when reading a stream */
  guint64       before; /* bytes of the stream before @data */

  guint64       line;
  State         state;
  guint         depth;
  guint64       in_object; /* one bit a depth */

  GString      *text; /* of the last key, string or number */
  MnJsonToken   token;
  gboolean      is_peeked;
  GError       *error;
};

G_DEFINE_QUARK (mn-json-error-quark, mn_json_error)

static MnJsonReader *
new_reader (void)
{
  MnJsonReader *self = g_new0 (MnJsonReader, 1);

  self->line = 1;
  self->text = g_string_new (NULL);
  return self;
}

/**
 * mn_json_reader_new_for_data:
 * @data: JSON; must outlive the reader
 * @n_bytes: its length, or -1 where it ends with a NUL
 *
 * Returns: (transfer full): a reader
 */
MnJsonReader *
mn_json_reader_new_for_data (const char *data,
                             gssize      n_bytes)
{
  MnJsonReader *self = new_reader ();

  self->data = data;
  self->n_data = n_bytes < 0 ? strlen (data) : (gsize) n_bytes;
  return self;
}

/**
 * mn_json_reader_new_for_stream:
 * @stream: where JSON comes from
 * @cancellable: (nullable): stops the reading
 *
 * Returns: (transfer full): a reader
 */
MnJsonReader *
mn_json_reader_new_for_stream (GInputStream *stream,
                               GCancellable *cancellable)
{
  MnJsonReader *self = new_reader ();

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->data = self->buffer;
  return self;
}

/**
 * mn_json_reader_free:
 * @self: (transfer full): a reader
 */
void
mn_json_reader_free (MnJsonReader *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_string_free (self->text, TRUE);
  g_free (self->buffer);
  g_free (self);
}

static void
fail_with (MnJsonReader *self,
           MnJsonError   code,
           guint64       line,
           const char   *message)
{
  if (self->error == NULL)
    /* Translators: a line of a file, and what is wrong there */
    self->error = g_error_new (MN_JSON_ERROR, (gint) code, _("line %" PRIu64 ": %s"), line, message);
  self->token = MN_JSON_FAILED;
}

static MnJsonToken
syntax (MnJsonReader *self,
        const char   *message)
{
  fail_with (self, MN_JSON_ERROR_SYNTAX, self->line, message);
  return MN_JSON_FAILED;
}

/* Reads more of the stream; only called when all of the data is used up */
static gboolean
fill (MnJsonReader *self)
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
peek_byte (MnJsonReader *self)
{
  if (G_UNLIKELY (self->at == self->n_data) && !fill (self))
    return -1;
  return (guchar) self->data[self->at];
}

static int
skip_blanks (MnJsonReader *self)
{
  int c;

  while ((c = peek_byte (self)) == ' ' || c == '\n' || c == '\t' || c == '\r')
    {
      self->line += c == '\n';
      self->at++;
    }
  return c;
}

/* Reads the four digits after \u; -1 where they are none */
static gint32
read_hex4 (MnJsonReader *self)
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
read_unicode_escape (MnJsonReader *self)
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
read_escape (MnJsonReader *self)
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
read_string_text (MnJsonReader *self)
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
read_digits (MnJsonReader *self)
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
take (MnJsonReader *self,
      const char   *any_of)
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
read_number_text (MnJsonReader *self)
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
read_word (MnJsonReader *self,
           const char   *word,
           MnJsonToken   token)
{
  for (const char *at = word; *at != '\0'; at++)
    {
      if (peek_byte (self) != *at)
        return syntax (self, _("this is not JSON"));
      self->at++;
    }
  return token;
}

static MnJsonToken
open_bracket (MnJsonReader *self,
              gboolean      is_object)
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
is_in_object (MnJsonReader *self)
{
  return (self->in_object >> self->depth & 1) != 0;
}

static MnJsonToken
close_bracket (MnJsonReader *self)
{
  gboolean is_object = is_in_object (self);

  self->at++;
  self->depth--;
  self->state = self->depth > 0 ? STATE_AFTER : STATE_VALUE;
  return is_object ? MN_JSON_END_OBJECT : MN_JSON_END_ARRAY;
}

static MnJsonToken
read_value (MnJsonReader *self,
            int           c)
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
read_key (MnJsonReader *self,
          int           c)
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
read_token (MnJsonReader *self)
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

/* A byte order mark at the very beginning is no part of the JSON (RFC 8259 section 8.1) */
static void
skip_byte_order_mark (MnJsonReader *self)
{
  static const char mark[] = "\xef\xbb\xbf";

  if (self->at == 0 && self->before == 0 && peek_byte (self) == 0xef && self->n_data >= 3
      && memcmp (self->data, mark, 3) == 0)
    self->at = 3;
}

/**
 * mn_json_reader_peek:
 * @self: a reader
 *
 * Returns: the token that mn_json_reader_next() will return
 */
MnJsonToken
mn_json_reader_peek (MnJsonReader *self)
{
  if (!self->is_peeked)
    {
      if (G_UNLIKELY (self->at == 0 && self->before == 0))
        skip_byte_order_mark (self);
      self->token = self->error != NULL ? MN_JSON_FAILED : read_token (self);
      if (self->error != NULL)
        self->token = MN_JSON_FAILED;
      self->is_peeked = TRUE;
    }
  return self->token;
}

/**
 * mn_json_reader_next:
 * @self: a reader
 *
 * Goes on to the next token.
 *
 * Returns: it
 */
MnJsonToken
mn_json_reader_next (MnJsonReader *self)
{
  MnJsonToken token = mn_json_reader_peek (self);

  self->is_peeked = FALSE;
  return token;
}

/**
 * mn_json_reader_get_text:
 * @self: a reader
 *
 * Returns: (transfer none): the text of the key, string or number last read or peeked at, until the next is
 */
const char *
mn_json_reader_get_text (MnJsonReader *self)
{
  return self->text->str;
}

/**
 * mn_json_reader_get_n_bytes:
 * @self: a reader
 *
 * Returns: the length of that text
 */
gsize
mn_json_reader_get_n_bytes (MnJsonReader *self)
{
  return self->text->len;
}

/**
 * mn_json_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes have been read
 */
guint64
mn_json_reader_get_position (MnJsonReader *self)
{
  return self->before + self->at;
}

/**
 * mn_json_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of what was last read or peeked at, from 1
 */
guint64
mn_json_reader_get_line (MnJsonReader *self)
{
  return self->line;
}

static const char *
describe (MnJsonToken token)
{
  switch (token)
    {
    case MN_JSON_OBJECT:
      return _("an object");
    case MN_JSON_ARRAY:
      return _("a list");
    case MN_JSON_STRING:
      return _("a string");
    case MN_JSON_NUMBER:
      return _("a number");
    case MN_JSON_TRUE:
    case MN_JSON_FALSE:
      return _("true or false");
    case MN_JSON_NULL:
      return _("null");
    case MN_JSON_KEY:
      return _("a key");
    case MN_JSON_END:
      return _("the end of the file");
    case MN_JSON_END_OBJECT:
    case MN_JSON_END_ARRAY:
    case MN_JSON_FAILED:
    default:
      return _("a closing bracket");
    }
}

/**
 * mn_json_reader_expect:
 * @self: a reader
 * @token: what should come
 *
 * Takes the next token; fails where it is another.
 *
 * Returns: whether it was that
 */
gboolean
mn_json_reader_expect (MnJsonReader *self,
                       MnJsonToken   token)
{
  MnJsonToken found = mn_json_reader_next (self);

  if (found == token)
    return TRUE;
  if (found != MN_JSON_FAILED)
    mn_json_reader_fail (self, _("%s was expected, not %s"), describe (token), describe (found));
  return FALSE;
}

/**
 * mn_json_reader_next_key:
 * @self: a reader inside an object
 *
 * Takes the key of the next member.
 *
 * Returns: (transfer none) (nullable): it, until the next token; %NULL after the last member, its bracket taken, and on
 *   an error
 */
const char *
mn_json_reader_next_key (MnJsonReader *self)
{
  return mn_json_reader_next (self) == MN_JSON_KEY ? self->text->str : NULL;
}

/**
 * mn_json_reader_next_item:
 * @self: a reader inside a list
 *
 * Tells whether there is another item to read; after the last its bracket is taken.
 *
 * Returns: whether there is
 */
gboolean
mn_json_reader_next_item (MnJsonReader *self)
{
  MnJsonToken token = mn_json_reader_peek (self);

  if (token == MN_JSON_END_ARRAY)
    mn_json_reader_next (self);
  return token != MN_JSON_END_ARRAY && token != MN_JSON_FAILED;
}

/**
 * mn_json_reader_read_string:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): the string that comes, %NULL for null and on an error
 */
char *
mn_json_reader_read_string (MnJsonReader *self)
{
  if (mn_json_reader_peek (self) == MN_JSON_NULL)
    {
      mn_json_reader_next (self);
      return NULL;
    }
  if (!mn_json_reader_expect (self, MN_JSON_STRING))
    return NULL;
  return g_strndup (self->text->str, self->text->len);
}

/**
 * mn_json_reader_read_int:
 * @self: a reader
 *
 * Returns: the whole number that comes; 0 on an error
 */
gint64
mn_json_reader_read_int (MnJsonReader *self)
{
  gint64 value = 0;

  if (!mn_json_reader_expect (self, MN_JSON_NUMBER))
    return 0;
  /* what nearly all are: short and without a sign, fraction or exponent */
  if (self->text->len < 18)
    {
      const char *at;

      for (at = self->text->str; g_ascii_isdigit (*at); at++)
        value = value * 10 + (*at - '0');
      if (*at == '\0')
        return value;
      value = 0;
    }
  if (!g_ascii_string_to_signed (self->text->str, 10, G_MININT64, G_MAXINT64, &value, NULL))
    mn_json_reader_fail (self, _("%s is not a whole number, or too large"), self->text->str);
  return value;
}

/**
 * mn_json_reader_read_number:
 * @self: a reader
 *
 * Returns: the number that comes; NaN for null and on an error
 */
double
mn_json_reader_read_number (MnJsonReader *self)
{
  double value = NAN;

  if (mn_json_reader_peek (self) == MN_JSON_NULL)
    mn_json_reader_next (self);
  else if (mn_json_reader_expect (self, MN_JSON_NUMBER))
    {
      value = g_ascii_strtod (self->text->str, NULL);
      if (!isfinite (value))
        mn_json_reader_fail (self, _("the number %s is too large"), self->text->str);
    }
  return value;
}

/**
 * mn_json_reader_read_boolean:
 * @self: a reader
 *
 * Returns: the boolean that comes; %FALSE on an error
 */
gboolean
mn_json_reader_read_boolean (MnJsonReader *self)
{
  if (mn_json_reader_peek (self) == MN_JSON_FALSE)
    {
      mn_json_reader_next (self);
      return FALSE;
    }
  return mn_json_reader_expect (self, MN_JSON_TRUE);
}

/* Copies a value, of any depth, to @writer; or passes it over where that is NULL */
static void
copy_value (MnJsonReader *self,
            MnJsonWriter *writer)
{
  guint depth = 0;
  g_autofree char *key = NULL;

  do
    {
      MnJsonToken token = mn_json_reader_next (self);

      depth += token == MN_JSON_OBJECT || token == MN_JSON_ARRAY;
      depth -= token == MN_JSON_END_OBJECT || token == MN_JSON_END_ARRAY;
      if (token == MN_JSON_END)
        syntax (self, _("the file ends too early"));
      if (self->error != NULL)
        return;
      if (writer == NULL)
        continue;

      switch (token)
        {
        case MN_JSON_OBJECT:
          mn_json_writer_begin_object (writer);
          break;
        case MN_JSON_END_OBJECT:
          mn_json_writer_end_object (writer);
          break;
        case MN_JSON_ARRAY:
          mn_json_writer_begin_array (writer);
          break;
        case MN_JSON_END_ARRAY:
          mn_json_writer_end_array (writer);
          break;
        case MN_JSON_KEY:
          mn_json_writer_string (writer, self->text->str);
          g_string_append_c (writer->out, ':');
          writer->after_key = TRUE;
          break;
        case MN_JSON_STRING:
          mn_json_writer_string (writer, self->text->str);
          break;
        case MN_JSON_NUMBER:
          mn_json_writer_raw (writer, self->text->str);
          break;
        case MN_JSON_TRUE:
        case MN_JSON_FALSE:
          mn_json_writer_boolean (writer, token == MN_JSON_TRUE);
          break;
        case MN_JSON_NULL:
          mn_json_writer_null (writer);
          break;
        case MN_JSON_END:
        case MN_JSON_FAILED:
        default:
          return;
        }
    }
  while (depth > 0);
}

/**
 * mn_json_reader_read_raw:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): the value that comes, of any kind, as compact JSON; %NULL for null and on an
 *   error
 */
char *
mn_json_reader_read_raw (MnJsonReader *self)
{
  g_autoptr (GString) out = NULL;
  MnJsonWriter writer;

  if (mn_json_reader_peek (self) == MN_JSON_NULL)
    {
      mn_json_reader_next (self);
      return NULL;
    }
  out = g_string_new (NULL);
  mn_json_writer_init (&writer, out);
  copy_value (self, &writer);
  if (self->error != NULL)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * mn_json_reader_skip:
 * @self: a reader
 *
 * Passes over the value that comes, whatever it is.
 */
void
mn_json_reader_skip (MnJsonReader *self)
{
  copy_value (self, NULL);
}

/**
 * mn_json_reader_fail:
 * @self: a reader
 * @format: what is wrong with what was read, a translated message without a full stop
 * @...: what goes into it
 *
 * Raises %MN_JSON_ERROR_INVALID, unless something failed before.
 */
void
mn_json_reader_fail (MnJsonReader *self,
                     const char   *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fail_with (self, MN_JSON_ERROR_INVALID, self->line, message);
  self->is_peeked = TRUE;
}

/**
 * mn_json_reader_fail_at:
 * @self: a reader
 * @line: the line of what is wrong
 * @format: what is wrong there, a translated message without a full stop
 * @...: what goes into it
 *
 * Raises %MN_JSON_ERROR_INVALID for something that was read some lines ago.
 */
void
mn_json_reader_fail_at (MnJsonReader *self,
                        guint64       line,
                        const char   *format,
                        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fail_with (self, MN_JSON_ERROR_INVALID, line, message);
  self->is_peeked = TRUE;
}

/**
 * mn_json_reader_has_failed:
 * @self: a reader
 *
 * Returns: whether something went wrong
 */
gboolean
mn_json_reader_has_failed (MnJsonReader *self)
{
  return self->error != NULL;
}

/**
 * mn_json_reader_finish:
 * @self: a reader
 * @error: where to put what went wrong first, if anything did: a #MN_JSON_ERROR, or what the stream raised
 *
 * Returns: whether all went well
 */
gboolean
mn_json_reader_finish (MnJsonReader *self,
                       GError      **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

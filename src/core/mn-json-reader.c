/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-json-reader.h"
#include "mn-json-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _MnJsonReader
{
  MnJsonScanner scanner;
  MnJsonToken   token; /* the last one, or the one peeked at */
  gboolean      is_peeked;
};

/* An error stays the next token for good */
static void
fail_with (MnJsonReader *self,
           MnJsonError   code,
           guint64       line,
           const char   *message)
{
  mn_json_scanner_fail (&self->scanner, code, line, message);
  self->token = MN_JSON_FAILED;
  self->is_peeked = TRUE;
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
  MnJsonReader *self = g_new0 (MnJsonReader, 1);

  mn_json_scanner_init_data (&self->scanner, data, n_bytes < 0 ? strlen (data) : (gsize) n_bytes);
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
  MnJsonReader *self = g_new0 (MnJsonReader, 1);

  mn_json_scanner_init_stream (&self->scanner, stream, cancellable);
  return self;
}

/**
 * mn_json_reader_free:
 * @self: (transfer full): a reader
 */
void
mn_json_reader_free (MnJsonReader *self)
{
  mn_json_scanner_clear (&self->scanner);
  g_free (self);
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
      self->token = mn_json_scanner_next (&self->scanner);
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
  return self->scanner.text->str;
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
  return self->scanner.text->len;
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
  return self->scanner.before + self->scanner.at;
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
  return self->scanner.line;
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
  return mn_json_reader_next (self) == MN_JSON_KEY ? self->scanner.text->str : NULL;
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
  return g_strndup (self->scanner.text->str, self->scanner.text->len);
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
  if (self->scanner.text->len < 18)
    {
      const char *at;

      for (at = self->scanner.text->str; g_ascii_isdigit (*at); at++)
        value = value * 10 + (*at - '0');
      if (*at == '\0')
        return value;
      value = 0;
    }
  if (!g_ascii_string_to_signed (self->scanner.text->str, 10, G_MININT64, G_MAXINT64, &value, NULL))
    mn_json_reader_fail (self, _("%s is not a whole number, or too large"), self->scanner.text->str);
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
      value = g_ascii_strtod (self->scanner.text->str, NULL);
      if (!isfinite (value))
        mn_json_reader_fail (self, _("the number %s is too large"), self->scanner.text->str);
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

static void
copy_token (MnJsonReader *self,
            MnJsonToken   token,
            MnJsonWriter *writer)
{
  const char *text = self->scanner.text->str;

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
      mn_json_writer_any_key (writer, text);
      break;
    case MN_JSON_STRING:
      mn_json_writer_string (writer, text);
      break;
    case MN_JSON_NUMBER:
      mn_json_writer_raw (writer, text);
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
      g_return_if_reached ();
    }
}

/* Copies a value, of any depth, to @writer; or passes it over where that is NULL */
static void
copy_value (MnJsonReader *self,
            MnJsonWriter *writer)
{
  guint depth = 0;

  do
    {
      MnJsonToken token = mn_json_reader_next (self);

      depth += token == MN_JSON_OBJECT || token == MN_JSON_ARRAY;
      depth -= token == MN_JSON_END_OBJECT || token == MN_JSON_END_ARRAY;
      if (token == MN_JSON_END)
        fail_with (self, MN_JSON_ERROR_SYNTAX, self->scanner.line, _("the file ends too early"));
      if (self->scanner.error != NULL)
        return;
      if (writer != NULL)
        copy_token (self, token, writer);
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
  if (self->scanner.error != NULL)
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
  fail_with (self, MN_JSON_ERROR_INVALID, self->scanner.line, message);
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
  return self->scanner.error != NULL;
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
  if (self->scanner.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->scanner.error));
  return FALSE;
}

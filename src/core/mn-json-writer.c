/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-json-writer.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 63

/**
 * mn_json_writer_init:
 * @self: a writer
 * @out: where it writes
 */
void
mn_json_writer_init (MnJsonWriter *self,
                     GString      *out)
{
  *self = (MnJsonWriter){ .out = out };
}

/* Room for @n_bytes more, without a call where there is some: a million records are a hundred million small pieces */
static inline char *
make_room (GString *out,
           gsize    n_bytes)
{
  if (G_UNLIKELY (out->len + n_bytes >= out->allocated_len))
    {
      gsize length = out->len;

      g_string_set_size (out, length + n_bytes);
      out->len = length;
    }
  return out->str + out->len;
}

static inline void
put (GString    *out,
     const char *bytes,
     gsize       n_bytes)
{
  memcpy (make_room (out, n_bytes), bytes, n_bytes);
  out->len += n_bytes;
  out->str[out->len] = '\0';
}

static inline void
put_byte (GString *out,
          char     byte)
{
  *make_room (out, 1) = byte;
  out->str[++out->len] = '\0';
}

/* Puts the comma that a value needs before it */
static inline void
separate (MnJsonWriter *self)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;

  if (self->after_key)
    self->after_key = FALSE;
  else if (self->depth > 0 && (self->has_member & bit))
    put_byte (self->out, ',');
  self->has_member |= bit;
}

static void
begin (MnJsonWriter *self,
       char          bracket)
{
  g_return_if_fail (self->depth < MAX_DEPTH);

  separate (self);
  put_byte (self->out, bracket);
  self->depth++;
  self->has_member &= ~(G_GUINT64_CONSTANT (1) << self->depth);
}

static void
end (MnJsonWriter *self,
     char          bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  put_byte (self->out, bracket);
}

/**
 * mn_json_writer_begin_object:
 * @self: a writer
 */
void
mn_json_writer_begin_object (MnJsonWriter *self)
{
  begin (self, '{');
}

/**
 * mn_json_writer_end_object:
 * @self: a writer
 */
void
mn_json_writer_end_object (MnJsonWriter *self)
{
  end (self, '}');
}

/**
 * mn_json_writer_begin_array:
 * @self: a writer
 */
void
mn_json_writer_begin_array (MnJsonWriter *self)
{
  begin (self, '[');
}

/**
 * mn_json_writer_end_array:
 * @self: a writer
 */
void
mn_json_writer_end_array (MnJsonWriter *self)
{
  end (self, ']');
}

/* RFC 8259 section 7: what must be escaped is the quotation mark, the backslash and the controls under U+0020 */
static inline gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c != '"' && c != '\\';
}

static void
put_escaped (GString *out,
             guchar   c)
{
  static const char digits[] = "0123456789abcdef";
  char escape[] = { '\\', 'u', '0', '0', digits[c >> 4], digits[c & 0xf] };

  switch (c)
    {
    case '\n':
      put (out, "\\n", 2);
      break;
    case '\t':
      put (out, "\\t", 2);
      break;
    case '\r':
      put (out, "\\r", 2);
      break;
    case '"':
    case '\\':
      escape[1] = (char) c;
      put (out, escape, 2);
      break;
    default:
      put (out, escape, sizeof escape);
      break;
    }
}

static void
put_string (GString    *out,
            const char *value)
{
  const char *run = value;

  put_byte (out, '"');
  for (;;)
    {
      const char *at = run;

      while (is_plain ((guchar) *at))
        at++;
      put (out, run, (gsize) (at - run));
      if (*at == '\0')
        break;
      put_escaped (out, (guchar) *at);
      run = at + 1;
    }
  put_byte (out, '"');
}

/**
 * mn_json_writer_key:
 * @self: a writer inside an object
 * @key: the key of the member that the next call writes; plain ASCII without anything to escape
 */
void
mn_json_writer_key (MnJsonWriter *self,
                    const char   *key)
{
  gsize n_bytes = strlen (key);
  char *at;

  separate (self);
  at = make_room (self->out, n_bytes + 3);
  at[0] = '"';
  memcpy (at + 1, key, n_bytes);
  memcpy (at + 1 + n_bytes, "\":", 3); /* with its NUL */
  self->out->len += n_bytes + 3;
  self->after_key = TRUE;
}

/**
 * mn_json_writer_any_key:
 * @self: a writer inside an object
 * @key: the key of the member that the next call writes; valid UTF-8, whatever is in it
 */
void
mn_json_writer_any_key (MnJsonWriter *self,
                        const char   *key)
{
  mn_json_writer_string (self, key);
  put_byte (self->out, ':');
  self->after_key = TRUE;
}

/**
 * mn_json_writer_string:
 * @self: a writer
 * @value: (nullable): valid UTF-8; %NULL writes null
 */
void
mn_json_writer_string (MnJsonWriter *self,
                       const char   *value)
{
  separate (self);
  if (value == NULL)
    put (self->out, "null", 4);
  else
    put_string (self->out, value);
}

/**
 * mn_json_writer_plain:
 * @self: a writer
 * @value: ASCII in which nothing is to be escaped: an id, a time
 * @n_bytes: its length
 */
void
mn_json_writer_plain (MnJsonWriter *self,
                      const char   *value,
                      gsize         n_bytes)
{
  char *at;

  separate (self);
  at = make_room (self->out, n_bytes + 2);
  at[0] = '"';
  memcpy (at + 1, value, n_bytes);
  memcpy (at + 1 + n_bytes, "\"", 2); /* with its NUL */
  self->out->len += n_bytes + 2;
}

/**
 * mn_json_writer_int:
 * @self: a writer
 * @value: a whole number
 */
void
mn_json_writer_int (MnJsonWriter *self,
                    gint64        value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  separate (self);
  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--at = '-';
  put (self->out, at, (gsize) (digits + sizeof digits - at));
}

/**
 * mn_json_writer_number:
 * @self: a writer
 * @value: a number; NaN and infinities, which JSON lacks, are written as null
 *
 * Writes the shortest digits that read back as @value.
 */
void
mn_json_writer_number (MnJsonWriter *self,
                       double        value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      mn_json_writer_null (self);
      return;
    }
  if (value == floor (value) && fabs (value) < 1e15)
    {
      mn_json_writer_int (self, (gint64) value);
      return;
    }
  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  separate (self);
  put (self->out, digits, strlen (digits));
}

/**
 * mn_json_writer_boolean:
 * @self: a writer
 * @value: true or false
 */
void
mn_json_writer_boolean (MnJsonWriter *self,
                        gboolean      value)
{
  separate (self);
  g_string_append (self->out, value ? "true" : "false");
}

/**
 * mn_json_writer_null:
 * @self: a writer
 */
void
mn_json_writer_null (MnJsonWriter *self)
{
  separate (self);
  put (self->out, "null", 4);
}

/**
 * mn_json_writer_raw:
 * @self: a writer
 * @json: (nullable): a valid JSON value as text; %NULL writes null
 */
void
mn_json_writer_raw (MnJsonWriter *self,
                    const char   *json)
{
  separate (self);
  put (self->out, json ? json : "null", json ? strlen (json) : 4);
}

/**
 * mn_json_writer_line:
 * @self: a writer
 * @indent: blanks to begin it with
 *
 * Begins a new line before the next member, so that an export can be read and compared by line. Before a closing
 * bracket, append a newline to the buffer instead.
 */
void
mn_json_writer_line (MnJsonWriter *self,
                     guint         indent)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;

  if (self->depth > 0 && (self->has_member & bit))
    put_byte (self->out, ',');
  self->has_member &= ~bit; /* its comma is written */
  put_byte (self->out, '\n');
  for (guint i = 0; i < indent; i++)
    put_byte (self->out, ' ');
}

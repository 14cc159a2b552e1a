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

/* Puts the comma that a value needs before it */
static inline void
separate (MnJsonWriter *self)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;

  if (self->after_key)
    self->after_key = FALSE;
  else if (self->depth > 0 && (self->has_member & bit))
    g_string_append_c (self->out, ',');
  self->has_member |= bit;
}

static void
begin (MnJsonWriter *self,
       char          bracket)
{
  g_return_if_fail (self->depth < MAX_DEPTH);

  separate (self);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_member &= ~(G_GUINT64_CONSTANT (1) << self->depth);
}

static void
end (MnJsonWriter *self,
     char          bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  g_string_append_c (self->out, bracket);
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
static void
append_string (GString    *out,
               const char *value)
{
  static const char digits[] = "0123456789abcdef";
  const char *run = value;
  const char *at;

  g_string_append_c (out, '"');
  for (at = value; *at != '\0'; at++)
    {
      guchar c = (guchar) *at;

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\'))
        continue;

      g_string_append_len (out, run, at - run);
      run = at + 1;
      g_string_append_c (out, '\\');
      switch (c)
        {
        case '\n':
          g_string_append_c (out, 'n');
          break;
        case '\t':
          g_string_append_c (out, 't');
          break;
        case '\r':
          g_string_append_c (out, 'r');
          break;
        case '"':
        case '\\':
          g_string_append_c (out, (char) c);
          break;
        default:
          g_string_append (out, "u00");
          g_string_append_c (out, digits[c >> 4]);
          g_string_append_c (out, digits[c & 0xf]);
          break;
        }
    }
  g_string_append_len (out, run, at - run);
  g_string_append_c (out, '"');
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
  separate (self);
  g_string_append_c (self->out, '"');
  g_string_append (self->out, key);
  g_string_append_len (self->out, "\":", 2);
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
    g_string_append_len (self->out, "null", 4);
  else
    append_string (self->out, value);
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
  g_string_append_len (self->out, at, digits + sizeof digits - at);
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
  g_string_append (self->out, digits);
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
  g_string_append_len (self->out, "null", 4);
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
  g_string_append (self->out, json ? json : "null");
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
    g_string_append_c (self->out, ',');
  self->has_member &= ~bit; /* its comma is written */
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append_c (self->out, ' ');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-attribute-text.h"

#include "mn-json-reader.h"
#include "mn-json-writer.h"
#include "mn-value-text.h"
#include "mn-value-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What typographers write before a negative number */
#define MINUS 0x2212

static char *
write_string (const char *text)
{
  GString *out = g_string_new (NULL);
  MnJsonWriter writer;

  mn_json_writer_init (&writer, out);
  mn_json_writer_string (&writer, text);
  return g_string_free (out, FALSE);
}

static char *
write_number (double number)
{
  GString *out = g_string_new (NULL);
  MnJsonWriter writer;

  mn_json_writer_init (&writer, out);
  mn_json_writer_number (&writer, number);
  return g_string_free (out, FALSE);
}

/* With plain blanks and minus, and without the unit that the field has anyway */
static char *
strip_number (const char *text,
              const char *unit)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  GString *plain = g_string_new (NULL);

  if (unit != NULL && *unit != '\0' && g_str_has_suffix (typed, unit))
    {
      typed[strlen (typed) - strlen (unit)] = '\0';
      g_strchomp (typed);
    }
  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (plain, c == MINUS ? '-' : g_unichar_isspace (c) ? ' ' : c);
    }
  return g_string_free (plain, FALSE);
}

/* Drops what stands between thousands: “1,200,000”, “1.200,5”, “1 200” */
static char *
drop_thousands (const char *text)
{
  g_autoptr (GRegex) grouped
      = g_regex_new ("^[-+]?[1-9]\\d{0,2}([ .,])\\d{3}(?:\\1\\d{3})*(?:(?!\\1)[.,]\\d+)?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *separator = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_regex_match (grouped, text, 0, &match))
    return g_strdup (text);
  separator = g_match_info_fetch (match, 1);
  groups = g_strsplit (text, separator, -1);
  return g_strjoinv (NULL, groups);
}

/* A number as people of several countries write it; what may mean two things, as “1,200” does, is none */
static gboolean
read_number (const char *text,
             const char *unit,
             double     *number)
{
  static const char plain[] = "^[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?$";
  g_autofree char *typed = strip_number (text, unit);
  g_autofree char *digits = NULL;

  if (g_regex_match_simple (plain, typed, 0, 0))
    digits = g_strdup (typed);
  else if (!g_regex_match_simple ("^[-+]?[1-9]\\d{0,2},\\d{3}$", typed, 0, 0))
    digits = g_strdelimit (drop_thousands (typed), ",", '.');

  if (digits == NULL || !g_regex_match_simple (plain, digits, 0, 0))
    return FALSE;
  *number = g_ascii_strtod (digits, NULL);
  return isfinite (*number);
}

/* A date in EDTF, or in words that come to one */
static char *
read_date (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (MnValue) value = NULL;

  if (mn_edtf_is_valid (stripped))
    return g_steal_pointer (&stripped);
  value = mn_value_from_words (stripped, "date", NULL, NULL, NULL);
  return value != NULL ? g_strdup (value->edtf) : NULL;
}

static gboolean
is_choice (const MnAttributeType *type,
           const char            *text)
{
  return type->choices != NULL && g_strv_contains ((const char *const *) type->choices, text);
}

/**
 * mn_attribute_value_to_text:
 * @value: (nullable): a value as a record holds it
 *
 * Returns: (transfer full) (nullable): how people read it: a text without its quotation marks, a number, `true` or
 *   `false`; %NULL where there is none
 */
char *
mn_attribute_value_to_text (const char *value)
{
  g_autoptr (MnJsonReader) reader = NULL;

  if (value == NULL || value[0] != '"')
    return g_strdup (value);
  reader = mn_json_reader_new_for_data (value, -1);
  return mn_json_reader_read_string (reader);
}

/**
 * mn_attribute_value_from_text:
 * @text: what was typed or picked: for yes or no it is `true` or `false`, a date is EDTF or words that come to one, a
 *   number has a comma or a point before its decimals
 * @type: which attribute it is for
 *
 * Returns: (transfer full) (nullable): the value as a record holds it, or %NULL where @text is none of that type
 */
char *
mn_attribute_value_from_text (const char            *text,
                              const MnAttributeType *type)
{
  g_autofree char *date = NULL;
  double number;

  switch ((MnAttributeKind) type->kind)
    {
    case MN_ATTRIBUTE_BOOLEAN:
      return g_str_equal (text, "true") || g_str_equal (text, "false") ? g_strdup (text) : NULL;
    case MN_ATTRIBUTE_CHOICE:
      return is_choice (type, text) ? write_string (text) : NULL;
    case MN_ATTRIBUTE_NUMBER:
      return read_number (text, type->unit, &number) ? write_number (number) : NULL;
    case MN_ATTRIBUTE_DATE:
      date = read_date (text);
      return date != NULL ? write_string (date) : NULL;
    case MN_ATTRIBUTE_TEXT:
    default:
      return write_string (text);
    }
}

/**
 * mn_attribute_value_check_text:
 * @text: (nullable): what was typed or picked
 * @type: which attribute it is for
 *
 * Returns: (transfer full) (nullable): what is wrong with it, for people; %NULL where nothing is
 */
char *
mn_attribute_value_check_text (const char            *text,
                               const MnAttributeType *type)
{
  g_autofree char *value = text != NULL ? mn_attribute_value_from_text (text, type) : NULL;

  if (text == NULL || value != NULL)
    return NULL;
  switch ((MnAttributeKind) type->kind)
    {
    case MN_ATTRIBUTE_NUMBER:
      return g_strdup (_("Write a number such as 1200 or 1.5"));
    case MN_ATTRIBUTE_DATE:
      return g_strdup (_("Write a date such as 2024-02 or 2026-01-08~"));
    case MN_ATTRIBUTE_CHOICE:
    case MN_ATTRIBUTE_BOOLEAN:
    case MN_ATTRIBUTE_TEXT:
    default:
      return g_strdup (_("This cannot be chosen"));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-value-text.h"

#include "mn-json-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* EDTF (ISO 8601-2:2019 annex A), level 1 and what of level 0 it needs: years with X for unknown digits, months and
 * seasons, days, `~ ? %` after a date, intervals with an open or unknown end, and a time of day */
#define EDTF_DATE "(-?[0-9]{3}[0-9X]|-?[0-9]{2}XX|-?[0-9]XXX|Y-?[0-9]{5,})(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[~?%]?"
#define EDTF "^(" EDTF_DATE "|" EDTF_DATE "/(" EDTF_DATE "|\\.\\.)?|(\\.\\.)?/" EDTF_DATE \
             "|[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9]{2}(:[0-5][0-9])?)?)$"

/* The month and day after a year, of which digits may be unknown */
static gboolean
has_sensible_parts (const char *text)
{
  const char *rest = text + (*text == 'Y');
  gsize n_year;
  int year = 2000, month = 1, day = 1;
  int n;

  rest += *rest == '-';
  n_year = strspn (rest, "0123456789X");
  if (strspn (rest, "0123456789") == n_year)
    year = (int) CLAMP (g_ascii_strtoll (rest, NULL, 10), 1, 9999);
  n = sscanf (rest + n_year, "-%2d-%2d", &month, &day);
  if (n >= 1 && (month < 1 || (month > 12 && (month < 21 || month > 24))))
    return FALSE;
  return n < 2 || g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 255), (GDateMonth) month, (GDateYear) year);
}

/**
 * mn_edtf_is_valid:
 * @text: what may be a date
 *
 * Returns: whether it is one in EDTF
 */
gboolean
mn_edtf_is_valid (const char *text)
{
  const char *slash = strchr (text, '/');

  return g_regex_match_simple (EDTF, text, 0, 0) && has_sensible_parts (text)
         && (slash == NULL || has_sensible_parts (slash + 1));
}

static const char *const words[] = { "", "about", "at least", "at most", "over", "under", "between" };

static void
append_number (GString *text,
               double   number)
{
  GString *digits = g_string_new (NULL);
  MnJsonWriter writer;

  if (number == floor (number) && fabs (number) < 1e18)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) number);
      g_string_free (digits, TRUE);
      return;
    }
  /* the shortest digits that read back as the number */
  mn_json_writer_init (&writer, digits);
  mn_json_writer_number (&writer, number);
  g_string_append (text, digits->str);
  g_string_free (digits, TRUE);
}

/**
 * mn_value_to_text:
 * @value: (nullable): a value
 *
 * Returns: (transfer full) (nullable): it as people write it, and as mn_value_from_text() reads it for a mention of its
 *   kind
 */
char *
mn_value_to_text (const MnValue *value)
{
  GString *text;

  if (value == NULL)
    return NULL;
  if (value->kind == MN_VALUE_DATE)
    return g_strdup (value->edtf);

  text = g_string_new (words[value->qualifier]);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  append_number (text, isnan (value->low) ? value->high : value->low);
  if (value->qualifier == MN_QUALIFIER_BETWEEN)
    {
      g_string_append (text, " and ");
      append_number (text, value->high);
    }
  if (value->unit != NULL)
    g_string_append_printf (text, " %s", value->unit);
  return g_string_free (text, FALSE);
}

static const char *
skip_word (const char *text,
           const char *word)
{
  gsize n = strlen (word);

  if (n == 0 || g_ascii_strncasecmp (text, word, n) != 0 || text[n] != ' ')
    return NULL;
  text += n;
  while (*text == ' ')
    text++;
  return text;
}

/* Whether a comma parts thousands, as in 1,200: what 12,5 means is anybody's guess */
static gboolean
parts_thousands (const char *comma)
{
  return g_ascii_isdigit (comma[1]) && g_ascii_isdigit (comma[2]) && g_ascii_isdigit (comma[3])
         && !g_ascii_isdigit (comma[4]);
}

/* Reads 31, 1,200, 30 million, 3.5; @factor: 1000000 where it is said as “million” */
static const char *
read_number (const char *text,
             double     *number,
             double     *factor)
{
  static const struct
  {
    const char *word;
    double      factor;
  } factors[] = { { "thousand", 1e3 }, { "million", 1e6 }, { "billion", 1e9 }, { "trillion", 1e12 } };
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *rest;
  char *end;

  while (g_ascii_isdigit (*text) || (*text == '-' && digits->len == 0) || *text == '.'
         || (*text == ',' && digits->len > 0 && parts_thousands (text)))
    {
      if (*text != ',')
        g_string_append_c (digits, *text);
      text++;
    }
  *number = g_ascii_strtod (digits->str, &end);
  if (digits->len == 0 || *end != '\0' || !isfinite (*number) || (*text != ' ' && *text != '\0' && *text != '%'))
    return NULL;
  *factor = 1;
  while (*text == ' ')
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      gsize n = strlen (factors[i].word);

      rest = text + n;
      if (g_ascii_strncasecmp (text, factors[i].word, n) == 0 && (*rest == ' ' || *rest == '\0'))
        {
          *factor = factors[i].factor;
          *number *= *factor;
          while (*rest == ' ')
            rest++;
          return rest;
        }
    }
  return text;
}

static MnValue *
read_figure (const char *text)
{
  MnQualifier qualifier = MN_QUALIFIER_EXACT;
  double low, high = NAN;
  double factor, high_factor;
  const char *rest;

  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    if ((rest = skip_word (text, words[i])) != NULL)
      {
        qualifier = (MnQualifier) i;
        text = rest;
        break;
      }
  text = read_number (text, &low, &factor);
  if (text == NULL)
    return NULL;
  switch (qualifier)
    {
    case MN_QUALIFIER_BETWEEN:
      text = skip_word (text, "and");
      text = text != NULL ? read_number (text, &high, &high_factor) : NULL;
      /* “between 30 and 50 million”: both are millions */
      if (text != NULL && factor < high_factor && low <= high / high_factor)
        low *= high_factor;
      if (text == NULL || high < low)
        return NULL;
      break;
    case MN_QUALIFIER_AT_MOST:
    case MN_QUALIFIER_UNDER:
      high = low;
      low = NAN;
      break;
    case MN_QUALIFIER_AT_LEAST:
    case MN_QUALIFIER_OVER:
      break;
    case MN_QUALIFIER_EXACT:
    case MN_QUALIFIER_ABOUT:
    default:
      high = low;
      break;
    }
  return mn_value_new_figure (low, high, *text != '\0' ? text : NULL, qualifier);
}

/**
 * mn_value_from_text:
 * @text: a date in EDTF, or a figure: a number, perhaps after “about”, “at least”, “at most”, “over”, “under”, or
 *   “between … and …”, and perhaps before a unit
 * @type: (nullable): the type of the mention that has it: a `date` has a date only, a `figure` a figure only, others
 *   have either
 *
 * Where the type does not tell, four digits alone are a year, a longer or shorter number a figure.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL where it is none
 */
MnValue *
mn_value_from_text (const char *text,
                    const char *type)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (g_strcmp0 (type, "figure") != 0 && mn_edtf_is_valid (stripped))
    return mn_value_new_date (stripped);
  return g_strcmp0 (type, "date") != 0 ? read_figure (stripped) : NULL;
}

/**
 * mn_value_check_text:
 * @text: (nullable): what was typed as a value
 * @type: (nullable): the type of the mention, as for mn_value_from_text()
 *
 * Returns: (transfer full) (nullable): what is wrong with it, for people; %NULL where nothing is
 */
char *
mn_value_check_text (const char *text,
                     const char *type)
{
  g_autoptr (MnValue) value = text != NULL ? mn_value_from_text (text, type) : NULL;

  if (text == NULL || value != NULL)
    return NULL;
  if (g_strcmp0 (type, "date") == 0)
    return g_strdup (_("Write a date such as 2024-02 or 2026-01-08~"));
  if (g_strcmp0 (type, "figure") == 0)
    return g_strdup (_("Write a figure such as “at least 31 vessels”"));
  return g_strdup (_("Write a date such as 2024-02 or 2026-01-08~, or a figure such as “at least 31 vessels”"));
}

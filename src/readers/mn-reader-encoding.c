/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-reader-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <uchardet.h>

/* What the detector is shown, from the first byte that is not ASCII on: more does not make it surer */
#define DETECT_BYTES (1024 * 1024)

/* The detector names families; files are written in the superset that Windows made of each (as the WHATWG's Encoding
 * Standard has it), which is tried first, and in its cousins, which are tried after the name itself. */
static const struct
{
  const char *name;
  const char *superset;
  const char *cousin;
} families[] = {
  { "ISO-8859-1", "WINDOWS-1252", NULL },
  { "ISO-8859-2", NULL, "WINDOWS-1250" },
  { "ISO-8859-4", NULL, "WINDOWS-1257" },
  { "ISO-8859-6", NULL, "WINDOWS-1256" },
  { "ISO-8859-7", NULL, "WINDOWS-1253" },
  { "ISO-8859-8", NULL, "WINDOWS-1255" },
  { "ISO-8859-9", "WINDOWS-1254", NULL },
  { "ISO-8859-11", "CP874", NULL },
  { "ISO-8859-13", NULL, "WINDOWS-1257" },
  { "ISO-8859-15", NULL, "WINDOWS-1252" },
  { "TIS-620", "CP874", NULL },
  { "SHIFT_JIS", "CP932", NULL },
  { "EUC-KR", "CP949", NULL },
  { "UHC", "CP949", NULL },
  { "BIG5", "CP950", "BIG5-HKSCS" },
  { "GB2312", "GB18030", NULL },
};

/* Encodings that a script gives away: bytes of no other make such a text by chance. The detector trips over characters
 * that Windows added. */
static const struct
{
  const char    *encoding;
  GUnicodeScript script;
  guint          percent; /* of its letters that are in that script at least */
} telltales[] = {
  { "CP932", G_UNICODE_SCRIPT_HIRAGANA, 25 },
  { "EUC-JP", G_UNICODE_SCRIPT_HIRAGANA, 25 },
  { "CP949", G_UNICODE_SCRIPT_HANGUL, 95 },
};

/* Fewer letters than that may fall into a script by chance */
#define TELLTALE_LETTERS 8

static const struct
{
  const char *encoding;
  const char *mark;
  gsize       n_bytes;
} marks[] = {
  { "UTF-8", "\xef\xbb\xbf", 3 },
  { "UTF-32LE", "\xff\xfe\0\0", 4 },
  { "UTF-32BE", "\0\0\xfe\xff", 4 },
  { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
  { "GB18030", "\x84\x31\x95\x33", 4 },
};

/* GLib holds NUL for invalid; it is a message of its own here */
static gboolean
is_utf8_with_nuls (const char *bytes,
                   gsize       n_bytes)
{
  const char *end = bytes + n_bytes;
  const char *at = bytes;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &at))
    if (*at++ != '\0')
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): all of it as UTF-8, or nothing: never with a replacement for what fails */
static char *
convert (const char *bytes,
         gsize       n_bytes,
         const char *encoding,
         gsize      *n_converted)
{
  g_autofree char *utf8 = NULL;

  if (strcmp (encoding, "UTF-8") == 0)
    {
      if (!is_utf8_with_nuls (bytes, n_bytes))
        return NULL;
      *n_converted = n_bytes;
      utf8 = g_malloc (n_bytes + 1);
      memcpy (utf8, bytes, n_bytes);
      utf8[n_bytes] = '\0';
      return g_steal_pointer (&utf8);
    }

  utf8 = g_convert (bytes, (gssize) n_bytes, "UTF-8", encoding, NULL, n_converted, NULL);
  /* glibc takes surrogates in UTF-32 for characters */
  if (utf8 == NULL || !is_utf8_with_nuls (utf8, *n_converted))
    return NULL;
  return g_steal_pointer (&utf8);
}

static gboolean
is_odd_control (gunichar ch)
{
  return (ch < ' ' && strchr ("\t\n\r\f\v\x1a\x1b", (int) ch) == NULL) || ch == 0;
}

/* Whether somebody could have written that: an encoding that explains any bytes explains none. Nobody writes the
 * controls at U+0080: they are the quotation marks of a Windows encoding read as its ISO cousin. */
static gboolean
is_plausible (const char *utf8,
              gsize       n_bytes)
{
  gsize n_chars = 0, n_odd = 0;

  for (const char *at = utf8; at < utf8 + n_bytes; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      n_chars++;
      if (ch >= 0x80 && ch < 0xa0)
        return FALSE;
      if (ch < 0x80 ? is_odd_control (ch)
                    : !g_unichar_isdefined (ch) || g_unichar_type (ch) == G_UNICODE_PRIVATE_USE)
        n_odd++;
    }
  return n_odd * 100 <= n_chars;
}

/* Text in a single-byte encoding of western Europe is mostly ASCII, its other letters stand among those */
static gboolean
looks_western (const char *bytes,
               gsize       n_bytes)
{
  gsize n_high = 0, n_letters = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      n_high += (guchar) bytes[i] >= 0x80;
      n_letters += g_ascii_isalpha (bytes[i]);
    }
  return n_high * 3 <= n_letters;
}

/* Whether it is UTF-8 with a few damaged places. Any other reading would spoil the rest of it. */
static gboolean
is_damaged_utf8 (const char *bytes,
                 gsize       n_bytes,
                 gsize      *first_bad)
{
  const char *end = bytes + n_bytes;
  const char *at = bytes;
  gsize n_good = 0, n_bad = 0;

  while (at < end)
    {
      const char *bad;
      gboolean is_valid = g_utf8_validate_len (at, (gsize) (end - at), &bad);

      for (const char *byte = at; byte < bad; byte++)
        n_good += ((guchar) *byte & 0xc0) == 0xc0;
      if (is_valid)
        break;
      if (n_bad++ == 0)
        *first_bad = (gsize) (bad - bytes);
      at = bad + 1;
      while (at < end && ((guchar) *at & 0xc0) == 0x80)
        at++;
    }
  return n_good >= 3 && n_good >= 9 * n_bad;
}

/* Whether it is a text as it stands, but for a few NUL bytes. In UTF-16 or UTF-32 either every second byte of it would
 * be NUL, or the others would be neither UTF-8 nor free of controls; read as UTF-16, it would be Chinese. */
static gboolean
is_text_with_nuls (const char *bytes,
                   gsize       n_bytes)
{
  g_autofree char *rest = g_malloc (n_bytes);
  gsize n_rest = 0;

  for (gsize i = 0; i < n_bytes; i++)
    if (bytes[i] != 0)
      rest[n_rest++] = bytes[i];
  return n_rest * 4 > n_bytes * 3 && g_utf8_validate_len (rest, n_rest, NULL) && is_plausible (rest, n_rest);
}

/* UTF-16 and UTF-32 without a mark: NUL bytes on one side of every unit. Returns: (transfer full) (nullable): UTF-8 */
static char *
convert_by_nuls (const char  *bytes,
                 gsize        n_bytes,
                 const char **encoding,
                 gsize       *n_converted)
{
  gsize n_nuls[4] = { 0 };
  const char *tried[3] = { NULL };

  for (gsize i = 0; i < n_bytes; i++)
    n_nuls[i % 4] += bytes[i] == 0;

  /* No character lies past U+10FFFF, so the highest byte of UTF-32 is always NUL */
  if (n_bytes % 4 == 0 && n_nuls[3] == n_bytes / 4)
    tried[0] = "UTF-32LE";
  else if (n_bytes % 4 == 0 && n_nuls[0] == n_bytes / 4)
    tried[0] = "UTF-32BE";
  if (n_bytes % 2 == 0)
    {
      gboolean is_little = n_nuls[1] + n_nuls[3] >= n_nuls[0] + n_nuls[2];

      tried[1] = is_little ? "UTF-16LE" : "UTF-16BE";
      tried[2] = is_little ? "UTF-16BE" : "UTF-16LE";
    }

  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      g_autofree char *utf8 = NULL;

      if (tried[i] == NULL)
        continue;
      utf8 = convert (bytes, n_bytes, tried[i], n_converted);
      if (utf8 != NULL && memchr (utf8, 0, *n_converted) == NULL && is_plausible (utf8, *n_converted))
        {
          *encoding = tried[i];
          return g_steal_pointer (&utf8);
        }
    }
  return NULL;
}

static gboolean
is_mostly_in (const char    *utf8,
              gsize          n_bytes,
              GUnicodeScript script,
              guint          percent)
{
  gsize n_letters = 0, n_in = 0;

  for (const char *at = utf8; at < utf8 + n_bytes; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (ch < 0x80 || !g_unichar_isalpha (ch))
        continue;
      n_letters++;
      n_in += g_unichar_get_script (ch) == script;
    }
  return n_letters >= TELLTALE_LETTERS && n_in * 100 >= n_letters * percent;
}

/* Returns: (transfer full) (nullable): UTF-8, in the encoding that its script gives away */
static char *
convert_by_script (const char  *bytes,
                   gsize        n_bytes,
                   const char **encoding,
                   gsize       *n_converted)
{
  for (guint i = 0; i < G_N_ELEMENTS (telltales); i++)
    {
      g_autofree char *utf8 = convert (bytes, n_bytes, telltales[i].encoding, n_converted);

      if (utf8 == NULL || !is_plausible (utf8, *n_converted)
          || !is_mostly_in (utf8, *n_converted, telltales[i].script, telltales[i].percent))
        continue;
      *encoding = telltales[i].encoding;
      return g_steal_pointer (&utf8);
    }
  return NULL;
}

static char *
detect (const char *bytes,
        gsize       n_bytes)
{
  uchardet_t detector = uchardet_new ();
  gsize from = 0;
  char *name;

  while (from < n_bytes && (guchar) bytes[from] < 0x80 && bytes[from] != '\x1b')
    from++;
  from = from > DETECT_BYTES / 2 ? from - DETECT_BYTES / 2 : 0;

  uchardet_handle_data (detector, bytes + from, MIN (n_bytes - from, DETECT_BYTES));
  uchardet_data_end (detector);
  name = g_ascii_strup (uchardet_get_charset (detector), -1);
  uchardet_delete (detector);
  return name;
}

/* Returns: (transfer full) (nullable): UTF-8, read as the detector says */
static char *
convert_by_guess (const char  *bytes,
                  gsize        n_bytes,
                  const char **encoding,
                  gsize       *n_converted)
{
  g_autofree char *guess = detect (bytes, n_bytes);
  const char *tried[] = { NULL, guess, NULL, "WINDOWS-1252" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (strcmp (families[i].name, guess) == 0)
      {
        tried[0] = families[i].superset;
        tried[2] = families[i].cousin;
      }
  if (*guess == '\0' || strcmp (guess, "ASCII") == 0 || strcmp (guess, "UTF-8") == 0)
    tried[1] = NULL;
  if (!looks_western (bytes, n_bytes))
    tried[3] = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      g_autofree char *utf8 = NULL;

      if (tried[i] == NULL)
        continue;
      utf8 = convert (bytes, n_bytes, tried[i], n_converted);
      if (utf8 != NULL && is_plausible (utf8, *n_converted))
        {
          *encoding = g_intern_string (tried[i]);
          return g_steal_pointer (&utf8);
        }
    }
  return NULL;
}

/* Japanese mail is 7-bit and switches its alphabet by escapes, which also is valid UTF-8 */
static gboolean
may_be_iso_2022 (const char *bytes,
                 gsize       n_bytes)
{
  for (const char *at = bytes; (at = memchr (at, '\x1b', n_bytes - (gsize) (at - bytes))) != NULL; at++)
    if (bytes + n_bytes - at > 2 && at[1] == '$')
      return TRUE;
  return FALSE;
}

static char *
take (MnDraft    *draft,
      char       *utf8,
      const char *encoding,
      gboolean    is_guessed)
{
  g_free (draft->encoding);
  draft->encoding = g_strdup (encoding);
  draft->encoding_guessed = is_guessed;
  return utf8;
}

static char *
refuse_nuls (MnDraft *draft,
             GError **error)
{
  g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_BINARY, _("%s is not a text: it has NUL bytes"), draft->label);
  return NULL;
}

/* Reads bytes as text: by their byte order mark, as UTF-8, as UTF-16 or UTF-32 by where their NUL bytes stand, and
 * else as the detector guesses.
 *
 * Returns: (transfer full) (nullable): UTF-8 without a mark and without NUL, newlines and controls as they were */
char *
mn_reader_decode (MnDraft *draft,
                  GBytes  *source,
                  gsize   *n_bytes,
                  GError **error)
{
  gsize n_source;
  const char *bytes = g_bytes_get_data (source, &n_source);
  const char *encoding = NULL;
  gsize first_bad = 0;
  g_autofree char *utf8 = NULL;

  if (n_source == 0)
    return g_strdup ("");
  if (!mn_reader_refuse_alien (draft, bytes, n_source, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && utf8 == NULL; i++)
    {
      if (n_source < marks[i].n_bytes || memcmp (bytes, marks[i].mark, marks[i].n_bytes) != 0)
        continue;
      encoding = marks[i].encoding;
      utf8 = convert (bytes + marks[i].n_bytes, n_source - marks[i].n_bytes, encoding, n_bytes);
    }
  if (utf8 != NULL)
    {
      if (memchr (utf8, 0, *n_bytes) != NULL)
        return refuse_nuls (draft, error);
      return take (draft, g_steal_pointer (&utf8), encoding, FALSE);
    }
  if (encoding != NULL)
    {
      g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_ENCODING,
                   _("%s begins like a text in %s, but is damaged"), draft->label, encoding);
      return NULL;
    }

  if (memchr (bytes, 0, n_source) != NULL)
    {
      if (!is_text_with_nuls (bytes, n_source))
        utf8 = convert_by_nuls (bytes, n_source, &encoding, n_bytes);
      if (utf8 == NULL)
        return refuse_nuls (draft, error);
      return take (draft, g_steal_pointer (&utf8), encoding, TRUE);
    }

  if (g_utf8_validate_len (bytes, n_source, NULL))
    {
      if (may_be_iso_2022 (bytes, n_source))
        utf8 = convert_by_guess (bytes, n_source, &encoding, n_bytes);
      if (utf8 != NULL && g_str_has_prefix (encoding, "ISO-2022"))
        return take (draft, g_steal_pointer (&utf8), encoding, TRUE);
      *n_bytes = n_source;
      return take (draft, g_strndup (bytes, n_source), "UTF-8", FALSE);
    }

  if (is_damaged_utf8 (bytes, n_source, &first_bad))
    {
      g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_ENCODING,
                   _("%s is in UTF-8, but damaged at byte %" PRIu64), draft->label, (guint64) first_bad + 1);
      return NULL;
    }

  utf8 = convert_by_script (bytes, n_source, &encoding, n_bytes);
  if (utf8 == NULL)
    utf8 = convert_by_guess (bytes, n_source, &encoding, n_bytes);
  if (utf8 == NULL)
    {
      g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_ENCODING,
                   _("%s is not a text in any encoding that Manicule knows"), draft->label);
      return NULL;
    }
  return take (draft, g_steal_pointer (&utf8), encoding, TRUE);
}

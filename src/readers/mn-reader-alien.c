/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people take for an article and is none, most particular first. The message names it, so that they know what to
 * do with it; “binary” would not say so. */
static const struct
{
  const char *message;
  gsize       at;
  const char *bytes;
  gsize       n_bytes;
} aliens[] = {
  { N_("%s is an EPUB book, which Manicule cannot read"), 30, "mimetypeapplication/epub+zip", 28 },
  { N_("%s is an OpenDocument file, which Manicule cannot read"), 30, "mimetypeapplication/vnd.oasis.open", 34 },
  { N_("%s is a Microsoft Office document, which Manicule cannot read"), 30, "[Content_Types].xml", 19 },
  { N_("%s is a Microsoft Office document, which Manicule cannot read"), 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8 },
  { N_("%s is a ZIP archive, which Manicule cannot read"), 0, "PK\3\4", 4 },
  { N_("%s is a ZIP archive, which Manicule cannot read"), 0, "PK\5\6", 4 },
  { N_("%s is a compressed file, which Manicule cannot read"), 0, "\x1f\x8b", 2 },
  { N_("%s is a compressed file, which Manicule cannot read"), 0, "BZh", 3 },
  { N_("%s is a compressed file, which Manicule cannot read"), 0, "\xfd" "7zXZ", 5 },
  { N_("%s is a compressed file, which Manicule cannot read"), 0, "7z\xbc\xaf\x27\x1c", 6 },
  { N_("%s is a compressed file, which Manicule cannot read"), 0, "\x28\xb5\x2f\xfd", 4 },
  { N_("%s is a compressed file, which Manicule cannot read"), 0, "Rar!\x1a\x07", 6 },
  { N_("%s is a PNG image, which Manicule cannot read"), 0, "\x89PNG\r\n\x1a\n", 8 },
  { N_("%s is a JPEG image, which Manicule cannot read"), 0, "\xff\xd8\xff", 3 },
  { N_("%s is a GIF image, which Manicule cannot read"), 0, "GIF8", 4 },
  { N_("%s is a WebP image, which Manicule cannot read"), 8, "WEBPVP8", 7 },
  { N_("%s is a TIFF image, which Manicule cannot read"), 0, "II*\0", 4 },
  { N_("%s is a TIFF image, which Manicule cannot read"), 0, "MM\0*", 4 },
  { N_("%s is a recording, which Manicule cannot read"), 0, "ID3", 3 },
  { N_("%s is a recording, which Manicule cannot read"), 0, "OggS", 4 },
  { N_("%s is a recording, which Manicule cannot read"), 0, "fLaC", 4 },
  { N_("%s is a recording, which Manicule cannot read"), 4, "ftyp", 4 },
  { N_("%s is an SQLite database, which Manicule cannot read as an article"), 0, "SQLite format 3", 16 },
  { N_("%s is a program, not a text"), 0, "\x7f" "ELF", 4 },
};

/* Those that may be text all the same, and would be unreadable shown as it. The first is meant by nobody who says that
 * it is plain text. */
static const struct
{
  const char *message;
  const char *start;
} marked_up[] = {
  { N_("%s is a PDF document, which Manicule cannot read"), "%pdf-" },
  { N_("%s is an RTF document, which Manicule cannot read"), "{\\rtf" },
  { N_("%s is a PostScript document, which Manicule cannot read"), "%!ps-adobe" },
  { N_("%s is a web page, which Manicule cannot read"), "<!doctype html" },
  { N_("%s is a web page, which Manicule cannot read"), "<html" },
};

static gboolean
begins_with (const char *bytes,
             gsize       n_bytes,
             const char *start)
{
  gsize n_start = strlen (start);
  gsize at = n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < n_bytes && g_ascii_isspace (bytes[at]))
    at++;
  return n_bytes - at >= n_start && g_ascii_strncasecmp (bytes + at, start, n_start) == 0;
}

static gboolean
refuse (MnDraft    *draft,
        const char *message,
        GError    **error)
{
  g_autoptr (GString) text = g_string_new (g_dgettext (GETTEXT_PACKAGE, message));

  g_string_replace (text, "%s", draft->label, 1);
  g_set_error_literal (error, MN_READER_ERROR, MN_READER_ERROR_BINARY, text->str);
  return FALSE;
}

/* Returns: whether the bytes are not of a known format that is no text */
gboolean
mn_reader_refuse_alien (MnDraft    *draft,
                        const char *bytes,
                        gsize       n_bytes,
                        GError    **error)
{
  for (guint i = 0; i < (draft->is_plain ? 1 : G_N_ELEMENTS (marked_up)); i++)
    if (begins_with (bytes, n_bytes, marked_up[i].start))
      return refuse (draft, marked_up[i].message, error);

  /* A text may begin with “ID3” */
  if (memchr (bytes, 0, n_bytes) == NULL && g_utf8_validate_len (bytes, n_bytes, NULL))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (aliens); i++)
    if (n_bytes >= aliens[i].at + aliens[i].n_bytes
        && memcmp (bytes + aliens[i].at, aliens[i].bytes, aliens[i].n_bytes) == 0)
      return refuse (draft, aliens[i].message, error);
  return TRUE;
}

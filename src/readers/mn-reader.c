/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How long a title made from the first words gets, in characters */
#define TITLE_LENGTH 60

/* How many letters tell which way the text runs */
#define DIRECTION_LETTERS 400

/* The last reads what no other claims */
static const MnReader *const readers[] = {
  &mn_reader_markdown,
  &mn_reader_text,
};

G_DEFINE_QUARK (mn-reader-error-quark, mn_reader_error)

/**
 * mn_reader_get_info:
 * @position: from 0 on
 *
 * Returns: (transfer none) (nullable): what the reader there reads; %NULL past the last
 */
const MnReaderInfo *
mn_reader_get_info (guint position)
{
  return position < G_N_ELEMENTS (readers) ? &readers[position]->info : NULL;
}

/**
 * mn_reading_free:
 * @self: (transfer full): a reading
 */
void
mn_reading_free (MnReading *self)
{
  g_clear_pointer (&self->article, mn_article_unref);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->encoding);
  g_free (self);
}

static const MnReader *
find_by_media_type (const char *media_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_strv_contains (readers[i]->info.media_types, media_type))
      return readers[i];
  return NULL;
}

static const MnReader *
find_by_name (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *extension = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (readers) && extension != NULL; i++)
    if (g_strv_contains (readers[i]->info.extensions, extension))
      return readers[i];
  return NULL;
}

static const MnReader *
find_reader (GBytes     *bytes,
             const char *name,
             const char *media_type)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const MnReader *reader = NULL;

  if (media_type != NULL)
    reader = find_by_media_type (media_type);
  if (reader == NULL && name != NULL)
    reader = find_by_name (name);
  for (guint i = 0; i < G_N_ELEMENTS (readers) && reader == NULL; i++)
    if (readers[i]->recognises == NULL || (n_bytes > 0 && readers[i]->recognises (data, n_bytes)))
      reader = readers[i];
  return reader;
}

static gboolean
is_blank (const GString *text)
{
  for (const char *at = text->str; at < text->str + text->len; at = g_utf8_next_char (at))
    if (!mn_draft_is_blank (g_utf8_get_char (at)) && !g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
is_right_to_left (GUnicodeScript script)
{
  switch ((int) script)
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

static MnDirection
find_direction (const GString *text)
{
  guint n_letters = 0, n_right = 0;

  for (const char *at = text->str; at < text->str + text->len && n_letters < DIRECTION_LETTERS; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (!g_unichar_isalpha (ch))
        continue;
      n_letters++;
      n_right += is_right_to_left (g_unichar_get_script (ch));
    }
  return n_right * 2 > n_letters ? MN_DIRECTION_RTL : MN_DIRECTION_LTR;
}

static gboolean
is_extension (const char *text)
{
  gsize n = strlen (text);
  gboolean has_letter = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isalnum (text[i]))
        return FALSE;
      has_letter |= g_ascii_isalpha (text[i]);
    }
  return has_letter && n <= 8;
}

/* A file name made readable: “us-venezuela-oil_deal.txt” were words before somebody joined them, “US-Venezuela.txt” and
 * “2026-01-09.txt” were not */
static char *
title_from_name (const char *name)
{
  g_autofree char *stem = g_strdup (name);
  char *dot = strrchr (stem, '.');
  gboolean has_blank, has_underscore;
  guint n_dashes = 0;

  if (dot != NULL && dot > stem && is_extension (dot + 1))
    *dot = '\0';
  has_blank = strchr (stem, ' ') != NULL;
  has_underscore = strchr (stem, '_') != NULL;
  for (const char *at = stem; *at != '\0'; at++)
    n_dashes += *at == '-';

  for (char *at = stem; *at != '\0' && !has_blank; at++)
    {
      gboolean is_in_number = at > stem && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);

      if (*at == '_' || (*at == '-' && !has_underscore && n_dashes > 1 && !is_in_number))
        *at = ' ';
    }
  return mn_draft_squeeze (stem, strlen (stem));
}

static char *
title_from_words (MnDraft *draft)
{
  g_autofree char *words = draft->blocks->len > 0 ? mn_draft_get_block (draft, 0) : g_strdup ("");
  char *end, *cut;

  if (*words == '\0') /* a block of DELs */
    {
      g_free (words);
      words = mn_draft_squeeze (draft->text->str, draft->text->len);
    }
  if (g_utf8_strlen (words, -1) <= TITLE_LENGTH)
    return g_steal_pointer (&words);

  end = g_utf8_offset_to_pointer (words, TITLE_LENGTH);
  cut = end;
  while (cut > words && *cut != ' ')
    cut--;
  *(cut > words ? cut : end) = '\0';
  return g_strconcat (words, "…", NULL);
}

/* Returns: (transfer full): the first that has something in it */
static char *
find_title (MnDraft    *draft,
            const char *name)
{
  g_autofree char *title = NULL;

  if (draft->title != NULL && *draft->title != '\0')
    return g_steal_pointer (&draft->title);
  if (name != NULL)
    title = title_from_name (name);
  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  return title_from_words (draft);
}

static MnArticle *
make_article (MnDraft        *draft,
              const MnReader *reader,
              GBytes         *bytes,
              const char     *name,
              const char     *media_type)
{
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (MnText) text = NULL;
  gsize n_bytes;

  article->title = find_title (draft, name);
  article->direction = (gint) find_direction (draft->text);
  article->byline = g_steal_pointer (&draft->byline);
  article->publisher = g_steal_pointer (&draft->publisher);
  article->uri = g_steal_pointer (&draft->uri);
  article->published = g_steal_pointer (&draft->published);
  article->language = g_steal_pointer (&draft->language);
  article->status = MN_ARTICLE_TO_DO;
  article->source.name = g_strdup (name);
  article->source.media_type = g_strdup (media_type != NULL ? media_type : reader->info.media_types[0]);
  article->source.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  article->source.reader = g_strdup (reader->info.id);

  n_bytes = draft->text->len;
  text = mn_text_new_take (g_string_free (g_steal_pointer (&draft->text), FALSE), n_bytes);
  mn_article_set_text (article, text, (const MnBlock *) (gpointer) draft->blocks->data, draft->blocks->len);
  return mn_record_end (article);
}

static MnReading *
read_labelled (GBytes       *bytes,
               const char   *label,
               const char   *name,
               const char   *media_type,
               GCancellable *cancellable,
               GError      **error)
{
  const MnReader *reader = find_reader (bytes, name, media_type);
  g_autoptr (MnDraft) draft = mn_draft_new (label);
  MnReading *reading;

  draft->is_plain = media_type != NULL && reader == &mn_reader_text;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !reader->read (draft, bytes, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (is_blank (draft->text))
    {
      g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_EMPTY,
                   g_bytes_get_size (bytes) == 0 ? _("%s is empty") : _("%s has no text in it"), label);
      return NULL;
    }

  reading = g_new0 (MnReading, 1);
  reading->article = make_article (draft, reader, bytes, name, media_type);
  reading->original = g_bytes_ref (bytes);
  reading->encoding = g_steal_pointer (&draft->encoding);
  reading->encoding_guessed = draft->encoding_guessed;
  reading->n_replaced = draft->n_replaced;
  return reading;
}

static char *
quote_name (const char *name)
{
  g_autofree char *line = mn_draft_squeeze (name, strlen (name));

  /* Translators: how messages call a file */
  return g_strdup_printf (_("“%s”"), line);
}

/**
 * mn_reader_read_bytes:
 * @bytes: what is to be read
 * @name: (nullable): what it is called, as a file name; %NULL for what has no name, such as pasted text, which is then
 *   called by its first heading or words
 * @media_type: (nullable): what it is, where that is known; else its name and the bytes tell
 * @cancellable: (nullable): stops it
 * @error: where it went wrong: of #MnReaderError
 *
 * Reads an article from bytes. It may be called from any thread.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
MnReading *
mn_reader_read_bytes (GBytes       *bytes,
                      const char   *name,
                      const char   *media_type,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *label = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (name != NULL && *name != '\0')
    shown = g_utf8_make_valid (name, -1);
  /* Translators: how messages call what was pasted: “The text is empty” */
  label = shown != NULL ? quote_name (shown) : g_strdup (_("The text"));
  return read_labelled (bytes, label, shown, media_type, cancellable, error);
}

/**
 * mn_reader_read_file:
 * @file: a file
 * @cancellable: (nullable): stops it
 * @error: where it went wrong: of #MnReaderError, or GIO's
 *
 * Reads an article from a file of at most %MN_READER_MAX_BYTES. It never waits for a pipe or reads from a device, may
 * be called from any thread, and should not be called from that of a window.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
MnReading *
mn_reader_read_file (GFile        *file,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *parse_name = NULL;
  g_autofree char *base_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  parse_name = g_file_get_parse_name (file);
  label = quote_name (parse_name);
  bytes = mn_reader_load (file, label, cancellable, error);
  if (bytes == NULL)
    return NULL;

  base_name = g_file_get_basename (file);
  if (base_name != NULL)
    name = g_filename_display_name (base_name);
  return read_labelled (bytes, label, name, NULL, cancellable, error);
}

static void
read_in_thread (GTask        *task,
                G_GNUC_UNUSED gpointer source,
                gpointer      file,
                GCancellable *cancellable)
{
  GError *error = NULL;
  MnReading *reading = mn_reader_read_file (file, cancellable, &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) mn_reading_free);
  else
    g_task_return_error (task, error);
}

/**
 * mn_reader_read_file_async:
 * @file: a file
 * @cancellable: (nullable): stops it; the callback then comes at once
 * @callback: (scope async): is called with the result
 * @user_data: for @callback
 *
 * Does mn_reader_read_file() in a thread.
 */
void
mn_reader_read_file_async (GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_name (task, "mn_reader_read_file_async");
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * mn_reader_read_file_finish:
 * @result: what the callback was given
 * @error: where it went wrong
 *
 * Returns: (transfer full) (nullable): as mn_reader_read_file()
 */
MnReading *
mn_reader_read_file_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

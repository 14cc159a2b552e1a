/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-tagset-file.h"

#include "mn-format.h"
#include "mn-import-tags.h"
#include "mn-record-json.h"
#include "mn-whole-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static const char format_name[] = "manicule-tagset";
static const char *const keys[] = { "format", "version", "tagset" };

static void
write_array (MnJsonWriter      *writer,
             const MnFieldInfo *field,
             const MnArray     *array)
{
  mn_json_writer_begin_array (writer);
  for (guint i = 0; i < array->n; i++)
    {
      mn_json_writer_line (writer, 3);
      mn_struct_write_json (field->of, (const char *) array->items + i * field->of->size, writer);
    }
  if (array->n > 0)
    g_string_append (writer->out, "\n  ");
  mn_json_writer_end_array (writer);
}

/* A tag a line, so that people can compare and mend tagsets */
static GString *
write_json (MnTagset *tagset)
{
  GString *out = g_string_new (NULL);
  MnJsonWriter writer;

  mn_json_writer_init (&writer, out);
  mn_json_writer_begin_object (&writer);
  mn_json_writer_line (&writer, 1);
  mn_json_writer_key (&writer, "format");
  mn_json_writer_string (&writer, format_name);
  mn_json_writer_line (&writer, 1);
  mn_json_writer_key (&writer, "version");
  mn_json_writer_int (&writer, MN_TAGSET_FILE_VERSION);
  mn_json_writer_line (&writer, 1);
  mn_json_writer_key (&writer, "tagset");
  mn_json_writer_begin_object (&writer);
  for (guint i = 0; i < mn_tagset_info.base.n_fields; i++)
    {
      const MnFieldInfo *field = &mn_tagset_info.base.fields[i];

      mn_json_writer_line (&writer, 2);
      mn_json_writer_key (&writer, field->key);
      write_array (&writer, field, (const MnArray *) ((const char *) tagset + field->offset));
    }
  g_string_append (out, "\n ");
  mn_json_writer_end_object (&writer);
  g_string_append_c (out, '\n');
  mn_json_writer_end_object (&writer);
  g_string_append_c (out, '\n');
  return out;
}

/* Messages about a file begin with its name */
static void
name_file (GFile   *file,
           GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_prefix_error (error, "%s: ", name);
}

/**
 * mn_tagset_file_write:
 * @tagset: a tagset
 * @file: where to write it, replaced if it is there
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong, beginning with the name of the file
 *
 * Writes a tagset to a file that appears whole or not at all.
 *
 * Returns: whether it is there, safe on the disk
 */
gboolean
mn_tagset_file_write (MnTagset     *tagset,
                      GFile        *file,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GString) json = NULL;
  g_autoptr (MnWholeFile) whole = mn_whole_file_create (file, cancellable, error);

  if (whole != NULL)
    {
      json = write_json (tagset);
      if (g_output_stream_write_all (mn_whole_file_get_stream (whole), json->str, json->len, NULL, cancellable, error)
          && mn_whole_file_finish (whole, cancellable, error))
        return TRUE;
    }
  name_file (file, error);
  return FALSE;
}

static void
check_format (MnJsonReader *reader)
{
  g_autofree char *format = mn_json_reader_read_string (reader);

  if (g_strcmp0 (format, format_name) != 0)
    mn_json_reader_fail (reader, _("this is no tagset of Manicule: its format is “%s”"), format != NULL ? format : "null");
}

static void
check_version (MnJsonReader *reader)
{
  gint64 version = mn_json_reader_read_int (reader);

  if (version != MN_TAGSET_FILE_VERSION)
    mn_json_reader_fail (reader, _("this is version %" PRIi64 " of the format; this program reads version %d"), version,
                         MN_TAGSET_FILE_VERSION);
}

static void
check_colors (MnTagset     *tagset,
              MnJsonReader *reader,
              guint64       line)
{
  for (guint list = 0; list < MN_TAGS_ATTRIBUTES; list++)
    for (guint i = 0; i < mn_tagset_get_list (tagset, list)->n; i++)
      {
        const char *color = ((MnTag *) mn_tagset_get_tag (tagset, list, i))->color;

        if (color != NULL && !(color[0] == '#' && strlen (color) == 7 && strspn (color + 1, "0123456789abcdefABCDEF") == 6))
          mn_json_reader_fail_at (reader, line, _("“%s” is no colour: it must be like “#3584e4”"), color);
      }
}

static void
read_tagset (MnTagsetBuilder *tagset,
             MnJsonReader    *reader)
{
  const char *twice;
  guint64 line;

  mn_json_reader_peek (reader);
  line = mn_json_reader_get_line (reader);
  if (!mn_struct_read_json (&mn_tagset_info.base, tagset, reader, MN_JSON_STRICT, NULL, NULL))
    return;
  twice = mn_tagset_find_twice (tagset);
  if (twice != NULL)
    mn_json_reader_fail_at (reader, line, _("the tag “%s” is there twice"), twice);
  check_colors (tagset, reader, line);
}

static void
read_member (MnTagsetBuilder *tagset,
             MnJsonReader    *reader,
             guint            which)
{
  switch (which)
    {
    case 0:
      check_format (reader);
      break;
    case 1:
      check_version (reader);
      break;
    default:
      read_tagset (tagset, reader);
      break;
    }
}

/* The format comes first, so that a file of another is told at once what it is */
static void
read_file (MnTagsetBuilder *tagset,
           MnJsonReader    *reader)
{
  guint n = 0;
  const char *key;

  if (!mn_json_reader_expect (reader, MN_JSON_OBJECT))
    return;
  while ((key = mn_json_reader_next_key (reader)) != NULL)
    {
      if (n < G_N_ELEMENTS (keys) && strcmp (key, keys[n]) == 0)
        read_member (tagset, reader, n++);
      else if (n == 0)
        mn_json_reader_fail (reader, _("this is no tagset of Manicule: it begins with “%s”"), key);
      else
        mn_json_reader_fail (reader, _("the key “%s” is unknown"), key);
      if (mn_json_reader_has_failed (reader))
        return;
    }
  if (n < G_N_ELEMENTS (keys))
    mn_json_reader_fail (reader, _("“%s” is missing"), keys[n]);
  mn_json_reader_expect (reader, MN_JSON_END);
}

/**
 * mn_tagset_file_read:
 * @file: a file
 * @cancellable: (nullable): stops it
 * @error: where to put what is wrong: file, line and reason
 *
 * Returns: (transfer full) (nullable): the tagset that the file holds, with the id of that of a library
 */
MnTagset *
mn_tagset_file_read (GFile        *file,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (MnTagsetBuilder) tagset = mn_record_new_blank (&mn_tagset_info);
  g_autoptr (MnJsonReader) reader = NULL;

  if (stream != NULL)
    {
      reader = mn_json_reader_new_for_stream (G_INPUT_STREAM (stream), cancellable);
      tagset->record.id = MN_TAGSET_ID;
      read_file (tagset, reader);
      if (mn_json_reader_finish (reader, error))
        return mn_record_end (g_steal_pointer (&tagset));
    }
  name_file (file, error);
  return NULL;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (mn_tagset_file_write (task_data, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mn_tagset_file_write_async:
 * @tagset: a tagset
 * @file: where to write it, replaced if it is there
 * @cancellable: (nullable): stops it
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Does mn_tagset_file_write() in a worker.
 */
void
mn_tagset_file_write_async (MnTagset           *tagset,
                            GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_task_data (task, (gpointer) mn_tagset_ref (tagset), (GDestroyNotify) mn_record_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * mn_tagset_file_write_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: where to put what went wrong, beginning with the name of the file
 *
 * Returns: whether it is written
 */
gboolean
mn_tagset_file_write_finish (GFile        *file,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data G_GNUC_UNUSED,
                GCancellable *cancellable)
{
  GError *error = NULL;
  MnTagset *tagset = mn_tagset_file_read (source, cancellable, &error);

  if (tagset != NULL)
    g_task_return_pointer (task, (gpointer) tagset, (GDestroyNotify) mn_record_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mn_tagset_file_read_async:
 * @file: a file
 * @cancellable: (nullable): stops it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Does mn_tagset_file_read() in a worker.
 */
void
mn_tagset_file_read_async (GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_run_in_thread (task, read_in_thread);
}

/**
 * mn_tagset_file_read_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: where to put what is wrong: file, line and reason
 *
 * Returns: (transfer full) (nullable): the tagset that the file holds
 */
MnTagset *
mn_tagset_file_read_finish (GFile        *file,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

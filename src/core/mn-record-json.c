/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-record-json.h"

#include "mn-mention.h"
#include "mn-span.h"
#include "mn-time.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

static inline gpointer
field_of (gconstpointer      instance,
          const MnFieldInfo *field)
{
  return (gpointer) ((const char *) instance + field->offset);
}

/* Whether a field that is there only under a condition is there */
static gboolean
is_present (const MnFieldInfo *field,
            gconstpointer      instance)
{
  if (field->flags & MN_FIELD_IF_UNPLACED)
    return ((const MnSpan *) instance)->start < 0;
  if (field->flags & MN_FIELD_IF_DATE)
    return ((const MnValue *) instance)->kind == MN_VALUE_DATE;
  if (field->flags & MN_FIELD_IF_FIGURE)
    return ((const MnValue *) instance)->kind == MN_VALUE_FIGURE;
  return TRUE;
}

/* Whether a field is as in a record that nothing was said of: what the reader makes of a key that is not there */
static gboolean
is_unset (const MnFieldInfo *field,
          gconstpointer      value)
{
  switch (field->kind)
    {
    case MN_FIELD_ID:
      return mn_id_is_none (value);
    case MN_FIELD_WORD:
    case MN_FIELD_STRING:
    case MN_FIELD_STRINGS:
    case MN_FIELD_RAW:
    case MN_FIELD_POINTER:
    case MN_FIELD_TEXT:
      return *(gconstpointer const *) value == NULL;
    case MN_FIELD_INT:
    case MN_FIELD_TIME:
      return *(const gint64 *) value == 0;
    case MN_FIELD_POSITION:
      return *(const gint *) value < 0;
    case MN_FIELD_LEVEL:
    case MN_FIELD_BOOLEAN:
    case MN_FIELD_ENUM:
      return *(const gint *) value == 0;
    case MN_FIELD_NUMBER:
      return isnan (*(const double *) value) != 0;
    case MN_FIELD_STRUCT:
      for (guint i = 0; i < field->of->n_fields; i++)
        if (!is_unset (&field->of->fields[i], field_of (value, &field->of->fields[i])))
          return FALSE;
      return TRUE;
    case MN_FIELD_ARRAY:
      return ((const MnArray *) value)->n == 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void write_members (const MnStructInfo *info,
                           gconstpointer       instance,
                           MnJsonFlags         flags,
                           MnJsonWriter       *writer);

static void
write_struct (const MnStructInfo *info,
              gconstpointer       instance,
              MnJsonFlags         flags,
              MnJsonWriter       *writer)
{
  mn_json_writer_begin_object (writer);
  write_members (info, instance, flags, writer);
  mn_json_writer_end_object (writer);
}

static void
write_strings (MnJsonWriter *writer,
               char        **strings)
{
  mn_json_writer_begin_array (writer);
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    mn_json_writer_string (writer, strings[i]);
  mn_json_writer_end_array (writer);
}

static void
write_array (MnJsonWriter      *writer,
             const MnFieldInfo *field,
             const MnArray     *array,
             MnJsonFlags        flags)
{
  mn_json_writer_begin_array (writer);
  for (guint i = 0; i < array->n; i++)
    write_struct (field->of, (const char *) array->items + i * field->of->size, flags, writer);
  mn_json_writer_end_array (writer);
}

static void
write_field (MnJsonWriter      *writer,
             const MnFieldInfo *field,
             gconstpointer      value,
             MnJsonFlags        flags)
{
  char text[MAX (MN_ID_STRING_SIZE, MN_TIME_SIZE)];

  switch (field->kind)
    {
    case MN_FIELD_ID:
      if (mn_id_is_none (value))
        mn_json_writer_null (writer);
      else
        mn_json_writer_plain (writer, mn_id_to_string (value, text), MN_ID_STRING_SIZE - 1);
      break;
    case MN_FIELD_WORD:
    case MN_FIELD_STRING:
      mn_json_writer_string (writer, *(const char *const *) value);
      break;
    case MN_FIELD_STRINGS:
      write_strings (writer, *(char **const *) value);
      break;
    case MN_FIELD_INT:
      mn_json_writer_int (writer, *(const gint64 *) value);
      break;
    case MN_FIELD_POSITION:
      if (*(const gint *) value < 0)
        mn_json_writer_null (writer);
      else
        mn_json_writer_int (writer, *(const gint *) value);
      break;
    case MN_FIELD_LEVEL:
      if (*(const gint *) value == 0)
        mn_json_writer_null (writer);
      else
        mn_json_writer_int (writer, *(const gint *) value);
      break;
    case MN_FIELD_BOOLEAN:
      mn_json_writer_boolean (writer, *(const gboolean *) value);
      break;
    case MN_FIELD_TIME:
      if (*(const gint64 *) value == 0)
        mn_json_writer_null (writer);
      else
        mn_json_writer_plain (writer, mn_time_to_string (*(const gint64 *) value, text), strlen ("2026-01-09T10:00:00Z"));
      break;
    case MN_FIELD_ENUM:
      mn_json_writer_string (writer, field->names[*(const gint *) value]);
      break;
    case MN_FIELD_NUMBER:
      mn_json_writer_number (writer, *(const double *) value);
      break;
    case MN_FIELD_RAW:
      mn_json_writer_raw (writer, *(const char *const *) value);
      break;
    case MN_FIELD_STRUCT:
      write_struct (field->of, value, flags, writer);
      break;
    case MN_FIELD_POINTER:
      if (*(gconstpointer const *) value == NULL)
        mn_json_writer_null (writer);
      else
        write_struct (field->of, *(gconstpointer const *) value, flags, writer);
      break;
    case MN_FIELD_ARRAY:
      write_array (writer, field, value, flags);
      break;
    case MN_FIELD_TEXT:
      mn_json_writer_string (writer, *(MnText *const *) value ? mn_text_get_utf8 (*(MnText *const *) value) : NULL);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_members (const MnStructInfo *info,
               gconstpointer       instance,
               MnJsonFlags         flags,
               MnJsonWriter       *writer)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const MnFieldInfo *field = &info->fields[i];
      gconstpointer value = field_of (instance, field);

      if (!is_present (field, instance)
          || (flags == MN_JSON_LENIENT && !(field->flags & MN_FIELD_FILLED) && is_unset (field, value)))
        continue;
      mn_json_writer_key (writer, field->key);
      write_field (writer, field, value, flags);
    }
}

/**
 * mn_struct_write_members:
 * @info: the table of a struct
 * @instance: one of it
 * @writer: a writer inside an object
 *
 * Writes its fields in the order of the table, so that the caller can add members of its own.
 */
void
mn_struct_write_members (const MnStructInfo *info,
                         gconstpointer       instance,
                         MnJsonWriter       *writer)
{
  write_members (info, instance, MN_JSON_STRICT, writer);
}

/**
 * mn_struct_write_json:
 * @info: the table of a struct
 * @instance: one of it
 * @writer: a writer
 *
 * Writes it as an object, every key there.
 */
void
mn_struct_write_json (const MnStructInfo *info,
                      gconstpointer       instance,
                      MnJsonWriter       *writer)
{
  write_struct (info, instance, MN_JSON_STRICT, writer);
}

static void
read_id (MnJsonReader *reader,
         MnId         *id)
{
  const char *text;

  *id = MN_ID_NONE;
  if (mn_json_reader_peek (reader) == MN_JSON_NULL)
    {
      mn_json_reader_next (reader);
      return;
    }
  if (!mn_json_reader_expect (reader, MN_JSON_STRING))
    return;
  text = mn_json_reader_get_text (reader);
  if (!mn_id_parse (text, id) || mn_id_is_none (id))
    mn_json_reader_fail (reader, _("“%s” is not a UUID"), text);
}

static char **
read_strings (MnJsonReader *reader)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (!mn_json_reader_expect (reader, MN_JSON_ARRAY))
    return NULL;
  while (mn_json_reader_next_item (reader) && mn_json_reader_expect (reader, MN_JSON_STRING))
    {
      if (builder == NULL)
        builder = g_strv_builder_new ();
      g_strv_builder_add (builder, mn_json_reader_get_text (reader));
    }
  return builder != NULL ? g_strv_builder_end (builder) : NULL;
}

static void
read_array (MnJsonReader      *reader,
            const MnFieldInfo *field,
            MnArray           *array,
            MnJsonFlags        flags)
{
  mn_array_clear (field->of, array);
  if (!mn_json_reader_expect (reader, MN_JSON_ARRAY))
    return;
  while (mn_json_reader_next_item (reader))
    if (!mn_struct_read_json (field->of, mn_array_add (field->of, array), reader, flags, NULL, NULL))
      return;
}

static void
read_enum (MnJsonReader      *reader,
           const MnFieldInfo *field,
           gint              *value)
{
  const char *name = NULL;
  int found;

  if (mn_json_reader_peek (reader) == MN_JSON_NULL)
    mn_json_reader_next (reader);
  else if (mn_json_reader_expect (reader, MN_JSON_STRING))
    name = mn_json_reader_get_text (reader);
  else
    return;

  found = mn_enum_from_name (field->names, name);
  if (found < 0)
    mn_json_reader_fail (reader, _("“%s” is not allowed for “%s”"), name ? name : "null", field->key);
  else
    *value = found;
}

static gint
read_position (MnJsonReader *reader,
               gint          if_null)
{
  gint64 value;

  if (mn_json_reader_peek (reader) == MN_JSON_NULL)
    {
      mn_json_reader_next (reader);
      return if_null;
    }
  value = mn_json_reader_read_int (reader);
  if (value < 0 || value > G_MAXINT)
    mn_json_reader_fail (reader, _("%" PRIi64 " is not a position"), value);
  return (gint) CLAMP (value, 0, G_MAXINT);
}

static void
read_time (MnJsonReader *reader,
           gint64       *time)
{
  *time = 0;
  if (mn_json_reader_peek (reader) == MN_JSON_NULL)
    mn_json_reader_next (reader);
  else if (mn_json_reader_expect (reader, MN_JSON_STRING) && !mn_time_parse (mn_json_reader_get_text (reader), time))
    mn_json_reader_fail (reader, _("“%s” is not a time in ISO 8601"), mn_json_reader_get_text (reader));
}

static void
read_pointer (MnJsonReader      *reader,
              const MnFieldInfo *field,
              gpointer          *value,
              MnJsonFlags        flags)
{
  if (mn_json_reader_peek (reader) == MN_JSON_NULL)
    {
      mn_json_reader_next (reader);
      return;
    }
  if (*value == NULL)
    *value = g_malloc0 (field->of->size);
  mn_struct_read_json (field->of, *value, reader, flags, NULL, NULL);
}

static void
read_text (MnJsonReader *reader,
           MnText      **value)
{
  g_clear_pointer (value, mn_text_unref);
  if (mn_json_reader_peek (reader) == MN_JSON_NULL)
    mn_json_reader_next (reader);
  else if (mn_json_reader_expect (reader, MN_JSON_STRING))
    *value = mn_text_new (mn_json_reader_get_text (reader), (gssize) mn_json_reader_get_n_bytes (reader));
}

static void
read_field (MnJsonReader      *reader,
            const MnFieldInfo *field,
            gpointer           value,
            MnJsonFlags        flags)
{
  if ((field->flags & MN_FIELD_REQUIRED) && mn_json_reader_peek (reader) == MN_JSON_NULL)
    {
      mn_json_reader_fail (reader, _("“%s” may not be null"), field->key);
      return;
    }

  switch (field->kind)
    {
    case MN_FIELD_ID:
      read_id (reader, value);
      break;
    case MN_FIELD_WORD:
      if (mn_json_reader_peek (reader) == MN_JSON_NULL)
        mn_json_reader_next (reader);
      else if (mn_json_reader_expect (reader, MN_JSON_STRING))
        *(const char **) value = g_intern_string (mn_json_reader_get_text (reader));
      break;
    case MN_FIELD_STRING:
      g_free (*(char **) value);
      *(char **) value = mn_json_reader_read_string (reader);
      break;
    case MN_FIELD_STRINGS:
      g_strfreev (*(char ***) value);
      *(char ***) value = read_strings (reader);
      break;
    case MN_FIELD_INT:
      *(gint64 *) value = mn_json_reader_read_int (reader);
      break;
    case MN_FIELD_POSITION:
      *(gint *) value = read_position (reader, -1);
      break;
    case MN_FIELD_LEVEL:
      *(gint *) value = read_position (reader, 0);
      break;
    case MN_FIELD_BOOLEAN:
      *(gboolean *) value = mn_json_reader_read_boolean (reader);
      break;
    case MN_FIELD_TIME:
      read_time (reader, value);
      break;
    case MN_FIELD_ENUM:
      read_enum (reader, field, value);
      break;
    case MN_FIELD_NUMBER:
      *(double *) value = mn_json_reader_read_number (reader);
      break;
    case MN_FIELD_RAW:
      g_free (*(char **) value);
      *(char **) value = mn_json_reader_read_raw (reader);
      break;
    case MN_FIELD_STRUCT:
      mn_struct_read_json (field->of, value, reader, flags, NULL, NULL);
      break;
    case MN_FIELD_POINTER:
      read_pointer (reader, field, value, flags);
      break;
    case MN_FIELD_ARRAY:
      read_array (reader, field, value, flags);
      break;
    case MN_FIELD_TEXT:
      read_text (reader, value);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Finds the field of a key; the one after the last found is nearly always it */
static const MnFieldInfo *
find_field (const MnStructInfo *info,
            const char         *key,
            guint               likely)
{
  if (likely < info->n_fields && strcmp (info->fields[likely].key, key) == 0)
    return &info->fields[likely];
  for (guint i = 0; i < info->n_fields; i++)
    if (strcmp (info->fields[i].key, key) == 0)
      return &info->fields[i];
  return NULL;
}

/* What a field is where nothing says otherwise and that is not all zero */
static void
set_unknown (const MnStructInfo *info,
             gpointer            instance)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == MN_FIELD_POSITION)
      *(gint *) field_of (instance, &info->fields[i]) = -1;
    else if (info->fields[i].kind == MN_FIELD_NUMBER)
      *(double *) field_of (instance, &info->fields[i]) = NAN;
    else if (info->fields[i].kind == MN_FIELD_STRUCT)
      set_unknown (info->fields[i].of, field_of (instance, &info->fields[i]));
}

static void
check_all_there (const MnStructInfo *info,
                 gconstpointer       instance,
                 guint64             seen,
                 MnJsonReader       *reader)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      gboolean was_seen = (seen >> i & 1) != 0;

      if (was_seen == is_present (&info->fields[i], instance) || (info->fields[i].flags & MN_FIELD_FILLED))
        continue;
      if (was_seen)
        mn_json_reader_fail (reader, _("“%s” does not belong there"), info->fields[i].key);
      else
        mn_json_reader_fail (reader, _("“%s” is missing"), info->fields[i].key);
      return;
    }
}

static void
fill_missing (const MnStructInfo *info,
              gpointer            instance,
              guint64             seen)
{
  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & MN_FIELD_FILLED) && !(seen >> i & 1))
      info->fill (instance, &info->fields[i]);
}

/**
 * mn_struct_read_members:
 * @info: the table of a struct
 * @instance: one of it, all zero or with something in it, which is replaced
 * @reader: a reader inside an object, before its first member or, where those are read already, a later one
 * @flags: how exact to be
 * @other: (nullable) (scope call): reads members that the table does not have
 * @user_data: for @other
 *
 * Reads the rest of an object. What is wrong with it, the reader holds.
 *
 * Returns: whether all went well
 */
gboolean
mn_struct_read_members (const MnStructInfo *info,
                        gpointer            instance,
                        MnJsonReader       *reader,
                        MnJsonFlags         flags,
                        MnJsonMemberFunc    other,
                        gpointer            user_data)
{
  guint64 seen = 0;
  guint likely = 0;
  const char *key;

  set_unknown (info, instance);
  while ((key = mn_json_reader_next_key (reader)) != NULL)
    {
      const MnFieldInfo *field = find_field (info, key, likely);
      guint i;

      if (field == NULL)
        {
          if (other != NULL && other (reader, key, user_data))
            continue;
          if (flags == MN_JSON_LENIENT)
            mn_json_reader_skip (reader);
          else
            mn_json_reader_fail (reader, _("the key “%s” is unknown"), key);
          continue;
        }

      i = (guint) (field - info->fields);
      if (seen >> i & 1)
        mn_json_reader_fail (reader, _("the key “%s” is there twice"), key);
      seen |= G_GUINT64_CONSTANT (1) << i;
      likely = i + 1;
      read_field (reader, field, field_of (instance, field), flags);
    }
  if (flags == MN_JSON_STRICT && !mn_json_reader_has_failed (reader))
    check_all_there (info, instance, seen, reader);
  fill_missing (info, instance, seen);

  return !mn_json_reader_has_failed (reader);
}

/**
 * mn_struct_read_json:
 * @info: the table of a struct
 * @instance: one of it, all zero or with something in it, which is replaced
 * @reader: a reader before an object
 * @flags: how exact to be
 * @other: (nullable) (scope call): reads members that the table does not have
 * @user_data: for @other
 *
 * Reads an object. What is wrong with it, the reader holds.
 *
 * Returns: whether all went well
 */
gboolean
mn_struct_read_json (const MnStructInfo *info,
                     gpointer            instance,
                     MnJsonReader       *reader,
                     MnJsonFlags         flags,
                     MnJsonMemberFunc    other,
                     gpointer            user_data)
{
  return mn_json_reader_expect (reader, MN_JSON_OBJECT)
         && mn_struct_read_members (info, instance, reader, flags, other, user_data);
}

/**
 * mn_record_to_json:
 * @record: a record
 *
 * As a library stores it: what is unset has no key, since a hundred thousand records are read while a user waits.
 *
 * Returns: (transfer full): all of it as one line of JSON
 */
char *
mn_record_to_json (gconstpointer record)
{
  GString *out = g_string_sized_new (256);
  MnJsonWriter writer;

  mn_json_writer_init (&writer, out);
  write_struct (&((MnRecord *) record)->info->base, record, MN_JSON_LENIENT, &writer);
  return g_string_free (out, FALSE);
}

/**
 * mn_record_from_json:
 * @info: a kind of record
 * @json: what mn_record_to_json() made of one, perhaps in another version; keys that are missing are unset
 * @n_bytes: its length, or -1 where it ends with a NUL
 * @error: where to put a #MN_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): a builder of that record
 */
gpointer
mn_record_from_json (const MnRecordInfo *info,
                     const char         *json,
                     gssize              n_bytes,
                     GError            **error)
{
  g_autoptr (MnJsonReader) reader = mn_json_reader_new_for_data (json, n_bytes);
  MnRecordBuilder *builder = mn_record_new_blank (info);

  mn_struct_read_json (&info->base, builder, reader, MN_JSON_LENIENT, NULL, NULL);
  if (!mn_json_reader_finish (reader, error))
    {
      mn_record_unref (builder);
      return NULL;
    }
  return builder;
}

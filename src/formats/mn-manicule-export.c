/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-manicule-export.h"
#include "mn-annotator.h"
#include "mn-export-set.h"
#include "mn-format-manicule.h"
#include "mn-mark.h"
#include "mn-record-json.h"
#include "mn-relation.h"
#include "mn-tagset.h"
#include "mn-time.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  MnSnapshot      *snapshot;
  MnManiculeLayout layout;
  GOutputStream   *stream;
  GCancellable    *cancellable;
  MnExportSet      set;
  MnJsonWriter     writer;
  GString         *out;
  GError          *error; /* what went wrong inside a callback */
} Export;

/* Hands the buffer on when it is full */
static gboolean
flush (Export *self,
       gsize   threshold)
{
  if (self->error != NULL)
    return FALSE;
  if (self->out->len < threshold)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL, self->cancellable, &self->error))
    return FALSE;
  g_string_truncate (self->out, 0);
  return TRUE;
}

/* A document has its records on lines of their own; in JSON Lines a line is a whole record */
static void
begin_line (Export *self,
            guint   indent)
{
  if (self->layout == MN_MANICULE_DOCUMENT)
    mn_json_writer_line (&self->writer, indent);
}

static void
begin_list (Export     *self,
            const char *key,
            guint       indent)
{
  begin_line (self, indent);
  mn_json_writer_key (&self->writer, key);
  mn_json_writer_begin_array (&self->writer);
}

static void
end_list (Export *self,
          guint   indent)
{
  /* an empty list stays “[]”; a buffer just handed on ended with a record */
  gboolean is_empty = self->out->len > 0 && self->out->str[self->out->len - 1] == '[';

  if (self->layout == MN_MANICULE_DOCUMENT && !is_empty)
    g_string_append_printf (self->out, "\n%*s", (int) indent, "");
  mn_json_writer_end_array (&self->writer);
}

static void
begin_record (Export     *self,
              const char *kind)
{
  if (self->layout == MN_MANICULE_LINES)
    g_string_append_c (self->out, '\n');
  else
    mn_json_writer_line (&self->writer, 2);
  mn_json_writer_begin_object (&self->writer);
  if (self->layout == MN_MANICULE_LINES)
    {
      mn_json_writer_key (&self->writer, "record");
      mn_json_writer_string (&self->writer, kind);
    }
}

static void
write_library_record (Export     *self,
                      MnRecord   *record,
                      const char *kind)
{
  begin_record (self, kind);
  mn_struct_write_members (&record->info->base, record, &self->writer);
  mn_json_writer_end_object (&self->writer);
}

static gboolean
each (Export      *self,
      MnRecordKind kind,
      MnRecordFunc write)
{
  return mn_snapshot_each (self->snapshot, kind, write, self, self->cancellable, &self->error) && self->error == NULL;
}

static gboolean
write_annotator (MnRecord *record,
                 gpointer  user_data)
{
  Export *self = user_data;

  if (self->set.is_whole || mn_id_set_contains (&self->set.annotators, &record->id))
    {
      begin_line (self, 2);
      mn_struct_write_json (&record->info->base, record, &self->writer);
    }
  return flush (self, BUFFER_SIZE);
}

static gboolean
write_head (Export *self)
{
  char now[MN_TIME_SIZE];
  MnJsonWriter *writer = &self->writer;
  g_autoptr (MnTagset) tagset = mn_snapshot_get (self->snapshot, MN_RECORD_TAGSET, NULL, &MN_TAGSET_ID, &self->error);

  if (self->error != NULL)
    return FALSE;
  if (tagset == NULL)
    tagset = mn_record_end (mn_tagset_new ()); /* a library that says nothing yet */

  mn_json_writer_begin_object (writer);
  begin_line (self, 1);
  mn_json_writer_key (writer, "format");
  mn_json_writer_string (writer, "manicule");
  begin_line (self, 1);
  mn_json_writer_key (writer, "version");
  mn_json_writer_int (writer, MN_MANICULE_VERSION);
  begin_line (self, 1);
  mn_json_writer_key (writer, "generator");
  mn_json_writer_string (writer, "Manicule " MN_VERSION);
  begin_line (self, 1);
  mn_json_writer_key (writer, "exported");
  mn_json_writer_string (writer, mn_time_to_string (g_get_real_time () / G_USEC_PER_SEC, now));
  begin_line (self, 1);
  mn_json_writer_key (writer, "tagset");
  mn_struct_write_json (&mn_tagset_info.base, tagset, writer);
  begin_list (self, "annotators", 1);
  if (!each (self, MN_RECORD_ANNOTATOR, write_annotator))
    return FALSE;
  end_list (self, 1);
  if (self->layout == MN_MANICULE_LINES)
    mn_json_writer_end_object (writer);
  return flush (self, BUFFER_SIZE);
}

static gboolean
write_entity (MnRecord *record,
              gpointer  user_data)
{
  write_library_record (user_data, record, "entity");
  return flush (user_data, BUFFER_SIZE);
}

static gboolean
write_scoped_entities (Export *self)
{
  g_autofree MnId *ids = mn_id_set_sort (&self->set.entities);

  for (gsize i = 0; i < self->set.entities.n_ids; i++)
    {
      g_autoptr (MnRecord) entity
          = mn_snapshot_get (self->snapshot, MN_RECORD_ENTITY, NULL, &ids[i], &self->error);

      if (self->error != NULL || (entity != NULL && !write_entity (entity, self)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_entities (Export *self)
{
  if (self->set.is_whole)
    return each (self, MN_RECORD_ENTITY, write_entity);
  return write_scoped_entities (self);
}

/* A mark with what it is sorted by, so that sorting a million looks into none of them */
typedef struct
{
  gint      first;
  gint      last;
  MnRecord *record;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->last != y->last)
    return x->last < y->last ? -1 : 1;
  return mn_id_compare (&x->record->id, &y->record->id);
}

static void
clear_place (gpointer data)
{
  mn_record_unref (((Place *) data)->record);
}

static gboolean
take_mark (MnRecord *record,
           gpointer  user_data)
{
  const MnSpans *spans = mn_mark_get_spans (record);
  Place place = { mn_spans_first (spans), mn_spans_last (spans), mn_record_ref (record) };

  g_array_append_val ((GArray *) user_data, place);
  return TRUE;
}

static gboolean
write_marks (Export       *self,
             MnRecordKind  kind,
             const char   *key,
             const MnId   *article)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, clear_place);
  if (!mn_snapshot_each_mark (self->snapshot, kind, article, take_mark, places, self->cancellable, &self->error))
    return FALSE;
  if (places->len > 1)
    g_array_sort (places, compare_places);

  begin_list (self, key, 3);
  for (guint i = 0; i < places->len; i++)
    {
      MnRecord *record = g_array_index (places, Place, i).record;

      begin_line (self, 4);
      mn_struct_write_json (&record->info->base, record, &self->writer);
      if (!flush (self, BUFFER_SIZE))
        return FALSE;
    }
  end_list (self, 3);
  return TRUE;
}

static gboolean
write_article (Export     *self,
               const MnId *id)
{
  g_autoptr (MnArticle) article = mn_snapshot_get_article (self->snapshot, id, TRUE, &self->error);

  if (self->error != NULL)
    return FALSE;
  if (article == NULL)
    {
      char text[MN_ID_STRING_SIZE];

      g_set_error (&self->error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_NOT_FOUND, _("the article %s is not in the library"),
                   mn_id_to_string (id, text));
      return FALSE;
    }

  begin_record (self, "article");
  mn_struct_write_members (&mn_article_info.base, article, &self->writer);
  if (!write_marks (self, MN_RECORD_MENTION, "mentions", id) || !write_marks (self, MN_RECORD_CLAIM, "claims", id)
      || !write_marks (self, MN_RECORD_REMARK, "remarks", id))
    return FALSE;
  mn_json_writer_end_object (&self->writer);
  return flush (self, BUFFER_SIZE);
}

static gboolean
write_articles (Export        *self,
                MnProgressFunc progress,
                gpointer       progress_data)
{
  for (guint i = 0; i < self->set.n_articles; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error)
          || !write_article (self, &self->set.articles[i]))
        return FALSE;
      if (progress != NULL)
        progress ((i + 1.0) / self->set.n_articles, progress_data);
    }
  return TRUE;
}

static gboolean
write_relation (MnRecord *record,
                gpointer  user_data)
{
  Export *self = user_data;

  if (mn_export_set_has_relation (&self->set, record))
    write_library_record (self, record, "relation");
  return flush (self, BUFFER_SIZE);
}

static gboolean
write_document (Export        *self,
                MnProgressFunc progress,
                gpointer       progress_data)
{
  if (!write_head (self))
    return FALSE;
  begin_list (self, "entities", 1);
  if (!write_entities (self))
    return FALSE;
  end_list (self, 1);
  begin_list (self, "articles", 1);
  if (!write_articles (self, progress, progress_data))
    return FALSE;
  end_list (self, 1);
  begin_list (self, "relations", 1);
  if (!each (self, MN_RECORD_RELATION, write_relation))
    return FALSE;
  end_list (self, 1);
  g_string_append_c (self->out, '\n');
  mn_json_writer_end_object (&self->writer);
  g_string_append_c (self->out, '\n');
  return TRUE;
}

static gboolean
write_lines (Export        *self,
             MnProgressFunc progress,
             gpointer       progress_data)
{
  if (!write_head (self) || !write_entities (self) || !write_articles (self, progress, progress_data)
      || !each (self, MN_RECORD_RELATION, write_relation))
    return FALSE;
  g_string_append_c (self->out, '\n');
  return TRUE;
}

/**
 * mn_manicule_export:
 * @snapshot: what to export
 * @scope: (nullable): which articles; %NULL for the whole library
 * @layout: as a document or by lines
 * @stream: where to write it
 * @progress: (nullable) (scope call): is told how it goes
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Writes the format of Manicule itself (`data/manicule.schema.json`).
 *
 * Returns: whether all of it was written
 */
gboolean
mn_manicule_export (MnSnapshot          *snapshot,
                    const MnExportScope *scope,
                    MnManiculeLayout     layout,
                    GOutputStream       *stream,
                    MnProgressFunc       progress,
                    gpointer             progress_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GString) out = g_string_sized_new (BUFFER_SIZE + BUFFER_SIZE / 4);
  Export self = { .snapshot = snapshot, .layout = layout, .stream = stream, .cancellable = cancellable, .out = out };
  gboolean is_done;

  mn_json_writer_init (&self.writer, out);
  is_done = mn_export_set_init (&self.set, snapshot, scope, cancellable, &self.error)
            && (layout == MN_MANICULE_DOCUMENT ? write_document (&self, progress, progress_data)
                                               : write_lines (&self, progress, progress_data))
            && flush (&self, 1);
  mn_export_set_clear (&self.set);
  if (!is_done)
    g_propagate_error (error, self.error);
  return is_done;
}

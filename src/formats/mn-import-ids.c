/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-import-ids.h"
#include "mn-id-set.h"

#include <glib/gi18n-lib.h>

#define N_KINDS (MN_RECORD_RELATION + 1)

struct _MnImportIds
{
  MnSnapshot   *snapshot; /* NULL once all is found out */
  MnJsonReader *reader;
  gboolean      is_empty; /* the library has no articles, entities, relations */
  gboolean      is_conflict;

  /* by kind; of mentions and remarks, those of the article at hand */
  MnIdSet       in_file[N_KINDS];
  MnIdSet       in_library[N_KINDS]; /* of those asked for */
  MnIdSet       same[N_KINDS];       /* of those in the file, there already */
};

static const char *
kind_label (MnRecordKind kind)
{
  switch (kind)
    {
    case MN_RECORD_ANNOTATOR:
      return _("annotator");
    case MN_RECORD_ENTITY:
      return _("entity");
    case MN_RECORD_ARTICLE:
      return _("article");
    case MN_RECORD_MENTION:
      return _("mention");
    case MN_RECORD_CLAIM:
      return _("claim");
    case MN_RECORD_REMARK:
      return _("remark");
    case MN_RECORD_RELATION:
      return _("relation");
    case MN_RECORD_TAGSET:
    default:
      return _("tagset");
    }
}

static gboolean
each_found (MnRecord *record G_GNUC_UNUSED,
            gpointer  user_data)
{
  *(gboolean *) user_data = TRUE;
  return FALSE;
}

static gboolean
find_out_if_empty (MnImportIds  *self,
                   GError         **error)
{
  MnRecordKind kinds[] = { MN_RECORD_ARTICLE, MN_RECORD_ENTITY, MN_RECORD_RELATION };
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && !found; i++)
    if (!mn_snapshot_each (self->snapshot, kinds[i], each_found, &found, NULL, error))
      return FALSE;
  self->is_empty = !found;
  return TRUE;
}

/**
 * mn_import_ids_new:
 * @snapshot: the library to import into
 * @reader: the reader of the file
 * @error: where to put what went wrong with the library
 *
 * Returns: (transfer full) (nullable): the ids of a library, and none of a file yet
 */
MnImportIds *
mn_import_ids_new (MnSnapshot   *snapshot,
                   MnJsonReader *reader,
                   GError      **error)
{
  g_autoptr (MnImportIds) self = g_new0 (MnImportIds, 1);

  self->snapshot = g_object_ref (snapshot);
  self->reader = reader;
  if (!find_out_if_empty (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mn_import_ids_free:
 * @self: (transfer full): ids
 */
void
mn_import_ids_free (MnImportIds *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      mn_id_set_clear (&self->in_file[i]);
      mn_id_set_clear (&self->in_library[i]);
      mn_id_set_clear (&self->same[i]);
    }
  g_clear_object (&self->snapshot);
  g_free (self);
}

/* What the library itself raises ends the reading as well */
static MnRecord *
get (MnImportIds *self,
     MnRecordKind    kind,
     const MnId     *article,
     const MnId     *id)
{
  g_autoptr (GError) error = NULL;
  MnRecord *record = mn_snapshot_get (self->snapshot, kind, article, id, &error);

  if (error != NULL)
    mn_json_reader_fail (self->reader, "%s", error->message);
  return record;
}

static MnRecord *
get_whole (MnImportIds *self,
           MnRecord       *record)
{
  g_autoptr (GError) error = NULL;
  MnArticle *article;

  if (record->info->kind != MN_RECORD_ARTICLE)
    return get (self, record->info->kind, record->info->kind == MN_RECORD_CLAIM ? NULL : &record->article, &record->id);
  article = mn_snapshot_get_article (self->snapshot, &record->id, TRUE, &error);
  if (error != NULL)
    mn_json_reader_fail (self->reader, "%s", error->message);
  return (MnRecord *) article;
}

/**
 * mn_import_ids_is_in_file:
 * @self: ids
 * @kind: a kind of record
 * @id: an id
 *
 * Returns: whether the file has had a record of that id
 */
gboolean
mn_import_ids_is_in_file (MnImportIds *self,
                          MnRecordKind kind,
                          const MnId  *id)
{
  return mn_id_set_contains (&self->in_file[kind], id);
}

/**
 * mn_import_ids_is_in_library:
 * @self: ids
 * @kind: a kind of record
 * @article: (nullable): of a mention or remark, the article it stands in
 * @id: an id
 *
 * Returns: whether the library has a record of that id
 */
gboolean
mn_import_ids_is_in_library (MnImportIds *self,
                             MnRecordKind kind,
                             const MnId  *article,
                             const MnId  *id)
{
  g_autoptr (MnRecord) record = NULL;

  if (self->is_empty && kind != MN_RECORD_ANNOTATOR)
    return FALSE;
  if (mn_id_set_contains (&self->in_library[kind], id))
    return TRUE;
  record = get (self, kind, article, id);
  if (record != NULL)
    mn_id_set_add (&self->in_library[kind], id);
  return record != NULL;
}

/**
 * mn_import_ids_check_reference:
 * @self: ids
 * @kind: a kind of record, no mention or remark
 * @id: an id, or none
 * @line: where it is referred to
 *
 * Checks that the file has had such a record or the library has it.
 */
void
mn_import_ids_check_reference (MnImportIds *self,
                               MnRecordKind kind,
                               const MnId  *id,
                               guint64      line)
{
  char text[MN_ID_STRING_SIZE];

  if (mn_id_is_none (id) || mn_id_set_contains (&self->in_file[kind], id)
      || mn_import_ids_is_in_library (self, kind, NULL, id))
    return;
  /* Translators: “entity”, the id of it */
  mn_json_reader_fail_at (self->reader, line, _("the %s %s is referred to, but is neither in the file nor in the library"),
                          kind_label (kind), mn_id_to_string (id, text));
}

/**
 * mn_import_ids_compare_with_library:
 * @self: ids
 * @record: a record of the file
 * @line: where it begins
 *
 * The same record again is passed over; another one of its id ends the import, which merges nothing by guess.
 */
void
mn_import_ids_compare_with_library (MnImportIds *self,
                                    MnRecord    *record,
                                    guint64      line)
{
  MnRecordKind kind = record->info->kind;
  g_autoptr (MnRecord) there = NULL;
  char text[MN_ID_STRING_SIZE];

  if (self->is_empty && kind != MN_RECORD_ANNOTATOR)
    return;
  /* a mention or remark that is there stands in an article that is; claims are known without */
  if ((kind == MN_RECORD_MENTION || kind == MN_RECORD_REMARK)
      && !mn_import_ids_is_in_library (self, MN_RECORD_ARTICLE, NULL, &record->article))
    return;
  there = get_whole (self, record);
  if (there == NULL)
    return;
  if (mn_record_equal (there, record))
    {
      mn_id_set_add (&self->same[kind], &record->id);
      return;
    }
  self->is_conflict = TRUE;
  /* Translators: “entity”, the id of it */
  mn_json_reader_fail_at (self->reader, line, _("the %s %s is in the library already and says something else there"),
                          kind_label (kind), mn_id_to_string (&record->id, text));
}

/**
 * mn_import_ids_add:
 * @self: ids
 * @record: a record of the file
 * @line: where it begins
 *
 * Checks that no other had its id before.
 */
void
mn_import_ids_add (MnImportIds *self,
                   MnRecord    *record,
                   guint64      line)
{
  char text[MN_ID_STRING_SIZE];

  if (!mn_id_set_add (&self->in_file[record->info->kind], &record->id))
    /* Translators: “entity”, the id of it */
    mn_json_reader_fail_at (self->reader, line, _("the %s %s is there twice"), kind_label (record->info->kind),
                            mn_id_to_string (&record->id, text));
}

/**
 * mn_import_ids_begin_article:
 * @self: ids
 *
 * Forgets the mentions and remarks of the article before.
 */
void
mn_import_ids_begin_article (MnImportIds *self)
{
  mn_id_set_clear (&self->in_file[MN_RECORD_MENTION]);
  mn_id_set_clear (&self->in_file[MN_RECORD_REMARK]);
}

/**
 * mn_import_ids_close_library:
 * @self: ids, all found out
 *
 * Lets go of the library; what was found out stays.
 */
void
mn_import_ids_close_library (MnImportIds *self)
{
  g_clear_object (&self->snapshot);
  for (guint i = 0; i < N_KINDS; i++)
    if (i != MN_RECORD_ARTICLE)
      mn_id_set_clear (&self->in_file[i]);
}

/**
 * mn_import_ids_is_library_empty:
 * @self: ids
 *
 * Returns: whether the library has no articles, entities and relations
 */
gboolean
mn_import_ids_is_library_empty (MnImportIds *self)
{
  return self->is_empty;
}

/**
 * mn_import_ids_found_conflict:
 * @self: ids
 *
 * Returns: whether the reading failed because the library has another record of an id
 */
gboolean
mn_import_ids_found_conflict (MnImportIds *self)
{
  return self->is_conflict;
}

/**
 * mn_import_ids_is_there:
 * @self: ids, all found out
 * @record: a record of the file
 *
 * Returns: whether the library has it already
 */
gboolean
mn_import_ids_is_there (MnImportIds *self,
                        MnRecord    *record)
{
  return mn_id_set_contains (&self->same[record->info->kind], &record->id);
}

/**
 * mn_import_ids_is_article_there:
 * @self: ids, all found out
 * @article: an id
 *
 * Returns: whether the library had that article before
 */
gboolean
mn_import_ids_is_article_there (MnImportIds *self,
                                const MnId  *article)
{
  return mn_id_set_contains (&self->in_library[MN_RECORD_ARTICLE], article);
}

/**
 * mn_import_ids_get_n_articles:
 * @self: ids, all found out
 *
 * Returns: how many articles the file has
 */
guint64
mn_import_ids_get_n_articles (MnImportIds *self)
{
  return self->in_file[MN_RECORD_ARTICLE].n_ids;
}

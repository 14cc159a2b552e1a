/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-import-writer.h"
#include "mn-claim.h"
#include "mn-id-set.h"
#include "mn-import-tags.h"

/* How many records of the library go into one transaction */
#define BATCH 5000

struct _MnImportWriter
{
  MnStore        *store;
  MnImportChecks *checks;
  MnImportIds    *ids;
  char           *label;
  MnId            annotator;
  MnId            group;
  MnImportReport *report;
  GCancellable   *cancellable;
  GError         *error;

  GPtrArray      *records; /* of the library, or marks of the article at hand */
  MnIdSet         written; /* articles */
  GPtrArray      *waiting; /* claims that take evidence from an article that is not written yet */
  guint           n_waiting; /* when the last article was written */
};

/**
 * mn_import_writer_new:
 * @store: the library to write
 * @checks: what the checks found out
 * @label: what the history shall call it
 * @annotator: who imports
 * @report: what is written is counted here
 * @cancellable: (nullable): stops it between two transactions
 *
 * Returns: (transfer full): a writer
 */
MnImportWriter *
mn_import_writer_new (MnStore        *store,
                      MnImportChecks *checks,
                      const char     *label,
                      const MnId     *annotator,
                      MnImportReport *report,
                      GCancellable   *cancellable)
{
  MnImportWriter *self = g_new0 (MnImportWriter, 1);

  self->store = g_object_ref (store);
  self->checks = checks;
  self->ids = mn_import_checks_get_ids (checks);
  self->label = g_strdup (label);
  self->annotator = *annotator;
  self->group = mn_id_new ();
  self->report = report;
  g_set_object (&self->cancellable, cancellable);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
  return self;
}

/**
 * mn_import_writer_free:
 * @self: (transfer full): a writer
 */
void
mn_import_writer_free (MnImportWriter *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->waiting);
  mn_id_set_clear (&self->written);
  g_free (self->label);
  g_free (self);
}

static MnImportCount *
count_of (MnImportReport *report,
          MnRecordKind    kind)
{
  switch (kind)
    {
    case MN_RECORD_ANNOTATOR:
      return &report->annotators;
    case MN_RECORD_ENTITY:
      return &report->entities;
    case MN_RECORD_ARTICLE:
      return &report->articles;
    case MN_RECORD_MENTION:
      return &report->mentions;
    case MN_RECORD_CLAIM:
      return &report->claims;
    case MN_RECORD_REMARK:
      return &report->remarks;
    case MN_RECORD_RELATION:
      return &report->relations;
    case MN_RECORD_TAGSET:
    default:
      return &report->tags;
    }
}

static MnChange *
new_change (MnImportWriter *self)
{
  MnChange *change = mn_change_new (self->label, &self->annotator);

  mn_change_set_group (change, &self->group);
  mn_change_set_source (change, MN_CHANGE_BY_IMPORT);
  return change;
}

/* Writes a change, if anything is in it */
static gboolean
apply (MnImportWriter *self,
       MnChange       *change)
{
  guint n_items = mn_change_get_n_items (change);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  if (n_items == 0)
    return TRUE;
  /* not cancelled halfway: an article that is being written is written */
  if (!mn_store_apply (self->store, change, NULL, &self->error))
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      MnRecord *record = mn_change_get_item (change, i)->after;

      if (record->info->kind != MN_RECORD_TAGSET)
        count_of (self->report, record->info->kind)->added++;
    }
  return TRUE;
}

/**
 * mn_import_writer_tagset:
 * @self: a writer
 *
 * Writes the tagset that the checks made of the file's and the library's, where it is another.
 */
void
mn_import_writer_tagset (MnImportWriter *self)
{
  MnTagset *before = mn_import_checks_get_library_tagset (self->checks);
  MnTagset *after = mn_import_checks_get_tagset (self->checks);
  gboolean is_replaced = mn_import_ids_is_library_empty (self->ids);
  guint n_before = before != NULL && !is_replaced ? mn_tagset_count (before) : 0;
  g_autoptr (MnChange) change = NULL;

  if (before != NULL && mn_record_equal (before, after))
    {
      self->report->tags.skipped = mn_tagset_count (after);
      return;
    }
  change = new_change (self);
  /* a builder of its own: the store writes a revision into it */
  mn_change_add (change, before != NULL ? mn_tagset_ref (before) : NULL, mn_record_end (mn_tagset_edit (after)));
  if (apply (self, change))
    self->report->tags.added = mn_tagset_count (after) - n_before;
}

/**
 * mn_import_writer_record:
 * @self: a writer
 * @record: (transfer full): an annotator, entity, relation, or a mark of the article that comes next
 *
 * Takes a record, to be written with others.
 *
 * Returns: %FALSE where writing failed
 */
gboolean
mn_import_writer_record (MnImportWriter *self,
                         MnRecord       *record)
{
  gboolean is_mark = !mn_id_is_none (&record->article);

  if (mn_import_ids_is_there (self->ids, record))
    {
      count_of (self->report, record->info->kind)->skipped++;
      mn_record_unref (record);
      return self->error == NULL;
    }
  g_ptr_array_add (self->records, (gpointer) record);
  if (!is_mark && self->records->len >= BATCH)
    return mn_import_writer_flush (self);
  return self->error == NULL;
}

/* Moves records into a change, which owns them from now on */
static void
move_all (GPtrArray *records,
          MnChange  *change)
{
  guint n = records->len;
  g_autofree gpointer *pointers = g_ptr_array_steal (records, NULL);

  for (guint i = 0; i < n; i++)
    mn_change_add (change, NULL, pointers[i]);
}

/**
 * mn_import_writer_flush:
 * @self: a writer
 *
 * Writes the records of the library taken so far. Before an article is read, so that its marks find what they refer to.
 *
 * Returns: %FALSE where writing failed
 */
gboolean
mn_import_writer_flush (MnImportWriter *self)
{
  g_autoptr (MnChange) change = NULL;

  if (self->error != NULL)
    return FALSE;
  if (self->records->len == 0)
    return TRUE;
  change = new_change (self);
  move_all (self->records, change);
  return apply (self, change);
}

static gboolean
has_its_evidence (MnImportWriter *self,
                  MnClaim        *claim)
{
  for (guint i = 0; i < claim->evidence.n; i++)
    {
      const MnId *article = &claim->evidence.items[i].article;

      if (!mn_id_is_none (article) && !mn_id_set_contains (&self->written, article)
          && !mn_import_ids_is_article_there (self->ids, article))
        return FALSE;
    }
  return TRUE;
}

/* A library has no claim whose evidence stands in an article that is not there; so such a claim waits for it */
static void
move_claims (MnImportWriter *self,
             MnChange       *change)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  guint n = self->records->len;
  g_autofree gpointer *marks = g_ptr_array_steal (self->records, NULL);

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) mn_record_unref);
  for (guint i = 0; i < n; i++)
    if (mn_record_kind (marks[i]) == MN_RECORD_CLAIM && !has_its_evidence (self, marks[i]))
      g_ptr_array_add (self->waiting, marks[i]);
    else
      mn_change_add (change, NULL, marks[i]);
  for (guint i = 0; i < waiting->len; i++)
    if (has_its_evidence (self, waiting->pdata[i]))
      mn_change_add (change, NULL, mn_record_ref (waiting->pdata[i]));
    else
      g_ptr_array_add (self->waiting, mn_record_ref (waiting->pdata[i]));
}

/**
 * mn_import_writer_article:
 * @self: a writer
 * @article: an article, all of whose marks were taken
 *
 * Writes an article with its marks.
 *
 * Returns: %FALSE where writing failed
 */
gboolean
mn_import_writer_article (MnImportWriter *self,
                          MnArticle      *article)
{
  g_autoptr (MnChange) change = NULL;

  if (self->error != NULL)
    return FALSE;
  change = new_change (self);
  mn_id_set_add (&self->written, &((MnRecord *) article)->id);
  if (mn_import_ids_is_there (self->ids, (MnRecord *) article))
    self->report->articles.skipped++;
  else
    mn_change_add (change, NULL, mn_article_ref (article));
  move_claims (self, change);
  if (!apply (self, change))
    return FALSE;
  self->n_waiting = self->waiting->len;
  return TRUE;
}

/**
 * mn_import_writer_end:
 * @self: a writer
 *
 * Writes what is left.
 *
 * Returns: %FALSE where writing failed
 */
gboolean
mn_import_writer_end (MnImportWriter *self)
{
  return mn_import_writer_flush (self);
}

/**
 * mn_import_writer_get_n_waiting:
 * @self: a writer
 *
 * Returns: how many claims of written articles wait for an article that they take evidence from
 */
guint
mn_import_writer_get_n_waiting (MnImportWriter *self)
{
  return self->n_waiting;
}

/**
 * mn_import_writer_take_error:
 * @self: a writer
 * @error: where to put what went wrong
 *
 * Returns: whether anything went wrong while writing
 */
gboolean
mn_import_writer_take_error (MnImportWriter *self,
                             GError        **error)
{
  if (self->error == NULL)
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-turn.h"

#include <glib/gi18n-lib.h>

static void
set_gone (GError **error)
{
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                       _("What you wanted to change has been removed in the meantime"));
}

/**
 * mn_turn_new_change:
 * @document: a document
 * @label: what is done, for people
 *
 * Returns: (transfer full): a change of whoever is annotating
 */
MnChange *
mn_turn_new_change (MnDocument *document,
                    const char *label)
{
  return mn_change_new (label, mn_library_get_annotator (mn_document_get_library (document)));
}

/**
 * mn_turn_get_mark:
 * @document: a document
 * @id: which mark
 * @error: where to put a #MN_STORE_ERROR_CONFLICT
 *
 * Returns: (transfer none) (nullable): the mark as it is now; %NULL where it is gone
 */
MnRecord *
mn_turn_get_mark (MnDocument *document,
                  const MnId *id,
                  GError    **error)
{
  MnRecord *mark = mn_document_get_mark (document, id);

  if (mark == NULL)
    set_gone (error);
  return mark;
}

/**
 * mn_turn_get_entity:
 * @document: a document
 * @id: which entity of the library
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where it is gone, else what kept it from being read
 *
 * Returns: (transfer full) (nullable): the entity as it is now, whether the document refers to it or not
 */
MnEntity *
mn_turn_get_entity (MnDocument *document,
                    const MnId *id,
                    GError    **error)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_document_get_library (document));
  MnEntity *entity = mn_document_get_entity (document, id);
  g_autoptr (GError) problem = NULL;

  if (entity != NULL)
    return mn_entity_ref (entity);
  entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, id, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (entity == NULL)
    set_gone (error);
  return entity;
}

/**
 * mn_turn_find:
 * @document: a document
 * @kind: %MN_RECORD_CLAIM, %MN_RECORD_ENTITY or %MN_RECORD_RELATION
 * @id: which one
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where it is gone, else what kept it from being read
 *
 * Returns: (transfer full) (nullable): the record as it is now, in whatever article it stands
 */
gpointer
mn_turn_find (MnDocument  *document,
              MnRecordKind kind,
              const MnId  *id,
              GError     **error)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_document_get_library (document));
  MnRecord *mark = kind == MN_RECORD_CLAIM ? mn_document_get_mark (document, id) : NULL;
  g_autoptr (GError) problem = NULL;
  gpointer record;

  if (mark != NULL && mn_record_kind (mark) == kind)
    return mn_record_ref (mark);
  if (kind == MN_RECORD_ENTITY)
    return (gpointer) mn_turn_get_entity (document, id, error);
  record = mn_snapshot_get (snapshot, kind, &MN_ID_NONE, id, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (record == NULL)
    set_gone (error);
  return record;
}

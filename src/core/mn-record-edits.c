/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-record-edits.h"

#include "mn-relation-edits.h"

/**
 * mn_document_modify_async:
 * @self: a document
 * @record: one of its marks, or an entity or relation of its library
 * @label: what is done, for people
 * @group: (nullable): what it is undone together with: one visit to one field
 * @modify: changes one thing
 * @modify_data: for @modify
 * @destroy: (nullable): frees @modify_data
 * @callback: called when it is durable; ends with mn_document_edit_finish()
 * @user_data: for @callback
 *
 * Changes a record, of whatever kind, as it is when its turn comes.
 */
void
mn_document_modify_async (MnDocument         *self,
                          gconstpointer       record,
                          const char         *label,
                          const MnId         *group,
                          MnModifyFunc        modify,
                          gpointer            modify_data,
                          GDestroyNotify      destroy,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  const MnId *id = &((MnRecord *) record)->id;

  switch (mn_record_kind (record))
    {
    case MN_RECORD_ENTITY:
      mn_document_modify_entity_async (self, id, label, group, modify, modify_data, destroy, callback, user_data);
      break;
    case MN_RECORD_RELATION:
      mn_document_modify_relation_async (self, id, label, group, modify, modify_data, destroy, callback, user_data);
      break;
    default:
      mn_document_modify_mark_async (self, id, label, group, modify, modify_data, destroy, callback, user_data);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-tag-walk.h"

#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-relation.h"

static void
walk_attributes (MnRecord           *record,
                 const MnAttributes *attributes,
                 MnTagFunc           function,
                 gpointer            user_data)
{
  for (guint i = 0; i < attributes->n; i++)
    function (record, MN_TAGS_ATTRIBUTES, attributes->items[i].id, user_data);
}

static void
walk_claim (MnClaim  *claim,
            MnTagFunc function,
            gpointer  user_data)
{
  MnRecord *record = (MnRecord *) claim;

  if (claim->kind != NULL)
    function (record, MN_TAGS_CLAIM_KINDS, claim->kind, user_data);
  for (guint i = 0; i < claim->attributions.n; i++)
    if (claim->attributions.items[i].stance != NULL)
      function (record, MN_TAGS_STANCES, claim->attributions.items[i].stance, user_data);
  for (guint i = 0; i < claim->participants.n; i++)
    function (record, MN_TAGS_ROLES, claim->participants.items[i].role, user_data);
  for (guint i = 0; i < claim->verdicts.n; i++)
    function (record, MN_TAGS_VERDICTS, claim->verdicts.items[i].value, user_data);
  walk_attributes (record, &claim->attributes, function, user_data);
}

/**
 * mn_tag_walk_record:
 * @record: a record
 * @function: takes the tags that it has
 * @user_data: for @function
 *
 * Tells which tags of the tagset a record has.
 */
void
mn_tag_walk_record (MnRecord *record,
                    MnTagFunc function,
                    gpointer  user_data)
{
  switch (mn_record_kind (record))
    {
    case MN_RECORD_ENTITY:
      function (record, MN_TAGS_ENTITY_TYPES, ((MnEntity *) record)->type, user_data);
      walk_attributes (record, &((MnEntity *) record)->attributes, function, user_data);
      break;
    case MN_RECORD_MENTION:
      function (record, MN_TAGS_ENTITY_TYPES, ((MnMention *) record)->type, user_data);
      walk_attributes (record, &((MnMention *) record)->attributes, function, user_data);
      break;
    case MN_RECORD_CLAIM:
      walk_claim ((MnClaim *) record, function, user_data);
      break;
    case MN_RECORD_RELATION:
      function (record, MN_TAGS_RELATION_TYPES, ((MnRelation *) record)->type, user_data);
      walk_attributes (record, &((MnRelation *) record)->attributes, function, user_data);
      break;
    case MN_RECORD_TAGSET:
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_ARTICLE:
    case MN_RECORD_REMARK:
    default:
      break;
    }
}

static gboolean
take_id (MnRecord *article,
         gpointer  ids)
{
  g_array_append_val (ids, article->id);
  return TRUE;
}

/**
 * mn_tag_walk_library:
 * @snapshot: a snapshot that sees one moment's state
 * @function: takes one record
 * @user_data: for @function
 * @progress: (nullable): is told after each article how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: where to put a #MN_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Goes through all records that may have tags: first the entities, then of each article the mentions and the claims, then
 * the relations.
 *
 * Returns: whether it came to the end
 */
gboolean
mn_tag_walk_library (MnSnapshot       *snapshot,
                     MnRecordFunc      function,
                     gpointer          user_data,
                     MnTagProgressFunc progress,
                     gpointer          progress_data,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (MnId));

  if (!mn_snapshot_each (snapshot, MN_RECORD_ENTITY, function, user_data, cancellable, error)
      || !mn_snapshot_each (snapshot, MN_RECORD_ARTICLE, take_id, articles, cancellable, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    {
      const MnId *article = &g_array_index (articles, MnId, i);

      if (!mn_snapshot_each_mark (snapshot, MN_RECORD_MENTION, article, function, user_data, cancellable, error)
          || !mn_snapshot_each_mark (snapshot, MN_RECORD_CLAIM, article, function, user_data, cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) (i + 1) / articles->len, progress_data);
    }
  return mn_snapshot_each (snapshot, MN_RECORD_RELATION, function, user_data, cancellable, error);
}

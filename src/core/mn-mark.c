/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-mark.h"

/**
 * mn_mark_is:
 * @record: a record
 *
 * Returns: whether it is a mention, a claim or a remark
 */
gboolean
mn_mark_is (gconstpointer record)
{
  MnRecordKind kind = mn_record_kind (record);

  return kind == MN_RECORD_MENTION || kind == MN_RECORD_CLAIM || kind == MN_RECORD_REMARK;
}

/**
 * mn_mark_get_spans:
 * @mark: a mention, claim or remark
 *
 * Returns: (transfer none): its spans
 */
const MnSpans *
mn_mark_get_spans (gconstpointer mark)
{
  switch (mn_record_kind (mark))
    {
    case MN_RECORD_MENTION:
      return &((MnMention *) mark)->spans;
    case MN_RECORD_CLAIM:
      return &((MnClaim *) mark)->spans;
    case MN_RECORD_REMARK:
      return &((MnRemark *) mark)->spans;
    case MN_RECORD_TAGSET:
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_ENTITY:
    case MN_RECORD_ARTICLE:
    case MN_RECORD_RELATION:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * mn_mark_edit_spans:
 * @builder: a mention, claim or remark being changed
 *
 * Returns: (transfer none): its spans, to be changed
 */
MnSpans *
mn_mark_edit_spans (gpointer builder)
{
  return (MnSpans *) mn_mark_get_spans (builder);
}

/**
 * mn_mark_compare:
 * @a: a mark
 * @b: another
 *
 * The order of reading, as in exports: by the start of the first span, the end of the last, then the id.
 *
 * Returns: less than, equal to or greater than 0
 */
int
mn_mark_compare (gconstpointer a,
                 gconstpointer b)
{
  int order = mn_spans_compare (mn_mark_get_spans (a), mn_mark_get_spans (b));

  return order != 0 ? order : mn_id_compare (&((MnRecord *) a)->id, &((MnRecord *) b)->id);
}

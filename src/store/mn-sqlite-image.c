/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-image.h"

#include "mn-article.h"
#include "mn-pack.h"
#include "mn-record-json.h"
#include "mn-sqlite-read.h"
#include "mn-sqlite-write-article.h"

#include <glib/gi18n-lib.h>

/**
 * mn_mention_is_plain:
 * @mention: a mention
 *
 * Returns: whether it says nothing but where it is, its type and its entity; nearly all do
 */
gboolean
mn_mention_is_plain (MnMention *mention)
{
  return mention->role == NULL && mention->value == NULL && mention->attributes.n == 0 && mention->note == NULL
         && mention->record.made.extra == NULL;
}

static gboolean
pack_mention (GByteArray *image,
              MnMention  *mention)
{
  const MnProvenance *made = &mention->record.made;

  if (!mn_mention_is_plain (mention) || made->created < 0 || made->modified < 0
      || !mn_pack_spans (image, &mention->spans))
    return FALSE;
  mn_pack_data (image, mention->type, strlen (mention->type));
  mn_pack_data (image, &mention->entity, mn_id_is_none (&mention->entity) ? 0 : sizeof (MnId));
  mn_pack_data (image, &made->annotator, mn_id_is_none (&made->annotator) ? 0 : sizeof (MnId));
  mn_pack_number (image, (guint64) made->created);
  mn_pack_number (image, (guint64) made->modified);
  mn_pack_number (image, (guint64) made->origin);
  return TRUE;
}

static MnId
unpack_id (MnUnpacker *unpacker)
{
  MnId id = MN_ID_NONE;
  gsize n_bytes;
  gconstpointer bytes = mn_unpack_data (unpacker, &n_bytes);

  if (bytes != NULL && n_bytes == sizeof id)
    memcpy (&id, bytes, sizeof id);
  else if (n_bytes != 0)
    unpacker->has_failed = TRUE;
  return id;
}

static MnMentionBuilder *
unpack_mention (const MnJournalItem *item)
{
  g_autoptr (MnMentionBuilder) mention = mn_record_new_blank (&mn_mention_info);
  g_autofree char *type = NULL;
  MnUnpacker unpacker;
  const char *bytes;
  guint64 origin;
  gsize n_bytes;

  mn_unpacker_init (&unpacker, item->image, item->n_bytes);
  if (!mn_unpack_spans (&unpacker, &mention->spans))
    return NULL;
  bytes = mn_unpack_data (&unpacker, &n_bytes);
  if (bytes == NULL || !g_utf8_validate_len (bytes, n_bytes, NULL))
    return NULL;
  type = g_strndup (bytes, n_bytes);
  mention->type = g_intern_string (type);
  mention->entity = unpack_id (&unpacker);
  mention->record.made.annotator = unpack_id (&unpacker);
  mention->record.made.created = (gint64) mn_unpack_number (&unpacker);
  mention->record.made.modified = (gint64) mn_unpack_number (&unpacker);
  origin = mn_unpack_number (&unpacker);
  mention->record.made.origin = (gint) MIN (origin, MN_ORIGIN_SUGGESTION);
  return unpacker.has_failed || origin > MN_ORIGIN_SUGGESTION || unpacker.at != unpacker.end ? NULL : g_steal_pointer (&mention);
}

/* The text of an article is there only where it goes or becomes another */
static char *
article_to_json (MnConnection *connection,
                 MnArticle    *before,
                 MnRecord     *after,
                 GError      **error)
{
  g_autoptr (MnArticleBuilder) whole = NULL;
  gint64 key;

  if (!mn_text_changes (before, after))
    return mn_head_to_json (before);
  if (before->text != NULL)
    return mn_record_to_json (before);
  if (!mn_read_key (connection, MN_SQL_ARTICLE_KEY, &before->record.id, &key, error))
    return NULL;
  whole = mn_article_edit (before);
  mn_array_clear (&mn_block_info, &whole->blocks);
  if (key != 0 && !mn_read_text (connection, key, whole, error))
    return NULL;
  return mn_record_to_json (whole);
}

/**
 * mn_image_make:
 * @connection: a connection inside a write transaction, before the change is written
 * @item: a record that is altered or removed
 * @image: where to put what it was; emptied first
 * @form: (out): in which form
 * @error: where to put a #MN_STORE_ERROR
 *
 * Makes what undo needs to bring a record back.
 *
 * Returns: whether all went well
 */
gboolean
mn_image_make (MnConnection       *connection,
               const MnChangeItem *item,
               GByteArray         *image,
               MnImageForm        *form,
               GError            **error)
{
  g_autofree char *json = NULL;

  g_byte_array_set_size (image, 0);
  *form = MN_IMAGE_PACKED;
  if (mn_record_kind (item->before) == MN_RECORD_MENTION && pack_mention (image, (MnMention *) item->before))
    return TRUE;

  *form = MN_IMAGE_JSON;
  if (mn_record_kind (item->before) == MN_RECORD_ARTICLE)
    json = article_to_json (connection, (MnArticle *) item->before, item->after, error);
  else
    json = mn_record_to_json (item->before);
  if (json == NULL)
    return FALSE;
  g_byte_array_append (image, (const guint8 *) json, (guint) strlen (json));
  return TRUE;
}

/**
 * mn_image_read:
 * @item: a record of a journal row that was there before
 * @error: where to put what is wrong with it
 *
 * Returns: (transfer full) (nullable): a builder of what the record was
 */
gpointer
mn_image_read (const MnJournalItem *item,
               GError             **error)
{
  MnRecordBuilder *record;

  if (item->form == MN_IMAGE_PACKED)
    {
      record = (MnRecordBuilder *) unpack_mention (item);
      if (record == NULL)
        g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT, _("a mention cannot be read"));
    }
  else
    record = mn_record_from_json (mn_record_info_of (item->key.kind), item->image, (gssize) item->n_bytes, error);
  if (record == NULL)
    return NULL;
  record->id = item->key.id;
  record->article = item->key.article;
  return record;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-manicule-reader.h"
#include "mn-annotator.h"
#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-format-manicule.h"
#include "mn-mention.h"
#include "mn-record-json.h"
#include "mn-relation.h"
#include "mn-remark.h"
#include "mn-time.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

typedef struct
{
  MnJsonReader            *reader;
  const MnManiculeVisitor *visitor;
  gpointer                 user_data;
  gboolean                 is_other_version;

  /* the article being read */
  MnArticleBuilder        *article;
  guint64                  line;
  guint                    seen; /* one bit for each of mark_lists */
  gboolean                 is_text_told;
} Walk;

static const struct
{
  const char         *key;
  const MnRecordInfo *info;
} mark_lists[] = {
  { "mentions", &mn_mention_info },
  { "claims", &mn_claim_info },
  { "remarks", &mn_remark_info },
};

/* The keys of the head, then those of the rest of a document, in the order in which they must come */
static const char *const keys[] = {
  "format", "version", "generator", "exported", "tagset", "annotators", "entities", "articles", "relations",
};
#define N_HEAD_KEYS 6

static void
hand_over (Walk     *self,
           MnRecord *record,
           guint64   line)
{
  if (mn_json_reader_has_failed (self->reader) || self->visitor->record == NULL)
    mn_record_unref (record);
  else
    self->visitor->record (record, line, self->user_data);
}

static void
read_record (Walk               *self,
             const MnRecordInfo *info)
{
  MnRecordBuilder *builder = mn_record_new_blank (info);
  guint64 line;

  mn_json_reader_peek (self->reader);
  line = mn_json_reader_get_line (self->reader);
  if (self->article != NULL)
    builder->article = self->article->record.id;
  mn_struct_read_json (&info->base, builder, self->reader, MN_JSON_STRICT, NULL, NULL);
  hand_over (self, mn_record_end (builder), line);
}

static void
read_records (Walk               *self,
              const MnRecordInfo *info)
{
  if (!mn_json_reader_expect (self->reader, MN_JSON_ARRAY))
    return;
  while (mn_json_reader_next_item (self->reader))
    read_record (self, info);
}

static void
tell_text (Walk *self)
{
  if (self->is_text_told || mn_json_reader_has_failed (self->reader))
    return;
  self->is_text_told = TRUE;
  self->visitor->text (&self->article->record.id, self->article->text, self->line, self->user_data);
}

static gboolean
read_marks (MnJsonReader *reader,
            const char   *key,
            gpointer      user_data)
{
  Walk *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (mark_lists); i++)
    {
      if (strcmp (mark_lists[i].key, key) != 0)
        continue;
      if (self->seen >> i & 1)
        mn_json_reader_fail (reader, _("the key “%s” is there twice"), key);
      else if (mn_id_is_none (&self->article->record.id))
        mn_json_reader_fail (reader, _("“%s” must come before “%s”"), "id", key);
      else if (self->article->text == NULL)
        mn_json_reader_fail (reader, _("“%s” must come before “%s”"), "text", key);
      self->seen |= 1U << i;
      tell_text (self);
      if (self->visitor->record != NULL)
        read_records (self, mark_lists[i].info);
      else
        mn_json_reader_skip (reader);
      return TRUE;
    }
  return FALSE;
}

/* Reads the rest of an article, its opening bracket already taken */
static void
read_article (Walk *self)
{
  g_autoptr (MnArticleBuilder) article = mn_record_new_blank (&mn_article_info);

  self->article = article;
  self->line = mn_json_reader_get_line (self->reader);
  self->seen = 0;
  self->is_text_told = FALSE;

  mn_struct_read_members (&mn_article_info.base, article, self->reader, MN_JSON_STRICT, read_marks, self);
  for (guint i = 0; i < G_N_ELEMENTS (mark_lists); i++)
    if (!(self->seen >> i & 1))
      mn_json_reader_fail_at (self->reader, self->line, _("“%s” is missing"), mark_lists[i].key);
  if (article->text == NULL)
    mn_json_reader_fail_at (self->reader, self->line, _("“%s” may not be null"), "text");
  tell_text (self);
  if (!mn_json_reader_has_failed (self->reader))
    self->visitor->article (article, self->line, self->user_data);
  self->article = NULL;
}

static void
read_articles (Walk *self)
{
  if (!mn_json_reader_expect (self->reader, MN_JSON_ARRAY))
    return;
  while (mn_json_reader_next_item (self->reader))
    if (mn_json_reader_expect (self->reader, MN_JSON_OBJECT))
      read_article (self);
}

static void
read_format (Walk *self)
{
  g_autofree char *format = mn_json_reader_read_string (self->reader);

  if (g_strcmp0 (format, "manicule") != 0)
    mn_json_reader_fail (self->reader, _("this is no export of Manicule: its format is “%s”"),
                         format != NULL ? format : "null");
}

static void
read_version (Walk *self)
{
  gint64 version = mn_json_reader_read_int (self->reader);

  if (version == MN_MANICULE_VERSION || mn_json_reader_has_failed (self->reader))
    return;
  self->is_other_version = TRUE;
  mn_json_reader_fail (self->reader, _("this is version %" PRIi64 " of the format; this program reads version %d"),
                       version, MN_MANICULE_VERSION);
}

static void
read_exported (Walk *self)
{
  g_autofree char *text = NULL;
  gint64 time;

  if (!mn_json_reader_expect (self->reader, MN_JSON_STRING))
    return;
  text = g_strdup (mn_json_reader_get_text (self->reader));
  if (!mn_time_parse (text, &time))
    mn_json_reader_fail (self->reader, _("“%s” is not a time in ISO 8601"), text);
}

static void
read_tagset (Walk *self)
{
  g_autoptr (MnTagsetBuilder) tagset = mn_record_new_blank (&mn_tagset_info);
  guint64 line;

  mn_json_reader_peek (self->reader);
  line = mn_json_reader_get_line (self->reader);
  tagset->record.id = MN_TAGSET_ID;
  if (mn_struct_read_json (&mn_tagset_info.base, tagset, self->reader, MN_JSON_STRICT, NULL, NULL))
    self->visitor->tagset (tagset, line, self->user_data);
}

static void
read_member (Walk *self,
             guint which)
{
  switch (which)
    {
    case 0:
      read_format (self);
      break;
    case 1:
      read_version (self);
      break;
    case 2:
      mn_json_reader_expect (self->reader, MN_JSON_STRING);
      break;
    case 3:
      read_exported (self);
      break;
    case 4:
      read_tagset (self);
      break;
    case 5:
      read_records (self, &mn_annotator_info);
      break;
    case 6:
      read_records (self, &mn_entity_info);
      break;
    case 7:
      read_articles (self);
      break;
    case 8:
      read_records (self, &mn_relation_info);
      break;
    default:
      g_return_if_reached ();
    }
}

static int
find_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i], key) == 0)
      return (int) i;
  return -1;
}

/* Says what is wrong with a key that is not the one that must come next */
static void
refuse_key (Walk       *self,
            const char *key,
            guint       wanted,
            guint       n_keys)
{
  int found = find_key (key);

  if (found < 0)
    mn_json_reader_fail (self->reader, wanted == 0 ? _("this is no export of Manicule: it begins with the key “%s”")
                                                   : _("the key “%s” is unknown"), key);
  else if ((guint) found >= n_keys)
    mn_json_reader_fail (self->reader, _("this is one document, not one record a line"));
  else if ((guint) found < wanted)
    mn_json_reader_fail (self->reader, _("the key “%s” is there twice"), key);
  else
    mn_json_reader_fail (self->reader, _("“%s” must come before “%s”"), keys[wanted], key);
}

static void
read_object (Walk *self,
             guint n_keys)
{
  const char *key;

  if (!mn_json_reader_expect (self->reader, MN_JSON_OBJECT))
    return;
  for (guint i = 0; i < n_keys; i++)
    {
      key = mn_json_reader_next_key (self->reader);
      if (key != NULL && strcmp (key, keys[i]) != 0)
        refuse_key (self, key, i, n_keys);
      else if (key == NULL)
        mn_json_reader_fail (self->reader, _("“%s” is missing"), keys[i]);
      if (mn_json_reader_has_failed (self->reader))
        return;
      read_member (self, i);
    }
  key = mn_json_reader_next_key (self->reader);
  if (key != NULL)
    refuse_key (self, key, n_keys, n_keys);
}

/* Reads one line after the head; @stage is how far in the order of entities, articles, relations the file is */
static void
read_line (Walk  *self,
           guint *stage)
{
  static const char *const kinds[] = { "entity", "article", "relation" };
  static const MnRecordInfo *const infos[] = { &mn_entity_info, NULL, &mn_relation_info };
  const char *key;
  guint kind;
  guint64 line;

  if (!mn_json_reader_expect (self->reader, MN_JSON_OBJECT))
    return;
  line = mn_json_reader_get_line (self->reader);
  key = mn_json_reader_next_key (self->reader);
  if (g_strcmp0 (key, "record") != 0)
    {
      mn_json_reader_fail (self->reader, _("“%s” must come first"), "record");
      return;
    }
  if (!mn_json_reader_expect (self->reader, MN_JSON_STRING))
    return;
  for (kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    if (strcmp (kinds[kind], mn_json_reader_get_text (self->reader)) == 0)
      break;
  if (kind == G_N_ELEMENTS (kinds))
    mn_json_reader_fail (self->reader, _("“%s” is not allowed for “%s”"), mn_json_reader_get_text (self->reader),
                         "record");
  else if (kind < *stage)
    mn_json_reader_fail (self->reader, _("“%s” must come before “%s”"), kinds[kind], kinds[*stage]);
  if (mn_json_reader_has_failed (self->reader))
    return;

  *stage = kind;
  if (infos[kind] == NULL)
    read_article (self);
  else
    {
      MnRecordBuilder *builder = mn_record_new_blank (infos[kind]);

      mn_struct_read_members (&infos[kind]->base, builder, self->reader, MN_JSON_STRICT, NULL, NULL);
      hand_over (self, mn_record_end (builder), line);
    }
}

/**
 * mn_manicule_read:
 * @reader: a reader at the beginning of a file; it keeps what is wrong
 * @layout: as a document or by lines
 * @visitor: is handed what the file holds
 * @user_data: for @visitor
 * @is_other_version: (out): whether it failed because of the version
 *
 * Reads a file of the format of Manicule, so that memory follows the largest text and not the file. Every key must be
 * there, none that is unknown, and what is referred to from far away must come first.
 *
 * Returns: whether all of it is well-formed and the visitor had nothing against it
 */
gboolean
mn_manicule_read (MnJsonReader            *reader,
                  MnManiculeLayout         layout,
                  const MnManiculeVisitor *visitor,
                  gpointer                 user_data,
                  gboolean                *is_other_version)
{
  Walk self = { .reader = reader, .visitor = visitor, .user_data = user_data };

  if (layout == MN_MANICULE_DOCUMENT)
    {
      read_object (&self, G_N_ELEMENTS (keys));
      mn_json_reader_expect (reader, MN_JSON_END);
    }
  else
    {
      guint stage = 0;

      read_object (&self, N_HEAD_KEYS);
      while (mn_json_reader_peek (reader) == MN_JSON_OBJECT)
        read_line (&self, &stage);
      mn_json_reader_expect (reader, MN_JSON_END);
    }
  *is_other_version = self.is_other_version;
  return !mn_json_reader_has_failed (reader);
}

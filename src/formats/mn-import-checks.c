/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-formats"

#include "mn-import-checks.h"
#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-far-spans.h"
#include "mn-import-tags.h"
#include "mn-mention.h"
#include "mn-relation.h"
#include "mn-remark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A mention or article that something referred to before it came, or that never comes */
typedef struct
{
  MnId    id;
  guint64 line;
} Reference;

struct _MnImportChecks
{
  MnSnapshot   *snapshot;
  MnJsonReader *reader;
  MnTagset     *library_tagset; /* NULL where it has none */
  MnImportTags *tags;
  MnImportIds  *ids;
  GArray       *evidence;            /* of Reference, to articles */
  MnFarSpans   *far;

  /* the article at hand */
  MnId          article;
  MnText       *text;
  gboolean      is_article_there;
  GArray       *mentions; /* of Reference */
};

/**
 * mn_import_checks_new:
 * @snapshot: the library to import into
 * @reader: the reader of the file
 * @error: where to put what went wrong with the library
 *
 * Returns: (transfer full) (nullable): checks that know nothing of the file yet
 */
MnImportChecks *
mn_import_checks_new (MnSnapshot   *snapshot,
                      MnJsonReader *reader,
                      GError      **error)
{
  g_autoptr (MnImportChecks) self = g_new0 (MnImportChecks, 1);
  GError *problem = NULL;

  self->snapshot = g_object_ref (snapshot);
  self->reader = reader;
  self->evidence = g_array_new (FALSE, FALSE, sizeof (Reference));
  self->mentions = g_array_new (FALSE, FALSE, sizeof (Reference));
  self->far = mn_far_spans_new ();
  self->library_tagset = mn_snapshot_get (snapshot, MN_RECORD_TAGSET, NULL, &MN_TAGSET_ID, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  self->ids = mn_import_ids_new (snapshot, reader, error);
  if (self->ids == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mn_import_checks_free:
 * @self: (transfer full): checks
 */
void
mn_import_checks_free (MnImportChecks *self)
{
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->ids, mn_import_ids_free);
  g_clear_pointer (&self->library_tagset, mn_tagset_unref);
  g_clear_pointer (&self->tags, mn_import_tags_free);
  g_clear_pointer (&self->text, mn_text_unref);
  g_clear_pointer (&self->far, mn_far_spans_free);
  g_array_unref (self->evidence);
  g_array_unref (self->mentions);
  g_free (self);
}

static void
check_mention_reference (MnImportChecks *self,
                         const MnId     *id,
                         guint64         line)
{
  Reference reference = { *id, line };

  if (!mn_id_is_none (id) && !mn_import_ids_is_in_file (self->ids, MN_RECORD_MENTION, id))
    g_array_append_val (self->mentions, reference);
}

static void
check_referent (MnImportChecks   *self,
                const MnReferent *referent,
                guint64           line)
{
  if (referent == NULL)
    return;
  mn_import_ids_check_reference (self->ids, MN_RECORD_ENTITY, &referent->entity, line);
  check_mention_reference (self, &referent->mention, line);
}

static void
check_spans (MnImportChecks *self,
             const MnSpans  *spans,
             gboolean        may_be_none,
             guint64         line)
{
  g_autofree char *reason = NULL;

  if (spans->n == 0 && !may_be_none)
    mn_json_reader_fail_at (self->reader, line, _("a mark has no span"));
  else if (!mn_spans_check (spans, self->text, &reason))
    mn_json_reader_fail_at (self->reader, line, "%s", reason);
}

static void
check_provenance (MnImportChecks     *self,
                  const MnProvenance *made,
                  guint64             line)
{
  mn_import_ids_check_reference (self->ids, MN_RECORD_ANNOTATOR, &made->annotator, line);
  if (made->extra != NULL && made->extra[0] != '{')
    mn_json_reader_fail_at (self->reader, line, _("“%s” must be an object or null"), "extra");
}

static void
check_attributes (MnImportChecks     *self,
                  const MnAttributes *attributes,
                  guint64             line)
{
  for (guint i = 0; i < attributes->n; i++)
    {
      const char *value = attributes->items[i].value;

      mn_import_tags_check (self->tags, MN_TAGS_ATTRIBUTES, attributes->items[i].id, self->reader, line);
      if (value != NULL && (value[0] == '{' || value[0] == '['))
        mn_json_reader_fail_at (self->reader, line, _("the value of an attribute must be a string, a number or a boolean"));
    }
}

static void
check_mention (MnImportChecks *self,
               MnMention      *mention,
               guint64         line)
{
  mn_import_tags_check (self->tags, MN_TAGS_ENTITY_TYPES, mention->type, self->reader, line);
  check_spans (self, &mention->spans, FALSE, line);
  mn_import_ids_check_reference (self->ids, MN_RECORD_ENTITY, &mention->entity, line);
  check_attributes (self, &mention->attributes, line);
}

static void
check_evidence (MnImportChecks   *self,
                const MnEvidence *evidence,
                guint64           line)
{
  Reference reference = { evidence->article, line };

  check_provenance (self, &evidence->made, line);
  if (mn_id_is_none (&evidence->article))
    return;
  g_array_append_val (self->evidence, reference);
  for (guint i = 0; i < evidence->spans.n; i++)
    mn_far_spans_add (self->far, &evidence->article, evidence->spans.items[i].start, evidence->spans.items[i].end,
                      evidence->spans.items[i].quote, line);
}

static void
check_claim (MnImportChecks *self,
             MnClaim        *claim,
             guint64         line)
{
  mn_import_tags_check (self->tags, MN_TAGS_CLAIM_KINDS, claim->kind, self->reader, line);
  check_spans (self, &claim->spans, FALSE, line);
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *attribution = &claim->attributions.items[i];

      check_referent (self, &attribution->claimant, line);
      check_referent (self, attribution->on_behalf_of, line);
      check_referent (self, attribution->addressee, line);
      check_referent (self, attribution->channel, line);
      check_spans (self, &attribution->cues, TRUE, line);
      mn_import_tags_check (self->tags, MN_TAGS_STANCES, attribution->stance, self->reader, line);
    }
  for (guint i = 0; i < claim->participants.n; i++)
    {
      check_mention_reference (self, &claim->participants.items[i].mention, line);
      mn_import_tags_check (self->tags, MN_TAGS_ROLES, claim->participants.items[i].role, self->reader, line);
    }
  for (guint i = 0; i < claim->verdicts.n; i++)
    {
      mn_import_tags_check (self->tags, MN_TAGS_VERDICTS, claim->verdicts.items[i].value, self->reader, line);
      mn_import_ids_check_reference (self->ids, MN_RECORD_ANNOTATOR, &claim->verdicts.items[i].annotator, line);
    }
  for (guint i = 0; i < claim->evidence.n; i++)
    check_evidence (self, &claim->evidence.items[i], line);
  check_attributes (self, &claim->attributes, line);
}

static void
check_relation (MnImportChecks *self,
                MnRelation     *relation,
                guint64         line)
{
  const MnEnd *ends[] = { &relation->from, &relation->to };

  mn_import_tags_check (self->tags, MN_TAGS_RELATION_TYPES, relation->type, self->reader, line);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    mn_import_ids_check_reference (self->ids, ends[i]->kind == MN_END_CLAIM ? MN_RECORD_CLAIM : MN_RECORD_ENTITY, &ends[i]->id, line);
  for (guint i = 0; i < relation->spans.n; i++)
    {
      const MnArticleSpan *span = &relation->spans.items[i];

      mn_import_ids_check_reference (self->ids, MN_RECORD_ARTICLE, &span->article, line);
      mn_far_spans_add (self->far, &span->article, span->start, span->end, span->quote, line);
    }
  check_attributes (self, &relation->attributes, line);
}

static void
check_entity (MnImportChecks *self,
              MnEntity       *entity,
              guint64         line)
{
  mn_import_tags_check (self->tags, MN_TAGS_ENTITY_TYPES, entity->type, self->reader, line);
  check_attributes (self, &entity->attributes, line);
}

/**
 * mn_import_checks_tagset:
 * @self: checks
 * @tagset: the tagset of the file
 * @line: where it begins
 */
void
mn_import_checks_tagset (MnImportChecks *self,
                         MnTagset       *tagset,
                         guint64         line)
{
  const char *twice = mn_tagset_find_twice (tagset);

  if (twice != NULL)
    mn_json_reader_fail_at (self->reader, line, _("the tag “%s” is there twice"), twice);
  g_clear_pointer (&self->tags, mn_import_tags_free);
  self->tags = mn_import_tags_new (tagset, mn_import_ids_is_library_empty (self->ids) ? NULL : self->library_tagset);
}

/**
 * mn_import_checks_record:
 * @self: checks
 * @record: an annotator, entity, relation or mark of the file
 * @line: where it begins
 */
void
mn_import_checks_record (MnImportChecks *self,
                         MnRecord       *record,
                         guint64         line)
{
  mn_import_ids_add (self->ids, record, line);
  check_provenance (self, &record->made, line);
  switch (record->info->kind)
    {
    case MN_RECORD_ENTITY:
      check_entity (self, (MnEntity *) record, line);
      break;
    case MN_RECORD_MENTION:
      check_mention (self, (MnMention *) record, line);
      break;
    case MN_RECORD_CLAIM:
      check_claim (self, (MnClaim *) record, line);
      break;
    case MN_RECORD_REMARK:
      check_spans (self, &((MnRemark *) record)->spans, FALSE, line);
      break;
    case MN_RECORD_RELATION:
      check_relation (self, (MnRelation *) record, line);
      break;
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_TAGSET:
    case MN_RECORD_ARTICLE:
    default:
      break;
    }
  if (!mn_json_reader_has_failed (self->reader))
    mn_import_ids_compare_with_library (self->ids, record, line);
}

/* Design, section 2: what a reader replaces is in no text of a library */
static void
check_characters (MnImportChecks *self,
                  MnText         *text,
                  guint64         line)
{
  for (const char *at = mn_text_get_utf8 (text); *at != '\0'; at++)
    {
      guchar c = (guchar) *at;
      gunichar found = 0;

      if (G_UNLIKELY (c < 0x20 && c != '\t' && c != '\n'))
        found = c;
      else if (G_UNLIKELY (c == 0xc2 && (guchar) at[1] == 0x85))
        found = 0x85;
      else if (G_UNLIKELY (c == 0xe2 && (guchar) at[1] == 0x80 && ((guchar) at[2] & 0xfe) == 0xa8))
        found = 0x2000 | ((guchar) at[2] & 0x3f);
      if (found == 0)
        continue;
      mn_json_reader_fail_at (self->reader, line, _("the text has the character U+%04X, which no text of a library has"),
                              found);
      return;
    }
}

/**
 * mn_import_checks_text:
 * @self: checks
 * @article: an article of the file, before its first mark
 * @text: its text
 * @line: where it begins
 */
void
mn_import_checks_text (MnImportChecks *self,
                       const MnId     *article,
                       MnText         *text,
                       guint64         line)
{
  self->article = *article;
  g_clear_pointer (&self->text, mn_text_unref);
  self->text = mn_text_ref (text);
  self->is_article_there = mn_import_ids_is_in_library (self->ids, MN_RECORD_ARTICLE, NULL, article);
  mn_import_ids_begin_article (self->ids);
  g_array_set_size (self->mentions, 0);
  check_characters (self, text, line);
}

static void
check_pending_mentions (MnImportChecks *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const Reference *reference = &g_array_index (self->mentions, Reference, i);
      char text[MN_ID_STRING_SIZE];

      if (!mn_import_ids_is_in_file (self->ids, MN_RECORD_MENTION, &reference->id)
          && !(self->is_article_there
               && mn_import_ids_is_in_library (self->ids, MN_RECORD_MENTION, &self->article, &reference->id)))
        mn_json_reader_fail_at (self->reader, reference->line, _("the mention %s is referred to, but is not in its article"),
                                mn_id_to_string (&reference->id, text));
    }
}

/**
 * mn_import_checks_article:
 * @self: checks
 * @article: an article of the file, after its last mark
 * @line: where it begins
 */
void
mn_import_checks_article (MnImportChecks *self,
                          MnArticle      *article,
                          guint64         line)
{
  g_autofree char *reason = NULL;

  mn_import_ids_add (self->ids, (MnRecord *) article, line);
  if (!mn_article_check_blocks (article, &reason))
    mn_json_reader_fail_at (self->reader, line, "%s", reason);
  if (strcmp (article->sha256, mn_text_get_sha256 (article->text)) != 0)
    mn_json_reader_fail_at (self->reader, line, _("the text was changed: its SHA-256 is %s, not %s"),
                            mn_text_get_sha256 (article->text), article->sha256);
  check_pending_mentions (self);
  if (!mn_json_reader_has_failed (self->reader) && self->is_article_there)
    mn_import_ids_compare_with_library (self->ids, (MnRecord *) article, line);
}

/**
 * mn_import_checks_end:
 * @self: checks
 *
 * Checks what could not be known before the file was read.
 */
void
mn_import_checks_end (MnImportChecks *self)
{
  g_clear_pointer (&self->text, mn_text_unref);
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const Reference *reference = &g_array_index (self->evidence, Reference, i);

      mn_import_ids_check_reference (self->ids, MN_RECORD_ARTICLE, &reference->id, reference->line);
    }
}

/**
 * mn_import_checks_has_far_spans:
 * @self: checks
 *
 * Returns: whether evidence or relations quote texts, which must be read once more to check that
 */
gboolean
mn_import_checks_has_far_spans (MnImportChecks *self)
{
  return !mn_far_spans_is_empty (self->far);
}

/**
 * mn_import_checks_far_text:
 * @self: checks
 * @reader: the reader of the second reading
 * @article: an article of the file
 * @text: its text
 *
 * Checks what evidence and relations quote from it.
 */
void
mn_import_checks_far_text (MnImportChecks *self,
                           MnJsonReader   *reader,
                           const MnId     *article,
                           MnText         *text)
{
  mn_far_spans_check (self->far, article, text, reader);
}

/**
 * mn_import_checks_library_texts:
 * @self: checks
 * @reader: the reader of the second reading
 *
 * Checks what evidence and relations quote from articles that are in the library only.
 */
void
mn_import_checks_library_texts (MnImportChecks *self,
                                MnJsonReader   *reader)
{
  MnId id = MN_ID_NONE;

  self->reader = reader;
  while (mn_far_spans_next_article (self->far, &id) && !mn_json_reader_has_failed (reader))
    if (!mn_import_ids_is_in_file (self->ids, MN_RECORD_ARTICLE, &id))
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (MnArticle) article = mn_snapshot_get_article (self->snapshot, &id, TRUE, &error);

        if (error != NULL)
          mn_json_reader_fail (reader, "%s", error->message);
        else if (article != NULL && article->text != NULL)
          mn_far_spans_check (self->far, &id, article->text, reader);
      }
}

/**
 * mn_import_checks_close_library:
 * @self: checks, all done
 *
 * Lets go of the library; what was found out stays.
 */
void
mn_import_checks_close_library (MnImportChecks *self)
{
  g_clear_object (&self->snapshot);
  mn_import_ids_close_library (self->ids);
}

/**
 * mn_import_checks_get_ids:
 * @self: checks
 *
 * Returns: (transfer none): what is known of ids
 */
MnImportIds *
mn_import_checks_get_ids (MnImportChecks *self)
{
  return self->ids;
}

/**
 * mn_import_checks_get_library_tagset:
 * @self: checks
 *
 * Returns: (transfer none) (nullable): the tagset of the library
 */
MnTagset *
mn_import_checks_get_library_tagset (MnImportChecks *self)
{
  return self->library_tagset;
}

/**
 * mn_import_checks_get_tagset:
 * @self: checks, all done
 *
 * Returns: (transfer none): the tagset that the library shall have
 */
MnTagset *
mn_import_checks_get_tagset (MnImportChecks *self)
{
  return mn_import_tags_get_merged (self->tags);
}

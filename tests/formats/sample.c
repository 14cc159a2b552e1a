/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"
#include "mn-annotator.h"
#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-record-json.h"
#include "mn-relation.h"
#include "mn-remark.h"
#include "mn-sqlite-store.h"
#include "mn-tagset.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define TEXT "Márquez héads “Acme” 😀.\nA\tsecond line says “no” \\ never.\n\nThe Márquez company denies it."
#define TIME G_GINT64_CONSTANT (1767952800)

MnId
sample_id (MnRecordKind kind,
           guint        number)
{
  g_autofree char *text = g_strdup_printf ("0190163d-8694-7000-8000-0000%04x%04x", kind, number);
  MnId id;

  g_assert_true (mn_id_parse (text, &id));
  return id;
}

static void
remove_and_free (gpointer folder)
{
  sample_remove (folder);
  g_free (folder);
}

/* A real library, in a folder of its own that goes with it */
MnStore *
sample_new_store (void)
{
  char *folder = sample_folder ();
  g_autofree char *path = g_build_filename (folder, "library.manicule", NULL);
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (store), "folder", folder, remove_and_free);
  return store;
}

/* Adds a record, which this takes over, or puts it in the place of the one there */
void
sample_apply (MnStore *store,
              gpointer record)
{
  MnRecord *after = mn_record_end (record);
  MnId annotator = sample_id (MN_RECORD_ANNOTATOR, 1);
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (store, NULL);
  g_autoptr (MnChange) change = mn_change_new ("Test", &annotator);
  g_autoptr (GError) error = NULL;

  mn_change_add (change, mn_snapshot_get (snapshot, after->info->kind, &after->article, &after->id, NULL), after);
  g_clear_object (&snapshot);
  mn_store_apply (store, change, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
new_record (const MnRecordInfo *info,
            guint               number)
{
  MnRecordBuilder *builder = mn_record_new (info);

  builder->id = sample_id (info->kind, number);
  return builder;
}

static gpointer
new_mark (const MnRecordInfo *info,
          guint               number,
          guint               article)
{
  MnRecordBuilder *builder = new_record (info, number);

  builder->article = sample_id (MN_RECORD_ARTICLE, article);
  return builder;
}

static void
fill_provenance (MnProvenance *made)
{
  made->annotator = sample_id (MN_RECORD_ANNOTATOR, 1);
  made->created = TIME;
  made->modified = TIME + 1;
  made->origin = MN_ORIGIN_IMPORT;
  made->extra = g_strdup ("{\"anything\":[1.50,{\"at \\\"all\\\"\":null}]}");
}

static void
add_attributes (MnAttributes *attributes)
{
  static const char *const values[] = { "\"a word\"", "12.50", "true" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      MnAttribute *attribute = mn_array_add (&mn_attribute_info, attributes);

      attribute->id = g_intern_string ("since");
      attribute->value = g_strdup (values[i]);
    }
}

static void
add_tagset (MnStore *store)
{
  MnTagsetBuilder *tagset;
  g_autoptr (GError) error = NULL;
  static const char json[]
      = "{\"entityTypes\":[{\"id\":\"person\",\"label\":\"Person\",\"color\":\"#e5a50a\",\"key\":\"p\","
        "\"description\":\"Somebody\"},{\"id\":\"organisation\",\"label\":\"Organisation\"}],"
        "\"claimKinds\":[{\"id\":\"fact\",\"label\":\"Fact\"}],\"stances\":[{\"id\":\"denies\",\"label\":\"Denies\"}],"
        "\"verdicts\":[{\"id\":\"false\",\"label\":\"False\"}],\"roles\":[{\"id\":\"subject\",\"label\":\"Subject\"}],"
        "\"relationTypes\":[{\"id\":\"contradicts\",\"label\":\"Contradicts\",\"color\":\"#ff0000\",\"key\":\"x\","
        "\"description\":\"One of them only\",\"from\":[\"claim\"],\"to\":[\"claim\"],\"symmetric\":true},"
        "{\"id\":\"head-of\",\"label\":\"Heads\"}],"
        "\"attributes\":[{\"id\":\"since\",\"label\":\"Since\",\"on\":[\"person\"],\"kind\":\"choice\",\"choices\":[\"a\","
        "\"b\"],\"unit\":\"years\",\"description\":\"How long\"},{\"id\":\"bare\",\"label\":\"Bare\",\"kind\":\"text\"}],"
        "\"cues\":[{\"text\":\"said\",\"language\":\"en\",\"kind\":\"plain\"},{\"text\":\"hm\",\"kind\":\"noun too\"}]}";

  tagset = mn_record_from_json (&mn_tagset_info, json, -1, &error);
  g_assert_no_error (error);
  tagset->record.id = MN_TAGSET_ID;
  sample_apply (store, tagset);
}

static void
add_entities (MnStore *store)
{
  MnEntityBuilder *full = new_record (&mn_entity_info, 1);
  MnEntityBuilder *bare = new_record (&mn_entity_info, 2);
  MnEntityBuilder *unused = new_record (&mn_entity_info, 3);

  full->type = g_intern_string ("person");
  full->name = g_strdup ("Enrique Márquez");
  full->aliases = g_strsplit ("Márquez|“Kike”|a\\b", "|", -1);
  full->links = g_strsplit ("https://www.wikidata.org/wiki/Q30", "|", -1);
  full->note = g_strdup ("two\nlines\tand \"more\" \x7f");
  add_attributes (&full->attributes);
  fill_provenance (&full->record.made);
  bare->type = g_intern_string ("organisation");
  bare->name = g_strdup ("Acme");
  unused->type = g_intern_string ("person");
  unused->name = g_strdup ("Nobody");
  unused->record.made.annotator = sample_id (MN_RECORD_ANNOTATOR, 2);
  sample_apply (store, full);
  sample_apply (store, bare);
  sample_apply (store, unused);
}

static MnText *
add_article (MnStore *store,
             guint    number,
             gboolean is_full)
{
  MnArticleBuilder *article = new_record (&mn_article_info, number);
  MnText *text = mn_text_new (is_full ? TEXT : "Márquez only", -1);
  MnBlock blocks[] = { { 0, 23, MN_BLOCK_HEADING, 1 }, { 24, 55, MN_BLOCK_LIST_ITEM, 2 }, { 57, 83, MN_BLOCK_CAPTION, 0 } };

  article->title = g_strdup (is_full ? "Héads" : "");
  mn_article_set_text (article, text, blocks, is_full ? G_N_ELEMENTS (blocks) : 0);
  if (is_full)
    {
      article->byline = g_strdup ("Somebody");
      article->publisher = g_strdup ("AFP");
      article->uri = g_strdup ("https://example.org/?a=b&c=d");
      article->published = g_strdup ("2026-01-09");
      article->language = g_strdup ("en");
      article->direction = MN_DIRECTION_LTR;
      article->status = MN_ARTICLE_IN_PROGRESS;
      article->collections = g_strsplit ("One|Two", "|", -1);
      article->added = TIME;
      article->source.name = g_strdup ("story.txt");
      article->source.media_type = g_strdup ("text/plain");
      article->source.sha256 = g_strdup (mn_text_get_sha256 (text));
      article->source.reader = g_strdup ("text");
    }
  sample_apply (store, article);
  return text;
}

static void
add_mentions (MnStore *store,
              MnText  *text)
{
  MnMentionBuilder *full = new_mark (&mn_mention_info, 1, 1);
  MnMentionBuilder *figure = new_mark (&mn_mention_info, 2, 1);
  MnMentionBuilder *bare = new_mark (&mn_mention_info, 3, 1);
  MnMentionBuilder *unplaced = new_mark (&mn_mention_info, 4, 1);
  MnMentionBuilder *other = new_mark (&mn_mention_info, 5, 2);
  g_autoptr (MnText) short_text = mn_text_new ("Márquez only", -1);
  MnSpan *span;

  full->type = g_intern_string ("person");
  full->entity = sample_id (MN_RECORD_ENTITY, 1);
  full->role = g_strdup ("head");
  full->value = mn_value_new_date ("2026-01-09~");
  full->note = g_strdup ("n");
  mn_spans_add (&full->spans, text, 0, 7);
  mn_spans_add (&full->spans, text, 15, 19);
  add_attributes (&full->attributes);
  fill_provenance (&full->record.made);

  figure->type = g_intern_string ("organisation");
  figure->entity = sample_id (MN_RECORD_ENTITY, 2);
  figure->value = mn_value_new_figure (0.1, NAN, "barrels", MN_QUALIFIER_AT_LEAST);
  mn_spans_add (&figure->spans, text, 15, 19);

  bare->type = g_intern_string ("person");
  mn_spans_add (&bare->spans, text, 0, 7);

  unplaced->type = g_intern_string ("person");
  span = mn_array_add (&mn_span_info, &unplaced->spans);
  span->start = -1;
  span->end = -1;
  span->quote = g_strdup ("gone");
  span->prefix = g_strdup ("was ");

  other->type = g_intern_string ("person");
  other->entity = sample_id (MN_RECORD_ENTITY, 1);
  mn_spans_add (&other->spans, short_text, 0, 7);

  sample_apply (store, full);
  sample_apply (store, figure);
  sample_apply (store, bare);
  sample_apply (store, unplaced);
  sample_apply (store, other);
}

static MnReferent *
new_referent (guint entity,
              guint mention)
{
  MnReferent *referent = g_new0 (MnReferent, 1);

  if (entity > 0)
    referent->entity = sample_id (MN_RECORD_ENTITY, entity);
  if (mention > 0)
    referent->mention = sample_id (MN_RECORD_MENTION, mention);
  return referent;
}

static void
add_full_claim (MnStore *store,
                MnText  *text)
{
  MnClaimBuilder *claim = new_mark (&mn_claim_info, 1, 1);
  MnAttribution *attribution = mn_array_add (&mn_attribution_info, &claim->attributions);
  MnParticipant *participant = mn_array_add (&mn_participant_info, &claim->participants);
  MnVerdict *verdict = mn_array_add (&mn_verdict_info, &claim->verdicts);
  MnEvidence *evidence = mn_array_add (&mn_evidence_info, &claim->evidence);
  g_autoptr (MnText) other_text = mn_text_new ("Márquez only", -1);

  claim->kind = g_intern_string ("fact");
  claim->form = MN_FORM_MIXED;
  claim->statement = g_strdup ("He heads it");
  mn_spans_add (&claim->spans, text, 0, 20);
  mn_spans_add (&claim->spans, text, 45, 49);
  attribution->claimant = (MnReferent){ sample_id (MN_RECORD_ENTITY, 1), sample_id (MN_RECORD_MENTION, 1) };
  attribution->on_behalf_of = new_referent (2, 2);
  attribution->addressee = new_referent (0, 3);
  attribution->channel = new_referent (0, 0);
  mn_spans_add (&attribution->cues, text, 38, 42);
  attribution->stance = g_intern_string ("denies");
  attribution->certainty = MN_CERTAINTY_PROBABLE;
  mn_array_add (&mn_attribution_info, &claim->attributions);
  *participant = (MnParticipant){ sample_id (MN_RECORD_MENTION, 1), g_intern_string ("subject") };
  claim->state = MN_CLAIM_CHECKED;
  claim->priority = MN_PRIORITY_HIGH;
  *verdict = (MnVerdict){ g_intern_string ("false"), sample_id (MN_RECORD_ANNOTATOR, 2), TIME, g_strdup ("because") };
  evidence->id = sample_id (MN_RECORD_CLAIM, 101);
  evidence->uri = g_strdup ("https://example.org/");
  evidence->seen = TIME;
  evidence->article = sample_id (MN_RECORD_ARTICLE, 2); /* which an import reads later than this */
  mn_spans_add (&evidence->spans, other_text, 8, 12);
  evidence->title = g_strdup ("t");
  evidence->quote = g_strdup ("q");
  evidence->stance = MN_EVIDENCE_REFUTES;
  evidence->note = g_strdup ("n");
  fill_provenance (&evidence->made);
  add_attributes (&claim->attributes);
  claim->note = g_strdup ("note");
  fill_provenance (&claim->record.made);
  sample_apply (store, claim);
}

static void
add_other_marks (MnStore *store,
                 MnText  *text)
{
  MnClaimBuilder *bare = new_mark (&mn_claim_info, 2, 1);
  MnRemarkBuilder *remark = new_mark (&mn_remark_info, 1, 1);
  MnRemarkBuilder *bare_remark = new_mark (&mn_remark_info, 2, 1);
  MnEvidence *evidence = mn_array_add (&mn_evidence_info, &bare->evidence);
  MnVerdict *verdict = mn_array_add (&mn_verdict_info, &bare->verdicts);

  mn_spans_add (&bare->spans, text, 57, 87);
  evidence->id = sample_id (MN_RECORD_CLAIM, 102);
  verdict->value = g_intern_string ("false");
  mn_spans_add (&remark->spans, text, 8, 13);
  remark->note = g_strdup ("a remark");
  fill_provenance (&remark->record.made);
  mn_spans_add (&bare_remark->spans, text, 0, 7);
  sample_apply (store, bare);
  sample_apply (store, remark);
  sample_apply (store, bare_remark);
}

static void
add_relations (MnStore *store,
               MnText  *text)
{
  MnRelationBuilder *full = new_record (&mn_relation_info, 1);
  MnRelationBuilder *bare = new_record (&mn_relation_info, 2);
  MnRelationBuilder *apart = new_record (&mn_relation_info, 3);
  MnArticleSpan *span = mn_array_add (&mn_article_span_info, &full->spans);

  full->type = g_intern_string ("contradicts");
  full->from = (MnEnd){ MN_END_CLAIM, sample_id (MN_RECORD_CLAIM, 1) };
  full->to = (MnEnd){ MN_END_CLAIM, sample_id (MN_RECORD_CLAIM, 2) };
  *span = (MnArticleSpan){ sample_id (MN_RECORD_ARTICLE, 1), 8, 13, mn_text_slice (text, 8, 13) };
  add_attributes (&full->attributes);
  full->note = g_strdup ("n");
  fill_provenance (&full->record.made);
  bare->type = g_intern_string ("head-of");
  bare->from = (MnEnd){ MN_END_ENTITY, sample_id (MN_RECORD_ENTITY, 1) };
  bare->to = (MnEnd){ MN_END_ENTITY, sample_id (MN_RECORD_ENTITY, 2) };
  apart->type = g_intern_string ("head-of");
  apart->from = (MnEnd){ MN_END_ENTITY, sample_id (MN_RECORD_ENTITY, 3) };
  apart->to = (MnEnd){ MN_END_ENTITY, sample_id (MN_RECORD_ENTITY, 1) };
  sample_apply (store, full);
  sample_apply (store, bare);
  sample_apply (store, apart);
}

void
sample_fill (MnStore *store)
{
  g_autoptr (MnText) text = NULL;
  g_autoptr (MnText) other_text = NULL;

  add_tagset (store);
  for (guint i = 1; i <= 2; i++)
    {
      MnAnnotatorBuilder *annotator = new_record (&mn_annotator_info, i);

      annotator->name = g_strdup_printf ("Annotator %u", i);
      sample_apply (store, annotator);
    }
  add_entities (store);
  text = add_article (store, 1, TRUE);
  other_text = add_article (store, 2, FALSE);
  add_mentions (store, text);
  add_full_claim (store, text);
  add_other_marks (store, text);
  add_relations (store, text);
}

static char *
random_string (GRand *rand,
               guint  max_length)
{
  static const char *const pieces[] = { "a", "é", "😀", "\"", "\\", "\n", "\t", " ", "ش", "ﬁ", "\u2028", "0", "<", "\x7f", "\x01" };
  GString *text = g_string_new (NULL);
  guint length = (guint) g_rand_int_range (rand, 0, (gint32) max_length + 1);

  for (guint i = 0; i < length; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
add_random_span (MnSpans *spans,
                 MnText  *text,
                 GRand   *rand)
{
  guint length = mn_text_get_length (text);

  while (spans->n == 0)
    for (guint i = 0; i < 3; i++)
      {
        guint start = (guint) g_rand_int_range (rand, 0, (gint32) length);

        mn_spans_add (spans, text, start, start + (guint) g_rand_int_range (rand, 1, 20));
      }
}

static void
add_random_marks (MnStore *store,
                  MnText  *text,
                  guint    article,
                  GRand   *rand)
{
  for (guint i = 0; i < 20; i++)
    {
      MnMentionBuilder *mention = new_mark (&mn_mention_info, (guint) g_rand_int_range (rand, 0, 60000), article);
      MnRemarkBuilder *remark = new_mark (&mn_remark_info, i, article);

      mention->type = g_intern_string ("person");
      if (g_rand_boolean (rand))
        mention->entity = sample_id (MN_RECORD_ENTITY, 1);
      if (g_rand_boolean (rand))
        mention->value = mn_value_new_figure (g_rand_double_range (rand, -1e9, 1e9), g_rand_double (rand), NULL,
                                              MN_QUALIFIER_BETWEEN);
      mention->note = random_string (rand, 12);
      add_random_span (&mention->spans, text, rand);
      mention->record.made.created = g_rand_int_range (rand, 1, G_MAXINT32);
      remark->note = random_string (rand, 300);
      add_random_span (&remark->spans, text, rand);
      sample_apply (store, mention);
      sample_apply (store, remark);
    }
}

/* Adds articles with texts and notes of everything that might be escaped wrongly, and marks at random places */
void
sample_fill_random (MnStore *store,
                    GRand   *rand)
{
  for (guint i = 10; i < 14; i++)
    {
      MnArticleBuilder *article = new_record (&mn_article_info, i);
      g_autofree char *string = random_string (rand, 400);
      g_autoptr (MnText) text = NULL;

      for (char *at = string; *at != '\0'; at++)
        if (*at == '\x01')
          *at = 'b';
      for (char *at = string; (at = strstr (at, "\u2028")) != NULL;)
        memcpy (at, "\uFFFD", 3);
      text = mn_text_new (string, -1);
      if (mn_text_get_length (text) < 50)
        {
          g_clear_pointer (&text, mn_text_unref);
          text = mn_text_new ("A text that is long enough for everything that is marked in it", -1);
        }
      article->title = random_string (rand, 20);
      mn_article_set_text (article, text, NULL, 0);
      sample_apply (store, article);
      add_random_marks (store, text, i, rand);
    }
}

char *
sample_export (MnStore    *store,
               const char *format)
{
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (store, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mn_format_export (mn_format_find (format), snapshot, NULL, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* All of a library as text, without the time, which is not of the library */
char *
sample_dump (MnStore *store)
{
  char *text = sample_export (store, "manicule");
  char *time = strstr (text, "\"exported\":\"");

  g_assert_nonnull (time);
  memcpy (time + strlen ("\"exported\":\""), "2026-01-09T10:00:00Z", 20);
  return text;
}

char *
sample_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("manicule-formats-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Removes a folder and the files in it */
void
sample_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        sample_remove (path);
    }
  g_rmdir (folder);
}

void
sample_write (const char *path,
              const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

gboolean
sample_import (MnStore        *store,
               const char     *format,
               const char     *path,
               MnImportReport *report,
               GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MnImportOptions options = { sample_id (MN_RECORD_ANNOTATOR, 1) };
  MnImportReport own;

  return mn_format_import_file (mn_format_find (format), store, file, &options, report != NULL ? report : &own, NULL,
                                NULL, NULL, error);
}

/* Runs the independent validator */
void
sample_validate (const char *path,
                 gboolean    is_valid)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "formats", "validate.py", NULL);
  const char *argv[] = { "/usr/bin/python3", script, path, NULL };
  g_autofree char *faults = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &faults, &status, &error);
  g_assert_no_error (error);
  if (is_valid)
    g_assert_cmpstr (faults, ==, "");
  g_assert_cmpint (g_spawn_check_wait_status (status, NULL), ==, is_valid);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "make-library.h"

#include "mn-annotator.h"
#include "mn-mark.h"

/* Libraries to measure with: made by a fixed rule, so that every run has the same */

#define PARAGRAPH 400

static const char *const words[]
    = { "harbour", "the", "council", "Marlow", "of", "said", "Okafor", "vessel", "a", "Ellery", "minister", "Brandt",
        "will", "northern", "Winter", "report", "in", "Norvik", "decided", "and", "Abara", "ships", "Calder", "over" };

static MnText *
make_text (gsize n_bytes,
           guint seed)
{
  GString *text = g_string_sized_new (n_bytes + 64);
  gsize n_bytes_utf8;
  guint state = seed * 2654435761u + 1;
  gsize paragraph = 0;

  while (text->len < n_bytes)
    {
      state = state * 1664525u + 1013904223u;
      g_string_append (text, words[(state >> 16) % G_N_ELEMENTS (words)]);
      if (text->len - paragraph > PARAGRAPH)
        {
          g_string_append (text, ".\n\n");
          paragraph = text->len;
        }
      else
        g_string_append_c (text, ' ');
    }
  g_string_append (text, "end.");
  n_bytes_utf8 = text->len;
  return mn_text_new_take (g_string_free (text, FALSE), n_bytes_utf8);
}

static void
apply (MnStore  *store,
       MnChange *change)
{
  g_autoptr (GError) error = NULL;

  mn_change_set_source (change, MN_CHANGE_BY_COMMAND);
  if (!mn_store_apply (store, change, NULL, &error))
    g_error ("The library could not be made: %s", error->message);
  mn_change_unref (change);
}

MnId
make_annotator (MnStore *store)
{
  MnAnnotatorBuilder *annotator = mn_annotator_new ();
  MnId id = annotator->record.id;
  MnChange *change = mn_change_new ("annotator", &id);

  annotator->name = g_strdup ("Bench");
  mn_change_add (change, NULL, mn_record_end (annotator));
  apply (store, change);
  return id;
}

/* The word that is nearest to a place: marks stand on whole words */
static void
place_of (MnText *text,
          guint   nth,
          guint   n,
          guint   length,
          guint  *start,
          guint  *end)
{
  const char *utf8 = mn_text_get_utf8 (text);
  guint at = (guint) ((guint64) nth * (mn_text_get_length (text) - 100) / n);

  while (at > 0 && g_ascii_isalnum (utf8[at - 1]))
    at++;
  while (!g_ascii_isalnum (utf8[at]))
    at++;
  *start = at;
  while (at - *start < length || g_ascii_isalnum (utf8[at]))
    at++;
  while (!g_ascii_isalnum (utf8[at - 1]))
    at--;
  *end = at;
}

static const char *const types[] = { "person", "organisation", "place", "group", "event" };

static void
add_entities (MnStore    *store,
              const MnId *annotator,
              MnId       *ids,
              guint       n)
{
  MnChange *change = mn_change_new ("entities", annotator);

  for (guint i = 0; i < n; i++)
    {
      MnEntityBuilder *entity = mn_entity_new ();

      ids[i] = entity->record.id;
      entity->type = types[i % G_N_ELEMENTS (types)];
      entity->name = g_strdup_printf ("%s %s %u", words[3 + i % 20], words[6 + i % 17], i);
      mn_record_touch (entity, annotator);
      mn_change_add (change, NULL, mn_record_end (entity));
    }
  apply (store, change);
}

#define N_ENTITIES 500

/**
 * make_article:
 * @store: an empty library, or one that this made
 * @annotator: who made it
 * @size: how large it is
 * @number: which one it is
 *
 * Returns: its id
 */
MnId
make_article (MnStore            *store,
              const MnId         *annotator,
              const BenchArticle *size,
              guint               number)
{
  static MnId entities[N_ENTITIES];
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (MnText) text = make_text (size->n_bytes, number);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (MnBlock));
  const char *utf8 = mn_text_get_utf8 (text);
  MnId id = article->record.id;
  MnChange *change = mn_change_new ("article", annotator);
  guint start = 0, end;

  if (size->n_mentions > 0 && mn_id_is_none (&entities[0]))
    add_entities (store, annotator, entities, N_ENTITIES);

  for (guint at = 0; at <= mn_text_get_n_bytes (text); at++)
    if (utf8[at] == '\n' || utf8[at] == '\0')
      {
        MnBlock block = { (gint) start, (gint) at, MN_BLOCK_PARAGRAPH, 0 };

        if (at > start)
          g_array_append_val (blocks, block);
        start = at + 1;
      }
  article->title = g_strdup_printf ("Article %u", number);
  article->added = 1767952800 + number;
  mn_article_set_text (article, text, (MnBlock *) blocks->data, blocks->len);
  mn_record_touch (article, annotator);
  mn_change_add (change, NULL, mn_record_end (article));

  for (guint i = 0; i < size->n_mentions; i++)
    {
      MnMentionBuilder *mention = mn_mention_new ();

      place_of (text, i, size->n_mentions, 6, &start, &end);
      mn_spans_add (&mention->spans, text, start, end);
      mention->record.article = id;
      mention->type = types[(i % N_ENTITIES) % G_N_ELEMENTS (types)];
      mention->entity = entities[i % N_ENTITIES];
      mn_record_touch (mention, annotator);
      mn_change_add (change, NULL, mn_record_end (mention));
    }
  for (guint i = 0; i < size->n_claims; i++)
    {
      MnClaimBuilder *claim = mn_claim_new ();

      place_of (text, i, size->n_claims, 80, &start, &end);
      mn_spans_add (&claim->spans, text, start, end);
      claim->record.article = id;
      claim->kind = "fact";
      if (i % 2 == 0)
        {
          MnAttribution *link = mn_array_add (&mn_attribution_info, &claim->attributions);

          link->claimant.entity = entities[i % N_ENTITIES];
          link->stance = "asserts";
        }
      mn_record_touch (claim, annotator);
      mn_change_add (change, NULL, mn_record_end (claim));
    }
  apply (store, change);
  return id;
}

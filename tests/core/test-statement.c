/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-statement.h"

#include "mn-passages.h"
#include "mn-tagset.h"

#include <string.h>

static void
take (GArray     *stretches,
      const char *utf8,
      const char *words)
{
  const char *at = words != NULL ? strstr (utf8, words) : NULL;
  MnStretch stretch;

  if (at == NULL)
    return;
  stretch.start = (guint) g_utf8_pointer_to_offset (utf8, at);
  stretch.end = stretch.start + (guint) g_utf8_strlen (words, -1);
  g_array_append_val (stretches, stretch);
}

static MnTagset *
get_news (void)
{
  static MnTagset *news;
  g_autoptr (GError) error = NULL;

  if (news == NULL)
    news = mn_tagset_load_preset (MN_TAGSET_DEFAULT, &error);
  g_assert_no_error (error);
  return news;
}

/* What is offered for a claim of the pieces of @utf8 that | parts; %NULL for the cue and the claimant that nobody marked */
static char *
offer (const char *language,
       const char *utf8,
       const char *pieces,
       const char *cue,
       const char *claimant)
{
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (MnStretch));
  g_autoptr (GArray) claimants = g_array_new (FALSE, FALSE, sizeof (MnStretch));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (MnStretch));
  g_auto (GStrv) parts = g_strsplit (pieces, "|", -1);
  MnSpans content = { NULL, 0 };
  char *statement;

  take (cues, utf8, cue);
  take (claimants, utf8, claimant);
  for (guint i = 0; parts[i] != NULL; i++)
    take (stretches, utf8, parts[i]);
  for (guint i = 0; i < stretches->len; i++)
    mn_spans_add (&content, text, g_array_index (stretches, MnStretch, i).start, g_array_index (stretches, MnStretch, i).end);
  statement = mn_statement_from_words (text, &content, cues, claimants, &get_news ()->cues, language);
  mn_array_clear (&mn_span_info, &content);
  return statement;
}

static void
assert_offer (const char *language,
              const char *utf8,
              const char *expected)
{
  g_autofree char *statement = offer (language, utf8, utf8, NULL, NULL);

  g_assert_cmpstr (statement, ==, expected);
}

static void
test_makes_a_sentence_of_a_clause (void)
{
  assert_offer ("en", "the port will open on Monday", "The port will open on Monday.");
  assert_offer ("en", "31 vessels were turned back.", "31 vessels were turned back.");
  assert_offer ("en", "Will it open?", "Will it open?");
  assert_offer ("en", "It opened.\nIt\tclosed again", "It opened. It closed again.");
}

static void
test_takes_quotation_marks_away (void)
{
  assert_offer ("en", "“The port will open on Monday”", "The port will open on Monday.");
  assert_offer ("en", "the port “will open on Monday”.", "The port will open on Monday.");
  assert_offer ("en", "\"the port is shut.\"", "The port is shut.");
  /* only one of them was selected */
  assert_offer ("en", "the port is shut.”", "The port is shut.");
  assert_offer ("en", "“the port is shut", "The port is shut.");
  assert_offer ("en", "the ships’ owners don’t pay", "The ships’ owners don’t pay.");
}

static void
test_takes_english_attribution_away (void)
{
  assert_offer ("en", "“The port will open on Monday,” said Kelly.", "The port will open on Monday.");
  assert_offer ("en", "Teresa Brandt said that Norvik Freight owes 2,000 crowns.", "Norvik Freight owes 2,000 crowns.");
  assert_offer ("en", "According to the ministry, the port is shut.", "The port is shut.");
  assert_offer ("en", "The port is shut, the ministry said.", "The port is shut.");
  assert_offer ("en", "“The deal,” said Kelly, “is off.”", "The deal is off.");
  assert_offer ("en", "“The port is shut,” said Kelly. “That is final.”", "The port is shut. That is final.");
}

static void
test_takes_spanish_attribution_away (void)
{
  assert_offer ("es", "«El puerto abrirá el lunes», dijo Kelly.", "El puerto abrirá el lunes.");
  assert_offer ("es", "El ministro dijo que el puerto está cerrado.", "El puerto está cerrado.");
  assert_offer ("es", "Según el ministerio, el puerto está cerrado.", "El puerto está cerrado.");
}

static void
test_takes_german_attribution_away (void)
{
  assert_offer ("de", "„Der Hafen öffnet am Montag“, sagte Müller.", "Der Hafen öffnet am Montag.");
  assert_offer ("de", "Der Hafen bleibt zu, so das Ministerium.", "Der Hafen bleibt zu.");
  assert_offer ("de", "Müller sagte: „Der Hafen bleibt zu.“", "Der Hafen bleibt zu.");
  /* “so” is German only where the article is */
  assert_offer (NULL, "It was late, so the ship left.", "It was late, so the ship left.");
}

static void
test_takes_the_marked_cue_and_claimant_away (void)
{
  const char *utf8 = "Kelly hinted to AFP that the port, the envoy murmured, is shut.";
  g_autofree char *front = offer ("en", utf8, utf8, "hinted to AFP", "Kelly");
  g_autofree char *middle = offer ("en", utf8, "the port, the envoy murmured, is shut.", "murmured", "the envoy");
  g_autofree char *about = offer ("en", "Kelly is ill, friends say", "Kelly is ill", "say", "Kelly");

  g_assert_cmpstr (front, ==, "The port, the envoy murmured, is shut.");
  g_assert_cmpstr (middle, ==, "The port is shut.");
  /* who is named without a cue beside is what it is about */
  g_assert_cmpstr (about, ==, "Kelly is ill.");
}

static void
test_joins_pieces (void)
{
  g_autofree char *deal = offer ("en", "“The deal,” he went on, “is off.”", "The deal,|is off.", NULL, NULL);
  g_autofree char *none = offer ("en", "Kelly said", "Kelly said", "said", "Kelly");

  g_assert_cmpstr (deal, ==, "The deal is off.");
  g_assert_null (none);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement/makes-a-sentence-of-a-clause", test_makes_a_sentence_of_a_clause);
  g_test_add_func ("/statement/takes-quotation-marks-away", test_takes_quotation_marks_away);
  g_test_add_func ("/statement/takes-english-attribution-away", test_takes_english_attribution_away);
  g_test_add_func ("/statement/takes-spanish-attribution-away", test_takes_spanish_attribution_away);
  g_test_add_func ("/statement/takes-german-attribution-away", test_takes_german_attribution_away);
  g_test_add_func ("/statement/takes-the-marked-cue-and-claimant-away", test_takes_the_marked_cue_and_claimant_away);
  g_test_add_func ("/statement/joins-pieces", test_joins_pieces);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-claim-rules.h"
#include "mn-record-json.h"
#include "mn-tagset.h"

#include <string.h>

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

/* Proposals of a text as one line each: what is said | who says it | the cues */
static char *
describe (const MnText *text,
          const GArray *proposals)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const MnClaimProposal *proposal = &g_array_index (proposals, MnClaimProposal, i);
      g_autofree char *content = mn_text_slice (text, proposal->start, proposal->end);
      g_autofree char *rest = mn_text_slice (text, proposal->rest_start, proposal->rest_end);
      g_autofree char *claimant = mn_text_slice (text, proposal->claimant_start, proposal->claimant_end);

      g_string_append_printf (all, "%s%s%s%s | %s |", all->len > 0 ? "\n" : "", content, *rest != '\0' ? " / " : "", rest,
                              proposal->has_claimant ? claimant : "-");
      for (guint j = 0; j < proposal->n_cues; j++)
        {
          g_autofree char *cue = mn_text_slice (text, proposal->cues[j].start, proposal->cues[j].end);

          g_string_append_printf (all, " %s", cue);
        }
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static GArray *
propose (const MnText *text,
         const char   *language)
{
  MnBlocks none = { NULL, 0 };
  g_autoptr (GPtrArray) cues = mn_cues_of_language (&get_news ()->cues, language);

  return mn_claim_rules_propose (text, &none, cues, NULL, NULL);
}

static void
assert_proposed_in (const char *language,
                    const char *utf8,
                    const char *expected)
{
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) proposals = propose (text, language);
  g_autofree char *described = describe (text, proposals);

  g_assert_cmpstr (described, ==, expected);
}

static void
assert_proposed (const char *utf8,
                 const char *expected)
{
  assert_proposed_in ("en", utf8, expected);
}

/* What the only proposal of @utf8 is */
static MnClaimProposal
get_only (const char *utf8)
{
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) proposals = propose (text, "en");

  g_assert_cmpuint (proposals->len, ==, 1);
  return g_array_index (proposals, MnClaimProposal, 0);
}

static void
test_takes_a_quotation_before_its_cue (void)
{
  assert_proposed ("“We will rebuild the pier,” said Mara Lind.", "We will rebuild the pier | Mara Lind | said");
  assert_proposed ("“We will rebuild the pier,” Mara Lind said.", "We will rebuild the pier | Mara Lind | said");
  assert_proposed ("“We will rebuild the pier,” Mara Lind, a teacher, told AFP.",
                   "We will rebuild the pier | Mara Lind | told");
  assert_proposed ("“We will rebuild. It takes a year,” Deputy Mayor Mara Lind told AFP.",
                   "We will rebuild. It takes a year | Mara Lind | told");
  assert_proposed ("“The pier is gone,” the ministry said.", "The pier is gone | the ministry | said");
  assert_proposed ("\"The pier is gone,\" he said.", "The pier is gone | he | said");
  g_assert_cmpint (get_only ("“The pier is gone,” he said.").form, ==, MN_FORM_DIRECT);
  g_assert_cmpint (get_only ("“The pier is gone,” he said.").rule, ==, MN_CLAIM_RULE_QUOTE_THEN_CUE);
}

static void
test_takes_a_question_before_its_cue (void)
{
  assert_proposed ("“Is it over?” Mara Lind asked.", "Is it over? | Mara Lind | asked");
  assert_proposed ("“When will the pier open?” Mara Lind asked.", "When will the pier open? | Mara Lind | asked");
}

static void
test_joins_a_quotation_that_the_cue_parts (void)
{
  assert_proposed ("“We will rebuild,” Mara Lind said, “and we will do it soon.”",
                   "We will rebuild / and we will do it soon. | Mara Lind | said");
}

static void
test_goes_on_with_the_next_quotation (void)
{
  assert_proposed ("“The pier is gone,” he said. “We saw it fall.”",
                   "The pier is gone | he | said\nWe saw it fall. | he | said");
  assert_proposed ("“The pier is gone,” he said.\n“We saw it fall.”",
                   "The pier is gone | he | said\nWe saw it fall. | - |");
}

static void
test_takes_a_quotation_behind_its_cue (void)
{
  assert_proposed ("Mara Lind said: “The pier is gone.”", "The pier is gone. | Mara Lind | said");
  assert_proposed ("Mara Lind, 26, said, “The pier is gone.”", "The pier is gone. | Mara Lind | said");
  assert_proposed ("Mara Lind told AFP on Friday that “The pier is gone. We saw it fall.”",
                   "The pier is gone. We saw it fall. | Mara Lind | told");
  assert_proposed ("Mara Lind praised the crews on Friday, adding, “We owe them much.”",
                   "We owe them much. | Mara Lind | adding");
  g_assert_cmpint (get_only ("Mara Lind said: “The pier is gone.”").rule, ==, MN_CLAIM_RULE_CUE_THEN_QUOTE);
}

static void
test_takes_a_quotation_behind_a_name_and_a_colon (void)
{
  assert_proposed ("Mara Lind: “The pier is gone”", "The pier is gone | Mara Lind |");
}

static void
test_takes_what_something_is_called (void)
{
  assert_proposed ("The council called the plan “a waste of money” and left.", "a waste of money | The council | called");
  assert_proposed ("Lind described it as “a waste of money” on Friday.", "a waste of money | Lind | described as");
  g_assert_cmpint (get_only ("The council called it “a waste of money” then.").form, ==, MN_FORM_MIXED);
}

static void
test_takes_the_clause_behind_that (void)
{
  assert_proposed ("Mara Lind has also said that the pier is gone.", "the pier is gone | Mara Lind | said");
  assert_proposed ("Mara Lind told AFP on Friday that the pier is gone.", "the pier is gone | Mara Lind | told");
  assert_proposed ("Local sources confirmed that the pier is gone.", "the pier is gone | Local sources | confirmed");
  assert_proposed ("Lind said that the pier is gone and Orr said that it is not.",
                   "the pier is gone | Lind | said\nit is not | Orr | said");
  assert_proposed ("The mayor, who said that taxes would rise, left.", "taxes would rise | The mayor | said");
  g_assert_cmpint (get_only ("Mara Lind said that the pier is gone.").form, ==, MN_FORM_INDIRECT);
}

static void
test_takes_quoted_words_in_a_clause_as_mixed (void)
{
  assert_proposed ("Lind confirmed that “a large part of the pier” was gone.",
                   "“a large part of the pier” was gone | Lind | confirmed");
  g_assert_cmpint (get_only ("Lind said that the pier was “a lost cause” now.").form, ==, MN_FORM_MIXED);
}

static void
test_takes_the_clause_without_that (void)
{
  assert_proposed ("A spokesman for the ministry said the pier is gone.",
                   "the pier is gone | A spokesman for the ministry | said");
  assert_proposed ("Mara Lind told AFP the pier is gone.", "the pier is gone | Mara Lind | told");
  assert_proposed ("Mara Lind announced a new pier for the town.", "");
  assert_proposed ("Mara Lind said nothing about the pier.", "");
  assert_proposed ("This is what he said the day before.", "");
}

static void
test_takes_the_clause_before_the_cue (void)
{
  assert_proposed ("The pier will open in May, officials said.", "The pier will open in May | officials | said");
  assert_proposed ("The pier will open in May, said Mara Lind.", "The pier will open in May | Mara Lind | said");
  assert_proposed ("The pier, officials said, will open in May.", "The pier / will open in May | officials | said");
  assert_proposed ("The pier was “a death trap,” Lind said.", "The pier was “a death trap,” | Lind | said");
}

static void
test_takes_what_is_according_to_somebody (void)
{
  assert_proposed ("According to Mara Lind, the pier is gone.", "the pier is gone | Mara Lind | According to");
  assert_proposed ("The old pier is gone, according to local sources.", "The old pier is gone | local sources | according to");
  assert_proposed ("The old pier is gone, according to Spain’s ministry.",
                   "The old pier is gone | Spain’s ministry | according to");
  assert_proposed ("“The old pier is gone,” according to Mara Lind.", "The old pier is gone | Mara Lind | according to");
}

static void
test_takes_hearsay_without_a_claimant (void)
{
  MnCueWord said = { .text = (char *) "said", .kind = MN_CUE_PLAIN };
  MnCueWords no_hearsay = { &said, 1 };
  MnBlocks none = { NULL, 0 };
  g_autoptr (MnText) text = mn_text_new ("The pier allegedly fell at night.", -1);
  g_autoptr (GPtrArray) cues = mn_cues_of_language (&no_hearsay, "en");
  g_autoptr (GArray) proposals = mn_claim_rules_propose (text, &none, cues, NULL, NULL);

  assert_proposed ("The pier allegedly fell at night.", "The pier allegedly fell at night | - | allegedly");
  assert_proposed ("He is said to have left at night.", "He is said to have left at night | - | is said to");
  assert_proposed ("Reporters were told that the pier fell.", "the pier fell | - | told");
  g_assert_cmpuint (proposals->len, ==, 0);
}

static void
test_takes_how_it_was_said_as_a_cue (void)
{
  assert_proposed ("Lind said in a statement that the pier is gone.", "the pier is gone | Lind | said in a statement");
}

static void
test_leaves_what_was_not_said (void)
{
  assert_proposed ("Lind did not say that the pier is gone.", "");
  assert_proposed ("Lind didn’t say that the pier is gone.", "");
  assert_proposed ("Lind refused to say that the pier is gone.", "");
  assert_proposed ("Nobody read the report that day in town.", "");
}

static void
test_leaves_scare_quotes_and_titles (void)
{
  assert_proposed ("The so-called “smart pier” opened.", "");
  assert_proposed ("She read “The Long Way Back Home” there.", "");
  assert_proposed ("She read “the long way back home” there.", "the long way back home | - |");
}

static void
test_knows_spanish (void)
{
  assert_proposed_in ("es", "«No vamos a ceder», dijo la ministra de Trabajo, Lucía Ferrer.",
                      "No vamos a ceder | Lucía Ferrer | dijo");
  assert_proposed_in ("es", "“La ciudad está lista”, afirmó Pedro Soler, portavoz local.",
                      "La ciudad está lista | Pedro Soler | afirmó");
  assert_proposed_in ("es", "El alcalde de Toledo dijo que la obra terminará en mayo.",
                      "la obra terminará en mayo | El alcalde de Toledo | dijo");
  assert_proposed_in ("es", "Dijo Ana Torres que el plan no funcionará.", "el plan no funcionará | Ana Torres | Dijo");
  assert_proposed_in ("es", "Según la policía, tres personas fueron detenidas.",
                      "tres personas fueron detenidas | la policía | Según");
  assert_proposed_in ("es", "Tres personas fueron detenidas, según fuentes locales.",
                      "Tres personas fueron detenidas | fuentes locales | según");
  assert_proposed_in ("es-MX", "La empresa no dijo que cerraría la planta.", "");
}

static void
test_prefers_known_mentions (void)
{
  g_autoptr (MnText) text = mn_text_new ("Mayor Mara Lind of Porto said that the pier is gone.", -1);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (MnClaimMention));
  MnClaimMention mention = { 0, 24, mn_id_new () };
  MnBlocks none = { NULL, 0 };
  g_autoptr (GPtrArray) cues = mn_cues_of_language (&get_news ()->cues, "en");
  g_autoptr (GArray) proposals = NULL;
  const MnClaimProposal *proposal;

  g_array_append_val (mentions, mention);
  proposals = mn_claim_rules_propose (text, &none, cues, mentions, NULL);
  g_assert_cmpuint (proposals->len, ==, 1);
  proposal = &g_array_index (proposals, MnClaimProposal, 0);
  g_assert_true (mn_id_equal (&proposal->claimant_mention, &mention.id));
  g_assert_cmpuint (proposal->claimant_start, ==, 0);
  g_assert_cmpuint (proposal->claimant_end, ==, 24);
}

static void
test_explains_every_rule (void)
{
  for (gint rule = 0; rule <= MN_CLAIM_RULE_HEARSAY; rule++)
    g_assert_cmpuint (strlen (mn_claim_rule_explain (rule)), >, 10);
}

static void
test_gives_nothing_where_it_is_stopped (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MnText) text = mn_text_new ("He said that it is so.", -1);
  MnBlocks none = { NULL, 0 };
  g_autoptr (GPtrArray) cues = mn_cues_of_language (&get_news ()->cues, "en");

  g_cancellable_cancel (cancellable);
  g_assert_null (mn_claim_rules_propose (text, &none, cues, NULL, cancellable));
}

static guint
count_cues (const MnCueWords *cues,
            const char       *language)
{
  g_autoptr (GPtrArray) found = mn_cues_of_language (cues, language);

  return found->len;
}

static void
test_looks_for_cues_of_the_language (void)
{
  const MnCueWords *all = &get_news ()->cues;
  MnCueWord any = { .text = (char *) "hm", .kind = MN_CUE_SAYING };
  MnCueWord both[] = { any, { .text = (char *) "dijo", .language = (char *) "es", .kind = MN_CUE_PLAIN } };
  MnCueWords few = { both, 2 };

  g_assert_cmpuint (count_cues (all, "en"), >, 100);
  g_assert_cmpuint (count_cues (all, "en") + count_cues (all, "es"), ==, all->n);
  g_assert_cmpuint (count_cues (all, "EN-us"), ==, count_cues (all, "en"));
  g_assert_cmpuint (count_cues (all, "de"), ==, all->n);
  g_assert_cmpuint (count_cues (all, "e"), ==, all->n);
  g_assert_cmpuint (count_cues (all, NULL), ==, all->n);
  g_assert_cmpuint (count_cues (&few, "es"), ==, 2);
}

static MnTagset *
read_tagset (const char *json)
{
  g_autoptr (GError) error = NULL;
  MnTagsetBuilder *builder = mn_record_from_json (&mn_tagset_info, json, -1, &error);

  g_assert_no_error (error);
  return mn_record_end (builder);
}

static void
test_older_tagsets_have_the_shipped_cues (void)
{
  g_autoptr (MnTagset) older = read_tagset ("{\"entityTypes\":[]}");
  g_autoptr (MnTagset) none = read_tagset ("{\"cues\":[]}");
  g_autofree char *written = mn_record_to_json (none);
  g_autoptr (MnTagset) again = read_tagset (written);

  g_assert_cmpuint (older->cues.n, ==, get_news ()->cues.n);
  g_assert_cmpuint (none->cues.n, ==, 0);
  g_assert_cmpuint (again->cues.n, ==, 0);
}

static MnText *
make_random_text (guint n)
{
  static const char *const pieces[]
      = { "said", "told", "that", "He", "Mara", "Lind", "the", "pier", "according to", "allegedly", "saying", "as", ",",
          ".", "“", "”", "\"", "‘", "’", "«", "»", "\n", "\n\n", ":", "?", "dijo", "que", "según", "called", "it", "and",
          "who", "in a statement", "-", "U.S.", "é", "中", "😀", "(", ")", "of", "’s", "—" };
  GString *string = g_string_new (NULL);
  gsize n_bytes;

  for (guint i = 0; i < n; i++)
    {
      g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (g_test_rand_int_range (0, 5) > 0)
        g_string_append_c (string, ' ');
    }
  n_bytes = string->len;
  return mn_text_new_take (g_string_free (string, FALSE), n_bytes);
}

static void
assert_stretch (const MnText *text,
                guint         start,
                guint         end)
{
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, mn_text_get_length (text));
  g_assert_false (g_unichar_isspace (mn_text_get_char (text, start)));
  g_assert_false (g_unichar_isspace (mn_text_get_char (text, end - 1)));
}

static void
assert_sound (const MnText *text,
              const GArray *proposals)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const MnClaimProposal *proposal = &g_array_index (proposals, MnClaimProposal, i);

      assert_stretch (text, proposal->start, proposal->end);
      if (proposal->rest_start < proposal->rest_end)
        {
          assert_stretch (text, proposal->rest_start, proposal->rest_end);
          g_assert_cmpuint (proposal->end, <, proposal->rest_start);
        }
      if (proposal->has_claimant)
        assert_stretch (text, proposal->claimant_start, proposal->claimant_end);
      for (guint j = 0; j < proposal->n_cues; j++)
        assert_stretch (text, proposal->cues[j].start, proposal->cues[j].end);
      if (i > 0)
        g_assert_cmpuint (g_array_index (proposals, MnClaimProposal, i - 1).start, <=, proposal->start);
    }
}

static void
test_stays_inside_any_text (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (MnText) text = make_random_text ((guint) g_test_rand_int_range (0, 60));
      g_autoptr (GArray) english = propose (text, "en");
      g_autoptr (GArray) spanish = propose (text, "es");

      assert_sound (text, english);
      assert_sound (text, spanish);
    }
}

/* A real article, where it is to be had */
static void
test_proposes_claims_of_a_real_article (void)
{
  const char *shared = g_getenv ("MANICULE_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "articles", "seed.txt", NULL);
  g_autofree char *utf8 = NULL;
  g_autoptr (MnText) text = NULL;
  g_autoptr (GArray) proposals = NULL;

  if (!g_file_get_contents (path, &utf8, NULL, NULL))
    {
      g_test_skip ("The article is not here");
      return;
    }
  text = mn_text_new (utf8, -1);
  proposals = propose (text, "en");
  assert_sound (text, proposals);
  g_assert_cmpuint (proposals->len, >=, 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-rules/takes-a-quotation-before-its-cue", test_takes_a_quotation_before_its_cue);
  g_test_add_func ("/claim-rules/takes-a-question-before-its-cue", test_takes_a_question_before_its_cue);
  g_test_add_func ("/claim-rules/joins-a-quotation-that-the-cue-parts", test_joins_a_quotation_that_the_cue_parts);
  g_test_add_func ("/claim-rules/goes-on-with-the-next-quotation", test_goes_on_with_the_next_quotation);
  g_test_add_func ("/claim-rules/takes-a-quotation-behind-its-cue", test_takes_a_quotation_behind_its_cue);
  g_test_add_func ("/claim-rules/takes-a-quotation-behind-a-name-and-a-colon",
                   test_takes_a_quotation_behind_a_name_and_a_colon);
  g_test_add_func ("/claim-rules/takes-what-something-is-called", test_takes_what_something_is_called);
  g_test_add_func ("/claim-rules/takes-the-clause-behind-that", test_takes_the_clause_behind_that);
  g_test_add_func ("/claim-rules/takes-quoted-words-in-a-clause-as-mixed", test_takes_quoted_words_in_a_clause_as_mixed);
  g_test_add_func ("/claim-rules/takes-the-clause-without-that", test_takes_the_clause_without_that);
  g_test_add_func ("/claim-rules/takes-the-clause-before-the-cue", test_takes_the_clause_before_the_cue);
  g_test_add_func ("/claim-rules/takes-what-is-according-to-somebody", test_takes_what_is_according_to_somebody);
  g_test_add_func ("/claim-rules/takes-hearsay-without-a-claimant", test_takes_hearsay_without_a_claimant);
  g_test_add_func ("/claim-rules/takes-how-it-was-said-as-a-cue", test_takes_how_it_was_said_as_a_cue);
  g_test_add_func ("/claim-rules/leaves-what-was-not-said", test_leaves_what_was_not_said);
  g_test_add_func ("/claim-rules/leaves-scare-quotes-and-titles", test_leaves_scare_quotes_and_titles);
  g_test_add_func ("/claim-rules/knows-spanish", test_knows_spanish);
  g_test_add_func ("/claim-rules/prefers-known-mentions", test_prefers_known_mentions);
  g_test_add_func ("/claim-rules/explains-every-rule", test_explains_every_rule);
  g_test_add_func ("/claim-rules/gives-nothing-where-it-is-stopped", test_gives_nothing_where_it_is_stopped);
  g_test_add_func ("/claim-rules/looks-for-cues-of-the-language", test_looks_for_cues_of_the_language);
  g_test_add_func ("/claim-rules/older-tagsets-have-the-shipped-cues", test_older_tagsets_have_the_shipped_cues);
  g_test_add_func ("/claim-rules/stays-inside-any-text", test_stays_inside_any_text);
  g_test_add_func ("/claim-rules/proposes-claims-of-a-real-article", test_proposes_claims_of_a_real_article);
  return g_test_run ();
}

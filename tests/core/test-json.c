/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-claim.h"
#include "mn-json-reader.h"
#include "mn-json-writer.h"
#include "mn-mention.h"
#include "mn-record-json.h"

#include <math.h>

static gboolean
is_json (const char *text,
         GError    **error)
{
  g_autoptr (MnJsonReader) reader = mn_json_reader_new_for_data (text, -1);

  mn_json_reader_skip (reader);
  mn_json_reader_expect (reader, MN_JSON_END);
  return mn_json_reader_finish (reader, error);
}

static void
test_reads_what_is_json (void)
{
  static const char *const texts[] = {
    "{}", "[]", " [ 1 , -2.5e+3 , 0 , true , false , null ] ", "\"\\u00e9\\ud83d\\ude00\\n\"", "{\"a\":{\"b\":[{}]}}",
    "\xef\xbb\xbf{\"a\":1}", "\"\xf0\x9f\x98\x80\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      is_json (texts[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_refuses_what_is_not (void)
{
  static const char *const texts[] = {
    "",      "{",         "[1,]",        "{\"a\":1,}",   "{'a':1}",         "[1 2]",       "nul",     "01",
    "1.",    "-",         "+1",          "\"a\nb\"",     "\"\\x\"",         "\"\\u00\"",   "\"abc",   "\"\\u0000\"",
    "1e",    "[}",        "{]",          "{\"a\" 1}",    "\"\\ud800\"",     "\"\\udc00\"", "NaN",     "[1] 2",
    "{1:2}", "\"\xff\"", "\"\xc3(\"", "\"\\ud800\\u0041\"", "// a\n1", "Infinity",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      if (is_json (texts[i], &error))
        g_test_message ("read as JSON: %s", texts[i]);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, MN_JSON_ERROR);
    }
}

static void
test_refuses_deep_nesting (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_false (is_json (deep, &error));
  g_assert_error (error, MN_JSON_ERROR, MN_JSON_ERROR_SYNTAX);
}

static void
test_tells_the_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (is_json ("{\n\"a\": 1,\n\"b\": oops\n}", &error));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

/* A stream that hands out one byte at a time is the hardest one to read */
#define TEST_TYPE_DRIP (test_drip_get_type ())

G_DECLARE_FINAL_TYPE (TestDrip, test_drip, TEST, DRIP, GFilterInputStream)

struct _TestDrip
{
  GFilterInputStream parent_instance;
};

G_DEFINE_FINAL_TYPE (TestDrip, test_drip, G_TYPE_FILTER_INPUT_STREAM)

static gssize
test_drip_read (GInputStream *stream,
                void         *buffer,
                gsize         n_bytes,
                GCancellable *cancellable,
                GError      **error)
{
  return g_input_stream_read (G_FILTER_INPUT_STREAM (stream)->base_stream, buffer, MIN (n_bytes, 1), cancellable, error);
}

static void
test_drip_class_init (TestDripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = test_drip_read;
}

static void
test_drip_init (TestDrip *self G_GNUC_UNUSED)
{
}

static GInputStream *
drip (const char *text,
      gsize       n_bytes)
{
  g_autoptr (GInputStream) whole = g_memory_input_stream_new_from_data (text, (gssize) n_bytes, NULL);

  return g_object_new (TEST_TYPE_DRIP, "base-stream", whole, NULL);
}

static void
test_reads_streams_in_any_pieces (void)
{
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf[");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (MnJsonReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s\"é\\u00e9 %u \\\\\"", i > 0 ? "," : "", i);
  g_string_append_c (text, ']');

  stream = drip (text->str, text->len);
  reader = mn_json_reader_new_for_stream (stream, NULL);
  g_assert_true (mn_json_reader_expect (reader, MN_JSON_ARRAY));
  while (mn_json_reader_next_item (reader))
    {
      g_autofree char *expected = g_strdup_printf ("éé %u \\", n++);
      g_autofree char *string = mn_json_reader_read_string (reader);

      g_assert_cmpstr (string, ==, expected);
    }
  g_assert_true (mn_json_reader_finish (reader, &error));
  g_assert_cmpuint (n, ==, 20000);
}

static void
test_writes_numbers_that_read_back (void)
{
  static const double numbers[] = { 0, -1, 0.1, 1.0 / 3, 1e300, 123456789012345678.0, 2.5, -1e-7, 30e6 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (MnJsonReader) reader = NULL;
      MnJsonWriter writer;

      mn_json_writer_init (&writer, out);
      mn_json_writer_number (&writer, numbers[i]);
      reader = mn_json_reader_new_for_data (out->str, -1);
      g_assert_cmpfloat (mn_json_reader_read_number (reader), ==, numbers[i]);
      g_assert_true (mn_json_reader_finish (reader, NULL));
    }
}

static MnClaim *
make_claim (void)
{
  g_autoptr (MnText) text = mn_text_new ("AFP reports that “Kelly” said so.", -1);
  MnClaimBuilder *claim = mn_claim_new ();
  MnAttribution *attribution = mn_array_add (&mn_attribution_info, &claim->attributions);
  MnParticipant *participant;
  MnEvidence *evidence;
  MnId annotator = mn_id_new ();

  claim->kind = g_intern_string ("fact");
  claim->form = MN_FORM_INDIRECT;
  claim->statement = g_strdup ("A \"statement\"\nof two lines");
  mn_spans_add (&claim->spans, text, 0, 3);
  mn_spans_add (&claim->spans, text, 12, 23);
  attribution->claimant.entity = mn_id_new ();
  attribution->channel = g_new0 (MnReferent, 1);
  attribution->channel->mention = mn_id_new ();
  attribution->stance = g_intern_string ("denies");
  attribution->certainty = MN_CERTAINTY_POSSIBLE;
  mn_spans_add (&attribution->cues, text, 4, 11);
  participant = mn_array_add (&mn_participant_info, &claim->participants);
  participant->mention = mn_id_new ();
  participant->role = g_intern_string ("subject");
  mn_claim_set_verdict (claim, &annotator, "false", "because");
  evidence = mn_array_add (&mn_evidence_info, &claim->evidence);
  evidence->id = mn_id_new ();
  evidence->uri = g_strdup ("https://example.org/");
  evidence->seen = 1767952800;
  evidence->made.extra = g_strdup ("{\"a\":[1,2]}");
  mn_record_touch (claim, &annotator);
  return mn_record_end (claim);
}

static void
test_brings_a_claim_through_whole (void)
{
  g_autoptr (MnClaim) claim = make_claim ();
  g_autofree char *json = mn_record_to_json (claim);
  g_autofree char *json_again = NULL;
  g_autoptr (MnClaim) again = NULL;
  g_autoptr (GError) error = NULL;

  again = mn_record_from_json (&mn_claim_info, json, -1, &error);
  g_assert_no_error (error);
  g_assert_true (mn_record_equal (claim, again));
  json_again = mn_record_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
}

/* Of what is unset, nothing is said; that it is unset comes back, -1 and NaN too */
static void
test_stores_only_what_is_set (void)
{
  g_autoptr (MnText) text = mn_text_new ("One two three.", -1);
  g_autoptr (MnMentionBuilder) mention = mn_record_new_blank (&mn_mention_info);
  g_autoptr (MnValue) value = mn_value_new_figure (NAN, 5, NULL, MN_QUALIFIER_AT_MOST);
  g_autoptr (MnMention) again = NULL;
  g_autofree char *json = NULL;

  mention->type = g_intern_string ("figure");
  mn_spans_add (&mention->spans, text, 0, 3);
  mn_mention_set_value (mention, value);
  json = mn_record_to_json (mention);
  g_assert_cmpstr (json, ==,
                   "{\"type\":\"figure\",\"value\":{\"kind\":\"figure\",\"high\":5,\"qualifier\":\"at most\"},"
                   "\"spans\":[{\"start\":0,\"end\":3,\"quote\":\"One\"}]}");
  again = mn_record_from_json (&mn_mention_info, json, -1, NULL);
  g_assert_true (mn_record_equal (mention, again));

  g_clear_pointer (&json, g_free);
  mention->spans.items[0].start = -1;
  mention->spans.items[0].end = -1;
  json = mn_record_to_json (mention);
  g_assert_null (strstr (json, "start"));
  g_clear_pointer (&again, mn_mention_unref);
  again = mn_record_from_json (&mn_mention_info, json, -1, NULL);
  g_assert_cmpint (again->spans.items[0].start, ==, -1);
}

static void
test_tells_copies_from_changes (void)
{
  g_autoptr (MnClaim) claim = make_claim ();
  g_autoptr (MnClaimBuilder) copy = mn_claim_edit (claim);

  g_assert_true (mn_record_equal (claim, copy));
  g_free (copy->attributions.items[0].cues.items[0].quote);
  copy->attributions.items[0].cues.items[0].quote = g_strdup ("other");
  g_assert_false (mn_record_equal (claim, copy));
}

static gboolean
reads_strictly (const char *json,
                GError    **error)
{
  g_autoptr (MnMentionBuilder) mention = mn_mention_new ();
  g_autoptr (MnJsonReader) reader = mn_json_reader_new_for_data (json, -1);

  mn_struct_read_json (&mn_mention_info.base, mention, reader, MN_JSON_STRICT, NULL, NULL);
  return mn_json_reader_finish (reader, error);
}

#define HEAD "{\"id\":\"0190163d-8694-739b-aea5-966c26f8ad91\",\"type\":\"person\",\"entity\":null,\"role\":null,"
#define TAIL "\"attributes\":[],\"note\":null,\"annotator\":null,\"created\":null,\"modified\":null,\"origin\":\"hand\",\"extra\":null}"

static void
test_is_exact_about_keys (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (reads_strictly (HEAD "\"value\":{\"kind\":\"date\",\"edtf\":\"2024\"},\"spans\":[]," TAIL, &error));
  g_assert_no_error (error);

  g_assert_false (reads_strictly (HEAD "\"spans\":[]," TAIL, &error));
  g_assert_nonnull (strstr (error->message, "“value” is missing"));
  g_clear_error (&error);

  g_assert_false (reads_strictly (HEAD "\"value\":null,\"spans\":[],\"colour\":1," TAIL, &error));
  g_assert_nonnull (strstr (error->message, "“colour” is unknown"));
  g_clear_error (&error);

  g_assert_false (reads_strictly (HEAD "\"value\":null,\"value\":null,\"spans\":[]," TAIL, &error));
  g_assert_nonnull (strstr (error->message, "twice"));
  g_clear_error (&error);

  g_assert_false (reads_strictly (HEAD "\"value\":{\"kind\":\"date\",\"edtf\":\"2024\",\"low\":1},\"spans\":[]," TAIL,
                                  &error));
  g_assert_nonnull (strstr (error->message, "does not belong"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/reads-what-is-json", test_reads_what_is_json);
  g_test_add_func ("/json/refuses-what-is-not", test_refuses_what_is_not);
  g_test_add_func ("/json/refuses-deep-nesting", test_refuses_deep_nesting);
  g_test_add_func ("/json/tells-the-line", test_tells_the_line);
  g_test_add_func ("/json/reads-streams-in-any-pieces", test_reads_streams_in_any_pieces);
  g_test_add_func ("/json/writes-numbers-that-read-back", test_writes_numbers_that_read_back);
  g_test_add_func ("/record/brings-a-claim-through-json-whole", test_brings_a_claim_through_whole);
  g_test_add_func ("/record/stores-only-what-is-set", test_stores_only_what_is_set);
  g_test_add_func ("/record/tells-copies-from-changes", test_tells_copies_from_changes);
  g_test_add_func ("/record/is-exact-about-keys", test_is_exact_about_keys);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-format.h"
#include "sample.h"

#include <string.h>
#include <sys/stat.h>

/* A good export with one thing changed must be refused for exactly that, and leave the library as it was. */

#define ID(kind, number) "0190163d-8694-7000-8000-0000000" #kind "000" #number

typedef struct
{
  const char *name;
  const char *find;     /* what to change; the first place where it stands */
  const char *put;      /* what to put there; NULL to end the file there */
  const char *reason;   /* what must be said */
  int         further;  /* how many lines after the change it must be said */
  int         code;
} Case;

static const Case cases[] = {
  /* not JSON */
  { "is-cut-off", "\"relations\"", NULL, "the file ends too early", 0, 0 },
  { "lacks-a-comma", "\"version\":1,", "\"version\":1", "a comma or a closing bracket is missing", 1, 0 },
  { "has-a-bad-escape", "\"at \\\"all", "\"at \\qall", "a string has an escape that is not allowed", 0, 0 },
  { "has-something-after-it", "\n}\n", "\n} 1\n", "the end of the file was expected, not a number", 1, 0 },

  /* another format */
  { "is-another-format", "\"manicule\"", "\"other\"", "this is no export of Manicule: its format is “other”", 0, 0 },
  { "is-another-version", "\"version\":1", "\"version\":2",
    "this is version 2 of the format; this program reads version 1", 0, MN_FORMAT_ERROR_VERSION },
  { "begins-with-something-else", "\"format\"", "\"formats\"",
    "this is no export of Manicule: it begins with the key “formats”", 0, 0 },

  /* keys */
  { "has-an-unknown-key", "\"entities\"", "\"people\":[],\n \"entities\"", "the key “people” is unknown", 0, 0 },
  { "has-an-unknown-key-in-a-record", "\"role\":\"head\"", "\"rule\":\"head\"", "the key “rule” is unknown", 0, 0 },
  { "lacks-a-key", "\"role\":\"head\",", "", "“role” is missing", 0, 0 },
  { "has-a-key-twice", "\"role\":\"head\"", "\"role\":\"head\",\"role\":null", "the key “role” is there twice", 0, 0 },
  { "has-articles-too-early", "\"entities\":[", "\"articles\":[],\"entities\":[",
    "“entities” must come before “articles”", 0, 0 },
  { "has-marks-before-the-text", "\"text\":\"M", "\"mentions\":[],\"text\":\"M", "“text” must come before “mentions”", 0,
    0 },
  { "has-null-for-a-title", "\"title\":\"Héads\"", "\"title\":null", "“title” may not be null", 0, 0 },
  { "has-null-for-a-text", "\"text\":\"Márquez only\"", "\"text\":null", "“text” must come before “mentions”", 1, 0 },
  { "has-a-wrong-word", "\"origin\":\"hand\"", "\"origin\":\"guess\"", "“guess” is not allowed for “origin”", 0, 0 },
  { "has-a-wrong-time", "\"created\":\"2026-01-09T10:00:00Z\"", "\"created\":\"yesterday\"",
    "“yesterday” is not a time in ISO 8601", 0, 0 },
  { "has-a-wrong-id", "{\"id\":\"" ID (3, 2), "{\"id\":\"x", "“x” is not a UUID", 0, 0 },
  { "has-no-object-under-extra", "\"extra\":{\"anything\":[1.50,{\"at \\\"all\\\"\":null}]}", "\"extra\":[1]",
    "“extra” must be an object or null", 0, 0 },
  { "has-a-list-as-an-attribute", "\"value\":12.50", "\"value\":[12]",
    "the value of an attribute must be a string, a number or a boolean", 0, 0 },

  /* ids that are there twice */
  { "has-an-annotator-twice", "{\"id\":\"" ID (2, 2), "{\"id\":\"" ID (2, 1),
    "the annotator " ID (2, 1) " is there twice", 0, 0 },
  { "has-an-entity-twice", "{\"id\":\"" ID (3, 2), "{\"id\":\"" ID (3, 1), "the entity " ID (3, 1) " is there twice", 0,
    0 },
  { "has-an-article-twice", "{\"id\":\"" ID (4, 2), "{\"id\":\"" ID (4, 1), "the article " ID (4, 1) " is there twice", 0,
    0 },
  { "has-a-mention-twice", "{\"id\":\"" ID (5, 3), "{\"id\":\"" ID (5, 4), "the mention " ID (5, 4) " is there twice", 0,
    0 },
  { "has-a-claim-twice", "{\"id\":\"" ID (6, 2), "{\"id\":\"" ID (6, 1), "the claim " ID (6, 1) " is there twice", 0, 0 },
  { "has-a-remark-twice", "{\"id\":\"" ID (7, 1), "{\"id\":\"" ID (7, 2), "the remark " ID (7, 2) " is there twice", 0,
    0 },
  { "has-a-relation-twice", "{\"id\":\"" ID (8, 2), "{\"id\":\"" ID (8, 1), "the relation " ID (8, 1) " is there twice",
    0, 0 },
  { "has-a-tag-twice", "{\"id\":\"organisation\"", "{\"id\":\"person\"", "the tag “person” is there twice", 0, 0 },

  /* tags that are not there */
  { "has-an-unknown-type", "\"type\":\"person\"", "\"type\":\"robot\"",
    "the entity type “robot” is neither in the tagset of the file nor in that of the library", 0, 0 },
  { "has-an-unknown-claim-kind", "\"kind\":\"fact\"", "\"kind\":\"lie\"",
    "the claim kind “lie” is neither in the tagset of the file nor in that of the library", 0, 0 },
  { "has-an-unknown-stance", "\"stance\":\"denies\"", "\"stance\":\"sings\"",
    "the stance “sings” is neither in the tagset of the file nor in that of the library", 0, 0 },
  { "has-an-unknown-role", "\"role\":\"subject\"", "\"role\":\"king\"",
    "the role “king” is neither in the tagset of the file nor in that of the library", 0, 0 },
  { "has-an-unknown-verdict", "\"value\":\"false\"", "\"value\":\"maybe\"",
    "the verdict “maybe” is neither in the tagset of the file nor in that of the library", 0, 0 },
  { "has-an-unknown-relation-type", "\"type\":\"contradicts\"", "\"type\":\"likes\"",
    "the relation type “likes” is neither in the tagset of the file nor in that of the library", 0, 0 },
  { "has-an-unknown-attribute", "{\"id\":\"since\",\"value\":12", "{\"id\":\"until\",\"value\":12",
    "the attribute “until” is neither in the tagset of the file nor in that of the library", 0, 0 },

  /* texts and spans */
  { "has-another-text", "Márquez only", "Márquez onlY",
    "the text was changed: its SHA-256 is 3ebfa02fc89d008c6f4f9948c4ee81566a9515e8186167fb4f94700aa401f960, "
    "not 60d0607186d517bef076aa344d5740005451b704471879da560b1d3616d01a89", 0, 0 },
  { "has-a-control-character", "Márquez only", "Márquez\\r\\nonly",
    "the text has the character U+000D, which no text of a library has", 0, 0 },
  { "has-a-line-separator", "Márquez only", "Márquez\u2028only",
    "the text has the character U+2028, which no text of a library has", 0, 0 },
  { "has-a-block-outside", "{\"start\":57,\"end\":83", "{\"start\":57,\"end\":183",
    "the block 57–183 is out of order or outside the text", 0, 0 },
  { "has-a-span-outside", "{\"start\":15,\"end\":19,\"quote\":\"Acme\"}", "{\"start\":150,\"end\":154,\"quote\":\"Acme\"}",
    "the span 150–154 is not inside the text of 88 characters", 0, 0 },
  { "has-a-huge-span", "{\"start\":15,\"end\":19,\"quote\":\"Acme\"}",
    "{\"start\":15,\"end\":99999999999,\"quote\":\"Acme\"}", "99999999999 is not a position", 0, 0 },
  { "quotes-something-else", "{\"start\":15,\"end\":19,\"quote\":\"Acme\"}",
    "{\"start\":15,\"end\":19,\"quote\":\"Acne\"}", "the span 15–19 quotes “Acne”, but the text there is “Acme”", 0, 0 },
  { "has-a-span-with-a-blank-edge", "{\"start\":8,\"end\":13,\"quote\":\"héads\"}",
    "{\"start\":7,\"end\":13,\"quote\":\" héads\"}", "the span 7–13 begins or ends with a blank", 0, 0 },
  { "has-pieces-out-of-order", "{\"start\":15,\"end\":19,\"quote\":\"Acme\"}", "{\"start\":2,\"end\":4,\"quote\":\"rq\"}",
    "the pieces of a mark are out of order at 2–4", 0, 0 },
  { "has-a-mark-without-a-span", "\"spans\":[{\"start\":8,\"end\":13,\"quote\":\"héads\"}]", "\"spans\":[]",
    "a mark has no span", 0, 0 },
  { "has-a-wrong-cue", "\"cues\":[{\"start\":38,\"end\":42", "\"cues\":[{\"start\":39,\"end\":43",
    "the span 39–43 quotes “says”, but the text there is “ays ”", 0, 0 },
  { "has-wrong-evidence", "{\"start\":8,\"end\":12,\"quote\":\"only\"}", "{\"start\":0,\"end\":4,\"quote\":\"only\"}",
    "the span 0–4 quotes “only”, but the text there is “Márq”", 0, 0 },
  { "has-a-wrong-span-of-a-relation", "\"start\":8,\"end\":13,\"quote\":\"héads\"}],\"attributes\"",
    "\"start\":8,\"end\":12,\"quote\":\"héads\"}],\"attributes\"",
    "the span 8–12 quotes “héads”, but the text there is “héad”", 0, 0 },

  /* references to nothing */
  { "has-a-mention-of-no-entity", "\"entity\":\"" ID (3, 2) "\",\"role\"", "\"entity\":\"" ID (3, 9) "\",\"role\"",
    "the entity " ID (3, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-a-claim-of-no-entity", "\"onBehalfOf\":{\"entity\":\"" ID (3, 2), "\"onBehalfOf\":{\"entity\":\"" ID (3, 9),
    "the entity " ID (3, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-a-claim-of-no-mention", "\"mention\":\"" ID (5, 2), "\"mention\":\"" ID (5, 5),
    "the mention " ID (5, 5) " is referred to, but is not in its article", 0, 0 },
  { "has-a-participant-of-no-mention", "\"participants\":[{\"mention\":\"" ID (5, 1),
    "\"participants\":[{\"mention\":\"" ID (5, 8), "the mention " ID (5, 8) " is referred to, but is not in its article", 0,
    0 },
  { "has-a-relation-from-nothing", "\"from\":{\"kind\":\"claim\",\"id\":\"" ID (6, 1),
    "\"from\":{\"kind\":\"claim\",\"id\":\"" ID (6, 9),
    "the claim " ID (6, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-a-relation-to-nothing", "\"to\":{\"kind\":\"entity\",\"id\":\"" ID (3, 2),
    "\"to\":{\"kind\":\"entity\",\"id\":\"" ID (3, 9),
    "the entity " ID (3, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-evidence-in-no-article", "\"article\":\"" ID (4, 2), "\"article\":\"" ID (4, 9),
    "the article " ID (4, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-a-relation-said-in-no-article", "\"spans\":[{\"article\":\"" ID (4, 1), "\"spans\":[{\"article\":\"" ID (4, 9),
    "the article " ID (4, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-an-unknown-annotator", "\"annotator\":\"" ID (2, 1), "\"annotator\":\"" ID (2, 9),
    "the annotator " ID (2, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
  { "has-a-verdict-of-nobody", "\"value\":\"false\",\"annotator\":\"" ID (2, 2),
    "\"value\":\"false\",\"annotator\":\"" ID (2, 9),
    "the annotator " ID (2, 9) " is referred to, but is neither in the file nor in the library", 0, 0 },
};

static guint
line_of (const char *text,
         const char *at)
{
  guint line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

static void
assert_refuses (const char *format,
                const char *text,
                const char *place,
                const char *reason,
                int         code)
{
  g_autofree char *folder = sample_folder ();
  g_autofree char *path = g_build_filename (folder, "story.json", NULL);
  g_autofree char *message = g_strconcat (path, ": ", place, reason, NULL);
  g_autoptr (MnStore) store = sample_new_store ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  sample_write (path, text);
  before = sample_dump (store);
  is_done = sample_import (store, format, path, NULL, &error);
  after = sample_dump (store);
  sample_remove (folder);

  g_assert_false (is_done);
  g_assert_error (error, MN_FORMAT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpstr (before, ==, after);
}

static void
test_is_refused (gconstpointer data)
{
  const Case *wrong = data;
  g_autoptr (MnStore) store = sample_new_store ();
  g_autoptr (GString) text = NULL;
  g_autofree char *good = NULL;
  g_autofree char *place = NULL;
  const char *found;

  sample_fill (store);
  good = sample_export (store, "manicule");
  found = strstr (good, wrong->find);
  g_assert_nonnull (found);
  place = g_strdup_printf ("line %u: ", line_of (good, found) + (guint) wrong->further);
  text = g_string_new_len (good, found - good);
  if (wrong->put != NULL)
    {
      g_string_append (text, wrong->put);
      g_string_append (text, found + strlen (wrong->find));
    }
  assert_refuses ("manicule", text->str, place, wrong->reason,
                  wrong->code != 0 ? wrong->code : MN_FORMAT_ERROR_INVALID);
}

static void
test_refuses_the_other_layout (void)
{
  g_autoptr (MnStore) store = sample_new_store ();
  g_autofree char *document = NULL;
  g_autofree char *lines = NULL;

  sample_fill (store);
  document = sample_export (store, "manicule");
  lines = sample_export (store, "jsonl");
  assert_refuses ("jsonl", document, "line 11: ", "this is one document, not one record a line", MN_FORMAT_ERROR_INVALID);
  assert_refuses ("manicule", lines, "line 1: ", "“entities” is missing", MN_FORMAT_ERROR_INVALID);
}

static void
test_refuses_lines_out_of_order (void)
{
  g_autoptr (MnStore) store = sample_new_store ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *swapped = NULL;
  g_autofree char *unknown = NULL;

  sample_fill (store);
  text = sample_export (store, "jsonl");
  lines = g_strsplit (text, "\n", -1);

  swapped = g_strjoin ("\n", lines[0], lines[1], lines[2], lines[3], lines[6], lines[5], NULL);
  assert_refuses ("jsonl", swapped, "line 5: ",
                  "the claim " ID (6, 1) " is referred to, but is neither in the file nor in the library",
                  MN_FORMAT_ERROR_INVALID);
  g_clear_pointer (&swapped, g_free);
  swapped = g_strjoin ("\n", lines[0], lines[1], lines[2], lines[3], lines[5], lines[1], NULL);
  assert_refuses ("jsonl", swapped, "line 6: ", "“entity” must come before “article”", MN_FORMAT_ERROR_INVALID);

  unknown = g_strconcat (lines[0], "\n{\"record\":\"song\"}\n", NULL);
  assert_refuses ("jsonl", unknown, "line 2: ", "“song” is not allowed for “record”", MN_FORMAT_ERROR_INVALID);
  g_clear_pointer (&unknown, g_free);
  unknown = g_strconcat (lines[0], "\n{\"id\":1}\n", NULL);
  assert_refuses ("jsonl", unknown, "line 2: ", "“record” must come first", MN_FORMAT_ERROR_INVALID);
  g_clear_pointer (&unknown, g_free);
  unknown = g_strconcat (lines[0], "\nnull\n", NULL);
  assert_refuses ("jsonl", unknown, "line 2: ", "the end of the file was expected, not null", MN_FORMAT_ERROR_INVALID);
}

static void
test_refuses_what_is_no_text (void)
{
  assert_refuses ("manicule", "", "line 1: ", "an object was expected, not the end of the file", MN_FORMAT_ERROR_INVALID);
  assert_refuses ("manicule", "Dear Sir", "line 1: ", "this is not JSON", MN_FORMAT_ERROR_INVALID);
  assert_refuses ("manicule", "\n[]", "line 2: ", "an object was expected, not a list", MN_FORMAT_ERROR_INVALID);
  assert_refuses ("manicule", "{}", "line 1: ", "“format” is missing", MN_FORMAT_ERROR_INVALID);
  assert_refuses ("manicule", "{\"format\":\"\xff\"}", "line 1: ", "a string is not valid UTF-8", MN_FORMAT_ERROR_INVALID);
}

static void
test_refuses_what_is_no_file (void)
{
  g_autofree char *folder = sample_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing.json", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (MnStore) store = sample_new_store ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sample_import (store, "manicule", folder, NULL, &error));
  g_assert_error (error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_NOT_A_FILE);
  g_assert_true (g_str_has_prefix (error->message, folder));
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (sample_import (store, "manicule", pipe, NULL, &error));
  g_assert_error (error, MN_FORMAT_ERROR, MN_FORMAT_ERROR_NOT_A_FILE);
  g_clear_error (&error);

  g_assert_false (sample_import (store, "manicule", missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, missing));
  sample_remove (folder);
}

static char *
damage (const char *text,
        GRand      *rand)
{
  static const char *const pieces[] = { "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e9", "\\u", "\xff", "\n", "true" };
  GString *damaged = g_string_new (text);

  for (gint n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      gsize start = (gsize) g_rand_int_range (rand, 0, (gint32) damaged->len);
      gsize length = (gsize) g_rand_int_range (rand, 0, 60);

      length = MIN (length, damaged->len - start);
      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0:
          g_string_erase (damaged, (gssize) start, (gssize) length);
          break;
        case 1:
          g_string_insert (damaged, (gssize) start, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          break;
        default:
          {
            g_autofree char *copy = g_strndup (damaged->str + start, length);

            g_string_insert (damaged, g_rand_int_range (rand, 0, (gint32) damaged->len), copy);
            break;
          }
        }
    }
  return g_string_free (damaged, FALSE);
}

/* Whatever is done to a file, it is either read whole or refused with nothing left behind */
static void
test_survives_any_damage (gconstpointer format)
{
  g_autofree char *folder = sample_folder ();
  g_autofree char *path = g_build_filename (folder, "story.json", NULL);
  g_autoptr (MnStore) from = sample_new_store ();
  g_autoptr (MnStore) store = sample_new_store ();
  g_autofree char *before = sample_dump (store);
  g_autofree char *good = NULL;
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  sample_fill (from);
  good = sample_export (from, format);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *damaged = damage (good, rand);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_done;

      sample_write (path, damaged);
      is_done = sample_import (store, format, path, NULL, &error);
      after = sample_dump (store);
      g_assert_true (is_done == (error == NULL));
      g_assert_true (is_done || error->domain == MN_FORMAT_ERROR);
      g_assert_true (is_done || g_str_equal (before, after));
      if (is_done)
        {
          g_object_unref (store);
          store = sample_new_store ();
        }
    }
  sample_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/refuses-a-file-that-", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_is_refused);
    }
  g_test_add_func ("/import/refuses-the-other-layout", test_refuses_the_other_layout);
  g_test_add_func ("/import/refuses-lines-out-of-order", test_refuses_lines_out_of_order);
  g_test_add_func ("/import/refuses-what-is-no-text", test_refuses_what_is_no_text);
  g_test_add_func ("/import/refuses-what-is-no-file", test_refuses_what_is_no_file);
  g_test_add_data_func ("/import/json/survives-any-damage", "manicule", test_survives_any_damage);
  g_test_add_data_func ("/import/jsonl/survives-any-damage", "jsonl", test_survives_any_damage);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-record-json.h"
#include "mn-tagset-file.h"
#include "sample.h"

#include <string.h>

typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  fixture->folder = sample_folder ();
  fixture->path = g_build_filename (fixture->folder, "tags.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  sample_remove (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_preset (Fixture    *fixture,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTagset) tagset = mn_tagset_load_preset (name, &error);

  g_assert_no_error (error);
  mn_tagset_file_write (tagset, fixture->file, NULL, &error);
  g_assert_no_error (error);
}

static void
test_brings_back_what_was_written (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  static const char *const presets[] = { "news", "ontonotes5", "conll2003", "fact-check" };

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnTagset) before = mn_tagset_load_preset (presets[i], &error);
      g_autoptr (MnTagset) after = NULL;

      write_preset (fixture, presets[i]);
      after = mn_tagset_file_read (fixture->file, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (mn_record_equal (before, after));
    }
}

static void
test_writes_the_same_bytes_again (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (MnTagset) tagset = NULL;

  write_preset (fixture, "news");
  g_assert_true (g_file_get_contents (fixture->path, &first, NULL, NULL));
  tagset = mn_tagset_file_read (fixture->file, NULL, NULL);
  g_assert_true (mn_tagset_file_write (tagset, fixture->file, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "\n   {\"id\":\"person\","));
}

static void
test_leaves_what_was_there_where_it_fails (Fixture      *fixture,
                                           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTagset) tagset = mn_tagset_load_preset ("conll2003", NULL);
  g_autofree char *text = NULL;

  sample_write (fixture->path, "before");
  g_cancellable_cancel (cancellable);
  g_assert_false (mn_tagset_file_write (tagset, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

/* What is wrong with a file in which @part stands as @other, behind its name */
static void
assert_fails (Fixture    *fixture,
              const char *part,
              const char *other,
              const char *expected)
{
  g_autofree char *good = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *message = g_strdup_printf ("%s: %s", fixture->path, expected);
  g_autoptr (GError) error = NULL;

  write_preset (fixture, "conll2003");
  g_assert_true (g_file_get_contents (fixture->path, &good, NULL, NULL));
  pieces = g_strsplit (good, part, 2);
  g_assert_cmpuint (g_strv_length (pieces), ==, 2);
  bad = g_strconcat (pieces[0], other, pieces[1], NULL);
  sample_write (fixture->path, bad);
  g_assert_null (mn_tagset_file_read (fixture->file, NULL, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_says_what_is_wrong (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  assert_fails (fixture, "\"manicule-tagset\"", "\"manicule\"",
                "line 2: this is no tagset of Manicule: its format is “manicule”");
  assert_fails (fixture, "\"format\"", "\"entityTypes\"",
                "line 2: this is no tagset of Manicule: it begins with “entityTypes”");
  assert_fails (fixture, "\"version\":1", "\"version\":2",
                "line 3: this is version 2 of the format; this program reads version 1");
  assert_fails (fixture, "\"id\":\"place\"", "\"id\":\"person\"", "line 4: the tag “person” is there twice");
  assert_fails (fixture, "\"#e5a50a\"", "\"yellow\"", "line 4: “yellow” is no colour: it must be like “#3584e4”");
  assert_fails (fixture, "\"claimKinds\"", "\"kinds\"", "line 11: the key “kinds” is unknown");
  assert_fails (fixture, "\"label\":\"PER\",", "", "line 6: “label” is missing");
}

static void
test_says_that_a_file_is_not_there (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mn_tagset_file_read (fixture->file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
}

#define ADD(name, function) g_test_add ("/tagset-file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("brings-back-what-was-written", test_brings_back_what_was_written);
  ADD ("writes-the-same-bytes-again", test_writes_the_same_bytes_again);
  ADD ("leaves-what-was-there-where-it-fails", test_leaves_what_was_there_where_it_fails);
  ADD ("says-what-is-wrong", test_says_what_is_wrong);
  ADD ("says-that-a-file-is-not-there", test_says_that_a_file_is_not_there);
  return g_test_run ();
}

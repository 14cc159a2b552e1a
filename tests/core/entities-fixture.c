/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entities-fixture.h"

#include "mn-format.h"
#include "mn-sqlite-store.h"

#include <string.h>

void
entities_set_up (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "entities.jsonl", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MnImportOptions options;
  MnImportReport report;
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  options.annotator = *mn_library_get_annotator (fixture->library);
  mn_format_import_file (mn_format_find ("jsonl"), mn_library_get_store (fixture->library), file, &options, &report,
                         NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Of the records of the file, from the digits that they differ in */
MnId
entities_id (const char *end)
{
  g_autofree char *text = g_strconcat ("0190163d-8694-7000-8000-0000000", end, NULL);
  MnId id;

  g_assert_true (mn_id_parse (text, &id));
  return id;
}

/* Without times of modification */
char *
entities_timeless (const char *text)
{
  g_autoptr (GRegex) times = g_regex_new ("\"modified\":\"[^\"]*\"", 0, 0, NULL);

  return g_regex_replace_literal (times, text, -1, 0, "\"modified\":null", 0, NULL);
}

/* Without the head and the article of the document */
static char *
without_the_rest (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *rest = g_string_new (NULL);

  for (char **line = lines + 1; *line != NULL; line++)
    if (strstr (*line, "\"title\":\"Story\"") == NULL)
      g_string_append_printf (rest, "%s\n", *line);
  return g_string_free (rest, FALSE);
}

static char *
export_all (Fixture *fixture)
{
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (mn_library_get_store (fixture->library), NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mn_format_export (mn_format_find ("jsonl"), snapshot, NULL, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

char *
entities_export (Fixture *fixture)
{
  g_autofree char *text = export_all (fixture);

  return without_the_rest (text);
}

char *
entities_expect (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return without_the_rest (text);
}

static void
print_problem (const char *message,
               gpointer    user_data G_GNUC_UNUSED)
{
  g_test_message ("%s", message);
}

void
entities_check (Fixture *fixture)
{
  MnStore *store = mn_library_get_store (fixture->library);
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_sqlite_store_check (store, FALSE, print_problem, NULL, NULL, &error));
  g_assert_no_error (error);
}

gpointer
entities_get (Fixture     *fixture,
              MnRecordKind kind,
              const char  *article,
              const char  *end)
{
  MnId of = article != NULL ? entities_id (article) : MN_ID_NONE;
  MnId id = entities_id (end);
  g_autoptr (GError) error = NULL;
  gpointer record = mn_snapshot_get (mn_library_get_snapshot (fixture->library), kind, &of, &id, &error);

  g_assert_no_error (error);
  return record;
}

MnChange *
entities_finish (Fixture       *fixture,
                 GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  MnChange *change = mn_library_entities_finish (fixture->library, fixture_wait_for (result), &error);

  g_assert_no_error (error);
  g_clear_object (result);
  return change;
}

void
entities_apply (MnLibrary *library,
                MnChange  *change,
                GError   **error)
{
  mn_store_apply (mn_library_get_store (library), change, NULL, error);
}

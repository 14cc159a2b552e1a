/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* Somebody without any rights, on every system */
#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;   /* of what a test makes there: a.txt */
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer name)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("manicule-files-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, name != NULL ? name : "a.txt", NULL);
}

static void
tear_down (Fixture      *self,
           G_GNUC_UNUSED gconstpointer name)
{
  g_remove (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
write_bytes (Fixture    *self,
             const char *bytes,
             gssize      n_bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, bytes, n_bytes, &error);
  g_assert_no_error (error);
}

static MnReading *
read_path (const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MnReading *reading = mn_reader_read_file (file, NULL, error);

  if (reading != NULL)
    assert_sound (reading);
  return reading;
}

/* “PATH” and the reason, and no full stop */
static void
assert_refused (const char *path,
                GQuark      domain,
                int         code,
                const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = read_path (path, &error);
  g_autofree char *message = g_strdup_printf ("“%s” %s", path, reason);

  g_assert_null (reading);
  g_assert_error (error, domain, code);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_false (g_str_has_suffix (error->message, "."));
}

static void
test_reads_a_file (Fixture      *self,
                   G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;

  write_bytes (self, "The families had waited since Thursday.\n", -1);
  reading = read_path (self->path, &error);
  g_assert_no_error (error);
  assert_text (reading, "The families had waited since Thursday.\n");
  g_assert_cmpstr (reading->article->title, ==, "a");
  g_assert_cmpstr (reading->article->source.name, ==, "a.txt");
  g_assert_cmpstr (reading->article->source.media_type, ==, "text/plain");
  g_assert_cmpstr (reading->article->source.reader, ==, "text");
}

static void
test_reads_a_link_to_a_file (Fixture      *self,
                             G_GNUC_UNUSED gconstpointer name)
{
  g_autofree char *link = g_build_filename (self->folder, "link.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;

  write_bytes (self, "Text.", -1);
  g_assert_cmpint (symlink (self->path, link), ==, 0);
  reading = read_path (link, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reading->article->title, ==, "link");
  g_remove (link);
}

/* Its size is said to be 0 */
static void
test_reads_a_file_of_proc (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;

  if (!g_file_test ("/proc/version", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /proc here");
      return;
    }
  reading = read_path ("/proc/version", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (mn_text_get_utf8 (reading->article->text), "Linux version"));
}

static void
test_name_may_be_no_utf8 (Fixture      *self,
                          G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;

  write_bytes (self, "Text.", -1);
  reading = read_path (self->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (reading->article->title, -1, NULL));
  g_assert_true (g_utf8_validate (reading->article->source.name, -1, NULL));
}

static void
test_name_may_have_newlines (Fixture      *self,
                             G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;
  g_autoptr (MnReading) empty = NULL;
  g_autofree char *message = g_strdup_printf ("“file://%s/one%%0Atwo.txt” is empty", self->folder);

  write_bytes (self, "Text.", -1);
  reading = read_path (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reading->article->title, ==, "one two");

  write_bytes (self, "", 0);
  empty = read_path (self->path, &error);
  g_assert_null (empty);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_missing (Fixture      *self,
              G_GNUC_UNUSED gconstpointer name)
{
  assert_refused (self->path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "does not exist");
}

static void
test_link_to_nothing (Fixture      *self,
                      G_GNUC_UNUSED gconstpointer name)
{
  g_assert_cmpint (symlink ("nowhere", self->path), ==, 0);
  assert_refused (self->path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "does not exist");
}

static void
test_link_to_itself (Fixture      *self,
                     G_GNUC_UNUSED gconstpointer name)
{
  g_autofree char *reason = g_strdup_printf ("cannot be read: %s", g_strerror (ELOOP));

  g_assert_cmpint (symlink ("a.txt", self->path), ==, 0);
  assert_refused (self->path, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, reason);
}

static void
test_empty (Fixture      *self,
            G_GNUC_UNUSED gconstpointer name)
{
  write_bytes (self, "", 0);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_EMPTY, "is empty");
}

static void
test_only_blanks (Fixture      *self,
                  G_GNUC_UNUSED gconstpointer name)
{
  static const char *const blanks[] = { " ", "\n\n\t \r\n", "\xef\xbb\xbf", "\u00a0\u3000\u200b\n" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      write_bytes (self, blanks[i], -1);
      assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_EMPTY, "has no text in it");
    }
}

static void
test_folder (Fixture      *self,
             G_GNUC_UNUSED gconstpointer name)
{
  assert_refused (self->folder, MN_READER_ERROR, MN_READER_ERROR_NOT_A_FILE, "is a folder, not a file");
}

static void
test_pipe (Fixture      *self,
           G_GNUC_UNUSED gconstpointer name)
{
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_NOT_A_FILE, "is a device or a pipe, not a file");
}

static void
test_socket (Fixture      *self,
             G_GNUC_UNUSED gconstpointer name)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpuint (g_strlcpy (address.sun_path, self->path, sizeof address.sun_path), <, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (const struct sockaddr *) &address, sizeof address), ==, 0);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_NOT_A_FILE, "is a device or a pipe, not a file");
  close (fd);
}

static void
test_device (void)
{
  assert_refused ("/dev/zero", MN_READER_ERROR, MN_READER_ERROR_NOT_A_FILE, "is a device or a pipe, not a file");
}

static void
make_sparse (Fixture *self,
             goffset  n_bytes)
{
  write_bytes (self, "", 0);
  g_assert_cmpint (truncate (self->path, n_bytes), ==, 0);
}

static void
test_too_large (Fixture      *self,
                G_GNUC_UNUSED gconstpointer name)
{
  make_sparse (self, 200 * 1000 * 1000);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_TOO_LARGE,
                  "is too large: articles of up to 64.0\u00a0MiB can be read");
  make_sparse (self, MN_READER_MAX_BYTES + 1);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_TOO_LARGE,
                  "is too large: articles of up to 64.0\u00a0MiB can be read");
}

static void
test_just_not_too_large (Fixture      *self,
                         G_GNUC_UNUSED gconstpointer name)
{
  make_sparse (self, MN_READER_MAX_BYTES);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_BINARY, "is not a text: it has NUL bytes");
}

/* Root may read everything, so a test that runs as root reads as nobody */
static void
test_forbidden (Fixture      *self,
                G_GNUC_UNUSED gconstpointer name)
{
  gboolean is_root = geteuid () == 0;

  write_bytes (self, "Text.", -1);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (self->path, 0), ==, 0);
  if (is_root && seteuid (NOBODY) != 0)
    {
      g_test_skip ("root cannot be somebody else here");
      return;
    }
  assert_refused (self->path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "cannot be read: you have no permission to");
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_nul_bytes (Fixture      *self,
                G_GNUC_UNUSED gconstpointer name)
{
  static const char bytes[] = "The families had \0waited since Thursday.\n";
  g_autofree char *noise = g_malloc (4096);

  write_bytes (self, bytes, sizeof bytes - 1);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_BINARY, "is not a text: it has NUL bytes");

  for (guint i = 0; i < 4096; i++)
    noise[i] = (char) (i * 37 ^ i >> 3);
  write_bytes (self, noise, 4096);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_BINARY, "is not a text: it has NUL bytes");

  /* Also behind a mark */
  write_bytes (self, "\xef\xbb\xbfOne\0two", 10);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_BINARY, "is not a text: it has NUL bytes");
  write_bytes (self, "\xff\xfe" "a\0\0\0b\0", 8);
  assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_BINARY, "is not a text: it has NUL bytes");
}

static void
test_other_formats (Fixture      *self,
                    G_GNUC_UNUSED gconstpointer name)
{
  static const struct
  {
    const char *reason;
    const char *bytes;
    gsize       n_bytes;
  } formats[] = {
    { "is a PDF document, which Manicule cannot read", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", 23 },
    { "is a PNG image, which Manicule cannot read", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16 },
    { "is a JPEG image, which Manicule cannot read", "\xff\xd8\xff\xe0\0\x10JFIF\0", 11 },
    { "is a GIF image, which Manicule cannot read", "GIF89a\1\0\1\0", 10 },
    { "is a ZIP archive, which Manicule cannot read", "PK\3\4\x14\0\0\0\x08\0", 10 },
    { "is an EPUB book, which Manicule cannot read",
      "PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/epub+zip", 58 },
    { "is an OpenDocument file, which Manicule cannot read",
      "PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", 77 },
    { "is a Microsoft Office document, which Manicule cannot read",
      "PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml", 49 },
    { "is a Microsoft Office document, which Manicule cannot read", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10 },
    { "is a compressed file, which Manicule cannot read", "\x1f\x8b\x08\0\0\0", 6 },
    { "is an SQLite database, which Manicule cannot read as an article", "SQLite format 3\0\x10\0", 18 },
    { "is a program, not a text", "\x7f" "ELF\2\1\1\0", 8 },
    { "is an RTF document, which Manicule cannot read", "{\\rtf1\\ansi Text.}", 18 },
    { "is a web page, which Manicule cannot read", "<!DOCTYPE html>\n<p>Text.", 24 },
    { "is a web page, which Manicule cannot read", "\xef\xbb\xbf\n <HTML><p>Text.", 19 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      write_bytes (self, formats[i].bytes, (gssize) formats[i].n_bytes);
      assert_refused (self->path, MN_READER_ERROR, MN_READER_ERROR_BINARY, formats[i].reason);
    }
}

static void
test_texts_like_other_formats (Fixture      *self,
                               G_GNUC_UNUSED gconstpointer name)
{
  static const char *const texts[] = { "PK, he said, means “preacher”.\n", "GIF89a was a format.\n", "ID3 tags in music.\n",
                                       "BZh is no word.\n", "PDF and <html> are formats.\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnReading) reading = NULL;

      write_bytes (self, texts[i], -1);
      reading = read_path (self->path, &error);
      g_assert_no_error (error);
      assert_text (reading, texts[i]);
    }
}

static void
test_place_that_cannot_be_read (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("nowhere://host/a.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = mn_reader_read_file (file, NULL, &error);

  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_true (g_str_has_prefix (error->message, "“nowhere://host/a.txt”: "));
  g_assert_false (g_str_has_suffix (error->message, "."));
}

static void
test_reads_through_gio (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///org/manicule/tests/sample.md");
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = mn_reader_read_file (file, NULL, &error);

  g_assert_no_error (error);
  assert_sound (reading);
  g_assert_cmpstr (reading->article->title, ==, "Harbour of Saltmouth to close for three weeks");
  g_assert_cmpstr (reading->article->source.name, ==, "sample.md");
}

static void
test_refuses_through_gio (void)
{
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource:///org/manicule/tests/");
  g_autoptr (GFile) sample = g_file_new_for_uri ("resource:///org/manicule/tests/sample.md");
  g_autoptr (GFile) missing = g_file_new_for_uri ("resource:///org/manicule/tests/missing.md");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) no_file = NULL;
  g_autoptr (GError) not_found = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_null (mn_reader_read_file (folder, NULL, &no_file));
  g_assert_error (no_file, MN_READER_ERROR, MN_READER_ERROR_NOT_A_FILE);
  g_assert_cmpstr (no_file->message, ==, "“resource:///org/manicule/tests” is a folder, not a file");

  g_assert_null (mn_reader_read_file (missing, NULL, &not_found));
  g_assert_error (not_found, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (not_found->message, "“resource:///org/manicule/tests/missing.md”"));

  g_cancellable_cancel (cancellable);
  g_assert_null (mn_reader_read_file (sample, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
take_result (G_GNUC_UNUSED GObject *source,
             GAsyncResult *result,
             gpointer      data)
{
  GAsyncResult **taken = data;

  *taken = g_object_ref (result);
}

static GAsyncResult *
read_path_async (const char   *path,
                 GCancellable *cancellable,
                 gboolean      is_cancelled)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *result = NULL;

  mn_reader_read_file_async (file, cancellable, take_result, &result);
  g_assert_null (result);
  if (is_cancelled)
    g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
test_reads_in_a_thread (Fixture      *self,
                        G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnReading) reading = NULL;

  write_bytes (self, "Text.", -1);
  result = read_path_async (self->path, NULL, FALSE);
  reading = mn_reader_read_file_finish (result, &error);
  g_assert_no_error (error);
  assert_sound (reading);
  assert_text (reading, "Text.");
}

static void
test_fails_in_a_thread (Fixture      *self,
                        G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = read_path_async (self->path, NULL, FALSE);
  g_autoptr (MnReading) reading = mn_reader_read_file_finish (result, &error);

  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled_before (Fixture      *self,
                       G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;

  write_bytes (self, "Text.", -1);
  g_cancellable_cancel (cancellable);
  reading = mn_reader_read_file (file, cancellable, &error);
  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_meanwhile (Fixture      *self,
                          G_GNUC_UNUSED gconstpointer name)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnReading) reading = NULL;

  write_bytes (self, "Text.", -1);
  result = read_path_async (self->path, cancellable, TRUE);
  reading = mn_reader_read_file_finish (result, &error);
  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_pasted_text_is_called_by_its_heading (void)
{
  g_autoptr (MnReading) headed = read_string ("Families Await Their Loved Ones\n\nThe families had waited outside the prison since "
                                              "Thursday, and when the gates opened at last nobody moved.\n",
                                              NULL);
  g_autoptr (MnReading) markdown = read_string ("# Families *await*\n\nText.\n", NULL);

  g_assert_cmpstr (headed->article->title, ==, "Families Await Their Loved Ones");
  g_assert_cmpstr (markdown->article->title, ==, "Families await");
  g_assert_null (headed->article->source.name);
  g_assert_cmpstr (headed->article->source.reader, ==, "text");
}

static void
test_pasted_text_is_called_by_its_first_words (void)
{
  g_autoptr (MnReading) shorter = read_string ("\n  The families\n waited.\n", NULL);
  g_autoptr (MnReading) longer = read_string ("The families had waited outside the prison since Thursday, and when the gates opened "
                                              "at last nobody moved.\n",
                                              NULL);
  g_autoptr (MnReading) chinese = read_string ("家属们从星期四起就在监狱外等候，大门终于打开时，没有人移动。家属们从星期四起就在监狱外等候，大门终于打开时，没有人移动。"
                                               "家属们从星期四起就在监狱外等候。",
                                               NULL);

  g_assert_cmpstr (shorter->article->title, ==, "The families waited.");
  g_assert_cmpstr (longer->article->title, ==, "The families had waited outside the prison since Thursday,…");
  g_assert_cmpint (g_utf8_strlen (chinese->article->title, -1), ==, 61);
}

static void
test_pasted_nothing_is_refused (void)
{
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) blank = NULL;
  g_autoptr (GError) binary = NULL;

  g_assert_null (try_bytes ("", 0, NULL, &empty));
  g_assert_error (empty, MN_READER_ERROR, MN_READER_ERROR_EMPTY);
  g_assert_cmpstr (empty->message, ==, "The text is empty");
  g_assert_null (try_bytes (" \n", 2, "", &blank));
  g_assert_error (blank, MN_READER_ERROR, MN_READER_ERROR_EMPTY);
  g_assert_cmpstr (blank->message, ==, "The text has no text in it");
  g_assert_null (try_bytes ("a\0b", 3, NULL, &binary));
  g_assert_error (binary, MN_READER_ERROR, MN_READER_ERROR_BINARY);
  g_assert_cmpstr (binary->message, ==, "The text is not a text: it has NUL bytes");
}

static void
test_plain_text_stays_as_pasted (void)
{
  const char *page = "<html> is how a page begins, *always*.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = mn_reader_read_bytes (bytes, NULL, "text/plain", NULL, &error);

  g_assert_no_error (error);
  assert_sound (reading);
  assert_text (reading, page);
}

static void
test_direction_is_that_of_most_letters (void)
{
  g_autoptr (MnReading) arabic = read_string ("كانت العائلات تنتظر BBC أمام السجن.", "a.txt");
  g_autoptr (MnReading) english = read_string ("The word العائلات means families.", "a.txt");

  g_assert_cmpint (arabic->article->direction, ==, MN_DIRECTION_RTL);
  g_assert_cmpint (english->article->direction, ==, MN_DIRECTION_LTR);
}

static void
test_names_become_titles (void)
{
  static const struct
  {
    const char *name;
    const char *title;
  } names[] = {
    { "families.txt", "families" },
    { "us-venezuela-oil_deal.txt", "us-venezuela-oil deal" },
    { "the-oil-deal.txt", "the oil deal" },
    { "US-Venezuela.txt", "US-Venezuela" },
    { "2026-01-09.txt", "2026-01-09" },
    { "A long - name.txt", "A long - name" },
    { "Dr. No", "Dr. No" },
    { "archive.tar.txt", "archive.tar" },
    { ".hidden", ".hidden" },
    { "___.txt", "Text." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MnReading) reading = read_string ("Text.", names[i].name);

      g_assert_cmpstr (reading->article->title, ==, names[i].title);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add_func ("/files/" path, test)
#define ADD_IN_FOLDER(path, name, test) g_test_add ("/files/" path, Fixture, name, set_up, test, tear_down)
  ADD_IN_FOLDER ("reads-a-file", NULL, test_reads_a_file);
  ADD_IN_FOLDER ("reads-a-link-to-a-file", NULL, test_reads_a_link_to_a_file);
  ADD ("reads-a-file-of-proc", test_reads_a_file_of_proc);
  ADD_IN_FOLDER ("name-may-be-no-utf8", "\xe9\xff.txt", test_name_may_be_no_utf8);
  ADD_IN_FOLDER ("name-may-have-newlines", "one\ntwo.txt", test_name_may_have_newlines);
  ADD_IN_FOLDER ("refuses/missing", NULL, test_missing);
  ADD_IN_FOLDER ("refuses/link-to-nothing", NULL, test_link_to_nothing);
  ADD_IN_FOLDER ("refuses/link-to-itself", NULL, test_link_to_itself);
  ADD_IN_FOLDER ("refuses/empty", NULL, test_empty);
  ADD_IN_FOLDER ("refuses/only-blanks", NULL, test_only_blanks);
  ADD_IN_FOLDER ("refuses/folder", NULL, test_folder);
  ADD_IN_FOLDER ("refuses/pipe", NULL, test_pipe);
  ADD_IN_FOLDER ("refuses/socket", NULL, test_socket);
  ADD ("refuses/device", test_device);
  ADD_IN_FOLDER ("refuses/too-large", NULL, test_too_large);
  ADD_IN_FOLDER ("refuses/nuls-of-the-largest-size", NULL, test_just_not_too_large);
  ADD_IN_FOLDER ("refuses/forbidden", NULL, test_forbidden);
  ADD_IN_FOLDER ("refuses/nul-bytes", NULL, test_nul_bytes);
  ADD_IN_FOLDER ("refuses/other-formats", NULL, test_other_formats);
  ADD ("refuses/place-that-cannot-be-read", test_place_that_cannot_be_read);
  ADD ("reads-through-gio", test_reads_through_gio);
  ADD ("refuses-through-gio", test_refuses_through_gio);
  ADD_IN_FOLDER ("takes-texts-that-begin-like-other-formats", NULL, test_texts_like_other_formats);
  ADD_IN_FOLDER ("reads-in-a-thread", NULL, test_reads_in_a_thread);
  ADD_IN_FOLDER ("fails-in-a-thread", NULL, test_fails_in_a_thread);
  ADD_IN_FOLDER ("cancelled-before", NULL, test_cancelled_before);
  ADD_IN_FOLDER ("cancelled-meanwhile", NULL, test_cancelled_meanwhile);
  ADD ("pasted-text-is-called-by-its-heading", test_pasted_text_is_called_by_its_heading);
  ADD ("pasted-text-is-called-by-its-first-words", test_pasted_text_is_called_by_its_first_words);
  ADD ("pasted-nothing-is-refused", test_pasted_nothing_is_refused);
  ADD ("plain-text-stays-as-pasted", test_plain_text_stays_as_pasted);
  ADD ("direction-is-that-of-most-letters", test_direction_is_that_of_most_letters);
  ADD ("names-become-titles", test_names_become_titles);
  return g_test_run ();
}

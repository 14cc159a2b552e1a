/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is read, an article comes of it that is sound, or an error that says what is wrong. */
#include "reading.h"

#define N_ROUNDS (g_test_slow () ? 200000 : 5000)

static const char *const names[] = { "a.txt", "a.md", "a.html", NULL };

/* Of what texts are made, and what readers look for */
static const char *const pieces[] = {
  "a", "Word", "word ", "Two Words", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\xc2\x85", "\f", "\x1b", "\x7f", ".", "?", ":",
  "#", "# ", "## ", "=====\n", "-----\n", "---\n", "...\n", "title: ", "author:\n  - ", "[a, \"b", "]\n", ">", "> ", "- ", "* ", "1. ", "2) ",
  "(3) ", "c) ", "• ", "*", "**", "_", "`", "```\n", "~~~\n", "[", "](", ")", "![", "<", "<b>", "</b>", "<br>", "<p>", "<div>\n", "<!--", "-->",
  "<script>", "</script>", "&", "&amp;", "&#0;", "&#x1f600;", "&#xd800;", "\\", "\\\n", "  \n", "    ", "é", "e\u0301", "家族", "。", "العائلات",
  "한국", "\U0001f600", "\u200b", "\ufeff", "\u00a0", "\u3000", "\ufffd", "\u202e", "\U0010ffff", "“", "”", "1", "20", "2026-01-09", "://", "@",
};

static void
assert_clean_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == MN_READER_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_false (g_str_has_suffix (error->message, "."));
  g_assert_false (g_str_has_suffix (error->message, "\n"));
}

static void
assert_reads_or_refuses (const char *bytes,
                         gsize       n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnReading) reading = try_bytes (bytes, n_bytes, names[i], &error);

      if (reading == NULL)
        assert_clean_error (error);
    }
}

static gunichar
random_character (void)
{
  static const gint32 ends[] = { 0x80, 0x250, 0x3000, 0x10000, 0x110000 };
  gunichar ch;

  do
    ch = (gunichar) g_test_rand_int_range (1, ends[g_test_rand_int_range (0, G_N_ELEMENTS (ends))]);
  while (!g_unichar_validate (ch));
  return ch;
}

static GString *
random_pieces (void)
{
  GString *text = g_string_new (NULL);
  gint n = g_test_rand_int_range (0, 60);

  for (gint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return text;
}

static void
test_any_bytes (void)
{
  static const char *const starts[] = { "", "", "", "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "\x84\x31\x95\x33", "\x1b$B", "---\n" };

  for (gint round = 0; round < N_ROUNDS; round++)
    {
      GString *bytes = g_string_new (starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))]);
      gint n = g_test_rand_int_range (0, 200);
      gint first = g_test_rand_int_range (0, 2);

      for (gint i = 0; i < n; i++)
        g_string_append_c (bytes, (char) g_test_rand_int_range (first, 256));
      assert_reads_or_refuses (bytes->str, bytes->len);
      g_string_free (bytes, TRUE);
    }
}

static void
test_any_pieces (void)
{
  for (gint round = 0; round < N_ROUNDS; round++)
    {
      GString *text = random_pieces ();

      assert_reads_or_refuses (text->str, text->len);
      g_string_free (text, TRUE);
    }
}

static void
test_any_damage (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030" };

  for (gint round = 0; round < N_ROUNDS; round++)
    {
      GString *text = random_pieces ();
      const char *encoding = encodings[g_test_rand_int_range (0, G_N_ELEMENTS (encodings))];
      gsize n_bytes;
      g_autofree char *bytes = g_convert (text->str, (gssize) text->len, encoding, "UTF-8", NULL, &n_bytes, NULL);

      g_string_free (text, TRUE);
      if (bytes == NULL || n_bytes == 0)
        continue;
      for (gint i = g_test_rand_int_range (0, 4); i > 0; i--)
        bytes[g_test_rand_int_range (0, (gint32) n_bytes)] = (char) g_test_rand_int_range (0, 256);
      assert_reads_or_refuses (bytes, n_bytes - (gsize) g_test_rand_int_range (0, 2));
    }
}

/* What a text is to become, in the plainest words: of newlines and controls */
static GString *
clean (const GString *text,
       guint         *n_replaced)
{
  GString *to = g_string_new (NULL);

  *n_replaced = 0;
  for (const char *at = text->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (ch == '\r' && at[1] == '\n')
        continue;
      if (ch == '\r' || ch == 0x85 || ch == 0x2028 || ch == 0x2029)
        ch = '\n';
      if (ch < ' ' && ch != '\n' && ch != '\t')
        {
          ch = 0xfffd;
          (*n_replaced)++;
        }
      g_string_append_unichar (to, ch);
    }
  return to;
}

static void
test_any_unicode_text_is_kept (void)
{
  for (gint round = 0; round < N_ROUNDS; round++)
    {
      GString *text = g_string_new ("a");
      gint n = g_test_rand_int_range (0, 100);
      GString *expected;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MnReading) reading = NULL;
      guint n_replaced;

      for (gint i = 0; i < n; i++)
        g_string_append_unichar (text, random_character ());
      g_string_append (text, "é");
      expected = clean (text, &n_replaced);
      bytes = g_bytes_new (text->str, text->len);
      reading = mn_reader_read_bytes (bytes, "a.txt", "text/plain", NULL, &error);
      g_assert_no_error (error);
      assert_sound (reading);
      assert_text (reading, expected->str);
      g_assert_cmpuint (reading->n_replaced, ==, n_replaced);
      g_string_free (expected, TRUE);
      g_string_free (text, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add_func ("/any-bytes/" path, test)
  ADD ("random-bytes", test_any_bytes);
  ADD ("random-pieces", test_any_pieces);
  ADD ("random-damage", test_any_damage);
  ADD ("random-unicode-is-kept", test_any_unicode_text_is_kept);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-display-text.h"

#include <string.h>

static MnText *
make_text (GRand *random)
{
  static const char *const pieces[] = { "a", "word", " ", " ", ". ", "\n", "é", "我们", "。", "e\u0301", "👩\u200d👩", "שלום ", "”", "…" };
  GString *string = g_string_new (NULL);
  /* Some texts hardly have spaces, some hardly have anything else */
  guint first = (guint) g_rand_int_range (random, 0, 10);
  guint last = (guint) g_rand_int_range (random, (gint) first + 1, G_N_ELEMENTS (pieces) + 1);
  guint size = (guint) g_rand_int_range (random, 0, 30000);

  while (string->len < size)
    {
      g_string_append (string, pieces[g_rand_int_range (random, (gint) first, (gint) last)]);
      if (g_rand_int_range (random, 0, 2000) == 0)
        g_string_append_c (string, '\n');
    }
  size = (guint) string->len;
  return mn_text_new_take (g_string_free (string, FALSE), size);
}

static void
assert_lines_are_short (const MnDisplayText *shown)
{
  g_auto (GStrv) lines = g_strsplit (mn_display_text_get_utf8 (shown, NULL), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, MN_DISPLAY_MAX_LINE);
}

/* Every displayed character is the stored one there, or a line break in the place of a space or put in */
static void
assert_says_the_same (MnText              *text,
                      const MnDisplayText *shown)
{
  gsize n_bytes;
  const char *at = mn_display_text_get_utf8 (shown, &n_bytes);
  const char *stored = mn_text_get_utf8 (text);
  guint length = mn_display_text_get_length (shown);
  guint n_stored = 0;

  g_assert_true (g_utf8_validate (at, (gssize) n_bytes, NULL));
  g_assert_cmpuint (g_utf8_strlen (at, (gssize) n_bytes), ==, length);
  for (guint i = 0; i < length; i++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (stored);

      g_assert_cmpuint (mn_display_text_to_stored (shown, i), ==, n_stored);
      if (*at == '\n' && c != '\n' && c != ' ')
        continue;
      g_assert_true (g_utf8_get_char (at) == c || (*at == '\n' && c == ' '));
      g_assert_cmpuint (mn_display_text_from_stored (shown, n_stored), ==, i);
      g_assert_cmpuint (mn_display_text_from_end (shown, n_stored + 1), ==, i + 1);
      stored = g_utf8_next_char (stored);
      n_stored++;
    }
  g_assert_cmpuint (n_stored, ==, mn_text_get_length (text));
}

static void
test_says_the_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (MnText) text = make_text (random);
      g_autoptr (MnDisplayText) shown = mn_display_text_new (text);

      assert_lines_are_short (shown);
      assert_says_the_same (text, shown);
    }
}

static void
test_short_lines_are_as_stored (void)
{
  g_autoptr (MnText) text = mn_text_new ("A line.\n\nAnother one.", -1);
  g_autoptr (MnDisplayText) shown = mn_display_text_new (text);

  g_assert_true (mn_display_text_get_utf8 (shown, NULL) == mn_text_get_utf8 (text));
}

static void
test_breaks_after_a_sentence (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (MnText) text = NULL;
  g_autoptr (MnDisplayText) shown = NULL;
  g_auto (GStrv) lines = NULL;

  while (string->len < 20000)
    g_string_append (string, "Someone said “this is so.” Then more words came ");
  text = mn_text_new (string->str, -1);
  shown = mn_display_text_new (text);
  lines = g_strsplit (mn_display_text_get_utf8 (shown, NULL), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >=, 5);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_assert_true (g_str_has_suffix (lines[i], "so.”"));
}

static void
test_breaks_where_there_are_no_spaces (void)
{
  g_autofree char *letters = g_strnfill (3 * MN_DISPLAY_MAX_LINE, 'x');
  g_autoptr (MnText) text = mn_text_new (letters, -1);
  g_autoptr (MnDisplayText) shown = mn_display_text_new (text);

  assert_lines_are_short (shown);
  g_assert_cmpuint (mn_display_text_get_length (shown), >, mn_text_get_length (text));
  assert_says_the_same (text, shown);
}

static void
test_keeps_joined_characters_together (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (MnText) text = NULL;
  g_autoptr (MnDisplayText) shown = NULL;
  g_auto (GStrv) lines = NULL;

  while (string->len < 20000)
    g_string_append (string, "e\u0301");
  text = mn_text_new (string->str, -1);
  shown = mn_display_text_new (text);
  lines = g_strsplit (mn_display_text_get_utf8 (shown, NULL), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (lines[i], "e\u0301"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display-text/says-the-same", test_says_the_same);
  g_test_add_func ("/display-text/short-lines-are-as-stored", test_short_lines_are_as_stored);
  g_test_add_func ("/display-text/breaks-after-a-sentence", test_breaks_after_a_sentence);
  g_test_add_func ("/display-text/breaks-where-there-are-no-spaces", test_breaks_where_there_are_no_spaces);
  g_test_add_func ("/display-text/keeps-joined-characters-together", test_keeps_joined_characters_together);
  return g_test_run ();
}

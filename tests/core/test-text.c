/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-text.h"

#include <string.h>

/* Characters of every length, mostly in runs of one, as in texts */
static GString *
make_random_text (guint length)
{
  static const gunichar firsts[] = { 'a', 0xe0, 0x4e00, 0x1f600 };
  GString *text = g_string_new (NULL);
  guint width = 0;

  for (guint i = 0; i < length; i++)
    {
      if (g_test_rand_int_range (0, 30) == 0)
        width = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (firsts));
      g_string_append_unichar (text, firsts[width] + (gunichar) g_test_rand_int_range (0, 20));
    }
  return text;
}

static void
assert_places (GString *utf8,
               guint    length)
{
  g_autoptr (MnText) text = mn_text_new (utf8->str, (gssize) utf8->len);
  const char *at = utf8->str;

  g_assert_cmpuint (mn_text_get_length (text), ==, length);
  for (guint offset = 0; offset < length; offset++, at = g_utf8_next_char (at))
    {
      g_assert_cmpuint (mn_text_offset_to_byte (text, offset), ==, (gsize) (at - utf8->str));
      g_assert_cmpuint (mn_text_byte_to_offset (text, (gsize) (at - utf8->str)), ==, offset);
    }
}

static void
test_finds_every_place (void)
{
  static const guint lengths[] = { 0, 1, 7, 8, 9, 1023, 1024, 1025, 2048, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) utf8 = make_random_text (lengths[i]);

      assert_places (utf8, lengths[i]);
    }
}

/* Eight bytes at a time, with each place that a stretch of 1,024 can begin at */
static void
test_finds_places_in_long_runs (void)
{
  for (guint n_before = 0; n_before < 20; n_before++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);

      for (guint i = 0; i < n_before; i++)
        g_string_append (utf8, "\303\240");
      for (guint i = 0; i < 4000; i++)
        g_string_append_c (utf8, (char) ('a' + i % 26));
      g_string_append (utf8, "\303\240");
      assert_places (utf8, n_before + 4001);
    }
}

static void
test_takes_what_is_utf8 (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) utf8 = make_random_text ((guint) g_test_rand_int_range (0, 40));
      gsize n_bytes = utf8->len;
      g_autoptr (MnText) text = NULL;
      gboolean is_valid;

      if (n_bytes > 0 && g_test_rand_bit ())
        utf8->str[g_test_rand_int_range (0, (gint32) n_bytes)] = (char) g_test_rand_int_range (0, 256);
      if (n_bytes > 0 && g_test_rand_bit ())
        g_string_truncate (utf8, --n_bytes);
      is_valid = g_utf8_validate_len (utf8->str, n_bytes, NULL);
      text = mn_text_new_take_checked (g_memdup2 (utf8->str, n_bytes + 1), n_bytes);
      g_assert_cmpint (text != NULL, ==, is_valid);
      if (is_valid)
        g_assert_cmpstr (mn_text_get_utf8 (text), ==, utf8->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/finds-every-place", test_finds_every_place);
  g_test_add_func ("/text/finds-places-in-long-runs", test_finds_places_in_long_runs);
  g_test_add_func ("/text/takes-what-is-utf8", test_takes_what_is_utf8);
  return g_test_run ();
}

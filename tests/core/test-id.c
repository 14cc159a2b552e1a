/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-id.h"

static void
test_is_time_ordered (void)
{
  MnId last = mn_id_new ();

  for (guint i = 0; i < 10000; i++)
    {
      MnId next = mn_id_new ();

      g_assert_cmpint (mn_id_compare (&last, &next), <, 0);
      last = next;
    }
}

static void
test_is_version_7 (void)
{
  char text[MN_ID_STRING_SIZE];
  MnId id = mn_id_new ();

  mn_id_to_string (&id, text);
  g_assert_true (g_uuid_string_is_valid (text));
  g_assert_cmpint (text[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", text[19]));
}

static void
test_survives_text (void)
{
  char text[MN_ID_STRING_SIZE];
  MnId id = mn_id_new ();
  MnId again;

  g_assert_true (mn_id_parse (mn_id_to_string (&id, text), &again));
  g_assert_true (mn_id_equal (&id, &again));
}

static void
test_refuses_what_is_none (void)
{
  MnId id;

  g_assert_false (mn_id_parse ("", &id));
  g_assert_false (mn_id_parse ("person", &id));
  g_assert_false (mn_id_parse ("0190163d-8694-739b-aea5-966c26f8ad9", &id));
  g_assert_false (mn_id_parse ("0190163d-8694-739b-aea5-966c26f8ad911", &id));
  g_assert_false (mn_id_parse ("0190163d 8694-739b-aea5-966c26f8ad91", &id));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/is-time-ordered", test_is_time_ordered);
  g_test_add_func ("/id/is-version-7", test_is_version_7);
  g_test_add_func ("/id/survives-text", test_survives_text);
  g_test_add_func ("/id/refuses-what-is-none", test_refuses_what_is_none);
  return g_test_run ();
}

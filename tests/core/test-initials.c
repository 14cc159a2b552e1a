/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-entity-rank.h"
#include "mn-initials-index.h"
#include "mn-initials.h"
#include "mn-mention-edits.h"
#include "mn-recent-entities.h"

static void
test_reads_letters_as_initials (void)
{
  static const struct
  {
    const char *typed;
    const char *letters;
  } cases[] = {
    { "jr", "jr" },     { "JR", "jr" },       { "J. R.", "jr" }, { "u.s.a.", "usa" }, { "É b", "eb" },
    { "j", NULL },      { "Jorge R", NULL },  { "j-r", NULL },   { "", NULL },        { "rodriguez", NULL },
    { "u n c", "unc" }, { "J. Rodri", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = mn_initials_typed (cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

static void
test_takes_small_words_or_leaves_them (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Jorge Rodríguez", "jr" },
    { "United States of America", "usoa|usa" },
    { "European Union", "eu" },
    { "Organisation for Economic Co-operation and Development", "ofecoad|oecd" },
    { "President Nicolás Maduro", "nm" },
    { "Conan O’Brien", "co" },
    { "Al Jazeera", "aj" },
    { "Ángel \"Lito\" Pérez", "alp" },
    { "Trump", NULL },
    { "…", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) initials = mn_initials_of (cases[i].name);
      g_autofree char *joined = initials != NULL ? g_strjoinv ("|", initials) : NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (joined, ==, cases[i].initials);
    }
}

static MnId
add_entity (Fixture    *fixture,
            const char *name,
            const char *alias)
{
  MnEntityBuilder *entity = mn_entity_new_named ("person", name);
  MnId id = entity->record.id = mn_id_new ();

  entity->aliases = alias != NULL ? g_strsplit (alias, "|", -1) : NULL;
  fixture_add (fixture, entity);
  return id;
}

static void
wait_for_index (Fixture *fixture)
{
  while (!mn_initials_index_is_ready (mn_initials_index_of (fixture->library)))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count (Fixture    *fixture,
       const char *letters)
{
  g_autoptr (GArray) found = mn_initials_index_find (mn_initials_index_of (fixture->library), letters, 10);

  return found->len;
}

static char *
rank (Fixture    *fixture,
      const char *typed,
      guint       limit)
{
  g_autoptr (GPtrArray) ranked = mn_entity_rank (fixture->document, typed, NULL, "person", limit);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ranked->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", ((MnEntity *) ranked->pdata[i])->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_knows_what_was_there_before (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  add_entity (fixture, "Jorge Rodriguez", "Georg Roder");
  wait_for_index (fixture);
  g_assert_cmpuint (count (fixture, "jr"), ==, 1);
  g_assert_cmpuint (count (fixture, "gr"), ==, 1);
  g_assert_cmpuint (count (fixture, "j"), ==, 1);
  g_assert_cmpuint (count (fixture, "jrx"), ==, 0);
}

static void
test_follows_what_is_written (Fixture      *fixture,
                              gconstpointer data G_GNUC_UNUSED)
{
  wait_for_index (fixture);
  add_entity (fixture, "Jorge Rodriguez", NULL);
  g_assert_true (mn_initials_index_is_ready (mn_initials_index_of (fixture->library)));
  g_assert_cmpuint (count (fixture, "jr"), ==, 1);
  fixture_undo (fixture, FALSE);
  g_assert_cmpuint (count (fixture, "jr"), ==, 0);
  fixture_undo (fixture, TRUE);
  g_assert_cmpuint (count (fixture, "jr"), ==, 1);
}

static void
test_ranks_initials_after_beginnings (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *small = NULL;
  g_autofree char *capital = NULL;

  add_entity (fixture, "European Union", NULL);
  add_entity (fixture, "Eugene Smith", NULL);
  wait_for_index (fixture);
  small = rank (fixture, "eu", 20);
  g_assert_cmpstr (small, ==, "Eugene Smith|European Union");
  capital = rank (fixture, "EU", 20);
  g_assert_cmpstr (capital, ==, "European Union|Eugene Smith");
}

static void
test_a_crowd_of_beginnings_hides_no_initials (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *ranked = NULL;

  add_entity (fixture, "Jorge Rodriguez", NULL);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("Jr%c", 'a' + (int) i);

      add_entity (fixture, name, NULL);
    }
  wait_for_index (fixture);
  ranked = rank (fixture, "jr", 4);
  g_assert_cmpstr (ranked, ==, "Jra|Jrb|Jrc|Jorge Rodriguez");
}

static void
test_whole_initials_come_before_longer_ones (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *ranked = NULL;

  add_entity (fixture, "Amber Bell Clark", NULL);
  add_entity (fixture, "Zoe Adams", "Anne Brown");
  wait_for_index (fixture);
  ranked = rank (fixture, "ab", 20);
  g_assert_cmpstr (ranked, ==, "Zoe Adams|Amber Bell Clark");
}

static void
test_of_equals_the_one_used_last_comes_first (Fixture      *fixture,
                                              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GAsyncResult) linked = NULL;
  g_autoptr (GAsyncResult) unlinked = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnChange) unlinking = NULL;
  MnId mention, later;

  mn_recent_entities_watch (fixture->library);
  add_entity (fixture, "Ada Young", NULL);
  later = add_entity (fixture, "Ann Yates", NULL);
  wait_for_index (fixture);
  before = rank (fixture, "ay", 20);
  g_assert_cmpstr (before, ==, "Ada Young|Ann Yates");
  mention = fixture_mark (fixture, "person", "Kelly", 0);
  mn_document_link_async (fixture->document, &mention, &later, fixture_on_result, &linked);
  change = fixture_finish (fixture->document, &linked);
  g_assert_cmpuint (mn_recent_entities_get_age (fixture->library, &later), ==, 0);
  mn_document_link_async (fixture->document, &mention, NULL, fixture_on_result, &unlinked);
  unlinking = fixture_finish (fixture->document, &unlinked);
  after = rank (fixture, "ay", 20);
  g_assert_cmpstr (after, ==, "Ann Yates|Ada Young");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/initials/reads-letters-as-initials", test_reads_letters_as_initials);
  g_test_add_func ("/initials/takes-small-words-or-leaves-them", test_takes_small_words_or_leaves_them);
  fixture_test ("/initials/index/knows-what-was-there-before", test_knows_what_was_there_before);
  fixture_test ("/initials/index/follows-what-is-written", test_follows_what_is_written);
  fixture_test ("/initials/rank/after-beginnings-unless-they-are-capitals", test_ranks_initials_after_beginnings);
  fixture_test ("/initials/rank/a-crowd-of-beginnings-hides-none", test_a_crowd_of_beginnings_hides_no_initials);
  fixture_test ("/initials/rank/whole-ones-before-longer-ones", test_whole_initials_come_before_longer_ones);
  fixture_test ("/initials/rank/of-equals-the-one-used-last-first", test_of_equals_the_one_used_last_comes_first);
  return g_test_run ();
}

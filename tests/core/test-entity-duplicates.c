/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "mn-entity-duplicates.h"
#include "mn-key-runs.h"
#include "mn-name-form.h"
#include "mn-name-near.h"

#include <string.h>

#define MANY 20000

static MnEntityBuilder *
new_entity (const char *type,
            const char *name,
            const char *alias,
            const char *link)
{
  MnEntityBuilder *entity = mn_entity_new_named (type, name);
  const char *links[] = { link, NULL };
  char *aliases[] = { (char *) alias, NULL };

  mn_entity_learn (entity, aliases);
  if (link != NULL)
    entity->links = g_strdupv ((char **) links);
  return entity;
}

static void
add (Fixture    *fixture,
     const char *type,
     const char *name)
{
  fixture_add (fixture, new_entity (type, name, NULL, NULL));
}

static GPtrArray *
find (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  mn_entity_duplicates_async (fixture->library, NULL, fixture_on_result, &result);
  found = mn_entity_duplicates_finish (fixture->library, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return found;
}

/* As “one = other (reason); …”, the likeliest first */
static void
assert_found (Fixture    *fixture,
              const char *expected)
{
  static const char *const reasons[] = { "link", "name", "alias", "near", "initials", "surname" };
  g_autoptr (GPtrArray) found = find (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const MnDuplicate *pair = found->pdata[i];

      g_string_append_printf (text, "%s%s = %s (%s)", i > 0 ? "; " : "", pair->a->name, pair->b->name,
                              reasons[pair->reason]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_form (const char *name,
             gboolean    is_person,
             const char *spoken,
             const char *key)
{
  MnNameForm form;

  g_assert_true (mn_name_form_init (&form, name, is_person));
  g_assert_cmpstr (form.spoken, ==, spoken);
  g_assert_cmpstr (form.key, ==, key);
  mn_name_form_clear (&form);
}

static void
test_compares_what_is_said_of_a_name (void)
{
  MnNameForm form;

  assert_form ("  Nicolás   MADURO ", TRUE, "nicolas maduro", "maduro nicolas");
  assert_form ("Maduro, Nicolás", TRUE, "nicolas maduro", "maduro nicolas");
  assert_form ("A, B, and C", FALSE, "ab and c", "ab and c");
  assert_form ("J. D. Vance", TRUE, "jd vance", "jd vance");
  assert_form ("J.D. Vance", TRUE, "jd vance", "jd vance");
  assert_form ("U.S. Army", FALSE, "us army", "army us");
  assert_form ("Sinéad O’Connor", TRUE, "sinead oconnor", "oconnor sinead");
  assert_form ("Jean-Luc Mélenchon", TRUE, "jean luc melenchon", "jean luc melenchon");
  g_assert_false (mn_name_form_init (&form, "— “…”", FALSE));
}

static void
test_passes_over_titles_of_persons (void)
{
  assert_form ("Attorney General Pam Bondi", TRUE, "pam bondi", "bondi pam");
  assert_form ("Sr. Señor Márquez", TRUE, "sr senor marquez", "marquez senor sr");
  assert_form ("Señor Márquez", TRUE, "marquez", "marquez");
  assert_form ("Billie Jean King", TRUE, "billie jean king", "billie jean king");
  assert_form ("Don King", TRUE, "don king", "don king");
  assert_form ("Minister of Defence", TRUE, "minister of defence", "defence minister of");
  assert_form ("General Motors", FALSE, "general motors", "general motors");
}

static void
test_knows_names_that_differ_in_one_letter (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    are_near;
  } cases[] = {
    { "maduro", "madura", TRUE },
    { "maduro", "madur", TRUE },
    { "maduro", "amduro", TRUE },
    { "maduro", "madruo", TRUE },
    { "maduro", "maaduro", TRUE },
    { "kelly", "kely", FALSE }, /* four letters */
    { "maduro", "madrou", FALSE },
    { "maduro", "maduroes", FALSE },
    { "maduro", "madxry", FALSE },
    { "boeing 737", "boeing 747", FALSE },
    { "boeing 73", "boeing 737", FALSE },
    { "unit a1", "unit 1a", FALSE },
    { "charles ii", "charles iii", FALSE },
    { "charles iv", "charles vi", FALSE },
    { "charles iva", "charles via", TRUE },
    { "márquez", "marquez", TRUE },
    { "maduro", "maduro", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (mn_names_are_near (cases[i].a, cases[i].b), ==, cases[i].are_near);
      g_assert_cmpint (mn_names_are_near (cases[i].b, cases[i].a), ==, cases[i].are_near);
    }
}

static gboolean
have_one_in_common (const char *a,
                    const char *b)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (guint64));

  mn_name_near_hashes (a, one);
  mn_name_near_hashes (b, other);
  for (guint i = 0; i < one->len; i++)
    for (guint j = 0; j < other->len; j++)
      if (g_array_index (one, guint64, i) == g_array_index (other, guint64, j))
        return TRUE;
  return FALSE;
}

static char
random_letter (void)
{
  return "aab 1i"[g_test_rand_int_range (0, 6)];
}

/* Of few letters, so that many are doubled */
static GString *
random_name (void)
{
  GString *name = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (5, 9); n > 0; n--)
    g_string_append_c (name, random_letter ());
  return name;
}

static GString *
random_edit (const GString *name)
{
  GString *edited = g_string_new (name->str);
  gint at = g_test_rand_int_range (0, (gint) name->len - 1);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      g_string_insert_c (edited, at, random_letter ());
      break;
    case 1:
      g_string_erase (edited, at, 1);
      break;
    case 2:
      edited->str[at] = random_letter ();
      break;
    default:
      edited->str[at] = name->str[at + 1];
      edited->str[at + 1] = name->str[at];
    }
  return edited;
}

static void
test_hashes_find_all_that_are_near (void)
{
  guint n_near = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) a = random_name ();
      g_autoptr (GString) b = random_edit (a);

      if (!mn_names_are_near (a->str, b->str))
        continue;
      n_near++;
      g_assert_true (have_one_in_common (a->str, b->str));
    }
  g_assert_cmpuint (n_near, >, 5000);
}

static void
note_run (const MnKey *run,
          guint        n,
          gpointer     user_data)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (user_data, "%u%s", run[i].of, i + 1 < n ? "," : ";");
}

/* Also where the hashes of others lie between theirs, whichever part of them is the same */
static void
test_gives_what_shares_a_key_together_once (void)
{
  g_autoptr (GString) runs = g_string_new (NULL);
  MnKeyRuns *keys = mn_key_runs_new ();

  for (guint of = 0; of < 3; of++)
    for (guint shift = 0; shift < 64; shift++)
      {
        mn_key_runs_add (keys, G_GUINT64_CONSTANT (1) << shift, shift == 40 ? of : 100 * shift);
        mn_key_runs_add (keys, (G_GUINT64_CONSTANT (1) << shift) | (of + 1), 10000 + 100 * shift + of);
      }
  mn_key_runs_add (keys, G_GUINT64_CONSTANT (1) << 40, 2);
  mn_key_runs_take (keys, note_run, runs, NULL);
  g_assert_nonnull (strstr (runs->str, ";0,1,2;"));
  g_assert_null (strstr (runs->str, "1400"));

  g_string_truncate (runs, 0);
  mn_key_runs_take (keys, note_run, runs, NULL);
  g_assert_cmpstr (runs->str, ==, "");
  mn_key_runs_free (keys);
}

static void
test_finds_the_same_name (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  add (fixture, "person", "Nicolás Maduro");
  add (fixture, "person", "Maduro, Nicolas");
  add (fixture, "place", "Nicolas Maduro");
  assert_found (fixture, "Nicolás Maduro = Maduro, Nicolas (name)");
}

static void
test_finds_an_alias (Fixture      *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  fixture_add (fixture, new_entity ("organisation", "Agence France-Presse", "AFP", NULL));
  fixture_add (fixture, new_entity ("organisation", "Association of Football Players", "A.F.P.", NULL));
  add (fixture, "organisation", "AFP");
  assert_found (fixture, "Agence France-Presse = AFP (alias); Association of Football Players = AFP (alias); "
                         "Agence France-Presse = Association of Football Players (alias)");
}

static void
test_finds_names_near_each_other (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  add (fixture, "organisation", "Reuters");
  add (fixture, "organisation", "Retuers");
  add (fixture, "place", "Reuterss");
  add (fixture, "product", "Boeing 737");
  add (fixture, "product", "Boeing 747");
  add (fixture, "person", "Charles II");
  add (fixture, "person", "Charles III");
  assert_found (fixture, "Reuters = Retuers (near)");
}

static void
test_finds_the_same_link_whatever_the_type (Fixture      *fixture,
                                            gconstpointer data G_GNUC_UNUSED)
{
  fixture_add (fixture, new_entity ("place", "Washington", NULL, "https://www.wikidata.org/wiki/Q61"));
  fixture_add (fixture, new_entity ("organisation", "Government", NULL, "http://wikidata.org/entity/Q61"));
  fixture_add (fixture, new_entity ("place", "Somewhere", NULL, "https://www.wikidata.org/wiki/Q62"));
  fixture_add (fixture, new_entity ("work", "Story", NULL, "https://Example.org/A/"));
  fixture_add (fixture, new_entity ("work", "Tale", NULL, "http://www.example.org/A"));
  fixture_add (fixture, new_entity ("work", "Fable", NULL, "http://www.example.org/a"));
  assert_found (fixture, "Story = Tale (link); Washington = Government (link)");
}

static void
test_finds_initials_and_surnames (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  add (fixture, "person", "Donald Trump");
  add (fixture, "person", "D. Trump");
  add (fixture, "person", "Ivanka Trump");
  add (fixture, "person", "Donald J. Trump");
  add (fixture, "person", "Vance");
  add (fixture, "person", "JD Vance");
  add (fixture, "organisation", "D. Bank");
  add (fixture, "organisation", "Deutsche Bank");
  assert_found (fixture, "D. Trump = Donald J. Trump (initials); Donald Trump = D. Trump (initials); "
                         "Donald Trump = Donald J. Trump (initials); Vance = JD Vance (surname)");
}

/* Once, for the best of its reasons */
static void
test_names_a_pair_once (Fixture      *fixture,
                        gconstpointer data G_GNUC_UNUSED)
{
  fixture_add (fixture, new_entity ("person", "Donald Trump", "Trump", "https://example.org/"));
  fixture_add (fixture, new_entity ("person", "Donald Trump", "Trump", "https://example.org/"));
  fixture_add (fixture, new_entity ("person", "Trump", "Donald Trump", NULL));
  assert_found (fixture, "Donald Trump = Donald Trump (link); Donald Trump = Trump (alias); "
                         "Donald Trump = Trump (alias)");
}

static void
test_passes_over_what_very_many_share (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c%c%c%c%c%c Smith", 'A' + i % 26, 'a' + i % 13, 'b' + i / 5,
                                               'x' - i % 7, 'g' + i % 11, 'c' + i % 17);

      fixture_add (fixture, new_entity ("person", name, "The President", "https://example.org/"));
    }
  add (fixture, "person", "Smith");
  assert_found (fixture, "");
}

static void
test_passes_over_an_alias_of_many (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  static const char *const names[]
      = { "Washington", "Lincoln", "Roosevelt", "Kennedy", "Nixon", "Carter", "Reagan", "Clinton", "Obama" };
  g_autoptr (GPtrArray) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    fixture_add (fixture, new_entity ("person", names[i], "The President", NULL));
  assert_found (fixture, "");
  add (fixture, "person", "The President");
  found = find (fixture);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (names));
}

static void
test_passes_over_a_surname_of_many (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  static const char *const given[] = { "Alice", "Bob", "Carla", "Dan", "Eva", "Fritz", "Gina" };
  g_autoptr (GPtrArray) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *name = g_strconcat (given[i], " Smith", NULL);

      add (fixture, "person", name);
    }
  add (fixture, "person", "Smith");
  found = find (fixture);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (given));
  add (fixture, "person", "Hans Smith");
  assert_found (fixture, "");
}

static void
test_copes_with_very_many_of_one_name (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnChange) change = mn_change_new ("Add", mn_library_get_annotator (fixture->library));
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < MANY; i++)
    mn_change_create (change, new_entity ("person", "Donald Trump", "Trump", "https://example.org/"));
  g_assert_true (mn_store_apply (mn_library_get_store (fixture->library), change, NULL, NULL));
  found = find (fixture);
  g_assert_cmpuint (found->len, ==, MANY - 1);
}

static void
test_stops_when_cancelled (Fixture      *fixture,
                           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "person", "Donald Trump");
  g_cancellable_cancel (cancellable);
  mn_entity_duplicates_async (fixture->library, cancellable, fixture_on_result, &result);
  g_assert_null (mn_entity_duplicates_finish (fixture->library, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entity-duplicates/names/compares-what-is-said-of-them", test_compares_what_is_said_of_a_name);
  g_test_add_func ("/entity-duplicates/names/passes-over-titles-of-persons", test_passes_over_titles_of_persons);
  g_test_add_func ("/entity-duplicates/names/knows-those-that-differ-in-one-letter",
                   test_knows_names_that_differ_in_one_letter);
  g_test_add_func ("/entity-duplicates/names/hashes-find-all-that-are-near", test_hashes_find_all_that_are_near);
  g_test_add_func ("/entity-duplicates/keys/gives-what-shares-one-together-once",
                   test_gives_what_shares_a_key_together_once);
  fixture_test ("/entity-duplicates/finds-the-same-name", test_finds_the_same_name);
  fixture_test ("/entity-duplicates/finds-an-alias", test_finds_an_alias);
  fixture_test ("/entity-duplicates/finds-names-near-each-other", test_finds_names_near_each_other);
  fixture_test ("/entity-duplicates/finds-the-same-link-whatever-the-type", test_finds_the_same_link_whatever_the_type);
  fixture_test ("/entity-duplicates/finds-initials-and-surnames", test_finds_initials_and_surnames);
  fixture_test ("/entity-duplicates/names-a-pair-once", test_names_a_pair_once);
  fixture_test ("/entity-duplicates/passes-over-what-very-many-share", test_passes_over_what_very_many_share);
  fixture_test ("/entity-duplicates/passes-over-an-alias-of-many", test_passes_over_an_alias_of_many);
  fixture_test ("/entity-duplicates/passes-over-a-surname-of-many", test_passes_over_a_surname_of_many);
  fixture_test ("/entity-duplicates/copes-with-very-many-of-one-name", test_copes_with_very_many_of_one_name);
  fixture_test ("/entity-duplicates/stops-when-cancelled", test_stops_when_cancelled);
  return g_test_run ();
}

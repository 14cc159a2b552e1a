/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-matcher.h"
#include "mn-words.h"

#include <string.h>

#define BY_WORD (MN_MATCHER_FOLD_CASE | MN_MATCHER_WHOLE_WORDS)

typedef struct
{
  guint start;
  guint end;
  guint which;
} Hit;

static gboolean
take_hit (guint    start,
          guint    end,
          guint    which,
          gpointer hits)
{
  Hit hit = { start, end, which };

  g_array_append_val ((GArray *) hits, hit);
  return TRUE;
}

/* Names are divided by bars and numbered from 0 on */
static MnMatcher *
make_matcher (MnMatcherFlags flags,
              const char    *names)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);
  MnMatcher *matcher = mn_matcher_new (flags);

  for (guint i = 0; parts[i] != NULL; i++)
    mn_matcher_add (matcher, parts[i], i);
  g_assert_true (mn_matcher_build (matcher, NULL));
  return matcher;
}

static GArray *
find (const MnMatcher *matcher,
      const MnText    *text,
      guint            start,
      guint            end)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  g_assert_true (mn_matcher_find (matcher, text, start, end, NULL, take_hit, hits));
  return hits;
}

/* What was found, as “number:text” after each other */
static void
assert_found_between (MnMatcherFlags flags,
                      const char    *names,
                      const char    *utf8,
                      guint          start,
                      guint          end,
                      const char    *expected)
{
  g_autoptr (MnMatcher) matcher = make_matcher (flags, names);
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) hits = find (matcher, text, start, MIN (end, mn_text_get_length (text)));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      Hit *hit = &g_array_index (hits, Hit, i);
      g_autofree char *slice = mn_text_slice (text, hit->start, hit->end);

      g_string_append_printf (found, "%s%u:%s", i > 0 ? " " : "", hit->which, slice);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_found (MnMatcherFlags flags,
              const char    *names,
              const char    *utf8,
              const char    *expected)
{
  assert_found_between (flags, names, utf8, 0, G_MAXUINT, expected);
}

static void
test_finds_whole_words (void)
{
  assert_found (BY_WORD, "Ada Okafor|US", "US: Ada Okafor", "1:US 0:Ada Okafor");
  assert_found (BY_WORD, "Okafor", "Okafors, Okafor_, Okafor1, meokafor, okaforé, okafor\u0301", "");
  assert_found (BY_WORD, "Okafor Ltd", "Okafor Ltds, an Okafor Ltd", "0:Okafor Ltd");
}

static void
test_ends_words_at_apostrophes_and_hyphens (void)
{
  assert_found (BY_WORD, "Okafor|US", "Okafor’s US-made, non-US, Okafor's", "0:Okafor 1:US 1:US 0:Okafor");
  assert_found (BY_WORD, "O’Neill|Jean-Luc", "(O’Neill) Jean-Luc’s", "0:O’Neill 1:Jean-Luc");
}

static void
test_takes_a_number_for_one_word (void)
{
  assert_found (BY_WORD, "3|1,000|5|Article 3.", "3.5 and 1,000; 3, 5. 1,000,000. Article 3.5. Article 3.",
                "1:1,000 0:3 2:5 3:Article 3.");
}

static void
test_finds_parts_of_words_where_asked (void)
{
  assert_found (MN_MATCHER_DEFAULT, "kafo|Ada", "Okafors Adas ada", "0:kafo 1:Ada");
  assert_found (MN_MATCHER_FOLD_CASE, "A O", "Adaora o", "0:a o");
}

static void
test_tells_capitals_apart_unless_asked (void)
{
  assert_found (MN_MATCHER_WHOLE_WORDS, "May|Élan", "may May MAY élan Élan", "0:May 1:Élan");
  assert_found (BY_WORD, "May|Élan", "may May MAY élan", "0:may 0:May 0:MAY 1:élan");
  assert_found (BY_WORD, "ΣΟΦΟΣ|straße|ǆ", "Σοφος σοφοσ STRAẞE ǅ Ǆ", "0:Σοφος 0:σοφοσ 1:STRAẞE 2:ǅ 2:Ǆ");
  assert_found (BY_WORD, "Ⅳ Ⓐ", "ⅳ ⓐ", "0:ⅳ ⓐ");
  assert_found (BY_WORD, "i", "I i İ ı", "0:I 0:i");
}

/* The Kelvin sign has three bytes and k one; Ⱥ has two and ⱥ three */
static void
test_keeps_places_right_where_folding_changes_bytes (void)
{
  g_autoptr (MnMatcher) matcher = make_matcher (BY_WORD, "kk|ⱥb");
  g_autoptr (MnText) text = mn_text_new ("\u212a\u212a ȺB ⱥb K\u212a", -1);
  g_autoptr (GArray) hits = find (matcher, text, 0, mn_text_get_length (text));
  const Hit expected[] = { { 0, 2, 0 }, { 3, 5, 1 }, { 6, 8, 1 }, { 9, 11, 0 } };

  g_assert_cmpmem (hits->data, hits->len * sizeof (Hit), expected, sizeof expected);
}

static void
test_takes_any_white_space_but_a_blank_line (void)
{
  assert_found (BY_WORD, " Ada \n Okafor ", "Ada  Okafor", "0:Ada  Okafor");
  assert_found (BY_WORD, "Ada Okafor", "Ada\nOkafor Ada\u00a0Okafor Ada \t\n Okafor",
                "0:Ada\nOkafor 0:Ada\u00a0Okafor 0:Ada \t\n Okafor");
  assert_found (BY_WORD, "Ada Okafor", "Ada\n\nOkafor Ada \n \n Okafor AdaOkafor Ada, Okafor", "");
  assert_found (BY_WORD, "AdaOkafor|Ada, Okafor", "Ada Okafor Ada,Okafor", "");
  assert_found (MN_MATCHER_DEFAULT, "a o", "Ada\nokra da\n\nokra", "0:a\no");
  assert_found (BY_WORD, "Ada", "x\n\nAda\n\nAda", "0:Ada 0:Ada");
}

static void
test_takes_both_apostrophes_for_one (void)
{
  assert_found (BY_WORD, "O'Neill|D’Arcy", "O’Neill O'Neill D'Arcy", "0:O’Neill 0:O'Neill 1:D'Arcy");
  assert_found (MN_MATCHER_DEFAULT, "'n", "rock’n’roll", "0:’n");
}

static void
test_tells_the_first_and_longest (void)
{
  assert_found (BY_WORD, "York|New York|New York Times|New", "New York Times, New York, York, New",
                "2:New York Times 1:New York 0:York 3:New");
  assert_found (BY_WORD, "Ada Okafor|Okafor Ltd", "Ada Okafor Ltd. Okafor Ltd", "0:Ada Okafor 1:Okafor Ltd");
  assert_found (BY_WORD, "a a b|a", "a a a b", "1:a 0:a a b");
  assert_found (BY_WORD, "a b c d|b|c", "a b c a b c d", "1:b 2:c 0:a b c d");
  assert_found (BY_WORD, "New York|New", "New Yorks", "1:New");
}

static void
test_tells_all_numbers_of_a_name (void)
{
  assert_found (BY_WORD, "Paris|Rome|PARIS|Paris ", "in Paris", "0:Paris 2:Paris 3:Paris");
  assert_found (MN_MATCHER_WHOLE_WORDS, "Paris|Rome|PARIS|Paris", "in Paris", "0:Paris 3:Paris");
}

static void
test_tells_a_number_once (void)
{
  g_autoptr (MnMatcher) matcher = mn_matcher_new (BY_WORD);
  g_autoptr (MnText) text = mn_text_new ("Ada", -1);
  g_autoptr (GArray) hits = NULL;

  mn_matcher_add (matcher, "Ada", 7);
  mn_matcher_add (matcher, "ada", 7);
  mn_matcher_add (matcher, "Ada O.", 7);
  g_assert_true (mn_matcher_build (matcher, NULL));
  hits = find (matcher, text, 0, 3);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (g_array_index (hits, Hit, 0).which, ==, 7);
}

static void
test_passes_over_names_without_letters (void)
{
  assert_found (BY_WORD, "| |…|’|-|\u0301", "… ’ - \u0301 , Ada", "");
  assert_found (MN_MATCHER_DEFAULT, "", "Ada", "");
  assert_found (BY_WORD, "Yahoo!|C++|.net|७", "Yahoo! C++, .NET ७", "0:Yahoo! 1:C++ 2:.NET 3:७");
}

static void
test_finds_names_in_scripts_without_spaces (void)
{
  assert_found (BY_WORD, "東京|センター", "大東京都のセンターA、ABCセンター", "0:東京 1:センター 1:センター");
  assert_found (BY_WORD, "กรุงเทพ", "ในกรุงเทพมหานคร", "0:กรุงเทพ");
}

static void
test_stays_inside_the_stretch (void)
{
  assert_found_between (BY_WORD, "Ada|Okafor", "Ada Okafor Ada", 4, 10, "1:Okafor");
  assert_found_between (BY_WORD, "Ada|Okafor|da|Oka", "Ada Okafor Ada", 1, 7, "");
  assert_found_between (BY_WORD, "Ada Okafor|Ada", "Ada Okafor Ada", 0, 9, "1:Ada");
  assert_found_between (BY_WORD, "5|3", "3.5 5", 1, 5, "0:5");
  assert_found_between (BY_WORD, "3", "3.5", 0, 1, "");
  assert_found_between (BY_WORD, "Ada", "Ada", 2, 2, "");
  assert_found_between (MN_MATCHER_DEFAULT, "da|Oka|Okaf", "Ada Okafor Ada", 1, 7, "0:da 1:Oka");
}

static gboolean
count_to_two (guint    start G_GNUC_UNUSED,
              guint    end G_GNUC_UNUSED,
              guint    which G_GNUC_UNUSED,
              gpointer count)
{
  return ++*(guint *) count < 2;
}

static void
test_stops_when_told (void)
{
  g_autoptr (MnMatcher) matcher = make_matcher (BY_WORD, "Ada|ada");
  g_autoptr (MnText) text = mn_text_new ("Ada Ada Ada", -1);
  guint count = 0;

  g_assert_false (mn_matcher_find (matcher, text, 0, 11, NULL, count_to_two, &count));
  g_assert_cmpuint (count, ==, 2);
}

/* What later threads have found is not told then */
static void
test_stops_in_any_part (void)
{
  g_autoptr (MnMatcher) matcher = make_matcher (BY_WORD, "Ada");
  g_autoptr (MnText) text = mn_text_new ("Ada, so Ada, so Ada, so Ada, so", -1);

  for (guint n_parts = 1; n_parts < 8; n_parts++)
    {
      guint count = 0;

      g_assert_false (mn_matcher_find_in_parts (matcher, text, 0, 31, n_parts, NULL, count_to_two, &count));
      g_assert_cmpuint (count, ==, 2);
    }
}

static void
test_stops_when_cancelled (void)
{
  g_autoptr (MnMatcher) matcher = mn_matcher_new (BY_WORD);
  g_autoptr (MnText) text = mn_text_new ("Ada", -1);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GArray) hits = NULL;

  g_cancellable_cancel (cancelled);
  mn_matcher_add (matcher, "Ada", 0);
  g_assert_false (mn_matcher_build (matcher, cancelled));
  g_assert_true (mn_matcher_build (matcher, NULL));
  hits = find (matcher, text, 0, 3);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_false (mn_matcher_find (matcher, text, 0, 3, cancelled, take_hit, hits));
  g_assert_false (mn_matcher_find_in_parts (matcher, text, 0, 3, 2, cancelled, take_hit, hits));
  g_assert_cmpuint (hits->len, ==, 1);
}

/* A text as it is compared: characters, of which a run of white space is one */
typedef struct
{
  gunichar c; /* 0 for white space that no name goes across */
  guint    start;
  guint    end;
} Symbol;

static gunichar
fold_plainly (gunichar       c,
              MnMatcherFlags flags)
{
  static const struct
  {
    gunichar from;
    gunichar to;
  } folds[] = { { 'A', 'a' },       { 'B', 'b' },       { L'É', L'é' },     { L'Σ', L'σ' },    { L'ς', L'σ' },
                { 0x212a, 'k' },    { 0x17f, 's' },     { L'ẞ', L'ß' },     { L'Ⱥ', L'ⱥ' } };

  if (c == L'’')
    return '\'';
  for (guint i = 0; (flags & MN_MATCHER_FOLD_CASE) != 0 && i < G_N_ELEMENTS (folds); i++)
    if (folds[i].from == c)
      return folds[i].to;
  return c;
}

static GArray *
read_plainly (const MnText  *text,
              MnMatcherFlags flags,
              gboolean       is_name)
{
  GArray *symbols = g_array_new (FALSE, FALSE, sizeof (Symbol));

  for (guint i = 0; i < mn_text_get_length (text);)
    {
      gunichar c = mn_text_get_char (text, i);
      Symbol symbol = { fold_plainly (c, flags), i, i + 1 };
      guint n_breaks = 0;

      if (g_unichar_isspace (c))
        {
          for (; g_unichar_isspace (mn_text_get_char (text, i)); i++)
            n_breaks += mn_text_get_char (text, i) == '\n';
          symbol = (Symbol){ n_breaks > 1 && !is_name ? 0 : ' ', symbol.start, i };
        }
      i = symbol.end;
      g_array_append_val (symbols, symbol);
    }
  if (is_name && symbols->len > 0 && g_array_index (symbols, Symbol, symbols->len - 1).c == ' ')
    g_array_set_size (symbols, symbols->len - 1);
  if (is_name && symbols->len > 0 && g_array_index (symbols, Symbol, 0).c == ' ')
    g_array_remove_index (symbols, 0);
  return symbols;
}

static gboolean
is_edge (const MnText *text,
         guint         at)
{
  return !mn_words_are_joined (at > 1 ? mn_text_get_char (text, at - 2) : 0,
                               at > 0 ? mn_text_get_char (text, at - 1) : 0,
                               mn_text_get_char (text, at),
                               mn_text_get_char (text, at + 1));
}

/* How many symbols the name has if it stands there, else 0 */
static guint
stands_at (const MnText  *text,
           MnMatcherFlags flags,
           GArray        *symbols,
           guint          at,
           guint          end,
           const char    *name)
{
  g_autoptr (MnText) name_text = mn_text_new (name, -1);
  g_autoptr (GArray) wanted = read_plainly (name_text, flags, TRUE);
  gboolean has_letter = FALSE;
  const Symbol *here = &g_array_index (symbols, Symbol, at);

  for (guint i = 0; i < wanted->len; i++)
    has_letter |= g_unichar_isalnum (g_array_index (wanted, Symbol, i).c);
  if (!has_letter || wanted->len > symbols->len - at || here[wanted->len - 1].end > end)
    return 0;
  for (guint i = 0; i < wanted->len; i++)
    if (here[i].c != g_array_index (wanted, Symbol, i).c)
      return 0;
  if ((flags & MN_MATCHER_WHOLE_WORDS) != 0
      && !(is_edge (text, here[0].start) && is_edge (text, here[wanted->len - 1].end)))
    return 0;
  return wanted->len;
}

/* All names at all places, one after the other */
static GArray *
find_plainly (const MnText  *text,
              MnMatcherFlags flags,
              GPtrArray     *names,
              guint          start,
              guint          end)
{
  g_autoptr (GArray) symbols = read_plainly (text, flags, FALSE);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint at = 0, most; at < symbols->len; at += MAX (most, 1))
    {
      const Symbol *here = &g_array_index (symbols, Symbol, at);

      most = 0;
      for (guint i = 0; here->start >= start && i < names->len; i++)
        most = MAX (most, stands_at (text, flags, symbols, at, end, g_ptr_array_index (names, i)));
      for (guint i = 0; most > 0 && i < names->len; i++)
        if (stands_at (text, flags, symbols, at, end, g_ptr_array_index (names, i)) == most)
          take_hit (here->start, here[most - 1].end, i, hits);
    }
  return hits;
}

static char *
make_random (guint most)
{
  static const char *const pieces[]
      = { "a",  "a",  "a",  "b",  "A",  "B",  " ",  " ",  " ", "\n", "\u00a0", "’",  "'",  "-",      ".", ",",
          "3",  "1",  "é",  "É",  "σ",  "ς",  "Σ",  "k",  "s", "ſ",  "\u212a", "ß",  "ẞ",  "ⱥ",      "Ⱥ", "\u0301",
          "東", "カ", "ー", "ก",  "ี",   "😀", "_",  "abcdefg", "abcdefgh", "abcdefghabcdefghb" };
  GString *string = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, (gint32) most);
  /* of a few only, now and then: so there are more hits */
  gint32 n_pieces = g_test_rand_int_range (1, (gint32) G_N_ELEMENTS (pieces) + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (string, pieces[g_test_rand_int_range (0, n_pieces)]);
  return g_string_free (string, FALSE);
}

static void
test_agrees_with_the_plain_way (void)
{
  guint n_hits = 0;

  for (guint round = 0; round < 6000; round++)
    {
      MnMatcherFlags flags = (MnMatcherFlags) g_test_rand_int_range (0, 4);
      g_autoptr (MnMatcher) matcher = mn_matcher_new (flags);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *utf8 = make_random (60);
      g_autoptr (MnText) text = mn_text_new (utf8, -1);
      gint32 length = (gint32) mn_text_get_length (text);
      guint start = g_test_rand_bit () ? 0 : (guint) g_test_rand_int_range (0, length + 1);
      guint end = g_test_rand_bit () ? (guint) length : (guint) g_test_rand_int_range ((gint32) start, length + 1);
      /* not each time, since threads take longer to start than such texts to be looked through */
      guint n_parts = round % 8 == 0 ? (guint) g_test_rand_int_range (2, 6) : 1;
      g_autoptr (GArray) hits = NULL;
      g_autoptr (GArray) expected = NULL;

      for (gint32 i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_ptr_array_add (names, make_random (7));
      for (guint i = 0; i < names->len; i++)
        mn_matcher_add (matcher, g_ptr_array_index (names, i), i);
      g_assert_true (mn_matcher_build (matcher, NULL));
      hits = g_array_new (FALSE, FALSE, sizeof (Hit));
      g_assert_true (mn_matcher_find_in_parts (matcher, text, start, end, n_parts, NULL, take_hit, hits));
      expected = find_plainly (text, flags, names, start, end);
      g_assert_cmpmem (hits->data, hits->len * sizeof (Hit), expected->data, expected->len * sizeof (Hit));
      n_hits += hits->len;
    }
  g_assert_cmpuint (n_hits, >, 1000);
}

static char *
repeat (const char *what,
        guint       n,
        const char *end)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, what);
  g_string_append (string, end);
  return g_string_free (string, FALSE);
}

/* Were it not linear, this would take minutes: each beginning of these names goes on for long before it fails */
static void
assert_is_quick (MnMatcherFlags flags,
                 const char    *unit,
                 guint          n_expected)
{
  g_autoptr (MnMatcher) matcher = mn_matcher_new (flags);
  g_autofree char *long_name = repeat (unit, 300000, "b");
  g_autofree char *utf8 = repeat (unit, 1000000, "");
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) hits = NULL;

  mn_matcher_add (matcher, long_name, 0);
  for (guint n = 1; n <= 1000; n++)
    {
      g_autofree char *name = repeat (unit, n, "");

      mn_matcher_add (matcher, name, n);
    }
  g_assert_true (mn_matcher_build (matcher, NULL));
  hits = find (matcher, text, 0, mn_text_get_length (text));
  g_assert_cmpuint (hits->len, ==, n_expected);
}

static void
test_takes_time_in_proportion_to_the_text (void)
{
  assert_is_quick (BY_WORD, "a ", 1000);
  assert_is_quick (BY_WORD, "東", 1000);
  assert_is_quick (MN_MATCHER_DEFAULT, "a", 1000);
}

/* One word that goes on and on, and blanks that do */
static void
test_passes_over_what_has_no_end (void)
{
  g_autoptr (MnMatcher) matcher = make_matcher (BY_WORD, "a|a b");
  g_autofree char *word = repeat ("é", 1000000, " a");
  g_autofree char *blanks = repeat (" ", 1000000, "b");
  g_autofree char *utf8 = g_strconcat (word, blanks, NULL);
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) hits = find (matcher, text, 0, mn_text_get_length (text));
  const Hit expected = { 1000001, 2000003, 1 };

  g_assert_cmpmem (hits->data, hits->len * sizeof (Hit), &expected, sizeof expected);
}

/* Texts are taken in stretches, in which no name may get lost */
static void
test_finds_every_name_of_a_long_text (void)
{
  g_autoptr (MnMatcher) matcher = make_matcher (BY_WORD, "Ada Okafor|Ada");

  for (guint n = 4080; n < 4110; n++)
    {
      g_autofree char *before = repeat ("x ", n, "");
      g_autofree char *known = repeat ("Ada ", n, "");
      g_autofree char *utf8 = g_strconcat (before, "Ada Okafor ", known, "Ada Okafor", NULL);
      g_autoptr (MnText) text = mn_text_new (utf8, -1);
      g_autoptr (GArray) hits = find (matcher, text, 0, mn_text_get_length (text));

      g_assert_cmpuint (hits->len, ==, n + 2);
    }
}

/* More names than the first tables have room for, short and long, alike at the beginning */
static void
test_tells_many_names_apart (void)
{
  g_autoptr (MnMatcher) matcher = mn_matcher_new (BY_WORD);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (MnText) text = NULL;
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf (i % 2 == 0 ? "n%u" : "International%u Trade Union", i / 2);

      mn_matcher_add (matcher, name, i);
      g_string_append_printf (all, "%s, International, Internationalx%u. ", name, i);
    }
  g_assert_true (mn_matcher_build (matcher, NULL));
  text = mn_text_new (all->str, (gssize) all->len);
  hits = find (matcher, text, 0, mn_text_get_length (text));
  g_assert_cmpuint (hits->len, ==, 20000);
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpuint (g_array_index (hits, Hit, i).which, ==, i);
}

static gpointer
find_in_thread (gpointer data)
{
  g_autoptr (MnMatcher) matcher = data;
  g_autofree char *utf8 = repeat ("Ada Okafor x ", 20000, "");
  g_autoptr (MnText) text = mn_text_new (utf8, -1);
  g_autoptr (GArray) hits = find (matcher, text, 0, mn_text_get_length (text));

  return GUINT_TO_POINTER (hits->len);
}

static void
test_serves_several_threads (void)
{
  g_autoptr (MnMatcher) matcher = make_matcher (BY_WORD, "Ada Okafor|Okafor x");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_in_thread, mn_matcher_ref (matcher));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 20000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matcher/finds-whole-words", test_finds_whole_words);
  g_test_add_func ("/matcher/ends-words-at-apostrophes-and-hyphens", test_ends_words_at_apostrophes_and_hyphens);
  g_test_add_func ("/matcher/takes-a-number-for-one-word", test_takes_a_number_for_one_word);
  g_test_add_func ("/matcher/finds-parts-of-words-where-asked", test_finds_parts_of_words_where_asked);
  g_test_add_func ("/matcher/tells-capitals-apart-unless-asked", test_tells_capitals_apart_unless_asked);
  g_test_add_func ("/matcher/keeps-places-right-where-folding-changes-bytes",
                   test_keeps_places_right_where_folding_changes_bytes);
  g_test_add_func ("/matcher/takes-any-white-space-but-a-blank-line", test_takes_any_white_space_but_a_blank_line);
  g_test_add_func ("/matcher/takes-both-apostrophes-for-one", test_takes_both_apostrophes_for_one);
  g_test_add_func ("/matcher/tells-the-first-and-longest", test_tells_the_first_and_longest);
  g_test_add_func ("/matcher/tells-all-numbers-of-a-name", test_tells_all_numbers_of_a_name);
  g_test_add_func ("/matcher/tells-a-number-once", test_tells_a_number_once);
  g_test_add_func ("/matcher/passes-over-names-without-letters", test_passes_over_names_without_letters);
  g_test_add_func ("/matcher/finds-names-in-scripts-without-spaces", test_finds_names_in_scripts_without_spaces);
  g_test_add_func ("/matcher/stays-inside-the-stretch", test_stays_inside_the_stretch);
  g_test_add_func ("/matcher/stops-when-told", test_stops_when_told);
  g_test_add_func ("/matcher/stops-in-any-part", test_stops_in_any_part);
  g_test_add_func ("/matcher/stops-when-cancelled", test_stops_when_cancelled);
  g_test_add_func ("/matcher/agrees-with-the-plain-way", test_agrees_with_the_plain_way);
  g_test_add_func ("/matcher/takes-time-in-proportion-to-the-text", test_takes_time_in_proportion_to_the_text);
  g_test_add_func ("/matcher/passes-over-what-has-no-end", test_passes_over_what_has_no_end);
  g_test_add_func ("/matcher/finds-every-name-of-a-long-text", test_finds_every_name_of_a_long_text);
  g_test_add_func ("/matcher/tells-many-names-apart", test_tells_many_names_apart);
  g_test_add_func ("/matcher/serves-several-threads", test_serves_several_threads);
  return g_test_run ();
}

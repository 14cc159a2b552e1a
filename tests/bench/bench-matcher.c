/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-matcher NAMES BYTES SCRIPT: looks for so many names in a text of that size. Prints the milliseconds that it took
 * to add and build the names, to find them, to find them again and for the floor, the bytes of memory a name and the hits.
 *
 * The floor is what nobody could beat who reads a text byte by byte: a loop that does so and counts the line breaks. It is
 * no memchr(), which takes many bytes at once and a tenth of that time, since nothing that looks at words could. */

#include "mn-matcher.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* Of all words of the text, so many are of a name */
#define WORDS_PER_NAME 100

/* In a language, a few words are most of the text (Zipf's law): the nth is as frequent as 1 ÷ n */
#define N_WORDS 30000

/* So many of the words of longer names stand in the text without them too */
#define FROM_TEXT 0.1

typedef struct
{
  const char *const *beginnings;
  const char *const *vowels;
  const char *const *ends;
  GRand             *rand;
} Language;

#define N_BEGINNINGS 12
#define N_VOWELS     5
#define N_ENDS       5
#define N_SYLLABLES  (N_BEGINNINGS * N_VOWELS)

static const char *const latin[][N_BEGINNINGS]
    = { { "k", "r", "l", "m", "t", "st", "w", "ch", "n", "b", "d", "f" },
        { "a", "e", "i", "o", "u" },
        { "", "n", "", "r", "s" } };
static const char *const cyrillic[][N_BEGINNINGS]
    = { { "к", "р", "л", "м", "т", "ст", "в", "ч", "н", "б", "д", "ф" },
        { "а", "е", "и", "о", "у" },
        { "", "н", "", "р", "с" } };

/* The word of this rank, always the same; frequent ones are short */
static void
append_word (Language *language,
             GString  *text,
             guint     rank)
{
  for (guint rest = rank;; rest = rest / N_SYLLABLES - 1)
    {
      g_string_append (text, language->beginnings[rest % N_BEGINNINGS]);
      g_string_append (text, language->vowels[rest / N_BEGINNINGS % N_VOWELS]);
      g_string_append (text, language->ends[rest % N_ENDS]);
      if (rest < N_SYLLABLES)
        return;
    }
}

static guint
random_rank (Language *language)
{
  /* its logarithm is spread evenly */
  double rank = 1;

  for (double left = g_rand_double (language->rand) * 15; left > 0; left -= 1)
    rank *= left >= 1 ? 2 : 1 + left;
  return (guint) rank % N_WORDS;
}

static void
append_name_word (Language *language,
                  GString  *name,
                  guint     rank)
{
  gsize before = name->len;
  gunichar first;
  char capital[6];
  int n_capital;

  append_word (language, name, rank);
  first = g_utf8_get_char (name->str + before);
  n_capital = g_unichar_to_utf8 (g_unichar_toupper (first), capital);
  memcpy (name->str + before, capital, (gsize) n_capital);
}

/* A quarter has one word, half have two, a quarter has three; in these there may be words that the text has as well, but
 * none ends with the likes of “the” and “of” */
static char *
make_name (Language *language)
{
  GString *name = g_string_new (NULL);
  guint n = 1 + g_rand_boolean (language->rand) + g_rand_boolean (language->rand);

  for (guint i = 0; i < n; i++)
    {
      guint rank = random_rank (language);

      if (n == 1 || g_rand_double (language->rand) >= FROM_TEXT || (i == n - 1 && rank < N_SYLLABLES))
        rank = N_WORDS + (guint) g_rand_int_range (language->rand, 0, 3 * N_WORDS);
      if (i > 0)
        g_string_append_c (name, ' ');
      append_name_word (language, name, rank);
    }
  return g_string_free (name, FALSE);
}

static MnText *
make_text (Language  *language,
           GPtrArray *names,
           gsize      n_bytes)
{
  GString *text = g_string_sized_new (n_bytes);
  gsize length;

  for (guint i = 1; text->len < n_bytes; i++)
    {
      if (i % WORDS_PER_NAME == 0)
        g_string_append (text, names->pdata[g_rand_int_range (language->rand, 0, (gint32) names->len)]);
      else
        append_word (language, text, random_rank (language));
      g_string_append (text, i % 60 == 0 ? ".\n\n" : i % 15 == 0 ? ". " : i % 12 == 0 ? ", " : " ");
    }
  length = text->len;
  return mn_text_new_take (g_string_free (text, FALSE), length);
}

static gsize
get_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static double
ms_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / 1000;
}

/* The barrier keeps the compiler from taking many bytes at once */
static guint
count_breaks (const MnText *text)
{
  const char *end = mn_text_get_utf8 (text) + mn_text_get_n_bytes (text);
  guint n = 0;

  for (const char *at = mn_text_get_utf8 (text); at < end; at++)
    {
      n += *at == '\n';
      __asm__ volatile ("" : "+r"(n));
    }
  return n;
}

static gboolean
count_hit (guint    start G_GNUC_UNUSED,
           guint    end G_GNUC_UNUSED,
           guint    which G_GNUC_UNUSED,
           gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static double
measure_find (const MnMatcher *matcher,
              const MnText    *text,
              guint           *n_hits)
{
  gint64 began = g_get_monotonic_time ();

  *n_hits = 0;
  mn_matcher_find (matcher, text, 0, mn_text_get_length (text), NULL, count_hit, n_hits);
  return ms_since (began);
}

static double
measure_floor (const MnText *text)
{
  gint64 began;

  count_breaks (text);
  began = g_get_monotonic_time ();
  count_breaks (text);
  return ms_since (began);
}

static void
measure (GPtrArray    *names,
         const MnText *text)
{
  gsize memory = get_memory ();
  gint64 began = g_get_monotonic_time ();
  g_autoptr (MnMatcher) matcher = mn_matcher_new (MN_MATCHER_FOLD_CASE | MN_MATCHER_WHOLE_WORDS);
  double build, first, again;
  guint n_hits;

  for (guint i = 0; i < names->len; i++)
    mn_matcher_add (matcher, g_ptr_array_index (names, i), i);
  mn_matcher_build (matcher, NULL);
  build = ms_since (began);
  memory = get_memory () - memory;
  first = measure_find (matcher, text, &n_hits);
  again = measure_find (matcher, text, &n_hits);
  g_print ("%.3f %.3f %.3f %.3f %.1f %u\n", build, first, again, measure_floor (text), (double) memory / names->len,
           n_hits);
}

int
main (int    argc,
      char **argv)
{
  const char *const(*parts)[N_BEGINNINGS] = argc == 4 && g_str_equal (argv[3], "cyrillic") ? cyrillic : latin;
  Language language = { parts[0], parts[1], parts[2], NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MnText) text = NULL;

  if (argc != 4)
    {
      g_printerr ("bench-matcher: NAMES BYTES latin|cyrillic\n");
      return 2;
    }
  language.rand = g_rand_new_with_seed (1);
  for (int i = 0; i < atoi (argv[1]); i++)
    g_ptr_array_add (names, make_name (&language));
  text = make_text (&language, names, (gsize) atoi (argv[2]));
  g_rand_free (language.rand);
  measure (names, text);
  return 0;
}

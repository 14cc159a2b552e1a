/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-name-near.h"

/* One edit makes another name of a shorter one: “Iran”, “Iraq” */
#define SHORTEST_NEAR 5

/* Nobody looks for a letter in what is longer, and there would be as many hashes */
#define LONGEST_NEAR 100

/* Whether the word around a place is a number: “Charles II” is nobody's misspelling of “Charles III” */
static gboolean
is_roman_at (const gunichar *text,
             glong           length,
             glong           at)
{
  glong start = at, end = at;

  while (start > 0 && text[start - 1] != ' ')
    start--;
  while (end < length && text[end] != ' ')
    end++;
  for (glong i = start; i < end; i++)
    if (text[i] != 'i' && text[i] != 'v' && text[i] != 'x')
      return FALSE;
  return TRUE;
}

static gboolean
has_digit (const gunichar *text,
           glong           length)
{
  for (glong i = 0; i < length; i++)
    if (g_unichar_isdigit (text[i]))
      return TRUE;
  return FALSE;
}

/**
 * mn_names_are_near:
 * @a: a name, as #MnNameForm has it spoken
 * @b: another
 *
 * Tells whether one becomes the other by one letter more, less, or another, or two in each other's place
 * (Damerau-Levenshtein). Not where they are shorter than five letters, nor where a digit or Roman number differs.
 *
 * Returns: whether it does
 */
gboolean
mn_names_are_near (const char *a,
                   const char *b)
{
  glong n_a, n_b, start = 0, end = 0;
  g_autofree gunichar *one = g_utf8_to_ucs4_fast (a, -1, &n_a);
  g_autofree gunichar *other = g_utf8_to_ucs4_fast (b, -1, &n_b);
  gboolean is_one_edit;

  if (MIN (n_a, n_b) < SHORTEST_NEAR || ABS (n_a - n_b) > 1)
    return FALSE;
  while (start < MIN (n_a, n_b) && one[start] == other[start])
    start++;
  while (end < MIN (n_a, n_b) - start && one[n_a - 1 - end] == other[n_b - 1 - end])
    end++;

  n_a -= end;
  n_b -= end;
  is_one_edit = MAX (n_a, n_b) - start == 1
                || (n_a - start == 2 && n_b - start == 2 && one[start] == other[start + 1]
                    && one[start + 1] == other[start]);
  return is_one_edit && !has_digit (one + start, n_a - start) && !has_digit (other + start, n_b - start)
         && !(is_roman_at (one, n_a + end, start) && is_roman_at (other, n_b + end, start));
}

/**
 * mn_name_near_hashes:
 * @spoken: a name, as #MnNameForm has it spoken
 * @hashes: (element-type guint64): where to add them
 *
 * Adds hashes: two names have one in common if they are near (mn_names_are_near()), and seldom else. They are those of
 * the name itself and of what it is without each of its letters, the “deletion neighbourhood” of SymSpell.
 */
void
mn_name_near_hashes (const char *spoken,
                     GArray     *hashes)
{
  const guint64 base = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  glong n;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (spoken, -1, &n);
  guint64 before[LONGEST_NEAR + 1], powers[LONGEST_NEAR + 1], after = 0;

  if (n < SHORTEST_NEAR || n > LONGEST_NEAR)
    return;
  /* of the letters before each, as digits of a number to that base */
  before[0] = 0;
  powers[0] = 1;
  for (glong i = 0; i < n; i++)
    {
      before[i + 1] = before[i] * base + text[i] + 1;
      powers[i + 1] = powers[i] * base;
    }
  g_array_append_val (hashes, before[n]);
  for (glong i = n - 1; i >= 0; i--)
    {
      guint64 without = before[i] * powers[n - 1 - i] + after;

      after += (text[i] + 1) * powers[n - 1 - i];
      if (!g_unichar_isdigit (text[i]) && (i == 0 || text[i - 1] != text[i]))
        g_array_append_val (hashes, without);
    }
}

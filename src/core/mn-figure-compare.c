/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-figure-compare.h"

#include "mn-word-stem.h"

#include <math.h>
#include <string.h>

/* How far “about 30” reaches to either side, as a part of it */
#define ABOUT 0.1

/* What a unit says: the sign of a currency or of per cent, and the words of what is counted */
typedef struct
{
  char      *sign;
  GPtrArray *stems;
} Unit;

static void
clear_unit (Unit *self)
{
  g_free (self->sign);
  g_ptr_array_unref (self->stems);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Unit, clear_unit)

/* “USD”, as mn_unit_words_take_money() writes it */
static gboolean
is_code (const char *word,
         gsize       n_bytes)
{
  return n_bytes == 3 && g_ascii_isupper (word[0]) && g_ascii_isupper (word[1]) && g_ascii_isupper (word[2]);
}

static gsize
find_sign (const char *unit)
{
  gsize n_bytes = strcspn (unit, " ");

  return is_code (unit, n_bytes) || !g_unichar_isalnum (g_utf8_get_char (unit)) ? n_bytes : 0;
}

/* “of” and “a” count nothing */
static gboolean
is_small_word (const char *stem)
{
  return strlen (stem) < 3;
}

static void
read_unit (Unit       *self,
           const char *unit)
{
  gsize n_sign = unit != NULL ? find_sign (unit) : 0;
  g_auto (GStrv) words = g_strsplit_set (unit != NULL ? unit + n_sign : "", " -", -1);

  self->sign = g_strndup (unit != NULL ? unit : "", n_sign);
  self->stems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *stem = mn_word_stem (words[i], strlen (words[i]));

      if (!is_small_word (stem))
        g_ptr_array_add (self->stems, g_steal_pointer (&stem));
    }
}

static gboolean
share_word (const Unit *a,
            const Unit *b)
{
  for (guint i = 0; i < a->stems->len; i++)
    if (g_ptr_array_find_with_equal_func (b->stems, a->stems->pdata[i], g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

/**
 * mn_figures_are_of_one_unit:
 * @a: a figure
 * @b: another
 *
 * Tells whether two figures count the same: “prisoners” and “political prisoners”, “$” and “$ a barrel”, or both nothing
 * that is said.
 *
 * Returns: whether they can be compared
 */
gboolean
mn_figures_are_of_one_unit (const MnValue *a,
                            const MnValue *b)
{
  g_auto (Unit) left = { NULL, NULL };
  g_auto (Unit) right = { NULL, NULL };

  read_unit (&left, a->unit);
  read_unit (&right, b->unit);
  if (a->kind != MN_VALUE_FIGURE || b->kind != MN_VALUE_FIGURE || strcmp (left.sign, right.sign) != 0)
    return FALSE;
  if (left.stems->len == 0 || right.stems->len == 0)
    return *left.sign != '\0' || left.stems->len == right.stems->len;
  return share_word (&left, &right);
}

/* What a figure leaves possible */
static void
get_bounds (const MnValue *figure,
            double        *low,
            double        *high)
{
  *low = isnan (figure->low) ? -INFINITY : figure->low;
  *high = isnan (figure->high) ? INFINITY : figure->high;
  switch (figure->qualifier)
    {
    case MN_QUALIFIER_ABOUT:
      *low -= fabs (*low) * ABOUT;
      *high += fabs (*high) * ABOUT;
      break;
    case MN_QUALIFIER_AT_LEAST:
    case MN_QUALIFIER_OVER:
      *high = INFINITY;
      break;
    case MN_QUALIFIER_AT_MOST:
    case MN_QUALIFIER_UNDER:
      *low = -INFINITY;
      break;
    case MN_QUALIFIER_EXACT:
    case MN_QUALIFIER_BETWEEN:
    default:
      break;
    }
}

/**
 * mn_figures_overlap:
 * @a: a figure
 * @b: another of the same unit
 *
 * Tells whether both may hold: “over 800” and 850, but not 790. “About” reaches a tenth to either side. Bounds belong to
 * what they bound, since nobody means that “over 800” is wrong where it is 800.
 *
 * Returns: whether there is a number that both allow
 */
gboolean
mn_figures_overlap (const MnValue *a,
                    const MnValue *b)
{
  double low_a, high_a, low_b, high_b;

  get_bounds (a, &low_a, &high_a);
  get_bounds (b, &low_b, &high_b);
  return low_a <= high_b && low_b <= high_a;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-value-words.h"

#include "mn-date-words.h"
#include "mn-figure-words.h"
#include "mn-near-date.h"
#include "mn-word-reader.h"

/**
 * mn_value_from_words:
 * @words: what a mention says in its article: “at least 31 vessels”, “on Thursday”
 * @type: the mention's type: `date` or `figure`; others have no value
 * @published: (nullable): the article's date in EDTF, which is used where it is known to the day
 * @language: (nullable): the article's language as BCP 47; English and Spanish are read, both of them where it is
 *   %NULL, of others only what needs no words
 * @used_date: (out) (optional): whether the value was worked out from @published, so that a person ought to look at it
 *
 * Proposes a value for a mention. Where anything in @words is not understood, or may mean two things, there is none:
 * nothing is guessed. How figures are read is said at mn_figure_words_read(), mn_number_words_read() and
 * mn_unit_words_read_rest(), how dates are at mn_date_words_read() and in mn-near-date.h. A date is valid EDTF, a
 * figure one that mn_value_from_text() reads as mn_value_to_text() writes it.
 *
 * Returns: (transfer full) (nullable): the value
 */
MnValue *
mn_value_from_words (const char *words,
                     const char *type,
                     const char *published,
                     const char *language,
                     gboolean   *used_date)
{
  MnWordReader reader;
  gboolean ignored;
  GDate date;

  g_return_val_if_fail (words != NULL, NULL);

  if (used_date == NULL)
    used_date = &ignored;
  *used_date = FALSE;
  if (!mn_word_reader_init (&reader, words, mn_languages_from_tag (language)))
    return NULL;
  if (g_strcmp0 (type, "figure") == 0)
    return mn_figure_words_read (&reader);
  if (g_strcmp0 (type, "date") == 0)
    return mn_date_words_read (&reader, mn_near_date_parse (published, &date) ? &date : NULL, used_date);
  return NULL;
}

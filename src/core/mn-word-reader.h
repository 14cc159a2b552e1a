/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MN_WORD_SIZE: bytes of a word as it is compared, with its final NUL: more than any word of a table has. */
#define MN_WORD_SIZE 32
/** MN_WORD_READER_SIZE: words in which a date or a figure is said at most. */
#define MN_WORD_READER_SIZE 64

/**
 * MnLanguages:
 * @MN_LANGUAGES_ANY: signs and digits, which every language has
 * @MN_LANGUAGES_ENGLISH: English
 * @MN_LANGUAGES_SPANISH: Spanish
 *
 * The languages whose words are read. A new one is a flag here, a line in mn_languages_from_tag(), and rows in the
 * tables of words; HACKING.md names the files.
 */
typedef enum
{
  MN_LANGUAGES_ANY = 1 << 0,
  MN_LANGUAGES_ENGLISH = 1 << 1,
  MN_LANGUAGES_SPANISH = 1 << 2,
} MnLanguages;

typedef enum
{
  MN_WORD_END,
  MN_WORD_LETTERS,
  MN_WORD_DIGITS,
  MN_WORD_SIGN,
} MnWordKind;

/**
 * MnWord:
 * @kind: letters, digits with what parts them (`1,200`), or one other character
 * @is_glued: whether no blank stands before it
 * @start: where it begins, in bytes
 * @end: where it ends
 * @folded: it without case, accents and a possessive “’s”; every dash is `-`, every blank among digits a space
 */
typedef struct
{
  MnWordKind kind;
  gboolean   is_glued;
  guint      start;
  guint      end;
  char       folded[MN_WORD_SIZE];
} MnWord;

/**
 * MnPhrase:
 * @languages: the languages that say so
 * @words: the folded words with a space between them; words without one must stand without a blank (`us$`)
 * @value: what it says
 *
 * A row of a table of words.
 */
typedef struct
{
  MnLanguages languages;
  const char *words;
  double      value;
} MnPhrase;

/**
 * MnWordReader:
 * @text: what is read
 * @languages: the languages it may be in
 * @at: the word that is read next
 * @n_words: how many there are
 * @words: the words, and an #MN_WORD_END
 *
 * Goes through a few words of prose from left to right. To try something and take it back, keep @at.
 */
typedef struct
{
  const char *text;
  MnLanguages languages;
  guint       at;
  guint       n_words;
  MnWord      words[MN_WORD_READER_SIZE + 1];
} MnWordReader;

MnLanguages     mn_languages_from_tag         (const char         *tag);
gboolean        mn_word_reader_init           (MnWordReader       *self,
                                               const char         *text,
                                               MnLanguages         languages);
const MnWord   *mn_word_reader_peek           (const MnWordReader *self,
                                               guint               ahead);
const MnPhrase *mn_word_reader_find           (const MnWordReader *self,
                                               const MnPhrase     *phrases,
                                               gsize               n_phrases,
                                               guint              *n_words);
const MnPhrase *mn_word_reader_take           (MnWordReader       *self,
                                               const MnPhrase     *phrases,
                                               gsize               n_phrases);
gboolean        mn_word_reader_take_sign      (MnWordReader       *self,
                                               const char         *sign);
void            mn_word_reader_end_before     (MnWordReader       *self,
                                               guint               n_words);
gboolean        mn_word_reader_is_at_end      (const MnWordReader *self);

/* The longest phrase of a table that stands next */
#define MN_FIND(reader, table) mn_word_reader_find (reader, table, G_N_ELEMENTS (table), NULL)
#define MN_TAKE(reader, table) mn_word_reader_take (reader, table, G_N_ELEMENTS (table))

G_END_DECLS

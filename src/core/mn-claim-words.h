/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-cues.h"

G_BEGIN_DECLS

/**
 * MnWordClass:
 *
 * What the small words of English and Spanish tell about a sentence, as flags.
 */
typedef enum
{
  MN_WORD_DETERMINER  = 1 << 0,  /* begins a noun phrase: “the” */
  MN_WORD_PRONOUN     = 1 << 1,  /* may be who speaks */
  MN_WORD_PREPOSITION = 1 << 2,
  MN_WORD_LINKING     = 1 << 3,  /* a preposition inside a noun phrase: “of” */
  MN_WORD_AUXILIARY   = 1 << 4,  /* stands between who speaks and the verb: “has” */
  MN_WORD_BE          = 1 << 5,
  MN_WORD_BLOCKER     = 1 << 6,  /* before a verb it tells that nothing was said: “not”, “to”, “would” */
  MN_WORD_THAT        = 1 << 7,
  MN_WORD_AND         = 1 << 8,
  MN_WORD_WHO         = 1 << 9,  /* stands for who was named before */
  MN_WORD_WHAT        = 1 << 10, /* begins a clause in which the verb has no object: “as he said” */
  MN_WORD_TIME        = 1 << 11,
  MN_WORD_OPENER      = 1 << 12, /* begins a sentence, and is no name though it is written large */
  MN_WORD_VAGUE       = 1 << 13, /* behind a verb it tells that no clause follows: “nothing”, “so” */
  MN_WORD_AS          = 1 << 14,
} MnWordClass;

/**
 * MnCuePhrase:
 * @words: its words
 * @n_words: how many they are
 * @kind: what it does
 * @is_participle: whether it is a verb that takes who speaks from the rest of the sentence: “adding”
 *
 * A cue, taken apart into words.
 */
typedef struct
{
  char    **words;
  guint     n_words;
  MnCueKind kind;
  gboolean  is_participle;
} MnCuePhrase;

/** MnClaimWords: what the words of a sentence mean to the rules. */
typedef struct _MnClaimWords MnClaimWords;

MnClaimWords *mn_claim_words_new         (const GPtrArray    *cues);
void          mn_claim_words_free        (MnClaimWords       *self);
guint         mn_claim_words_get_classes (const MnClaimWords *self,
                                          const char         *word,
                                          const GPtrArray   **phrases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnClaimWords, mn_claim_words_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/**
 * MnCueKind:
 * @MN_CUE_SAYING: a verb whose object is what is said: “announced”
 * @MN_CUE_PLAIN: the same, and a clause may follow it without “that”: “said”
 * @MN_CUE_TELLING: a verb with an addressee between: “told”
 * @MN_CUE_CALLING: a verb that gives a thing a name: “called it …”, “described it as …”
 * @MN_CUE_NOUN_TOO: a verb that is a noun as often: “estimates”; believed only behind a name or a pronoun
 * @MN_CUE_SOURCE: what comes before the claimant: “according to”
 * @MN_CUE_HEARSAY: what tells that somebody unsaid says so: “allegedly”
 * @MN_CUE_MANNER: what goes with a verb of saying and is no cue alone: “in a statement”
 *
 * What a cue does in its sentence.
 */
typedef enum
{
  MN_CUE_SAYING,
  MN_CUE_PLAIN,
  MN_CUE_TELLING,
  MN_CUE_CALLING,
  MN_CUE_NOUN_TOO,
  MN_CUE_SOURCE,
  MN_CUE_HEARSAY,
  MN_CUE_MANNER,
} MnCueKind;

/**
 * MnCueWord:
 * @text: a word or a phrase, in lower case
 * @language: the language it is of (BCP 47), or %NULL for any
 * @kind: an #MnCueKind
 *
 * A word of the tagset that tells that something is said.
 */
typedef struct
{
  char *text;
  char *language;
  gint  kind;
} MnCueWord;

typedef MN_ARRAY (MnCueWord) MnCueWords;

extern const MnStructInfo mn_cue_word_info;
extern const char *const  mn_cue_kind_names[];

GPtrArray *mn_cues_of_language (const MnCueWords *self,
                                const char       *language);
MnCueKind  mn_cues_guess_kind  (const char       *text);

G_END_DECLS

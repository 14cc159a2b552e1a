/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-units.h"
#include "mn-claim-words.h"

G_BEGIN_DECLS

/**
 * MnGap:
 *
 * What stands between two words, the weightiest of it. Up to %MN_GAP_BLANK they may be of one phrase.
 */
typedef enum
{
  MN_GAP_HYPHEN,
  MN_GAP_APOSTROPHE,
  MN_GAP_POINT, /* of an abbreviation */
  MN_GAP_BLANK,
  MN_GAP_COMMA,
  MN_GAP_OTHER,
} MnGap;

/**
 * MnToken:
 * @start: its first character, in the text
 * @end: after its last
 * @classes: its #MnWordClass flags
 * @gap: what stands before it; %MN_GAP_OTHER where nothing does
 * @is_capital: whether it begins with a capital letter
 * @is_quoted: whether it stands in a quotation
 *
 * A word of a sentence.
 */
typedef struct
{
  guint start;
  guint end;
  guint classes    : 18;
  guint gap        : 4;
  guint is_capital : 1;
  guint is_quoted  : 1;
} MnToken;

/**
 * MnCue:
 * @first: its first token
 * @end: the token after its last
 * @phrase: which cue it is
 *
 * A cue in a sentence, outside its quotations.
 */
typedef struct
{
  guint              first;
  guint              end;
  const MnCuePhrase *phrase;
} MnCue;

/**
 * MnClaimReading:
 * @text: the text
 * @words: what words mean
 * @start: where the sentence begins
 * @end: where it ends
 * @passage: which passage it is in
 * @tokens: (element-type MnToken): its words
 * @cues: (element-type MnCue): its cues
 * @quotes: its quotations
 * @n_quotes: how many they are
 * @chars: (element-type gunichar): its characters, for mn_claim_reading_char()
 * @word: the word being read, in lower case
 * @heads: (element-type GPtrArray): for each word the cues that begin with it
 *
 * What the rules see of one sentence.
 */
typedef struct
{
  const MnText       *text;
  const MnClaimWords *words;
  guint               start;
  guint               end;
  guint               passage;
  GArray             *tokens;
  GArray             *cues;
  const MnQuote      *quotes;
  guint               n_quotes;
  GArray             *chars;
  GString            *word;
  GPtrArray          *heads;
} MnClaimReading;

void     mn_claim_reading_init        (MnClaimReading       *self,
                                       const MnText         *text,
                                       const MnClaimWords   *words);
void     mn_claim_reading_clear       (MnClaimReading       *self);
void     mn_claim_reading_read        (MnClaimReading       *self,
                                       const MnClaimUnit    *unit,
                                       const MnQuote        *quotes,
                                       guint                 n_quotes);
gunichar mn_claim_reading_char        (const MnClaimReading *self,
                                       guint                 offset);
guint    mn_claim_reading_token_after (const MnClaimReading *self,
                                       guint                 offset);

#define mn_claim_reading_token(self, i) (&g_array_index ((self)->tokens, MnToken, i))
#define mn_claim_reading_cue(self, i) (&g_array_index ((self)->cues, MnCue, i))

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnClaimReading, mn_claim_reading_clear)

G_END_DECLS

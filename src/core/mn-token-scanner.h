/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-text.h"

G_BEGIN_DECLS

/**
 * MnTokenKind:
 * @MN_TOKEN_END: there are no more
 * @MN_TOKEN_TEXT: a word, or one character that belongs to none
 * @MN_TOKEN_OTHER: what is no token of a name: a word longer than was asked for, or cut off by the end of the stretch
 */
typedef enum
{
  MN_TOKEN_END,
  MN_TOKEN_TEXT,
  MN_TOKEN_OTHER,
} MnTokenKind;

/**
 * MnTokenGap:
 * @MN_TOKEN_GAP_NONE: nothing
 * @MN_TOKEN_GAP_SPACE: white space with one line break at most
 * @MN_TOKEN_GAP_BLANK_LINE: white space with more, which no name goes across
 *
 * What stands between a token and the next one.
 */
typedef enum
{
  MN_TOKEN_GAP_NONE,
  MN_TOKEN_GAP_SPACE,
  MN_TOKEN_GAP_BLANK_LINE,
} MnTokenGap;

/**
 * MnTokenScanner:
 * @start: where the last token begins, in code points
 * @end: where it ends
 * @gap: what follows it
 * @folded: what is compared of it if it is text, with zeros after it up to a multiple of eight bytes
 * @n_folded: its length in bytes
 *
 * Cuts a text, or a name, into tokens: words or, where those don't matter, characters. Two stretches of text are the
 * same for who looks for names if and only if their tokens and the gaps between them are.
 */
typedef struct
{
  guint       start;
  guint       end;
  MnTokenGap  gap;
  char       *folded;
  gsize       n_folded;
  /*< private >*/
  const char *at;         /* where the next token begins */
  const char *limit;      /* where the last one ends at most */
  guint       offset;     /* of at, in code points */
  gsize       room;       /* what fits into folded */
  gboolean    fold_case;
  gboolean    by_word;
  gboolean    is_name;
} MnTokenScanner;

void        mn_token_scanner_init       (MnTokenScanner *self,
                                         gboolean        fold_case,
                                         gboolean        by_word);
void        mn_token_scanner_clear      (MnTokenScanner *self);
void        mn_token_scanner_begin      (MnTokenScanner *self,
                                         const MnText   *text,
                                         guint           start,
                                         guint           end,
                                         gsize           longest);
void        mn_token_scanner_begin_name (MnTokenScanner *self,
                                         const char     *name);
MnTokenKind mn_token_scanner_next       (MnTokenScanner *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnTokenScanner, mn_token_scanner_clear)

G_END_DECLS

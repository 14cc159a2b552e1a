/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"

G_BEGIN_DECLS

/**
 * MnDraft:
 * @label: how messages call what is read: its name in quotation marks, or “The text”
 * @is_plain: whether the caller said that it is plain text, so that what looks like mark-up is meant as it stands
 * @title: the title found in it, or %NULL; so on for the fields that follow, as in #MnArticle
 * @encoding: the encoding it was read in, or %NULL
 * @encoding_guessed: whether that was guessed
 * @n_replaced: how many control characters became U+FFFD
 * @text: what has been read of the text
 * @length: its length in code points
 * @blocks: of #MnBlock
 *
 * An article while a reader makes it. A reader fills in what it finds; the rest is added by mn-reader.c.
 */
typedef struct
{
  char    *label;
  gboolean is_plain;

  char    *title;
  char    *byline;
  char    *publisher;
  char    *uri;
  char    *published;
  char    *language;

  char    *encoding;
  gboolean encoding_guessed;
  guint    n_replaced;

  GString *text;
  guint    length;
  GArray  *blocks;

  /* Of the block that is being written */
  gsize    block_byte;
  guint    block_start;
} MnDraft;

MnDraft *mn_draft_new         (const char  *label);
void     mn_draft_free        (MnDraft     *self);
void     mn_draft_append      (MnDraft     *self,
                               const char  *utf8,
                               gsize        n_bytes);
void     mn_draft_add_block   (MnDraft     *self,
                               guint        start,
                               guint        end,
                               MnBlockKind  kind,
                               guint        level);
void     mn_draft_begin_block (MnDraft     *self);
gboolean mn_draft_end_block   (MnDraft     *self,
                               MnBlockKind  kind,
                               guint        level);
char    *mn_draft_get_block   (MnDraft     *self,
                               guint        position);

gboolean mn_draft_is_blank    (gunichar     ch);
char    *mn_draft_squeeze     (const char  *utf8,
                               gsize        n_bytes);
void     mn_draft_clean       (GString     *to,
                               const char  *utf8,
                               gsize        n_bytes,
                               guint       *n_replaced);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnDraft, mn_draft_free)

G_END_DECLS

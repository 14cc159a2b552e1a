/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"

G_BEGIN_DECLS

/* What a hand means in a text: whole words, names, sentences. All offsets in code points, half-open. */

gboolean mn_words_are_joined       (gunichar        earlier,
                                    gunichar        before,
                                    gunichar        after,
                                    gunichar        later);
gboolean mn_words_snap             (const MnText   *text,
                                    guint          *start,
                                    guint          *end);
gboolean mn_words_trim             (const MnText   *text,
                                    guint          *start,
                                    guint          *end);
gboolean mn_words_word_at          (const MnText   *text,
                                    guint           offset,
                                    guint          *start,
                                    guint          *end);
gboolean mn_words_name_at          (const MnText   *text,
                                    guint           offset,
                                    guint          *start,
                                    guint          *end);
gboolean mn_words_begins_name      (const MnText   *text,
                                    guint           start);
void     mn_words_skip_titles      (const MnText   *text,
                                    guint           offset,
                                    guint          *start,
                                    guint           end);
gboolean mn_words_begins_sentence  (const MnText   *text,
                                    guint           offset);
gboolean mn_word_is_particle       (const char     *word);
gboolean mn_words_is_particle      (const MnText   *text,
                                    guint           start,
                                    guint           end);
gboolean mn_words_is_stop          (gunichar        c);
gboolean mn_words_is_opening_quote (gunichar        c);
gboolean mn_words_is_closing_quote (gunichar        c);
gboolean mn_words_paragraph_at     (const MnText   *text,
                                    const MnBlocks *blocks,
                                    guint           offset,
                                    guint          *start,
                                    guint          *end);
gboolean mn_words_sentence_at      (const MnText   *text,
                                    const MnBlocks *blocks,
                                    guint           offset,
                                    guint          *start,
                                    guint          *end);

G_END_DECLS

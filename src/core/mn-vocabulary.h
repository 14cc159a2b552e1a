/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MnVocabulary:
 *
 * Numbers strings, from 1 on, and finds the number of a string. Made for an article's words, one after the other, against a
 * hundred thousand: strings are hashed and compared eight bytes at a time, so each must have zeros after it, up to a
 * multiple of eight bytes, and none in it.
 */
typedef struct _MnVocabulary MnVocabulary;

MnVocabulary *mn_vocabulary_new         (void);
void          mn_vocabulary_free        (MnVocabulary       *self);
guint         mn_vocabulary_add         (MnVocabulary       *self,
                                         const char         *string,
                                         gsize               n_bytes);
guint         mn_vocabulary_find        (const MnVocabulary *self,
                                         const char         *string,
                                         gsize               n_bytes);
guint         mn_vocabulary_get_size    (const MnVocabulary *self);
gsize         mn_vocabulary_get_longest (const MnVocabulary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnVocabulary, mn_vocabulary_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnMatcher:
 *
 * Finds where any of many names stands in a text, in time that follows the length of the text and not the number of
 * names. Once built it does not change and may be read by any thread; it is counted atomically.
 */
typedef struct _MnMatcher MnMatcher;

/**
 * MnMatcherFlags:
 * @MN_MATCHER_DEFAULT: letters as they are, anywhere
 * @MN_MATCHER_FOLD_CASE: small and large letters are the same (Unicode, simple case folding)
 * @MN_MATCHER_WHOLE_WORDS: names begin and end where words do: at an apostrophe or a hyphen too, and at each character
 *   of a script that puts no blanks between words
 */
typedef enum
{
  MN_MATCHER_DEFAULT = 0,
  MN_MATCHER_FOLD_CASE = 1 << 0,
  MN_MATCHER_WHOLE_WORDS = 1 << 1,
} MnMatcherFlags;

/**
 * MnMatchFunc:
 * @start: where the name begins, in code points
 * @end: where it ends
 * @which: the number it was added with
 * @user_data: what was given
 *
 * Takes a place of a name.
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*MnMatchFunc) (guint    start,
                                 guint    end,
                                 guint    which,
                                 gpointer user_data);

#define MN_TYPE_MATCHER (mn_matcher_get_type ())

GType      mn_matcher_get_type (void) G_GNUC_CONST;
MnMatcher *mn_matcher_new      (MnMatcherFlags   flags);
MnMatcher *mn_matcher_ref      (MnMatcher       *self);
void       mn_matcher_unref    (MnMatcher       *self);
void       mn_matcher_add      (MnMatcher       *self,
                                const char      *name,
                                guint            which);
gboolean   mn_matcher_build    (MnMatcher       *self,
                                GCancellable    *cancellable);
gboolean   mn_matcher_find     (const MnMatcher *self,
                                const MnText    *text,
                                guint            start,
                                guint            end,
                                GCancellable    *cancellable,
                                MnMatchFunc      function,
                                gpointer         user_data);
gboolean   mn_matcher_find_in_parts (const MnMatcher *self,
                                const MnText    *text,
                                guint            start,
                                guint            end,
                                guint            n_parts,
                                GCancellable    *cancellable,
                                MnMatchFunc      function,
                                gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnMatcher, mn_matcher_unref)

G_END_DECLS

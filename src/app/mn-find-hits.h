/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-matcher.h"

G_BEGIN_DECLS

/**
 * MnFindHit:
 * @start: where it begins, in code points of the text
 * @end: where it ends
 */
typedef struct
{
  guint start;
  guint end;
} MnFindHit;

#define MN_TYPE_FIND_HITS (mn_find_hits_get_type ())

/**
 * MnFindHits:
 *
 * Where words stand in a text, in order and without overlaps, and which of these places is the current one. A worker
 * finds them; until it has, those of the search before stay.
 */
G_DECLARE_FINAL_TYPE (MnFindHits, mn_find_hits, MN, FIND_HITS, GObject)

MnFindHits      *mn_find_hits_new          (void);
void             mn_find_hits_search       (MnFindHits     *self,
                                            MnText         *text,
                                            const char     *words,
                                            MnMatcherFlags  flags);
void             mn_find_hits_clear        (MnFindHits     *self);
gboolean         mn_find_hits_is_searching (MnFindHits     *self);
guint            mn_find_hits_get_n        (MnFindHits     *self);
const MnFindHit *mn_find_hits_get          (MnFindHits     *self,
                                            guint           position);
guint            mn_find_hits_find         (MnFindHits     *self,
                                            guint           offset);
const MnFindHit *mn_find_hits_get_current  (MnFindHits     *self,
                                            guint          *position);
void             mn_find_hits_set_current  (MnFindHits     *self,
                                            guint           position);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_INITIALS_INDEX (mn_initials_index_get_type ())

/**
 * MnInitialsIndex:
 *
 * The entities of a library by their initials. It is in memory, about 24 bytes a name: the store finds names by how
 * their words begin, and would have to look at every one that begins with the first letter, which takes it far too long
 * between two keys. A worker reads it; what is changed here is taken up at once, and what another process or a big change
 * wrote is read again.
 */
G_DECLARE_FINAL_TYPE (MnInitialsIndex, mn_initials_index, MN, INITIALS_INDEX, GObject)

MnInitialsIndex *mn_initials_index_of       (MnLibrary       *library);
gboolean         mn_initials_index_is_ready (MnInitialsIndex *self);
GArray          *mn_initials_index_find     (MnInitialsIndex *self,
                                             const char      *letters,
                                             guint            limit);

G_END_DECLS

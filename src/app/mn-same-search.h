/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-same-claims.h"
#include "mn-workspace.h"

G_BEGIN_DECLS

#define MN_TYPE_SAME_SEARCH (mn_same_search_get_type ())

/**
 * MnSameSearch:
 *
 * Follows the current claim of a workspace and finds, in a worker, the claims of the library that say the same.
 */
G_DECLARE_FINAL_TYPE (MnSameSearch, mn_same_search, MN, SAME_SEARCH, GObject)

MnSameSearch       *mn_same_search_new       (MnWorkspace  *workspace);
MnClaim            *mn_same_search_get_claim (MnSameSearch *self);
const MnSameClaims *mn_same_search_get_found (MnSameSearch *self);
gboolean            mn_same_search_is_busy   (MnSameSearch *self);
void                mn_same_search_hurry     (MnSameSearch *self);

G_END_DECLS

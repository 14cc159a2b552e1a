/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-query.h"
#include "mn-tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_CLAIMS_FILTER (mn_claims_filter_get_type ())

/**
 * MnClaimsFilter:
 *
 * The bar above the table of claims that says which of them it lists. It wraps where it is narrow.
 */
G_DECLARE_FINAL_TYPE (MnClaimsFilter, mn_claims_filter, MN, CLAIMS_FILTER, GtkWidget)

void mn_claims_filter_set_tagset  (MnClaimsFilter     *self,
                                   MnTagset           *tagset);
void mn_claims_filter_set_article (MnClaimsFilter     *self,
                                   const MnId         *article);
void mn_claims_filter_set_query   (MnClaimsFilter     *self,
                                   const MnClaimQuery *query,
                                   gboolean            in_article);
void mn_claims_filter_fill        (MnClaimsFilter     *self,
                                   MnClaimQuery       *query);
gboolean mn_claims_filter_is_in_article (MnClaimsFilter *self);
void mn_claims_filter_clear       (MnClaimsFilter     *self);
void mn_claims_filter_search      (MnClaimsFilter     *self);

G_END_DECLS

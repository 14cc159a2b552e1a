/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-selection.h"

G_BEGIN_DECLS

#define MN_TYPE_CLAIMS_TABLE (mn_claims_table_get_type ())

/**
 * MnClaimsTable:
 *
 * Claims of the library as a table that is sorted by its columns, with keys and menus to change what is selected. It
 * changes nothing itself: it tells what somebody wants.
 */
G_DECLARE_FINAL_TYPE (MnClaimsTable, mn_claims_table, MN, CLAIMS_TABLE, GtkWidget)

void              mn_claims_table_set_library   (MnClaimsTable *self,
                                                 MnLibrary     *library);
MnClaimList      *mn_claims_table_get_list      (MnClaimsTable *self);
MnClaimSelection *mn_claims_table_get_selection (MnClaimsTable *self);
GtkColumnView    *mn_claims_table_get_view      (MnClaimsTable *self);
void              mn_claims_table_sort          (MnClaimsTable *self,
                                                 MnClaimOrder   order,
                                                 gboolean       is_descending);
void              mn_claims_table_select        (MnClaimsTable *self,
                                                 guint          position);
void              mn_claims_table_end_edit      (MnClaimsTable *self,
                                                 gboolean       is_kept);

G_END_DECLS

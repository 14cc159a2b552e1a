/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-query.h"
#include "mn-library.h"

G_BEGIN_DECLS

/**
 * MnClaimValue:
 * @id: (nullable): what records call it; %NULL for none
 * @label: what people call it
 * @tag: (nullable): the tag of the tagset, where it is one
 *
 * One of the few values that a column of the table of claims may have.
 */
typedef struct
{
  char        *id;
  char        *label;
  const MnTag *tag;
} MnClaimValue;

gboolean    mn_claim_values_has       (MnClaimOrder         column);
GPtrArray  *mn_claim_values_list      (MnTagset            *tagset,
                                       MnClaimOrder         column);
const char *mn_claim_values_get       (MnClaim             *claim,
                                       MnClaimOrder         column,
                                       const MnId          *annotator);
void        mn_claim_values_set_async (MnLibrary           *library,
                                       const guint32       *keys,
                                       guint                n_keys,
                                       MnClaimOrder         column,
                                       const char          *id,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

G_END_DECLS

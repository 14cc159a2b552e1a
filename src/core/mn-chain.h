/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/**
 * MnChain:
 *
 * What belongs together with one mark: of a mention all that refer to the same entity; of a claim the mentions of those
 * who make it, pass it on and are told it.
 */
typedef struct _MnChain MnChain;

MnChain *mn_chain_new     (MnRecord       *mark);
MnChain *mn_chain_new_of  (const MnId     *entity);
void     mn_chain_free    (MnChain        *self);
gboolean mn_chain_has     (const MnChain  *self,
                           MnRecord       *mark);
MnClaim *mn_chain_get_claim (const MnChain *self);
void     mn_chain_foreach (const MnChain  *self,
                           MnDocument     *document,
                           MnRecordFunc    function,
                           gpointer        user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnChain, mn_chain_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-claim.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

/** MN_RELATION_REPEATS: the relation type of claims that say the same; the first repeats the second. */
#define MN_RELATION_REPEATS "repeats"
/** MN_RELATION_CONTRADICTS: that of claims that cannot both hold. */
#define MN_RELATION_CONTRADICTS "contradicts"

GPtrArray *mn_claim_repeats_list             (MnSnapshot  *snapshot,
                                              const MnId  *claim,
                                              GError     **error);
gboolean   mn_verdicts_agree                 (const MnVerdict *a,
                                              const MnVerdict *b);
MnChange  *mn_claim_change_to_spread_verdict (MnSnapshot  *snapshot,
                                              const MnId  *claim,
                                              const MnId  *annotator,
                                              GError     **error);

G_END_DECLS

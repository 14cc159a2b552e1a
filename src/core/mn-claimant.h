/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-reading.h"
#include "mn-id.h"

G_BEGIN_DECLS

/**
 * MnClaimMention:
 * @start: where it begins, in code points
 * @end: where it ends
 * @id: what it is known by
 *
 * A known mention of somebody who may speak.
 */
typedef struct
{
  guint start;
  guint end;
  MnId  id;
} MnClaimMention;

/**
 * MnClaimant:
 * @is_found: whether there is one
 * @is_name: whether it is a name or a known mention, not “the ministry” or “he”
 * @start: where it begins
 * @end: where it ends
 * @first: the token that its phrase begins with, with what goes before a name
 * @last: the token after its phrase
 * @mention: the known mention it is, or none
 *
 * Who speaks.
 */
typedef struct
{
  gboolean is_found;
  gboolean is_name;
  guint    start;
  guint    end;
  guint    first;
  guint    last;
  MnId     mention;
} MnClaimant;

MnClaimant mn_claimant_before (const MnClaimReading *reading,
                               guint                 token,
                               guint                 floor,
                               const GArray         *mentions);
MnClaimant mn_claimant_after  (const MnClaimReading *reading,
                               guint                 token,
                               const GArray         *mentions);
MnClaimant mn_claimant_first  (const MnClaimReading *reading,
                               guint                 floor,
                               guint                 limit,
                               const GArray         *mentions);

G_END_DECLS

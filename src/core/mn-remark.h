/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-span.h"

G_BEGIN_DECLS

/**
 * MnRemark:
 * @spans: where it stands
 * @note: what it says, or %NULL
 *
 * A plain highlight with a comment, neither mention nor claim.
 */
struct _MnRemark
{
  struct _MnRecord record;
  MnSpans          spans;
  char            *note;
};

MN_DECLARE_RECORD (MnRemark, mn_remark)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-store.h"

/**
 * BenchArticle:
 * @n_bytes: how long its text is
 * @n_mentions: how many mentions it gets
 * @n_claims: how many claims
 */
typedef struct
{
  gsize n_bytes;
  guint n_mentions;
  guint n_claims;
} BenchArticle;

MnId make_article (MnStore            *store,
                   const MnId         *annotator,
                   const BenchArticle *size,
                   guint               number);
MnId make_annotator (MnStore           *store);

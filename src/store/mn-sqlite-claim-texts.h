/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-sqlite-writing.h"

G_BEGIN_DECLS

/**
 * MN_READ_CLAIM_TEXTS:
 *
 * What claims say, worked out from their records: the one place that knows how. A record that is no JSON says nothing.
 */
#define MN_READ_CLAIM_TEXTS \
  "SELECT id, coalesce(json_extract(body, '$.statement'), ''), " \
  "coalesce((SELECT group_concat(json_extract(value, '$.quote'), ' ') FROM json_each(body, '$.spans')), '') " \
  "FROM claims WHERE json_valid(body)"

/** MN_ADD_CLAIM_TEXTS: puts it where the full text index finds it; of all claims, or of those that a condition adds. */
#define MN_ADD_CLAIM_TEXTS "INSERT INTO claim_texts (claim, statement, quote) " MN_READ_CLAIM_TEXTS

gboolean   mn_claim_texts_write   (MnWriting          *writing,
                                   MnClaim            *before,
                                   MnClaim            *after,
                                   GError            **error);
gboolean   mn_claim_texts_rebuild (MnConnection       *connection,
                                   GError            **error);
GPtrArray *mn_claim_texts_find    (MnConnection       *connection,
                                   const char *const  *beginnings,
                                   guint               limit,
                                   GError            **error);
gint64     mn_claim_texts_count   (MnConnection       *connection,
                                   const char         *beginning,
                                   GError            **error);

G_END_DECLS

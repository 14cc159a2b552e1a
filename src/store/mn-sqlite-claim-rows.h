/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-claim.h"
#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

/* What claims of the library are found and sorted by: tables that follow from the claims, the names of entities and the
 * words of mentions */

char    *mn_claim_rows_get_claimant (MnConnection  *connection,
                                     MnClaim       *claim);
gboolean mn_claim_rows_write        (MnConnection  *connection,
                                     gint64         article_key,
                                     MnClaim       *claim,
                                     GError       **error);
gboolean mn_claim_rows_remove       (MnConnection  *connection,
                                     const MnId    *claim,
                                     GError       **error);
gboolean mn_claim_rows_name_entity  (MnConnection  *connection,
                                     const MnId    *entity,
                                     const char    *name,
                                     GError       **error);
gboolean mn_claim_rows_name_mention (MnConnection  *connection,
                                     gint64         article_key,
                                     const MnId    *mention,
                                     const MnSpans *spans,
                                     GError       **error);
gboolean mn_claim_rows_date_article (MnConnection  *connection,
                                     gint64         article_key,
                                     MnArticle     *article,
                                     GError       **error);
gboolean mn_claim_rows_has_date     (MnConnection  *connection,
                                     gint64         article_key,
                                     MnArticle     *article);
gboolean mn_claim_rows_fill         (MnConnection  *connection,
                                     GError       **error);
gboolean mn_claim_rows_has          (MnConnection  *connection,
                                     gint64         article_key,
                                     MnClaim       *claim);

G_END_DECLS

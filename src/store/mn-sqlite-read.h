/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-record-pool.h"
#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

gboolean  mn_read_key     (MnConnection  *connection,
                           MnStatement    which,
                           const MnId    *id,
                           gint64        *key,
                           GError       **error);
gpointer  mn_read_row     (MnQuery       *query,
                           MnRecordKind   kind,
                           const MnId    *article,
                           MnRecordPool  *pool,
                           GError       **error);
gboolean  mn_read_text    (MnConnection  *connection,
                           gint64         key,
                           MnArticleBuilder *article,
                           GError       **error);
gpointer  mn_read_record  (MnConnection  *connection,
                           MnRecordKind   kind,
                           const MnId    *article,
                           const MnId    *id,
                           GError       **error);
void      mn_read_corrupt (MnConnection  *connection,
                           const char    *what,
                           GError       **error);
const MnRecordInfo *mn_record_info_of (guint64 kind);
gboolean  mn_kind_is_mark (MnRecordKind   kind);

G_END_DECLS

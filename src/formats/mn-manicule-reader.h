/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-json-reader.h"
#include "mn-manicule-export.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/**
 * MnManiculeVisitor:
 * @tagset: (transfer none): the tagset of the file
 * @record: (nullable) (transfer full): an annotator, entity or relation, or a mark with its article set; %NULL to pass
 *   over the marks
 * @text: (transfer none): the text of an article, before its first mark
 * @article: (transfer none): an article, all of it read, after its last mark
 *
 * Is handed what a file holds, one by one, with the line where it begins. What is wrong with it, it tells the reader
 * (mn_json_reader_fail_at()).
 */
typedef struct
{
  void (*tagset)  (MnTagset   *tagset,
                   guint64     line,
                   gpointer    user_data);
  void (*record)  (MnRecord   *record,
                   guint64     line,
                   gpointer    user_data);
  void (*text)    (const MnId *article,
                   MnText     *text,
                   guint64     line,
                   gpointer    user_data);
  void (*article) (MnArticle  *article,
                   guint64     line,
                   gpointer    user_data);
} MnManiculeVisitor;

gboolean mn_manicule_read (MnJsonReader            *reader,
                           MnManiculeLayout         layout,
                           const MnManiculeVisitor *visitor,
                           gpointer                 user_data,
                           gboolean                *is_other_version);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-sqlite-writing.h"

G_BEGIN_DECLS

gboolean mn_write_article (MnWriting     *self,
                           MnArticle     *before,
                           MnArticle     *after,
                           GError       **error);
char    *mn_head_to_json  (gconstpointer  article);
gboolean mn_text_changes  (gconstpointer  before,
                           gconstpointer  after);

G_END_DECLS

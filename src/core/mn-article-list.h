/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_ARTICLE_ITEM (mn_article_item_get_type ())

/**
 * MnArticleItem:
 *
 * One row of a list of articles: an article's head, which a newer one may replace.
 */
G_DECLARE_FINAL_TYPE (MnArticleItem, mn_article_item, MN, ARTICLE_ITEM, GObject)

MnArticle *mn_article_item_get_article (MnArticleItem *self);

#define MN_TYPE_ARTICLE_LIST (mn_article_list_get_type ())

/**
 * MnArticleList:
 *
 * The articles of a library as a #GListModel of #MnArticleItem. Only the pages around what is shown are ever read, so
 * that a million articles list like ten.
 */
G_DECLARE_FINAL_TYPE (MnArticleList, mn_article_list, MN, ARTICLE_LIST, GObject)

MnArticleList *mn_article_list_new        (MnLibrary      *library);
void           mn_article_list_set_words  (MnArticleList  *self,
                                           const char     *words);
void           mn_article_list_set_status (MnArticleList  *self,
                                           gint            status);
gboolean       mn_article_list_is_filtered (MnArticleList *self);
void           mn_article_list_refresh    (MnArticleList  *self);
gint64         mn_article_list_find       (MnArticleList  *self,
                                           const MnId     *article);

G_END_DECLS

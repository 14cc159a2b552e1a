/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ARTICLE_ROW (mn_article_row_get_type ())

/**
 * MnArticleRow:
 *
 * One article in the library pane: title, publisher and date, how much is marked, status.
 */
G_DECLARE_FINAL_TYPE (MnArticleRow, mn_article_row, MN, ARTICLE_ROW, GtkWidget)

G_END_DECLS

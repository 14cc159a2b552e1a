/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article-view.h"

G_BEGIN_DECLS

void mn_article_hover_attach (MnArticleView *view);

G_END_DECLS

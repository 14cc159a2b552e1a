/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-display-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How an article's text is set: leading, and what its blocks look like */

void mn_article_style_prepare    (GtkTextView         *view);
void mn_article_style_set_column (GtkTextView         *view,
                                  int                  width);
void mn_article_style_apply      (GtkTextBuffer       *buffer,
                                  const MnBlocks      *blocks,
                                  const MnDisplayText *text);

G_END_DECLS

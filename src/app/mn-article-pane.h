/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_ARTICLE_PANE (mn_article_pane_get_type ())

/**
 * MnArticlePane:
 *
 * The middle of the window: the article with its overview, or, where there is none, what to do about it
 * (`win.open`, `win.paste`, `win.open-sample`).
 */
G_DECLARE_FINAL_TYPE (MnArticlePane, mn_article_pane, MN, ARTICLE_PANE, AdwBin)

GtkWidget *mn_article_pane_new           (void);
void       mn_article_pane_set_workspace (MnArticlePane *self,
                                          MnWorkspace   *workspace);
void       mn_article_pane_find          (MnArticlePane *self);
void       mn_article_pane_find_next     (MnArticlePane *self,
                                          gboolean       backwards);

G_END_DECLS

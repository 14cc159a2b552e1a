/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ARTICLE_VIEW (mn_article_view_get_type ())

/**
 * MnArticleView:
 *
 * The text of the workspace's document as a column to read, with its marks drawn on it. It reports the caret and the
 * selection to the workspace, makes the mark under them current, and turns keys into the actions of the group `doc`.
 * To be the direct child of a #GtkScrolledWindow.
 */
G_DECLARE_FINAL_TYPE (MnArticleView, mn_article_view, MN, ARTICLE_VIEW, GtkTextView)

GtkWidget   *mn_article_view_new           (void);
MnWorkspace *mn_article_view_get_workspace (MnArticleView *self);
void         mn_article_view_set_workspace (MnArticleView *self,
                                            MnWorkspace   *workspace);
gint         mn_article_view_find_at       (MnArticleView *self,
                                            double         x,
                                            double         y);
gint         mn_article_view_find_near     (MnArticleView *self,
                                            double         x,
                                            double         y);
gboolean     mn_article_view_is_at_edge    (MnArticleView *self,
                                            double         x,
                                            double         y,
                                            guint          offset,
                                            gboolean       is_end,
                                            int            reach);
void         mn_article_view_select        (MnArticleView *self,
                                            guint          caret,
                                            guint          bound);
void         mn_article_view_set_exact     (MnArticleView *self,
                                            gboolean       is_exact);
void         mn_article_view_show_types    (MnArticleView *self,
                                            gboolean       by_keyboard);
void         mn_article_view_scroll_to     (MnArticleView *self,
                                            double         fraction);

G_END_DECLS

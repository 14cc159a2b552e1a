/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-display-text.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MnMarkPainter:
 *
 * Draws the marks of a document below its text: mentions as highlights in the colour of their type, the inner ones
 * lower than those around them, those that belong together with the current mark or the one under the pointer with a strong
 * lower edge; claims as a bracket in the margin and a line under the text in the colour of the
 * verdict, dashed while there is none; remarks as a dotted line and a small note in the other margin. What a frame
 * costs depends on what is in view, not on how many marks there are.
 */
typedef struct _MnMarkPainter MnMarkPainter;

MnMarkPainter *mn_mark_painter_new           (void);
void           mn_mark_painter_free          (MnMarkPainter       *self);
void           mn_mark_painter_forget_colors (MnMarkPainter       *self);
void           mn_mark_painter_snapshot      (MnMarkPainter       *self,
                                              GtkTextView         *view,
                                              MnWorkspace         *workspace,
                                              const MnDisplayText *text,
                                              GtkSnapshot         *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnMarkPainter, mn_mark_painter_free)

G_END_DECLS

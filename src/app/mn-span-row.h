/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_SPAN_ROW (mn_span_row_get_type ())

/**
 * MnSpanRow:
 *
 * One piece of a mark in a form: what stands there, and a button to take it away. Emits `remove` with where it begins.
 */
G_DECLARE_FINAL_TYPE (MnSpanRow, mn_span_row, MN, SPAN_ROW, GtkWidget)

GtkWidget *mn_span_row_new (const MnSpan *span,
                            const char   *remove_label);

G_END_DECLS

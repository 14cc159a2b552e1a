/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_FOLD (mn_fold_get_type ())

/**
 * MnFold:
 *
 * Three panes side by side that fold away on a narrow window: library, content, inspector. The only place that knows
 * AdwLeaflet and AdwFlap, which newer libadwaita replaces.
 */
G_DECLARE_FINAL_TYPE (MnFold, mn_fold, MN, FOLD, GtkWidget)

void     mn_fold_show_content  (MnFold *self);
gboolean mn_fold_is_folded     (MnFold *self);

G_END_DECLS

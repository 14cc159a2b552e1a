/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_SWATCH (mn_swatch_get_type ())

/**
 * MnSwatch:
 *
 * The colour of a tag: a dot, or, with its key shown, a small key cap in that colour. It stands beside a label that says
 * the tag, so it says nothing to screen readers.
 */
G_DECLARE_FINAL_TYPE (MnSwatch, mn_swatch, MN, SWATCH, GtkWidget)

GtkWidget *mn_swatch_new     (const MnTag *tag,
                              gboolean     show_key);
void       mn_swatch_set_tag (MnSwatch    *self,
                              const MnTag *tag);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-annotator.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_ANNOTATOR_ROW (mn_annotator_row_get_type ())

/**
 * MnAnnotatorRow:
 *
 * An annotator in the preferences: can be chosen, and called otherwise.
 */
G_DECLARE_FINAL_TYPE (MnAnnotatorRow, mn_annotator_row, MN, ANNOTATOR_ROW, AdwActionRow)

GtkWidget *mn_annotator_row_new   (MnAnnotator    *annotator);
gboolean   mn_annotator_row_is_of (MnAnnotatorRow *self,
                                   const MnId     *annotator);

G_END_DECLS

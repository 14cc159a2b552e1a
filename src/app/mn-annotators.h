/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-annotator-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ANNOTATORS (mn_annotators_get_type ())

/**
 * MnAnnotators:
 *
 * Who annotates in this program, remembered for the user: the actions `app.annotator` (which of them, by id),
 * `app.new-annotator` and `app.preferences`.
 */
G_DECLARE_FINAL_TYPE (MnAnnotators, mn_annotators, MN, ANNOTATORS, GObject)

MnAnnotators *mn_annotators_new (GtkApplication *application,
                                 MnLibrary      *library,
                                 GSettings      *settings);

G_END_DECLS

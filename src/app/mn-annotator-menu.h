/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

#define MN_TYPE_ANNOTATOR_MENU (mn_annotator_menu_get_type ())

/**
 * MnAnnotatorMenu:
 *
 * The menu by which one says who annotates: its entry names who does, and what it opens has all of them.
 */
G_DECLARE_FINAL_TYPE (MnAnnotatorMenu, mn_annotator_menu, MN, ANNOTATOR_MENU, GObject)

MnAnnotatorMenu *mn_annotator_menu_new (GMenu     *section,
                                        MnLibrary *library);

G_END_DECLS

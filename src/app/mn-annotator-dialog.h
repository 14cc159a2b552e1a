/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MnAnnotatorNamedFunc:
 * @parent: the window that was asked in
 * @change: (transfer none): the change that made or renamed the annotator, who is its one item
 * @user_data: what was given
 *
 * Is told of a name once it is durable.
 */
typedef void (*MnAnnotatorNamedFunc) (GtkWindow *parent,
                                      MnChange  *change,
                                      gpointer   user_data);

void mn_annotator_dialog_present (GtkWindow            *parent,
                                  MnLibrary            *library,
                                  MnAnnotator          *annotator,
                                  MnAnnotatorNamedFunc  named,
                                  gpointer              user_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_PROGRESS (mn_progress_get_type ())

/**
 * MnProgress:
 *
 * A long piece of work that the user can see and stop: a dialog with a progress bar and Cancel, which shows only where
 * the work takes longer than a moment.
 */
G_DECLARE_FINAL_TYPE (MnProgress, mn_progress, MN, PROGRESS, GObject)

MnProgress        *mn_progress_new             (GtkWindow  *window,
                                      const char *heading,
                                      const char *body);
GCancellable *mn_progress_get_cancellable (MnProgress      *self);
void          mn_progress_set_done    (double      done,
                                      gpointer    progress);
void          mn_progress_end             (MnProgress      *self);

G_END_DECLS

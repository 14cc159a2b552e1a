/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_JOB (mn_job_get_type ())

/**
 * MnJob:
 *
 * A long piece of work that the user can see and stop: a dialog with a progress bar and Cancel, which shows only where
 * the work takes longer than a moment.
 */
G_DECLARE_FINAL_TYPE (MnJob, mn_job, MN, JOB, GObject)

MnJob        *mn_job_new             (GtkWindow  *window,
                                      const char *heading,
                                      const char *body);
GCancellable *mn_job_get_cancellable (MnJob      *self);
void          mn_job_set_progress    (double      done,
                                      gpointer    job);
void          mn_job_end             (MnJob      *self);

G_END_DECLS

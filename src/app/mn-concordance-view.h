/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_CONCORDANCE_VIEW (mn_concordance_view_get_type ())

/**
 * MnConcordanceView:
 *
 * The mentions of an entity in their contexts, to be sorted, filtered, picked and gone to.
 *
 * Signals: `go (MnMention *)`, when one is to be gone to.
 */
G_DECLARE_FINAL_TYPE (MnConcordanceView, mn_concordance_view, MN, CONCORDANCE_VIEW, GtkWidget)

void       mn_concordance_view_set_survey   (MnConcordanceView *self,
                                             MnEntitySurvey    *survey);
MnMention *mn_concordance_view_step         (MnConcordanceView *self,
                                             gboolean           backwards);
gboolean   mn_concordance_view_get_position (MnConcordanceView *self,
                                             guint             *position,
                                             guint             *n);
GPtrArray *mn_concordance_view_list_picked  (MnConcordanceView *self);
void       mn_concordance_view_unpick       (MnConcordanceView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_PARTICIPANT_ROW (mn_participant_row_get_type ())

/**
 * MnParticipantRow:
 *
 * One participant of the current claim: who or what, in the words of the article, in which role, and a button to take it
 * away.
 */
G_DECLARE_FINAL_TYPE (MnParticipantRow, mn_participant_row, MN, PARTICIPANT_ROW, GtkWidget)

GtkWidget *mn_participant_row_new        (MnWorkspace         *workspace);
void       mn_participant_row_set_tagset (MnParticipantRow    *self,
                                          MnTagset            *tagset);
void       mn_participant_row_show       (MnParticipantRow    *self,
                                          MnClaim             *claim,
                                          const MnParticipant *participant);

G_END_DECLS

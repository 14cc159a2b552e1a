/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_PARTICIPANT_LIST (mn_participant_list_get_type ())

/**
 * MnParticipantList:
 *
 * Who and what a claim is about: its participants with their roles, and those offered from what lies inside it, each of
 * which a click accepts. None is set silently.
 */
G_DECLARE_FINAL_TYPE (MnParticipantList, mn_participant_list, MN, PARTICIPANT_LIST, GtkWidget)

void mn_participant_list_set_workspace (MnParticipantList *self,
                                        MnWorkspace       *workspace);
void mn_participant_list_show          (MnParticipantList *self,
                                        MnClaim           *claim);

G_END_DECLS

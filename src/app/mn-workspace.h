/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-edits.h"
#include "mn-find-hits.h"
#include "mn-layers.h"
#include "mn-suggestions.h"

G_BEGIN_DECLS

#define MN_TYPE_WORKSPACE (mn_workspace_get_type ())

/**
 * MnWorkspace:
 *
 * What a window has in hand: the library, the open document, where the caret and the selection are, and which mark or
 * entity is the current one. Widgets show it and report to it; what can be done with it are the actions of its group
 * `doc`. Nothing of it is stored: the document holds what matters.
 */
G_DECLARE_FINAL_TYPE (MnWorkspace, mn_workspace, MN, WORKSPACE, GObject)

MnWorkspace  *mn_workspace_new                (MnLibrary    *library);
MnLibrary    *mn_workspace_get_library        (MnWorkspace  *self);
MnDocument   *mn_workspace_get_document       (MnWorkspace  *self);
void          mn_workspace_set_document       (MnWorkspace  *self,
                                               MnDocument   *document);
MnRecord     *mn_workspace_get_current        (MnWorkspace  *self);
MnRecord     *mn_workspace_get_last_claim     (MnWorkspace  *self);
void          mn_workspace_set_current        (MnWorkspace  *self,
                                               const MnId   *mark);
MnRecord     *mn_workspace_get_hovered        (MnWorkspace  *self);
void          mn_workspace_set_hovered        (MnWorkspace  *self,
                                               const MnId   *mark);
MnEntity     *mn_workspace_get_current_entity (MnWorkspace  *self);
void          mn_workspace_set_current_entity (MnWorkspace  *self,
                                               const MnId   *entity);
void          mn_workspace_set_selection      (MnWorkspace  *self,
                                               guint         caret,
                                               guint         start,
                                               guint         end,
                                               gboolean      is_exact);
guint         mn_workspace_get_caret          (MnWorkspace  *self);
gboolean      mn_workspace_get_selection      (MnWorkspace  *self,
                                               guint        *start,
                                               guint        *end);
void          mn_workspace_set_is_name        (MnWorkspace  *self,
                                               gboolean      is_name);
gboolean      mn_workspace_get_is_name        (MnWorkspace  *self);
gboolean      mn_workspace_get_exact_selection (MnWorkspace *self,
                                               guint        *start,
                                               guint        *end);
MnFindHits   *mn_workspace_get_hits           (MnWorkspace  *self);
MnSuggestions *mn_workspace_get_suggestions   (MnWorkspace  *self);
MnLayers     *mn_workspace_get_layers         (MnWorkspace  *self);
void          mn_workspace_set_suggesting     (MnWorkspace  *self,
                                               gboolean      names,
                                               gboolean      claims);
void          mn_workspace_reveal             (MnWorkspace  *self,
                                               guint         start,
                                               guint         end);
void          mn_workspace_select             (MnWorkspace  *self,
                                               guint         start,
                                               guint         end);
void          mn_workspace_show               (MnWorkspace  *self,
                                               guint         start,
                                               guint         end);
void          mn_workspace_leave              (MnWorkspace  *self,
                                               guint         target);
void          mn_workspace_go_to_mark         (MnWorkspace  *self,
                                               const MnId   *mark);
void          mn_workspace_tell               (MnWorkspace  *self,
                                               const char   *message,
                                               gboolean      with_undo);
void          mn_workspace_offer              (MnWorkspace  *self,
                                               const char   *message,
                                               const char   *button,
                                               const char   *action);
void          mn_workspace_fail               (MnWorkspace  *self,
                                               const GError *error);
void          mn_workspace_finish_edit        (GObject      *document,
                                               GAsyncResult *result,
                                               gpointer      workspace);
GActionGroup *mn_workspace_get_actions        (MnWorkspace  *self);

G_END_DECLS
